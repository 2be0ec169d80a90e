import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { FailureNote } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';

/** The link of the letter to an address that was typed in an application ends here: one click says that it is right. */
@Component({
  selector: 'km-confirm-email',
  imports: [FailureNote, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="stack">
    <h1 i18n="@@confirm.title">Potwierdzenie adresu</h1>
    @if (isDone()) {
      <div class="note note--success" role="status">
        <span class="i i-check_circle" aria-hidden="true"></span>
        <b i18n="@@confirm.done">Adres jest potwierdzony.</b>
        <span i18n="@@confirm.done.words">Wiadomości o wniosku będą przychodzić na ten adres.</span>
      </div>
      <a class="btn btn--secondary" routerLink="/" i18n="@@confirm.portal">Przejdź do portalu</a>
    } @else if (!token()) {
      <p i18n="@@confirm.no-token">
        Otwórz tę stronę linkiem z&nbsp;wiadomości, którą wysłaliśmy na adres podany we wniosku.
      </p>
      <a class="btn btn--secondary" routerLink="/" i18n="@@confirm.portal">Przejdź do portalu</a>
    } @else {
      @if (failure(); as error) {
        <km-failure [error]="error" [canRetry]="false" />
      }
      <p i18n="@@confirm.ask">
        Czy wiadomości o&nbsp;wniosku o&nbsp;Kartę Mieszkańca mają przychodzić na ten adres e-mail?
      </p>
      <button
        type="button"
        class="btn btn--primary btn--block"
        [disabled]="isSending()"
        (click)="confirm()"
        i18n="@@confirm.yes"
      >
        Tak, to mój adres
      </button>
    }
  </div>`,
})
export class ConfirmEmail {
  readonly token = input<string>();
  protected readonly isDone = signal(false);
  protected readonly isSending = signal(false);
  protected readonly failure = signal<unknown>(null);
  private readonly http = inject(HttpClient);

  protected async confirm(): Promise<void> {
    this.failure.set(null);
    this.isSending.set(true);
    try {
      await firstValueFrom(this.http.post('/api/resident/email-confirmation', { token: this.token() }));
      this.isDone.set(true);
    } catch (failure) {
      this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }
}
