import { randomUUID } from 'node:crypto';
import { putInOutbox } from '@karta/db';
import { connectionOptions, temporalAddress } from '@karta/workflows/codec';
import { Client, Connection } from '@temporalio/client';
import { startTown, stopTown, type Launcher } from '../faults/launcher.ts';
import { submittedApplication, verificationOf } from '../makers/applications.ts';
import { operator } from '../makers/caller.ts';
import { openRecords } from '../makers/records.ts';
import { launchFacts } from '../makers/town.ts';
import { until } from '../makers/until.ts';

const IS_FULL = process.env['KARTA_TEST_SIZE'] === 'full';
const CASES = IS_FULL ? 400 : 20;
const ROWS_A_CASE = 20;
const ROWS = CASES * ROWS_A_CASE;
/** The longest pause between two tries of a case that may still answer is two minutes. */
const SETTLED_WITHIN_MS = 900_000;

let town: Launcher;
beforeAll(async () => {
  town = await startTown();
}, 180_000);
afterAll(() => stopTown(town), 60_000);

/** Cases that are there and that no worker works on. */
async function deafCases(temporal: Client): Promise<string[]> {
  const ids = Array.from({ length: CASES }, () => `nowa-rzeczna/card-application/${randomUUID()}`);
  for (const workflowId of ids)
    await temporal.workflow.start('card-application', { workflowId, taskQueue: 'nobody', args: [] });
  return ids;
}

/** Seconds from the submission to the clerk's task. */
async function secondsToTask(): Promise<number> {
  const clerk = await operator();
  const begun = performance.now();
  const { applicationId } = await submittedApplication();
  await verificationOf(clerk, applicationId);
  return (performance.now() - begun) / 1000;
}

describe(`${ROWS} messages that wait for ${CASES} cases which do not answer`, () => {
  it('stop no fresh application, and each of them is settled once its case is over: none lost, none twice', async () => {
    // given
    const address = temporalAddress(launchFacts().records);
    const connection = await Connection.connect(connectionOptions(address));
    const temporal = new Client({ connection, namespace: address.namespace });
    const records = await openRecords();
    const { knex } = records.city('nowa-rzeczna');
    const before = await secondsToTask();
    const deaf = await deafCases(temporal);
    const payload = { name: 'withdrawn', variables: {} };
    await knex.transaction(async (trx) => {
      for (const workflowId of deaf)
        for (let n = 0; n < ROWS_A_CASE; n += 1)
          await putInOutbox(trx, { kind: 'deliver-message', workflowId, payload } as never);
    });

    // when
    const beside = await secondsToTask();
    for (const id of deaf) await temporal.workflow.getHandle(id).terminate('over');

    // then
    const rows = () => knex('outbox').whereIn('workflowId', deaf);
    await until(
      'the end of every message',
      async () => (await rows().whereNull('doneAt')).length === 0,
      SETTLED_WITHIN_MS,
    );
    expect(await rows().distinct('problem').pluck('problem')).toEqual(['CASE_CLOSED']);
    expect(await rows().whereNotNull('doneAt')).toHaveLength(ROWS);
    process.stdout.write(`${ROWS} waiting: task after ${beside.toFixed(1)} s, ${before.toFixed(1)} s without them\n`);
    await records.close();
    await connection.close();
  }, 1_800_000);
});
