import { randomUUID } from 'node:crypto';
import type { OfficeApplicationDetail, TaskDetail } from '@karta/contracts';
import type { Permission } from '@karta/domain';
import { cardIn, holderIn, openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import type { OperatorActor } from '../http/actor.ts';
import type { Context, Input, Route } from '../http/definition.ts';
import { officeApplication } from './application-file.ts';
import { recordPickup } from './record-pickup.ts';
import { taskDetail } from './task-detail.ts';

const NAMES = ['applications.holder', 'tasks.holder', 'cards.holder'];
const PERSON = { firstName: 'Łucja', lastName: 'Źdźbłowska' };
const applicationId = randomUUID();
const [ofApplication, ofCard] = [randomUUID(), randomUUID()];

let own: OwnCity;
let cardId: string;
beforeAll(async () => {
  own = await openOwnCity();
  const { knex, clock } = own.city;
  const { accountId, residentId } = await holderIn(own.city);
  cardId = await cardIn(own.city, residentId, 'active');
  const resident = { code: 'resident', name: '', criterion: '', description: '', validityYears: 3 };
  await knex('packages').insert(resident).onConflict().ignore();
  await knex('applications').insert({
    ...{ id: applicationId, type: 'card-issue', packageCode: 'resident', accountId, object: randomUUID() },
    ...{ ...PERSON, email: 'l@example.test', phone: '', state: 'in-review' },
  });
  const task = { elementId: '', name: '', form: '', state: 'open', candidateGroup: 'card-office' };
  const rest = { ...task, openedAt: clock.now() };
  await knex('tasks').insert({ ...rest, id: ofApplication, workflowId: 'a', caseId: applicationId, applicationId });
  const act = { id: ofCard, cardId, kind: 'unblock', requestedKind: 'resident', requestedBy: accountId };
  await knex('card_acts').insert({ ...act, reason: 'office', note: 'zguba', requestedAt: clock.now() });
  await knex('tasks').insert({ ...rest, id: ofCard, workflowId: 'b', caseId: ofCard });
}, 60_000);
afterAll(() => own.close(), 60_000);

function clerk(hiddenFields: readonly string[], ...permissions: Permission[]): OperatorActor {
  const grants = permissions.map((permission) => ({ permission, condition: null }));
  const groups = [{ code: 'card-office', atOwnPoint: false }];
  return {
    kind: 'operator',
    operatorId: randomUUID(),
    name: '',
    pickupPointId: null,
    ...{ permissions, hiddenFields, grants, groups },
  };
}

/** What the route shows to that person, as it leaves the server. */
async function shown<Answer>({ shape }: Route, params: object, actor: OperatorActor): Promise<Answer> {
  if (typeof shape.answer === 'string') throw new Error('This is no row.');
  const input = { params } as Input<unknown, unknown, unknown>;
  const at = { city: own.city, actor } as unknown as Context<never>;
  const reply =
    'show' in shape && shape.show ? await shape.show(cardId as never, input, at) : await shape.handle(input, at);
  return shape.answer.parse(reply) as Answer;
}

const namesIn = (answer: object): boolean => /Łucja|Źdźbłowska|Osoba|Próbna/.test(JSON.stringify(answer));

describe('the name of a holder that a person may not see', () => {
  it('is left out of the page of an application, whose other fields stay', async () => {
    const ask = async (hidden: readonly string[]): Promise<OfficeApplicationDetail> =>
      shown(officeApplication, { id: applicationId }, clerk(hidden, 'application.read'));
    expect(await ask([])).toMatchObject({ holderName: 'Łucja Źdźbłowska' });

    const kept = await ask(NAMES);
    expect(namesIn(kept)).toBe(false);
    expect(kept).toMatchObject({ state: 'in-review', packageName: expect.any(String) });
    expect(kept.file.comparison.map(({ field }) => field)).toContain('email');
  });

  it('is left out of a task for whoever may not decide it, and of the word about the next one', async () => {
    const reader = (hidden: readonly string[]): OperatorActor => clerk(hidden, 'task.read', 'application.read');
    const ask = async (id: string, hidden: readonly string[]): Promise<TaskDetail> =>
      shown(taskDetail, { taskId: id }, reader(hidden));
    expect(namesIn(await ask(ofApplication, []))).toBe(true);
    expect(namesIn(await ask(ofApplication, NAMES))).toBe(false);

    const about = await ask(ofCard, []);
    expect(about.facts).toContainEqual({ code: 'holder', parts: ['Osoba Próbna'] });
    expect(about.nextTask).toMatchObject({ holderName: 'Łucja Źdźbłowska' });
    const kept = await ask(ofCard, NAMES);
    expect(namesIn(kept)).toBe(false);
    expect(kept.nextTask).toMatchObject({ holderName: null });
  });

  it('stands beside the register in a task that the person may decide, and nowhere else in it', async () => {
    const decider = clerk(NAMES, 'task.read', 'application.read', 'task.complete');
    const task = await shown<TaskDetail>(taskDetail, { taskId: ofApplication }, decider);
    expect(task).not.toHaveProperty('holderName');
    const names = task.application?.comparison.filter(({ field }) => field === 'firstName' || field === 'lastName');
    expect(names?.map(({ applied }) => applied)).toEqual(['Łucja', 'Źdźbłowska']);
  });

  it('is left out of the card that was handed over', async () => {
    const ask = async (hidden: readonly string[]): Promise<object> =>
      shown(recordPickup, { id: cardId }, clerk(hidden, 'card.hand-over'));
    expect(await ask([])).toMatchObject({ holderName: 'Osoba Próbna' });
    expect(await ask(NAMES)).not.toHaveProperty('holderName');
  });
});
