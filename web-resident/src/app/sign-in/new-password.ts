import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NewPasswordForm } from '@karta/web-shared';
import { ResidentAccess } from '../session/resident-access.ts';

/** The link from the reset mail ends here: the new password twice (requirement 004-14). */
@Component({
  selector: 'km-new-password',
  imports: [NewPasswordForm, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h1 i18n="@@new-password.title">Resetowanie hasła użytkownika</h1>
    @if (isSet()) {
      <div class="note note--success mt-4" role="status">
        <span class="i i-check_circle" aria-hidden="true"></span>
        <b i18n="@@new-password.set">Nowe hasło jest ustawione.</b>
        <span i18n="@@new-password.set.words">Możesz się nim zalogować od razu.</span>
      </div>
      <a class="btn btn--primary mt-4" routerLink="/zaloguj" i18n="@@sign-in">Zaloguj</a>
    } @else if (!token()) {
      <p class="mt-4" i18n="@@new-password.no-token">
        Otwórz tę stronę linkiem z&nbsp;wiadomości o&nbsp;resetowaniu hasła.
      </p>
      <a class="btn btn--primary mt-4" routerLink="/nie-pamietam-hasla" i18n="@@new-password.another"
        >Poproś o nowy link</a
      >
    } @else {
      <km-new-password-form [send]="send" (done)="isSet.set(true)">
        <a another class="btn btn--secondary btn--block" routerLink="/nie-pamietam-hasla" i18n="@@new-password.another"
          >Poproś o nowy link</a
        >
      </km-new-password-form>
    }`,
})
export class NewPassword {
  readonly token = input<string>();
  protected readonly isSet = signal(false);
  private readonly access = inject(ResidentAccess);
  protected readonly send = (password: string): Promise<void> =>
    this.access.setNewPassword(this.token() ?? '', password);
}
