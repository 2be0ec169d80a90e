import type { ThreadRow } from '@karta/contracts';
import { sieved } from './thread-order.ts';

const row = (number: number, change: Partial<ThreadRow>): ThreadRow => ({
  id: `t${number}`,
  number,
  audience: 'individual',
  typeName: 'Pytanie',
  subject: 'Temat',
  state: 'open',
  createdAt: `2026-11-0${number}T10:00:00Z`,
  lastMessageAt: `2026-11-1${9 - number}T10:00:00Z`,
  allowsReply: true,
  canReply: true,
  unread: 0,
  last: { from: 'resident', text: '' },
  ...change,
});
const ROWS = [row(1, { unread: 2 }), row(2, { state: 'closed' }), row(3, { state: 'answered' })];
const numbers = (rows: ThreadRow[]): number[] => rows.map(({ number }) => number);

describe('the list of matters (004-99)', () => {
  it.each([
    ['all', [1, 2, 3]],
    ['unread', [1]],
    ['active', [1, 3]],
    ['closed', [2]],
  ] as const)('shows under the button "%s" what belongs there', (filter, expected) => {
    expect(numbers(sieved(ROWS, filter, 'last-message'))).toEqual(expected);
  });

  it.each([
    ['last-message', [1, 2, 3]],
    ['begun', [3, 2, 1]],
    ['oldest', [1, 2, 3]],
  ] as const)('puts them in the order "%s"', (order, expected) => {
    expect(numbers(sieved(ROWS, 'all', order))).toEqual(expected);
  });
});
