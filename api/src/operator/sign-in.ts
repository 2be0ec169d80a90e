import { Done, OperatorSession, SignIn } from '@karta/contracts';
import { Operator, PickupPointRow, readSettings, writeAudit, type City } from '@karta/db';
import { CardError, permissionsOf } from '@karta/domain';
import { accessOf } from '@karta/services';
import { publicRoute } from '../http/definition.ts';
import { isRightGuess, refuseOvertaken } from '../http/guess.ts';

async function sessionView(city: City, operator: Operator | undefined): Promise<OperatorSession> {
  const { operatorNotice } = await readSettings(city.knex);
  const notice = operatorNotice || null;
  if (!operator) return { cityName: city.name, operator: null, notice };
  const { id, name, email, unit, pickupPointId } = operator;
  const point = pickupPointId ? await PickupPointRow.query(city.knex).findById(pickupPointId) : undefined;
  const { grants, groups, hiddenFields } = await accessOf(city.knex, id);
  const access = {
    permissions: permissionsOf(grants),
    groups: groups.map(({ code }) => code),
    hiddenFields: [...hiddenFields],
  };
  return {
    cityName: city.name,
    operator: { id, name, email, unit, ...access, pickupPointId, pickupPointName: point?.name ?? null },
    notice,
  };
}

export const operatorSignIn = publicRoute('operator', {
  method: 'post',
  path: '/operator/sign-in',
  body: SignIn,
  answer: OperatorSession,
  async handle({ body }, { city, actor, throttle, session }) {
    const email = body.email.toLowerCase();
    const operator = await Operator.query(city.knex).findOne({ email, isActive: true });
    const guess = { kind: 'operator', email, of: operator, password: body.password } as const;
    if (!(await isRightGuess({ throttle, session, actor }, guess)) || !operator)
      throw new CardError('WRONG_CREDENTIALS');
    await session.signIn(operator.id);
    await refuseOvertaken(city, session, 'operators', operator);
    await session.rememberDevice('operator', operator.id);
    await writeAudit(city.knex, {
      actorKind: 'operator',
      actorId: operator.id,
      act: 'session.open',
      subjectKind: 'operator',
      subjectId: operator.id,
    });
    return sessionView(city, operator);
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
  async handle(_input, { session }) {
    await session.signOut();
    return { done: true as const };
  },
});
