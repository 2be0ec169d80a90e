import { Account, Application, Card, readSettings, type City } from '@karta/db';
import {
  APPLICATION_TYPES,
  CardError,
  isOpenApplication,
  mayFile,
  type ApplicationType,
  type Holder,
} from '@karta/domain';
import type { Knex } from 'knex';

/** What decides which applications this account may file (A-4: the server decides, the page only shows it). */
export async function holderOf(knex: Knex, accountId: string): Promise<Holder> {
  const account = await Account.query(knex).findById(accountId).throwIfNotFound();
  const applications = await Application.query(knex).where({ accountId }).select('type', 'object', 'state');
  return {
    accountState: account.state,
    // whoever sees the own card alone does not come as far as here: the door knows them
    panel: 'full',
    cards: await Card.query(knex)
      .join('residents', 'residents.id', 'cards.resident_id')
      .where('residents.account_id', accountId)
      .select('cards.id', 'cards.state', 'cards.carrier'),
    packages: await knex('resident_packages as held')
      .join('residents', 'residents.id', 'held.resident_id')
      .where('residents.account_id', accountId)
      .select({ code: 'held.package_code', validUntil: 'held.valid_until' }),
    familyCards: await familyCards(knex, accountId),
    openApplications: applications.filter(({ state }) => isOpenApplication(state)),
  };
}

/** Active cards of the people that this account looks after. */
function familyCards(knex: Knex, accountId: string): Promise<{ id: string }[]> {
  return knex('cards')
    .join('family_members as member', 'member.resident_id', 'cards.resident_id')
    .where({ 'member.guardian_account_id': accountId, 'cards.state': 'active' })
    .select('cards.id');
}

/** May this account file an application of that type for that object now? */
export async function canFile(
  knex: Knex,
  city: City,
  accountId: string,
  wanted: { type: ApplicationType; object: string },
): Promise<boolean> {
  const settings = await readSettings(knex);
  return mayFile(wanted.type, wanted.object, await holderOf(knex, accountId), {
    ...settings,
    today: city.clock.today(),
  });
}

/** Everything that this account may file now, object by object. */
export async function availableTo(city: City, accountId: string): Promise<{ type: ApplicationType; object: string }[]> {
  const { knex } = city;
  const holder = await holderOf(knex, accountId);
  const window = { ...(await readSettings(knex)), today: city.clock.today() };
  const codes: string[] = await knex('packages').orderBy('position').pluck('code');
  const objectsOf = (type: ApplicationType): string[] => {
    if (type === 'duplicate') return holder.cards.map(({ id }) => id);
    return type.startsWith('package-') ? codes : [''];
  };
  return APPLICATION_TYPES.flatMap((type) =>
    objectsOf(type)
      .map((object) => ({ type, object }))
      .filter((wanted) => mayFile(type, wanted.object, holder, window)),
  );
}

/** Why a type cannot be filed: an open application of it, or the rules of what the person holds. */
export function unavailable(type: ApplicationType): CardError {
  return new CardError(type === 'card-issue' ? 'APPLICATION_ALREADY_OPEN' : 'APPLICATION_NOT_AVAILABLE', { type });
}
