import type { Client } from '@temporalio/client';

/** Why the town is not ready. */
export type NotReady = 'DATABASE_AWAY' | 'DISK_FULL' | 'TEMPORAL_AWAY' | 'WORKER_SILENT';

export interface Readiness {
  ready: boolean;
  /** The first of the reasons, where it is not. */
  code?: NotReady;
}

const DEADLINE_MS = 2000;

/** What is asked, in the order of its weight; each says true or false, or nothing in time. */
export type Checks = Readonly<Record<NotReady, () => Promise<boolean>>>;

/** Asks all at once; none is waited for longer than two seconds. */
export async function readinessOf(checks: Checks, deadlineMs = DEADLINE_MS): Promise<Readiness> {
  const asked = Object.entries(checks).map(async ([code, check]) =>
    (await isTrueInTime(check, deadlineMs)) ? [] : [code],
  );
  const [code] = (await Promise.all(asked)).flat() as NotReady[];
  return code === undefined ? { ready: true } : { ready: false, code };
}

/** Whether Temporal's frontend answers. @throws where it does not */
export async function isTemporalThere(client: Client): Promise<boolean> {
  await client.withDeadline(Date.now() + DEADLINE_MS, () => client.workflowService.getSystemInfo({}));
  return true;
}

function isTrueInTime(check: () => Promise<boolean>, deadlineMs: number): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), deadlineMs);
  // whatever it throws: it is away
  const answer = check().catch(() => false);
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
