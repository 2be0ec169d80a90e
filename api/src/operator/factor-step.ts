import type { FactorStep } from '@karta/contracts';
import { readSettings, type City, type Operator } from '@karta/db';
import { factorsOf, type FactorOwner } from '@karta/services';
import type { GuestActor } from '../http/actor.ts';
import type { Context } from '../http/definition.ts';

export const ownerOf = (operatorId: string): FactorOwner => ({ kind: 'operator', subject: operatorId });

/**
 * What has to be shown beside the right password. Who has a factor shows it, whatever the town asks for; who has none makes one
 * where the town asks for it.
 */
export async function factorStepOf(
  city: City,
  { id }: Pick<Operator, 'id'>,
  session: Context<GuestActor>['session'],
): Promise<FactorStep | null> {
  const { staffSecondFactor, factorSkippedOnKnownDevice } = await readSettings(city.knex);
  const factors = await factorsOf(city.knex, ownerOf(id));
  if (factors.length === 0) return staffSecondFactor ? { step: 'enrol', methods: ['totp', 'passkey'] } : null;
  if (factorSkippedOnKnownDevice && (await session.isKnownDevice('operator', id))) return null;
  return { step: 'prove', methods: [...new Set(factors.map(({ method }) => method))] };
}
