import type { City } from '@karta/db';
import { CardError } from '@karta/domain';
import { openIdProvider, openIdSecret, type OpenIdClient } from '@karta/services';

/** Where the provider sends the browser back to. */
export const returnAddress = ({ officeUrl }: City): string => `${officeUrl}/zaloguj/powrot`;

/** The provider as it is asked. @throws CardError NOT_FOUND where there is none, or it is switched off */
export async function openIdClient(city: City): Promise<OpenIdClient & { trustsFactor: boolean }> {
  const { isOn, issuer, clientId, trustsFactor } = await openIdProvider(city.knex);
  if (!isOn) throw new CardError('NOT_FOUND');
  const clientSecret = (await openIdSecret(city.knex, city)) ?? '';
  return { issuer, clientId, clientSecret, returnTo: returnAddress(city), trustsFactor };
}
