import { randomUUID } from 'node:crypto';
import {
  calledIdOf,
  caseSnapshotQuery,
  deliverMessageUpdate,
  editVariablesUpdate,
  fireTimerUpdate,
  releaseTaskUpdate,
  retryIncidentUpdate,
  skipIncidentUpdate,
  taskIdOf,
} from '../index.ts';
import {
  CITY,
  fixtureProcess,
  refusalOf,
  shippedProcess,
  TemporalRig,
  type StartedCase,
} from '../../testing/temporal-rig.ts';
import { FACTS } from '../../testing/recorded-activities.ts';

const admin = { cityId: CITY, userId: 'admin-1', reasonId: 'reason-1' };

// a server, a bundle and a worker, on a busy machine
jest.setTimeout(60_000);

describe('the life of a case on the real server', () => {
  let rig: TemporalRig;

  beforeAll(async () => {
    rig = await TemporalRig.open();
  });

  afterAll(async () => rig.close());

  it('lets nobody else decide a claimed task until it is released', async () => {
    // given
    const started = await rig.start(await fixtureProcess('ask-again'));
    const taskId = await started.task('ask');
    await started.claim(taskId, 'clerk-1');

    // when
    const foreign = started.complete(taskId, 'stop', 'clerk-2');

    // then
    expect(await refusalOf(foreign)).toBe('ALREADY_CLAIMED');
    await started.handle.executeUpdate(releaseTaskUpdate, { args: [{ cityId: CITY, taskId, userId: 'clerk-1' }] });
    expect(await started.complete(taskId, 'stop', 'clerk-2')).toMatchObject({ userId: 'clerk-2', outcome: 'stop' });
  });

  it('refuses unknown tasks, unknown outcomes and other cities', async () => {
    // given
    const started = await rig.start(await fixtureProcess('ask-again'));
    const taskId = await started.task('ask');

    // then
    expect(await refusalOf(started.complete(taskIdOf(started.caseId, 't99'), 'stop'))).toBe('UNKNOWN_TASK');
    expect(await refusalOf(started.complete(taskId, 'perhaps'))).toBe('UNKNOWN_OUTCOME');
    expect(await refusalOf(started.completeAs('inne-miasto', taskId, 'stop'))).toBe('FOREIGN_CITY');
  });

  it('lets one of two clerks win who decide at the same moment', async () => {
    // given
    const started = await rig.start(await fixtureProcess('ask-again'));
    const taskId = await started.task('ask');

    // when
    const answers = await Promise.allSettled([
      started.complete(taskId, 'stop', 'clerk-1'),
      started.complete(taskId, 'stop', 'clerk-2'),
    ]);

    // then
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(rig.activities.callsOf('recordDecision', started.workflowId)).toHaveLength(1);
  });

  it('continues in a new run with tasks, timers, answers and messages intact', async () => {
    // given
    const started = await rig.start(await fixtureProcess('ask-again'), {}, { eventsPerRun: 30 });
    const { runId: firstRun } = await started.handle.describe();
    const note = { cityId: CITY, messageId: 'note-1', name: 'note' };
    await started.handle.executeUpdate(deliverMessageUpdate, { args: [note], updateId: 'first' });
    const first = await started.task('ask');
    const answer = await started.complete(first, 'again', 'clerk-1', 'key-1');
    for (let visit = 2; visit <= 6; visit += 1) await started.decide('ask', 'again', visit);

    // when
    const last = await started.task('ask', 7);
    const repeated = await started.complete(first, 'again', 'clerk-1', 'key-1');
    const duplicate = await started.handle.executeUpdate(deliverMessageUpdate, { args: [note], updateId: 'again' });

    // then
    expect((await started.handle.describe()).runId).not.toBe(firstRun);
    expect(repeated).toEqual(answer);
    expect(duplicate).toEqual({ messageId: 'note-1', duplicate: true });
    expect(await refusalOf(started.complete(first, 'stop', 'clerk-2'))).toBe('ALREADY_DECIDED');
    const turns = rig.activities.turnsOf(started.workflowId);
    expect(turns).toEqual(turns.map((_, index) => index + 1));
    const { waitId } = await started.saw('timer-set');
    await started.handle.executeUpdate(fireTimerUpdate, { args: [{ ...admin, waitId }] });
    await started.saw('task-cancelled', ({ taskId }) => taskId === last);
    expect(await started.handle.result()).toMatchObject({ status: 'completed' });
  });

  it('goes on after its worker was replaced by one that knows only the history', async () => {
    // given
    const started = await rig.start(await fixtureProcess('ask-again'));
    await started.decide('ask', 'again');
    await started.task('ask', 2);

    // when
    await rig.restartWorker({ maxCachedWorkflows: 2 });
    await started.decide('ask', 'stop', 2);

    // then
    expect(await started.handle.result()).toMatchObject({ status: 'completed' });
  });

  it('parks a failing step as an incident, and repeats it when an admin says so', async () => {
    // given
    rig.activities.failOnce('check-application', 'REGISTER_CLOSED');
    const started = await rig.start(await shippedProcess('card-application'));
    const incident = await started.saw('incident-raised');

    // when
    await started.handle.executeUpdate(retryIncidentUpdate, { args: [{ ...admin, tokenId: incident.tokenId }] });

    // then
    expect(incident).toMatchObject({
      elementId: 'check-application',
      code: 'ACTIVITY_FAILED',
      cause: 'REGISTER_CLOSED',
    });
    expect(await started.task('verify-application')).toContain(started.caseId);
    expect(rig.activities.callsOf('recordAdminAct', started.workflowId)).toMatchObject([{ act: 'retry-incident' }]);
  });

  it('skips a failing step with the variables that an admin gives', async () => {
    // given
    rig.activities.failOnce('check-application', 'REGISTER_CLOSED');
    const started = await rig.start(await shippedProcess('card-application'));
    const { tokenId } = await started.saw('incident-raised');

    // when
    const skip = { ...admin, tokenId, variables: { problems: ['NOT_CHECKED'], facts: { ...FACTS } } };
    await started.handle.executeUpdate(skipIncidentUpdate, { args: [skip] });
    await started.task('verify-application');

    // then
    expect(await variablesOf(started)).toMatchObject({ problems: ['NOT_CHECKED'] });
    const refused = started.handle.executeUpdate(retryIncidentUpdate, { args: [{ ...admin, tokenId }] });
    expect(await refusalOf(refused)).toBe('NO_INCIDENT');
  });

  it('lets an admin repair variables', async () => {
    // given
    const started = await rig.start(await fixtureProcess('ask-again'));
    await started.task('ask');

    // when
    await started.handle.executeUpdate(editVariablesUpdate, { args: [{ ...admin, variables: { note: 'repaired' } }] });
    await started.saw('variables-changed', ({ variables }) => variables['note'] === 'repaired');

    // then
    expect(await variablesOf(started)).toMatchObject({ note: 'repaired' });
  });

  it('runs a called process as a case of its own, and takes up its result', async () => {
    // given
    const called = { 'ask-again': await fixtureProcess('ask-again') };
    const started = await rig.start(await fixtureProcess('calling'), { colour: 'blue' }, { called });
    const { tokenId } = await started.saw('element-entered', ({ elementId }) => elementId === 'call');
    const child = rig.caseOf(calledIdOf(CITY, 'ask-again', started.workflowId, tokenId));

    // when
    await child.decide('ask', 'stop');

    // then
    expect(await started.handle.result()).toMatchObject({
      status: 'completed',
      variables: { colour: 'blue', outcome: 'stop' },
    });
  });

  it('hears of an escalation that the called process does not catch, and waits for its end', async () => {
    // given
    const called = { escalates: await fixtureProcess('escalates') };
    const started = await rig.start(await fixtureProcess('calling-who-escalates'), {}, { called });
    const { tokenId } = await started.saw('element-entered', ({ elementId }) => elementId === 'call');

    // when
    await started.saw('element-entered', ({ elementId }) => elementId === 'remind');
    await rig.caseOf(calledIdOf(CITY, 'escalates', started.workflowId, tokenId)).decide('ask', 'stop');

    // then
    expect(await started.handle.result()).toMatchObject({
      status: 'completed',
      variables: { reminded: true, outcome: 'stop' },
    });
  });

  it('keeps a message out that nobody waits for', async () => {
    // given
    const started = await rig.start(await fixtureProcess('ask-again'));
    await started.task('ask');

    // when
    const early = { cityId: CITY, messageId: randomUUID(), name: 'card-collected' };
    const delivery = started.handle.executeUpdate(deliverMessageUpdate, { args: [early] });

    // then
    expect(await refusalOf(delivery)).toBe('NOT_AWAITED');
  });

  it('ends by its own rules when it is cancelled from outside', async () => {
    // given
    const started = await rig.start(await fixtureProcess('ask-again'));
    await started.task('ask');

    // when
    await started.handle.cancel();

    // then
    expect(await started.handle.result()).toMatchObject({ status: 'cancelled' });
    expect(await started.saw('task-cancelled')).toMatchObject({ taskId: await started.task('ask') });
  });

  it('needs two approvals when somebody draws a second one, and nothing else changes', async () => {
    // given
    const twoApprovals = await shippedProcess('card-application', (xml) =>
      xml
        .replace(
          'sourceRef="verification-decided" targetRef="review-approved"',
          'sourceRef="verification-decided" targetRef="confirm-approval"',
        )
        .replace(
          '<bpmn:sequenceFlow id="flow-approve"',
          `<bpmn:userTask id="confirm-approval" name="Zatwierdź ponownie" km:candidateGroup="card-office" km:outcomes="approve" />
           <bpmn:sequenceFlow id="flow-confirmed" sourceRef="confirm-approval" targetRef="review-approved" />
           <bpmn:sequenceFlow id="flow-approve"`,
        ),
    );
    const started = await rig.start(twoApprovals);

    // when
    await started.decide('verify-application', 'approve');
    await started.task('confirm-approval');
    const before = rig.activities.callsOf('enter-in-register', started.workflowId).length;
    await started.decide('confirm-approval', 'approve');
    await rig.activities.called('enter-in-register', started.workflowId);

    // then
    expect(before).toBe(0);
  });
});

async function variablesOf(started: StartedCase): Promise<unknown> {
  const { state } = await started.handle.query(caseSnapshotQuery);
  return Object.values(state.scopes).find((scope) => !scope.parent)?.variables;
}
