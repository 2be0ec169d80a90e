import { Notification, type City } from '@karta/db';
import { CAMPAIGN_TEMPLATE } from '@karta/domain';
import type { SmsSender } from '@karta/services';
import { FIRST_PAUSE_MS, settle, TryLater } from './settle.ts';

/** Pauses before the look-ups after an ambiguous attempt; after the last one the text is sent once more, or given up. */
const LOOK_UP_PAUSES_MS = [1, 2, 4, 8].map((times) => times * FIRST_PAUSE_MS);

type Taken = Notification & { wasSending: boolean };

/** Sends a text, or first finds out what became of an attempt whose answer was lost: at most one SMS goes out. */
export async function settleSms(city: City, sms: SmsSender, message: Taken, { text }: { text: string }): Promise<void> {
  if (message.wasSending && !(await maySendAgain(city, sms, message))) return;
  const result = await sms.send({ outboxId: message.id, phone: message.recipient, text });
  if (result.outcome === 'accepted')
    return settle(city, message, 'sent', null, { providerId: result.vendorId, parts: result.parts });
  if (result.outcome === 'permanent') return settle(city, message, 'failed', `VENDOR_${result.vendorCode ?? 'ITEM'}`);
  const problem = 'reason' in result ? result.reason : `VENDOR_${result.vendorCode ?? 0}`;
  const isAmbiguous = result.outcome === 'ambiguous';
  await Notification.query(city.knex)
    .findById(message.id)
    .patch({ state: isAmbiguous ? 'ambiguous' : 'waiting', problem });
  throw new TryLater(problem, {
    isChannelAway: true,
    ...('retryAfterMs' in result && { retryAfterMs: result.retryAfterMs }),
    ...(isAmbiguous && { pauseMs: LOOK_UP_PAUSES_MS[0] }),
  });
}

/** Asks the vendor by our key. Found: adopted. A failed look-up proves nothing; two attempts without a trace are the end. */
async function maySendAgain(city: City, sms: SmsSender, message: Taken): Promise<boolean> {
  const answer = await sms.lookUp([message.id]);
  if (answer.outcome === 'failed') return later(city, message, answer.reason);
  const [found] = answer.found;
  if (found) {
    await settle(city, message, 'sent', answer.found.length > 1 ? 'FOUND_TWICE' : null, { providerId: found.vendorId });
    return false;
  }
  const looked = Number(/^LOOKED_UP_(\d+)$/.exec(message.problem ?? '')?.[1] ?? 0) + 1;
  const pauseMs = LOOK_UP_PAUSES_MS[looked];
  if (pauseMs !== undefined) return later(city, message, `LOOKED_UP_${looked}`, pauseMs);
  if (message.template === CAMPAIGN_TEMPLATE) {
    // a person settles it
    await settle(city, message, 'ambiguous', 'LOST');
    return false;
  }
  if (message.possibleDuplicate) {
    await settle(city, message, 'failed', 'LOST_TWICE');
    return false;
  }
  await Notification.query(city.knex).findById(message.id).patch({ possibleDuplicate: true });
  return true;
}

async function later(city: City, message: Taken, problem: string, pauseMs?: number): Promise<never> {
  await Notification.query(city.knex).findById(message.id).patch({ state: 'ambiguous', problem });
  throw new TryLater(problem, pauseMs === undefined ? { isChannelAway: true } : { pauseMs });
}
