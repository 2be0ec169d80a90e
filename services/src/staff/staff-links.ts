import type { City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { hashToken, newToken } from '../access/tokens.ts';

const LINK_MINUTES = 60;

/** A new link of somebody of the office, good for an hour unless it says otherwise, and for one use. @returns its token */
export async function issueStaffLink(
  trx: Knex,
  { clock }: City,
  operatorId: string,
  minutes = LINK_MINUTES,
): Promise<string> {
  const token = newToken();
  const expiresAt = new Date(clock.now().getTime() + minutes * 60_000);
  await trx('operator_tokens').insert({ tokenHash: hashToken(token), operatorId, expiresAt });
  return token;
}

const usable = (knex: Knex, { clock }: City, token: string) =>
  knex('operator_tokens')
    .where({ tokenHash: hashToken(token) })
    .whereNull('usedAt')
    .where('expiresAt', '>', clock.now());

/** Whose link it is, without using it. @throws CardError TOKEN_INVALID when it is unknown, used or late */
export async function ownerOfStaffLink(knex: Knex, city: City, token: string): Promise<string> {
  const found = await usable(knex, city, token).first('operatorId');
  if (!found) throw new CardError('TOKEN_INVALID');
  return found.operatorId;
}

/** Takes a link, once. @throws CardError TOKEN_INVALID */
export async function useStaffLink(trx: Knex, city: City, token: string): Promise<void> {
  const used = await usable(trx, city, token).update({ usedAt: city.clock.now() });
  if (used === 0) throw new CardError('TOKEN_INVALID');
}
