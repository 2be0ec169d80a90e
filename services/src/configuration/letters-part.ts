import type { LetterInFile } from '@karta/contracts';
import { saveLetter } from '../letters/city-letters.ts';
import type { LetterText } from '../letters/letter-text.ts';
import { findShippedLetter } from '../letters/shipped-letters.ts';
import type { FilePart } from './file-part.ts';
import { isSame } from './is-same.ts';
import { newestOfRelease } from './newest-letters.ts';

const keyOf = ({ event, channel, language }: LetterInFile): string => `${event}/${channel}/${language}`;

/** Letters that the town writes itself; what the file does not name is the release's again. */
export const LETTERS_PART: FilePart<'letters'> = {
  async read(trx) {
    const own = await newestOfRelease(trx);
    return own
      .filter((letter) => !isSame(textOf(letter), shippedOf(letter)))
      .map(({ version: _own, ...letter }) => letter);
  },
  async compare(trx, city, file) {
    const now = (await LETTERS_PART.read(trx, city)) ?? [];
    const all = new Map([...now, ...(file ?? [])].map((letter) => [keyOf(letter), letter]));
    return [...all].flatMap(([key, letter]) => {
      const find = (of: readonly LetterInFile[]): LetterText | undefined => {
        const found = of.find((each) => keyOf(each) === key);
        return found && textOf(found);
      };
      const [from, to] = [find(now) ?? shippedOf(letter) ?? null, find(file ?? []) ?? shippedOf(letter)];
      return to === undefined || isSame(from, to) ? [] : [{ key, name: key, from, to }];
    });
  },
  async enter(trx, _city, { key, to }, by) {
    const [event, channel, language] = key.split('/') as [
      LetterInFile['event'],
      LetterInFile['channel'],
      LetterInFile['language'],
    ];
    const own = (await newestOfRelease(trx)).find((letter) => keyOf(letter) === key);
    await saveLetter(trx, { event, channel, language }, { ...(to as LetterText), version: own?.version ?? 0 }, by);
  },
};

const textOf = ({ subject, text }: LetterText): LetterText => ({ subject, text });
const shippedOf = ({ event, channel, language }: LetterInFile): LetterText | undefined =>
  findShippedLetter(event, channel, language);
