import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, output, signal } from '@angular/core';
import type { ErasureBegun, ErasurePreview } from '@karta/contracts';
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
      @if (failure(); as error) {
        <km-failure [error]="error" [canRetry]="false" />
      }
      <form class="stack" novalidate (submit)="erase($event)">
        <km-password-field
          name="haslo-usuwania"
          label="Wpisz hasło, żeby potwierdzić"
          i18n-label="@@delete-account.password"
          [(value)]="password"
          [error]="passwordError()"
        />
        <div class="actions">
          <button type="button" class="btn btn--secondary" i18n="@@no" (click)="isOpen.set(false)">Nie</button>
          <button class="btn btn--danger" [disabled]="isSending()" i18n="@@delete-account.do">
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
  protected readonly password = signal('');
  protected readonly passwordError = signal<string | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly isSending = signal(false);
  protected readonly plainDate = plainDate;
  private readonly http = inject(HttpClient);
  private readonly act = new IntendedAct();

  protected async erase(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isSending()) return;
    this.failure.set(null);
    this.passwordError.set(
      this.password() ? null : $localize`:@@own-password.missing:Wpisz hasło, żebyśmy wiedzieli, że to Ty`,
    );
    if (this.passwordError()) return document.getElementById('haslo-usuwania')?.focus();
    this.isSending.set(true);
    const body = { password: this.password() };
    try {
      this.erased.emit(
        await firstValueFrom(this.http.post<ErasureBegun>(ADDRESS, body, idempotent(this.act.keyFor(body)))),
      );
      this.isOpen.set(false);
    } catch (failure) {
      this.act.failed(failure);
      const { code } = toProblem(failure);
      if (code === 'WRONG_PASSWORD') {
        this.passwordError.set(sentenceFor(code));
        document.getElementById('haslo-usuwania')?.focus();
      } else this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }
}
