import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, output, signal } from '@angular/core';
import type { ErasureBegun, ErasurePreview } from '@karta/contracts';
import { Dialog, FailureNote, idempotent, PasswordField, plainDate, Skeleton } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { GoingAccounts, goingInWords } from '../going-accounts.ts';
import { OwnPasswordAct } from '../own-password.ts';

const ADDRESS = '/api/resident/account/erasure';

/** Ends the account: the manual's question, every account and card that goes, and who asks for it (004-77, 004-78). */
@Component({
  selector: 'km-delete-account',
  imports: [Dialog, FailureNote, GoingAccounts, PasswordField, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-dialog [open]="isOpen()" heading="Usuń konto" i18n-heading="@@delete-account" (closed)="closed.emit()">
    <p i18n="@@delete-account.ask">
      Usuwanie konta oznacza utratę możliwości logowania do Panelu Mieszkańca oraz korzystania ze zniżek
      i&nbsp;promocji.
      <b>Czy na pewno usunąć?</b>
    </p>
    @if (preview.hasValue()) {
      @let going = preview.value();
      <km-going-accounts [preview]="going" effect="erase" />
      @if (going.applications.length > 0) {
        <p i18n="@@delete-account.applications">Zakończymy wnioski w&nbsp;toku: {{ going.applications.join(', ') }}.</p>
      }
      @if (going.hold; as hold) {
        <p class="note" i18n="@@withdraw.hold">Urząd musi na razie zachować dane: {{ hold.reason }}</p>
      }
      <p class="small muted" i18n="@@delete-account.due">
        Karty zastrzeżemy i&nbsp;wylogujemy Cię od razu. Dane usuniemy {{ plainDate(going.dueOn) }}; do tego dnia możesz
        to cofnąć, logując się. Akta wniosków zostają tak długo, jak wymaga tego prawo.
      </p>
      @if (act.failure(); as error) {
        <km-failure [error]="error" [canRetry]="false" />
      }
      <form class="stack" novalidate (submit)="erase($event)">
        <km-password-field
          name="haslo-usuwania"
          label="Wpisz hasło, żeby potwierdzić"
          i18n-label="@@delete-account.password"
          [(value)]="act.password"
          [error]="act.error()"
        />
        <div class="actions">
          <button type="button" class="btn btn--secondary" i18n="@@dialog.no" (click)="isOpen.set(false)">Nie</button>
          <button class="btn btn--danger" [disabled]="act.isSending()" i18n="@@delete-account.do">
            Tak, usuń: {{ counted() }}
          </button>
        </div>
      </form>
    } @else if (preview.error()) {
      <km-failure [error]="preview.error()" (retry)="preview.reload()" />
    } @else {
      <km-skeleton [lines]="4" />
    }
  </km-dialog>`,
})
export class DeleteDialog {
  readonly closed = output();
  /** The account is closed. */
  readonly erased = output<ErasureBegun>();
  protected readonly isOpen = signal(true);
  protected readonly preview = httpResource<ErasurePreview>(() => ADDRESS);
  protected readonly counted = computed(() =>
    this.preview.hasValue() ? goingInWords(this.preview.value()).accounts : '',
  );
  protected readonly plainDate = plainDate;
  protected readonly act = new OwnPasswordAct('haslo-usuwania');
  private readonly http = inject(HttpClient);

  protected erase(event: Event): Promise<void> {
    return this.act.run(event, 'erase', async (password, key) => {
      this.erased.emit(await firstValueFrom(this.http.post<ErasureBegun>(ADDRESS, { password }, idempotent(key))));
      this.isOpen.set(false);
    });
  }
}
