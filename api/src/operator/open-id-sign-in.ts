import { OpenIdBegin, OpenIdBegun, OpenIdReturn, OperatorSession } from '@karta/contracts';
import { Operator, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import {
  beginOpenId,
  finishOpenId,
  linkedIdentity,
  linkIdentity,
  operatorOfIdentity,
  ownerOfStaffLink,
  useStaffLink,
} from '@karta/services';
import * as z from 'zod';
import type { GuestActor } from '../http/actor.ts';
import type { WayToProvider } from '../http/begun-open-id.ts';
import { publicRoute, type Context } from '../http/definition.ts';
import { noteWrongProof } from '../http/session-traces.ts';
import { enterOffice } from './enter-office.ts';
import { factorStepOf } from './factor-step.ts';
import { openIdClient } from '../http/open-id-client.ts';
import { sessionView } from './session-view.ts';

type Person = Awaited<ReturnType<typeof finishOpenId>>;
type Door = Pick<Context<GuestActor>, 'city' | 'session' | 'actor'>;

/** Sends a browser to the provider: to sign in, or with a letter's link to use that account instead of a password. */
export const beginOpenIdSignIn = publicRoute('operator', {
  method: 'post',
  path: '/operator/sign-in/open-id/begin',
  body: OpenIdBegin,
  answer: OpenIdBegun,
  async handle({ body: { to, isOther, token } }, { city, actor, throttle, session }) {
    await throttle.take('open-id', actor.address);
    if (token !== undefined) await ownerOfStaffLink(city.knex, city, token);
    const { address, ...begun } = await beginOpenId(await openIdClient(city), isOther || token !== undefined);
    await session.keepOpenId({ ...begun, to, ...(token ? { purpose: 'letter', token } : { purpose: 'sign-in' }) });
    return { address };
  },
});

/** The browser is back: whoever it was is signed in, up to a second factor, or the account is theirs from now on. */
export const finishOpenIdSignIn = publicRoute('operator', {
  method: 'post',
  path: '/operator/sign-in/open-id',
  body: OpenIdReturn,
  answer: z.object({ session: OperatorSession, to: z.string(), isLinked: z.boolean() }),
  async handle({ body }, { city, actor, session }) {
    const way = await session.takeOpenId();
    if (!way) throw new CardError('SIGN_IN_AGAIN');
    const client = await openIdClient(city);
    const person = await finishOpenId(client, way, body.query);
    const isLinked = way.purpose !== 'sign-in';
    if (isLinked) await link({ city, session, actor }, way, person);
    if (way.purpose === 'link') return { session: await viewOf(city, actor), to: way.to, isLinked };
    const operator = await operatorOfIdentity(city.knex, city, person);
    if (!operator) {
      await noteWrongProof(city, 'operator', undefined, 'open-id');
      throw new CardError('OPEN_ID_UNKNOWN');
    }
    const isEnough = client.trustsFactor && person.hasProvedFactor;
    const step = isEnough ? null : await factorStepOf(city, operator, session);
    if (step !== null) {
      await session.awaitFactor(operator);
      return { session: await sessionView(city, undefined, step), to: way.to, isLinked };
    }
    const entered = await enterOffice({ city, session }, operator, 'open-id');
    await refuseUnlinked({ city, session }, operator.id);
    return { session: entered, to: way.to, isLinked };
  },
});

/** Looks once more: whoever takes the account off ends the sessions that there are, and one that was being made ends itself. */
async function refuseUnlinked({ city, session }: Pick<Door, 'city' | 'session'>, operatorId: string): Promise<void> {
  if (await linkedIdentity(city.knex, operatorId)) return;
  await session.signOut();
  throw new CardError('OPEN_ID_UNKNOWN');
}

/** The account is theirs: of who is signed in, or of whom the letter was sent to, whose other sessions and links end. */
async function link({ city, session, actor }: Door, { purpose, token }: WayToProvider, person: Person): Promise<void> {
  const signedIn = idOf(actor);
  const operatorId = purpose === 'letter' ? await ownerOfStaffLink(city.knex, city, token ?? '') : signedIn;
  if (operatorId === undefined) throw new CardError('SIGN_IN_AGAIN');
  const by = { kind: 'operator', id: operatorId, now: city.clock.now() } as const;
  await city.knex.transaction(async (trx) => {
    if (purpose === 'letter') {
      await useStaffLink(trx, city, token ?? '');
      await trx('operator_tokens').where({ operatorId }).delete();
      await Operator.query(trx).findById(operatorId).patch({ invitedAt: null });
    }
    await linkIdentity(trx, city, operatorId, person, by);
    await session.endOthers(trx, operatorId);
    await trx('known_devices').where({ kind: 'operator', subject: operatorId }).delete();
  });
}

async function viewOf(city: City, actor: GuestActor): Promise<OperatorSession> {
  return sessionView(city, await Operator.query(city.knex).findById(idOf(actor) ?? ''));
}

const idOf = ({ signedIn }: GuestActor): string | undefined =>
  signedIn?.kind === 'operator' ? signedIn.operatorId : undefined;
