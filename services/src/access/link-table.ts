import type { City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { hashToken, newToken } from './tokens.ts';

/** Links of a letter, good for a while and for one use; of their tokens there are hashes alone. */
export interface LinkTable {
  /** A new link, good for so many minutes. @returns its token */
  issue(trx: Knex, city: City, ownerId: string, minutes: number): Promise<string>;
  /** Whose link it is, without using it. @throws CardError TOKEN_INVALID when it is unknown, used or late */
  ownerOf(knex: Knex, city: City, token: string): Promise<string>;
  /** Takes a link, once. @throws CardError TOKEN_INVALID */
  use(trx: Knex, city: City, token: string): Promise<void>;
}

/** Links that stand in a table, `owner` the column of whose they are. */
export function linksIn(
  table: 'operator_tokens' | 'partner_person_tokens',
  owner: 'operatorId' | 'personId',
): LinkTable {
  const usable = (knex: Knex, { clock }: City, token: string): Knex.QueryBuilder =>
    knex(table)
      .where({ tokenHash: hashToken(token) })
      .whereNull('usedAt')
      .where('expiresAt', '>', clock.now());
  return {
    async issue(trx, { clock }, ownerId, minutes) {
      const token = newToken();
      const expiresAt = new Date(clock.now().getTime() + minutes * 60_000);
      await trx(table).insert({ tokenHash: hashToken(token), [owner]: ownerId, expiresAt });
      return token;
    },
    async ownerOf(knex, city, token) {
      const found: Record<string, string> | undefined = await usable(knex, city, token).first(owner);
      if (!found?.[owner]) throw new CardError('TOKEN_INVALID');
      return found[owner];
    },
    async use(trx, city, token) {
      const used = await usable(trx, city, token).update({ usedAt: city.clock.now() });
      if (used === 0) throw new CardError('TOKEN_INVALID');
    },
  };
}
