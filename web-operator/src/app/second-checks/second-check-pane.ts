import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { SecondCheck } from '@karta/contracts';
import { nearTime, sentenceFor, StatusChip, TextArea, Toasts, toProblem } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { CHECK_STATUS } from './second-check-words.ts';

/** A drawn approval on the page of its application: what was found, or the question to whoever may look (C-13). */
@Component({
  selector: 'km-second-check',
  imports: [StatusChip, TextArea],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="panel__head">
      <h2 id="wyrywkowo">Wyrywkowe sprawdzenie</h2>
      <km-status [status]="statuses[check().state]" [small]="true" />
    </div>
    <p class="small muted">
      Zatwierdzenie: {{ check().approvedBy }}{{ check().inPlaceOf ? ' w zastępstwie: ' + check().inPlaceOf : '' }},
      {{ nearTime(check().approvedAt) }}.
    </p>
    @if (check().checkedAt; as at) {
      @if (check().note) {
        <p class="prewrap mt-2">{{ check().note }}</p>
      }
      <p class="small muted mt-1">Sprawdzenie: {{ check().checkedBy }}, {{ nearTime(at) }}.</p>
    } @else if (check().canCheck) {
      <form class="stack stack-2 mt-2" novalidate (submit)="send($event)">
        <fieldset class="stack stack-1">
          <legend class="sr">Wynik sprawdzenia</legend>
          @for (choice of choices; track choice.code) {
            <label class="check check--sm"
              ><input
                type="radio"
                name="wynik-sprawdzenia"
                [id]="'sprawdzenie-' + choice.code"
                [checked]="verdict() === choice.code"
                (change)="verdict.set(choice.code); problem.set(null)"
              /><span>{{ choice.word }}</span></label
            >
          }
        </fieldset>
        @if (verdict() === 'remark') {
          <km-text-area name="uwaga-sprawdzenia" label="Na czym polega uwaga" [maxLength]="2000" [(value)]="note" />
        }
        @if (problem(); as sentence) {
          <p class="error-text" role="alert">
            <span class="i i-error" aria-hidden="true"></span><span>{{ sentence }}</span>
          </p>
        }
        <div><button class="btn btn--sm btn--primary" [disabled]="isSending()">Zapisz wynik</button></div>
        <p class="hint">Produkcja karty nie czeka na wynik. Osoba, która zatwierdziła, dostanie e-mail.</p>
      </form>
    } @else {
      <p class="mt-2">Czeka, aż sprawdzi inna osoba. Produkcja karty nie jest wstrzymana.</p>
    }`,
})
export class SecondCheckPane {
  readonly check = input.required<SecondCheck>();
  readonly checked = output();
  protected readonly verdict = signal<'fine' | 'remark' | null>(null);
  protected readonly note = signal('');
  protected readonly problem = signal<string | null>(null);
  protected readonly isSending = signal(false);
  protected readonly statuses = CHECK_STATUS;
  protected readonly nearTime = nearTime;
  protected readonly choices = [
    { code: 'fine', word: 'W porządku' },
    { code: 'remark', word: 'Uwaga' },
  ] as const;
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const [verdict, note] = [this.verdict(), this.note().trim()];
    if (this.isSending()) return;
    if (verdict === null) return this.refuse('Wybierz wynik', 'sprawdzenie-fine');
    if (verdict === 'remark' && note === '') return this.refuse('Napisz, na czym polega uwaga', 'uwaga-sprawdzenia');
    this.isSending.set(true);
    this.problem.set(null);
    try {
      const body = { verdict, ...(verdict === 'remark' && { note }) };
      await firstValueFrom(this.http.post(`/api/operator/second-checks/${this.check().id}`, body));
      this.toasts.say('Wynik zapisany.');
      this.checked.emit();
    } catch (failure) {
      this.problem.set(sentenceFor(toProblem(failure).code));
    } finally {
      this.isSending.set(false);
    }
  }

  private refuse(sentence: string, field: string): void {
    this.problem.set(sentence);
    document.getElementById(field)?.focus();
  }
}
