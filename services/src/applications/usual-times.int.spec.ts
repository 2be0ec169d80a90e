import { randomUUID } from 'node:crypto';
import { holderIn, openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { usualDecisions, usualSteps } from './usual-times.ts';

const DAY_MS = 86_400_000;
let own: OwnCity;
let now: number;
beforeAll(async () => {
  own = await openOwnCity();
  now = own.city.clock.now().getTime();
}, 60_000);
afterAll(() => own.close(), 60_000);

/** So many closed cases, each of whose checks took one day more than that of the one before. */
async function closedCases(count: number, processKey: string, leftAt = now - DAY_MS): Promise<void> {
  const { knex } = own.city;
  const instance = { processKey, version: 1, digest: '', state: 'completed', startedAt: new Date(0) };
  const step = {
    tokenId: 't1',
    elementId: 'check',
    kind: 'user-task',
    name: 'check',
    scopeId: 's0',
    publicLabel: 'Sprawdzamy',
  };
  for (let days = 1; days <= count; days += 1) {
    const workflowId = `proba/${processKey}/${randomUUID()}`;
    await knex('process_instances').insert({ workflowId, caseId: randomUUID(), ...instance });
    const times = { enteredAt: new Date(leftAt - days * DAY_MS), leftAt: new Date(leftAt) };
    await knex('process_elements').insert({ workflowId, ...step, ...times });
    await knex('process_elements').insert({ workflowId, ...step, elementId: 'hidden', publicLabel: null, ...times });
  }
}

describe('what is usual in a town', () => {
  it('X-3: is the middle of its closed cases and what nine of ten stay within, for steps that residents see', async () => {
    await closedCases(21, 'many');
    expect([...(await usualSteps(own.city, 'many'))]).toEqual([['check', { days: 11, lateDays: 19, cases: 21 }]]);
  });

  it('is told from the number of cases on that the town has set, and by cases of three months', async () => {
    await closedCases(19, 'few');
    await closedCases(30, 'old', now - 120 * DAY_MS);
    expect((await usualSteps(own.city, 'few')).size).toBe(0);
    expect((await usualSteps(own.city, 'old')).size).toBe(0);
  });

  it('counts decisions by the type of application', async () => {
    // given
    const { knex } = own.city;
    const { accountId } = await holderIn(own.city);
    const pack = { code: 'resident', name: 'Pakiet', criterion: '', description: '', validityYears: 1, position: 1 };
    await knex('packages').insert({ ...pack, requiredDocuments: '[]' });
    const decided = { accountId, type: 'duplicate', packageCode: 'resident', state: 'issued' };
    for (let days = 1; days <= 20; days += 1) {
      const times = { submittedAt: new Date(now - (days + 1) * DAY_MS), decidedAt: new Date(now - DAY_MS) };
      await knex('applications').insert({ id: randomUUID(), ...decided, ...times });
    }

    // then
    expect([...(await usualDecisions(own.city))]).toEqual([['duplicate', { days: 11, lateDays: 19, cases: 20 }]]);
  });
});
