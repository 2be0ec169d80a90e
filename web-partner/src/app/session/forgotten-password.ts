import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ForgottenPasswordForm } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { Gate } from './gate.ts';

/** Whoever of a partner has forgotten the password asks for a link. */
@Component({
  selector: 'km-forgotten-password',
  imports: [ForgottenPasswordForm, Gate, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-gate>
    <h1>Nie pamiętam hasła</h1>
    <km-forgotten-password-form class="mt-4" button="Prześlij link" hint="Wpisz pełny adres e-mail" [send]="send">
      <p class="muted">Podaj adres, na który przyszło zaproszenie. Przyślemy link do nowego hasła.</p>
    </km-forgotten-password-form>
    <a class="link-line" routerLink="/zaloguj">Wróć do logowania</a>
  </km-gate>`,
})
export class ForgottenPassword {
  private readonly http = inject(HttpClient);
  protected readonly send = (email: string): Promise<unknown> =>
    firstValueFrom(this.http.post('/api/desk/password-reset/request', { email }));
}
