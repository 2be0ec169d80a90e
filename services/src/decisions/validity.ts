import type { Application, City } from '@karta/db';
import { addYears, isCivilDate, type CivilDate, type DocumentDate } from '@karta/domain';
import type { Knex } from 'knex';
import { applicationFacts } from '../applications/application-facts.ts';
import { decideAsDrawn } from './decide-as-drawn.ts';

/** The diagram that grants packages asks for the table; a first issue asks what it asks. */
const ASKED = { process: 'package-application', decision: 'entitlement-validity' } as const;

/**
 * Until when the package of an application lasts, by the town's table, from its newest document; null where no document is
 * good enough, `undefined` where the town asks no table.
 */
export async function validityOf(
  trx: Knex,
  city: City,
  application: Application,
): Promise<CivilDate | null | undefined> {
  const facts = await applicationFacts(trx, city, application);
  return asDate(await decideAsDrawn(trx, city, ASKED, { facts: { ...facts } }));
}

const asDate = (value: unknown): CivilDate | null | undefined =>
  value === undefined ? undefined : typeof value === 'string' && isCivilDate(value) ? value : null;

/**
 * The dates of a document on which the table's answer hangs: these are asked of the applicant, the others are not. The table
 * is tried with an old and a new document; whoever changes it changes what the forms ask.
 */
export async function datesAskedOf(trx: Knex, city: City, documentType: string): Promise<DocumentDate[]> {
  const today = city.clock.today();
  const [recent, old] = [addYears(today, -1), addYears(today, -20)];
  const [near, far] = [addYears(today, 1), addYears(today, 2)];
  const answer = (documentDate: CivilDate, documentEnd: CivilDate): Promise<unknown> =>
    decideAsDrawn(trx, city, ASKED, { facts: { documentType, documentDate, documentEnd } }).catch(() => undefined);
  const usual = await answer(recent, near);
  const hangsOnDate = (await answer(old, near)) !== usual;
  const hangsOnEnd = (await answer(recent, far)) !== usual;
  return [...(hangsOnDate ? (['date'] as const) : []), ...(hangsOnEnd ? (['end'] as const) : [])];
}
