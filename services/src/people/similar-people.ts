import { Resident, type City } from '@karta/db';
import {
  CardError,
  foldText,
  LEAST_LIKENESS,
  likenessOf,
  LIKELY_THE_SAME,
  meantPesels,
  nearDates,
  type ComparedPerson,
  type Likeness,
} from '@karta/domain';
import type { Knex } from 'knex';
import { knownOthers } from '../merges/tell-apart.ts';
import { indexOfNumber } from './open-entry.ts';

/** What is known of somebody who may be in the register already. */
export interface SoughtPerson extends ComparedPerson {
  readonly pesel: string;
  readonly idCard: string;
  readonly passport: string;
  /** The own entry, where there is one. */
  readonly exceptId?: string | undefined;
}

export interface SimilarPerson {
  readonly resident: Resident;
  readonly percent: number;
  readonly reasons: readonly Likeness[];
}

/** Nobody of the register was born earlier; '' is no date. */
const OLDEST_BIRTH = '1850-01-01';
const MOST_OF_DAYS = 1000;
const MOST_OF_NAME = 50;
const MOST_SHOWN = 5;
const BY_NUMBER: Readonly<Record<string, number>> = {
  'same-pesel': 100,
  'same-id-card': 95,
  'same-passport': 95,
  'slip-in-pesel': 75,
};

/**
 * People of the register who are like somebody: found by indexes alone (numbers by their blind index, birth dates with their
 * usual slips, the folded name), then compared; the most like first. Who was told apart from an own entry is none of them.
 */
export async function similarPeople(knex: Knex, city: City, sought: SoughtPerson): Promise<SimilarPerson[]> {
  const byNumber = await foundByNumber(knex, city, sought);
  const found = await candidates(knex, sought, [...byNumber.keys()]);
  const compared = found.map((resident): SimilarPerson => {
    const { firstName, lastName, birthDate } = resident;
    const likeness = likenessOf(sought, { firstName, lastName, birthDate: birthDate ?? '' });
    const number = byNumber.get(resident.id);
    if (number === undefined) return { resident, ...likeness };
    return {
      resident,
      percent: Math.max(BY_NUMBER[number] ?? 0, likeness.percent),
      reasons: [number, ...likeness.reasons],
    };
  });
  const known = sought.exceptId === undefined ? [] : await knownOthers(knex, sought.exceptId);
  const others = new Set(known.map(({ id }) => id));
  const like = compared.filter(({ resident, percent }) => percent >= LEAST_LIKENESS && !others.has(resident.id));
  return like.toSorted((one, other) => other.percent - one.percent).slice(0, MOST_SHOWN);
}

/**
 * Nobody is entered unseen who is very much like somebody of the register. The same PESEL has an answer of its own.
 * @throws CardError SIMILAR_UNSEEN
 */
export async function requireUnlike(
  knex: Knex,
  city: City,
  sought: SoughtPerson,
  seen: readonly string[],
): Promise<void> {
  const similar = await similarPeople(knex, city, sought);
  const unseen = similar.filter(({ resident, percent }) => percent >= LIKELY_THE_SAME && !seen.includes(resident.id));
  if (unseen.length > 0 && unseen.every(({ reasons }) => !reasons.includes('same-pesel')))
    throw new CardError('SIMILAR_UNSEEN');
}

/** @throws CardError VALIDATION: somebody else's entry has this identity card or passport */
export async function requireFreeDocuments(
  knex: Knex,
  city: City,
  { idCard, passport }: Pick<SoughtPerson, 'idCard' | 'passport'>,
): Promise<void> {
  for (const [field, number] of [['idCard', idCard] as const, ['passport', passport] as const]) {
    if (number === '') continue;
    const known = { [`${field}Index`]: await indexOfNumber(city, field, number) };
    if (await Resident.query(knex).findOne(known).select('id'))
      throw new CardError('VALIDATION', {}, [{ path: field, code: 'DOCUMENT_TAKEN' }]);
  }
}

/** Ids of entries with one of the numbers, each with the strongest reason. */
async function foundByNumber(knex: Knex, city: City, sought: SoughtPerson): Promise<Map<string, Likeness>> {
  const found = new Map<string, Likeness>();
  const seek = async (column: 'peselIndex' | 'idCardIndex' | 'passportIndex', indexes: Buffer[], why: Likeness) => {
    if (indexes.length === 0) return;
    const rows = await Resident.query(knex).whereIn(column, indexes).select('id').limit(MOST_SHOWN);
    for (const { id } of rows) if (!found.has(id)) found.set(id, why);
  };
  const { pesel, idCard, passport } = sought;
  const indexOf = (field: 'pesel' | 'idCard' | 'passport') => (number: string) => indexOfNumber(city, field, number);
  if (pesel) await seek('peselIndex', [await indexOf('pesel')(pesel)], 'same-pesel');
  if (idCard) await seek('idCardIndex', [await indexOf('idCard')(idCard)], 'same-id-card');
  if (passport) await seek('passportIndex', [await indexOf('passport')(passport)], 'same-passport');
  const meant = meantPesels(pesel, city.clock.today());
  await seek('peselIndex', await Promise.all(meant.map(indexOf('pesel'))), 'slip-in-pesel');
  return found;
}

async function candidates(knex: Knex, sought: SoughtPerson, ids: readonly string[]): Promise<Resident[]> {
  const { firstName, lastName, birthDate, exceptId } = sought;
  const dates = birthDate < OLDEST_BIRTH ? [] : [birthDate, ...nearDates(birthDate)];
  const names = [foldText(`${firstName} ${lastName}`), foldText(`${lastName} ${firstName}`)];
  const hasBoth = foldText(firstName) !== '' && foldText(lastName) !== '';
  const found = await Promise.all([
    Resident.query(knex).findByIds([...ids]),
    Resident.query(knex).whereRaw("coalesce(birth_date, 'infinity') = any(?::date[])", [dates]).limit(MOST_OF_DAYS),
    // one name alone is no likeness
    Resident.query(knex)
      .whereIn('nameFold', hasBoth ? names : [])
      .limit(MOST_OF_NAME),
  ]);
  const unique = new Map(found.flat().map((resident) => [resident.id, resident]));
  return [...unique.values()].filter(
    ({ id, lastName: named, firstName: given }) => id !== exceptId && named + given !== '',
  );
}
