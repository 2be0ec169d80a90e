import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { OperatorAccess } from '../session/operator-access.ts';
import { homeOf } from './menu-items.ts';

@Component({
  selector: 'km-no-access',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="stack narrow">
    <h1>Brak dostępu</h1>
    <p>
      Twoje konto nie ma uprawnienia do tego ekranu. Jeśli jest potrzebne w&nbsp;pracy, poproś o&nbsp;nie administratora
      systemu.
    </p>
    @if (home !== '/brak-dostepu') {
      <p><a class="btn btn--primary" [routerLink]="home">Wróć do pracy</a></p>
    }
  </div>`,
})
export class NoAccess {
  private readonly access = inject(OperatorAccess);
  protected readonly home = homeOf((permission) => this.access.may(permission));
}
