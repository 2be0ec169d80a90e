import { Invitation, InvitationAnswer, InvitationLink, ResidentSession } from '@karta/contracts';
import { readSettings } from '@karta/db';
import { CardError, fullName, isOfAge, panelOf } from '@karta/domain';
import { findInvited, hashPassword, isPasswordRight, joinFamily } from '@karta/services';
import { publicRoute } from '../http/definition.ts';
import { consentsInForce, requireConsents } from './consent-texts.ts';
import { passWithPassword } from './enter-panel.ts';

/** What the page of the link says: who invites, and what is asked. A token that was used tells nothing. */
export const invitation = publicRoute('resident', {
  method: 'post',
  path: '/resident/family-invitation',
  body: InvitationLink,
  answer: Invitation,
  async handle({ body }, { city, actor, throttle }) {
    await throttle.take('link', actor.address);
    const { member, holder, email, account } = await findInvited(city.knex, city, body.token);
    const { memberPanel } = await readSettings(city.knex);
    const isAdult = isOfAge(member.birthDate, city.clock.today());
    return {
      email,
      firstName: member.firstName,
      lastName: member.lastName,
      holderName: fullName(holder),
      hasAccount: account !== undefined,
      isAdult,
      panel: panelOf(true, isAdult, memberPanel),
      consents: account ? [] : await consentsInForce(city, 'registration'),
    };
  },
});

/** The member takes their login, and is signed in (004-111, 004-114). */
export const acceptInvitation = publicRoute('resident', {
  method: 'post',
  path: '/resident/family-invitation/acceptance',
  body: InvitationAnswer,
  answer: ResidentSession,
  async handle({ body }, { city, actor, throttle, session }) {
    await throttle.take('link', actor.address);
    const { member, email, account } = await findInvited(city.knex, city, body.token);
    await throttle.take('link-password', body.token);
    if (account && !(await isPasswordRight(account.passwordHash, body.password)))
      throw new CardError('WRONG_PASSWORD', {}, [{ path: 'password', code: 'WRONG_PASSWORD' }]);
    if (!account) await requireConsents(city, body.consents);
    const known = [city.name, member.firstName, member.lastName, email];
    const passwordHash = account ? null : await hashPassword(body.password, known);
    const { token, consents, letsGuardianAct } = body;
    const joined = await city.knex.transaction((trx) =>
      joinFamily(trx, city, { token, passwordHash, consents: account ? [] : consents, letsGuardianAct }),
    );
    return passWithPassword({ city, session }, joined);
  },
});
