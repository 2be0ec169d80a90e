import type { Knex } from 'knex';
import type { AuditAct } from '@karta/domain';

export interface AuditEntry {
  actorKind: 'resident' | 'operator' | 'partner' | 'partner-person' | 'station' | 'reader' | 'process' | 'system';
  actorId: string | null;
  /** The member of the family for whom a resident did it; the absent colleague in whose place somebody of the office did. */
  actsFor?: string | null;
  /** A verb and its object: `task.complete`, `file.read`. */
  act: AuditAct;
  subjectKind: string;
  subjectId: string | null;
  /** Ids and codes only, never personal data. */
  facts?: Record<string, unknown>;
}

/** Adds one audit row in the caller's transaction. The application's role can neither change nor delete it. */
export async function writeAudit(trx: Knex, entry: AuditEntry): Promise<void> {
  await trx('audit').insert({ ...entry, facts: JSON.stringify(entry.facts ?? {}) });
}
