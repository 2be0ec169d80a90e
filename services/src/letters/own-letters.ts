import { randomUUID } from 'node:crypto';
import type { NewOwnLetter, OwnLetter, OwnLetterChange } from '@karta/contracts';
import { writeAudit } from '@karta/db';
import {
  CardError,
  MOST_OWN_LETTERS,
  narrowedBy,
  ownLetterEvent,
  TOLD_CHANGES,
  type AuditAct,
  type OwnLetterEvent,
  type ToldChange,
  type ToldChangeName,
} from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';

interface Row {
  id: string;
  event: OwnLetterEvent;
  name: string;
  change: ToldChangeName;
  onlyFor: string[];
  channels: OwnLetter['channels'];
  isOn: boolean;
  version: number;
}

/** Letters of the town's own that have not been ended, by name, each with what it wants and whom it has told so far (000-33). */
export async function listOwnLetters(trx: Knex): Promise<OwnLetter[]> {
  const rows: Row[] = await trx('own_letters').whereNull('endedAt').orderBy(['name', 'id']);
  const written: { event: string; channel: 'mail' | 'sms' }[] = await trx('letters')
    .whereIn(
      'event',
      rows.map(({ event }) => event),
    )
    .where('language', 'pl')
    .distinct('event', 'channel');
  const counted: { letterId: string; outcome: string | null; of: number }[] = await trx('own_letter_occasions')
    .groupBy('letterId', 'outcome')
    .select('letterId', 'outcome', trx.raw('count(*)::int as "of"'));
  return rows.map(({ id, event, name, change, onlyFor, channels, isOn, version }) => {
    const countOf = (...outcomes: (string | null)[]): number =>
      counted
        .filter((each) => each.letterId === id && outcomes.includes(each.outcome))
        .reduce((sum, each) => sum + each.of, 0);
    return {
      ...{ id, event, name, change, onlyFor, channels, isOn, version },
      written: written.filter((each) => each.event === event).map(({ channel }) => channel),
      told: countOf('told'),
      missed: countOf('nobody', 'failed'),
      waiting: countOf(null),
    };
  });
}

/**
 * Adds a letter of the town's own; it is off until it has its texts. Returns its id, which comes from elsewhere where the set-up of
 * another town is taken over. @throws CardError VALIDATION, TOO_MANY_OWN_LETTERS, CODE_TAKEN for an id of one that was ended
 */
export async function addOwnLetter(
  trx: Knex,
  wanted: NewOwnLetter,
  by: Doer,
  id: string = randomUUID(),
): Promise<string> {
  await trx.raw('select pg_advisory_xact_lock(hashtext(?))', ['own-letters']);
  const open = await trx('own_letters').whereNull('endedAt').count<{ count: string }[]>();
  if (Number(open[0]?.count) >= MOST_OWN_LETTERS) throw new CardError('TOO_MANY_OWN_LETTERS');
  const { name, change, channels, onlyFor } = wanted;
  await refuseUnknown(trx, change, onlyFor);
  if (await trx('own_letters').where({ id }).first('id')) throw new CardError('CODE_TAKEN');
  const told: ToldChange = TOLD_CHANGES[change];
  const heard = { act: told.act, toState: told.state ?? null, byKind: told.by ?? null };
  const event = ownLetterEvent(change, id);
  await trx('own_letters').insert({ id, event, name, change, ...heard, channels, onlyFor, addedAt: by.now });
  await note(trx, 'own-letter.add', id, { change, channels, onlyFor }, by);
  return id;
}

/**
 * Changes a letter of the town's own, switches it on or off. It tells of what happens from then on.
 * @throws CardError NOT_FOUND, CHANGED_MEANWHILE, VALIDATION, OWN_LETTER_WITHOUT_TEXT where it is to be on and a channel of
 * its has no Polish text
 */
export async function changeOwnLetter(trx: Knex, id: string, wanted: OwnLetterChange, by: Doer): Promise<void> {
  const row = await locked(trx, id);
  if (row.version !== wanted.version) throw new CardError('CHANGED_MEANWHILE');
  const { name, channels, onlyFor, isOn } = wanted;
  // one may always be switched off, whatever became of its packages
  if (isOn) await refuseUnknown(trx, row.change, onlyFor);
  if (isOn) await refuseUnwritten(trx, row.event, channels);
  else await dropWaiting(trx, id);
  await trx('own_letters')
    .where({ id })
    .update({ name, channels, onlyFor, isOn, version: row.version + 1 });
  await note(trx, 'own-letter.change', id, { channels, onlyFor, isOn }, by);
}

/** Ends a letter of the town's own for good; what it has sent keeps its name. @throws CardError NOT_FOUND */
export async function endOwnLetter(trx: Knex, id: string, by: Doer): Promise<void> {
  await locked(trx, id);
  await trx('own_letters').where({ id }).update({ isOn: false, endedAt: by.now });
  await dropWaiting(trx, id);
  await note(trx, 'own-letter.end', id, {}, by);
}

/** What waits is not told any more. */
const dropWaiting = (trx: Knex, letterId: string): Promise<unknown> =>
  trx('own_letter_occasions').where({ letterId }).whereNull('outcome').update({ outcome: 'not-meant' });

/** The name of one that has not been ended. @throws CardError NOT_FOUND */
export async function nameOfOwnLetter(trx: Knex, event: OwnLetterEvent): Promise<string> {
  const row = await trx('own_letters').where({ event }).whereNull('endedAt').first('name');
  if (!row) throw new CardError('LETTER_NOT_FOUND');
  return row.name;
}

async function locked(trx: Knex, id: string): Promise<Row> {
  const row = await trx('own_letters').where({ id }).whereNull('endedAt').forUpdate().first();
  if (!row) throw new CardError('NOT_FOUND');
  return row;
}

const NAMED_IN = { form: 'application_forms', package: 'packages' } as const;

/** What it is narrowed to has to be there. */
async function refuseUnknown(trx: Knex, change: ToldChangeName, onlyFor: readonly string[]): Promise<void> {
  if (onlyFor.length === 0) return;
  const way = narrowedBy(change);
  const known: string[] = way ? await trx(NAMED_IN[way]).whereIn('code', onlyFor).pluck('code') : [];
  if (onlyFor.some((each) => !known.includes(each)))
    throw new CardError('VALIDATION', {}, [{ path: 'onlyFor', code: 'WRONG' }]);
}

async function refuseUnwritten(trx: Knex, event: string, channels: readonly string[]): Promise<void> {
  const written = await trx('letters').where({ event, language: 'pl' }).distinct().pluck('channel');
  const missing = channels.filter((channel) => !written.includes(channel));
  if (missing.length > 0) throw new CardError('OWN_LETTER_WITHOUT_TEXT', { channels: missing.join(', ') });
}

const note = (trx: Knex, act: AuditAct, subjectId: string, facts: Record<string, unknown>, by: Doer): Promise<void> =>
  writeAudit(trx, { ...actorOf(by), act, subjectKind: 'letter', subjectId, facts });
