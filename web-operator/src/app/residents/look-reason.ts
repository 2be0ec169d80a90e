import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { IntendedAct, sentenceFor, TextField, toProblem } from '@karta/web-shared';
import { lookReasons, PeopleApi } from './people-api.ts';

/** Asks why a person's page is opened outside of a task; the reason stands where the person may read it. */
@Component({
  selector: 'km-look-reason',
  imports: [TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<form class="panel stack stack-3 narrow" novalidate aria-labelledby="po-co" (submit)="send($event)">
    <div>
      <h2 id="po-co">Po co zaglądasz?</h2>
      <p class="muted">
        Poza zadaniem tej osoby podaj powód. Powód, Twoje nazwisko i czas trafiają do dziennika; mieszkaniec może
        zobaczyć, kto oglądał jego dane.
      </p>
    </div>
    <fieldset class="stack stack-1" [attr.aria-describedby]="error() ? 'powod-zajrzenia-error' : null">
      <legend class="label">Powód</legend>
      @for (each of reasons(); track each.code) {
        <label class="check check--sm"
          ><input
            type="radio"
            name="powod-zajrzenia"
            [value]="each.code"
            [checked]="reason() === each.code"
            (change)="reason.set(each.code)"
          /><span>{{ each.name }}</span></label
        >
      }
    </fieldset>
    <km-text-field
      name="slowa-powodu"
      label="Szczegóły"
      [optional]="reason() === 'other' ? null : 'opcjonalnie'"
      [required]="reason() === 'other'"
      [maxLength]="500"
      [(value)]="note"
    />
    @if (error(); as sentence) {
      <p class="error-text" id="powod-zajrzenia-error" role="alert">
        <span class="i i-error" aria-hidden="true"></span><span>{{ sentence }}</span>
      </p>
    }
    <div>
      <button class="btn btn--primary" [disabled]="isSending()">
        {{ isSending() ? 'Otwieramy…' : 'Otwórz dane' }}
      </button>
    </div>
  </form>`,
})
export class LookReason {
  readonly residentId = input.required<string>();
  readonly stated = output();
  protected readonly list = lookReasons();
  protected readonly reasons = computed(() => (this.list.hasValue() ? this.list.value().reasons : []));
  protected readonly reason = signal('');
  protected readonly note = signal('');
  protected readonly error = signal<string | null>(null);
  protected readonly isSending = signal(false);
  private readonly api = inject(PeopleApi);
  private readonly intended = new IntendedAct();

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const [id, reason, note] = [this.residentId(), this.reason(), this.note().trim()];
    const isWordless = reason === 'other' && note === '';
    this.error.set(reason === '' ? 'Wybierz powód' : isWordless ? 'Napisz, jaki to powód' : null);
    if (this.error() || this.isSending()) return;
    this.isSending.set(true);
    try {
      await this.api.stateReason(id, reason, note, this.intended.keyFor([id, reason, note]));
      this.stated.emit();
    } catch (failure) {
      this.intended.failed(failure);
      this.error.set(sentenceFor(toProblem(failure).code));
    } finally {
      this.isSending.set(false);
    }
  }
}
