import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { FailureNote, PasswordField, sentenceFor, toProblem } from '@karta/web-shared';
import { ResidentAccess } from '../session/resident-access.ts';

/** The link from the activation mail ends here: whoever reads the mail says the password that was chosen with it. */
@Component({
  selector: 'km-activate',
  imports: [RouterLink, FailureNote, PasswordField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="stack">
    <h1 i18n="@@activate">Aktywacja konta</h1>
    @if (!token()) {
      <p i18n="@@activate.no-token">Otwórz tę stronę linkiem z&nbsp;wiadomości, którą wysłaliśmy po założeniu konta.</p>
      <div class="row row--wrap">
        <a class="btn btn--primary" routerLink="/zaloguj" i18n="@@sign-in">Zaloguj</a
        ><a class="btn btn--secondary" routerLink="/zaloz-konto" i18n="@@register">Załóż konto</a>
      </div>
    } @else if (failure(); as error) {
      <km-failure [error]="error" [canRetry]="false" />
      <p i18n="@@activate.again">
        Nowy link dostaniesz po ponownym wypełnieniu formularza. Jeśli konto jest już aktywne, po prostu się zaloguj.
      </p>
      <div class="row row--wrap">
        <a class="btn btn--primary" routerLink="/zaloz-konto" i18n="@@activate.register-again"
          >Załóż konto jeszcze raz</a
        ><a class="btn btn--secondary" routerLink="/zaloguj" i18n="@@sign-in">Zaloguj</a>
      </div>
    } @else {
      <p i18n="@@activate.say-password">Wpisz hasło, które zostało wybrane przy zakładaniu konta.</p>
      <form class="form" novalidate (submit)="activate($event)">
        <km-password-field
          name="password"
          i18n-label="@@password"
          label="Hasło"
          autocomplete="current-password"
          [(value)]="password"
          [error]="passwordError()"
        />
        <button class="btn btn--primary btn--block" [disabled]="isSending()" i18n="@@activate.do">Aktywuj konto</button>
      </form>
    }
  </div>`,
})
export class Activate {
  readonly token = input<string>();
  protected readonly password = signal('');
  protected readonly passwordError = signal<string | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly isSending = signal(false);
  private readonly access = inject(ResidentAccess);
  private readonly router = inject(Router);

  protected async activate(event: Event): Promise<void> {
    event.preventDefault();
    this.passwordError.set(this.password() === '' ? $localize`:@@activate.password-missing:Wpisz hasło` : null);
    if (this.passwordError()) return document.getElementById('password')?.focus();
    this.isSending.set(true);
    try {
      await this.access.activate(this.token() ?? '', this.password());
      await this.router.navigate(['/karty']);
    } catch (failure) {
      const { code } = toProblem(failure);
      if (code === 'WRONG_REGISTRATION_PASSWORD') this.passwordError.set(sentenceFor(code));
      else this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }
}
