import {
  Id,
  OwnFactorList,
  PasskeyBegin,
  PasskeyMade,
  PasskeyOptions,
  RecoveryCodes,
  TotpBegin,
  TotpBegun,
  TotpConfirm,
  WithPassword,
} from '@karta/contracts';
import { Account, type City } from '@karta/db';
import { CardError, fullName } from '@karta/domain';
import {
  addPasskey,
  beginTotp,
  changeFactors,
  confirmTotp,
  factorsOf,
  madePasskey,
  passkeysOf,
  passkeyToMake,
  recoveryCodesLeft,
  removeFactor,
  removeFactors,
} from '@karta/services';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { ResidentActor } from '../http/actor.ts';
import { begunTotp } from '../http/begun-totp.ts';
import { residentRoute } from '../http/definition.ts';
import { requirePassword } from './account.ts';
import { asHolder } from './as-doer.ts';
import { factorOwner } from './enter-panel.ts';

/** What whoever is signed in shows beside the password; they have one where they want it. */
export const ownFactors = residentRoute({
  method: 'get',
  path: '/resident/factors',
  forMembers: true,
  answer: OwnFactorList,
  handle: (_input, { city, actor }) => listOf(city.knex, actor),
});

async function listOf(knex: Knex, { holderId }: ResidentActor): Promise<OwnFactorList> {
  const factors = await factorsOf(knex, factorOwner(holderId));
  return {
    factors: factors.map(({ createdAt, usedAt, ...factor }) => ({
      ...factor,
      createdAt: createdAt.toISOString(),
      usedAt: usedAt?.toISOString() ?? null,
    })),
    recoveryCodesLeft: await recoveryCodesLeft(knex, 'resident', holderId),
    isNeeded: false,
  };
}

const holderOf = ({ knex }: City, { holderId }: ResidentActor): Promise<Account> =>
  Account.query(knex).findById(holderId).throwIfNotFound().execute();

/** An app's secret, as a picture and to be typed; it counts once its first code was right. */
export const beginOwnTotp = residentRoute({
  method: 'post',
  path: '/resident/factors/totp/begin',
  forMembers: true,
  body: TotpBegin,
  answer: TotpBegun,
  async handle({ body }, { city, actor, throttle }) {
    await requirePassword(city, throttle, actor, { typed: body.password, path: 'password' });
    const { email } = await holderOf(city, actor);
    const secret = await city.knex.transaction((trx) => beginTotp(trx, city, factorOwner(actor.holderId)));
    return begunTotp(secret, { issuer: city.name, label: email ?? '' });
  },
});

/** The app's first code. The first factor of a person comes with codes to write down. */
export const confirmOwnTotp = residentRoute({
  method: 'post',
  path: '/resident/factors/totp',
  forMembers: true,
  body: TotpConfirm,
  answer: RecoveryCodes,
  async handle({ body }, { city, actor, session, throttle }) {
    await throttle.take('factor-person', `resident:${actor.holderId}`);
    const owner = factorOwner(actor.holderId);
    const codes = await city.knex.transaction(async (trx) => {
      const made = await changeFactors(trx, city, owner, asHolder(actor, city), {
        act: 'add',
        method: 'totp',
        work: async () => {
          if (!(await confirmTotp(trx, city, owner, body)))
            throw new CardError('FACTOR_CODE_WRONG', {}, [{ path: 'code', code: 'FACTOR_CODE_WRONG' }]);
        },
      });
      await session.endOthers(trx, actor.holderId);
      return made;
    });
    await throttle.forget('factor-person', `resident:${actor.holderId}`);
    return { codes };
  },
});

/** What the browser is asked for to make a passkey. */
export const beginOwnPasskey = residentRoute({
  method: 'post',
  path: '/resident/factors/passkey/options',
  forMembers: true,
  body: PasskeyBegin,
  answer: PasskeyOptions,
  async handle({ body }, { city, actor, session, throttle }) {
    await requirePassword(city, throttle, actor, { typed: body.password, path: 'password' });
    const account = await holderOf(city, actor);
    const who = { id: account.id, name: fullName(account), email: account.email ?? '', town: city.name };
    const passkeys = await passkeysOf(city.knex, factorOwner(account.id));
    const options = await passkeyToMake({ origin: session.origin() }, who, passkeys);
    await session.keepChallenge(options.challenge);
    return { ...options };
  },
});

/** A passkey that the browser has made. */
export const addOwnPasskey = residentRoute({
  method: 'post',
  path: '/resident/factors/passkey',
  forMembers: true,
  body: PasskeyMade,
  answer: RecoveryCodes,
  async handle({ body }, { city, actor, session }) {
    const challenge = await session.takeChallenge();
    const at = { origin: session.origin() };
    const made = challenge === undefined ? undefined : await madePasskey(at, challenge, body.answer as never);
    if (!made) throw new CardError('PASSKEY_REFUSED');
    const owner = factorOwner(actor.holderId);
    const codes = await city.knex.transaction(async (trx) => {
      const fresh = await changeFactors(trx, city, owner, asHolder(actor, city), {
        act: 'add',
        method: 'passkey',
        work: () => addPasskey(trx, city, owner, { ...made, name: body.name }),
      });
      await session.endOthers(trx, actor.holderId);
      return fresh;
    });
    return { codes };
  },
});

/** Takes one away; with the last one its written codes go. */
export const removeOwnFactor = residentRoute({
  method: 'post',
  path: '/resident/factors/:factorId/remove',
  params: z.object({ factorId: Id }),
  forMembers: true,
  body: WithPassword,
  answer: OwnFactorList,
  async handle({ params, body }, { city, actor, throttle, session }) {
    await requirePassword(city, throttle, actor, { typed: body.password, path: 'password' });
    const owner = factorOwner(actor.holderId);
    await city.knex.transaction(async (trx) => {
      await changeFactors(trx, city, owner, asHolder(actor, city), {
        act: 'remove',
        work: async (before) => {
          if (!before.some(({ id }) => id === params.factorId)) throw new CardError('NOT_FOUND');
          if (before.length === 1) await removeFactors(trx, owner);
          else await removeFactor(trx, owner, params.factorId);
        },
      });
      await session.endOthers(trx, actor.holderId);
    });
    return listOf(city.knex, actor);
  },
});

/** New codes to write down; those before are good no more. */
export const renewOwnCodes = residentRoute({
  method: 'post',
  path: '/resident/factors/recovery-codes',
  forMembers: true,
  body: WithPassword,
  answer: RecoveryCodes,
  async handle({ body }, { city, actor, throttle, session }) {
    await requirePassword(city, throttle, actor, { typed: body.password, path: 'password' });
    const owner = factorOwner(actor.holderId);
    return city.knex.transaction(async (trx) => {
      const codes = await changeFactors(trx, city, owner, asHolder(actor, city), { act: 'renew-codes' });
      await session.endOthers(trx, actor.holderId);
      return { codes };
    });
  },
});
