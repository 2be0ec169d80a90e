import { createHash } from 'node:crypto';
import PostalMime from 'postal-mime';
import { Ledger } from '../stand-in/ledger.ts';

export type StoredMail = {
  id: string;
  messageId: string;
  at: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
  /** What the letter says of lists, by header: List-Unsubscribe and its like. */
  listHeaders: Record<string, string>;
};

/** `accepted`: answered with 250. `dropped`: taken, but the connection was cut before the answer. */
export type MailEntry =
  | { kind: 'accepted' | 'dropped'; mail: StoredMail }
  | { kind: 'lost'; messageId: string; at: string }
  | { kind: 'refused'; recipient: string; code: number; at: string }
  | { kind: 'cleared'; at: string };

/** Counts of one Message-ID: how often it arrived whole, with and without an answer to the sender. */
export type MessageCount = { messageId: string; accepted: number; dropped: number; lost: number };

/** The letters that arrived and the account of every attempt. */
export class Mailbox {
  readonly #ledger: Ledger<MailEntry>;

  constructor(file: string) {
    this.#ledger = new Ledger(file);
  }

  record(entry: MailEntry): void {
    this.#ledger.append(entry);
  }

  /** Letters since the last clearing, newest first; `to` narrows to one recipient. */
  list(to?: string): StoredMail[] {
    const cleared = this.#ledger.entries.findLastIndex((entry) => entry.kind === 'cleared');
    return this.#ledger.entries
      .slice(cleared + 1)
      .flatMap((entry) => ('mail' in entry ? [entry.mail] : []))
      .filter((mail) => to === undefined || mail.to.includes(to.toLowerCase()))
      .toReversed();
  }

  find(id: string): StoredMail | undefined {
    return this.list().find((mail) => mail.id === id);
  }

  /** The account per Message-ID, which clearing the inbox does not forget. */
  counts(): MessageCount[] {
    const counts = new Map<string, MessageCount>();
    for (const entry of this.#ledger.entries) {
      if (entry.kind === 'refused' || entry.kind === 'cleared') continue;
      const messageId = 'mail' in entry ? entry.mail.messageId : entry.messageId;
      const count = counts.get(messageId) ?? { messageId, accepted: 0, dropped: 0, lost: 0 };
      count[entry.kind] += 1;
      counts.set(messageId, count);
    }
    return [...counts.values()];
  }

  refusals(): MailEntry[] {
    return this.#ledger.entries.filter((entry) => entry.kind === 'refused');
  }

  close(): void {
    this.#ledger.close();
  }
}

/** Reads the letter as it came over the wire. Recipients are those of the envelope. */
export async function parseMail(raw: Buffer, to: readonly string[], at: string): Promise<StoredMail> {
  const mail = await PostalMime.parse(raw);
  const id = createHash('sha256').update(raw).update(at).digest('hex').slice(0, 16);
  return {
    id,
    messageId: mail.messageId ?? '',
    at,
    from: mail.from?.address ?? '',
    to: to.map((address) => address.toLowerCase()),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    listHeaders: Object.fromEntries(
      mail.headers.filter(({ key }) => key.startsWith('list-')).map(({ key, value }) => [key, value]),
    ),
  };
}
