import {
  Application,
  ApplicationEvent,
  ScheduledStart,
  putInOutbox,
  type Card,
  type City,
  type OutboxMessage,
} from '@karta/db';
import { addYears } from '@karta/domain';
import { workflowIdOf } from '@karta/workflows/ids';
import type { Knex } from 'knex';
import { findCaseOf } from '../cases/find-case-of.ts';
import { validityOf } from '../decisions/validity.ts';
import type { Doer } from '../doer.ts';
import { tellOfHandOver } from '../identity/tell-holder.ts';
import { changeGrant } from '../packages/change-grant.ts';
import { movePackages } from '../packages/move-packages.ts';
import { changeCard } from './change-card.ts';
import { findReplaced, replaceCards } from './replace-cards.ts';

/** The case that waits for this message may still be on its way there. */
const WAITS_MS = 24 * 3_600_000;

/**
 * A card begins to work, in its holder's hand: it takes the place of another one where it stands for it, and every case that
 * waits for it is told (000-20, 000-25).
 */
export async function putInUse(
  trx: Knex,
  city: City,
  card: Card,
  act: 'hand-over' | 'activate',
  by: Doer,
  facts: Record<string, unknown> = {},
): Promise<void> {
  await begin(trx, city, card, act, by, facts);
  await tellCase(trx, city, card, act === 'activate' ? 'activated' : 'collected');
  await tellReminder(trx, city, card);
}

/** A card that stands for another one keeps its validity; it takes its packages over and, but for a virtual one, its place. */
async function begin(
  trx: Knex,
  city: City,
  card: Card,
  act: 'hand-over' | 'activate',
  by: Doer,
  facts: Record<string, unknown>,
): Promise<void> {
  const today = city.clock.today();
  const application = card.applicationId ? await Application.query(trx).findById(card.applicationId) : undefined;
  const replaced = await findReplaced(trx, card, application);
  const packageCode = application?.packageCode ?? 'resident';
  const validUntil = replaced?.validUntil ?? (await firstValidity(trx, city, application, packageCode));
  const used = { activationHash: null, activationUntil: null };
  await changeCard(trx, card, act, by, {
    columns: { ...used, ...(by.kind === 'operator' && { issuedBy: by.id }), validFrom: today, validUntil },
    facts: { applicationId: card.applicationId, replacedCardId: replaced?.id ?? null, ...facts },
  });
  const { residentId, id: cardId } = card;
  if (replaced) await movePackages(trx, replaced.id, cardId, by);
  else await changeGrant(trx, { residentId, packageCode, cardId, validUntil }, 'grant', by);
  await replaceCards(trx, card, replaced, by);
  if (application) await tellOfHandOver(trx, city, application, by);
}

/** By the town's table, as an extension; the years of the package where no table or document says more. */
async function firstValidity(
  trx: Knex,
  city: City,
  application: Application | undefined,
  packageCode: string,
): Promise<string> {
  const decided = application && (await validityOf(trx, city, application));
  if (decided) return decided;
  const { validityYears } = await trx('packages').where('code', packageCode).first('validityYears');
  return addYears(city.clock.today(), validityYears);
}

/** Where the card has lain long, its own case waits for the pick-up as well. */
async function tellReminder(trx: Knex, city: City, card: Card): Promise<void> {
  const started = await ScheduledStart.query(trx).findOne({ processKey: 'not-collected-card', subject: card.id });
  if (started) await tell(trx, city, card, workflowIdOf(city.id, 'not-collected-card', started.id));
}

async function tellCase(trx: Knex, city: City, card: Card, code: 'collected' | 'activated'): Promise<void> {
  if (!card.applicationId) return;
  const { applicationId } = card;
  await ApplicationEvent.query(trx)
    .insert({ applicationId, key: `collected/${card.id}`, at: city.clock.now(), code })
    .onConflict(['application_id', 'key'])
    .ignore();
  const { workflowId } = await Application.query(trx).findById(applicationId).throwIfNotFound();
  const awaiting = (await findCaseOf(trx, applicationId, 'card-handover')) ?? workflowId;
  if (awaiting) await tell(trx, city, card, awaiting);
}

async function tell(trx: Knex, city: City, card: Card, workflowId: string): Promise<void> {
  const expiresAt = new Date(city.clock.now().getTime() + WAITS_MS);
  const payload = { name: 'card-collected', variables: { cardId: card.id } };
  const message: OutboxMessage = { kind: 'deliver-message', workflowId, payload };
  await putInOutbox(trx, message, { expiresAt });
}
