import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { GuardianAnswer } from '@karta/contracts';
import { FailureNote, IntendedAct, plainDate, plainTime, Toasts } from '@karta/web-shared';
import { ApplicationsApi } from './applications-api.ts';

/** What became of the question to the other guardian; while there is no answer, the letter can be sent once more. */
@Component({
  selector: 'km-guardian-answer',
  imports: [FailureNote],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<section class="panel stack stack-3" aria-labelledby="drugi-opiekun">
    <h2 id="drugi-opiekun" i18n="@@section.guardian">Drugi opiekun</h2>
    @let asked = answer();
    @if (asked.answer === 'yes') {
      <p i18n="@@guardian.yes">Drugi opiekun wyraził zgodę: {{ plainTime(asked.answeredAt) }}.</p>
    } @else if (asked.answer === 'no') {
      <p i18n="@@guardian.no">
        Drugi opiekun nie wyraził zgody: {{ plainTime(asked.answeredAt) }}. O&nbsp;wniosku zdecyduje urzędnik.
      </p>
    } @else if (asked.isLate) {
      <p i18n="@@guardian.late">
        Drugi opiekun nie odpowiedział do {{ plainDate(asked.until) }}. O&nbsp;wniosku zdecyduje urzędnik.
      </p>
    } @else {
      <p i18n="@@guardian.waiting">
        Czekamy na zgodę drugiego opiekuna do {{ plainDate(asked.until) }}. Jeśli wiadomość nie doszła, wyślij pytanie
        jeszcze raz.
      </p>
      @if (canAsk()) {
        <div>
          <button
            type="button"
            class="btn btn--secondary"
            [disabled]="isSending()"
            (click)="askAgain()"
            i18n="@@guardian.again"
          >
            Wyślij pytanie jeszcze raz
          </button>
        </div>
      }
    }
    <blockquote class="quote small prewrap">{{ asked.statement }}</blockquote>
    @if (failure(); as error) {
      <km-failure [error]="error" [canRetry]="false" />
    }
  </section>`,
})
export class GuardianAnswerPanel {
  readonly applicationId = input.required<string>();
  readonly answer = input.required<GuardianAnswer>();
  /** The application is still somebody's work. */
  readonly canAsk = input.required<boolean>();
  readonly asked = output();
  protected readonly plainDate = plainDate;
  protected readonly plainTime = plainTime;
  protected readonly isSending = signal(false);
  protected readonly failure = signal<unknown>(null);
  private readonly api = inject(ApplicationsApi);
  private readonly toasts = inject(Toasts);
  private readonly intended = new IntendedAct();
  private times = 0;

  protected async askAgain(): Promise<void> {
    this.failure.set(null);
    this.isSending.set(true);
    try {
      const id = this.applicationId();
      await this.api.askGuardianAgain(id, this.intended.keyFor(['ask-guardian', id, this.times]));
      this.times += 1;
      this.toasts.say($localize`:@@guardian.sent:Pytanie wysłane jeszcze raz.`);
      this.asked.emit();
    } catch (failure) {
      this.intended.failed(failure);
      this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }
}
