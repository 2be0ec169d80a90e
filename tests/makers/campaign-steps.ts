import { randomUUID } from 'node:crypto';
import { actOnCampaign } from '@karta/services';
import { leadAllOn } from '../../activities/src/messages/campaigns.ts';
import { channelsOf } from '../../activities/src/notifications/channels.ts';
import { deliver } from '../../activities/src/notifications/deliver.ts';
import type { CampaignTown } from './campaign-town.ts';

type Act = Parameters<typeof actOnCampaign>[2]['act'];

/** What a test does to campaigns and asks of them. */
export function stepsIn(town: () => CampaignTown) {
  const recipients = (campaignId: string) => town().city.knex('campaign_recipients').where({ campaignId });
  return {
    recipients,
    /** Where nobody else lives. */
    place: () => `Osada ${randomUUID()}`,
    /** Steps until nothing more is to be done now. */
    async led(): Promise<void> {
      while (await leadAllOn(town().city));
    },
    states: (campaignId: string): Promise<string[]> => recipients(campaignId).orderBy('state').pluck('state'),
    stateOf: async (id: string): Promise<string> =>
      (await town().city.knex('campaigns').where({ id }).first('state')).state,
    act: (id: string, act: Act, reason = ''): Promise<void> =>
      town().city.knex.transaction((trx) => actOnCampaign(trx, id, { act, reason }, town().by)),
    /** Delivers what waits in the queue, as a worker would. */
    async delivered(campaignId: string): Promise<void> {
      const ids: string[] = await recipients(campaignId).where('state', 'sending').pluck('notification_id');
      const channels = await channelsOf(town().city);
      for (const id of ids) await deliver(town().city, channels, id).catch(() => {});
      channels.mailer.close();
    },
    /** What a test has left running disturbs no other. */
    async ended(): Promise<void> {
      const running = town().city.knex('campaigns').whereIn('state', ['gathering', 'sending', 'paused']);
      await running.update({ state: 'ended', endedAt: new Date() });
      await town().lay({});
    },
  };
}
