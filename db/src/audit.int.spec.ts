import { randomUUID } from 'node:crypto';
import { connect } from './connect.ts';
import { provisionDatabase } from './provision.ts';
import { dropTestDatabase, testProvisioning } from '../../tests/makers/database.ts';
import { writeAudit } from './audit.ts';
import type { Knex } from 'knex';

const to = testProvisioning();
const ROLE = to.logins[0]?.role ?? '';
const database = `test_audit_${randomUUID().replaceAll('-', '')}`;
let application: Knex;

beforeAll(async () => {
  application = connect((await provisionDatabase(to, database, 'city'))[0] ?? '', 2);
  await writeAudit(application, {
    actorKind: 'system',
    actorId: null,
    act: 'job.read',
    subjectKind: 'test',
    subjectId: '1',
  });
}, 60_000);
afterAll(async () => {
  await application.destroy();
  await dropTestDatabase(to, database);
});

describe("the application's own role and the audit rows", () => {
  it.each([
    ['change', "update audit set act = 'nothing'"],
    ['delete', 'delete from audit'],
    ['empty', 'truncate audit'],
    ['drop', 'drop table audit'],
    ['disarm', 'alter table audit disable trigger all'],
    ['take', `alter table audit owner to ${ROLE}`],
    ['grant itself the right to', `grant update on audit to ${ROLE}`],
  ])('refuse to let it %s them', async (_verb, sql) => {
    // when
    const code = await application.raw(sql).then(
      () => 'done',
      (error: { code: string }) => error.code,
    );

    // then: insufficient_privilege; PostgreSQL only warns about a grant without the right to grant
    expect(['42501', sql.startsWith('grant') ? 'done' : '42501']).toContain(code);
    const rows = await application('audit').orderBy('id').select('act');
    expect(rows).toEqual([{ act: 'job.read' }]);
    const { rows: rights } = await application.raw(
      "select has_table_privilege('audit', 'update') or has_table_privilege('audit', 'delete') or has_table_privilege('audit', 'truncate') as may",
    );
    expect(rights).toEqual([{ may: false }]);
  });

  it('let it add and read them, and a rollback takes its row along', async () => {
    // when
    await application
      .transaction(async (trx) => {
        await writeAudit(trx, {
          actorKind: 'system',
          actorId: null,
          act: 'case.read',
          subjectKind: 'test',
          subjectId: '2',
        });
        throw new Error('rolled back');
      })
      .catch(() => {});

    // then
    expect(await application('audit').where('act', 'case.read')).toEqual([]);
  });

  it('say themselves when a row was written, and as whom', async () => {
    // when
    const forged = {
      at: '2020-01-01',
      actor_kind: 'operator',
      act: 'job.read',
      subject_kind: 'test',
      written_by: 'ewa',
    };
    const [row] = await application('audit').insert(forged).returning(['at', 'writtenBy']);

    // then
    expect(row).toMatchObject({ writtenBy: ROLE });
    expect(row.at.getTime()).toBeGreaterThan(Date.parse('2026-01-01'));
  });
});

describe('a decision', () => {
  const decision = { id: '5b1f5c9e-0d0c-4c0e-9a51-2f6f3f0a4f01', taskId: 'task', actorId: 'ewa', updateId: 'update' };

  it.each([
    ['another outcome', { outcome: 'reject' }],
    ['another text', { note: 'inny powód' }],
    ['another author', { actorId: 'marek' }],
    ['another moment', { recordedAt: '2026-11-28T12:00:00Z' }],
  ])('that was counted never gets %s', async (_what, change) => {
    await application('decisions')
      .insert({ ...decision, outcome: 'approve', note: 'powód' })
      .onConflict('id')
      .ignore();
    await application('decisions')
      .where({ id: decision.id })
      .whereNull('recordedAt')
      .update({ recordedAt: new Date() });
    await expect(application('decisions').where({ id: decision.id }).update(change)).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('is never deleted, and its text is emptied where a person is erased', async () => {
    await expect(application('decisions').where({ id: decision.id }).delete()).rejects.toMatchObject({ code: '42501' });
    expect(await application('decisions').where({ id: decision.id }).update({ note: '' })).toBe(1);
  });
});
