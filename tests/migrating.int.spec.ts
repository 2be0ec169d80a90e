import { randomUUID } from 'node:crypto';
import { operator, type Answer, type Caller } from './makers/caller.ts';
import { deploy } from './makers/deploying.ts';
import { seen, startedCase, told, withRecords } from './makers/cases.ts';
import { timedProcess } from './makers/diagrams.ts';
import { DEMO } from './makers/town.ts';
import { until } from './makers/until.ts';

interface Preview {
  workflowId: string;
  isPossible: boolean;
  obstacles: { element: string; code: string }[];
  tokens: { element: string; target: string }[];
}

const reason = 'nowy regulamin';

describe('migrating cases to another version of their diagram', () => {
  let admin: Caller;
  let key: string;

  const deployed = async (xml: string): Promise<unknown> => admin.must(deploy(admin, xml));
  const post = <T>(path: string, json: object): Promise<Answer<T>> => admin.post<T>(`/api/admin/${path}`, json);
  const ofCase = (workflowId: string): string => `workflowId=${encodeURIComponent(workflowId)}`;
  /** Cases that wait in the first version, on these elements. */
  const waitingAt = async (element: 'wait' | 'linger'): Promise<string> => {
    const workflowId = await startedCase(key);
    if (element === 'linger') await told(workflowId, 'go');
    await seen(admin, workflowId, element, ({ tokens }) => tokens.includes(element));
    return workflowId;
  };

  beforeEach(async () => {
    admin = await operator(DEMO.admin);
    key = `proba-${randomUUID().slice(0, 8)}`;
    await deployed(timedProcess(key));
  });

  it('is previewed, refused with what has no place, and done with a mapping', async () => {
    // given
    const workflowId = await waitingAt('wait');
    await deployed(timedProcess(key).replaceAll('"wait"', '"expect"').replaceAll('Czekaj"', 'Oczekuj"'));

    // when
    const rules = { version: 2, mapping: { wait: 'expect' } };
    const { body: hopeless } = await post<Preview>(`cases/migration-preview?${ofCase(workflowId)}`, { version: 2 });
    const { body: hopeful } = await post<Preview>(`cases/migration-preview?${ofCase(workflowId)}`, rules);
    const refused = await post(`cases/migrate?${ofCase(workflowId)}`, { reason, version: 2 });

    // then
    expect(hopeless).toMatchObject({ isPossible: false, from: 1, to: 2 });
    expect(hopeless.obstacles[0]).toMatchObject({ element: 'wait', code: 'ELEMENT_GONE' });
    expect(hopeful).toMatchObject({ isPossible: true, tokens: [{ element: 'wait', target: 'expect' }] });
    expect(refused.body).toMatchObject({
      code: 'MIGRATION_REFUSED',
      fields: expect.arrayContaining([{ path: 'wait', code: 'ELEMENT_GONE' }]),
    });
    expect((await seen(admin, workflowId, 'the old version', () => true)).version).toBe(1);
    expect((await post(`cases/migrate?${ofCase(workflowId)}`, { reason, ...rules })).status).toBe(200);
    const moved = await seen(admin, workflowId, 'the new version', ({ version }) => version === 2);
    expect(moved.tokens).toEqual(['expect']);
    expect(moved.steps.find(({ elementId }) => elementId === 'expect')).toMatchObject({
      state: 'active',
      name: 'Oczekuj',
    });
    await told(workflowId, 'go');
    await seen(admin, workflowId, 'the next step', ({ tokens }) => tokens.includes('linger'));
    expect((await post(`cases/migrate?${ofCase(workflowId)}`, { reason, version: 9 })).body).toMatchObject({
      code: 'VERSION_NOT_FOUND',
    });
  });

  it('is asked of every running case of a version; what cannot go stays, and its preview says why', async () => {
    // given
    const fit = [await waitingAt('linger'), await waitingAt('linger')];
    const unfit = await waitingAt('wait');
    await admin.must(post(`cases/suspend?${ofCase(fit[1] ?? '')}`, { reason }));
    await deployed(timedProcess(key).replaceAll('"wait"', '"expect"').replaceAll('Czekaj"', 'Oczekuj"'));

    // when
    const queued = await post<{ cases: number }>(`definitions/${key}/versions/1/migrate`, { reason, version: 2 });

    // then
    expect([queued.status, queued.body]).toEqual([202, { cases: 3, approvalId: null }]);
    for (const workflowId of fit) await seen(admin, workflowId, 'the new version', ({ version }) => version === 2);
    await until('the refusal', () =>
      withRecords(({ knex }) => knex('outbox').where({ workflowId: unfit, problem: 'MIGRATION_REFUSED' }).first('id')),
    );
    const { body } = await post<{ previews: Preview[]; next: string | null }>(
      `definitions/${key}/versions/1/migration-preview`,
      { version: 2 },
    );
    expect(body).toMatchObject({ previews: [{ workflowId: unfit, isPossible: false }], next: null });
    const acts = await withRecords(({ knex }) =>
      knex('process_acts').whereIn('workflowId', fit).where('act', 'migrate-case').pluck('reason'),
    );
    expect(acts).toEqual([reason, reason]);
    const audit = await withRecords(({ knex }) =>
      knex('audit')
        .where('act', 'case.migrate-case')
        .whereIn('subjectId', [...fit, unfit])
        .pluck('subject_id'),
    );
    expect(audit.toSorted()).toEqual(fit.toSorted());
  });
});
