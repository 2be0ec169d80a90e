import { randomUUID } from 'node:crypto';
import { connectionOptions, temporalAddress } from '@karta/workflows/codec';
import { Client, Connection } from '@temporalio/client';
import { seen, sent, startedCase, withRecords } from '../../../tests/makers/cases.ts';
import { operator } from '../../../tests/makers/caller.ts';
import { launchFacts } from '../../../tests/makers/town.ts';

const workerPid = (): number | undefined => launchFacts().children.find(({ name }) => name === 'worker')?.pid;

describe('a case that was sent what nobody can read', () => {
  it('becomes an incident, while the worker and all other cases go on; ended past the product, it is seen as lost and can be ended here', async () => {
    // given
    const admin = await operator('adam.nurtowski@nowa-rzeczna.example');
    const before = workerPid();
    const broken = await startedCase('card-application');
    await seen(admin, broken, 'its first step', ({ tokens }) => tokens.length > 0);

    // when: in clear, as whoever reaches the port could
    const connection = await Connection.connect(connectionOptions(temporalAddress(process.env)));
    const stranger = new Client({ connection, namespace: 'karta' });
    await stranger.workflow.getHandle(broken).signal('station-report', { clear: 'text' });
    const other = await startedCase('card-application');

    // then
    await seen(admin, other, 'its first step', ({ tokens }) => tokens.length > 0);
    const { state } = await seen(admin, broken, 'the incident', ({ incidents }) =>
      incidents.some(({ code }) => code === 'CASE_FAILS'),
    );
    expect(state).toBe('incident');
    expect(workerPid()).toBe(before);

    // when: somebody ends it past the product
    await stranger.workflow.getHandle(broken).terminate();
    await connection.close();

    // then: it is seen as lost, and an administrator ends it in the records too
    await seen(admin, broken, 'that it is lost', ({ incidents }) => incidents.some(({ code }) => code === 'CASE_LOST'));
    const cancel = `/api/admin/cases/cancel?workflowId=${encodeURIComponent(broken)}`;
    await admin.must(admin.post(cancel, { reason: 'Zakończona poza systemem' }));
    await seen(admin, broken, 'its end', ({ state: at }) => at === 'cancelled');
  }, 240_000);
});

/** A case whose start nobody can read, and which the product believes to have started. */
async function unreadableFromItsStart(): Promise<string> {
  const caseId = randomUUID();
  const workflowId = `nowa-rzeczna/card-application/${caseId}`;
  const connection = await Connection.connect(connectionOptions(temporalAddress(process.env)));
  const stranger = new Client({ connection, namespace: 'karta' });
  await stranger.workflow.start('card-application', { workflowId, taskQueue: 'karta', args: [{ clear: 'text' }] });
  await connection.close();
  await sent({ kind: 'start-process', workflowId, payload: { processKey: 'card-application', caseId, variables: {} } });
  return workflowId;
}

describe('a case that never answered its first task', () => {
  it('is seen by administrators as an incident, and can be ended with a reason', async () => {
    // given
    const admin = await operator('adam.nurtowski@nowa-rzeczna.example');
    const silent = await unreadableFromItsStart();
    const { incidents } = await seen(admin, silent, 'the incident', (found) => found.incidents.length > 0);

    // when
    const cancel = `/api/admin/cases/cancel?workflowId=${encodeURIComponent(silent)}`;
    const answer = await admin.post(cancel, { reason: 'Nie odpowiada' });

    // then
    expect(incidents.map(({ code }) => code)).toEqual(['CASE_FAILS']);
    expect(answer.status).toBe(200);
    const ended = await seen(admin, silent, 'its end', ({ state }) => state === 'cancelled');
    expect(ended.incidents.filter(({ state }) => state === 'open')).toEqual([]);
    const connection = await Connection.connect(connectionOptions(temporalAddress(process.env)));
    const { status } = await new Client({ connection, namespace: 'karta' }).workflow.getHandle(silent).describe();
    await connection.close();
    expect(status.name).toBe('TERMINATED');
    const audited = await withRecords((city) =>
      city.knex('audit').where({ subjectId: silent, act: 'case.cancel-case' }),
    );
    expect(audited).toHaveLength(1);
  }, 240_000);
});
