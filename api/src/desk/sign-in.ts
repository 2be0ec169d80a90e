import { DeskSession, Done, SignIn } from '@karta/contracts';
import { PartnerPerson, readSettings, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import { findDeskPerson, townLook, type DeskPerson } from '@karta/services';
import { publicRoute } from '../http/definition.ts';
import { isRightGuess, refuseOvertaken } from '../http/guess.ts';
import { noteSignOut } from '../http/session-traces.ts';

/** The password of somebody of a partner that takes part. */
export const deskSignIn = publicRoute('desk', {
  method: 'post',
  path: '/desk/sign-in',
  body: SignIn,
  answer: DeskSession,
  async handle({ body }, { city, actor, throttle, session }) {
    const email = body.email.toLowerCase();
    const of = await PartnerPerson.query(city.knex).findOne({ email, isActive: true });
    const guess = { kind: 'desk', email, of, password: body.password } as const;
    const isRight = await isRightGuess({ city, throttle, session, actor }, guess);
    const person = of && (await findDeskPerson(city.knex, of.id));
    if (!isRight || !of || !person) throw new CardError('WRONG_CREDENTIALS');
    await session.signIn(of.id);
    await refuseOvertaken(city, session, 'partner_people', of);
    await session.rememberDevice('desk', of.id);
    const who = { actorKind: 'partner-person', actorId: of.id } as const;
    await writeAudit(city.knex, { ...who, act: 'session.open', subjectKind: 'partner-person', subjectId: of.id });
    return view(city, person);
  },
});

export const deskSession = publicRoute('desk', {
  method: 'get',
  path: '/desk/session',
  answer: DeskSession,
  handle: (_input, { city, actor }) =>
    view(city, actor.signedIn?.kind === 'partner-person' ? actor.signedIn : undefined),
});

export const deskSignOut = publicRoute('desk', {
  method: 'post',
  path: '/desk/sign-out',
  answer: Done,
  async handle(_input, { city, actor, session }) {
    if (actor.signedIn?.kind === 'partner-person') await noteSignOut(city, 'desk', actor.signedIn.personId);
    await session.signOut();
    return { done: true as const };
  },
});

async function view(city: City, person: DeskPerson | undefined): Promise<DeskSession> {
  const { operatorNotice, townName } = await readSettings(city.knex);
  const town = { cityName: townName || city.name, look: await townLook(city.knex), notice: operatorNotice || null };
  if (!person) return { ...town, person: null };
  const { personId: id, name, email, role, partnerName } = person;
  return { ...town, person: { id, name, email, role, partnerName } };
}
