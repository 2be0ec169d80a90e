import { createHmac } from 'node:crypto';
import type { ReaderSetup } from '@karta/contracts';
import { CARD_STATUS, putStatus, tableText, type CardTable, type StatusList } from '@karta/domain/status-list';
import { decideByLists } from './decide-by-lists.ts';

const KEY = Buffer.alloc(32, 7);
const NOW = Date.parse('2026-11-30T10:00:00Z');
const SETUP: ReaderSetup = {
  name: 'Autobus 4',
  town: { name: 'Próbne', phone: '', email: '' },
  shows: ['reliefs'],
  hasPin: false,
  offlineHours: 24,
  codeKeys: [],
  listKeys: [],
  tableKey: KEY.toString('base64url'),
};
const key5 = (kind: 'uid' | 'number', value: string): Buffer =>
  createHmac('sha256', KEY).update(tableText(kind, value)).digest().subarray(0, 5);

/** The table of one card at index 2, which has the second of two packages; and another at an index behind the list. */
function table(): CardTable {
  const entry = (key: Buffer, index: number, bits: number): Buffer => Buffer.from([...key, 0, 0, index, bits]);
  const entries = [
    entry(key5('uid', '04A2B3C4'), 2, 2),
    entry(key5('number', '01-000018'), 2, 2),
    entry(key5('number', '09-1'), 99, 0),
  ];
  return {
    words: {
      day: '2026-11-30',
      tag: 'a1',
      packages: [
        { code: 'mieszkaniec', name: 'Pakiet Mieszkańca' },
        { code: 'rodzina', name: 'Karta Dużej Rodziny' },
      ],
      reliefs: [
        { packageCode: 'mieszkaniec', name: 'Bilet', savingKind: 'percent', savingValue: 30 },
        { packageCode: 'rodzina', name: 'Bilet rodzinny', savingKind: 'percent', savingValue: 50 },
      ],
    },
    entries: new Uint8Array(Buffer.concat(entries.toSorted(Buffer.compare))),
  };
}
function lists(status: (typeof CARD_STATUS)[keyof typeof CARD_STATUS]): { list: StatusList; table: CardTable } {
  const bytes = new Uint8Array(1);
  putStatus(bytes, 2, status);
  const issuedAt = NOW / 1000 - 60;
  return { list: { id: 'a1b2c3d4e5f6', bytes, issuedAt, expiresAt: issuedAt + 90_000, ttl: 60 }, table: table() };
}

describe('a card without a connection (000-42)', () => {
  it.each([
    ['its chip', { uid: '04A2B3C4' }],
    ['its number', { number: '01-000018' }],
    ['its number as it was typed', { number: '01 000018' }],
  ])('is found by %s, with what its packages give there', async (_by, card) => {
    expect(await decideByLists(card, lists(CARD_STATUS.valid), SETUP, NOW)).toEqual({
      verdict: 'valid',
      reliefs: [{ name: 'Bilet rodzinny', packageName: 'Karta Dużej Rodziny', savingKind: 'percent', savingValue: 50 }],
    });
  });

  it.each([
    [CARD_STATUS.suspended, 'blocked'],
    [CARD_STATUS.invalid, 'inactive'],
    [CARD_STATUS.notIssued, 'inactive'],
  ] as const)('of status %i is %s, and nothing else is told', async (status, verdict) => {
    expect(await decideByLists({ number: '01-000018' }, lists(status), SETUP, NOW)).toEqual({ verdict });
  });

  it('that the table does not have is unknown; one that the list does not reach yet is not decided', async () => {
    const both = lists(CARD_STATUS.valid);
    expect(await decideByLists({ number: '77-1' }, both, SETUP, NOW)).toEqual({ verdict: 'unknown' });
    expect(await decideByLists({ number: '09-1' }, both, SETUP, NOW)).toBeUndefined();
  });

  it('shows no reliefs where the profile has none', async () => {
    const said = await decideByLists({ uid: '04A2B3C4' }, lists(CARD_STATUS.valid), { ...SETUP, shows: [] }, NOW);
    expect(said).toEqual({ verdict: 'valid' });
  });

  it('of a code that no town of ours has signed is unknown', async () => {
    expect(await decideByLists({ code: 'KM1:ABC' }, lists(CARD_STATUS.valid), SETUP, NOW)).toEqual({
      verdict: 'unknown',
    });
  });
});
