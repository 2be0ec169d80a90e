/** One letter. `outboxId` makes its Message-ID, which stays the same on every attempt. */
export type Letter = {
  outboxId: string;
  to: string;
  subject: string;
  text: string;
  html?: string;
  /** Where a mail program may say, in one step, that its reader wants no more of the kind (RFC 8058). */
  optOut?: string;
};

/**
 * What became of an attempt.
 * `delivered`: the server answered 250. `permanent`: it refused for good (5xx), or the letter cannot be sent at all.
 * `retryable`: nothing was taken over, try again later (4xx, or a failure before the end of DATA).
 * `ambiguous`: the connection was lost after the whole letter was sent and before the answer; resend at most once.
 */
export type MailOutcome =
  | { outcome: 'delivered'; messageId: string }
  | { outcome: 'permanent' | 'retryable' | 'ambiguous'; messageId: string; smtpCode?: number; reason: string };

/** Sends letters; replaceable, and never rejects for what a mail server says. */
export type Mailer = {
  send(letter: Letter): Promise<MailOutcome>;
  close(): void;
};
