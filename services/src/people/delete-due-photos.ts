import { readSettings, Resident, writeAudit, type City } from '@karta/db';
import { APPLICATION_STATES, isOpenApplication } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf } from '../doer.ts';
import { changeEntry } from './change-entry.ts';

const DAY_MS = 86_400_000;
/** As many people as one transaction holds. */
const BATCH = 200;
const LIVE = ['in-production', 'ready', 'sent', 'active', 'blocked'];
const OPEN = [...APPLICATION_STATES].filter((state) => state === 'draft' || isOpenApplication(state));

/**
 * Deletes the photos of people who have had no card and no open application for as long as the town's rule says (H-6); of
 * people whose data are kept for a court or an archive they stay. The history of the entry says so. Returns how many people.
 */
export async function deleteDuePhotos(trx: Knex, city: City): Promise<number> {
  const { photoDays } = await readSettings(trx);
  const now = city.clock.now();
  const since = new Date(now.getTime() - photoDays * DAY_MS);
  const people = await Resident.query(trx)
    .whereNotNull('photoFileId')
    .where('updatedAt', '<=', since)
    .whereNotExists(cardsOf(trx, since))
    .whereNotExists(applicationsOf(trx, since))
    .whereNotExists(
      trx('account_holds as h')
        .whereRaw('h.account_id = residents.account_id')
        .whereNull('h.lifted_at')
        .select(trx.raw('1')),
    )
    .orderBy('id')
    .limit(BATCH)
    .forUpdate()
    .skipLocked();
  for (const person of people) await deletePhotosOf(trx, city, person);
  return people.length;
}

/** Cards that may still be used, and those that ended only lately. */
const cardsOf = (trx: Knex, since: Date): Knex.QueryBuilder =>
  trx('cards as c')
    .whereRaw('c.resident_id = residents.id')
    .where((either) =>
      either
        .whereIn('c.state', LIVE)
        .orWhereRaw('greatest(c.created_at, c.returned_at, c.withdrawn_at, c.valid_until) > ?', [since]),
    )
    .select(trx.raw('1'));

const applicationsOf = (trx: Knex, since: Date): Knex.QueryBuilder =>
  trx('applications as a')
    .whereRaw('(a.resident_id = residents.id or a.account_id = residents.account_id)')
    .where((either) => either.whereIn('a.state', OPEN).orWhere('a.updated_at', '>', since))
    .select(trx.raw('1'));

async function deletePhotosOf(trx: Knex, city: City, person: Resident): Promise<void> {
  const by = { kind: 'process', id: 'daily-run', now: city.clock.now() } as const;
  const own = await trx('cards').where('residentId', person.id).whereNotNull('photoFileId').pluck('photo_file_id');
  const filed = trx('applications').where((of) => {
    void of.where('residentId', person.id);
    if (person.accountId) void of.orWhere('accountId', person.accountId);
  });
  const sent: string[] = await filed.clone().whereNotNull('photoFileId').pluck('photo_file_id');
  const files = [...new Set([person.photoFileId, ...own, ...sent])];
  await changeEntry(trx, city, person, { photoFileId: '' }, { source: 'retention' }, by);
  await trx('cards').where('residentId', person.id).update({ photoFileId: null });
  await filed.update({ photoFileId: null });
  const named = (table: string): Knex.QueryBuilder =>
    trx(table).whereRaw('??.photo_file_id = files.id', [table]).select(trx.raw('1'));
  await trx('files')
    .whereIn('id', files)
    .whereNotExists(named('residents'))
    .whereNotExists(named('cards'))
    .whereNotExists(named('applications'))
    .delete();
  const facts = { source: 'retention', fields: ['photoFileId'] };
  await writeAudit(trx, {
    ...actorOf(by),
    act: 'resident.change',
    subjectKind: 'resident',
    subjectId: person.id,
    facts,
  });
}
