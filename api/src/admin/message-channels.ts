import { MessageChannelList, type MessageChannel } from '@karta/contracts';
import { adminRoute } from '../http/definition.ts';

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
