import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CampaignChange } from '@karta/contracts';
import { urlOfDatabase, type City } from '@karta/db';
import { addCampaign, changeCampaign, startCampaign, type Doer } from '@karta/services';
import { startStandIn, type RunningStandIn } from '@karta/simulators';
import { testProvisioning } from './database.ts';
import { openKeyedCity } from './own-city.ts';

/** Letters as they arrived, by Message-ID. */
export interface MailLedger {
  messages: { messageId: string; accepted: number; dropped: number; lost: number }[];
}
interface StoredMail {
  messageId: string;
  to: string[];
  subject: string;
  text: string;
  listHeaders: Record<string, string>;
}

/** A city of its own with a mail server and a gateway of texts of its own. */
export interface CampaignTown {
  city: City;
  by: Doer;
  mail: RunningStandIn;
  /** Which kind of text people agree to, and the id of its version. */
  consent: { kind: string; id: string };
  ledger(): Promise<MailLedger>;
  letters(): Promise<StoredMail[]>;
  lay(faults: object): Promise<void>;
  /** What a person is told of in a campaign begins to be sent. @returns its id */
  started(change?: Partial<CampaignChange>, kind?: 'information' | 'reminder'): Promise<string>;
  draft(change?: Partial<CampaignChange>, kind?: 'information' | 'reminder'): Promise<string>;
  /** Begins a worker as a program of its own, which has no end but a kill. */
  worker(): Promise<ChildProcess>;
  close(): Promise<void>;
}

/** So fast that no test waits for a tempo. */
const FAST = 600_000;

export async function openCampaignTown(): Promise<CampaignTown> {
  const own = await openKeyedCity();
  const folder = await mkdtemp(join(tmpdir(), 'campaign-'));
  const mail = await startStandIn('mail-inbox', { DATA_FILE: join(folder, 'mail.jsonl') });
  const sms = await startStandIn('serwersms', { DATA_FILE: join(folder, 'sms.jsonl') });
  const { knex } = own.city;
  const city = {
    ...own.city,
    portalUrl: 'https://karta.example.test',
    databaseUrl: urlOfDatabase(testProvisioning().adminUrl, own.database),
    channels: {
      smtpUrl: `smtp://127.0.0.1:${mail.facts['smtpPort']}`,
      smsUrl: `http://127.0.0.1:${sms.facts['httpPort']}`,
      smsToken: 'demo-token',
      mailFrom: 'karta@example.test',
    },
  } as unknown as City;
  const at = (path: string): string => `http://127.0.0.1:${mail.facts['httpPort']}${path}`;
  const operatorId = randomUUID();
  await knex('operators').insert({ id: operatorId, email: 'e@example.test', name: 'Ewa', passwordHash: '', unit: '' });
  const consent = { kind: 'marketing', id: randomUUID() };
  const said = { statement: 'Zgoda', title: 'Zgoda', paragraphs: [], askedAt: 'registration', required: false };
  await knex('consent_texts').insert({ ...consent, version: 1, ...said });
  await knex('settings').insert({ key: 'campaignPerMinute', value: '10000' });
  const by: Doer = { kind: 'operator', id: operatorId, now: city.clock.now() };
  const draft: CampaignTown['draft'] = (change = {}, kind = 'information') =>
    knex.transaction(async (trx) => {
      const id = await addCampaign(trx, { name: 'Wiosna', kind }, by);
      const pl = { subject: 'Nowości', text: 'Dzień dobry, {{firstName}}.' };
      const whole: CampaignChange = {
        ...{ name: 'Wiosna', way: 'mail', filters: {}, perHour: FAST, fromHour: 0, untilHour: 24, version: 1 },
        consentKind: kind === 'information' ? consent.kind : null,
        texts: { mail: { pl }, sms: { pl: { subject: '', text: 'Dzien dobry.' } } },
        ...change,
      };
      await changeCampaign(trx, city, id, whole, by, []);
      return id;
    });
  return {
    ...{ city, by, mail, consent, draft },
    ledger: async () => (await (await fetch(at('/ledger'))).json()) as MailLedger,
    letters: async () => (await (await fetch(at('/messages'))).json()) as StoredMail[],
    async lay(faults) {
      const headers = { 'content-type': 'application/json' };
      await fetch(at('/_control'), { method: 'POST', headers, body: JSON.stringify(faults) });
    },
    async started(change, kind) {
      const id = await draft(change, kind);
      await knex.transaction((trx) => startCampaign(trx, city, id, 2, by));
      return id;
    },
    async worker() {
      const { id, zone, portalUrl, channels, databaseUrl } = city;
      const given = { databaseUrl, keysUrl: own.keys?.url, master: own.keys?.master };
      const env = { CAMPAIGN_WORKER: JSON.stringify({ ...given, city: { id, zone, portalUrl, channels } }) };
      const program = join(import.meta.dirname, 'campaign-worker.ts');
      const child = fork(program, [], { env: { ...process.env, NODE_OPTIONS: '', ...env } });
      await once(child, 'message');
      return child;
    },
    async close() {
      await Promise.all([mail.stop(), sms.stop()]);
      await own.close();
    },
  };
}

/** People with an account, a place in the register, and the consent of the town where they have one. */
export async function peopleIn(
  { city, consent }: CampaignTown,
  count: number,
  { hasConsent = true, place = 'Rzeczna' } = {},
): Promise<{ accountId: string; residentId: string; email: string }[]> {
  const people = Array.from({ length: count }, () => {
    const accountId = randomUUID();
    return { accountId, residentId: randomUUID(), email: `${accountId}@example.test` };
  });
  // a key of the city's own serves all of them here
  const { id: keyId } = await city.vault.keys.openCityKey('city');
  const person = { firstName: 'Osoba', lastName: 'Próbna', keyId };
  const accounts = people.map(({ accountId, email }) => ({
    ...{ id: accountId, email, passwordHash: '', state: 'active', language: 'pl' },
    ...person,
  }));
  await city.knex.batchInsert('accounts', accounts, 500);
  await city.knex.batchInsert(
    'residents',
    people.map(({ accountId, residentId }) => ({ id: residentId, accountId, place, ...person })),
    500,
  );
  const given = people.map(({ accountId }) => ({ accountId, consentTextId: consent.id, givenAt: new Date(0) }));
  if (hasConsent) await city.knex.batchInsert('consents', given, 500);
  return people;
}
