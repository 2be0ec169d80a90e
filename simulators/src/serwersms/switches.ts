import * as z from 'zod';

/**
 * What can be switched on. `fault` touches calls to `messages/send_*`, or to every call with `everyCall`, and counts down `times`.
 * `accept-then-drop`: the messages are taken, the connection is cut. `hang`: the call is taken, the answer never comes.
 * `reset`: the connection is cut before anything is read.
 */
export const Switches = z
  .object({
    fault: z.object({
      kind: z.enum(['error', 'http-500', 'hang', 'accept-then-drop', 'reset', 'broken-json']),
      code: z.number().int().optional(),
      times: z.number().int().positive().default(1_000_000),
      everyCall: z.boolean().default(false),
    }),
    /** Messages left on the account; absent = no limit. */
    limit: z.number().int().nonnegative(),
    /** Sender names that are approved; absent = any. */
    senders: z.array(z.string()),
    /** Seconds of the stand-in's clock until a message shows up in reports. */
    reportDelaySeconds: z.number().nonnegative(),
    /** Letters outside the alphabet without `utf`. */
    diacritics: z.enum(['keep', 'strip', 'refuse']),
    repeatedUniqueId: z.enum(['accept', 'refuse']),
    /** Seconds added to the real clock. */
    clockOffsetSeconds: z.number(),
  })
  .partial()
  .strict();
export type Switches = z.infer<typeof Switches>;
export type Fault = NonNullable<Switches['fault']>;

/** The switches in force. */
export class SwitchPanel {
  switches: Switches = {};

  now(): Date {
    return new Date(Date.now() + (this.switches.clockOffsetSeconds ?? 0) * 1000);
  }

  /** The fault that this call meets, used up by one. */
  takeFault(isSend: boolean): Fault | undefined {
    const fault = this.switches.fault;
    if (fault === undefined || (!isSend && !fault.everyCall)) return undefined;
    if (--fault.times === 0) delete this.switches.fault;
    return fault;
  }
}
