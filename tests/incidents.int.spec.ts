import { randomUUID } from 'node:crypto';
import { putInOutbox } from '@karta/db';
import { operator } from './makers/caller.ts';
import { approved } from './makers/deploying.ts';
import { openRecords } from './makers/records.ts';
import { until } from './makers/until.ts';

interface CaseDetail {
  state: string;
  incidents: { id: string; elementId: string; state: string; code: string }[];
  steps: { elementId: string; state: string }[];
}

/** Starts the process of an application that does not exist, so that its first service task cannot succeed. */
async function caseWithoutApplication(): Promise<string> {
  const caseId = randomUUID();
  const workflowId = `nowa-rzeczna/card-application/${caseId}`;
  const records = await openRecords();
  const { knex } = records.city('nowa-rzeczna');
  const payload = {
    processKey: 'card-application',
    caseId,
    variables: { applicationId: caseId, packageCode: 'resident' },
  };
  await knex.transaction((trx) => putInOutbox(trx, { kind: 'start-process', workflowId, payload }));
  await records.close();
  return workflowId;
}

describe('incidents (B-10)', () => {
  it('a step that keeps failing parks its token; an admin sees it, tries again, and it is skipped when a second person agrees', async () => {
    // given
    const workflowId = await caseWithoutApplication();
    const admin = await operator('adam.nurtowski@nowa-rzeczna.example');
    const look = async () =>
      (await admin.get<CaseDetail>(`/api/admin/cases/detail?workflowId=${encodeURIComponent(workflowId)}`)).body;
    const openOne = (elementId: string) =>
      until(`incident at ${elementId}`, async () =>
        (await look()).incidents?.find((each) => each.elementId === elementId && each.state === 'open'),
      );
    const first = await openOne('confirm-receipt');
    expect((await look()).state).toBe('incident');

    // when: tried again, it fails again, as a new incident
    expect((await admin.post(`/api/admin/incidents/${first.id}/retry`, { reason: 'sprawdzam' })).status).toBe(200);
    const second = await until('a second incident', async () => {
      const found = await openOne('confirm-receipt');
      return found.id !== first.id && found;
    });

    // and skipped by two, the case goes on to the next step
    const asked = await admin.must(
      admin.post<{ approvalId: string }>(`/api/admin/incidents/${second.id}/skip`, {
        reason: 'wiadomość nie jest potrzebna',
      }),
    );
    await admin.must(approved(asked.approvalId));
    const next = await openOne('check-application');

    // then
    const detail = await look();
    expect(detail.incidents.find((each) => each.id === second.id)?.state).toBe('skipped');
    expect(next.state).toBe('open');
    const again = await admin.post(`/api/admin/incidents/${second.id}/retry`, { reason: 'za późno' });
    expect(again.body).toMatchObject({ code: 'INCIDENT_NOT_OPEN' });
  }, 180_000);

  it('are repaired only with a reason, and only by somebody who may', async () => {
    const admin = await operator('adam.nurtowski@nowa-rzeczna.example');
    const clerk = await operator('ewa.paczkowska@nowa-rzeczna.example');
    const path = `/api/admin/incidents/${randomUUID()}/retry`;
    expect((await admin.post(path, { reason: '' })).body).toMatchObject({ code: 'VALIDATION' });
    expect((await clerk.post(path, { reason: 'próba' })).body).toMatchObject({ code: 'FORBIDDEN' });
  }, 60_000);
});
