import { Approval, readSettings, Resident, type City } from '@karta/db';
import { CardError, type EntryField } from '@karta/domain';
import type { Knex } from 'knex';
import { askApproval, hasSecondPerson, settleApproval } from '../approvals/ask-approval.ts';
import type { Doer } from '../doer.ts';
import { requireEntry } from '../people/enter-person.ts';
import { openEntry } from '../people/open-entry.ts';
import { mergeEntries, type MergeOrder } from './merge-entries.ts';
import { lockPair } from './merge-problems.ts';

/** What a request for a merge keeps: ids, versions and names of fields, no value of either entry. */
interface KeptMerge {
  goesId: string;
  version: number;
  otherVersion: number;
  takes: EntryField[];
}

/**
 * Merges two entries, or where the town wants a second person leaves it for one; where nobody else could say yes, one person acts
 * alone. @throws CardError as `mergeEntries`
 */
export async function askMerge(
  trx: Knex,
  city: City,
  order: MergeOrder,
  by: Doer,
): Promise<{ mergeId: string | null; approvalId: string | null }> {
  const { mergeNeedsApproval } = await readSettings(trx);
  if (!mergeNeedsApproval || !(await hasSecondPerson(trx, 'merge', by.id)))
    return { mergeId: await mergeEntries(trx, city, order, by), approvalId: null };
  const [stays, goes] = await lockPair(trx, order.stays, order.goes);
  const known = await openEntry(city, goes);
  const wanted = Object.fromEntries(order.takes.map((field) => [field, known[field]]));
  // what could not be entered is told now, not to the second person
  requireEntry(city, { ...(await openEntry(city, stays)), ...wanted });
  const kept: KeptMerge = {
    ...{ goesId: goes.id, version: stays.version, otherVersion: goes.version, takes: [...order.takes] },
  };
  const asked = { kind: 'merge', subject: stays.id, request: { ...kept }, reason: order.reason } as const;
  return { mergeId: null, approvalId: await askApproval(trx, city, asked, by) };
}

/** A request that waits, as those see it who may merge. */
export interface MergeRequest {
  id: string;
  staysId: string;
  goesId: string;
  takes: EntryField[];
  reason: string;
  askedBy: string;
  askedAt: Date;
  isOwn: boolean;
  /** One of the entries was changed since: it is asked for anew. */
  isStale: boolean;
}

/** Requests that wait for a second person, the oldest first; of two entries alone where they are named. */
export async function mergeRequests(
  knex: Knex,
  operatorId: string,
  pair?: { staysId: string; goesId: string },
): Promise<MergeRequest[]> {
  const rows: (Approval & { name: string })[] = await knex('approvals as a')
    .join('operators as o', 'o.id', 'a.askedBy')
    .where({ 'a.kind': 'merge', 'a.state': 'waiting' })
    .modify((query) => {
      if (pair) void query.where('a.subject', pair.staysId).whereRaw(`a.request->>'goesId' = ?`, [pair.goesId]);
    })
    .orderBy('a.askedAt')
    .limit(100)
    .select('a.*', 'o.name');
  return Promise.all(
    rows.map(async ({ id, subject, request, reason, askedBy, askedAt, name }) => {
      const { goesId, version, otherVersion, takes } = request as unknown as KeptMerge;
      const found = await Resident.query(knex).findByIds([subject, goesId]).select('id', 'version');
      const isAt = (entry: string, at: number): boolean =>
        found.some((each) => each.id === entry && each.version === at);
      const isStale = !isAt(subject, version) || !isAt(goesId, otherVersion);
      return {
        id,
        staysId: subject,
        goesId,
        takes,
        reason,
        askedBy: name,
        askedAt,
        isOwn: askedBy === operatorId,
        isStale,
      };
    }),
  );
}

/**
 * What the second person says; a yes merges in the same transaction and in the name of who asked, for the entries as they were
 * asked for. @throws CardError as `settleApproval` and `mergeEntries`; ENTRY_CHANGED where one is another by now
 */
export async function settleMerge(
  trx: Knex,
  city: City,
  id: string,
  said: { to: 'approved' | 'refused' | 'withdrawn'; note: string },
  by: Doer,
): Promise<string | null> {
  const known = await Approval.query(trx).findOne({ id, kind: 'merge' }).select('id');
  if (!known) throw new CardError('NOT_FOUND');
  const { subject, request, reason, askedBy } = await settleApproval(trx, city, id, said, by);
  if (said.to !== 'approved') return null;
  const { goesId, version, otherVersion, takes } = request as unknown as KeptMerge;
  const order = { stays: { id: subject, version }, goes: { id: goesId, version: otherVersion }, takes, reason };
  return mergeEntries(trx, city, order, { kind: 'operator', id: askedBy, now: by.now });
}
