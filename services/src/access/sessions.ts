import { writeAudit } from '@karta/db';
import { SESSION_MS, type SessionKind } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type AnyDoer } from '../doer.ts';
import { hashToken } from './tokens.ts';

/** One session of a person, by the hash of its id. */
export interface OpenSession {
  id: string;
  /** What the browser called itself at the sign-in. */
  agent: string;
  since: Date;
  lastUsed: Date;
}

/** What the tables know of a session's id. */
export function hashedSid(sid: string): string {
  return hashToken(sid).toString('hex');
}

/** What an audit row calls whoever has such a session. */
export const SESSION_SUBJECTS = { resident: 'account', operator: 'operator', desk: 'partner-person' } as const;

const tableOf = (kind: SessionKind): string => `${kind}_sessions`;

/** The sessions of a person that would let somebody in now, the one used last first. */
export async function sessionsOf(knex: Knex, kind: SessionKind, subject: string, now: Date): Promise<OpenSession[]> {
  const { idle, whole } = SESSION_MS[kind];
  const rows: { sid: string; sess: { since?: number; agent?: string }; expire: Date }[] = await knex(tableOf(kind))
    .whereRaw("sess->>'subject' = ?", [subject])
    .where('expire', '>', now)
    .whereRaw("(sess->>'since')::bigint > ?", [now.getTime() - whole])
    .orderBy('expire', 'desc')
    .select('sid', 'sess', 'expire');
  return rows.map(({ sid, sess, expire }) => ({
    id: sid,
    agent: sess.agent ?? '',
    since: new Date(sess.since ?? 0),
    lastUsed: new Date(expire.getTime() - idle),
  }));
}

/** Ends every session of a person but the one named, and those that wait for a second factor; the caller says so in the audit where it is an act of its own. */
export async function endSessions(trx: Knex, kind: SessionKind, subject: string, except?: string): Promise<number> {
  const ended = trx(tableOf(kind)).where((own) =>
    own.whereRaw("sess->>'subject' = ?", [subject]).orWhereRaw("sess->'awaited'->>'subject' = ?", [subject]),
  );
  return (except === undefined ? ended : ended.whereNot('sid', except)).delete();
}

/** Ends one session of a person, with its audit row; nothing happens where it has ended already. */
export async function endSession(
  trx: Knex,
  { kind, subject, id }: { kind: SessionKind; subject: string; id: string },
  by: AnyDoer,
): Promise<void> {
  const ended = await trx(tableOf(kind)).where('sid', id).whereRaw("sess->>'subject' = ?", [subject]).delete();
  if (ended > 0) await noteEnded(trx, kind, subject, ended, by);
}

/** Ends all sessions of a person but the one named, as an act of its own: with an audit row, where there were some. */
export async function endAllSessions(
  trx: Knex,
  { kind, subject, except, reason }: { kind: SessionKind; subject: string; except?: string; reason?: string },
  by: AnyDoer,
): Promise<void> {
  const ended = await endSessions(trx, kind, subject, except);
  if (ended > 0 || reason !== undefined) await noteEnded(trx, kind, subject, ended, by, reason);
}

async function noteEnded(
  trx: Knex,
  kind: SessionKind,
  subject: string,
  ended: number,
  by: AnyDoer,
  reason?: string,
): Promise<void> {
  await writeAudit(trx, {
    ...actorOf(by),
    act: 'session.end',
    subjectKind: SESSION_SUBJECTS[kind],
    subjectId: subject,
    facts: { ended, ...(reason !== undefined && { reason }) },
  });
}
