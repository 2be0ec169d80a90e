import { FactorCode, OperatorSession, PasskeyOptions, PasskeyUsed } from '@karta/contracts';
import { CardError } from '@karta/domain';
import { notePasskeyUse, passkeysOf, passkeyToUse, takeRecoveryCode, takeTotp, usedPasskey } from '@karta/services';
import { publicRoute } from '../http/definition.ts';
import { noteWrongProof } from '../http/session-traces.ts';
import { enterOffice, getAwaited } from './enter-office.ts';
import { ownerOf } from './factor-step.ts';

/** The second factor as a code: of an app, or one of those that were written down. Each is taken once. */
export const proveByCode = publicRoute('operator', {
  method: 'post',
  path: '/operator/sign-in/code',
  body: FactorCode,
  answer: OperatorSession,
  async handle({ body }, { city, throttle, session }) {
    const operator = await getAwaited(city, session);
    const owner = ownerOf(operator.id);
    await throttle.take('factor-person', `operator:${operator.id}`);
    const isOfApp = /^\d{3} ?\d{3}$/.test(body.code);
    const isRight = await city.knex.transaction((trx) =>
      isOfApp
        ? takeTotp(trx, city, owner, body.code.replace(' ', ''))
        : takeRecoveryCode(trx, { ...owner, now: city.clock.now() }, body.code),
    );
    if (!isRight) {
      await noteWrongProof(city, 'operator', operator.id, 'code');
      throw new CardError('FACTOR_CODE_WRONG', {}, [{ path: 'code', code: 'FACTOR_CODE_WRONG' }]);
    }
    await throttle.forget('factor-person', `operator:${operator.id}`);
    return enterOffice({ city, session }, operator, isOfApp ? 'totp' : 'recovery-code');
  },
});

/** What the browser is asked for, where the second factor is a passkey. */
export const askForPasskey = publicRoute('operator', {
  method: 'post',
  path: '/operator/sign-in/passkey/options',
  answer: PasskeyOptions,
  async handle(_input, { city, session }) {
    const { id } = await getAwaited(city, session);
    const options = await passkeyToUse({ origin: session.origin() }, await passkeysOf(city.knex, ownerOf(id)));
    await session.keepChallenge(options.challenge);
    return { ...options };
  },
});

/** The second factor as a passkey. */
export const proveByPasskey = publicRoute('operator', {
  method: 'post',
  path: '/operator/sign-in/passkey',
  body: PasskeyUsed,
  answer: OperatorSession,
  async handle({ body }, { city, throttle, session }) {
    const operator = await getAwaited(city, session);
    await throttle.take('factor-person', `operator:${operator.id}`);
    const challenge = await session.takeChallenge();
    const passkeys = await passkeysOf(city.knex, ownerOf(operator.id));
    const used =
      challenge === undefined
        ? undefined
        : await usedPasskey({ origin: session.origin() }, challenge, body.answer as never, passkeys);
    if (!used) {
      await noteWrongProof(city, 'operator', operator.id, 'passkey');
      throw new CardError('PASSKEY_REFUSED');
    }
    await notePasskeyUse(city.knex, city, used);
    await throttle.forget('factor-person', `operator:${operator.id}`);
    return enterOffice({ city, session }, operator, 'passkey');
  },
});
