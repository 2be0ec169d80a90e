import { Notification, type City } from '@karta/db';
import type { SmsSender } from '../sms/sms-sender.ts';
import { settle, TryLater } from './settle.ts';

/** Good, empty look-ups after which an ambiguous text is sent once more (docs/facts/messages.md). */
const EMPTY_LOOK_UPS = 4;

type Taken = Notification & { wasSending: boolean };

/** Sends a text, or first finds out what became of an attempt whose answer was lost: at most one SMS goes out. */
export async function settleSms(city: City, sms: SmsSender, message: Taken, { text }: { text: string }): Promise<void> {
  if (message.wasSending && !(await maySendAgain(city, sms, message))) return;
  const result = await sms.send({ outboxId: message.id, phone: message.recipient, text });
  if (result.outcome === 'accepted') return settle(city, message, 'sent', null, result.vendorId);
  if (result.outcome === 'permanent') return settle(city, message, 'failed', `VENDOR_${result.vendorCode ?? 'ITEM'}`);
  const problem = 'reason' in result ? result.reason : `VENDOR_${result.vendorCode ?? 0}`;
  const state = result.outcome === 'ambiguous' ? 'ambiguous' : 'waiting';
  if (state === 'ambiguous' && message.possibleDuplicate) return settle(city, message, 'ambiguous', 'LOST_TWICE');
  await Notification.query(city.knex).findById(message.id).patch({ state, problem });
  throw new TryLater(problem);
}

/** Asks the vendor by our key. Found: adopted. A failed look-up proves nothing. */
async function maySendAgain(city: City, sms: SmsSender, message: Taken): Promise<boolean> {
  const answer = await sms.lookUp([message.id]);
  if (answer.outcome === 'failed') return later(city, message, answer.reason);
  const [found] = answer.found;
  if (found) {
    await settle(city, message, 'sent', answer.found.length > 1 ? 'FOUND_TWICE' : null, found.vendorId);
    return false;
  }
  const looked = Number(/^LOOKED_UP_(\d+)$/.exec(message.problem ?? '')?.[1] ?? 0) + 1;
  if (looked < EMPTY_LOOK_UPS) return later(city, message, `LOOKED_UP_${looked}`);
  await Notification.query(city.knex).findById(message.id).patch({ possibleDuplicate: true });
  return true;
}

async function later(city: City, message: Taken, problem: string): Promise<never> {
  await Notification.query(city.knex).findById(message.id).patch({ state: 'ambiguous', problem });
  throw new TryLater(problem);
}
