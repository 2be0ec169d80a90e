import { Account, Application, Card, readSettings, type City } from '@karta/db';
import {
  APPLICATION_TYPES,
  CardError,
  filingRefusal,
  isOpenApplication,
  mayFile,
  type ApplicationType,
  type ExtensionWindow,
  type FilingRefusal,
  type Holder,
} from '@karta/domain';
import type { Knex } from 'knex';

/** A holder with what screens say of the cards. */
export interface KnownHolder extends Holder {
  readonly cards: readonly (Holder['cards'][number] & { readonly number: string })[];
  readonly familyCards: readonly { readonly id: string; readonly number: string; readonly holderName: string }[];
}

/** What decides which applications this account may file (A-4: the server decides, the page only shows it). */
export async function holderOf(knex: Knex, accountId: string): Promise<KnownHolder> {
  const account = await Account.query(knex).findById(accountId).throwIfNotFound();
  const applications = await Application.query(knex).where({ accountId }).select('type', 'object', 'state');
  return {
    accountState: account.state,
    // whoever sees the own card alone does not come as far as here: the door knows them
    panel: 'full',
    cards: await Card.query(knex)
      .join('residents', 'residents.id', 'cards.resident_id')
      .where('residents.account_id', accountId)
      .orderBy('cards.createdAt', 'desc')
      .select('cards.id', 'cards.number', 'cards.state', 'cards.carrier'),
    packages: await knex('resident_packages as held')
      .join('residents', 'residents.id', 'held.resident_id')
      .where('residents.account_id', accountId)
      .select({ code: 'held.package_code', validUntil: 'held.valid_until' }),
    familyCards: await familyCards(knex, accountId),
    openApplications: applications.filter(({ state }) => isOpenApplication(state)),
  };
}

/** Active cards of the people that this account looks after; of a child also those of the guardian and of the siblings (004-29). */
function familyCards(knex: Knex, accountId: string): Promise<{ id: string; number: string; holderName: string }[]> {
  return knex('cards')
    .join('residents', 'residents.id', 'cards.resident_id')
    .where('cards.state', 'active')
    .whereNot('residents.account_id', accountId)
    .where((any) =>
      any
        .whereIn('cards.resident_id', membersOf(knex, [accountId]).select('resident_id'))
        .orWhereIn('cards.resident_id', membersOf(knex, guardiansOf(knex, accountId)).select('resident_id'))
        .orWhereIn('residents.account_id', guardiansOf(knex, accountId)),
    )
    .orderBy('cards.number')
    .select('cards.id', 'cards.number', 'cards.holder_name');
}

const membersOf = (knex: Knex, guardians: readonly string[] | Knex.QueryBuilder) =>
  knex('family_members').whereIn('guardian_account_id', guardians as string[]);

/** Who files for an account that nobody signs in to. */
const guardiansOf = (knex: Knex, accountId: string) =>
  knex('family_members')
    .join('accounts', 'accounts.id', 'family_members.account_id')
    .where('family_members.account_id', accountId)
    .whereNull('accounts.email')
    .select('family_members.guardian_account_id');

/** May this account file an application of that type for that object now? */
export async function canFile(
  knex: Knex,
  city: City,
  accountId: string,
  wanted: { type: ApplicationType; object: string },
): Promise<boolean> {
  return mayFile(wanted.type, wanted.object, await holderOf(knex, accountId), await windowOf(knex, city));
}

async function windowOf(knex: Knex, { clock }: City): Promise<ExtensionWindow> {
  return { ...(await readSettings(knex)), today: clock.today() };
}

/** An application that may be filed, or why not. */
export interface Offer {
  readonly type: ApplicationType;
  /** A card's id for a duplicate, a package's code for packages, else ''. */
  readonly object: string;
  readonly refusal: FilingRefusal | null;
}

/** Every type with each of its objects: what this account may file now, and why the rest may not. */
export async function offersTo(city: City, accountId: string): Promise<Offer[]> {
  const { knex } = city;
  const holder = await holderOf(knex, accountId);
  const window = await windowOf(knex, city);
  const codes: string[] = await knex('packages').orderBy('position').pluck('code');
  const objectsOf = (type: ApplicationType): string[] => {
    if (type === 'duplicate') return holder.cards.length === 0 ? [''] : holder.cards.map(({ id }) => id);
    return type.startsWith('package-') ? codes : [''];
  };
  return APPLICATION_TYPES.flatMap((type) =>
    objectsOf(type).map((object) => ({ type, object, refusal: filingRefusal(type, object, holder, window) })),
  );
}

/** Why a type cannot be filed: an open application of it, or the rules of what the person holds. */
export function unavailable(type: ApplicationType): CardError {
  return new CardError(type === 'card-issue' ? 'APPLICATION_ALREADY_OPEN' : 'APPLICATION_NOT_AVAILABLE', { type });
}
