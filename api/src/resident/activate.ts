import { Activation, Done } from '@karta/contracts';
import { Account, writeAudit } from '@karta/db';
import { publicRoute } from '../http/definition.ts';
import { useToken } from './use-token.ts';

/** The link of the activation mail makes the account usable (004-09). */
export const activate = publicRoute('resident', {
  method: 'post',
  path: '/resident/activate',
  body: Activation,
  answer: Done,
  async handle({ body }, { city }) {
    await city.knex.transaction(async (trx) => {
      const accountId = await useToken(trx, city, body.token, 'activation');
      await Account.query(trx)
        .findById(accountId)
        .where('state', 'pending')
        .patch({ state: 'active', activatedAt: city.clock.now() });
      await writeAudit(trx, {
        ...{ actorKind: 'resident', actorId: accountId, act: 'account.activate' },
        ...{ subjectKind: 'account', subjectId: accountId },
      });
    });
    return { done: true as const };
  },
});
