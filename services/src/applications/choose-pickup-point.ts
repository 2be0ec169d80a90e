import { Application, PickupPointRow, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import type { Doer } from '../doer.ts';
import { sealedAnew } from './submission.ts';

/** Where a card is collected that is made after the application was sent, as its applicant says. @throws CardError VALIDATION */
export async function choosePickupPoint(
  trx: Knex,
  city: City,
  applicationId: string,
  pickupPointId: string,
  by: Doer,
): Promise<void> {
  const point = await PickupPointRow.query(trx).findById(pickupPointId).where({ isClosed: false });
  if (!point) throw new CardError('VALIDATION', {}, [{ path: 'pickupPointId', code: 'UNKNOWN_PICKUP_POINT' }]);
  const application = await Application.query(trx).findById(applicationId).forUpdate().throwIfNotFound();
  // whoever names a point collects the card there
  const { byPost: _by, ...details } = application.details;
  await sealedAnew(trx, city, application, by, async () =>
    Application.query(trx).findById(applicationId).patch({ pickupPointId, details, updatedAt: by.now }),
  );
}
