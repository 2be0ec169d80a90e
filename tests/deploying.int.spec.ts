import { randomUUID } from 'node:crypto';
import { operator, type Caller } from './makers/caller.ts';
import { deploy } from './makers/deploying.ts';
import { seen, startedCase, told, withRecords } from './makers/cases.ts';
import { askingProcess, callingProcess, decisionFile } from './makers/diagrams.ts';
import { DEMO } from './makers/town.ts';
import { until } from './makers/until.ts';

interface Deployed {
  kind: string;
  processKey: string;
  version: number;
  code?: string;
  fields?: { path: string; code: string }[];
}

const fresh = (): string => `proba-${randomUUID().slice(0, 8)}`;

describe('deploying diagrams and decisions', () => {
  let admin: Caller;
  const deployed = async (xml: string): Promise<Deployed> => (await deploy<Deployed>(admin, xml)).body;
  const problemOf = (workflowId: string): Promise<string> =>
    until(`problem of ${workflowId}`, () =>
      withRecords(async ({ knex }) => (await knex('outbox').where({ workflowId }).first('problem'))?.problem),
    );

  beforeAll(async () => {
    admin = await operator(DEMO.admin);
  });

  it('a running case keeps the decision that it started with; a new one takes the new one', async () => {
    // given
    const key = fresh();
    expect(await deployed(decisionFile(key, '100'))).toMatchObject({ kind: 'decision', version: 1 });
    expect(await deployed(askingProcess(key, key))).toMatchObject({ kind: 'process', processKey: key, version: 1 });
    const old = await startedCase(key);
    await seen(admin, old, 'the wait', ({ tokens }) => tokens.includes('wait'));

    // when
    expect(await deployed(decisionFile(key, '200'))).toMatchObject({ version: 2 });
    const young = await startedCase(key);
    for (const workflowId of [old, young]) await told(workflowId, 'go');

    // then
    const feeOf = async (workflowId: string): Promise<unknown> =>
      (await seen(admin, workflowId, 'a fee', ({ variables }) => 'fee' in variables)).variables['fee'];
    expect(await feeOf(old)).toBe(100);
    expect(await feeOf(young)).toBe(200);
    for (const workflowId of [old, young]) await told(workflowId, 'enough');
    await seen(admin, old, 'its end', ({ state }) => state === 'completed');
  });

  it('the same file once more is the same version', async () => {
    const file = decisionFile(fresh(), '100');
    await deployed(file);
    expect(await deployed(file)).toMatchObject({ version: 1 });
  });

  it('a diagram that calls or asks what is not there is refused with the element', async () => {
    const nowhere = fresh();
    expect(await deployed(callingProcess(fresh(), nowhere))).toMatchObject({
      code: 'DIAGRAM_REFUSED',
      fields: [{ path: 'call', code: 'UNKNOWN_CALLED' }],
    });
    expect(await deployed(askingProcess(fresh(), nowhere))).toMatchObject({
      code: 'DIAGRAM_REFUSED',
      fields: [{ path: 'decide', code: 'UNKNOWN_DECISION' }],
    });
  });

  it('a file of decisions is refused when one cannot be used, is in another file, or would be missed', async () => {
    // given
    const key = fresh();
    await deployed(decisionFile(key, '100'));
    await deployed(askingProcess(key, key));
    const refusal = async (xml: string): Promise<unknown> => (await deployed(xml)).fields?.map(({ code }) => code);

    // then
    const unusable = decisionFile(fresh(), '1').replace(/<literalExpression.*<\/literalExpression>/s, '');
    expect(await refusal(unusable)).toEqual(['UNUSABLE_DECISION']);
    expect(await refusal(decisionFile(key, '1').replace(`file-${key}`, 'another'))).toEqual([
      'DUPLICATE_DECISION',
      'DUPLICATE_DECISION',
    ]);
    expect(await refusal(decisionFile(key, '1').replace(`id="${key}"`, 'id="renamed"'))).toEqual(['UNKNOWN_DECISION']);
  });

  it('a case whose parts are missing waits in the outbox with the reason, and starts when they are there', async () => {
    // given
    const key = fresh();
    const early = await startedCase(key);
    expect(await problemOf(early)).toBe(`NO_SUCH_PROCESS ${key}`);

    // when
    await deployed(decisionFile(key, '100'));
    await deployed(askingProcess(key, key));

    // then
    await seen(admin, early, 'its start', ({ tokens }) => tokens.includes('wait'));
    await withRecords(({ knex }) => knex('decision_definitions').where('decisionKey', `file-${key}`).delete());
    const second = await startedCase(key);
    expect(await problemOf(second)).toBe(`NO_SUCH_DECISION ${key}`);
    await deployed(decisionFile(key, '100'));
    await seen(admin, second, 'its start', ({ tokens }) => tokens.includes('wait'));
  }, 90_000);

  it('what is called goes with the case, directly or not', async () => {
    // given
    const [inner, middle, outer] = [fresh(), fresh(), fresh()];
    await deployed(decisionFile(inner, '300'));
    await deployed(askingProcess(inner, inner));
    await deployed(callingProcess(middle, inner));
    await deployed(callingProcess(outer, middle));

    // when
    const workflowId = await startedCase(outer);
    const innermost = await until('the innermost case', () =>
      withRecords(async ({ knex }) => {
        const row = await knex('process_instances').where({ processKey: inner }).first('workflowId');
        return row?.workflowId as string | undefined;
      }),
    );
    await seen(admin, innermost, 'the wait', ({ tokens }) => tokens.includes('wait'));
    await told(innermost, 'go');
    await told(innermost, 'enough');

    // then
    const done = await seen(admin, workflowId, 'the end', ({ state }) => state === 'completed');
    expect(done.variables['fee']).toBe(300);
  }, 60_000);

  it('lists the decisions with what can be asked', async () => {
    const key = fresh();
    await deployed(decisionFile(key, '100'));
    const { body } = await admin.get<{ definitions: { decisionKey: string; decisions: string[] }[] }>(
      '/api/admin/decisions',
    );
    const mine = body.definitions.find(({ decisionKey }) => decisionKey === `file-${key}`);
    expect(mine).toMatchObject({ decisions: [key, `Decyzja ${key}`], version: 1, deployedBy: 'Adam Nurtowski' });
  });
});
