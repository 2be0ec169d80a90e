import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, effect, inject, input, viewChild, type ElementRef } from '@angular/core';
import {
  NURT_TEMPLATE,
  renderCardSvg,
  sampleCode,
  TOWN_ARMS,
  townColours,
  type CardTemplate,
} from '@karta/card-design';
import type { CardDesignView } from '@karta/contracts';
import { TownLook } from '@karta/web-shared';
import { imageAddress } from '../card-design/card-design-api.ts';
import { templateOf } from '../card-design/template-of.ts';
import type { PreviewedCard } from './previewed-card.ts';

/** A number is given by the production; the front shows where it will stand. */
const NUMBER = '0000 0000';

/** The front as the printer will make it, from the design that new cards are printed with. */
@Component({
  selector: 'km-card-preview',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<figure>
    <div #place></div>
    <figcaption class="small muted">Tak wyjdzie z drukarki; numer nada produkcja.</figcaption>
  </figure>`,
})
export class CardPreview {
  readonly card = input.required<PreviewedCard>();
  private readonly place = viewChild.required<ElementRef<HTMLElement>>('place');
  private readonly look = inject(TownLook);
  private readonly inForce = httpResource<CardDesignView>(() => '/api/operator/card-design');

  constructor() {
    effect(() => {
      // the picture waits for the design of the town; where it cannot be had, the shipped one is better than none
      if (!this.inForce.hasValue() && !this.inForce.error()) return;
      const template = this.inForce.hasValue() ? templateOf(this.inForce.value().design) : NURT_TEMPLATE;
      this.place().nativeElement.replaceChildren(this.front(template));
    });
  }

  /** Parsed as XML, where a text stays a text. Dates and packages stand on the back, which is not shown. */
  private front(template: CardTemplate): Element {
    const { cityName, givenNames, surname, photoAddress } = this.card();
    const look = { colours: townColours(this.look.colour()), hasArms: this.look.hasOwnArms() };
    const content = {
      town: { name: cityName, returnPlace: '', ...look },
      givenNames,
      surname,
      number: NUMBER,
      validUntil: null,
      issuedOn: '2026-01-01',
      packages: [],
      photo: null,
      // what is printed is signed when the card is made
      signedCode: sampleCode(NUMBER),
    };
    const arms = this.look.arms();
    const { front } = renderCardSvg(template, content, photoAddress ?? undefined, (image) =>
      image === TOWN_ARMS ? arms : imageAddress(image),
    );
    return new DOMParser().parseFromString(front, 'image/svg+xml').documentElement;
  }
}
