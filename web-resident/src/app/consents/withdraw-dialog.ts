import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { ConsentState, ConsentWithdrawn, ErasurePreview } from '@karta/contracts';
import {
  Dialog,
  FailureNote,
  idempotent,
  IntendedAct,
  PasswordField,
  plainDate,
  sentenceFor,
  Skeleton,
  toProblem,
} from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { GoingAccounts, goingInWords } from '../going-accounts.ts';

/**
 * Withdraws a required consent: first what it does and to whom, by the server's answer, then who does it (004-83 … 004-89).
 * The button says how many accounts it concerns.
 */
@Component({
  selector: 'km-withdraw-consent',
  imports: [Dialog, FailureNote, GoingAccounts, PasswordField, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './withdraw-dialog.html',
})
export class WithdrawDialog {
  readonly consent = input.required<ConsentState>();
  readonly closed = output();
  readonly withdrawn = output<ConsentWithdrawn>();
  protected readonly isOpen = signal(true);
  protected readonly step = signal<1 | 2>(1);
  protected readonly preview = httpResource<ErasurePreview>(() => '/api/resident/account/erasure');
  protected readonly isErasing = computed(() => this.consent().withdrawal === 'erase');
  protected readonly counted = computed(() =>
    this.preview.hasValue() ? goingInWords(this.preview.value()).accounts : '',
  );
  protected readonly password = signal('');
  protected readonly passwordError = signal<string | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly isSending = signal(false);
  protected readonly plainDate = plainDate;
  private readonly http = inject(HttpClient);
  private readonly act = new IntendedAct();

  protected async withdraw(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isSending()) return;
    this.failure.set(null);
    this.passwordError.set(
      this.password() ? null : $localize`:@@own-password.missing:Wpisz hasło, żebyśmy wiedzieli, że to Ty`,
    );
    if (this.passwordError()) return document.getElementById('haslo-zgody')?.focus();
    this.isSending.set(true);
    const { id } = this.consent();
    const body = { password: this.password() };
    try {
      const options = idempotent(this.act.keyFor([id, body]));
      const url = `/api/resident/consents/${id}/withdrawal`;
      this.withdrawn.emit(await firstValueFrom(this.http.post<ConsentWithdrawn>(url, body, options)));
      this.isOpen.set(false);
    } catch (failure) {
      this.act.failed(failure);
      const { code } = toProblem(failure);
      if (code === 'WRONG_PASSWORD') {
        this.passwordError.set(sentenceFor(code));
        document.getElementById('haslo-zgody')?.focus();
      } else this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }
}
