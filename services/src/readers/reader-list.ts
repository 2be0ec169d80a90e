import type { ReaderList } from '@karta/contracts';
import { Partner, Reader, type City } from '@karta/db';
import { addDays, endOfDay, isReaderHeard, readerState } from '@karta/domain';
import type { Knex } from 'knex';

/** Every reader as its device told last, and the partners at whom one may stand. */
export async function readerList(trx: Knex, city: City): Promise<ReaderList> {
  const now = city.clock.now();
  const [readers, partners, checks] = await Promise.all([
    Reader.query(trx).orderBy('name'),
    Partner.query(trx).orderBy('name').select('id', 'name', 'isActive'),
    checksToday(trx, city),
  ]);
  return {
    readers: readers.map((reader) => ({
      id: reader.id,
      name: reader.name,
      partnerId: reader.partnerId,
      shows: reader.shows,
      hasPin: reader.pinHash !== null,
      offlineHours: reader.offlineHours,
      version: reader.version,
      state: readerState({ ...reader, hasKey: reader.tokenHash !== null }),
      codeUntil: reader.codeUntil && reader.codeUntil > now ? reader.codeUntil.toISOString() : null,
      enrolledAt: reader.enrolledAt?.toISOString() ?? null,
      revokedAt: reader.revokedAt?.toISOString() ?? null,
      lastSeenAt: reader.lastSeenAt?.toISOString() ?? null,
      online: reader.revokedAt === null && isReaderHeard(reader.lastSeenAt, now),
      appVersion: reader.appVersion,
      checksToday: checks.get(reader.id) ?? 0,
    })),
    partners,
    pageUrl: `${city.serviceUrl}/czytnik/`,
  };
}

/** Of each reader, since midnight in the town; what was not read well is no check. */
async function checksToday(trx: Knex, { clock, zone }: City): Promise<Map<string, number>> {
  const rows: { readerId: string; checks: string }[] = await trx('reader_checks')
    .where('at', '>', new Date(endOfDay(addDays(clock.today(), -1), zone)))
    .whereNot('verdict', 'again')
    .groupBy('readerId')
    .select('readerId')
    .count('* as checks');
  return new Map(rows.map(({ readerId, checks }) => [readerId, Number(checks)]));
}
