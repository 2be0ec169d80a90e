import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { FailureNote, NewPasswordForm } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { Gate } from './gate.ts';
import { OpenIdApi } from './open-id-api.ts';
import { OperatorAccess } from './operator-access.ts';

/** The link from the mail ends here: the new password twice. */
@Component({
  selector: 'km-new-password',
  imports: [FailureNote, Gate, NewPasswordForm, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-gate>
    <h1>Nowe hasło</h1>
    @if (isSet()) {
      <div class="note note--success mt-4" role="status">
        <span class="i i-check_circle" aria-hidden="true"></span>
        <b>Nowe hasło jest ustawione.</b>
        <span>Możesz się nim zalogować od razu.</span>
      </div>
      <a class="btn btn--primary mt-4" routerLink="/zaloguj">Zaloguj</a>
    } @else if (!token()) {
      <p class="mt-4">Otwórz tę stronę linkiem z&nbsp;wiadomości o&nbsp;nowym haśle.</p>
      <a class="btn btn--primary mt-4" routerLink="/nie-pamietam-hasla">Poproś o nowy link</a>
    } @else {
      <km-new-password-form class="mt-4" [send]="send" (done)="isSet.set(true)">
        <a another class="btn btn--secondary btn--block" routerLink="/nie-pamietam-hasla">Poproś o nowy link</a>
      </km-new-password-form>
      @if (access.openId(); as provider) {
        <div class="stack stack-3 mt-4">
          @if (failure(); as error) {
            <km-failure [error]="error" [canRetry]="false" />
          }
          <p class="muted small">Albo bez hasła tego systemu:</p>
          <button type="button" class="btn btn--secondary btn--block" (click)="leaveForProvider()">
            <span class="i i-shield" aria-hidden="true"></span>Używaj konta: {{ provider.name }}
          </button>
        </div>
      }
    }
  </km-gate>`,
})
export class NewPassword {
  readonly token = input<string>();
  protected readonly isSet = signal(false);
  protected readonly access = inject(OperatorAccess);
  protected readonly failure = signal<unknown>(null);
  private readonly openId = inject(OpenIdApi);
  private readonly http = inject(HttpClient);
  protected readonly send = (password: string): Promise<unknown> =>
    firstValueFrom(this.http.post('/api/operator/password-reset', { token: this.token() ?? '', password }));

  /** The account at the provider becomes theirs by this letter, once. */
  protected async leaveForProvider(): Promise<void> {
    this.failure.set(null);
    try {
      await this.openId.leaveToSignIn({ to: '/', token: this.token() });
    } catch (failure) {
      this.failure.set(failure);
    }
  }
}
