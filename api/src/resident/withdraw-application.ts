import { Done, Id } from '@karta/contracts';
import { ProcessInstance, putInOutbox } from '@karta/db';
import { CardError, canApplicant } from '@karta/domain';
import { changeApplication } from '@karta/services';
import * as z from 'zod';
import { residentRoute } from '../http/definition.ts';
import { getOwnApplication } from './application-view.ts';
import { asDoer } from './as-doer.ts';

/** A withdrawal that the process no longer awaits is dropped after this time; the decision was faster. */
const WAITS_MS = 5 * 60_000;

/**
 * Takes an application back before it is decided (B-6, T4); the process ends itself by its own diagram. Where an administrator
 * has ended the case nobody else would do it, and the applicant could never file again.
 */
export const withdrawApplication = residentRoute({
  method: 'post',
  path: '/resident/applications/:id/withdraw',
  params: z.object({ id: Id }),
  once: true,
  audit: ({ params }) => ({ act: 'application.withdraw', subjectKind: 'application', subjectId: params.id }),
  answer: Done,
  status: 202,
  async handle({ params }, { city, actor, trx }) {
    const { id, state, workflowId } = await getOwnApplication(trx, actor.accountId, params.id);
    if (!canApplicant('withdraw', state) || !workflowId) throw new CardError('APPLICATION_NOT_WITHDRAWABLE');
    const open = await ProcessInstance.query(trx).findById(workflowId).select('state').forShare();
    if (open && open.state !== 'running') {
      const change = { event: { key: 'withdrawn' }, facts: { reason: 'CASE_ENDED' } };
      await changeApplication(trx, { id, state }, 'withdraw', asDoer(actor, city), change);
      return { done: true as const };
    }
    const expiresAt = new Date(city.clock.now().getTime() + WAITS_MS);
    const payload = { name: 'application-withdrawn', variables: {} };
    await putInOutbox(trx, { kind: 'deliver-message', workflowId, payload }, { expiresAt });
    return { done: true as const };
  },
});
