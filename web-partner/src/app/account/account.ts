import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { PasswordChangeForm } from '@karta/web-shared';
import { DeskAccess } from '../session/desk-access.ts';

/** The own account: who it is, and another password. */
@Component({
  selector: 'km-my-account',
  imports: [PasswordChangeForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h1>Moje konto</h1>
    @if (access.person(); as person) {
      <dl class="dl panel mt-4">
        <div>
          <dt>Imię i nazwisko</dt>
          <dd>{{ person.name }}</dd>
        </div>
        <div>
          <dt>Adres e-mail</dt>
          <dd class="break">{{ person.email }}</dd>
        </div>
        <div>
          <dt>Rola</dt>
          <dd>{{ person.role === 'manager' ? 'kierownik' : 'kasjer' }}</dd>
        </div>
      </dl>
      <section class="panel mt-4" aria-labelledby="zmiana-hasla">
        <h2 id="zmiana-hasla">Zmiana hasła</h2>
        <km-password-change class="mt-3" [email]="person.email" address="/api/desk/password" />
      </section>
    }`,
})
export class MyAccount {
  protected readonly access = inject(DeskAccess);
}
