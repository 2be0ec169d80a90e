import type { Caller } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { hired } from '../makers/staff.ts';
import { addressOf } from '../makers/town.ts';

jest.setTimeout(60_000);

/** The stream of an open task list, from its first byte on; `ended` is there when the server closes it. */
async function listening(person: Caller): Promise<{ ended: Promise<string> }> {
  const answer = await fetch(`${addressOf('operator')}/api/operator/tasks/stream`, {
    headers: { cookie: person.cookie },
  });
  expect(answer.status).toBe(200);
  return { ended: answer.text() };
}

describe('the stream of an open task list', () => {
  it.each([
    ['the session', (person: Caller) => person.must(person.post('/api/operator/sign-out'))],
    [
      'the right',
      async (person: Caller) => {
        const { operator } = await person.must(person.get<{ operator: { id: string } }>('/api/operator/session'));
        await withRecords(({ knex }) => knex('operator_roles').where({ operatorId: operator.id }).delete());
      },
    ],
  ])('ends with %s of who listens', async (_what, end) => {
    // given
    const person = await hired(['auditor']);
    const { ended } = await listening(person);

    // when
    await end(person);

    // then
    expect(await ended).toContain('event: changed');
  });
});
