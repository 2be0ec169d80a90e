import { Card, findFile, type City } from '@karta/db';
import { CardError } from '@karta/domain';
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

/**
 * A card that was stopped meanwhile is not made: its case is about to be told. Nor is one of records that nobody sent so.
 * @throws CardError CARD_STOPPED, SUBMISSION_CHANGED
 */
export async function cardToMake(city: City, cardId: string): Promise<Card> {
  const card = await Card.query(city.knex).findById(cardId).throwIfNotFound();
  if (card.state !== 'in-production') throw new CardError('CARD_STOPPED');
  await requireCardAsSent(city, card);
  return card;
}
