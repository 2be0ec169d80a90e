import { ConsentTextRow, type City } from '@karta/db';
import { CardError, textsInForce } from '@karta/domain';

/** The texts that are asked at a place today, each in its version in force. */
export async function consentsInForce(
  { knex, clock }: City,
  askedAt: ConsentTextRow['askedAt'],
): Promise<ConsentTextRow[]> {
  return textsInForce(await ConsentTextRow.query(knex).where({ askedAt }).orderBy('position'), clock.today());
}

/** @throws CardError VALIDATION where a required consent is missing, or one is named that is not asked */
export async function requireConsents(city: City, given: readonly string[]): Promise<void> {
  const texts = await consentsInForce(city, 'registration');
  const missing = texts.filter((text) => text.required && !given.includes(text.id));
  if (missing.length === 0 && given.every((id) => texts.some((text) => text.id === id))) return;
  throw new CardError('VALIDATION', {}, [{ path: 'consents', code: 'CONSENT_MISSING' }]);
}
