import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { ForgottenPasswordForm } from '@karta/web-shared';
import { ResidentAccess } from '../session/resident-access.ts';

/** Asks for the link; the answer never tells whether the address is known (requirement 004-13). */
@Component({
  selector: 'km-forgotten-password',
  imports: [ForgottenPasswordForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h1>Nie pamiętam hasła</h1>
    <km-forgotten-password-form button="Prześlij" hint="Wpisz pełny adres, na przykład jan@poczta.pl" [send]="send">
      <p>Prosimy podać swój adres e-mail poniżej. Otrzymasz link do zresetowania hasła.</p>
    </km-forgotten-password-form>`,
})
export class ForgottenPassword {
  private readonly access = inject(ResidentAccess);
  protected readonly send = (email: string): Promise<void> => this.access.askForNewPassword(email);
}
