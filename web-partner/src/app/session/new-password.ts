import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NewPasswordForm } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { DeskAccess } from './desk-access.ts';
import { Gate } from './gate.ts';

/** The link from the mail ends here: the first password, or another one. */
@Component({
  selector: 'km-new-password',
  imports: [Gate, NewPasswordForm, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-gate>
    <h1>Ustaw hasło</h1>
    @if (isSet()) {
      <div class="note note--success mt-4" role="status">
        <span class="i i-check_circle" aria-hidden="true"></span>
        <b>Hasło jest ustawione.</b>
        <span>Możesz się nim zalogować od razu.</span>
      </div>
      <a class="btn btn--primary mt-4" routerLink="/zaloguj">Zaloguj</a>
    } @else if (!token()) {
      <p class="mt-4">Otwórz tę stronę linkiem z&nbsp;wiadomości.</p>
      <a class="btn btn--primary mt-4" routerLink="/nie-pamietam-hasla">Poproś o nowy link</a>
    } @else {
      <km-new-password-form class="mt-4" [send]="send" (done)="done()">
        <a another class="btn btn--secondary btn--block" routerLink="/nie-pamietam-hasla">Poproś o nowy link</a>
      </km-new-password-form>
    }
  </km-gate>`,
})
export class NewPassword {
  readonly token = input<string>();
  protected readonly isSet = signal(false);
  private readonly access = inject(DeskAccess);
  private readonly http = inject(HttpClient);
  protected readonly send = (password: string): Promise<unknown> =>
    firstValueFrom(this.http.post('/api/desk/password-reset', { token: this.token() ?? '', password }));

  /** Sessions of that person have ended, also one in this browser. */
  protected done(): void {
    this.access.forget();
    this.isSet.set(true);
  }
}
