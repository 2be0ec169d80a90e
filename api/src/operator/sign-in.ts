import { Done, OperatorSession, SignIn } from '@karta/contracts';
import { Operator } from '@karta/db';
import { CardError } from '@karta/domain';
import { publicRoute } from '../http/definition.ts';
import { isRightGuess } from '../http/guess.ts';
import { noteSignOut } from '../http/session-traces.ts';
import { enterOffice } from './enter-office.ts';
import { factorStepOf } from './factor-step.ts';
import { sessionView } from './session-view.ts';

/** The password; where a second factor is asked for, nobody is signed in yet, and the answer says what to show. */
export const operatorSignIn = publicRoute('operator', {
  method: 'post',
  path: '/operator/sign-in',
  body: SignIn,
  answer: OperatorSession,
  async handle({ body }, { city, actor, throttle, session }) {
    const email = body.email.toLowerCase();
    const operator = await Operator.query(city.knex).findOne({ email, isActive: true });
    const guess = { kind: 'operator', email, of: operator, password: body.password } as const;
    if (!(await isRightGuess({ city, throttle, session, actor }, guess)) || !operator)
      throw new CardError('WRONG_CREDENTIALS');
    const step = await factorStepOf(city, operator, session);
    if (step === null) return enterOffice({ city, session }, operator, null);
    await session.awaitFactor(operator);
    return sessionView(city, undefined, step);
  },
});

export const operatorSession = publicRoute('operator', {
  method: 'get',
  path: '/operator/session',
  answer: OperatorSession,
  async handle(_input, { city, actor }) {
    const id = actor.signedIn?.kind === 'operator' ? actor.signedIn.operatorId : undefined;
    return sessionView(city, id ? await Operator.query(city.knex).findById(id) : undefined);
  },
});

export const operatorSignOut = publicRoute('operator', {
  method: 'post',
  path: '/operator/sign-out',
  answer: Done,
  async handle(_input, { city, actor, session }) {
    if (actor.signedIn?.kind === 'operator') await noteSignOut(city, 'operator', actor.signedIn.operatorId);
    await session.signOut();
    return { done: true as const };
  },
});
