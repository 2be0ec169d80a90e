import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { ForgottenPasswordForm } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { Gate } from './gate.ts';

/** Whoever of the office has forgotten the password asks for a link. */
@Component({
  selector: 'km-forgotten-password',
  imports: [ForgottenPasswordForm, Gate],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-gate>
    <h1>Nie pamiętam hasła</h1>
    <km-forgotten-password-form
      class="mt-4"
      button="Prześlij link"
      hint="Wpisz pełny służbowy adres e-mail"
      [send]="send"
    >
      <p class="muted">Podaj służbowy adres e-mail. Przyślemy na niego link do ustawienia nowego hasła.</p>
    </km-forgotten-password-form>
  </km-gate>`,
})
export class ForgottenPassword {
  private readonly http = inject(HttpClient);
  protected readonly send = (email: string): Promise<unknown> =>
    firstValueFrom(this.http.post('/api/operator/password-reset/request', { email }));
}
