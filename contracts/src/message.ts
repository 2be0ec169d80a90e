import * as z from 'zod';
import { Email, Id, Instant, Phone } from './plain-values.ts';
import { registerRow } from './register-contract.ts';
import { MESSAGE_CHANNELS, MESSAGE_STATES, MESSAGES } from './registers/index.ts';

/** A line of the register of messages. */
export const MessageRow = registerRow(MESSAGES);
export type MessageRow = z.infer<typeof MessageRow>;

/** How a channel of messages is; one that nothing was sent through yet is not among them. */
export const MessageChannel = z.object({
  channel: z.enum(MESSAGE_CHANNELS),
  /** Nobody answers there: messages wait and are sent when somebody does. */
  isAway: z.boolean(),
  problem: z.string().nullable(),
  since: Instant,
});
export type MessageChannel = z.infer<typeof MessageChannel>;
export const MessageChannelList = z.object({
  channels: z.array(MessageChannel),
  /** Nothing new can be written since then; null where there is space. */
  diskFullSince: Instant.nullable(),
});
export type MessageChannelList = z.infer<typeof MessageChannelList>;

/** Where a letter or a text for trying goes. */
export const TestMessage = z.discriminatedUnion('channel', [
  z.object({ channel: z.literal('mail'), to: Email }).strict(),
  z.object({ channel: z.literal('sms'), to: Phone }).strict(),
]);
export type TestMessage = z.infer<typeof TestMessage>;
export const OfTestMessage = z.object({ id: Id });
/** What became of it. */
export const TestMessageState = z.object({
  channel: z.enum(MESSAGE_CHANNELS),
  state: z.enum(MESSAGE_STATES),
  problem: z.string().nullable(),
});
export type TestMessageState = z.infer<typeof TestMessageState>;
