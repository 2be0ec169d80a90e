import { createHmac } from 'node:crypto';
import type { ReaderSetup } from '@karta/contracts';
import {
  applyChanges,
  findInTable,
  readCardTable,
  readStatusList,
  statusAt,
  tableText,
  type ListVerdict,
  type StatusList,
} from '@karta/domain/status-list';
import type { Caller } from '../makers/caller.ts';
import { heldCard } from '../makers/held-card.ts';
import { readerWith } from '../makers/signed-list.ts';
import { enrolledReader } from '../makers/staff.ts';
import { until } from '../makers/until.ts';

/** A version is made every two seconds at most. */
const SECONDS = 10;

/** The newest list, as the page of readers has it: led on by what has changed where it holds one. */
async function listAt(device: Caller, { listKeys }: ReaderSetup, held?: StatusList): Promise<StatusList> {
  const answer = await device.get(`/api/reader/status-list${held ? `?since=${held.id}` : ''}`);
  const keys = new Map(listKeys.map(({ id, key }) => [id, new Uint8Array(Buffer.from(key, 'base64url'))]));
  const tools = { ...readerWith([], Date.now() / 1000), keys };
  const bytes = new Uint8Array(answer.content);
  const isWhole = answer.headers['content-type']?.startsWith('application/statuslist+cwt') ?? false;
  const verdict: ListVerdict =
    held && !isWhole ? await applyChanges(held, bytes, tools) : await readStatusList(bytes, { ...tools, held });
  if (!verdict.isTaken && !(held && verdict.why === 'older')) throw new Error(verdict.why);
  return verdict.isTaken ? verdict.list : (held as StatusList);
}

describe('a reader without a connection', () => {
  it('X-2 has the list and its own table: a tap finds the card with its packages, and a block is there within seconds', async () => {
    // given
    const card = await heldCard();
    const { device } = await enrolledReader({ shows: ['reliefs'] });
    const setup = (await device.get<ReaderSetup>('/api/reader/setup')).body;
    const file = await device.get('/api/reader/card-table');
    const table = readCardTable(new Uint8Array(file.content));
    if (!table) throw new Error('no table');
    const found = ([kind, value]: readonly ['uid' | 'number', string]) => {
      const hash = createHmac('sha256', Buffer.from(setup.tableKey ?? '', 'base64url')).update(tableText(kind, value));
      return findInTable(table, hash.digest().subarray(0, 5));
    };

    // when
    const tapped = found(['uid', card.uid]);
    const list = await listAt(device, setup);

    // then
    expect(tapped).toMatchObject({ packages: ['resident'] });
    expect(found(['number', card.number])).toEqual(tapped);
    expect(statusAt(list, tapped?.index ?? -1)).toBe(0);
    expect((await device.get(`/api/reader/card-table?have=${table.words.tag}`)).content.length).toBeLessThan(
      file.content.length,
    );

    // and when
    await card.portal.must(card.portal.post(`/api/resident/cards/${card.id}/block`, { reason: 'loss' }));

    // then
    let held = list;
    await until(
      'the list says that the card is blocked',
      async () => {
        held = await listAt(device, setup, held);
        return statusAt(held, tapped?.index ?? -1) === 2;
      },
      SECONDS * 1000,
    );
  });

  it('a program that is not ours gets the list as a JWT; nobody without a key gets any', async () => {
    const { device } = await enrolledReader();
    const jwt = await device.get('/api/reader/status-list?form=jwt');
    expect(jwt.headers['content-type']).toMatch(/^application\/statuslist\+jwt/);
    expect(jwt.content.toString()).toMatch(/^ey[\w-]+\.[\w-]+\.[\w-]+$/);
    expect((await device.get('/api/reader/status-list?since=abc')).status).toBe(422);
  });
});
