import { randomUUID } from 'node:crypto';
import { openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { actOnCase } from './act-on-case.ts';

let own: OwnCity;
let workflowId: string;
let operatorId: string;
const sent: object[] = [];

const employ = async (): Promise<string> => {
  const id = randomUUID();
  const who = { id, email: `${id}@example.test`, name: 'Anna Próbna', unit: '', passwordHash: '' };
  await own.city.knex('operators').insert(who);
  await own.city.knex('operator_roles').insert({ operatorId: id, roleCode: 'admin' });
  return id;
};

/** An act that goes round somebody's decision, or not. */
const act = (isRound: boolean) =>
  actOnCase(
    own.city,
    { operatorId },
    {
      ...{ workflowId, act: 'edit-variables', subject: 'days', reason: 'próba', key: randomUUID(), request: {} },
      judge: () => Promise.resolve({ kind: 'edit-variables', isRound, order: { variables: { days: 1 } } }),
    },
    (how) => Promise.resolve(void sent.push(how)),
  );

beforeAll(async () => {
  own = await openOwnCity();
  const vault = {
    keys: { openCityKey: () => Promise.resolve({ id: randomUUID() }) },
    seal: (_key: string, _place: object, text: string) => Promise.resolve(Buffer.from(text)),
  };
  Object.assign(own.city, { vault });
  workflowId = `proba/p/${randomUUID()}`;
  const { knex } = own.city;
  operatorId = await employ();
  const definition = { processKey: 'p', version: 1, name: 'p', xml: '', digest: '', graph: {}, note: '' };
  await knex('process_definitions').insert({ ...definition, deployedBy: operatorId, deployedAt: new Date() });
  const running = { workflowId, caseId: randomUUID(), processKey: 'p', version: 1, state: 'running', digest: '' };
  await knex('process_instances').insert({ ...running, startedAt: new Date() });
}, 60_000);
afterAll(() => own.close());

describe('an act that goes round a decision, in a town of one administrator', () => {
  it('is done, and carries that nobody else could have approved it; another act carries nothing', async () => {
    // when
    const answers = [await act(true), await act(false)];

    // then
    const reasonId = expect.any(String);
    expect(answers).toEqual([
      { done: true, approvalId: null },
      { done: true, approvalId: null },
    ]);
    expect(sent).toEqual([{ reasonId, alone: true }, { reasonId }]);
  });

  it('waits as soon as there is a second one, who is told by mail', async () => {
    // given
    const second = await employ();
    sent.length = 0;

    // when
    const answer = await act(true);

    // then
    expect(answer).toEqual({ done: false, approvalId: expect.any(String) });
    expect(sent).toEqual([]);
    const told = await own.city.knex('notifications').select('recipient', 'template');
    expect(told).toEqual([{ recipient: `${second}@example.test`, template: 'staff-approval-waiting' }]);
  });
});
