import { randomUUID } from 'node:crypto';
import type { MadePartnerKey, NewPartnerKey, PartnerKeyList } from '@karta/contracts';
import { Partner, PartnerKey, writeAudit, type City } from '@karta/db';
import {
  addDays,
  CardError,
  endOfDay,
  KEY_OVERLAP_DAYS,
  MOST_PARTNER_KEYS,
  partnerKeyState,
  type CivilDate,
} from '@karta/domain';
import type { Knex } from 'knex';
import { newToken } from '../access/tokens.ts';
import { actorOf, type AnyDoer } from '../doer.ts';
import { lockPartner } from './lock-partner.ts';

/** A secret, and what is kept of it; made before the transaction, as hashing takes its time. */
export interface MadeSecret {
  readonly secret: string;
  readonly secretHash: string;
}
export const newPartnerSecret = newToken;

/** The keys of a partner's program, the newest first; of none the secret. @throws CardError NOT_FOUND */
export async function partnerKeys(trx: Knex, { clock, serviceUrl }: City, partnerId: string): Promise<PartnerKeyList> {
  if (!(await Partner.query(trx).findById(partnerId).select('id'))) throw new CardError('NOT_FOUND');
  const rows = await PartnerKey.query(trx).where({ partnerId }).orderBy('madeAt', 'desc');
  return {
    keys: rows.map((key) => ({
      id: key.id,
      name: key.name,
      clientId: key.clientId,
      isTest: key.isTest,
      state: partnerKeyState(key, clock.now()),
      madeAt: key.madeAt.toISOString(),
      endsAt: key.endsAt?.toISOString() ?? null,
      revokedAt: key.revokedAt?.toISOString() ?? null,
      lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    })),
    docsUrl: `${serviceUrl}/api/partner/v1/docs`,
  };
}

/**
 * Another key of a partner's program; the secret is told this once.
 * @throws CardError NOT_FOUND, CODE_TAKEN where a key that works has the name, TOO_MANY_PARTNER_KEYS
 */
export async function addPartnerKey(
  trx: Knex,
  partnerId: string,
  { name, isTest }: NewPartnerKey,
  made: MadeSecret,
  by: AnyDoer,
): Promise<MadePartnerKey> {
  await lockPartner(trx, partnerId);
  const living = await livingKeys(trx, partnerId, by.now);
  if (living.length >= MOST_PARTNER_KEYS) throw new CardError('TOO_MANY_PARTNER_KEYS');
  if (living.some((key) => key.endsAt === null && key.name === name))
    throw new CardError('CODE_TAKEN', {}, [{ path: 'name', code: 'CODE_TAKEN' }]);
  const key = await enterKey(trx, { partnerId, name, isTest }, made, by);
  await note(trx, 'partner.add-key', partnerId, { key: key.id, name, isTest }, by);
  return { id: key.id, clientId: key.clientId, secret: made.secret };
}

/**
 * Another key in the place of this one, which works on until the end of a day in the town.
 * @throws CardError NOT_FOUND, PARTNER_KEY_OVER where it does not work or was exchanged before, VALIDATION for a day that is past or
 *   further away than `KEY_OVERLAP_DAYS.most`
 */
export async function rotatePartnerKey(
  trx: Knex,
  city: City,
  { partnerId, keyId, endsOn }: { readonly partnerId: string; readonly keyId: string; readonly endsOn: CivilDate },
  made: MadeSecret,
  by: AnyDoer,
): Promise<MadePartnerKey> {
  await lockPartner(trx, partnerId);
  const old = await findKey(trx, partnerId, keyId);
  if (partnerKeyState(old, by.now) !== 'active') throw new CardError('PARTNER_KEY_OVER');
  const today = city.clock.today();
  if (endsOn < today || endsOn > addDays(today, KEY_OVERLAP_DAYS.most))
    throw new CardError('VALIDATION', {}, [{ path: 'endsOn', code: 'OUT_OF_RANGE' }]);
  await PartnerKey.query(trx)
    .findById(keyId)
    .patch({ endsAt: new Date(endOfDay(endsOn, city.zone)) });
  const { name, isTest } = old;
  const key = await enterKey(trx, { partnerId, name, isTest }, made, by);
  await note(trx, 'partner.change-key', partnerId, { key: key.id, instead: keyId, name, endsOn }, by);
  return { id: key.id, clientId: key.clientId, secret: made.secret };
}

/** The key and its tokens end with this transaction. @throws CardError NOT_FOUND, PARTNER_KEY_OVER */
export async function revokePartnerKey(
  trx: Knex,
  { partnerId, keyId }: { readonly partnerId: string; readonly keyId: string },
  by: AnyDoer,
): Promise<void> {
  await lockPartner(trx, partnerId);
  const key = await findKey(trx, partnerId, keyId);
  if (!['active', 'ending'].includes(partnerKeyState(key, by.now))) throw new CardError('PARTNER_KEY_OVER');
  await PartnerKey.query(trx).findById(keyId).patch({ revokedAt: by.now });
  await trx('partner_tokens').where({ keyId }).delete();
  await note(trx, 'partner.revoke-key', partnerId, { key: keyId, name: key.name }, by);
}

async function findKey(trx: Knex, partnerId: string, id: string): Promise<PartnerKey> {
  const key = await PartnerKey.query(trx).findOne({ id, partnerId });
  if (!key) throw new CardError('NOT_FOUND');
  return key;
}

const livingKeys = async (trx: Knex, partnerId: string, now: Date): Promise<PartnerKey[]> =>
  PartnerKey.query(trx)
    .where({ partnerId })
    .whereNull('revokedAt')
    .where((ends) => ends.whereNull('endsAt').orWhere('endsAt', '>', now));

const enterKey = async (
  trx: Knex,
  key: Pick<PartnerKey, 'partnerId' | 'name' | 'isTest'>,
  { secretHash }: MadeSecret,
  by: AnyDoer,
): Promise<PartnerKey> =>
  PartnerKey.query(trx).insertAndFetch({
    ...{ ...key, secretHash, id: randomUUID(), clientId: `partner-${randomUUID()}`, madeAt: by.now },
  });

async function note(
  trx: Knex,
  act: 'partner.add-key' | 'partner.change-key' | 'partner.revoke-key',
  subjectId: string,
  facts: Record<string, unknown>,
  by: AnyDoer,
): Promise<void> {
  await writeAudit(trx, { ...actorOf(by), act, subjectKind: 'partner', subjectId, facts });
}
