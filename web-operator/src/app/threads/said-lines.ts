import type { OfficeThread, ThreadFile } from '@karta/contracts';

/** One line of a conversation as the office sees it: a message, or a remark of its own. */
export interface SaidLine {
  readonly id: string;
  readonly kind: 'resident' | 'office' | 'note';
  readonly who: string;
  readonly at: string;
  readonly text: string;
  /** Of a remark: names that it calls, as they were then. */
  readonly mentions: readonly string[];
  readonly files: readonly ThreadFile[];
  /** Of an answer: whether the resident has opened it. */
  readonly isRead: boolean | null;
}

/** Messages and remarks in the order in which they were written. */
export function saidLines({ messages, notes, residentName }: OfficeThread): SaidLine[] {
  const said = messages.map(({ id, from, by, at, body, readAt, files }) => ({
    id,
    at,
    files,
    text: body,
    mentions: [],
    kind: from === 'resident' ? ('resident' as const) : ('office' as const),
    who: from === 'resident' ? (residentName ?? 'Mieszkaniec') : (by ?? 'Urząd'),
    isRead: from === 'resident' ? null : readAt !== null,
  }));
  const noted = notes.map(({ id, at, by, text, mentions }) => ({
    id,
    at,
    text,
    mentions,
    kind: 'note' as const,
    who: by,
    files: [],
    isRead: null,
  }));
  return [...said, ...noted].toSorted((one, other) => one.at.localeCompare(other.at));
}
