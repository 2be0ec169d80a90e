import type { CardRow } from '@karta/contracts';
import { canCard } from '@karta/domain';

export type OfficeCardAct = 'block' | 'unblock' | 'return';

/** What the office can do with a card: its words and its right. */
export interface CardActWords {
  readonly act: OfficeCardAct;
  readonly word: string;
  readonly icon: string;
  readonly needs: string;
  readonly heading: string;
  readonly hint: string;
  readonly done: string;
}

export const CARD_ACTS: readonly CardActWords[] = [
  {
    act: 'block',
    word: 'Zastrzeż',
    icon: 'lock',
    needs: 'card.block',
    heading: 'Zastrzec kartę?',
    hint: 'Karta przestaje działać od razu, także u partnerów.',
    done: 'zastrzeżona',
  },
  {
    act: 'unblock',
    word: 'Odblokuj',
    icon: 'undo',
    needs: 'card.unblock',
    heading: 'Odblokować kartę?',
    hint: 'Odblokowanie potwierdzi druga osoba; do tego czasu karta pozostaje zastrzeżona.',
    done: 'czeka na potwierdzenie odblokowania',
  },
  {
    act: 'return',
    word: 'Przyjmij zwrot',
    icon: 'assignment_return',
    needs: 'card.block',
    heading: 'Przyjąć zwrot karty?',
    hint: 'Zwróconej karty nie można już użyć.',
    done: 'przyjęta jako zwrócona',
  },
];

/** What this person may do with this card now; the table of the domain says in which state. */
export const actsFor = (card: CardRow, may: (permission: string) => boolean): readonly CardActWords[] =>
  CARD_ACTS.filter((each) => canCard(each.act, card.state) && may(each.needs));
