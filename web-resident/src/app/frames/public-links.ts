import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';

/** What everybody may read, signed in or not. */
@Component({
  selector: 'km-public-links',
  imports: [RouterLink, RouterLinkActive],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<a routerLink="/aktualnosci" routerLinkActive ariaCurrentWhenActive="page" i18n="@@news">Aktualności</a
    ><a routerLink="/oferta" routerLinkActive ariaCurrentWhenActive="page" i18n="@@offers">Oferta partnerów</a
    ><a routerLink="/co-mi-przysluguje" routerLinkActive ariaCurrentWhenActive="page" i18n="@@eligibility"
      >Co mi przysługuje</a
    ><a routerLink="/status" routerLinkActive ariaCurrentWhenActive="page" i18n="@@status.title">Stan wniosku</a>`,
})
export class PublicLinks {}
