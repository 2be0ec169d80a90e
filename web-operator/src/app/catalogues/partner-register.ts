import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { WaitingOffers } from '@karta/contracts';
import type { PARTNERS, RowOf } from '@karta/contracts/registers';
import { Keyboard } from '../keys/keyboard.ts';
import { ListFrame } from '../lists/list-frame.ts';
import { ListState } from '../lists/list-state.ts';
import { Cell } from '../lists/list-templates.ts';
import { MarkedText } from '../lists/marked-text.ts';
import { PARTNER_LIST } from './partner-columns.ts';

/** Who gives discounts; each leads to its page, where it is changed. */
@Component({
  selector: 'km-partner-register',
  imports: [Cell, ListFrame, MarkedText, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<km-list
    [state]="state"
    heading="Partnerzy"
    icon="storefront"
    emptyHeading="Nie ma jeszcze partnerów"
    emptyHint="Dodaj pierwszego: dopiero wtedy można wpisać jego ulgi w „Słownikach i treściach”."
    (opened)="open($event)"
  >
    <ng-container listHead>
      <span class="grow"></span>
      <a class="btn btn--secondary" routerLink="/oferty-partnerow"
        >Oferty do decyzji
        @if (waiting() > 0) {
          <span class="badge">{{ waiting() }}</span>
        }
      </a>
      <a class="btn btn--secondary" routerLink="/slowniki" [queryParams]="{ co: 'discounts' }">Ulgi</a>
      <a class="btn btn--primary" routerLink="/partnerzy/nowy"
        ><span class="i i-add" aria-hidden="true"></span>Dodaj partnera <kbd class="kbd" aria-hidden="true">M</kbd></a
      >
    </ng-container>
    <ng-template kmCell="name" let-row let-tab="tab">
      <a [routerLink]="['/partnerzy', row.id]" [tabindex]="tab"
        ><km-marked [text]="row.name" [search]="state.search()"
      /></a>
    </ng-template>
  </km-list>`,
})
export class PartnerRegister {
  protected readonly state = new ListState(PARTNER_LIST);
  private readonly offers = httpResource<WaitingOffers>(() => '/api/admin/partner-offers');
  /** Offers that wait for the office; the list goes without the number where it is not known. */
  protected readonly waiting = computed(() => (this.offers.hasValue() ? this.offers.value().offers.length : 0));
  private readonly router = inject(Router);

  constructor() {
    inject(Keyboard).while({ M: () => void this.router.navigate(['/partnerzy/nowy']) });
  }

  protected async open({ id }: RowOf<typeof PARTNERS>): Promise<void> {
    await this.router.navigate(['/partnerzy', id]);
  }
}
