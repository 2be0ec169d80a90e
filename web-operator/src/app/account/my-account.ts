import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { PasswordChangeForm, SessionList } from '@karta/web-shared';
import { OwnFactors } from './own-factors.ts';
import { OwnOpenIdSection } from './own-open-id.ts';
import { OperatorAccess } from '../session/operator-access.ts';
import { SubstitutionSection } from '../substitutions/substitution-section.ts';

/** What somebody of the office decides for themselves: who stands in for them, the password, and where they are signed in. */
@Component({
  selector: 'km-my-account',
  imports: [OwnFactors, OwnOpenIdSection, PasswordChangeForm, SessionList, SubstitutionSection],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="o-head"><h1>Moje konto</h1></div>
    @if (access.operator(); as operator) {
      <p class="muted">{{ operator.name }}, {{ operator.email }}</p>
      <div class="stack stack-5 narrow mt-4">
        @if (access.may('task.complete')) {
          <section class="stack" aria-labelledby="zastepstwo">
            <h2 id="zastepstwo">Zastępstwo</h2>
            <km-substitutions [personId]="operator.id" [name]="operator.name" />
          </section>
        }
        <section class="stack" aria-labelledby="haslo">
          <h2 id="haslo">Zmiana hasła</h2>
          <km-password-change [email]="operator.email" address="/api/operator/password" (changed)="sessions.reload()" />
        </section>
        <section class="stack" aria-labelledby="skladnik">
          <h2 id="skladnik">Drugi składnik logowania</h2>
          <km-own-factors />
        </section>
        @if (access.openId() || operator.hasOpenId) {
          <section class="stack" aria-labelledby="konto-dostawcy">
            <h2 id="konto-dostawcy">Logowanie bez hasła</h2>
            <km-own-open-id />
          </section>
        }
        <section class="stack" aria-labelledby="urzadzenia">
          <h2 id="urzadzenia">Zalogowane urządzenia</h2>
          <km-session-list #sessions address="/api/operator/sessions" />
        </section>
      </div>
    }`,
})
export class MyAccount {
  protected readonly access = inject(OperatorAccess);
}
