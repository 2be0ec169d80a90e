import { Done, PasswordChange } from '@karta/contracts';
import { Operator } from '@karta/db';
import { hashPassword, setStaffPassword } from '@karta/services';
import { staffRoute } from '../http/definition.ts';
import { requireOwnPassword } from '../http/own-password.ts';
import { asDoer } from './as-doer.ts';

/** Old password once, new one; every other session of the person ends, every link, and every device is new again. */
export const changeStaffPassword = staffRoute({
  method: 'put',
  path: '/operator/password',
  body: PasswordChange,
  answer: Done,
  async handle({ body }, { city, actor, session, throttle }) {
    const { operatorId } = actor;
    const operator = await Operator.query(city.knex).findById(operatorId).throwIfNotFound();
    const own = { kind: 'operator', id: operatorId, passwordHash: operator.passwordHash } as const;
    await requireOwnPassword({ city, throttle }, own, { typed: body.oldPassword, path: 'oldPassword' });
    const passwordHash = await hashPassword(body.newPassword, [city.name, operator.name, operator.email]);
    await city.knex.transaction(async (trx) => {
      await session.endOthers(trx, operatorId);
      await setStaffPassword(trx, city, { operatorId, passwordHash, act: 'change-password' }, asDoer(actor, city));
    });
    await session.rememberDevice('operator', operatorId);
    return { done: true as const };
  },
});
