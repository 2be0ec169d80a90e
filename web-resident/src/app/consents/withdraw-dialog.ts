import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { ConsentState, ConsentWithdrawn, ErasurePreview } from '@karta/contracts';
import { Dialog, FailureNote, idempotent, PasswordField, plainDate, Skeleton } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { GoingAccounts, goingInWords } from '../going-accounts.ts';
import { OwnPasswordAct } from '../own-password.ts';

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
  protected readonly plainDate = plainDate;
  protected readonly act = new OwnPasswordAct('haslo-zgody');
  private readonly http = inject(HttpClient);

  protected withdraw(event: Event): Promise<void> {
    const { id } = this.consent();
    return this.act.run(event, id, async (password, key) => {
      const url = `/api/resident/consents/${id}/withdrawal`;
      this.withdrawn.emit(await firstValueFrom(this.http.post<ConsentWithdrawn>(url, { password }, idempotent(key))));
      this.isOpen.set(false);
    });
  }
}
