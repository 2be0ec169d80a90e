import type { RunRecord } from '../run-record.ts';
import { Load } from './load.ts';

const ROUNDS = 5;
const CASES = 200;

/** Cases a second and tasks a second of the interpreter beside a hand-written workflow with as many events; they take turns. */
export async function measureCases(temporalAddress: string, record: RunRecord): Promise<void> {
  const loads = [await Load.open('interpreted', temporalAddress), await Load.open('hand-written', temporalAddress)];
  try {
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const load of round % 2 === 0 ? loads : loads.toReversed()) await measureRound(load, round, record);
    }
  } finally {
    for (const load of loads) await load.close();
  }
}

async function measureRound(load: Load, round: number, record: RunRecord): Promise<void> {
  const beginning = performance.now();
  const open = await load.start(CASES);
  const waiting = performance.now();
  await load.complete(open);
  const ended = performance.now();
  // the first round warms up, and tells how many events a case has
  const note = (measure: string, value: number, unit: '1/s' | 'events'): void =>
    record.add({ measure: `${load.kind}: ${measure}`, of: round, value: Math.round(value * 10) / 10, unit });
  const [first] = open;
  if (round === 0 && first) return note('events of a case', await load.eventsOf(first), 'events');
  note('process starts', CASES / ((waiting - beginning) / 1000), '1/s');
  note('completed tasks', CASES / ((ended - waiting) / 1000), '1/s');
}
