import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { PaperOffers } from '@karta/contracts';
import {
  applicationTypeWord,
  FailureNote,
  idempotent,
  IntendedAct,
  readAnew,
  sentenceFor,
  Skeleton,
  TextField,
  todayIn,
  toProblem,
} from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { LookReason } from './look-reason.ts';
import { within } from './people-api.ts';

type Offer = PaperOffers['offers'][number];

/** Which application somebody brought on paper, and when; what they may not file now says so. */
@Component({
  selector: 'km-paper-start',
  imports: [FailureNote, LookReason, RouterLink, Skeleton, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="person">
    <div class="dh">
      <a class="btn btn--icon btn--secondary" [routerLink]="['/mieszkancy', id()]" aria-label="Wróć do mieszkańca"
        ><span class="i i-arrow_back" aria-hidden="true"></span
      ></a>
      <h1>Wniosek papierowy</h1>
    </div>
    @if (list.hasValue()) {
      <form class="panel stack stack-3 narrow" novalidate (submit)="begin($event)">
        <fieldset class="stack stack-1">
          <legend class="label">Jaki wniosek</legend>
          @for (offer of offers(); track offer.code) {
            <label class="check check--sm"
              ><input
                type="radio"
                name="rodzaj-wniosku"
                [value]="offer.code"
                [disabled]="offer.refusal !== null"
                [checked]="form() === offer.code"
                (change)="form.set(offer.code)"
              /><span
                >{{ nameOf(offer) }}
                @if (offer.refusal !== null) {
                  <span class="muted">: teraz nie można go złożyć</span>
                }
              </span></label
            >
          }
        </fieldset>
        <km-text-field
          name="data-wplywu"
          label="Data wpływu"
          type="date"
          hint="Od tego dnia biegnie termin decyzji."
          [(value)]="receivedOn"
        />
        @if (error(); as sentence) {
          <p class="error-text" role="alert">
            <span class="i i-error" aria-hidden="true"></span><span>{{ sentence }}</span>
          </p>
        }
        <div>
          <button class="btn btn--primary" [disabled]="isSending()">Przepisz wniosek</button>
        </div>
      </form>
    } @else if (needsReason()) {
      <km-look-reason [residentId]="id()" (stated)="readAnew(list)" />
    } @else if (list.error()) {
      <km-failure [error]="list.error()" (retry)="list.reload()" />
    } @else {
      <km-skeleton [lines]="6" />
    }
  </div>`,
})
export class PaperStart {
  protected readonly readAnew = readAnew;
  readonly id = input.required<string>();
  /** The task within which the person is looked at. */
  readonly zadanie = input<string>();
  protected readonly list = httpResource<PaperOffers>(() => ({
    url: `/api/operator/residents/${this.id()}/paper-offers`,
    params: within(this.zadanie()),
  }));
  protected readonly offers = computed(() => (this.list.hasValue() ? this.list.value().offers : []));
  protected readonly needsReason = computed(
    () => this.list.error() !== undefined && toProblem(this.list.error()).code === 'READ_REASON_NEEDED',
  );
  protected readonly form = signal('');
  protected readonly receivedOn = signal(todayIn());
  protected readonly error = signal<string | null>(null);
  protected readonly isSending = signal(false);
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly intended = new IntendedAct();

  protected nameOf({ kind, names }: Offer): string {
    return names?.pl ?? applicationTypeWord(kind);
  }

  protected async begin(event: Event): Promise<void> {
    event.preventDefault();
    const offer = this.offers().find(({ code }) => code === this.form());
    const isLate = this.receivedOn() === '' || this.receivedOn() > todayIn();
    this.error.set(!offer ? 'Wybierz rodzaj wniosku' : isLate ? 'Data wpływu nie może być w przyszłości' : null);
    if (!offer || isLate || this.isSending()) return;
    this.isSending.set(true);
    const isOfPackage = offer.kind.startsWith('package-');
    const order = {
      form: offer.code,
      ...(isOfPackage && { packageCode: offer.objects[0] }),
      receivedOn: this.receivedOn(),
    };
    try {
      const address = `/api/operator/residents/${this.id()}/paper`;
      const options = { ...idempotent(this.intended.keyFor([this.id(), order])), params: within(this.zadanie()) };
      const { id } = await firstValueFrom(this.http.post<{ id: string }>(address, order, options));
      await this.router.navigate(['/wniosek-papierowy', id]);
    } catch (failure) {
      this.intended.failed(failure);
      this.error.set(sentenceFor(toProblem(failure).code));
    } finally {
      this.isSending.set(false);
    }
  }
}
