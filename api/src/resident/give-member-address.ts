import { Done, Id, MemberAddress } from '@karta/contracts';
import { FamilyMember, ScheduledStart, putInOutbox } from '@karta/db';
import { CardError } from '@karta/domain';
import { findKin } from '@karta/services';
import { workflowIdOf } from '@karta/workflows';
import * as z from 'zod';
import { residentRoute } from '../http/definition.ts';

/** The case may be on its way to where it waits for the address. */
const WAITS_MS = 24 * 3_600_000;

/** The guardian names the address of a member who has come of age; the member is invited to it (004-110, T7). */
export const giveMemberAddress = residentRoute({
  method: 'put',
  path: '/resident/family/:id/email',
  params: z.object({ id: Id }),
  body: MemberAddress,
  once: true,
  audit: ({ params }) => ({ act: 'family.address', subjectKind: 'family-member', subjectId: params.id }),
  answer: Done,
  async handle({ params, body }, { city, actor, trx }) {
    const kin = await findKin(trx, actor.holderId, params.id);
    if (!kin || kin.ward.login === 'own') throw new CardError('NOT_FOUND');
    await FamilyMember.query(trx).findById(params.id).patch({ email: body.email });
    const started = await ScheduledStart.query(trx).findOne({ processKey: 'coming-of-age', subject: params.id });
    if (started) {
      const workflowId = workflowIdOf(city.id, 'coming-of-age', started.id);
      const payload = { name: 'member-address-given', variables: {} };
      const expiresAt = new Date(city.clock.now().getTime() + WAITS_MS);
      await putInOutbox(trx, { kind: 'deliver-message', workflowId, payload }, { expiresAt });
    }
    return { done: true as const };
  },
});
