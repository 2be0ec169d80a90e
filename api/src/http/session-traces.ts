import { writeAudit, type City } from '@karta/db';

type Kind = 'resident' | 'operator';
const SUBJECT: Readonly<Record<Kind, string>> = { resident: 'account', operator: 'operator' };

/** That somebody could not prove who they are; an address that nobody has leaves a row without one. */
export async function noteWrongProof(
  { knex }: City,
  kind: Kind,
  id: string | undefined,
  by: 'password' | 'code' | 'passkey' | 'open-id',
): Promise<void> {
  await writeAudit(knex, {
    ...{ actorKind: 'system', actorId: null },
    act: 'session.fail',
    ...{ subjectKind: SUBJECT[kind], subjectId: id ?? null },
    facts: { by },
  });
}

/** That somebody signed out. */
export async function noteSignOut({ knex }: City, kind: Kind, id: string): Promise<void> {
  await writeAudit(knex, {
    ...{ actorKind: kind, actorId: id },
    act: 'session.close',
    ...{ subjectKind: SUBJECT[kind], subjectId: id },
  });
}
