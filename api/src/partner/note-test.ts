import { writeAudit, type City } from '@karta/db';
import type { PartnerActor } from '../http/actor.ts';

/** A test key was used: the one row that it leaves. */
export async function noteTest({ knex }: City, { partnerId, keyId }: PartnerActor, route: string): Promise<void> {
  const subject = { subjectKind: 'partner', subjectId: partnerId };
  const facts = { route, key: keyId };
  await writeAudit(knex, { actorKind: 'partner', actorId: partnerId, act: 'partner.test', ...subject, facts });
}
