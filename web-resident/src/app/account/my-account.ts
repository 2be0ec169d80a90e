import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { Account, ErasureBegun } from '@karta/contracts';
import { readPhone } from '@karta/domain';
import {
  FailureNote,
  PasswordChangeForm,
  PasswordField,
  plainDate,
  sentenceFor,
  SessionList,
  Skeleton,
  TextField,
  Toasts,
  toProblem,
} from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { ResidentAccess } from '../session/resident-access.ts';
import { DeleteDialog } from './delete-dialog.ts';
import { EmailChange } from './email-change.ts';
import { MembershipPanel } from './membership-panel.ts';
import { MyData } from './my-data.ts';
import { OwnFactors } from './own-factors.ts';
import { PhoneCode } from './phone-code.ts';
import { WhoLooked } from './who-looked.ts';

/** Account data, phone number, change of password, where the owner is signed in (requirements 004-75 and following). */
@Component({
  selector: 'km-my-account',
  imports: [
    DeleteDialog,
    EmailChange,
    FailureNote,
    MembershipPanel,
    MyData,
    OwnFactors,
    PasswordChangeForm,
    PasswordField,
    PhoneCode,
    SessionList,
    Skeleton,
    TextField,
    WhoLooked,
  ],
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
  protected readonly access = inject(ResidentAccess);
  protected readonly isDeleting = signal(false);
  /** The account of whoever is signed in, and not of a member for whom they act. */
  /** Each language in itself. */
  protected readonly languages = { pl: 'Polski', en: 'English', uk: 'Українська' } as const;
  protected readonly isOwn = computed(() => this.access.actsFor() === null);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);

  constructor() {
    effect(() => {
      if (this.account.hasValue()) this.phone.set(this.account.value().phone ?? '');
    });
  }

  protected async changePhone(event: Event): Promise<void> {
    event.preventDefault();
    this.failure.set(null);
    const typed = this.phone().trim();
    const phone = typed === '' ? null : readPhone(typed);
    this.phoneError.set(
      phone === undefined ? $localize`:@@account.phone-wrong:Wpisz 9 cyfr, na przykład 500 000 317` : null,
    );
    this.phonePasswordError.set(
      this.phonePassword() ? null : $localize`:@@own-password.missing:Wpisz hasło, żebyśmy wiedzieli, że to Ty`,
    );
    if (this.phoneError()) return this.focus('phone');
    if (this.phonePasswordError()) return this.focus('phonePassword');
    try {
      const account = await firstValueFrom(
        this.http.put<Account>('/api/resident/account/phone', {
          phone,
          password: this.phonePassword(),
        }),
      );
      this.account.set(account);
      this.access.take(account);
      this.phonePassword.set('');
      this.toasts.say(this.saidAfter(phone, account));
    } catch (failure) {
      const { code } = toProblem(failure);
      if (code === 'WRONG_PASSWORD') this.phonePasswordError.set(sentenceFor(code));
      else this.failure.set(failure);
    }
  }

  private saidAfter(phone: string | null | undefined, account: Account): string {
    if (!phone) return $localize`:@@account.phone-removed:Numer telefonu usunięty.`;
    return account.phone === phone
      ? $localize`:@@account.phone-changed:Numer telefonu zmieniony.`
      : $localize`:@@account.phone-waits:Wpisz kod z SMS-a, żeby zmienić numer. Do tego czasu działa stary.`;
  }

  protected take(account: Account): void {
    this.account.set(account);
    this.access.take(account);
  }

  protected async erased({ dueOn }: ErasureBegun): Promise<void> {
    this.toasts.say($localize`:@@consents.erased:Konto zamknięte. Dane usuniemy ${plainDate(dueOn)}:date:.`);
    this.access.forget();
    await this.router.navigate(['/']);
  }

  protected takeConfirmed(account: Account): void {
    this.take(account);
    // the field that had the focus is gone
    this.focus('phone');
  }

  private focus(id: string): void {
    document.getElementById(id)?.focus();
  }
}
