import type { PostedCard } from '@karta/contracts';

/** What may be done with a card that is on its way, and what is asked before. */
export interface PostedAct {
  readonly word: string;
  readonly heading: string;
  readonly hint: string;
  readonly button: string;
  readonly tone: 'danger' | 'primary';
  readonly path: 'activate' | 'came-back';
  readonly to?: 'point' | 'end';
  readonly done: string;
}

export const ACTS: readonly PostedAct[] = [
  {
    word: 'Aktywuj…',
    heading: 'Aktywować kartę bez kodu?',
    hint: 'Sprawdź dokument tożsamości i kartę w ręku posiadacza. Karta zacznie działać od razu.',
    button: 'Aktywuj kartę',
    tone: 'primary',
    path: 'activate',
    done: 'Karta jest aktywna.',
  },
  {
    word: 'Wróciła…',
    heading: 'Karta wróciła do punktu?',
    hint: 'Będzie czekać na odbiór w punkcie, a posiadacz dostanie o tym wiadomość. Kod aktywacji przestanie działać.',
    button: 'Odłóż do odbioru',
    tone: 'primary',
    path: 'came-back',
    to: 'point',
    done: 'Karta czeka na odbiór w punkcie.',
  },
  {
    word: 'Zakończ…',
    heading: 'Wycofać tę kartę?',
    hint: 'Gdy zginęła albo wróciła i nikt jej nie chce. Karta nigdy nie zadziała, a sprawa skończy się jako nieodebrana.',
    button: 'Wycofaj kartę',
    tone: 'danger',
    path: 'came-back',
    to: 'end',
    done: 'Karta wycofana.',
  },
];

const CODES: Readonly<Record<PostedCard['code'], string>> = {
  none: '–',
  out: 'wysłany',
  locked: 'zablokowany po złych próbach',
  over: 'wygasł',
};
/** How the code of a posted card is. */
export const codeWord = (code: PostedCard['code']): string => CODES[code];
