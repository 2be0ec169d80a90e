import type { LetterInFile } from '@karta/contracts';
import type { Knex } from 'knex';
import { saveLetter } from '../letters/city-letters.ts';
import type { LetterText } from '../letters/letter-text.ts';
import { findShippedLetter } from '../letters/shipped-letters.ts';
import type { FilePart } from './file-part.ts';
import { isSame } from './is-same.ts';

const keyOf = ({ event, channel, language }: LetterInFile): string => `${event}/${channel}/${language}`;

/** Letters that the town writes itself; what the file does not name is the release's again. */
export const LETTERS_PART: FilePart<'letters'> = {
  async read(trx) {
    const own = await newestOf(trx);
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
    const own = (await newestOf(trx)).find((letter) => keyOf(letter) === key);
    await saveLetter(trx, { event, channel, language }, { ...(to as LetterText), version: own?.version ?? 0 }, by);
  },
};

const textOf = ({ subject, text }: LetterText): LetterText => ({ subject, text });
const shippedOf = ({ event, channel, language }: LetterInFile): LetterText | undefined =>
  findShippedLetter(event, channel, language);

const newestOf = (trx: Knex): Promise<(LetterInFile & { version: number })[]> =>
  trx('letters')
    // those of the town's own belong to what they tell of
    .whereRaw("event not like 'own-%'")
    .distinctOn('event', 'channel', 'language')
    .orderBy([{ column: 'event' }, { column: 'channel' }, { column: 'language' }, { column: 'version', order: 'desc' }])
    .select('event', 'channel', 'language', 'subject', 'text', 'version');
