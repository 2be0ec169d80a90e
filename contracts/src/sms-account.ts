import * as z from 'zod';

/** Approved names have at most 11 signs; numbers and „2waySMS” fit too. */
const Sender = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9 ._-]{1,11}$/);

/** The office's account at SerwerSMS; its token is never shown (000-34). */
export const SmsAccount = z.object({
  /** Whether the office has typed a token of its own. */
  isOwn: z.boolean(),
  /** Or the installation has one. */
  hasToken: z.boolean(),
  /** Null: the vendor takes a number of its own. */
  sender: z.string().nullable(),
  /** 0 where nothing was set. */
  version: z.number().int(),
});
export type SmsAccount = z.infer<typeof SmsAccount>;
/** `wasChecked`: whether the vendor answered, so that it is known to take it. */
export const SavedSmsAccount = SmsAccount.extend({ wasChecked: z.boolean() });
export type SavedSmsAccount = z.infer<typeof SavedSmsAccount>;

export const SmsAccountChange = z
  .object({
    /** Null: the one that is there stays. */
    token: z
      .string()
      .trim()
      .regex(/^[\x21-\x7E]{8,500}$/)
      .nullable(),
    sender: Sender.nullable(),
    version: z.number().int().min(0),
  })
  .strict();
export type SmsAccountChange = z.infer<typeof SmsAccountChange>;

/** What the vendor says of it. */
export const SmsAccountState = z.object({
  /** `refused`: it does not take this account, or the account may not send; `away`: it does not answer. */
  problem: z.enum(['none-set', 'refused', 'away', 'unknown']).nullable(),
  /** Of the vendor. */
  code: z.number().int().nullable(),
  /** How many texts are left; null: as many as are wanted. */
  credit: z.array(z.object({ kind: z.enum(['eco', 'full']), left: z.number().int().nullable() })),
  senders: z.array(z.object({ name: z.string(), isReady: z.boolean() })),
});
export type SmsAccountState = z.infer<typeof SmsAccountState>;
