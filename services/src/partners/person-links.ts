import type { City, PartnerPerson } from '@karta/db';
import type { Knex } from 'knex';
import { linksIn } from '../access/link-table.ts';
import { sendStaffLink } from '../staff/tell-operator.ts';

/** The first password within three days, another one within an hour. */
const MINUTES = { 'partner-invitation': 72 * 60, 'partner-password-reset': 60 } as const;

/** Links of letters to people of partners. */
export const PARTNER_LINKS = linksIn('partner_person_tokens', 'personId');

/** The address of the partners' page of a town, without a slash at its end. */
const deskAddress = ({ serviceUrl }: City): string => `${serviceUrl}/partner`;

/** Sends somebody of a partner a letter with a link that sets a password. */
export async function sendPersonLink(
  trx: Knex,
  city: City,
  person: Pick<PartnerPerson, 'id' | 'email' | 'name'>,
  template: keyof typeof MINUTES,
): Promise<void> {
  const token = await PARTNER_LINKS.issue(trx, city, person.id, MINUTES[template]);
  await sendStaffLink(trx, city, person, `${deskAddress(city)}/nowe-haslo?token=${token}`, template);
}
