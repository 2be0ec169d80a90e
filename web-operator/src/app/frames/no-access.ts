import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { OperatorAccess } from '../session/operator-access.ts';
import { homeOf } from './menu-items.ts';

@Component({
  selector: 'km-no-access',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="stack narrow">
    @if (home !== '/brak-dostepu') {
      <h1>Brak dostępu</h1>
      <p>
        Twoje konto nie ma uprawnienia do tego ekranu. Jeśli jest potrzebne w&nbsp;pracy, poproś o&nbsp;nie
        administratora systemu.
      </p>
      <p><a class="btn btn--primary" [routerLink]="home">Wróć do pracy</a></p>
    } @else {
      <h1>{{ hasQueues ? 'Masz dostęp tylko do kolejek' : 'Twoje role nie otwierają żadnego ekranu' }}</h1>
      <p>
        Poproś administratora systemu, żeby na ekranie „Uprawnienia” dał Ci rolę, która otwiera zadania, wnioski albo
        karty. Zadziała od razu: wystarczy odświeżyć tę stronę.
      </p>
      <p><a class="btn btn--primary" href="/">Odśwież</a></p>
    }
  </div>`,
})
export class NoAccess {
  private readonly access = inject(OperatorAccess);
  protected readonly hasQueues = this.access.may('job.read');
  protected readonly home = homeOf((permission) => this.access.may(permission));
}
