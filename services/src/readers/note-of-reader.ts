import { writeAudit } from '@karta/db';
import type { AuditAct } from '@karta/domain';
import type { Knex } from 'knex';

/** What a device did itself. */
export const noteOfReader = (
  trx: Knex,
  id: string,
  act: AuditAct,
  facts: Record<string, unknown> = {},
): Promise<void> =>
  writeAudit(trx, { actorKind: 'reader', actorId: id, act, subjectKind: 'reader', subjectId: id, facts });
