import type { LetterInFile, OwnLetterInFile } from '@karta/contracts';
import type { OwnLetterEvent } from '@karta/domain';
import type { Knex } from 'knex';

type Newest = Omit<LetterInFile, 'event'> & { version: number };

/** The newest version of each text that the town has written of letters of the release. */
export const newestOfRelease = (trx: Knex): Promise<(Newest & Pick<LetterInFile, 'event'>)[]> =>
  newest(trx).whereRaw("event not like 'own-%'");

/** The same of letters of the town's own. */
export const newestOfOwn = (
  trx: Knex,
): Promise<(OwnLetterInFile['texts'][number] & { event: OwnLetterEvent; version: number })[]> =>
  newest(trx).whereRaw("event like 'own-%'");

const newest = (trx: Knex): Knex.QueryBuilder =>
  trx('letters')
    .distinctOn('event', 'channel', 'language')
    .orderBy([{ column: 'event' }, { column: 'channel' }, { column: 'language' }, { column: 'version', order: 'desc' }])
    .select('event', 'channel', 'language', 'subject', 'text', 'version');
