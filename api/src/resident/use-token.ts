import { AccountToken, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import { hashToken } from '@karta/services';
import type { Knex } from 'knex';

/** Takes the token of a link, once; answers whose it is. Throws TOKEN_INVALID when it is unknown, used or late. */
export async function useToken(
  trx: Knex,
  city: City,
  token: string,
  purpose: AccountToken['purpose'],
): Promise<string> {
  const now = city.clock.now();
  const [used] = await AccountToken.query(trx)
    .patch({ usedAt: now })
    .where({ tokenHash: hashToken(token), purpose })
    .whereNull('usedAt')
    .where('expiresAt', '>', now)
    .returning('*');
  if (!used) throw new CardError('TOKEN_INVALID');
  return used.accountId;
}

/** The token of a link that may still be used, without using it. @throws CardError TOKEN_INVALID */
export async function findToken(
  trx: Knex,
  city: City,
  token: string,
  purpose: AccountToken['purpose'],
): Promise<AccountToken> {
  const found = await AccountToken.query(trx)
    .findById(hashToken(token))
    .where({ purpose })
    .whereNull('usedAt')
    .where('expiresAt', '>', city.clock.now());
  if (!found) throw new CardError('TOKEN_INVALID');
  return found;
}
