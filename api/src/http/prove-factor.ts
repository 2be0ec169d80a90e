import { FactorCode, PasskeyOptions, PasskeyUsed } from '@karta/contracts';
import type { City } from '@karta/db';
import { CardError } from '@karta/domain';
import {
  notePasskeyUse,
  passkeysOf,
  passkeyToUse,
  takeRecoveryCode,
  takeTotp,
  usedPasskey,
  type FactorOwner,
} from '@karta/services';
import type * as z from 'zod';
import type { GuestActor } from './actor.ts';
import { publicRoute, type Context, type Route } from './definition.ts';
import { noteWrongProof } from './session-traces.ts';

type Door = Pick<Context<GuestActor>, 'city' | 'session'>;

/** A door that asks for a second factor behind the password. */
interface FactorDoor<Who extends { id: string }, View> {
  area: 'resident' | 'operator';
  answer: z.ZodType<View>;
  /** Whose factor is awaited. @throws CardError SIGN_IN_AGAIN where nobody's is */
  awaited(city: City, session: Door['session']): Promise<Who>;
  /** Lets in whoever has shown it. */
  enter(door: Door, who: Who, factor: string): Promise<View>;
}

/** The routes by which somebody on the way in shows their second factor: as a code, or as a passkey. */
export function factorRoutes<Who extends { id: string }, View>({
  area,
  answer,
  awaited,
  enter,
}: FactorDoor<Who, View>): readonly [Route, Route, Route] {
  const ownerOf = (id: string): FactorOwner => ({ kind: area, subject: id });

  /** As a code: of an app, or one of those that were written down. Each is taken once. */
  const byCode = publicRoute(area, {
    method: 'post',
    path: `/${area}/sign-in/code`,
    body: FactorCode,
    answer,
    async handle({ body }, { city, throttle, session }) {
      const who = await awaited(city, session);
      await throttle.take('factor-person', `${area}:${who.id}`);
      const isOfApp = /^\d{3} ?\d{3}$/.test(body.code);
      const owner = ownerOf(who.id);
      const isRight = await city.knex.transaction((trx) =>
        isOfApp
          ? takeTotp(trx, city, owner, body.code.replace(' ', ''))
          : takeRecoveryCode(trx, { ...owner, now: city.clock.now() }, body.code),
      );
      if (!isRight) {
        await noteWrongProof(city, area, who.id, 'code');
        throw new CardError('FACTOR_CODE_WRONG', {}, [{ path: 'code', code: 'FACTOR_CODE_WRONG' }]);
      }
      await throttle.forget('factor-person', `${area}:${who.id}`);
      return enter({ city, session }, who, isOfApp ? 'totp' : 'recovery-code');
    },
  });

  /** What the browser is asked for, where it is a passkey. */
  const askForPasskey = publicRoute(area, {
    method: 'post',
    path: `/${area}/sign-in/passkey/options`,
    answer: PasskeyOptions,
    async handle(_input, { city, session }) {
      const { id } = await awaited(city, session);
      const options = await passkeyToUse({ origin: session.origin() }, await passkeysOf(city.knex, ownerOf(id)));
      await session.keepChallenge(options.challenge);
      return { ...options };
    },
  });

  const byPasskey = publicRoute(area, {
    method: 'post',
    path: `/${area}/sign-in/passkey`,
    body: PasskeyUsed,
    answer,
    async handle({ body }, { city, throttle, session }) {
      const who = await awaited(city, session);
      await throttle.take('factor-person', `${area}:${who.id}`);
      const challenge = await session.takeChallenge();
      const passkeys = await passkeysOf(city.knex, ownerOf(who.id));
      const at = { origin: session.origin() };
      const used =
        challenge === undefined ? undefined : await usedPasskey(at, challenge, body.answer as never, passkeys);
      if (!used) {
        await noteWrongProof(city, area, who.id, 'passkey');
        throw new CardError('PASSKEY_REFUSED');
      }
      await notePasskeyUse(city.knex, city, used);
      await throttle.forget('factor-person', `${area}:${who.id}`);
      return enter({ city, session }, who, 'passkey');
    },
  });

  return [byCode, askForPasskey, byPasskey];
}
