import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { ForgottenPasswordForm } from '@karta/web-shared';
import { ResidentAccess } from '../session/resident-access.ts';

/** Asks for the link; the answer never tells whether the address is known (requirement 004-13). */
@Component({
  selector: 'km-forgotten-password',
  imports: [ForgottenPasswordForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h1 i18n="@@forgotten">Nie pamiętam hasła</h1>
    <km-forgotten-password-form
      button="Prześlij"
      i18n-button="@@forgotten.send"
      hint="Wpisz pełny adres, na przykład jan@poczta.pl"
      i18n-hint="@@forgotten.hint"
      [send]="send"
    >
      <p i18n="@@forgotten.words">Prosimy podać swój adres e-mail poniżej. Otrzymasz link do zresetowania hasła.</p>
    </km-forgotten-password-form>`,
})
export class ForgottenPassword {
  private readonly access = inject(ResidentAccess);
  protected readonly send = (email: string): Promise<void> => this.access.askForNewPassword(email);
}
