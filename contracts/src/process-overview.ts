import * as z from 'zod';
import { Instant } from './plain-values.ts';

const Count = z.number().int().min(0);
/** Length of time in whole seconds; null where nothing has been measured. */
const Seconds = z.number().int().min(0).nullable();

/** How a process does today, at a glance. */
export const ProcessSummary = z.object({
  processKey: z.string(),
  name: z.string(),
  /** The newest version, by which new cases go. */
  version: z.number().int(),
  /** Older versions by which cases still run. */
  olderVersions: z.array(z.number().int()),
  running: Count,
  incidents: Count,
  /** Cases with a task whose day has passed. */
  overdue: Count,
  /** Of the cases that ended in the last 90 days. */
  medianSeconds: Seconds,
  /** The same for each of the last eight weeks, the newest last. */
  weeks: z.array(Seconds),
  /** The step that waits longest now. */
  longest: z.object({ step: z.string(), since: Instant, workflowId: z.string() }).nullable(),
});
export type ProcessSummary = z.infer<typeof ProcessSummary>;

export const ProcessOverview = z.object({
  processes: z.array(ProcessSummary),
  running: Count,
  incidents: Count,
});
export type ProcessOverview = z.infer<typeof ProcessOverview>;

/** Which version of a process is looked at; without it the newest. */
export const ProcessPictureQuery = z.object({ version: z.coerce.number().int().min(1).max(1_000_000).optional() });

/** A step of a diagram with what stands at it. */
export const StepLoad = z.object({
  elementId: z.string(),
  name: z.string(),
  kind: z.string(),
  /** Cases that stand here now. */
  here: Count,
  incidents: Count,
  overdue: Count,
  /** How long cases stayed here: median and the slowest tenth, of up to 2,000 cases that ended in the last 90 days. */
  medianSeconds: Seconds,
  slowSeconds: Seconds,
  /** Since when the case that has stood here longest does. */
  since: Instant.nullable(),
});
export type StepLoad = z.infer<typeof StepLoad>;

export const VersionLoad = z.object({
  version: z.number().int(),
  note: z.string(),
  deployedAt: Instant,
  running: Count,
  incidents: Count,
  /** Ended in the last 90 days, and how long they took. */
  ended: Count,
  medianSeconds: Seconds,
});
export type VersionLoad = z.infer<typeof VersionLoad>;

/** One version of a process on its diagram, with counts and times upon the steps. */
export const ProcessPicture = z.object({
  processKey: z.string(),
  name: z.string(),
  version: z.number().int(),
  xml: z.string(),
  steps: z.array(StepLoad),
  versions: z.array(VersionLoad),
});
export type ProcessPicture = z.infer<typeof ProcessPicture>;
