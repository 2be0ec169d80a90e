import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../deploy/src/places.ts';
import { end, startBeside } from './program-beside.ts';

const PARTS = ['portal', 'operator', 'service'];

export interface WatchedApi {
  pid: number;
  /** Where the makers of tests find its ports (`KARTA_TEST_FOLDER`). */
  folder: string;
  /** The longest that its thread was held since it was asked last. */
  heldMs(): Promise<number>;
  close(): Promise<void>;
}

/** A second api beside the one of the town in that folder, whose thread is watched; `own`: where its ports are written. */
export async function startWatchedApi(
  folder: string,
  own = mkdtempSync(join(folder, 'watched-')),
): Promise<WatchedApi> {
  const options = ['--import', join(ROOT, 'bench/watch-delay.ts')];
  const api = await startBeside(folder, { name: 'api', parts: PARTS, own, options });
  return {
    pid: api.pid ?? 0,
    folder: own,
    async heldMs() {
      const answer = once(api, 'message') as Promise<[{ heldMs: number }]>;
      api.send('watch');
      return (await answer)[0].heldMs;
    },
    close: () => end(api),
  };
}
