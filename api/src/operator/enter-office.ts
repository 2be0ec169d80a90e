import type { OperatorSession } from '@karta/contracts';
import { Operator, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { GuestActor } from '../http/actor.ts';
import type { Context } from '../http/definition.ts';
import { refuseOvertaken } from '../http/guess.ts';
import { sessionView } from './session-view.ts';

type Door = Pick<Context<GuestActor>, 'city' | 'session'>;

/** Signs somebody in who has shown all that was asked for; `factor`: what it was beside the password. */
export async function enterOffice(
  { city, session }: Door,
  operator: Operator,
  factor: string | null,
): Promise<OperatorSession> {
  await session.signIn(operator.id);
  await refuseOvertaken(city, session, 'operators', operator);
  await session.rememberDevice('operator', operator.id);
  await writeAudit(city.knex, {
    actorKind: 'operator',
    actorId: operator.id,
    act: 'session.open',
    subjectKind: 'operator',
    subjectId: operator.id,
    facts: factor === null ? {} : { factor },
  });
  return sessionView(city, operator);
}

/** The person whose second factor is awaited. @throws CardError SIGN_IN_AGAIN where nobody's is, or their password has changed */
export async function getAwaited(city: City, session: Door['session']): Promise<Operator> {
  const awaited = session.awaited();
  const operator = awaited && (await Operator.query(city.knex).findOne({ id: awaited.subject, isActive: true }));
  if (!operator || !awaited.isPasswordOf(operator)) throw new CardError('SIGN_IN_AGAIN');
  return operator;
}
