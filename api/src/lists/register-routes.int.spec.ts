import type { CardRow } from '@karta/contracts';
import { readRegister, TASKS_IN_SQL } from '@karta/services';
import { cardIn, holderIn, openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import type { OperatorActor } from '../http/actor.ts';
import type { Context, Input, Route } from '../http/definition.ts';
import { cardRoutes } from '../operator/registers.ts';

let own: OwnCity;
beforeAll(async () => {
  own = await openOwnCity();
  const { residentId } = await holderIn(own.city);
  await cardIn(own.city, residentId, 'ready');
  await cardIn(own.city, residentId, 'active');
  await own.city.knex('operators').insert({ ...OPERATOR, email: 'ewa@example.test', unit: '', passwordHash: '' });
}, 60_000);
afterAll(() => own.close(), 60_000);

const NO_FILTER = {
  type: undefined,
  form: undefined,
  point: undefined,
  due: undefined,
  followUp: undefined,
  state: undefined,
};
const ALL_TASKS = { scope: 'all', ...NO_FILTER } as const;
const OPERATOR = { id: '00000000-0000-4000-8000-000000000001', name: 'Ewa Pączkowska' };
const clerk = (hiddenFields: readonly string[]): OperatorActor => ({
  kind: 'operator',
  operatorId: OPERATOR.id,
  name: OPERATOR.name,
  permissions: ['card.read'],
  pickupPointId: null,
  hiddenFields,
  grants: [{ permission: 'card.read', condition: null }],
  groups: [],
});

const [cardList, beginExport, exportedRows] = cardRoutes;

interface Answer {
  exportId: string;
  cards: CardRow[];
  rows: CardRow[];
  total: { count: number };
  hidden?: string[];
}

/** What the route answers, as it leaves the server. */
async function ask(
  { shape }: Route,
  hiddenFields: readonly string[],
  question: object = {},
  { params, body }: { params?: object; body?: object } = {},
): Promise<Answer> {
  if (typeof shape.answer === 'string') throw new Error('This is no list.');
  const input = { query: question, body, params } as Input<unknown, unknown, unknown>;
  const reply = await shape.handle(input, { city: own.city, actor: clerk(hiddenFields) } as unknown as Context<never>);
  return shape.answer.parse(reply) as Answer;
}

describe('a column that a person may not see', () => {
  const HIDDEN = ['cards.holder', 'tasks.number'];

  it('is not sent, and the list says so', async () => {
    const { cards, hidden } = await ask(cardList, HIDDEN);
    expect(hidden).toEqual(['holder']);
    expect(cards).toHaveLength(2);
    for (const card of cards) {
      expect(card).not.toHaveProperty('holderName');
      expect(card).toHaveProperty('number');
    }
  });

  it('takes along what is sent only because of it', async () => {
    const [card] = (await ask(cardList, ['cards.application'])).cards;
    expect(card).not.toHaveProperty('applicationNumber');
    expect(card).not.toHaveProperty('applicationId');
    expect(card).toHaveProperty('id');
  });

  it('is not searched, whether the search names it or not', async () => {
    expect((await ask(cardList, [], { search: 'probna' })).total.count).toBe(2);
    expect((await ask(cardList, HIDDEN, { search: 'probna' })).total.count).toBe(0);
    expect((await ask(cardList, HIDDEN, { search: 'probna', columns: ['holder'] })).total.count).toBe(0);
  });

  it('orders nothing', async () => {
    const ids = async (hidden: readonly string[], direction: string): Promise<string[]> =>
      (await ask(cardList, hidden, { sort: 'state', direction })).cards.map(({ id }) => id);
    const byId = (await own.city.knex('cards').orderBy('id').pluck('id')) as string[];
    expect(await ids(['cards.state'], 'asc')).toEqual(byId);
    expect(await ids(['cards.state'], 'desc')).toEqual(byId.toReversed());
  });

  it('stands in no cursor either', async () => {
    // given
    const due = '2026-12-07';
    for (const id of ['one', 'other']) {
      await own.city.knex('tasks').insert({
        id,
        workflowId: id,
        caseId: id,
        elementId: id,
        name: '',
        form: '',
        state: 'open',
        candidateGroup: 'card-office',
        dueOn: due,
        openedAt: own.city.clock.now(),
      });
    }

    // when
    const keysOf = async (hidden: readonly string[]): Promise<unknown> => {
      const { next } = await readRegister(own.city, TASKS_IN_SQL, ALL_TASKS, { size: 1, hidden });
      return JSON.parse(Buffer.from(next ?? '', 'base64url').toString());
    };

    // then
    expect(await keysOf([])).toContain(due);
    expect(await keysOf(['due'])).not.toContain(due);
  });

  it('cannot be filtered by: the count would tell what stands there', async () => {
    expect((await ask(cardList, [], { state: 'ready' })).total.count).toBe(1);
    await expect(ask(cardList, ['cards.state'], { state: 'ready' })).rejects.toMatchObject({ code: 'VALIDATION' });
  });

  it('is not exported', async () => {
    const question = { columns: ['number', 'holder'] };
    const body = { ...question, reason: 'kontrola', format: 'csv' };
    const { exportId } = await ask(beginExport, HIDDEN, {}, { body });
    const { rows } = await ask(exportedRows, HIDDEN, question, { params: { exportId } });
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(row).not.toHaveProperty('holderName');
  });
});

it('a person without hidden columns gets every field of a row, and no word about columns', async () => {
  const answer = await ask(cardList, []);
  expect(answer).not.toHaveProperty('hidden');
  expect(Object.keys(answer.cards[0] ?? {}).toSorted()).toEqual(
    [
      'applicationId',
      'applicationNumber',
      'carrier',
      'chipLevel',
      'createdAt',
      'designVersion',
      'holderName',
      'id',
      'issuedAt',
      'issuedBy',
      'number',
      'pickupPointName',
      'readyAt',
      'state',
      'validUntil',
    ].toSorted(),
  );
});
