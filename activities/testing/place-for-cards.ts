import { randomUUID } from 'node:crypto';
import type { City } from '@karta/db';
import { holderIn } from '../../tests/makers/own-city.ts';

/** A pick-up point with a station of its own, a clerk, and an approved application for a card there. */
export async function placeForCards({
  knex,
  vault,
}: City): Promise<{ caseId: string; pointId: string; stationId: string; operatorId: string }> {
  const [caseId, pointId, stationId, operatorId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const { accountId, residentId } = await holderIn({ knex } as City);
  const keyId = await vault.keys.createPersonKey();
  await knex('residents').where({ id: residentId }).update({ keyId });
  await knex('pickup_points').insert({ id: pointId, name: `Punkt ${pointId}`, address: 'Rynek 1', openingHours: '' });
  await knex('stations').insert({
    ...{ id: stationId, name: `Stanowisko ${stationId}`, pickupPointId: pointId, tokenHash: stationId },
  });
  const clerk = { email: `${operatorId}@example.test`, name: 'Ewa Próbna', passwordHash: '', unit: 'Biuro Karty' };
  await knex('operators').insert({ id: operatorId, ...clerk });
  const offered = { name: 'Pakiet Mieszkańca', criterion: '', description: '', validityYears: 1 };
  await knex('packages')
    .insert({ code: 'resident', ...offered })
    .onConflict('code')
    .ignore();
  const application = { id: caseId, accountId, residentId, type: 'card-issue', packageCode: 'resident' };
  const person = { firstName: 'Osoba', lastName: 'Próbna', email: '', phone: '', object: caseId };
  await knex('applications').insert({
    ...{ ...application, ...person, pickupPointId: pointId, state: 'in-production' },
  });
  return { caseId, pointId, stationId, operatorId };
}
