import { Done, PasswordReset, PasswordResetRequest } from '@karta/contracts';
import { Operator, type City } from '@karta/db';
import {
  hashPassword,
  issueStaffLink,
  ownerOfStaffLink,
  sendStaffLink,
  setStaffPassword,
  useStaffLink,
} from '@karta/services';
import { publicRoute } from '../http/definition.ts';
import { inEqualTime } from '../http/equal-time.ts';

/** Mails a link to an active person of the office; the answer never tells which addresses are known. */
export const requestStaffPasswordReset = publicRoute('operator', {
  method: 'post',
  path: '/operator/password-reset/request',
  body: PasswordResetRequest,
  answer: Done,
  status: 202,
  async handle({ body }, { city, actor, throttle }) {
    await throttle.take('link', actor.address);
    const email = body.email.toLowerCase();
    await inEqualTime(async () => {
      // five letters an hour lie in the mailbox already, each good for an hour
      if (await throttle.hasLeft('reset-mail', `operator:${email}`)) await sendLink(city, email);
    });
    return { done: true as const };
  },
});

async function sendLink(city: City, email: string): Promise<void> {
  const operator = await Operator.query(city.knex).findOne({ email, isActive: true });
  if (!operator) return;
  await city.knex.transaction(async (trx) => {
    const token = await issueStaffLink(trx, city, operator.id);
    await sendStaffLink(trx, city, operator, `${city.officeUrl}/nowe-haslo?token=${token}`);
  });
}

/** Sets the new password; it counts at once, and every open session and every other link of the person ends. */
export const resetStaffPassword = publicRoute('operator', {
  method: 'post',
  path: '/operator/password-reset',
  body: PasswordReset,
  answer: Done,
  async handle({ body }, { city, actor, session, throttle }) {
    await throttle.take('link', actor.address);
    const operatorId = await ownerOfStaffLink(city.knex, city, body.token);
    const { name, email } = await Operator.query(city.knex).findById(operatorId).throwIfNotFound();
    const passwordHash = await hashPassword(body.password, [city.name, name, email]);
    const by = { kind: 'operator', id: operatorId, now: city.clock.now() } as const;
    await city.knex.transaction(async (trx) => {
      await useStaffLink(trx, city, body.token);
      await session.endOthers(trx, operatorId);
      await setStaffPassword(trx, city, { operatorId, passwordHash, act: 'reset-password' }, by);
    });
    await throttle.forget('sign-in-person', `operator:${email}`);
    return { done: true as const };
  },
});
