import { PackageRow, PickupPointRow, readSettings, type Application, type City } from '@karta/db';
import { filingRefusal, type ApplicationFormRow, type ApplicationType, type FormSurroundings } from '@karta/domain';
import type { Knex } from 'knex';
import { holderOf } from '../applications/availability.ts';
import { datesAskedOf } from '../decisions/validity.ts';
import { pointsThatMake } from '../stations/points-that-make.ts';
import { consentsAskedBy } from './asked-consents.ts';

type Packages = FormSurroundings['packages'];

/** What may be chosen in a form by this person today: the page draws itself by it, and the server judges by the same. */
export async function surroundingsOf(
  trx: Knex,
  city: City,
  accountId: string,
  form: ApplicationFormRow,
  application: Pick<Application, 'packageCode' | 'details' | 'state'>,
): Promise<FormSurroundings> {
  const holder = await holderOf(trx, accountId);
  return {
    ...(await surroundingsOfNobody(trx, city, form)),
    packages: await packagesFor(trx, city, accountId, form.kind, application),
    cards: cardsFor(form.kind, holder.cards, application.details.cardId),
    receivingCards: holder.familyCards.map(({ id, number, holderName }) => ({ id, number, holderName })),
  };
}

/** What a form offers before anybody fills it: every open package, no cards. The editor of forms tries a form with it. */
export async function triedSurroundings(
  trx: Knex,
  city: City,
  form: Pick<ApplicationFormRow, 'code' | 'kind'>,
): Promise<FormSurroundings> {
  const packages = await PackageRow.query(trx).where({ isClosed: false }).orderBy('position');
  return {
    ...(await surroundingsOfNobody(trx, city, form)),
    packages: await asOffered(trx, city, packages),
    cards: [],
    receivingCards: [],
  };
}

async function surroundingsOfNobody(
  trx: Knex,
  city: City,
  form: Pick<ApplicationFormRow, 'code' | 'kind'>,
): Promise<Pick<FormSurroundings, 'today' | 'reasons' | 'points' | 'consents'>> {
  const { duplicateReasons, postingPoint } = await readSettings(trx);
  const points = await PickupPointRow.query(trx).where({ isClosed: false }).orderBy('position');
  const making = await pointsThatMake(trx);
  const consents = await consentsAskedBy(trx, form, city.clock.today());
  return {
    today: city.clock.today(),
    reasons: duplicateReasons.map(({ code, name, proposesBlock = false }) => ({ code, name, proposesBlock })),
    points: points.map(({ id, name, address, openingHours }) => ({
      ...{ id, name, address, openingHours },
      makesCards: making.has(id),
      ...(id === postingPoint && { posts: true }),
    })),
    consents: consents.map(({ id, kind, version, statement, statementIn, link, required }) => ({
      id,
      kind,
      version,
      statement,
      statementIn,
      link,
      required,
    })),
  };
}

/** A first application is for any package, a holder's for those that may be asked for; what was sent names its own alone. */
async function packagesFor(
  trx: Knex,
  city: City,
  accountId: string,
  kind: ApplicationType,
  { packageCode, state }: Pick<Application, 'packageCode' | 'state'>,
): Promise<Packages> {
  const rows = await PackageRow.query(trx).where({ isClosed: false }).orderBy('position');
  const holder = await holderOf(trx, accountId);
  const window = { ...(await readSettings(trx)), today: city.clock.today() };
  const isOffered = ({ code }: PackageRow): boolean =>
    code === packageCode ||
    (state === 'draft' && (!kind.startsWith('package-') || filingRefusal(kind, code, holder, window) === null));
  return asOffered(trx, city, rows.filter(isOffered));
}

/** Packages with their documents, and the dates that the table of validity asks of each. */
async function asOffered(trx: Knex, city: City, rows: readonly PackageRow[]): Promise<Packages> {
  const offered: Packages[number][] = [];
  for (const { code, name, criterion, description, requiredDocuments } of rows) {
    const documents = await Promise.all(
      requiredDocuments.map(async ({ type, ...document }) => ({
        type,
        name: document.name,
        asks: await datesAskedOf(trx, city, type),
      })),
    );
    offered.push({ code, name, criterion, description, documents });
  }
  return offered;
}

/** A duplicate is of a plastic card, a plastic card is for a virtual one, anything else is about the card in use. */
function cardsFor(
  kind: ApplicationType,
  cards: readonly { id: string; number: string; state: string; carrier: string }[],
  chosen: string | undefined,
): FormSurroundings['cards'] {
  const states = kind === 'duplicate' ? ['active', 'blocked'] : ['active', 'ready'];
  const carrier = { duplicate: 'physical', 'physical-card': 'virtual' }[kind as string];
  const isOffered = (card: (typeof cards)[number]): boolean =>
    states.includes(card.state) && (carrier === undefined || card.carrier === carrier);
  return cards
    .filter((card) => card.id === chosen || isOffered(card))
    .map(({ id, number, state }) => ({ id, number, isActive: state === 'active' }));
}
