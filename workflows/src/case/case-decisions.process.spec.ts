import { readFile } from 'node:fs/promises';
import { ApplicationFailure } from '@temporalio/common';
import { packDecisions, readDecisions } from '@karta/bpmn/dmn';
import { calledIdOf, completeTaskUpdate, pinDecisions, retryIncidentUpdate, type PinnedDecisions } from '../index.ts';
import { CITY, fixtureProcess, TemporalRig, type StartedCase } from '../../testing/temporal-rig.ts';

// a server, a bundle and a worker, on a busy machine
jest.setTimeout(60_000);

async function fees(edit: (xml: string) => string = (xml) => xml, version = 1): Promise<PinnedDecisions> {
  const xml = edit(await readFile(new URL('../../../bpmn/testing/dmn/fee.dmn', import.meta.url), 'utf8'));
  const file = { decisionKey: 'fees', version, digest: `digest-${version}`, model: packDecisions(readDecisions(xml)) };
  return pinDecisions(['fee'], [file]);
}

/** Answers the question how many, and gives the fee that was decided. */
async function feeFor(started: StartedCase, copies: number, visit = 1): Promise<unknown> {
  await answer(started, copies, visit);
  const { variables } = await started.saw(
    'variables-changed',
    ({ variables: now }) => now['copies'] === copies && 'fee' in now,
  );
  return variables['fee'];
}

async function answer(started: StartedCase, copies: number, visit = 1): Promise<void> {
  const taskId = await started.task('ask', visit);
  const decision = { cityId: CITY, taskId, userId: 'clerk-1', outcome: 'count', variables: { copies } };
  await started.handle.executeUpdate(completeTaskUpdate, { args: [decision] });
}

describe('business rule tasks on the real server', () => {
  let rig: TemporalRig;

  beforeAll(async () => {
    rig = await TemporalRig.open();
  });

  afterAll(async () => rig.close());

  it('decide by what was pinned at the start, also after the case has continued in a new run', async () => {
    // given
    const started = await rig.start(
      await fixtureProcess('fee-asked'),
      {},
      { decisions: await fees(), eventsPerRun: 20 },
    );
    const { runId } = await started.handle.describe();

    // when
    const first = await feeFor(started, 1);
    for (let visit = 2; visit <= 5; visit += 1) await feeFor(started, visit, visit);
    const last = await feeFor(started, 6, 6);

    // then
    expect([first, last]).toEqual([0, 2000]);
    expect((await started.handle.describe()).runId).not.toBe(runId);
    await started.decide('ask', 'stop', 7);
    await started.handle.result();
  });

  it('are an incident that names the rule, and are asked again when an admin says so', async () => {
    // given
    const twice = await fees((xml) => xml.replace('[2..10]', '[1..10]'));
    const started = await rig.start(await fixtureProcess('fee-asked'), {}, { decisions: twice });

    // when
    await answer(started, 1);
    const incident = await started.saw('incident-raised');

    // then
    expect(incident).toMatchObject({ elementId: 'decide', code: 'EXPRESSION_FAILED' });
    expect(incident.message).toContain('first-is-free');
    const act = { cityId: CITY, userId: 'admin-1', tokenId: incident.tokenId };
    await started.handle.executeUpdate(retryIncidentUpdate, { args: [act] });
    await started.saw('incident-raised', ({ at }) => at > incident.at);
    await started.handle.cancel();
  });

  it('ask an activity where the tables are large', async () => {
    // given
    rig.activities.answers.evaluateDecision = ({ variables }) => ({ result: Number(variables['copies']) * 100 });
    const rule = /<rule id="first.*?<\/rule>/s;
    const large = await fees((xml) => xml.replace(rule, (text) => text.repeat(300)));
    const started = await rig.start(await fixtureProcess('fee-asked'), {}, { decisions: large });

    // when
    const fee = await feeFor(started, 3);

    // then
    expect(fee).toBe(300);
    expect(rig.activities.callsOf('evaluateDecision', started.workflowId)).toMatchObject([
      { decision: 'fee', files: [{ decisionKey: 'fees', version: 1, digest: 'digest-1' }], zone: 'Europe/Warsaw' },
    ]);
    rig.activities.answers.evaluateDecision = () => {
      throw ApplicationFailure.nonRetryable('first-is-free: two rules', 'DECISION_FAILED');
    };
    await answer(started, 4, 2);
    expect(await started.saw('incident-raised')).toMatchObject({ cause: 'DECISION_FAILED', elementId: 'decide' });
    await started.handle.cancel();
  });

  it('decide in called processes by what the root case pinned', async () => {
    // given
    const called = { 'ask-again': await fixtureProcess('fee-asked') };
    const started = await rig.start(
      await fixtureProcess('calling', (xml) => xml.replaceAll('ask-again', 'fee-asked')),
      {},
      {
        called: { 'fee-asked': called['ask-again'] },
        decisions: await fees(),
      },
    );
    const { tokenId } = await started.saw('element-entered', ({ elementId }) => elementId === 'call');
    const child = rig.caseOf(calledIdOf(CITY, 'fee-asked', started.workflowId, tokenId));

    // when
    const fee = await feeFor(child, 2);

    // then
    expect(fee).toBe(2000);
    await child.decide('ask', 'stop', 2);
    expect(await started.handle.result()).toMatchObject({ status: 'completed', variables: { fee: 2000 } });
  });
});
