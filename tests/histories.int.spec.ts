import { DefaultLogger, Runtime } from '@temporalio/worker';
import { payloadKeyOf, type City, type Installation } from '@karta/db';
import { archiveClosedRuns } from '../activities/src/archive/archiver.ts';
import { rebuildCase } from '../activities/src/projection/rebuild-case.ts';
import { caseDataConverter, connectClient, temporalAddress } from '../workflows/src/codec/index.ts';
import { decide, submittedApplication, verificationOf } from './makers/applications.ts';
import { operator, type Caller } from './makers/caller.ts';
import { openRecords } from './makers/records.ts';
import { DEMO, setting } from './makers/town.ts';
import { until } from './makers/until.ts';

// the replaying worker's state changes would drown the test report
Runtime.install({ logger: new DefaultLogger('ERROR') });

const TABLES = ['process_instances', 'process_elements', 'process_waits', 'process_incidents', 'tasks'];

describe('histories of cases', () => {
  let records: Installation;
  let city: City;
  let temporal: ReturnType<typeof connectClient>;
  let clerk: Caller;
  let admin: Caller;

  beforeAll(async () => {
    records = await openRecords();
    city = records.city('nowa-rzeczna');
    temporal = connectClient(
      temporalAddress({ ...process.env, TEMPORAL_ADDRESS: setting('TEMPORAL_ADDRESS') }),
      payloadKeyOf(records),
    );
    [clerk, admin] = await Promise.all([operator(), operator(DEMO.admin)]);
  }, 30_000);

  afterAll(async () => {
    await temporal.close();
    await records.close();
  });

  /** What the screens are made from, without the numbers that the database gives. */
  async function projectionOf(workflowId: string): Promise<Record<string, unknown[]>> {
    const rows = TABLES.map(async (table) => {
      const found = await city.knex(table).where({ workflowId });
      const plain = found.map(({ id, ...row }) => (table === 'process_elements' ? row : { id, ...row }));
      return [table, plain.toSorted((one, other) => sortKey(one).localeCompare(sortKey(other)))] as const;
    });
    return Object.fromEntries(await Promise.all(rows));
  }
  const sortKey = (row: object): string => JSON.stringify(row);
  const rebuilt = (workflowId: string): Promise<{ turns: number }> =>
    rebuildCase(city, temporal.client, caseDataConverter(payloadKeyOf(records)), workflowId);
  const lose = async (workflowId: string): Promise<void> => {
    await city.knex('tasks').where({ workflowId }).delete();
    await city.knex('process_instances').where({ workflowId }).delete();
  };
  const historyOf = async (workflowId: string): Promise<{ type: string }[]> => {
    const path = `/api/admin/cases/history?workflowId=${encodeURIComponent(workflowId)}`;
    return (await admin.must(admin.get<{ events: { type: string }[] }>(path))).events;
  };
  /** An application that somebody has decided. */
  async function rejected(): Promise<string> {
    const { applicationId } = await submittedApplication();
    const workflowId = `nowa-rzeczna/card-application/${applicationId}`;
    await decide(clerk, applicationId, 'reject', 'Brak zameldowania.');
    await until('the end of the case', () =>
      city.knex('process_instances').where({ workflowId, state: 'completed' }).first('turn'),
    );
    return workflowId;
  }

  it('a projection rebuilt from a history equals the live one: a case that waits for a clerk', async () => {
    // given
    const { applicationId } = await submittedApplication();
    const workflowId = `nowa-rzeczna/card-application/${applicationId}`;
    const taskId = await verificationOf(clerk, applicationId);
    await clerk.must(clerk.post(`/api/operator/tasks/${taskId}/claim`));
    const live = await projectionOf(workflowId);

    // when
    await lose(workflowId);
    await rebuilt(workflowId);

    // then
    expect(await projectionOf(workflowId)).toEqual(live);
    expect(live['tasks']).toMatchObject([{ id: taskId, state: 'claimed' }]);
    await decide(clerk, applicationId, 'reject', 'Brak zameldowania.');
    await until('the end of the case', () =>
      city.knex('process_instances').where({ workflowId, state: 'completed' }).first('turn'),
    );
  }, 90_000);

  it('the same for a case that is over, also when it is rebuilt over the live one', async () => {
    // given
    const workflowId = await rejected();
    const live = await projectionOf(workflowId);

    // when
    await rebuilt(workflowId);
    const over = await projectionOf(workflowId);
    await lose(workflowId);
    await rebuilt(workflowId);

    // then
    expect(over).toEqual(live);
    expect(await projectionOf(workflowId)).toEqual(live);
  }, 90_000);

  it('is archived sealed when the case has closed, and read from there when the server has forgotten it', async () => {
    // given
    const workflowId = await rejected();
    const live = await projectionOf(workflowId);
    const before = await historyOf(workflowId);

    // when
    await until('the archived run', async () => {
      await archiveClosedRuns(city, temporal.client, 'karta');
      return city.knex('process_histories').where({ workflowId }).first('runId');
    });
    const { connection } = temporal.client;
    await connection.workflowService.deleteWorkflowExecution({
      namespace: 'karta',
      workflowExecution: { workflowId },
    });
    await until('the server has forgotten it', async () =>
      temporal.client.workflow
        .getHandle(workflowId)
        .describe()
        .then(
          () => false,
          () => true,
        ),
    );

    // then
    const { events, sealed } = await city.knex('process_histories').where({ workflowId }).first('events', 'sealed');
    expect(events).toBe(before.length);
    expect(sealed.toString('latin1')).not.toContain('card-application');
    expect(await historyOf(workflowId)).toEqual(before);
    await lose(workflowId);
    await rebuilt(workflowId);
    expect(await projectionOf(workflowId)).toEqual(live);
  }, 120_000);
});
