import { findFile, type Card, type City } from '@karta/db';
import { requireAsSubmitted, requireSentPhoto } from '../applications/submission.ts';

/**
 * Are the application and the picture of a card what its person sent? Asked before anything is ordered of a device.
 * @throws CardError SUBMISSION_CHANGED
 */
export async function requireCardAsSent(
  city: City,
  { applicationId, residentId, photoFileId }: Pick<Card, 'applicationId' | 'residentId' | 'photoFileId'>,
): Promise<void> {
  const { knex, vault } = city;
  if (applicationId !== null) await requireAsSubmitted(knex, city, applicationId);
  const photo = photoFileId === null ? undefined : await findFile(knex, vault, photoFileId);
  if (photo) await requireSentPhoto(knex, city, residentId, photo.content);
}
