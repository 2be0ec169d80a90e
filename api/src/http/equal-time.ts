import { setTimeout as pause } from 'node:timers/promises';

/** Longer than any of the ways that the work may go. */
const LEAST_MS = 250;

/** Work whose length would tell who exists: the answer comes after a time that is the same for everybody. */
export async function inEqualTime(work: () => Promise<unknown>): Promise<void> {
  await Promise.all([work(), pause(LEAST_MS)]);
}
