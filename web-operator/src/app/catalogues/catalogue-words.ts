import type { CATALOGUES, CatalogueName } from '@karta/domain';
import { SCOPE_WORDS, TELLS_WORDS } from './partner-words.ts';

type FieldOf<N extends CatalogueName> = keyof (typeof CATALOGUES)[N]['fields'] & string;

/** What a field is called, what helps to fill it in, and its codes as words. */
export interface FieldWords {
  readonly label: string;
  readonly help?: string;
  /** What stands where nothing is chosen. */
  readonly none?: string;
  readonly choices?: Readonly<Record<string, string>>;
}
export interface CatalogueWords {
  readonly title: string;
  /** „Dodaj punkt” */
  readonly add: string;
  readonly about: string;
  readonly fields: Readonly<Record<string, FieldWords>>;
  /** Columns of the list beside the name. */
  readonly columns: readonly string[];
}

type WordsOf<N extends CatalogueName> = Omit<CatalogueWords, 'fields' | 'columns'> & {
  readonly fields: { readonly [F in FieldOf<N>]: FieldWords };
  readonly columns: readonly FieldOf<N>[];
};

const POSITION: FieldWords = { label: 'Miejsce na liście', help: 'Mniejsza liczba stoi wyżej.' };

const WORDS: { readonly [N in CatalogueName]: WordsOf<N> } = {
  'pickup-points': {
    title: 'Punkty odbioru',
    add: 'Dodaj punkt',
    about:
      'Gdzie mieszkańcy odbierają karty. Zamkniętego punktu nikt już nie wybierze; stare sprawy dalej go pokazują.',
    columns: ['address', 'openingHours'],
    fields: {
      name: { label: 'Nazwa' },
      address: { label: 'Adres' },
      openingHours: { label: 'Godziny otwarcia', help: 'Na przykład: pon.–pt. 8:00–16:00' },
      madeAt: {
        label: 'Karty robi',
        help: 'Gdy karty powstają gdzie indziej, ten punkt dostaje je w przesyłce i potwierdza, że dotarły.',
        none: 'ten punkt, na własnym stanowisku',
      },
      position: POSITION,
    },
  },
  packages: {
    title: 'Pakiety',
    add: 'Dodaj pakiet',
    about: 'Do czego uprawnia karta. Zamkniętego pakietu nie da się zamówić; kto go ma, ma go do końca ważności.',
    columns: ['criterion', 'validityYears'],
    fields: {
      name: { label: 'Nazwa' },
      criterion: { label: 'Kryterium', help: 'Komu przysługuje, jednym zdaniem.' },
      description: { label: 'Opis dla mieszkańca' },
      validityYears: { label: 'Ważność w latach' },
      position: POSITION,
    },
  },
  partners: {
    title: 'Partnerzy',
    add: 'Dodaj partnera',
    about: 'Kto daje ulgi. Wyłączony partner znika z portalu, a jego program nie dostaje żadnych danych.',
    columns: ['category', 'contactName'],
    fields: {
      name: { label: 'Nazwa' },
      category: { label: 'Branża', help: 'Na przykład: Sport' },
      description: { label: 'Opis w portalu' },
      address: { label: 'Adres' },
      openingHours: { label: 'Godziny otwarcia' },
      contactName: { label: 'Osoba do kontaktu' },
      contactEmail: { label: 'E-mail do kontaktu' },
      contactPhone: { label: 'Telefon do kontaktu' },
      scopes: {
        label: 'Co wolno programowi partnera',
        choices: SCOPE_WORDS,
      },
      tells: {
        label: 'Co program dostaje o karcie',
        help: 'Numer i stan karty dostaje zawsze. Imię i nazwisko oraz zdjęcie daj tylko wtedy, gdy mówi o tym umowa.',
        choices: TELLS_WORDS,
      },
    },
  },
  discounts: {
    title: 'Ulgi',
    add: 'Dodaj ulgę',
    about: 'Co partner daje posiadaczom pakietu. Mieszkańcy widzą ulgę tylko w dniach jej ważności.',
    columns: ['partnerId', 'packageCode', 'validUntil'],
    fields: {
      partnerId: { label: 'Partner' },
      packageCode: { label: 'Pakiet' },
      name: { label: 'Nazwa' },
      description: { label: 'Opis' },
      savingKind: {
        label: 'Jak się liczy',
        choices: { percent: 'procent ceny', amount: 'kwota zniżki', price: 'cena po uldze' },
      },
      savingValue: { label: 'Ile', help: 'Procent, a przy kwotach grosze: 1500 to 15 zł.' },
      validFrom: { label: 'Ważna od' },
      validUntil: { label: 'Ważna do' },
    },
  },
  news: {
    title: 'Aktualności',
    add: 'Dodaj aktualność',
    about: 'Co miasto ogłasza w portalu. Pokaże się sama o podanej godzinie i sama zniknie.',
    columns: ['category', 'publishedAt', 'publishedUntil'],
    fields: {
      title: { label: 'Tytuł' },
      category: { label: 'Dział', help: 'Na przykład: Karta, Utrudnienia, Partnerzy' },
      lead: { label: 'Wstęp' },
      paragraphs: { label: 'Treść', help: 'Każdy wiersz to osobny akapit.' },
      publishedAt: { label: 'Pokaż od' },
      publishedUntil: { label: 'Pokaż do' },
      dueOn: { label: 'Ostatni dzień, o którym trzeba wiedzieć' },
      isDisturbance: { label: 'To utrudnienie' },
    },
  },
  'thread-types': {
    title: 'Typy spraw',
    add: 'Dodaj typ sprawy',
    about: 'O czym mieszkańcy piszą do miasta i czy mogą odpisać na odpowiedź.',
    columns: ['answerDays', 'allowsReply'],
    fields: {
      name: { label: 'Nazwa' },
      allowsReply: { label: 'Mieszkaniec może odpisać' },
      begunByResident: { label: 'Mieszkaniec może taką sprawę założyć' },
      answerDays: { label: 'Dni na odpowiedź' },
      position: POSITION,
    },
  },
  'reply-templates': {
    title: 'Szablony odpowiedzi',
    add: 'Dodaj szablon',
    about: 'Teksty, od których zaczyna się odpowiedź w sprawie.',
    columns: [],
    fields: { name: { label: 'Nazwa' }, body: { label: 'Tekst' }, position: POSITION },
  },
};

export const CATALOGUE_WORDS: Readonly<Record<CatalogueName, CatalogueWords>> = WORDS;

/** Sentences of what is wrong with a value. */
export const MISTAKES: Readonly<Record<string, string>> = {
  MISSING: 'Wypełnij to pole',
  TOO_LONG: 'To jest za długie, skróć tekst',
  WRONG: 'To nie pasuje, popraw wpis',
  OUT_OF_RANGE: 'Wpisz liczbę w dozwolonym zakresie',
  NAMES_ITSELF: 'Wybierz inny punkt albo zostaw własne stanowisko',
  NAMES_ANOTHER: 'Ten punkt sam dostaje karty z innego: wybierz punkt, który robi je u siebie',
  IS_NAMED: 'Ten punkt robi karty dla innych: najpierw zmień je u nich',
  PERSONAL_NUMBER: 'Usuń numer PESEL albo dokumentu: tego tu nie zapisujemy',
  CODE_TAKEN: 'Taka nazwa już jest, wybierz inną',
  TOO_EARLY: 'Ten dzień jest przed początkiem',
};
