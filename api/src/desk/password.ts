import { Done, PasswordChange, PasswordReset, PasswordResetRequest } from '@karta/contracts';
import { PartnerPerson, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import { findDeskPerson, hashPassword, PARTNER_LINKS, sendPersonLink, setPersonPassword } from '@karta/services';
import { deskRoute, publicRoute } from '../http/definition.ts';
import { inEqualTime } from '../http/equal-time.ts';
import { requireOwnPassword } from '../http/own-password.ts';
import { byPerson } from './by-person.ts';

/** Mails a link to an active person of a partner; the answer never tells which addresses are known. */
export const requestDeskPassword = publicRoute('desk', {
  method: 'post',
  path: '/desk/password-reset/request',
  body: PasswordResetRequest,
  answer: Done,
  status: 202,
  async handle({ body }, { city, actor, throttle }) {
    await throttle.take('link', actor.address);
    const email = body.email.toLowerCase();
    await inEqualTime(async () => {
      // five letters an hour lie in the mailbox already, each good for an hour
      if (await throttle.hasLeft('reset-mail', `desk:${email}`)) await sendLink(city, email);
    });
    return { done: true as const };
  },
});

async function sendLink(city: City, email: string): Promise<void> {
  const person = await PartnerPerson.query(city.knex).findOne({ email, isActive: true });
  if (!person || !(await findDeskPerson(city.knex, person.id))) return;
  await city.knex.transaction((trx) => sendPersonLink(trx, city, person, 'partner-password-reset'));
}

/** Sets the new password; every open session and every other link of the person ends. */
export const resetDeskPassword = publicRoute('desk', {
  method: 'post',
  path: '/desk/password-reset',
  body: PasswordReset,
  answer: Done,
  async handle({ body }, { city, actor, session, throttle }) {
    await throttle.take('link', actor.address);
    const personId = await PARTNER_LINKS.ownerOf(city.knex, city, body.token);
    const person = await findDeskPerson(city.knex, personId);
    if (!person) throw new CardError('TOKEN_INVALID');
    const passwordHash = await hashPassword(body.password, [city.name, person.partnerName, person.name, person.email]);
    await city.knex.transaction(async (trx) => {
      await PARTNER_LINKS.use(trx, city, body.token);
      await session.endOthers(trx, personId);
      await setPersonPassword(trx, city, { personId, passwordHash, act: 'reset-password' }, byPerson(person, city));
    });
    await throttle.forget('sign-in-person', `desk:${person.email}`);
    return { done: true as const };
  },
});

/** Old password once, new one; every other session of the person ends, every link, and every device is new again. */
export const changeDeskPassword = deskRoute('cashier', {
  method: 'put',
  path: '/desk/password',
  body: PasswordChange,
  answer: Done,
  async handle({ body }, { city, actor, session, throttle }) {
    const { personId, partnerName, name, email } = actor;
    const { passwordHash: old } = await PartnerPerson.query(city.knex).findById(personId).throwIfNotFound();
    const own = { kind: 'desk', id: personId, passwordHash: old } as const;
    await requireOwnPassword({ city, throttle }, own, { typed: body.oldPassword, path: 'oldPassword' });
    const passwordHash = await hashPassword(body.newPassword, [city.name, partnerName, name, email]);
    await city.knex.transaction(async (trx) => {
      await session.endOthers(trx, personId);
      await setPersonPassword(trx, city, { personId, passwordHash, act: 'change-password' }, byPerson(actor, city));
    });
    await session.rememberDevice('desk', personId);
    return { done: true as const };
  },
});
