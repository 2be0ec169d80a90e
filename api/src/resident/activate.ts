import { Activation, Done } from '@karta/contracts';
import { Account } from '@karta/db';
import { canAccount } from '@karta/domain';
import { changeAccount } from '@karta/services';
import { publicRoute } from '../http/definition.ts';
import { useToken } from './use-token.ts';

/** The link of the activation mail makes the account usable (004-09). */
export const activate = publicRoute('resident', {
  method: 'post',
  path: '/resident/activate',
  body: Activation,
  transaction: true,
  answer: Done,
  async handle({ body }, { city, trx }) {
    const accountId = await useToken(trx, city, body.token, 'activation');
    const account = await Account.query(trx).findById(accountId).forUpdate().throwIfNotFound();
    const by = { kind: 'resident', id: accountId, now: city.clock.now() } as const;
    // A link that was used up elsewhere changes nothing.
    if (canAccount('activate', account.state)) await changeAccount(trx, account, 'activate', by);
    return { done: true as const };
  },
});
