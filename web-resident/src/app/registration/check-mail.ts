import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';

/** After the registration. It says the same whether the address was new or not (requirement 004-13). */
@Component({
  selector: 'km-check-mail',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="stack">
    <h1>Sprawdź pocztę</h1>
    <div class="note note--success">
      <span class="i i-mark_email_read" aria-hidden="true"></span>
      <b>Wysłaliśmy link aktywacyjny{{ email ? ' na adres ' + email : '' }}.</b>
      <span>Kliknij go w&nbsp;ciągu 48&nbsp;godzin, a&nbsp;potem się zaloguj.</span>
    </div>
    <h2 class="h-small">Nie ma wiadomości?</h2>
    <ul class="bullets">
      <li>Poczekaj dwie minuty i&nbsp;zajrzyj do folderu ze spamem.</li>
      <li>
        Sprawdź, czy w&nbsp;adresie nie ma literówki. Jeśli jest,
        <a routerLink="/zaloz-konto">załóż konto jeszcze raz</a>.
      </li>
      <li>Masz już konto? <a routerLink="/nie-pamietam-hasla">Ustaw nowe hasło</a>.</li>
    </ul>
    <a class="btn btn--secondary" routerLink="/zaloguj">Przejdź do logowania</a>
  </div>`,
})
export class CheckMail {
  protected readonly email: string | undefined = (history.state as { email?: string } | null)?.email;
}
