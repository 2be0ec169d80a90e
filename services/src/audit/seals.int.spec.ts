import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ErasureList, writeAudit, type City } from '@karta/db';
import { asOwner } from '../../../tests/makers/database.ts';
import { openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { until } from '../../../tests/makers/until.ts';
import { sealAudit } from './seal-audit.ts';
import { verifyAudit } from './verify-audit.ts';

const folder = mkdtempSync(join(tmpdir(), 'karta-seals-'));
let own: OwnCity;
let city: City;
beforeAll(async () => void (own = await openOwnCity()), 60_000);
beforeEach(async () => {
  await asOwner(own.database, async (knex) => {
    await knex.raw('truncate audit, audit_seals restart identity');
    await knex.raw('alter table audit enable trigger audit_stamp');
  });
  city = { ...own.city, erasures: new ErasureList(join(mkdtempSync(join(folder, 'town-')), 'erasures.jsonl')) };
});
afterAll(() => own.close(), 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** Three entries under a seal, and two under another. @returns their ids */
async function sealed(): Promise<string[]> {
  for (let count = 0; count < 3; count += 1) await entry(city.knex, `card-${count}`);
  await sealedRows(3);
  for (let count = 3; count < 5; count += 1) await entry(city.knex, `card-${count}`);
  await sealedRows(2);
  const ids: { id: string }[] = await city.knex('audit').orderBy('id').select('id');
  return ids.map(({ id }) => String(id));
}

/** Seals so many more rows: a transaction that runs in another town puts a seal off. */
async function sealedRows(count: number): Promise<number> {
  let sealed = 0;
  await until(`${count} sealed rows`, async () => {
    sealed += await sealAudit(city);
    return sealed >= count;
  });
  return sealed;
}

const entry = (trx: City['knex'], subjectId: string): Promise<void> =>
  writeAudit(trx, { actorKind: 'system', actorId: null, act: 'card.block', subjectKind: 'card', subjectId });

describe('the audit under its seals (H-4)', () => {
  it('is intact as it was written', async () => {
    await sealed();
    expect(await verifyAudit(city)).toEqual({ rows: 5, seals: 2, wrong: null, wrongId: null });
    expect(await sealAudit(city)).toBe(0);
  });

  it('names the first row that somebody changed', async () => {
    const ids = await sealed();
    await asOwner(own.database, async (knex) => {
      await knex('audit').where({ id: ids[4] }).update({ subjectId: 'another' });
      await knex('audit').where({ id: ids[3] }).update({ act: 'card.unblock' });
    });
    expect(await verifyAudit(city)).toMatchObject({ wrong: 'row-changed', wrongId: ids[3] });
  });

  it('misses a row that is gone', async () => {
    const ids = await sealed();
    await asOwner(own.database, async (knex) => void (await knex('audit').where({ id: ids[1] }).delete()));
    expect(await verifyAudit(city)).toMatchObject({ wrong: 'row-missing', wrongId: ids[0] });
  });

  it('finds a row that was put among sealed ones', async () => {
    // given
    const ids = await sealed();

    // when
    await asOwner(own.database, async (knex) => {
      await knex.raw('alter table audit disable trigger audit_stamp');
      const copied = 'actor_kind, act, subject_kind, txid';
      await knex.raw(`insert into audit (${copied}) select ${copied} from audit where id = ?`, [ids[0] ?? '']);
    });

    // then
    const { rows } = await city.knex.raw('select max(id)::text as id from audit');
    expect(await verifyAudit(city)).toMatchObject({ wrong: 'row-added', wrongId: rows[0].id });
  });

  it('sees a seal that is gone, and a chain that was written anew over changed rows', async () => {
    // given
    const ids = await sealed();
    await asOwner(own.database, async (knex) => void (await knex('audit_seals').where({ number: 2 }).delete()));
    expect(await verifyAudit(city)).toMatchObject({ wrong: 'seal-missing', wrongId: '2' });

    // when
    await asOwner(own.database, async (knex) => {
      await knex('audit').where({ id: ids[0] }).update({ subjectId: 'another' });
      await knex('audit_seals').delete();
    });
    await sealedRows(5);

    // then
    expect(await verifyAudit(city)).toMatchObject({ wrong: 'chain-replaced', wrongId: '1' });
  });

  it('waits for what is still being written, so that nothing comes between sealed rows later', async () => {
    // given
    const late = await city.knex.transaction();
    await entry(late, 'late');
    await entry(city.knex, 'soon');

    // when
    const before = await sealAudit(city);
    await late.commit();

    // then
    expect([before, await sealedRows(2)]).toEqual([0, 2]);
    expect(await verifyAudit(city)).toMatchObject({ rows: 2, wrong: null });
  });
});
