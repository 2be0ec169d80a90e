import { FactorCode, PasskeyOptions, PasskeyUsed, ResidentSession } from '@karta/contracts';
import { CardError } from '@karta/domain';
import { notePasskeyUse, passkeysOf, passkeyToUse, takeRecoveryCode, takeTotp, usedPasskey } from '@karta/services';
import { publicRoute } from '../http/definition.ts';
import { noteWrongProof } from '../http/session-traces.ts';
import { enterPanel, factorOwner, getAwaited } from './enter-panel.ts';

/** The second factor as a code: of an app, or one of those that were written down. Each is taken once. */
export const proveByCode = publicRoute('resident', {
  method: 'post',
  path: '/resident/sign-in/code',
  body: FactorCode,
  answer: ResidentSession,
  async handle({ body }, { city, throttle, session }) {
    const account = await getAwaited(city, session);
    const owner = factorOwner(account.id);
    await throttle.take('factor-person', `resident:${account.id}`);
    const isOfApp = /^\d{3} ?\d{3}$/.test(body.code);
    const isRight = await city.knex.transaction((trx) =>
      isOfApp
        ? takeTotp(trx, city, owner, body.code.replace(' ', ''))
        : takeRecoveryCode(trx, { ...owner, now: city.clock.now() }, body.code),
    );
    if (!isRight) {
      await noteWrongProof(city, 'resident', account.id, 'code');
      throw new CardError('FACTOR_CODE_WRONG', {}, [{ path: 'code', code: 'FACTOR_CODE_WRONG' }]);
    }
    await throttle.forget('factor-person', `resident:${account.id}`);
    return enterPanel({ city, session }, account, isOfApp ? 'totp' : 'recovery-code');
  },
});

/** What the browser is asked for, where the second factor is a passkey. */
export const askForPasskey = publicRoute('resident', {
  method: 'post',
  path: '/resident/sign-in/passkey/options',
  answer: PasskeyOptions,
  async handle(_input, { city, session }) {
    const { id } = await getAwaited(city, session);
    const options = await passkeyToUse({ origin: session.origin() }, await passkeysOf(city.knex, factorOwner(id)));
    await session.keepChallenge(options.challenge);
    return { ...options };
  },
});

/** The second factor as a passkey. */
export const proveByPasskey = publicRoute('resident', {
  method: 'post',
  path: '/resident/sign-in/passkey',
  body: PasskeyUsed,
  answer: ResidentSession,
  async handle({ body }, { city, throttle, session }) {
    const account = await getAwaited(city, session);
    await throttle.take('factor-person', `resident:${account.id}`);
    const challenge = await session.takeChallenge();
    const passkeys = await passkeysOf(city.knex, factorOwner(account.id));
    const at = { origin: session.origin() };
    const used = challenge === undefined ? undefined : await usedPasskey(at, challenge, body.answer as never, passkeys);
    if (!used) {
      await noteWrongProof(city, 'resident', account.id, 'passkey');
      throw new CardError('PASSKEY_REFUSED');
    }
    await notePasskeyUse(city.knex, city, used);
    await throttle.forget('factor-person', `resident:${account.id}`);
    return enterPanel({ city, session }, account, 'passkey');
  },
});
