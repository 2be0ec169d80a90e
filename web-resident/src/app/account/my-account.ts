import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, effect, inject, signal } from '@angular/core';
import type { Account } from '@karta/contracts';
import {
  FailureNote,
  PasswordChangeForm,
  PasswordField,
  sentenceFor,
  SessionList,
  Skeleton,
  TextField,
  Toasts,
  toProblem,
} from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { ResidentAccess } from '../session/resident-access.ts';
import { PhoneCode } from './phone-code.ts';

/** Account data, phone number, change of password, where the owner is signed in (requirements 004-75 and following). */
@Component({
  selector: 'km-my-account',
  imports: [FailureNote, PasswordChangeForm, PasswordField, PhoneCode, SessionList, Skeleton, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './my-account.html',
})
export class MyAccount {
  protected readonly account = httpResource<Account>(() => '/api/resident/account');
  protected readonly phone = signal('');
  protected readonly phoneError = signal<string | null>(null);
  protected readonly phonePassword = signal('');
  protected readonly phonePasswordError = signal<string | null>(null);
  protected readonly failure = signal<unknown>(null);
  private readonly http = inject(HttpClient);
  private readonly access = inject(ResidentAccess);
  private readonly toasts = inject(Toasts);

  constructor() {
    effect(() => {
      if (this.account.hasValue()) this.phone.set(this.account.value().phone ?? '');
    });
  }

  protected async changePhone(event: Event): Promise<void> {
    event.preventDefault();
    this.failure.set(null);
    const digits = this.phone().replace(/[\s-]/g, '');
    this.phoneError.set(
      digits === '' || /^(\+48)?\d{9}$/.test(digits) ? null : 'Wpisz 9 cyfr, na przykład 500 000 317',
    );
    this.phonePasswordError.set(this.phonePassword() ? null : 'Wpisz hasło, żebyśmy wiedzieli, że to Ty');
    if (this.phoneError()) return this.focus('phone');
    if (this.phonePasswordError()) return this.focus('phonePassword');
    try {
      const account = await firstValueFrom(
        this.http.put<Account>('/api/resident/account/phone', {
          phone: digits || null,
          password: this.phonePassword(),
        }),
      );
      this.account.set(account);
      this.access.take(account);
      this.phonePassword.set('');
      this.toasts.say(digits ? 'Numer telefonu zmieniony.' : 'Numer telefonu usunięty.');
    } catch (failure) {
      const { code } = toProblem(failure);
      if (code === 'WRONG_PASSWORD') this.phonePasswordError.set(sentenceFor(code));
      else this.failure.set(failure);
    }
  }

  protected takeConfirmed(account: Account): void {
    this.account.set(account);
    this.access.take(account);
    // the field that had the focus is gone
    this.focus('phone');
  }

  private focus(id: string): void {
    document.getElementById(id)?.focus();
  }
}
