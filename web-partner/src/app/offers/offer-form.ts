import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import type { DeskOffers, OfferDraft, PartnerOfferView } from '@karta/contracts';
import { isCivilDate } from '@karta/domain';
import { FailureNote, IntendedAct, SelectField, TextArea, TextField } from '@karta/web-shared';
import { groszeOf } from '../till/grosze.ts';
import { OffersApi } from './offers-api.ts';

/** `new`, an offer that is written, or (without an id) a change of a discount. */
export type WrittenOffer =
  | 'new'
  | (Pick<
      PartnerOfferView,
      | 'packageCode'
      | 'name'
      | 'description'
      | 'savingKind'
      | 'savingValue'
      | 'validFrom'
      | 'validUntil'
      | 'discountId'
      | 'version'
    > & { readonly id: string | null });

type Field = 'name' | 'description' | 'value' | 'from' | 'until';
const KINDS = [
  { code: 'percent', name: 'procent ceny' },
  { code: 'amount', name: 'kwota taniej za sztukę' },
  { code: 'price', name: 'cena za sztukę' },
] as const;

/** An offer as a manager writes it: kept as a draft, or sent to the office. */
@Component({
  selector: 'km-offer-form',
  imports: [FailureNote, SelectField, TextArea, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './offer-form.html',
  host: { class: 'panel', role: 'region', 'aria-label': 'Oferta' },
  styles: `
    :host {
      display: block;
    }
  `,
})
export class OfferForm {
  readonly offer = input.required<WrittenOffer>();
  readonly packages = input.required<DeskOffers['packages']>();
  /** True: it is at the office now. */
  readonly saved = output<boolean>();
  readonly closed = output();
  private readonly known = computed(() => {
    const offer = this.offer();
    return offer === 'new' ? null : offer;
  });
  protected readonly heading = computed(() =>
    this.known()?.discountId ? 'Zmiana oferty' : this.known() ? 'Popraw ofertę' : 'Nowa oferta',
  );
  protected readonly name = linkedSignal(() => this.known()?.name ?? '');
  protected readonly description = linkedSignal(() => this.known()?.description ?? '');
  protected readonly packageCode = linkedSignal(() => this.known()?.packageCode ?? this.packages()[0]?.code ?? '');
  protected readonly kind = linkedSignal<string>(() => this.known()?.savingKind ?? 'percent');
  protected readonly value = linkedSignal(() => {
    const known = this.known();
    if (!known) return '';
    return known.savingKind === 'percent'
      ? `${known.savingValue}`
      : (known.savingValue / 100).toFixed(2).replace('.', ',');
  });
  protected readonly from = linkedSignal(() => this.known()?.validFrom ?? '');
  protected readonly until = linkedSignal(() => this.known()?.validUntil ?? '');
  protected readonly kinds = KINDS;
  /** Of what was sent; gone with the next letter. */
  protected readonly errors = linkedSignal<string, Partial<Record<Field, string>>>({
    source: () => [this.name(), this.description(), this.kind(), this.value(), this.from(), this.until()].join('|'),
    computation: () => ({}),
  });
  protected readonly failure = signal<unknown>(null);
  protected readonly isSending = signal(false);
  private readonly api = inject(OffersApi);
  private readonly intended = new IntendedAct();

  protected async send(isSent: boolean): Promise<void> {
    const draft = this.draft(isSent);
    const [first] = Object.keys(this.errors());
    if (!draft) return document.getElementById(`oferta-${first}`)?.focus();
    if (this.isSending()) return;
    this.isSending.set(true);
    this.failure.set(null);
    const known = this.known();
    try {
      if (known?.id) await this.api.change(known.id, known.version, draft);
      else await this.api.write(draft, this.intended.keyFor(draft));
      this.intended.succeeded();
      this.saved.emit(isSent);
    } catch (failure) {
      this.intended.failed(failure);
      this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }

  private draft(send: boolean): OfferDraft | null {
    const [name, description, from, until] = [this.name().trim(), this.description().trim(), this.from(), this.until()];
    const kind = KINDS.find(({ code }) => code === this.kind())?.code ?? 'percent';
    const percent = /^\d{1,3}$/.test(this.value().trim()) ? Number(this.value().trim()) : null;
    const value = kind === 'percent' ? percent : groszeOf(this.value());
    this.errors.set({
      ...(name === '' && { name: 'Wpisz tytuł' }),
      ...(description === '' && { description: 'Napisz, na co jest zniżka' }),
      ...(kind === 'percent' && (value === null || value < 1 || value > 100) && { value: 'Wpisz liczbę od 1 do 100' }),
      ...(kind !== 'percent' && value === null && { value: 'Wpisz kwotę, na przykład 15,00' }),
      ...(from !== '' && !isCivilDate(from) && { from: 'Wybierz dzień' }),
      ...(until !== '' &&
        (!isCivilDate(until) || (from !== '' && until < from)) && { until: 'Wybierz dzień po pierwszym' }),
    });
    if (value === null || Object.keys(this.errors()).length > 0) return null;
    return {
      ...{ discountId: this.known()?.discountId ?? null, packageCode: this.packageCode(), name, description, send },
      ...{ savingKind: kind, savingValue: value, validFrom: from || null, validUntil: until || null },
    };
  }
}
