import type { ConsentDraft } from './consent-draft.ts';

/** What a town says of itself in its settings. */
export interface TownFacts {
  readonly officeName: string;
  readonly officeAddress: string;
  readonly officeEmail: string;
  readonly officePhone: string;
}
/** Texts without which nobody can register. */
export type FirstText = 'information-clause' | 'terms';
export const FIRST_TEXTS: readonly { readonly kind: FirstText; readonly title: string }[] = [
  { kind: 'information-clause', title: 'Klauzula informacyjna' },
  { kind: 'terms', title: 'Regulamin Karty Mieszkańca' },
];

/** A place that somebody has to fill in: what no setting says. */
const BLANK = /\[wpisz [^\]]*\]/;
const NOTHING = { statement: '', title: '', body: '' };

/** What is still to be filled in, word for word; null where all is. */
export const blankIn = ({ pl }: ConsentDraft['words']): string | null =>
  BLANK.exec([pl.title, pl.statement, pl.body].join('\n'))?.[0] ?? null;

/** The first version of a text with the town's own data; it is read, completed and published by a person. */
export function firstText(kind: FirstText, town: TownFacts, today: string): ConsentDraft {
  const words = kind === 'terms' ? TERMS : clause(town);
  return {
    ...{ kind, words: { pl: words, en: NOTHING, uk: NOTHING }, required: true, validFrom: today, news: '' },
    ...{ isMarketing: false, askedAt: 'registration', askedOf: [] },
  };
}

/** RODO art. 13(1) and (2), point by point. */
function clause({ officeName, officeAddress, officeEmail, officePhone }: TownFacts): ConsentDraft['words']['pl'] {
  const said = (value: string, blank: string): string => value.trim() || `[wpisz ${blank}]`;
  const office = said(officeName, 'nazwę urzędu');
  const mail = said(officeEmail, 'adres e-mail urzędu');
  const contact = officePhone.trim() ? `${mail}, tel. ${officePhone}` : mail;
  return {
    title: 'Klauzula informacyjna',
    statement: 'Oświadczam, że zapoznałem się z klauzulą informacyjną o przetwarzaniu danych osobowych.',
    body: [
      `Administratorem danych jest [wpisz nazwę administratora, np. Burmistrz Miasta]. Kontakt: ${office}, ${said(officeAddress, 'adres urzędu')}, ${contact}.`,
      'Inspektor ochrony danych: [wpisz adres e-mail inspektora]. Można do niego pisać we wszystkich sprawach swoich danych.',
      'Dane przetwarzamy, aby prowadzić program Karty Mieszkańca: rozpatrzyć wniosek, wydać kartę i potwierdzić jej ważność. Podstawą jest wykonanie zadania w interesie publicznym (art. 6 ust. 1 lit. e RODO) i [wpisz uchwałę o programie].',
      'Na zgody, które są dobrowolne, powołujemy się tylko w sprawach w nich nazwanych (art. 6 ust. 1 lit. a RODO). Zgodę można wycofać w każdej chwili w dziale „Moje zgody”; to, co zrobiono wcześniej, zostaje zgodne z prawem.',
      'Dane otrzymują: partnerzy programu (tylko to, czy karta jest ważna i jakie daje pakiety, bez numeru PESEL i adresu), operator SMS i poczty oraz [wpisz firmę, która utrzymuje system]. Danych nie przekazujemy poza Europejski Obszar Gospodarczy.',
      'Dane konta przechowujemy, dopóki konto istnieje, a dokumenty sprawy przez [wpisz okres z instrukcji kancelaryjnej]. Zdjęcie usuwamy po tym, jak skończy się ostatnia karta.',
      'Masz prawo do dostępu do danych, ich sprostowania, usunięcia, ograniczenia przetwarzania, przeniesienia i sprzeciwu oraz do skargi do Prezesa Urzędu Ochrony Danych Osobowych (ul. Stanisława Moniuszki 1A, 00-014 Warszawa).',
      'Podanie danych jest dobrowolne, ale bez nich nie rozpatrzymy wniosku i nie wydamy karty.',
      'Decyzji nie podejmuje sam program: każdy wniosek rozpatruje człowiek.',
    ].join('\n\n'),
  };
}

const TERMS: ConsentDraft['words']['pl'] = {
  title: 'Regulamin Karty Mieszkańca',
  statement: 'Akceptuję Regulamin Karty Mieszkańca i zobowiązuję się do jego przestrzegania.',
  body: [
    'Zasady programu określa [wpisz uchwałę o programie]. Karta przysługuje osobom, które spełniają co najmniej jedno kryterium programu.',
    'Karta jest imienna. Nie wolno jej użyczać ani zmieniać.',
    'Wniosek składa się w portalu albo w punkcie obsługi.',
    'Gdy wniosek ma braki, urząd wzywa do ich uzupełnienia i wyznacza na to termin.',
    'Kartę odbiera się osobiście we wskazanym punkcie.',
    'Zgubioną albo skradzioną kartę należy od razu zastrzec w portalu, telefonicznie albo w punkcie obsługi.',
  ].join('\n\n'),
};
