import type { ApprovalDetail, ApprovalList } from '@karta/contracts';
import { randomUUID } from 'node:crypto';
import { submittedApplication, taskOf } from '../makers/applications.ts';
import { operator, type Answer, type Caller } from '../makers/caller.ts';
import { approved } from '../makers/deploying.ts';
import { askingProcess, decisionFile } from '../makers/diagrams.ts';
import { DEMO } from '../makers/town.ts';
import { until } from '../makers/until.ts';
import { applicationState } from '../makers/production.ts';
import { rowsOf } from '../town/town-at-work.ts';

interface Asked {
  approvalId: string | null;
  version: number | null;
}

let admin: Caller;
let colleague: Caller;
beforeAll(async () => {
  [admin, colleague] = await Promise.all([operator(DEMO.admin), operator(DEMO.secondAdmin)]);
});

const fresh = (): string => `cztery-oczy-${randomUUID().slice(0, 8)}`;
const handIn = async (xml: string): Promise<Asked> =>
  (await admin.must(admin.post<Asked>('/api/admin/deployments', { xml, note: 'Nowy krok' }))) as Asked;
const say = (who: Caller, id: string | null, what: string, body: object = {}): Promise<Answer> =>
  who.post(`/api/admin/approvals/${id ?? ''}/${what}`, body);
const versionsOf = async (processKey: string): Promise<number[]> =>
  (await rowsOf<{ version: number }>('process_definitions', { processKey })).map(({ version }) => version);

describe('a diagram', () => {
  it('takes effect when a second person has seen what it changes and says yes', async () => {
    // given
    const key = fresh();
    await admin.must(approved((await handIn(decisionFile(key, '100'))).approvalId ?? ''));

    // when
    const asked = await handIn(askingProcess(key, key));
    const before = await versionsOf(key);
    const seen = await colleague.must(colleague.get<ApprovalDetail>(`/api/admin/approvals/${asked.approvalId ?? ''}`));
    const answered = await say(colleague, asked.approvalId, 'approve', { currentVersion: 0 });

    // then
    expect(asked).toMatchObject({ version: null, approvalId: expect.any(String) });
    expect(before).toEqual([]);
    expect(seen).toMatchObject({ kind: 'deploy', subject: key, reason: 'Nowy krok', canDecide: true, isOwn: false });
    expect(seen.deployment?.changes.map(({ how }) => how)).toContain('added');
    expect(answered.body).toMatchObject({ approval: { state: 'approved' }, deployed: { processKey: key, version: 1 } });
    expect(await versionsOf(key)).toEqual([1]);
  });

  it('is not approved by who handed it in, nor twice, nor after it was taken back', async () => {
    // given
    const asked = await handIn(decisionFile(fresh(), '100'));

    // when
    const own = await say(admin, asked.approvalId, 'approve');
    const foreign = await say(colleague, asked.approvalId, 'withdraw', { note: 'nie moje' });
    const taken = await say(admin, asked.approvalId, 'withdraw', { note: 'pomyłka' });
    const late = await say(colleague, asked.approvalId, 'approve');

    // then
    expect(own.body['code']).toBe('SECOND_PERSON_REQUIRED');
    expect(foreign.body['code']).toBe('FORBIDDEN');
    expect(taken.status).toBe(200);
    expect(late.body['code']).toBe('APPROVAL_NOT_WAITING');
  });

  it('that was refused changes nothing, and its author reads why', async () => {
    // given
    const key = fresh();
    const asked = await handIn(decisionFile(key, '100'));

    // when
    await colleague.must(say(colleague, asked.approvalId, 'refuse', { note: 'Brak kroku urzędnika.' }));

    // then
    expect(await rowsOf('decision_definitions', { decisionKey: `file-${key}` })).toEqual([]);
    const { approvals } = await admin.must(admin.get<ApprovalList>('/api/admin/approvals'));
    const row = approvals.find(({ id }) => id === asked.approvalId);
    expect(row).toMatchObject({ state: 'refused', note: 'Brak kroku urzędnika.', isOwn: true, canDecide: false });
  });

  it('is not approved over another version than the one beside which it was seen', async () => {
    // given
    const key = fresh();
    const [first, second] = [await handIn(decisionFile(key, '100')), await handIn(decisionFile(key, '200'))];
    await admin.must(approved(first.approvalId ?? ''));

    // when
    const answered = await say(colleague, second.approvalId, 'approve', { currentVersion: 0 });

    // then
    expect(answered.body['code']).toBe('CHANGED_MEANWHILE');
    expect((await say(colleague, second.approvalId, 'approve', { currentVersion: 1 })).status).toBe(200);
  });

  it('that is deployed already, or wrong, is told at once', async () => {
    const xml = decisionFile(fresh(), '100');
    await admin.must(approved((await handIn(xml)).approvalId ?? ''));
    expect(await handIn(xml)).toMatchObject({ version: 1, approvalId: null });
    expect((await admin.post('/api/admin/deployments', { xml: '<a/>', note: 'x' })).body['code']).toBe(
      'DIAGRAM_REFUSED',
    );
  });
});

describe('a token', () => {
  it('that would go past the clerk waits for a second person, and moves when they say yes', async () => {
    // given
    const { applicationId, portal } = await submittedApplication();
    const clerk = await operator();
    await taskOf(clerk, applicationId);
    const workflowId = `nowa-rzeczna/card-application/${applicationId}`;
    const path = `/api/admin/cases/move-token?workflowId=${encodeURIComponent(workflowId)}`;
    const [at] = (
      await rowsOf<{ tokenId: string; elementId: string; leftAt: Date | null }>('process_elements', { workflowId })
    )
      .filter(({ leftAt }) => leftAt === null)
      // the token of the whole case, not the one within its review
      .filter(({ elementId }) => elementId === 'review');

    // when
    const body = { tokenId: at?.tokenId, target: 'enter-in-register', reason: 'próba' };
    const asked = await admin.must(admin.post<{ done: boolean; approvalId: string }>(path, body));
    const before = await rowsOf('cards', { applicationId });
    const seen = await colleague.must(colleague.get<ApprovalDetail>(`/api/admin/approvals/${asked.approvalId}`));

    // then
    expect(asked.done).toBe(false);
    expect(before).toEqual([]);
    expect(seen.caseAct?.differences).toMatchObject([
      { what: 'step', before: at?.elementId, after: 'enter-in-register' },
    ]);
    await colleague.must(say(colleague, asked.approvalId, 'approve', { seen: seen.caseAct?.seen }));
    await applicationState(portal, applicationId, 'in-production');
    const acts = await until('its row', async () => {
      const rows = await rowsOf<{ actorId: string }>('audit', { act: 'case.move-token', subjectId: workflowId });
      return rows.length > 0 && rows;
    });
    expect(acts).toHaveLength(1);
  }, 60_000);
});
