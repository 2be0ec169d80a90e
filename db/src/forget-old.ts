import { addDays } from '@karta/domain';
import type { City } from './city-store.ts';
import { readSettings } from './settings.ts';

/** Longer than anything is told again. */
const DELIVERED_DAYS = 30;

/** Longer than any client repeats a request. */
const KEY_DAYS = 7;
/** As long as somebody may look up what they took; the audit keeps it longer. */
const EXPORT_DAYS = 90;
/** Devices on which nobody has signed in for so long are strange again. */
const DEVICE_DAYS = 365;
/** Attachments of a message that nobody has sent. */
const UNSENT_DAYS = 7;
/** As long as the refused rows of an import can be looked at. */
const IMPORT_DAYS = 30;
/** As long as anybody asks how often a reader was used. */
const READER_CHECK_DAYS = 90;
/** As long as the screen counts what letters of the town's own have told. */
const OCCASION_DAYS = 90;
/** As long as codes that went out are counted. */
const CODE_DAYS = 1;

/** How many rows of each kind were forgotten. */
export interface Forgotten {
  histories: number;
  messages: number;
  delivered: number;
  texts: number;
  credentials: number;
  checks: number;
  attachments: number;
  imports: number;
}

/**
 * Deletes what a city no longer keeps: histories of cases that closed longer ago than its setting `historyDays`, thrown messages
 * whose time is over, what the outbox delivered a month ago, texts of letters that went out longer ago than `messageDays`,
 * attachments that were never sent, recipients of old campaigns, rows of imported files, changes that were told of, checks at readers, and keys, tokens and devices that open nothing any more.
 */
export async function forgetOld(city: City): Promise<Forgotten> {
  const { historyDays, messageDays } = await readSettings(city.knex);
  const oldest = addDays(city.clock.today(), -historyDays);
  const histories = await city.knex('process_histories').where('closedAt', '<', oldest).delete();
  const messages = await city.knex('thrown_messages').where('expiresAt', '<', city.clock.now()).delete();
  const month = addDays(city.clock.today(), -DELIVERED_DAYS);
  const delivered = await city.knex('outbox').where('doneAt', '<', month).delete();
  const texts = await city
    .knex('notifications')
    .whereIn('state', ['sent', 'delivered', 'undelivered', 'failed'])
    .where('createdAt', '<', addDays(city.clock.today(), -messageDays))
    .whereNotNull('content')
    .update({ content: null });
  const unsent = city.knex('thread_files').whereNull('messageId');
  const attachments = await city
    .knex('files')
    .whereIn('id', unsent.where('addedAt', '<', addDays(city.clock.today(), -UNSENT_DAYS)).select('fileId'))
    .delete();
  await forgetRecipients(city, addDays(city.clock.today(), -messageDays));
  const imports = await forgetImports(city);
  await city
    .knex('own_letter_occasions')
    .whereNotNull('outcome')
    .where('at', '<', addDays(city.clock.today(), -OCCASION_DAYS))
    .delete();
  const checks = await city
    .knex('reader_checks')
    .where('at', '<', addDays(city.clock.today(), -READER_CHECK_DAYS))
    .delete();
  return {
    histories,
    messages,
    delivered,
    texts,
    attachments,
    imports,
    checks,
    credentials: await forgetCredentials(city),
  };
}

/** Recipients of campaigns that ended so long ago; what the report counted was kept before, and stays. */
async function forgetRecipients({ knex }: City, before: string): Promise<void> {
  const over = knex('campaigns').where('endedAt', '<', before).whereNotNull('kept').select('id');
  await knex('campaign_recipients').whereIn('campaignId', over).delete();
}

/** Rows of files with residents: of what is over, and of what nobody has begun; their key goes with them. */
async function forgetImports({ knex, clock, vault }: City): Promise<number> {
  const before = addDays(clock.today(), -IMPORT_DAYS);
  const over = knex('resident_imports')
    .whereNull('forgottenAt')
    .where((any) =>
      any
        .where('state', 'discarded')
        .orWhere((old) => old.whereIn('state', ['done', 'undone']).where('endedAt', '<', before))
        .orWhere((left) => left.where('state', 'draft').where('createdAt', '<', before)),
    );
  const found: { id: string; keyId: string }[] = await over.select('id', 'key_id');
  for (const { id, keyId } of found) {
    await knex('resident_import_parts').where({ importId: id }).delete();
    await vault.keys.destroy(keyId);
    const isDraft = knex.raw("case when state = 'draft' then 'discarded' else state end");
    await knex('resident_imports').where({ id }).update({ sample: null, forgottenAt: clock.now(), state: isDraft });
  }
  return found.length;
}

async function forgetCredentials({ knex, clock }: City): Promise<number> {
  const now = clock.now();
  const before = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
  const forgotten = [
    await knex('partner_tokens').where('expiresAt', '<', now).delete(),
    await knex('account_tokens').where('expiresAt', '<', now).delete(),
    await knex('data_exports').where('expiresAt', '<', now).delete(),
    await knex('card_anchors').where('expiresAt', '<', now).delete(),
    await knex('identity_codes').where('expiresAt', '<', now).delete(),
    await knex('phone_codes').where('sentAt', '<', before(CODE_DAYS)).delete(),
    await knex('idempotency_keys').where('createdAt', '<', before(KEY_DAYS)).delete(),
    await knex('list_exports').where('begunAt', '<', before(EXPORT_DAYS)).delete(),
    await knex('known_devices').where('seenAt', '<', before(DEVICE_DAYS)).delete(),
    await knex('rate_limits').where('expire', '<', now.getTime()).delete(),
  ];
  return forgotten.reduce((sum, each) => sum + each, 0);
}
