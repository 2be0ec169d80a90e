import type { ReaderAnswer } from '@karta/contracts';
import type { ReaderWay } from '@karta/domain';
import type { Connection } from './connection.ts';
import { wayOf, type Presented } from './presented.ts';
import { checkWithChip, type Transceive } from './prove-chip.ts';
import { randomId } from './random.ts';
import type { Parts } from './reader.ts';
import type { Outcome, Screen } from './screen.ts';
import { NoConnection, Refused } from './server.ts';

type At = Pick<Parts, 'server' | 'store' | 'lists' | 'now'>;
/** No card can be told about: the shift is over, or the device waits or stands still. */
type Instead = { readonly isOver: true } | { readonly isOver: false; readonly screen: Screen };

/** Asks the town about a card; where there is no connection, the lists. */
export async function checkCard(
  parts: At,
  connection: Connection,
  card: Presented,
  transceive?: Transceive,
): Promise<Outcome | Instead> {
  const way = wayOf(card);
  try {
    const shift = parts.store.get('shift')?.shift;
    const check = shift === undefined ? { card } : { card, shift };
    const answer = await (transceive ? checkWithChip(parts.server, check, transceive) : parts.server.check(check));
    connection.isThere();
    // taken away before it had said all
    if (!answer || 'chip' in answer) return { told: 'again', way, answer: {} };
    return { told: answer.verdict, way, answer };
  } catch (failure) {
    if (failure instanceof Refused) return refused(parts, failure, way);
    if (!(failure instanceof NoConnection)) throw failure;
    connection.isGone();
    return byLists(parts, card, way);
  }
}

async function byLists({ lists, store, now }: At, card: Presented, way: ReaderWay): Promise<Outcome> {
  const setup = store.get('setup');
  const said = setup && (await lists.decide(card, setup, now()));
  if (!said) return { told: 'too-old', way, answer: {} };
  const { verdict, list, ...rest } = said;
  store.addPast({ id: randomId(), at: new Date(now()).toISOString(), way, verdict });
  const answer: Partial<ReaderAnswer> = rest;
  return { told: verdict, way, answer, list };
}

function refused({ store }: At, { status, code, facts }: Refused, way: ReaderWay): Outcome | Instead {
  if (code === 'READER_SHIFT_OVER') {
    store.drop('shift');
    return { isOver: true };
  }
  // the talk with the chip took too long
  if (code === 'CHIP_TALK_OVER') return { told: 'again', way, answer: {} };
  const stopped = (why: 'locked' | 'unknown'): Instead => ({ isOver: false, screen: { at: 'stopped', why } });
  if (code === 'READER_LOCKED') return stopped('locked');
  if (status === 401) return stopped('unknown');
  if (status === 429) return { isOver: false, screen: { at: 'wait', problem: tooMany(facts['retryAfterSeconds']) } };
  return { told: 'unknown', way, answer: {} };
}

const tooMany = (seconds = '60'): string =>
  `Za dużo nieznanych kart pod rząd. Spróbuj za ${Math.max(1, Math.ceil(Number(seconds) / 60))} min.`;
