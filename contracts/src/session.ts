import * as z from 'zod';
import { Instant, OpenText } from './plain-values.ts';

/** What a session is named by at the screens: nothing that would let anybody in. */
export const SessionId = z.string().regex(/^[0-9a-f]{64}$/);

/** A place where somebody is signed in. */
export const OwnSession = z.object({
  id: SessionId,
  /** `Chrome`, `Firefox`; empty where the browser did not say. */
  browser: z.string(),
  /** `Windows`, `Android`; empty where the browser did not say. */
  system: z.string(),
  since: Instant,
  lastUsed: Instant,
  /** The one that asks. */
  isThis: z.boolean(),
});
export type OwnSession = z.infer<typeof OwnSession>;
export const OwnSessionList = z.object({ sessions: z.array(OwnSession) });
export type OwnSessionList = z.infer<typeof OwnSessionList>;

/** Why an administrator signs somebody else out, or takes their second factor away. */
export const SignInReset = z.object({ reason: OpenText.min(3).max(500) }).strict();
