import { join } from 'node:path';
import { openInstallation, type Installation } from '@karta/db';
import { FOLDER, launchFacts, secretOf } from './town.ts';
import { until } from './until.ts';

/** The town's own records, opened by their owner; a busy server is asked again. Close it. */
export function openRecords(): Promise<Installation> {
  const base = `postgres://postgres:${secretOf('postgres')}@127.0.0.1:${launchFacts().ports['postgres']}`;
  const settings = {
    platformUrl: `${base}/karta_platform`,
    keysUrl: `${base}/karta_keys`,
    masterKeyFile: join(FOLDER, 'master-key'),
    poolSize: 2,
  };
  return until('the records', () => openInstallation(settings));
}

/** The newest card of an account with its chip's UID in clear. */
export async function cardOf(
  email: string,
): Promise<{ id: string; number: string; uid: string; state: string; applicationId: string }> {
  const records = await openRecords();
  try {
    const city = records.city('nowa-rzeczna');
    const card = await city
      .knex('cards')
      .join('residents', 'residents.id', 'cards.resident_id')
      .join('accounts', 'accounts.id', 'residents.account_id')
      .where('accounts.email', email)
      .orderBy('cards.created_at', 'desc')
      .first('cards.id', 'cards.number', 'cards.uid', 'cards.state', 'cards.key_id', 'cards.application_id');
    const uid = card.uid
      ? await city.vault.openText(card.keyId, { table: 'cards', row: card.id, column: 'uid' }, card.uid)
      : '';
    return { id: card.id, number: card.number, uid, state: card.state, applicationId: card.applicationId };
  } finally {
    await records.close();
  }
}
