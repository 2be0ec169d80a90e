import { Ledger } from '../stand-in/ledger.ts';

export type SmsStatus = 'pending' | 'sent' | 'delivered' | 'undelivered' | 'unsent';

/** One message as the vendor keeps it. `uniqueId` is the client's look-up key; it may repeat. */
export type StoredSms = {
  id: string;
  uniqueId: string | undefined;
  phone: string;
  text: string;
  sender: string | undefined;
  parts: number;
  queuedAt: string;
  status: SmsStatus;
  reason: string | undefined;
};
export type SmsEntry = { kind: 'sms'; sms: StoredSms } | { kind: 'cleared'; at: string };

/** Every message really taken over, kept through a restart; clearing the inbox hides, it does not forget. */
export class SmsLedger {
  readonly #ledger: Ledger<SmsEntry>;

  constructor(file: string) {
    this.#ledger = new Ledger(file);
  }

  add(sms: StoredSms): void {
    this.#ledger.append({ kind: 'sms', sms });
  }

  clear(at: string): void {
    this.#ledger.append({ kind: 'cleared', at });
  }

  /** All messages ever taken, oldest first. */
  all(): StoredSms[] {
    return this.#ledger.entries.flatMap((entry) => (entry.kind === 'sms' ? [entry.sms] : []));
  }

  /** Messages since the last clearing, newest first. */
  inbox(): StoredSms[] {
    const cleared = this.#ledger.entries.findLastIndex((entry) => entry.kind === 'cleared');
    const shown = this.#ledger.entries.slice(cleared + 1);
    return shown.flatMap((entry) => (entry.kind === 'sms' ? [entry.sms] : [])).toReversed();
  }

  nextId(): string {
    return String(100_000_001 + this.all().length);
  }

  /** How many messages really went out per unique_id. */
  counts(): { uniqueId: string; sends: number }[] {
    const counts = new Map<string, number>();
    for (const sms of this.all()) {
      if (sms.uniqueId === undefined || sms.status === 'unsent') continue;
      counts.set(sms.uniqueId, (counts.get(sms.uniqueId) ?? 0) + 1);
    }
    return [...counts].map(([uniqueId, sends]) => ({ uniqueId, sends }));
  }

  close(): void {
    this.#ledger.close();
  }
}
