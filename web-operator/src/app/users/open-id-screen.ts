import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OpenIdView } from '@karta/contracts';
import { FailureNote, Skeleton } from '@karta/web-shared';
import { OpenIdForm } from './open-id-form.ts';

/** With whose accounts the office signs in, beside the passwords of this system (H-2). */
@Component({
  selector: 'km-open-id-screen',
  imports: [FailureNote, OpenIdForm, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="o-head">
      <a class="btn btn--icon btn--text" routerLink="/uzytkownicy" aria-label="Wróć do użytkowników"
        ><span class="i i-arrow_back" aria-hidden="true"></span
      ></a>
      <h1>Logowanie kontem zewnętrznym</h1>
    </div>
    <div class="narrow stack">
      <p>
        Pracownicy mogą się logować kontem, które już mają u dostawcy OpenID Connect urzędu. Każdy łączy je sam w „Moje
        konto” albo z&nbsp;zaproszenia. Prawa nadajesz dalej tutaj.
      </p>
      @if (provider.hasValue()) {
        <km-open-id-form [provider]="provider.value()" (changed)="provider.set($event)" />
      } @else if (provider.error()) {
        <km-failure [error]="provider.error()" (retry)="provider.reload()" />
      } @else {
        <km-skeleton [lines]="5" [block]="true" />
      }
    </div>`,
})
export class OpenIdScreen {
  protected readonly provider = httpResource<OpenIdView>(() => '/api/admin/open-id');
}
