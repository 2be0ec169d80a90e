import { writeAudit, type City } from '@karta/db';
import type { SessionKind } from '@karta/domain';
import { SESSION_SUBJECTS } from '@karta/services';

const ACTORS = { resident: 'resident', operator: 'operator', desk: 'partner-person' } as const;

/** That somebody could not prove who they are; an address that nobody has leaves a row without one. */
export async function noteWrongProof(
  { knex }: City,
  kind: SessionKind,
  id: string | undefined,
  by: 'password' | 'code' | 'passkey' | 'open-id',
): Promise<void> {
  await writeAudit(knex, {
    ...{ actorKind: 'system', actorId: null },
    act: 'session.fail',
    ...{ subjectKind: SESSION_SUBJECTS[kind], subjectId: id ?? null },
    facts: { by },
  });
}

/** That somebody signed out. */
export async function noteSignOut({ knex }: City, kind: SessionKind, id: string): Promise<void> {
  await writeAudit(knex, {
    ...{ actorKind: ACTORS[kind], actorId: id },
    act: 'session.close',
    ...{ subjectKind: SESSION_SUBJECTS[kind], subjectId: id },
  });
}
