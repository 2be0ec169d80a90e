import { CheckVerdict, Id, SecondCheck, SecondCheckList, SecondCheckQuery } from '@karta/contracts';
import { CardError } from '@karta/domain';
import { recordCheck, secondCheckOf, secondChecks } from '@karta/services';
import * as z from 'zod';
import { operatorRoute } from '../http/definition.ts';
import { asDoer } from './as-doer.ts';

/** Approvals that were drawn for a look by another person; one's own are seen without the right to look (C-13). */
export const drawnApprovals = operatorRoute('application.read', {
  method: 'get',
  path: '/operator/second-checks',
  query: SecondCheckQuery,
  answer: SecondCheckList,
  async handle({ query: { show } }, { city, actor }) {
    if (show !== 'own' && !actor.permissions.includes('application.check')) throw new CardError('FORBIDDEN');
    return secondChecks(city, actor, show);
  },
});

/** Says how a drawn approval is, once. */
export const checkApproval = operatorRoute('application.check', {
  method: 'post',
  path: '/operator/second-checks/:id',
  params: z.object({ id: Id }),
  body: CheckVerdict,
  transaction: true,
  answer: SecondCheck,
  async handle({ params, body: { verdict, note = '' } }, { city, actor, trx }) {
    const by = { ...asDoer(actor, city), checker: actor };
    const applicationId = await recordCheck(trx, city, params.id, { verdict, note }, by);
    const check = await secondCheckOf(trx, applicationId, actor);
    if (!check) throw new CardError('NOT_FOUND');
    return check;
  },
});
