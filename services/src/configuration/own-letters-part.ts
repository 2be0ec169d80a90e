import type { OwnLetterInFile } from '@karta/contracts';
import { CardError, ownLetterEvent } from '@karta/domain';
import { saveLetter } from '../letters/city-letters.ts';
import { addOwnLetter, changeOwnLetter, listOwnLetters } from '../letters/own-letters.ts';
import type { FilePart } from './file-part.ts';
import { isSame } from './is-same.ts';
import { newestOfOwn } from './newest-letters.ts';

type Text = OwnLetterInFile['texts'][number];

/** Letters of the town's own with their texts; those that the file does not name stay. */
export const OWN_LETTERS_PART: FilePart<'ownLetters'> = {
  async read(trx) {
    const letters = await listOwnLetters(trx);
    const texts = await newestOfOwn(trx);
    return letters.map(({ id, event, name, change, channels, onlyFor, isOn }) => ({
      ...{ id, name, change, channels, onlyFor, isOn },
      texts: texts.filter((text) => text.event === event).map(textIn),
    }));
  },
  async compare(trx, city, letters) {
    const now = (await OWN_LETTERS_PART.read(trx, city)) ?? [];
    return (letters ?? []).flatMap((to) => {
      const from = now.find(({ id }) => id === to.id) ?? null;
      return isSame(from, to) ? [] : [{ key: to.id, name: to.name, from, to }];
    });
  },
  async enter(trx, _city, { from, to }, by) {
    const { texts, isOn, ...letter } = to as OwnLetterInFile;
    const before = from as OwnLetterInFile | null;
    const { id, name, change, channels, onlyFor } = letter;
    // what it waits for stays: its texts may name other facts
    if (before && before.change !== change)
      throw new CardError('VALIDATION', {}, [{ path: 'change', code: 'CHANGE_FIXED' }]);
    if (!before) await addOwnLetter(trx, letter, by, id);
    const event = ownLetterEvent(change, id);
    const known = await newestOfOwn(trx);
    for (const text of texts) {
      const { channel, language } = text;
      const newest = known.find(
        (each) => each.event === event && each.channel === channel && each.language === language,
      );
      if (newest && isSame(textIn(newest), text)) continue;
      await saveLetter(trx, { event, channel, language }, { ...text, version: newest?.version ?? 0 }, by);
    }
    const now = (await listOwnLetters(trx)).find((each) => each.id === id);
    await changeOwnLetter(trx, id, { name, channels, onlyFor, isOn, version: now?.version ?? 0 }, by);
  },
};

const textIn = ({ channel, language, subject, text }: Text): Text => ({ channel, language, subject, text });
