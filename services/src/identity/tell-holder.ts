import { IdentityDecision, Resident, type Application, type City } from '@karta/db';
import { addDays, type LetterEvent } from '@karta/domain';
import type { Knex } from 'knex';
import type { Doer } from '../doer.ts';
import { officeFacts } from '../letters/facts-of-message.ts';
import { putLetters } from '../letters/write-letters.ts';
import { newIdentityCode } from './identity-code.ts';
import { identityOf } from './identity-of.ts';
import { holderBefore, knownHolderOf, type KnownHolder } from './known-holder.ts';

/** How long the holder has to object, as the letter says it. */
const CODE_DAYS = 30;

type HolderLetter = Extract<LetterEvent, `identity-${string}`>;

/** Letters of claims to one entry's holder in a day; a stranger may file as often as they like. */
const MOST_A_DAY = 5;

/**
 * Somebody else's application names the number of an entry: its holder hears of it at the known address, with the code by
 * which they could show that just this application is theirs. Once for an application.
 */
export async function tellOfClaim(trx: Knex, city: City, application: Application): Promise<void> {
  const { question, entry } = await identityOf(trx, application);
  if (question === null || !entry) return;
  const holder = await knownHolderOf(trx, entry);
  const now = city.clock.now();
  if (!holder.email && !holder.phone) return;
  if ((await toldSince(trx, entry.id, new Date(now.getTime() - 86_400_000))) >= MOST_A_DAY) return;
  const code = await newIdentityCode(trx, application.id, now);
  if (code === null) return;
  const key = `identity-claimed/${application.id}/${now.toISOString()}`;
  await tell(trx, city, holder, 'identity-claimed', { key, code, application });
}

async function toldSince(trx: Knex, residentId: string, since: Date): Promise<number> {
  const earlier = trx('notifications').where({ residentId, template: 'identity-claimed' });
  const keys: string[] = await earlier.where('createdAt', '>', since).distinct('key').limit(MOST_A_DAY).pluck('key');
  return keys.length;
}

/** What was decided is told where the holder was known before. */
export async function tellOfDecision(
  trx: Knex,
  city: City,
  application: Application,
  decision: IdentityDecision,
): Promise<void> {
  const entry = decision.residentId === null ? undefined : await Resident.query(trx).findById(decision.residentId);
  if (!entry) return;
  const event = decision.verdict === 'same-person' ? 'identity-confirmed' : 'identity-refused';
  const key = `${event}/${decision.id}`;
  await tell(trx, city, await holderBefore(trx, decision, entry), event, { key, application });
}

/** A card that was made after such a decision is in somebody's hand. */
export async function tellOfHandOver(trx: Knex, city: City, application: Application, by: Doer): Promise<void> {
  const decision = await IdentityDecision.query(trx)
    .where({ applicationId: application.id, verdict: 'same-person' })
    .whereNotNull('residentId')
    .orderBy('decidedAt', 'desc')
    .first();
  const entry = decision?.residentId ? await Resident.query(trx).findById(decision.residentId) : undefined;
  if (!decision || !entry) return;
  const key = `identity-card-issued/${application.id}/${by.now.toISOString()}`;
  await tell(trx, city, await holderBefore(trx, decision, entry), 'identity-card-issued', { key, application });
}

interface Told {
  key: string;
  application: Application;
  code?: string;
}

async function tell(
  trx: Knex,
  city: City,
  holder: KnownHolder,
  event: HolderLetter,
  { key, application, code }: Told,
): Promise<void> {
  const facts = {
    ...(await officeFacts(trx, city, holder.firstName)),
    path: '/konto',
    applicationNumber: application.number,
    due: addDays(city.clock.today(), CODE_DAYS),
  };
  const to = { ...holder, applicationId: null, facts, secrets: { identityCode: code ?? null } };
  await putLetters(trx, city, to, { template: event, key, keyId: holder.keyId });
}
