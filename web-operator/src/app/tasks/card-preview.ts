import { ChangeDetectionStrategy, Component, effect, input, viewChild, type ElementRef } from '@angular/core';
import { NURT_TEMPLATE, renderCardSvg } from '@karta/card-design';
import type { PreviewedCard } from './previewed-card.ts';

/** A number is given by the production; the front shows where it will stand. */
const NUMBER = '0000 0000';

/** The front as the printer will make it, from the template of the print. */
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

  constructor() {
    effect(() => this.place().nativeElement.replaceChildren(frontOf(this.card())));
  }
}

/** Parsed as XML, where a text stays a text. Dates and packages stand on the back, which is not shown. */
function frontOf({ cityName, givenNames, surname, photoAddress }: PreviewedCard): Element {
  const content = {
    town: { name: cityName, returnPlace: '' },
    givenNames,
    surname,
    number: NUMBER,
    validUntil: null,
    issuedOn: '2026-01-01',
    packages: [],
    photo: null,
  };
  const { front } = renderCardSvg(NURT_TEMPLATE, content, photoAddress ?? undefined);
  return new DOMParser().parseFromString(front, 'image/svg+xml').documentElement;
}
