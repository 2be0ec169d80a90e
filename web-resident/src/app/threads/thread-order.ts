import type { ThreadRow } from '@karta/contracts';

/** Which matters are shown, in the words of the buttons. */
export const THREAD_FILTERS = ['all', 'unread', 'active', 'closed'] as const;
export type ThreadFilter = (typeof THREAD_FILTERS)[number];
export const THREAD_ORDERS = ['last-message', 'begun', 'oldest'] as const;
export type ThreadOrder = (typeof THREAD_ORDERS)[number];

/** True where a matter belongs under the button. */
export function fits({ state, unread }: ThreadRow, filter: ThreadFilter): boolean {
  if (filter === 'unread') return unread > 0;
  if (filter === 'active') return state !== 'closed';
  if (filter === 'closed') return state === 'closed';
  return true;
}

/** The matters under a button, in the chosen order. */
export function sieved(rows: readonly ThreadRow[], filter: ThreadFilter, order: ThreadOrder): ThreadRow[] {
  const key = (row: ThreadRow): string => (order === 'last-message' ? row.lastMessageAt : row.createdAt);
  const newestFirst = rows
    .filter((row) => fits(row, filter))
    .toSorted((one, other) => key(other).localeCompare(key(one)));
  return order === 'oldest' ? newestFirst.toReversed() : newestFirst;
}
