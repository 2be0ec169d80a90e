import type { PartnerKey } from '@karta/contracts';
import { Partner, writeAudit } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { newToken } from '../access/tokens.ts';
import { actorOf, type Doer } from '../doer.ts';

/** A secret, and what is kept of it; made before the transaction, as hashing takes its time. */
export interface MadeSecret {
  readonly secret: string;
  readonly secretHash: string;
}
export const newPartnerSecret = newToken;

/** Another secret of a partner's program: the one before and its tokens end at once. @throws CardError NOT_FOUND */
export async function changePartnerKey(trx: Knex, id: string, made: MadeSecret, by: Doer): Promise<PartnerKey> {
  const found = await Partner.query(trx).findById(id).forUpdate();
  if (!found) throw new CardError('NOT_FOUND');
  await trx('partners').where({ id }).update({ secretHash: made.secretHash, keyMadeAt: by.now });
  await trx('partner_tokens').where({ partnerId: id }).delete();
  await writeAudit(trx, { ...actorOf(by), act: 'partner.change-key', subjectKind: 'partner', subjectId: id });
  return { clientId: found.clientId, secret: made.secret };
}
