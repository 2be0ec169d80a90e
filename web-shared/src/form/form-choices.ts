import { pathOf, type DocumentDate, type FormPart, type FormSurroundings } from '@karta/domain';
import type { Choice } from './choice-part.ts';
import { labelOf } from './form-words.ts';

/** Parts in which one of several things is chosen. */
export type ChosenPart = 'package' | 'card' | 'reason' | 'receiving-card' | 'pickup-point';

/** What may be chosen in a part, each with a line of its own. */
export function choicesOf(kind: ChosenPart, around: FormSurroundings): readonly Choice[] {
  switch (kind) {
    case 'package':
      return around.packages.map(({ code, name, criterion, description }) => ({
        code,
        name: `${name}, ${criterion}`,
        hint: description,
      }));
    case 'card':
      return around.cards.map(({ id, number }) => ({ code: id, name: number }));
    case 'reason':
      return around.reasons;
    case 'receiving-card':
      return around.receivingCards.map(({ id, number, holderName }) => ({ code: id, name: holderName, hint: number }));
    case 'pickup-point':
      return [...around.points.map(pointChoice), ...(around.points.some(({ posts }) => posts) ? [byPost()] : [])];
  }
}

const pointChoice = ({ id, name, address, openingHours, makesCards }: FormSurroundings['points'][number]): Choice => ({
  code: id,
  name,
  hint: [`${address} · ${openingHours}`, ...(makesCards ? [] : [notMadeThere()])].join(' · '),
});

/** The choice of a card that is posted, beside the points. */
export const BY_POST = 'by-post';
const byPost = (): Choice => ({
  code: BY_POST,
  name: $localize`:@@form.by-post:Wyślij pocztą na mój adres`,
  hint: $localize`:@@form.by-post.hint:Karta przyjdzie nieaktywna. Aktywujesz ją w portalu kodem, który wyślemy osobno.`,
});

/** What a choice of the part „pickup-point” means for the application. */
export function pickupOf(
  chosen: string,
  { points }: Pick<FormSurroundings, 'points'>,
): { pickupPointId: string | null; byPost: boolean } {
  if (chosen !== BY_POST) return { pickupPointId: chosen, byPost: false };
  return { pickupPointId: points.find(({ posts }) => posts)?.id ?? null, byPost: true };
}

/** A point without a station: said before it is chosen. */
const notMadeThere = (): string =>
  $localize`:@@form.point-without-station:Nie ma tu teraz stanowiska do kart, więc na kartę poczekasz dłużej`;

/** A document that is asked for, by its name, with the dates that have to be told. */
export interface WantedDocument {
  readonly type: string;
  readonly name: string;
  readonly asks: readonly DocumentDate[];
}

/** The documents that a part asks for: its own, or those of the chosen package. */
export function documentsWantedBy(
  part: FormPart,
  packageCode: string | undefined,
  around: FormSurroundings | undefined,
  language: string,
): readonly WantedDocument[] {
  if (part.kind === 'document')
    return [{ type: part.type, name: labelOf(pathOf(part), part.label, language), asks: [] }];
  return around?.packages.find(({ code }) => code === packageCode)?.documents ?? [];
}
