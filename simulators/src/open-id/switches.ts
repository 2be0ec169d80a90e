import * as z from 'zod';

/** Ways in which an ID token may be none that we should believe. */
export const FORGERIES = [
  'other-key',
  'unsigned',
  'wrong-nonce',
  'wrong-audience',
  'wrong-issuer',
  'expired',
  'no-subject',
] as const;
export type Forgery = (typeof FORGERIES)[number];

/** What can be switched on; `{}`: all off. */
export const Switches = z
  .object({
    /** The provider answers nothing but 503. */
    isDown: z.boolean(),
    /** ID tokens are forged in this way. */
    forge: z.enum(FORGERIES),
  })
  .partial()
  .strict();
export type Switches = z.infer<typeof Switches>;

/** The switches in force. */
export class SwitchPanel {
  switches: Switches = {};
}
