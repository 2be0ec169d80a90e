import {
  MessageChannelList,
  OfTestMessage,
  TestMessage,
  TestMessageState,
  type MessageChannel,
} from '@karta/contracts';
import { sendTestMessage, testMessage } from '@karta/services';
import { adminRoute } from '../http/definition.ts';
import { byActor } from './by-actor.ts';

/** Whether mail and SMS go out, as their workers last told, and whether there is space to write. */
export const messageChannels = adminRoute('job.read', {
  method: 'get',
  path: '/admin/message-channels',
  answer: MessageChannelList,
  async handle(_input, { city, diskFullSince }) {
    const rows: (Omit<MessageChannel, 'since'> & { since: Date })[] = await city
      .knex('message_channels')
      .orderBy('channel')
      .select('channel', 'isAway', 'problem', 'since');
    const full = await diskFullSince();
    return {
      channels: rows.map((row) => ({ ...row, since: row.since.toISOString() })),
      diskFullSince: full?.toISOString() ?? null,
    };
  },
});

/** Sends a letter or a text for trying, by the way of every other one. */
export const postTestMessage = adminRoute('settings.change', {
  method: 'post',
  path: '/admin/test-messages',
  body: TestMessage,
  once: true,
  answer: OfTestMessage,
  status: 201,
  async handle({ body }, { city, actor, trx, throttle }) {
    await throttle.take('test-message', actor.operatorId);
    return { id: await sendTestMessage(trx, city, body, byActor(actor, city)) };
  },
});

/** What mail or SMS said to it. */
export const testMessageState = adminRoute('settings.change', {
  method: 'get',
  path: '/admin/test-messages/:id',
  params: OfTestMessage,
  answer: TestMessageState,
  handle: ({ params }, { trx }) => testMessage(trx, params.id),
});
