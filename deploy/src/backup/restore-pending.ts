import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchFailure } from '../launch-failure.ts';

/** There while a restore is under way, or was broken off: people who were erased may be back. */
export const pendingIn = (home: string): string => join(home, 'restore-pending');

/** @throws LaunchFailure for a folder into which a restore was begun and not ended */
export function refuseHalfRestored(home: string): void {
  if (!existsSync(pendingIn(home))) return;
  throw new LaunchFailure(
    'A restore was broken off here, and people who were erased may be back. Run `npm run restore` once more, with --replace.',
  );
}
