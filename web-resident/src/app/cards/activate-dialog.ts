import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { HolderCard } from '@karta/contracts';
import { Dialog, FailureNote, sentenceFor, TextField, Toasts, toProblem } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

/** What is said at the code itself. */
const OF_CODE = ['ACTIVATION_CODE_WRONG', 'ACTIVATION_CODE_EXPIRED', 'ACTIVATION_CODE_LOCKED'];

/** The holder of a posted card types the code that came apart from it; the card works from then on (D-11). */
@Component({
  selector: 'km-activate-dialog',
  imports: [Dialog, FailureNote, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-dialog
    [open]="isOpen()"
    heading="Aktywować kartę?"
    i18n-heading="@@activate.title"
    (closed)="closed.emit()"
  >
    <p i18n="@@activate.words">
      Masz w&nbsp;ręku kartę o&nbsp;numerze <b class="nowrap">{{ card().number }}</b>? Wpisz kod z&nbsp;wiadomości od
      urzędu. Karta zacznie działać od razu. Jeśli zastępuje inną, tamta przestanie.
    </p>
    @if (failure(); as error) {
      <km-failure [error]="error" [canRetry]="false" />
    }
    <form class="stack stack-3" novalidate (submit)="activate($event)">
      <km-text-field
        name="kod-aktywacji"
        label="Kod aktywacji"
        i18n-label="@@activate.code"
        hint="Osiem znaków, na przykład ABCD-2345"
        i18n-hint="@@activate.hint"
        autocomplete="one-time-code"
        [maxLength]="20"
        [(value)]="code"
        [error]="codeError()"
      />
      <div class="actions">
        <button type="button" class="btn btn--secondary" (click)="isOpen.set(false)" i18n="@@activate.not">
          Jeszcze nie
        </button>
        <button class="btn btn--primary" [disabled]="isSending()">
          {{ isSending() ? said.sending : said.activate }}
        </button>
      </div>
    </form>
  </km-dialog>`,
})
export class ActivateDialog {
  readonly card = input.required<HolderCard>();
  readonly closed = output();
  readonly activated = output();
  protected readonly isOpen = signal(true);
  protected readonly said = {
    sending: $localize`:@@activate.sending:Aktywujemy…`,
    activate: $localize`:@@card.activate:Aktywuj kartę`,
  };
  protected readonly code = signal('');
  protected readonly codeError = signal<string | null>(null);
  protected readonly isSending = signal(false);
  protected readonly failure = signal<unknown>(null);
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);

  protected async activate(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isSending()) return;
    const code = this.code().trim();
    if (code === '') return this.refuse($localize`:@@activate.missing:Wpisz kod aktywacji`);
    this.isSending.set(true);
    this.failure.set(null);
    this.codeError.set(null);
    try {
      await firstValueFrom(this.http.post(`/api/resident/cards/${this.card().id}/activate`, { code }));
      this.toasts.say($localize`:@@activate.done:Karta aktywna. Możesz z niej korzystać.`);
      this.activated.emit();
      this.isOpen.set(false);
    } catch (failure) {
      const problem = toProblem(failure).code;
      if (OF_CODE.includes(problem)) this.refuse(sentenceFor(problem));
      else this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }

  private refuse(sentence: string): void {
    this.codeError.set(sentence);
    document.getElementById('kod-aktywacji')?.focus();
  }
}
