import type { City } from '@karta/db';
import { CardError, mayActFor } from '@karta/domain';
import type { Knex } from 'knex';
import { familyOf, findKin, type Kin } from '../people/family.ts';

/** The members of the holder's family for whom they may act today, by name. */
export async function membersToActFor(knex: Knex, city: City, holderId: string): Promise<Kin[]> {
  const family = await familyOf(knex, holderId);
  return family.filter(({ ward }) => mayActFor(ward, city.clock.today()));
}

/** The member, while the holder of the family may act for them. */
export async function findActedFor(
  knex: Knex,
  city: City,
  holderId: string,
  memberId: string,
): Promise<Kin | undefined> {
  const kin = await findKin(knex, holderId, memberId);
  return kin && mayActFor(kin.ward, city.clock.today()) ? kin : undefined;
}

/** @throws CardError NOT_FOUND for somebody of another family, MEMBER_ACTS_ALONE for one who acts for themselves */
export async function getActedFor(knex: Knex, city: City, holderId: string, memberId: string): Promise<Kin> {
  const kin = await findKin(knex, holderId, memberId);
  if (!kin) throw new CardError('NOT_FOUND');
  if (!mayActFor(kin.ward, city.clock.today())) throw new CardError('MEMBER_ACTS_ALONE');
  return kin;
}
