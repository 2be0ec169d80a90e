import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';

/** After the registration. It says the same whether the address was new or not (requirement 004-13). */
@Component({
  selector: 'km-check-mail',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="stack">
    <h1 i18n="@@check-mail">Sprawdź pocztę</h1>
    <div class="note note--success">
      <span class="i i-mark_email_read" aria-hidden="true"></span>
      @if (email) {
        <b class="break" i18n="@@check-mail.sent-to">Wysłaliśmy link aktywacyjny na adres {{ email }}.</b>
      } @else {
        <b i18n="@@check-mail.sent">Wysłaliśmy link aktywacyjny.</b>
      }
      <span i18n="@@check-mail.click">Kliknij go w&nbsp;ciągu 48&nbsp;godzin, a&nbsp;potem podaj swoje hasło.</span>
    </div>
    <h2 class="h-small" i18n="@@check-mail.nothing">Nie ma wiadomości?</h2>
    <ul class="bullets">
      <li i18n="@@check-mail.wait">Poczekaj dwie minuty i&nbsp;zajrzyj do folderu ze spamem.</li>
      <li i18n="@@check-mail.typo">
        Sprawdź, czy w&nbsp;adresie nie ma literówki. Jeśli jest,
        <a routerLink="/zaloz-konto">załóż konto jeszcze raz</a>.
      </li>
      <li i18n="@@check-mail.have-account">
        Masz już konto? <a routerLink="/nie-pamietam-hasla">Ustaw nowe hasło</a>.
      </li>
    </ul>
    <a class="btn btn--secondary" routerLink="/zaloguj" i18n="@@check-mail.to-sign-in">Przejdź do logowania</a>
  </div>`,
})
export class CheckMail {
  protected readonly email: string | undefined = (history.state as { email?: string } | null)?.email;
}
