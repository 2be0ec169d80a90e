import * as z from 'zod';

const Times = z.number().int().positive().default(1_000_000);

/** What can be switched on; an absent fault is off. `times` counts down and switches the fault off. */
export const MailFaults = z
  .object({
    /** Refuse recipients (all, or the one named) with this SMTP code. */
    refuse: z.object({ code: z.number().int().min(400).max(599), recipient: z.string().optional(), times: Times }),
    /** Cut the connection after DATA and before the answer; `keep` says whether the letter arrived nevertheless. */
    dropAfterData: z.object({ keep: z.boolean(), times: Times }),
    /** Refuse the first attempt for each recipient with 451, as greylisting servers do. */
    greylist: z.boolean(),
  })
  .partial()
  .strict();
export type MailFaults = z.infer<typeof MailFaults>;

/** The switches in force, consulted by the SMTP side and set by the HTTP side. */
export class FaultPanel {
  faults: MailFaults = {};
  readonly #greylisted = new Set<string>();

  /** The code to refuse this recipient with, or undefined. */
  refusalFor(recipient: string): number | undefined {
    if (this.faults.greylist === true && !this.#greylisted.has(recipient)) {
      this.#greylisted.add(recipient);
      return 451;
    }
    const fault = this.faults.refuse;
    if (fault === undefined) return undefined;
    if (fault.recipient !== undefined && fault.recipient.toLowerCase() !== recipient.toLowerCase()) return undefined;
    if (--fault.times === 0) delete this.faults.refuse;
    return fault.code;
  }

  /** Whether this letter's connection is to be cut, and if so, whether the letter is kept. */
  dropForNextMail(): { keep: boolean } | undefined {
    const fault = this.faults.dropAfterData;
    if (fault === undefined) return undefined;
    if (--fault.times === 0) delete this.faults.dropAfterData;
    return { keep: fault.keep };
  }
}
