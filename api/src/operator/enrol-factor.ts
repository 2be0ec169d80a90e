import {
  PasskeyBegin,
  PasskeyMade,
  PasskeyOptions,
  RecoveryCodes,
  TotpBegin,
  TotpBegun,
  TotpConfirm,
} from '@karta/contracts';
import { Operator, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import {
  addPasskey,
  beginTotp,
  confirmTotp,
  factorsOf,
  madePasskey,
  noteFactor,
  passkeysOf,
  passkeyToMake,
  renewRecoveryCodes,
  tellOperator,
} from '@karta/services';
import type { Knex } from 'knex';
import type { GuestActor } from '../http/actor.ts';
import { begunTotp } from '../http/begun-totp.ts';
import { publicRoute, type Context } from '../http/definition.ts';
import { requireOwnPassword } from '../http/own-password.ts';
import { enterOffice, getAwaited } from './enter-office.ts';
import { ownerOf } from './factor-step.ts';
import { endElsewhere } from './own-factors.ts';

type Door = Pick<Context<GuestActor>, 'city' | 'actor' | 'session' | 'throttle'>;

/**
 * Who makes a factor: somebody who is signed in, or somebody on the way in who has none. Who has one proves it first: else the
 * password alone would be enough to add another.
 * @throws CardError SIGN_IN_AGAIN
 */
async function enroller({
  city,
  actor,
  session,
}: Omit<Door, 'throttle'>): Promise<{ who: Operator; isOnTheWay: boolean }> {
  if (actor.signedIn?.kind === 'operator') {
    const who = await Operator.query(city.knex).findById(actor.signedIn.operatorId).throwIfNotFound();
    return { who, isOnTheWay: false };
  }
  const who = await getAwaited(city, session);
  if ((await factorsOf(city.knex, ownerOf(who.id))).length > 0) throw new CardError('SIGN_IN_AGAIN');
  return { who, isOnTheWay: true };
}

/** The same before anything is begun: who is signed in gives the password once more. */
async function beginner(door: Door, password: string): Promise<Operator> {
  const { who, isOnTheWay } = await enroller(door);
  const own = { kind: 'operator', id: who.id, passwordHash: who.passwordHash } as const;
  if (!isOnTheWay) await requireOwnPassword(door, own, { typed: password, path: 'password' });
  return who;
}

/** An app's secret, as a picture and to be typed; it counts once its first code was right. */
export const beginStaffTotp = publicRoute('operator', {
  method: 'post',
  path: '/operator/factors/totp/begin',
  body: TotpBegin,
  answer: TotpBegun,
  async handle({ body }, { city, actor, session, throttle }) {
    const who = await beginner({ city, actor, session, throttle }, body.password);
    const secret = await city.knex.transaction((trx) => beginTotp(trx, city, ownerOf(who.id)));
    return begunTotp(secret, { issuer: city.name, label: who.email });
  },
});

/** The app's first code. The first factor of a person comes with codes to write down; who was on the way in is in. */
export const confirmStaffTotp = publicRoute('operator', {
  method: 'post',
  path: '/operator/factors/totp',
  body: TotpConfirm,
  answer: RecoveryCodes,
  async handle({ body }, { city, actor, session, throttle }) {
    const { who, isOnTheWay } = await enroller({ city, actor, session });
    await throttle.take('factor-person', `operator:${who.id}`);
    const codes = await city.knex.transaction(async (trx) => {
      const isFirst = await lockFactors(trx, who, isOnTheWay);
      if (!(await confirmTotp(trx, city, ownerOf(who.id), body)))
        throw new CardError('FACTOR_CODE_WRONG', {}, [{ path: 'code', code: 'FACTOR_CODE_WRONG' }]);
      if (!isOnTheWay) await endElsewhere(trx, session, who.id);
      return settleFactor(trx, city, { who, method: 'totp', isFirst });
    });
    await throttle.forget('factor-person', `operator:${who.id}`);
    if (isOnTheWay) await enterOffice({ city, session }, who, 'totp');
    return { codes };
  },
});

/** What the browser is asked for to make a passkey. */
export const beginStaffPasskey = publicRoute('operator', {
  method: 'post',
  path: '/operator/factors/passkey/options',
  body: PasskeyBegin,
  answer: PasskeyOptions,
  async handle({ body }, { city, actor, session, throttle }) {
    const { id, name, email } = await beginner({ city, actor, session, throttle }, body.password);
    const passkeys = await passkeysOf(city.knex, ownerOf(id));
    const options = await passkeyToMake({ origin: session.origin() }, { id, name, email, town: city.name }, passkeys);
    await session.keepChallenge(options.challenge);
    return { ...options };
  },
});

/** A passkey that the browser has made. */
export const addStaffPasskey = publicRoute('operator', {
  method: 'post',
  path: '/operator/factors/passkey',
  body: PasskeyMade,
  answer: RecoveryCodes,
  async handle({ body }, { city, actor, session }) {
    const { who, isOnTheWay } = await enroller({ city, actor, session });
    const challenge = await session.takeChallenge();
    const at = { origin: session.origin() };
    const made = challenge === undefined ? undefined : await madePasskey(at, challenge, body.answer as never);
    if (!made) throw new CardError('PASSKEY_REFUSED');
    const codes = await city.knex.transaction(async (trx) => {
      const isFirst = await lockFactors(trx, who, isOnTheWay);
      await addPasskey(trx, city, ownerOf(who.id), { ...made, name: body.name });
      if (!isOnTheWay) await endElsewhere(trx, session, who.id);
      return settleFactor(trx, city, { who, method: 'passkey', isFirst });
    });
    if (isOnTheWay) await enterOffice({ city, session }, who, 'passkey');
    return { codes };
  },
});

/** One change of a person's factors at a time. @returns whether there is none so far */
async function lockFactors(trx: Knex, { id }: Operator, isOnTheWay: boolean): Promise<boolean> {
  await Operator.query(trx).findById(id).forUpdate();
  const isFirst = (await factorsOf(trx, ownerOf(id))).length === 0;
  // another window was faster: what counts now has to be shown
  if (isOnTheWay && !isFirst) throw new CardError('SIGN_IN_AGAIN');
  return isFirst;
}

interface Settled {
  who: Operator;
  method: string;
  isFirst: boolean;
}

async function settleFactor(trx: Knex, city: City, { who, method, isFirst }: Settled): Promise<string[]> {
  const by = { kind: 'operator', id: who.id, now: city.clock.now() } as const;
  await noteFactor(trx, ownerOf(who.id), by, { act: 'add', method });
  await tellOperator(trx, city, who, 'staff-factor-changed');
  return isFirst ? renewRecoveryCodes(trx, 'operator', who.id) : [];
}
