import { writeAudit } from '@karta/db';
import { CardError, type AuditAct } from '@karta/domain';
import type { Knex } from 'knex';
import { operatorsWith } from './operators-with.ts';
import { tellAccess } from './tell-access.ts';

/** What an audit row says of a change of access. */
interface AccessNote {
  act: Extract<AuditAct, `access.${string}`>;
  subjectKind: string;
  subjectId: string;
  from?: object | null;
  to: object | null;
}

/** One change after the other: two at once could each leave the other's administrator as the last. */
export async function lockAccess(trx: Knex): Promise<void> {
  await trx.raw("select pg_advisory_xact_lock(hashtext('access'))");
}

/** @throws CardError VALIDATION with the path of each code that is none */
export async function requireKnown(trx: Knex, table: 'roles' | 'groups', codes: readonly string[]): Promise<void> {
  const known = new Set<string>(await trx(table).whereIn('code', codes).pluck('code'));
  const wrong = codes.flatMap((code, index) =>
    known.has(code) ? [] : [{ path: `${table}.${index}`, code: 'UNKNOWN' }],
  );
  if (wrong.length > 0) throw new CardError('VALIDATION', {}, wrong);
}

/** Gives the owner these rows of a table instead of those that they had. */
export async function replaceRows(trx: Knex, table: string, owner: object, rows: readonly object[]): Promise<void> {
  await trx(table).where(owner).delete();
  if (rows.length > 0) await trx(table).insert(rows.map((row) => ({ ...owner, ...row })));
}

/** @throws CardError LAST_ADMIN where nobody is left who may change rights */
export async function requireAdminLeft(trx: Knex): Promise<void> {
  if ((await operatorsWith(trx, 'access.change')).length === 0) throw new CardError('LAST_ADMIN');
}

/** Leaves what was and what is now beside the change, and tells the open screens. */
export async function noteAccess(trx: Knex, by: string, { from = null, to, ...noted }: AccessNote): Promise<void> {
  await writeAudit(trx, { actorKind: 'operator', actorId: by, ...noted, facts: { from, to } });
  await tellAccess(trx);
}
