import { randomUUID } from 'node:crypto';
import { writeAudit, type City } from '@karta/db';
import type { SessionKind } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { newTotpSecret, totpStep } from './totp.ts';

/** Whose factor it is. */
export interface FactorOwner {
  kind: SessionKind;
  subject: string;
}

/** One of the things that a person may show beside the password. */
export interface SecondFactor {
  id: string;
  method: 'totp' | 'passkey';
  name: string;
  createdAt: Date;
  usedAt: Date | null;
}

export interface Passkey {
  credentialId: string;
  publicKey: Buffer;
  counter: number;
  transports: string[];
}

const place = (row: string) => ({ table: 'second_factors', row, column: 'secret' });

/** The confirmed factors of a person, the oldest first. */
export function factorsOf(knex: Knex, { kind, subject }: FactorOwner): Promise<SecondFactor[]> {
  return knex('second_factors')
    .where({ kind, subject })
    .whereNotNull('confirmedAt')
    .orderBy('createdAt')
    .select('id', 'method', 'name', 'createdAt', 'usedAt');
}

/** A new app's secret that counts once its first code was right; one that was begun before is forgotten. */
export async function beginTotp(trx: Knex, { vault, clock }: City, owner: FactorOwner): Promise<string> {
  const [id, secret] = [randomUUID(), newTotpSecret()];
  const { id: keyId } = await vault.keys.openCityKey('city');
  const sealed = await vault.seal(keyId, place(id), secret);
  const { kind, subject } = owner;
  await trx('second_factors').where({ kind, subject }).whereNull('confirmedAt').delete();
  await trx('second_factors').insert({
    id,
    kind,
    subject,
    method: 'totp',
    name: '',
    secret: sealed,
    createdAt: clock.now(),
  });
  return secret;
}

/** The app shows the right code: it counts from now on. @returns false when the code is wrong, or nothing was begun */
export async function confirmTotp(
  trx: Knex,
  city: City,
  { kind, subject }: FactorOwner,
  { code, name }: { code: string; name: string },
): Promise<boolean> {
  const begun = await trx('second_factors').where({ kind, subject, method: 'totp' }).whereNull('confirmedAt').first();
  const step = begun && totpStep(await openSecret(city, begun), code, city.clock.now());
  if (step === undefined) return false;
  const now = city.clock.now();
  await trx('second_factors').where('id', begun.id).update({ name, lastStep: step, confirmedAt: now, usedAt: now });
  return true;
}

/** A passkey that the browser has just made. */
export async function addPasskey(
  trx: Knex,
  { clock }: City,
  { kind, subject }: FactorOwner,
  { name, ...passkey }: Passkey & { name: string },
): Promise<void> {
  const now = clock.now();
  const row = { id: randomUUID(), kind, subject, method: 'passkey', name, createdAt: now, confirmedAt: now };
  await trx('second_factors').insert({ ...row, ...passkey });
}

/** Takes a code of any of the person's apps; the same code, or an older one, is never taken again. */
export async function takeTotp(trx: Knex, city: City, { kind, subject }: FactorOwner, code: string): Promise<boolean> {
  const apps = await trx('second_factors').where({ kind, subject, method: 'totp' }).whereNotNull('confirmedAt');
  for (const app of apps) {
    const step = totpStep(await openSecret(city, app), code, city.clock.now());
    if (step === undefined) continue;
    const fresh = trx('second_factors')
      .where('id', app.id)
      .where((rows) => void rows.whereNull('lastStep').orWhere('lastStep', '<', step));
    if ((await fresh.update({ lastStep: step, usedAt: city.clock.now() })) === 1) return true;
  }
  return false;
}

/** The person's passkeys, as a browser is asked for one of them. */
export async function passkeysOf(knex: Knex, { kind, subject }: FactorOwner): Promise<Passkey[]> {
  const rows = await knex('second_factors')
    .where({ kind, subject, method: 'passkey' })
    .select('credentialId', 'publicKey', 'counter', 'transports');
  return rows.map((row) => ({ ...row, counter: Number(row.counter) }));
}

/** A passkey was used: its counter never goes back. */
export async function notePasskeyUse(
  trx: Knex,
  { clock }: City,
  { credentialId, counter }: Pick<Passkey, 'credentialId' | 'counter'>,
): Promise<void> {
  await trx('second_factors').where({ credentialId }).update({ counter, usedAt: clock.now() });
}

/** Takes one factor away. @returns false where there is none of that id */
export async function removeFactor(trx: Knex, { kind, subject }: FactorOwner, id: string): Promise<boolean> {
  return (await trx('second_factors').where({ id, kind, subject }).delete()) === 1;
}

/** Takes all of them away with the written codes. @returns how many there were */
export async function removeFactors(trx: Knex, { kind, subject }: FactorOwner): Promise<number> {
  await trx('recovery_codes').where({ kind, subject }).delete();
  return trx('second_factors').where({ kind, subject }).delete();
}

/** The audit row of a change of somebody's factors. */
export async function noteFactor(
  trx: Knex,
  { kind, subject }: FactorOwner,
  by: Doer,
  { act, ...facts }: { act: 'add' | 'remove' | 'reset' | 'renew-codes'; method?: string; reason?: string },
): Promise<void> {
  await writeAudit(trx, {
    ...actorOf(by),
    act: `factor.${act}`,
    subjectKind: kind === 'resident' ? 'account' : 'operator',
    subjectId: subject,
    facts,
  });
}

async function openSecret({ vault }: City, { id, secret }: { id: string; secret: Buffer }): Promise<string> {
  const { id: keyId } = await vault.keys.openCityKey('city');
  return vault.openText(keyId, place(id), secret);
}
