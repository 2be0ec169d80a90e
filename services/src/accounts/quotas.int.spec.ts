import { randomUUID } from 'node:crypto';
import type { City } from '@karta/db';
import { holderIn, openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { requireRoomForDraft, requireRoomForFile, requireRoomForFiling, requireRoomForThread } from './quotas.ts';

let own: OwnCity;
let city: City;
let accountId: string;
beforeAll(async () => {
  own = await openOwnCity();
  ({ city } = own);
  ({ accountId } = await holderIn(city));
  const settings = { mostDrafts: 2, mostFilingsADay: 2, mostThreadsADay: 1, mostMegabytes: 10 };
  await city.knex('packages').insert({ code: 'resident', name: 'P', criterion: '', description: '', validityYears: 1 });
  await city.knex('thread_types').insert({ code: 'question', name: 'Pytanie' });
  for (const [key, value] of Object.entries(settings))
    await city
      .knex('settings')
      .insert({ key, value: JSON.stringify(value) })
      .onConflict('key')
      .merge();
}, 60_000);
afterAll(() => own.close(), 60_000);

const draft = (state: string, submittedAt: Date | null = null) =>
  city.knex('applications').insert({
    id: randomUUID(),
    type: 'card-issue',
    packageCode: 'resident',
    accountId,
    state,
    submittedAt,
  });

describe('what one account may have', () => {
  it('is so many drafts, also when they are begun at one moment', async () => {
    const begin = () =>
      city.knex.transaction(async (trx) => {
        await requireRoomForDraft(trx, accountId);
        await draft('draft').transacting(trx);
      });
    const done = await Promise.allSettled([begin(), begin(), begin(), begin()]);
    expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected']);
    await expect(begin()).rejects.toMatchObject({ code: 'TOO_MANY_DRAFTS' });
  });

  it('is so many applications a day; those of yesterday do not count', async () => {
    const now = city.clock.now();
    const room = () => city.knex.transaction((trx) => requireRoomForFiling(trx, city, accountId));
    await draft('withdrawn', new Date(now.getTime() - 25 * 3_600_000));
    await draft('withdrawn', now);
    await expect(room()).resolves.toBeUndefined();
    await draft('withdrawn', now);
    await expect(room()).rejects.toMatchObject({ code: 'TOO_MANY_FILINGS' });
  });

  it('is so many conversations a day', async () => {
    const room = () => city.knex.transaction((trx) => requireRoomForThread(trx, city, accountId));
    await expect(room()).resolves.toBeUndefined();
    const typeCode = 'question';
    await city.knex('threads').insert({
      id: randomUUID(),
      accountId,
      typeCode,
      keyId: randomUUID(),
      subject: Buffer.from('x'),
      createdAt: city.clock.now(),
    });
    await expect(room()).rejects.toMatchObject({ code: 'TOO_MANY_THREADS' });
  });

  it('is so many bytes of files', async () => {
    const size = 6 * 1024 * 1024;
    const file = { id: randomUUID(), keyId: randomUUID(), accountId, kind: 'document', mediaType: 'application/pdf' };
    await city.knex('files').insert({ ...file, size, content: Buffer.from('x') });
    const room = (bytes: number) => city.knex.transaction((trx) => requireRoomForFile(trx, accountId, bytes));
    await expect(room(4 * 1024 * 1024)).resolves.toBeUndefined();
    await expect(room(4 * 1024 * 1024 + 1)).rejects.toMatchObject({ code: 'STORAGE_FULL' });
  });
});
