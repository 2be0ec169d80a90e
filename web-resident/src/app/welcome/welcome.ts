import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { City, NewsList } from '@karta/contracts';
import { CardFace, FailureNote, Skeleton } from '@karta/web-shared/first-page';
import { NotYet } from '../applications/not-yet.ts';
import { CityFacts } from '../city-facts.ts';
import { PageLanguage } from '../frames/page-language.ts';
import { ResidentAccess } from '../session/resident-access.ts';

/** The front page: what the card is, how to get it, how long it takes. */
@Component({
  selector: 'km-welcome',
  imports: [CardFace, FailureNote, NotYet, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './welcome.html',
})
export class Welcome {
  protected readonly facts = inject(CityFacts);
  protected readonly access = inject(ResidentAccess);
  protected readonly language = inject(PageLanguage);
  private readonly published = httpResource<NewsList>(() => '/api/resident/news');
  /** The newest of what the city has published. */
  protected readonly news = computed(() => (this.published.hasValue() ? this.published.value().news.slice(0, 3) : []));
  /** „Urząd Miejski, Rynek 1.” */
  protected readonly officeLine = ({ name, address }: City['office']): string =>
    `${[name, address].filter(Boolean).join(', ')}.`;
  protected readonly steps = [
    {
      icon: 'account_circle',
      title: $localize`:@@register:Załóż konto`,
      words: $localize`:@@welcome.register-words:Imię, nazwisko i e-mail. Link aktywacyjny przyjdzie od razu.`,
    },
    {
      icon: 'note_add',
      title: $localize`:@@welcome.file:Złóż wniosek`,
      words: $localize`:@@welcome.file-words:Dane, zdjęcie i dokument. Wersja robocza zapisuje się sama.`,
    },
    {
      icon: 'manage_search',
      title: $localize`:@@welcome.check:Sprawdzimy go`,
      words: $localize`:@@welcome.check-words:Zawsze wiesz, co dalej i do kiedy. Piszemy e\u2060-\u2060mailem i\u00a0SMS\u2060-\u2060em.`,
    },
    {
      icon: 'storefront',
      title: $localize`:@@welcome.pick-up:Odbierz kartę`,
      words: $localize`:@@welcome.pick-up-words:W wybranym punkcie, gdy napiszemy, że czeka.`,
    },
  ];
}
