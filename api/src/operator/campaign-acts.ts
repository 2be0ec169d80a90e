import {
  CampaignActing,
  CampaignLook,
  CampaignStart,
  CampaignTest,
  Id,
  LetterPreview,
  OfTestMessage,
  RecipientSettled,
} from '@karta/contracts';
import { RESIDENTS } from '@karta/contracts/registers';
import { CardError } from '@karta/domain';
import { actOnCampaign, lookAtCampaign, settleRecipient, startCampaign, testCampaign } from '@karta/services';
import * as z from 'zod';
import { operatorRoute } from '../http/definition.ts';
import { hiddenColumns, hidesPeople } from '../lists/hidden-columns.ts';
import { asDoer } from './as-doer.ts';

const OfCampaign = z.object({ id: Id });
const OfRecipient = z.object({ id: Id, recipientId: Id });

/** Shows a text as one of the audience would read it, or somebody invented. */
const postLook = operatorRoute('campaign.send', {
  method: 'post',
  path: '/operator/campaigns/:id/preview',
  params: OfCampaign,
  body: CampaignLook,
  reads: ({ params, body }) =>
    body.residentId === null
      ? null
      : { act: 'resident.read', subjectKind: 'resident', subjectId: body.residentId, facts: { campaignId: params.id } },
  answer: LetterPreview,
  handle({ params, body }, { city, actor }) {
    if (body.residentId !== null && hidesPeople(actor)) throw new CardError('FORBIDDEN');
    return lookAtCampaign(city, params.id, body, hiddenColumns(actor, RESIDENTS));
  },
});

/** Sends what is saved to oneself. */
const postTest = operatorRoute('campaign.send', {
  method: 'post',
  path: '/operator/campaigns/:id/test',
  params: OfCampaign,
  body: CampaignTest,
  once: true,
  answer: OfTestMessage,
  status: 201,
  async handle({ params, body: { phone, ...body } }, { city, actor, trx, throttle }) {
    await throttle.take('test-message', actor.operatorId);
    const own = await trx('operators').where('id', actor.operatorId).first('email');
    const to = body.channel === 'mail' ? (own?.email ?? '') : (phone ?? '');
    if (to === '') throw new CardError('VALIDATION', {}, [{ path: 'phone', code: 'MISSING' }]);
    return { id: await testCampaign(trx, city, params.id, { ...body, to }, asDoer(actor, city)) };
  },
});

/** Starts it: from now on it sends by itself. */
const postStart = operatorRoute('campaign.send', {
  method: 'post',
  path: '/operator/campaigns/:id/start',
  params: OfCampaign,
  body: CampaignStart,
  once: true,
  answer: z.object({ id: Id }),
  async handle({ params, body }, { city, actor, trx }) {
    await startCampaign(trx, city, params.id, body.version, asDoer(actor, city));
    return { id: params.id };
  },
});

/** Pauses it, goes on, ends it before its end, or tries again what did not arrive. */
const postAct = operatorRoute('campaign.send', {
  method: 'post',
  path: '/operator/campaigns/:id/acts',
  params: OfCampaign,
  body: CampaignActing,
  once: true,
  answer: z.object({ id: Id }),
  async handle({ params, body }, { city, actor, trx }) {
    await actOnCampaign(trx, params.id, body, asDoer(actor, city));
    return { id: params.id };
  },
});

/** A person says what became of a message whose end nobody knew. */
const postSettled = operatorRoute('campaign.send', {
  method: 'post',
  path: '/operator/campaigns/:id/recipients/:recipientId/settle',
  params: OfRecipient,
  body: RecipientSettled,
  once: true,
  answer: z.object({ id: Id }),
  async handle({ params, body }, { city, actor, trx }) {
    await settleRecipient(trx, params.id, params.recipientId, body, asDoer(actor, city));
    return { id: params.recipientId };
  },
});

export const campaignActRoutes = [postLook, postTest, postStart, postAct, postSettled] as const;
