import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PartnerOffers } from './partner-offers.ts';

/** Offers of all partners that wait for the office. */
@Component({
  selector: 'km-offer-screen',
  imports: [PartnerOffers, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="o-head">
      <a class="btn btn--icon btn--secondary" routerLink="/partnerzy" aria-label="Wróć do partnerów"
        ><span class="i i-arrow_back" aria-hidden="true"></span
      ></a>
      <h1>Oferty do decyzji</h1>
    </div>
    <section class="panel narrow" aria-label="Oferty do decyzji"><km-partner-offers /></section>`,
})
export class OfferScreen {}
