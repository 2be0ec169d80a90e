import type { TextInFile } from '@karta/contracts';
import { ConsentTextRow } from '@karta/db';
import { CardError } from '@karta/domain';
import { wordsOf } from '../consents/list-consent-texts.ts';
import { publishConsentText } from '../consents/publish-consent-text.ts';
import type { FilePart } from './file-part.ts';
import { isSame } from './is-same.ts';

/** The texts that people agree to or read, each in its newest version; one that the file changes becomes its next version. */
export const TEXTS_PART: FilePart<'texts'> = {
  async read(trx, { clock }) {
    const rows = await ConsentTextRow.query(trx)
      .distinctOn('kind')
      .orderBy([{ column: 'kind' }, { column: 'version', order: 'desc' }]);
    const today = clock.today();
    return rows
      .toSorted((one, other) => one.position - other.position || (one.kind < other.kind ? -1 : 1))
      .map(({ kind, askedAt, askedOf, required, validFrom, news, ...row }) => ({
        ...{ kind, askedAt, askedOf, required, news },
        validFrom: validFrom !== null && validFrom > today ? validFrom : null,
        ...wordsOf(row),
      }));
  },
  async compare(trx, city, texts) {
    const now = (await TEXTS_PART.read(trx, city)) ?? [];
    return (texts ?? []).flatMap((to) => {
      const from = now.find(({ kind }) => kind === to.kind) ?? null;
      return isSame(from, to) ? [] : [{ key: to.kind, name: to.title, from, to }];
    });
  },
  async enter(trx, city, { from, to }, by) {
    const { askedAt, askedOf, validFrom, ...text } = to as TextInFile;
    const before = from as TextInFile | null;
    // people have agreed to it there: where a text is asked stays
    if (before && !isSame([before.askedAt, before.askedOf], [askedAt, askedOf])) throw wrong('askedAt', 'PLACE_FIXED');
    const last = await ConsentTextRow.query(trx).where({ kind: text.kind }).max('version as version').first();
    const next = { ...text, askedAt, askedOf, validFrom: validFrom ?? city.clock.today() };
    await publishConsentText(trx, city, { ...next, basedOn: last?.version ?? 0 }, by);
  },
};

const wrong = (path: string, code: string): CardError => new CardError('VALIDATION', {}, [{ path, code }]);
