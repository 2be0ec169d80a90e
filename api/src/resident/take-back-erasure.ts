import { Done, Id, SignIn } from '@karta/contracts';
import { CardError } from '@karta/domain';
import { cancelErasure, findGoing, findGoingAccount, findKin } from '@karta/services';
import * as z from 'zod';
import { publicRoute, residentRoute } from '../http/definition.ts';
import { isRightGuess } from '../http/guess.ts';
import { asHolder } from './as-doer.ts';

/** Whoever has closed the own account takes it back within the grace period, by address and password (T3). */
export const takeBackErasure = publicRoute('resident', {
  method: 'post',
  path: '/resident/account/erasure/cancel',
  body: SignIn,
  answer: Done,
  status: 202,
  async handle({ body }, { city, actor, throttle, session }) {
    const email = body.email.toLowerCase();
    const account = await findGoingAccount(city.knex, city, email);
    const guess = { kind: 'resident', email, of: account, password: body.password } as const;
    if (!(await isRightGuess({ city, throttle, session, actor }, guess)) || !account)
      throw new CardError('WRONG_CREDENTIALS');
    const going = await findGoing(city.knex, city, account.id);
    if (!going) throw new CardError('ERASURE_OVER');
    const by = { kind: 'resident', id: account.id, now: city.clock.now() } as const;
    await city.knex.transaction((trx) => cancelErasure(trx, city, going.id, by));
    return { done: true as const };
  },
});

/** The holder of a family takes back that a member's account ends. */
export const keepMember = residentRoute({
  method: 'post',
  path: '/resident/family/:id/removal/cancel',
  params: z.object({ id: Id }),
  once: true,
  answer: Done,
  status: 202,
  async handle({ params }, { city, actor, trx }) {
    const kin = await findKin(trx, actor.holderId, params.id);
    if (kin?.account?.state !== 'closed') throw new CardError('NOT_FOUND');
    const going = await findGoing(trx, city, kin.account.id);
    if (!going) throw new CardError('ERASURE_OVER');
    await cancelErasure(trx, city, going.id, asHolder(actor, city));
    return { done: true as const };
  },
});
