import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { CardFace, FailureNote, Skeleton } from '@karta/web-shared';
import { CityFacts } from '../city-facts.ts';
import { ResidentAccess } from '../session/resident-access.ts';

/** The front page: what the card is, how to get it, how long it takes. */
@Component({
  selector: 'km-welcome',
  imports: [CardFace, FailureNote, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './welcome.html',
})
export class Welcome {
  protected readonly facts = inject(CityFacts);
  protected readonly access = inject(ResidentAccess);
  protected readonly steps = [
    {
      icon: 'account_circle',
      title: 'Załóż konto',
      words: 'Imię, nazwisko i e-mail. Link aktywacyjny przyjdzie od razu.',
    },
    { icon: 'note_add', title: 'Złóż wniosek', words: 'Dane, zdjęcie i dokument. Wersja robocza zapisuje się sama.' },
    {
      icon: 'manage_search',
      title: 'Sprawdzimy go',
      words: 'Zawsze wiesz, co dalej i do kiedy. Piszemy e\u2060-\u2060mailem i\u00a0SMS\u2060-\u2060em.',
    },
    { icon: 'storefront', title: 'Odbierz kartę', words: 'W wybranym punkcie, gdy napiszemy, że czeka.' },
  ];
}
