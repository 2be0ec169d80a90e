import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { FailureNote } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { ResidentAccess } from '../session/resident-access.ts';

/** The link of the letter to a new address ends here: one click, and it is the account's. */
@Component({
  selector: 'km-new-address',
  imports: [FailureNote, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="stack">
    <h1 i18n="@@new-address.title">Nowy adres e-mail</h1>
    @if (isDone()) {
      <div class="note note--success" role="status">
        <span class="i i-check_circle" aria-hidden="true"></span>
        <b i18n="@@new-address.done">Ten adres jest teraz adresem Twojego konta.</b>
        <span i18n="@@new-address.sign-in">Zaloguj się nim. Wszystkie urządzenia wylogowaliśmy.</span>
      </div>
      <a class="btn btn--primary" routerLink="/zaloguj" i18n="@@sign-in">Zaloguj</a>
    } @else if (!token()) {
      <p i18n="@@new-address.no-token">Otwórz tę stronę linkiem z&nbsp;wiadomości o&nbsp;zmianie adresu.</p>
      <a class="btn btn--secondary" routerLink="/" i18n="@@home">Strona główna</a>
    } @else {
      @if (failure(); as error) {
        <km-failure [error]="error" [canRetry]="false" />
      }
      <p i18n="@@new-address.ask">Czy konto w&nbsp;Panelu Mieszkańca ma od teraz mieć ten adres?</p>
      <button
        type="button"
        class="btn btn--primary btn--block"
        [disabled]="isSending()"
        i18n="@@new-address.yes"
        (click)="confirm()"
      >
        Tak, zmień adres
      </button>
    }
  </div>`,
})
export class NewAddress {
  readonly token = input<string>();
  protected readonly isDone = signal(false);
  protected readonly isSending = signal(false);
  protected readonly failure = signal<unknown>(null);
  private readonly http = inject(HttpClient);
  private readonly access = inject(ResidentAccess);

  protected async confirm(): Promise<void> {
    this.failure.set(null);
    this.isSending.set(true);
    try {
      await firstValueFrom(this.http.post('/api/resident/account/email-confirmation', { token: this.token() }));
      this.access.forget();
      this.isDone.set(true);
    } catch (failure) {
      this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }
}
