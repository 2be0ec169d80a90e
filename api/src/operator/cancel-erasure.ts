import { CardActOrder, Done, Id } from '@karta/contracts';
import { Erasure, putInOutbox, writeAudit } from '@karta/db';
import { CardError } from '@karta/domain';
import { workflowIdOf } from '@karta/workflows';
import * as z from 'zod';
import { operatorRoute } from '../http/definition.ts';

/** The case is on its way to where it waits. */
const WAITS_MS = 10 * 60_000;

/** Takes an erasure back within its grace period, when the resident says that it was a mistake or fraud (requirements T3). */
export const cancelErasure = operatorRoute('account.restore', {
  method: 'post',
  path: '/operator/erasures/:id/cancel',
  params: z.object({ id: Id }),
  body: CardActOrder,
  once: true,
  answer: Done,
  status: 202,
  async handle({ params }, { city, actor, trx }) {
    const erasure = await Erasure.query(trx).findById(params.id).forUpdate();
    if (!erasure) throw new CardError('NOT_FOUND');
    if (erasure.outcome !== null || erasure.graceEndedAt !== null) throw new CardError('ERASURE_OVER');
    // A case whose grace period ends in this moment finds it here.
    await Erasure.query(trx).findById(erasure.id).patch({ cancelAskedAt: city.clock.now() });
    await writeAudit(trx, {
      actorKind: 'operator',
      actorId: actor.operatorId,
      act: 'erasure.cancel',
      subjectKind: 'account',
      subjectId: erasure.accountId,
      facts: { erasureId: erasure.id },
    });
    const workflowId = workflowIdOf(city.id, 'account-erasure', erasure.id);
    const payload = { name: 'erasure-cancelled', variables: {} };
    const expiresAt = new Date(city.clock.now().getTime() + WAITS_MS);
    await putInOutbox(trx, { kind: 'deliver-message', workflowId, payload }, { expiresAt });
    return { done: true as const };
  },
});
