import { Card, PackageRow, Resident, type City } from '@karta/db';
import { addYears, CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { renewCard } from '../cards/renew-card.ts';
import type { Doer } from '../doer.ts';
import { changeGrant, findGrant } from './change-grant.ts';

/** A package or relief that the office attaches to a person, or takes off, with a reason (000-19). */
export interface OfficeGrant {
  readonly residentId: string;
  readonly packageCode: string;
  readonly reason: string;
}

/** Attaches a package until a civil date, or prolongs it; a card lasts at least as long. @throws CardError NOT_FOUND, VALIDATION */
export async function attachPackage(
  trx: Knex,
  city: City,
  { residentId, packageCode, reason }: OfficeGrant,
  validUntil: string,
  by: Doer,
): Promise<void> {
  await lockResident(trx, residentId);
  const offered = await PackageRow.query(trx).findById(packageCode);
  if (!offered || offered.isClosed) throw new CardError('VALIDATION', {}, [{ path: 'packageCode', code: 'REQUIRED' }]);
  if (validUntil > addYears(city.clock.today(), offered.validityYears))
    throw new CardError('VALIDATION', {}, [{ path: 'validUntil', code: 'TOO_LONG_VALID' }]);
  if (validUntil < city.clock.today())
    throw new CardError('VALIDATION', {}, [{ path: 'validUntil', code: 'DATE_PAST' }]);
  const usable = Card.query(trx).where({ residentId }).whereIn('state', ['active', 'ready', 'expired']);
  const card = await usable.orderBy('createdAt', 'desc').first();
  await changeGrant(trx, { residentId, packageCode, cardId: card?.id ?? null, validUntil }, 'grant', by, { reason });
  if (card) await renewCard(trx, card.id, validUntil, by);
}

/** Takes a package off; what it gave ends at once. @throws CardError NOT_FOUND: nobody holds it */
export async function detachPackage(
  trx: Knex,
  { residentId, packageCode, reason }: OfficeGrant,
  by: Doer,
): Promise<void> {
  await lockResident(trx, residentId);
  const held = await findGrant(trx, { residentId, packageCode });
  if (!held) throw new CardError('NOT_FOUND');
  await changeGrant(trx, held, 'take-off', by, { reason });
}

async function lockResident(trx: Knex, id: string): Promise<void> {
  const resident = await Resident.query(trx).findById(id).forUpdate().select('id');
  if (!resident) throw new CardError('NOT_FOUND');
}
