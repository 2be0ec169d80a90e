import { HttpClient, httpResource } from '@angular/common/http';
import { DOCUMENT } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  LOCALE_ID,
  signal,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { FormOffer } from '@karta/contracts';
import { FailureNote, IntendedAct, plainDate, Skeleton, FORM_HINTS, formName, REFUSALS } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { CityFacts } from '../city-facts.ts';
import { applicationList, ApplicationsApi, type NewDraft } from './applications-api.ts';
import { NotYet } from './not-yet.ts';

interface Acting {
  readonly members: readonly { readonly memberId: string; readonly firstName: string; readonly lastName: string }[];
}

/**
 * The selector of forms: what may be begun now, and why the rest may not (004-46, 004-69); for oneself, or for somebody of whom
 * one is the guardian (004-24). A link that names a form begins it at once.
 */
@Component({
  selector: 'km-start-application',
  imports: [FailureNote, NotYet, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './start-application.html',
})
export class StartApplication {
  /** Code of the form that a link names, with the card, the package or the application that it is about. */
  readonly rodzaj = input<string>();
  readonly karta = input<string>();
  readonly pakiet = input<string>();
  readonly jak = input<string>();
  protected readonly facts = inject(CityFacts);
  protected readonly list = applicationList();
  protected readonly family = httpResource<Acting>(() => '/api/resident/acting-for');
  protected readonly failure = signal<unknown>(null);
  protected readonly isSending = signal(false);
  protected readonly forWard = signal(false);
  protected readonly ward = signal<string | null>(null);
  protected readonly refusals = REFUSALS;
  protected readonly plainDate = plainDate;
  protected readonly hintOf = ({ kind, names }: FormOffer): string | null => (names ? null : FORM_HINTS[kind]);
  private readonly language = inject(LOCALE_ID).slice(0, 2);
  private readonly picked = signal<string | null>(null);
  private readonly offers = computed(() => (this.list.hasValue() ? (this.list.value().offers ?? []) : []));
  protected readonly open = computed(() => this.offers().filter(({ refusal }) => refusal === null));
  protected readonly closed = computed(() => this.offers().filter(({ refusal }) => refusal !== null));
  protected readonly chosen = computed(
    () =>
      this.open().find(({ code }) => code === this.picked()) ??
      this.open().find(({ code }) => code === this.rodzaj()) ??
      this.open()[0],
  );
  /** The form that a link names may not be begun: this says why. */
  protected readonly refused = computed(() => this.closed().find(({ code }) => code === this.rodzaj()));
  protected readonly drafts = computed(() =>
    this.list.hasValue() ? this.list.value().applications.filter(({ state }) => state === 'draft') : [],
  );
  private readonly http = inject(HttpClient);
  private readonly document = inject(DOCUMENT);
  private readonly api = inject(ApplicationsApi);
  private readonly router = inject(Router);
  private readonly starting = new IntendedAct();

  constructor() {
    effect(() => {
      const named = this.open().find(({ code }) => code === this.rodzaj());
      if (named) untracked(() => void this.start());
    });
  }

  protected name(offer: FormOffer): string {
    return formName(offer, this.language);
  }

  protected pick(code: string): void {
    this.picked.set(code);
  }

  protected async start(): Promise<void> {
    const offer = this.chosen();
    if (this.isSending() || !offer) return;
    this.isSending.set(true);
    this.failure.set(null);
    try {
      if (this.forWard()) return await this.actForWard();
      const draft = this.draftOf(offer);
      const known = this.draftLike(draft);
      const id = known ?? (await this.api.create(draft, this.starting.keyFor(draft))).id;
      await this.router.navigate(['/wnioski', id, 'formularz'], { replaceUrl: true });
    } catch (failure) {
      this.starting.failed(failure);
      this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }

  /** From here on the panel is that person's: the page begins anew for them. */
  private async actForWard(): Promise<void> {
    const memberId = this.ward();
    if (memberId === null) return;
    await firstValueFrom(this.http.put('/api/resident/acting-for', { memberId }));
    this.document.location.reload();
  }

  private draftOf({ code, kind, objects }: FormOffer): NewDraft {
    const [object = ''] = objects;
    const wanted = (kind === 'duplicate' ? this.karta() : this.pakiet()) ?? '';
    const about = objects.includes(wanted) ? wanted : object;
    return {
      form: code,
      ...(kind === 'duplicate' && { details: { cardId: about } }),
      ...(kind.startsWith('package-') && { packageCode: about }),
      ...(kind === 'card-issue' && {
        packageCode: this.pakiet() ?? this.facts.city()?.packages[0]?.code ?? 'resident',
      }),
      ...(this.jak() !== undefined && { like: this.jak() }),
    };
  }

  /** A link goes on with the draft that it began before, rather than beginning another one. */
  private draftLike({ form, packageCode, like }: NewDraft): string | undefined {
    if (this.rodzaj() === undefined || like !== undefined) return undefined;
    return this.drafts().find(
      (draft) =>
        (draft.formCode ?? draft.type) === form && (packageCode === undefined || draft.packageCode === packageCode),
    )?.id;
  }
}
