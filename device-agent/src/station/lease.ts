import type { StationApi } from './station-api.ts';
import type { ClaimedJob } from './station-parts.ts';

/** The claim belongs to someone else by now: nothing more may be done for it. */
export class StaleClaim extends Error {}

export type Lease = { assertHeld(): void; stop(): void };

/** Prolongs the lease three times within its length, until stopped or refused. */
export function keepLease({ jobId, token, leaseSeconds }: ClaimedJob, api: StationApi): Lease {
  let isStale = false;
  const timer = setInterval(
    () => {
      void api.extend(jobId, token).then((answer) => {
        isStale ||= answer === 'stale';
      });
    },
    (leaseSeconds * 1000) / 3,
  );
  return {
    assertHeld() {
      if (isStale) throw new StaleClaim(`The claim ${token} of job ${jobId} is stale.`);
    },
    stop: () => clearInterval(timer),
  };
}
