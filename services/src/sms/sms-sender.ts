/** One text message. `outboxId` is a UUID; without its dashes it is the vendor's look-up key. `phone` in E.164. */
export type Sms = { outboxId: string; phone: string; text: string };

/**
 * What became of an attempt.
 * `accepted`: the vendor took it over under `vendorId`. `permanent`: it never will.
 * `configuration`: nothing can be sent until an admin acts or credit is back; no retry is spent.
 * `retryable`: nothing reached the vendor, or it said that it takes nothing for the moment. `ambiguous`: it may have been taken; look it up before sending again.
 */
export type SmsOutcome =
  | { outcome: 'accepted'; vendorId: string; parts: number }
  | { outcome: 'permanent' | 'configuration'; vendorCode: number | undefined; isUnknownCode: boolean }
  | { outcome: 'retryable' | 'ambiguous'; reason: string; retryAfterMs?: number | undefined };

export type SmsReport = {
  vendorId: string;
  phone: string;
  /** The vendor's word; unknown ones are kept. */
  status: string;
  reason: string | null;
};

/** `found`: by look-up key, oldest first. A failed look-up proves nothing. */
export type SmsLookup = { outcome: 'answered'; found: SmsReport[] } | { outcome: 'failed'; reason: string };

export type SmsSender = {
  send(sms: Sms): Promise<SmsOutcome>;
  /** Asks what became of messages, by outbox ids (any number; asked in groups of 500). */
  lookUp(outboxIds: readonly string[]): Promise<SmsLookup>;
};
