import { connect, connectForLists, KeyStore, Vault, type City } from '@karta/db';
import { startCampaigns } from '../../activities/src/messages/campaigns.ts';
import { startChannelWorker } from '../../activities/src/notifications/processor.ts';

/** What a worker does for campaigns, as a program of its own that a test may kill. */
const { databaseUrl, keysUrl, master, city } = JSON.parse(process.env['CAMPAIGN_WORKER'] ?? '{}');
const knex = connect(databaseUrl, 4);
const vault = new Vault(new KeyStore(city.id, connect(keysUrl, 2), Buffer.from(master, 'hex')));
const clock = { now: () => new Date(), today: () => new Date().toISOString().slice(0, 10) };
const own = { ...city, knex, lists: connectForLists(databaseUrl), clock, vault, databaseUrl } as City;
startCampaigns(own);
startChannelWorker(own, 'mail');
process.send?.('ready');
// the test ends it
setInterval(() => {}, 60_000);
