import type { OwnDiscount, WaitingOffer } from '@karta/contracts';
import { plainDate, zloty } from '@karta/web-shared';

type Words = Pick<
  OwnDiscount,
  'name' | 'description' | 'packageName' | 'savingKind' | 'savingValue' | 'validFrom' | 'validUntil'
>;

const saving = ({ savingKind, savingValue }: Words): string => {
  if (savingKind === 'percent') return `${savingValue}% taniej`;
  return savingKind === 'amount' ? `${zloty(savingValue)} taniej za sztukę` : `${zloty(savingValue)} za sztukę`;
};
const span = ({ validFrom, validUntil }: Words): string =>
  [validFrom && `od ${plainDate(validFrom)}`, validUntil ? `do ${plainDate(validUntil)}` : 'bez końca']
    .filter(Boolean)
    .join(' ');

const LINES: readonly (readonly [string, (words: Words) => string])[] = [
  ['Tytuł', ({ name }) => name],
  ['Opis', ({ description }) => description],
  ['Dla kogo', ({ packageName }) => packageName],
  ['Zniżka', saving],
  ['Kiedy', span],
];

/** What a partner proposes, line by line; `before`: what holds now, where that is another text. */
export function offerLines({ now, ...offer }: WaitingOffer): { label: string; text: string; before: string | null }[] {
  return LINES.map(([label, read]) => {
    const [text, before] = [read(offer), now && read(now)];
    return { label, text, before: before === text ? null : before };
  });
}
