import type { ConfigurationChange } from '@karta/contracts';
import type { FormDraft } from '../forms/form-draft.ts';
import { mistakeSentence } from '../forms/part-words.ts';

/** Why a part of the file does not fit; without a sentence `null`. */
export function partProblem({ where, to }: ConfigurationChange, path: string, code: string): string | null {
  if (where === 'forms') return mistakeSentence({ path, code }, to as FormDraft);
  return SENTENCES[code] ?? null;
}

/** Codes that come with a part of the file, or with its place in it. */
const SENTENCES: Readonly<Record<string, string>> = {
  UNKNOWN_FORMAT: 'Tę wersję pliku zna dopiero nowsze wydanie programu. Pobierz plik z tego samego wydania.',
  ARMS_REFUSED: 'To nie jest obraz PNG. Zmień herb na ekranie „Nazwa, herb, barwa” i pobierz plik jeszcze raz.',
  CARD_IMAGE_REFUSED: 'To nie jest obraz PNG ani JPEG. Pobierz plik jeszcze raz z miasta, z którego pochodzi.',
  CARD_DRAFT_OPEN: 'Ktoś pracuje nad szkicem projektu karty. Opublikuj go albo porzuć, potem wczytaj plik jeszcze raz.',
  TOO_MANY_CARD_IMAGES: 'Miasto ma już 100 obrazów do kart, więcej nie przyjmie.',
  IMAGE_UNKNOWN: 'Projekt karty pokazuje obraz, którego nie ma w pliku.',
  OFF_CARD: 'Coś w projekcie karty wystaje poza kartę.',
  CODE_TOO_SMALL: 'Kod w projekcie karty ma za mało miejsca, nie da się go odczytać.',
  COLOUR_UNKNOWN: 'Projekt karty używa barwy, której nie zna.',
  TOO_BIG: 'Za długie. Skróć to w pliku.',
  TWICE: 'Coś stoi tu dwa razy. Zostaw jeden wpis.',
  INVALID_FORMAT: 'Zły zapis. Popraw to miejsce.',
  INVALID_TYPE: 'Brakuje tu wartości albo jest innego rodzaju.',
  INVALID_VALUE: 'Takiej wartości program nie zna.',
  INVALID_UNION: 'Takiej części formularza program nie zna.',
  UNRECOGNIZED_KEYS: 'Jest tu nazwa, której program nie zna.',
  PERSONAL_NUMBER: 'Stoi tu numer PESEL albo numer dokumentu. Usuń go.',
  UNKNOWN_FACT: 'Tekst używa pola, którego ta wiadomość nie zna.',
  BROKEN: 'Tekst ma niedomknięty albo nieznany znacznik.',
  LETTER_LACKS_FACT: 'Brakuje adresu albo kodu, bez którego adresat nic nie zrobi.',
  LETTER_EMPTY: 'Temat i treść nie mogą być puste.',
  LETTER_TOO_LONG: 'Ten SMS jest za długi: może mieć najwyżej 6 części.',
  LETTER_NOT_FOUND: 'Tej wiadomości nikt tak nie dostaje.',
  FORM_KIND_CHANGED: 'Tutaj formularz o tym kodzie jest wnioskiem innego rodzaju.',
  CHANGE_FIXED: 'Tego, o czym mówi powiadomienie, plik nie zmienia.',
  PLACE_FIXED: 'Miejsca, w którym tekst jest pytany, plik nie zmienia.',
  BEFORE_LAST: 'Dziś weszła już inna wersja tego tekstu. Następna może wejść jutro.',
  TOO_EARLY: 'Ten dzień już był.',
  MARKETING_REQUIRED: 'Zgody marketingowej nie można wymagać.',
  NOT_ASKED: 'Tekstu do przeczytania nie można wymagać.',
};

/** What is wrong at a place of a file that could not be read: „forms.3.kind: …”. */
export const placeSentence = ({ path, code }: { path: string; code: string }): string =>
  `${path || 'Cały plik'}: ${SENTENCES[code] ?? 'Popraw to miejsce.'}`;
