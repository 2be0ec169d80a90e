import { randomUUID } from 'node:crypto';
import { signedInResident, taskOf, verificationOf, type Resident } from '../makers/applications.ts';
import { Caller, operator } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { childNumber, childOf, draftForChild, fillForChild, formForChildren } from '../makers/children.ts';
import { portrait } from '../makers/people.ts';
import { letterText, lettersTo } from '../makers/letters.ts';
import { until } from '../makers/until.ts';

jest.setTimeout(120_000);

interface View {
  state: string;
  secondGuardian: { answer: string | null; answeredAt: string | null; version: number; isLate: boolean } | null;
}

let guardian: Resident;
let form: string;
let clerk: Caller;
beforeAll(async () => {
  [guardian, form, clerk] = await Promise.all([signedInResident(), formForChildren(), operator()]);
}, 90_000);

const actFor = (memberId: string | null) =>
  guardian.portal.must(guardian.portal.put('/api/resident/acting-for', { memberId }));
const other = () => ({
  secondGuardianName: 'Jan Próbny',
  secondGuardianEmail: `drugi.${randomUUID()}@poczta.example`,
});
const linkTo = async (email: string): Promise<string> =>
  /drugi-opiekun\?token=([\w-]+)/.exec(await letterText(email, /zgoda drugiego opiekuna/))?.[1] ?? '';
const ask = (token: string) =>
  new Caller('portal').post<Record<string, unknown>>('/api/resident/second-guardian', { token });
const say = (token: string, answer: string) =>
  new Caller('portal').post('/api/resident/second-guardian/answer', { token, answer });

/** A child with an application that was sent and names another guardian. */
async function sent(firstName: string, answers = other()): Promise<{ id: string; email: string }> {
  await actFor(await childOf(guardian, firstName));
  const id = await draftForChild(guardian, form, answers);
  await guardian.portal.must(guardian.portal.post(`/api/resident/applications/${id}/submit`));
  return { id, email: answers.secondGuardianEmail };
}
const view = (id: string) => guardian.portal.must(guardian.portal.get<View>(`/api/resident/applications/${id}`));
const file = async (id: string) => {
  const taskId = await verificationOf(clerk, id);
  const { application } = await clerk.must(
    clerk.get<{ application: View & { lines: { path: string; value: string }[] } }>(`/api/operator/tasks/${taskId}`),
  );
  return application;
};

describe('A-9 the other guardian of a child', () => {
  it('A-9 is asked for by the form alone, has a name, and an address that is not the applicant’s', async () => {
    // given
    await actFor(await childOf(guardian, 'Iga'));
    const id = await draftForChild(guardian, form, { secondGuardianEmail: guardian.applicant.email });

    // when
    const { status, body } = await guardian.portal.post(`/api/resident/applications/${id}/submit`);

    // then
    expect([status, body['fields']]).toEqual([
      422,
      [
        { path: 'answers.secondGuardianName', code: 'REQUIRED' },
        { path: 'answers.secondGuardianEmail', code: 'OWN_ADDRESS' },
      ],
    ]);
  });

  it('A-9 says yes by the link of a letter that tells nothing of the child, once; the clerk sees what, when and to which text', async () => {
    // given
    const { id, email } = await sent('Lena');
    const letter = await letterText(email, /zgoda drugiego opiekuna/);
    const token = await linkTo(email);

    // when
    const question = await ask(token);
    const before = await view(id);
    const answers = await Promise.all([say(token, 'yes'), say(token, 'yes')]);

    // then
    expect(letter).not.toMatch(/Lena|Grześkowiak|Bożena/);
    expect(question.body).toEqual({
      askedBy: `${guardian.applicant.firstName} ${guardian.applicant.lastName}`,
      childName: 'Lena',
      statement: expect.stringContaining('Zgadzam się'),
      paragraphs: expect.any(Array),
      version: 1,
      until: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
    expect(before.secondGuardian).toMatchObject({ answer: null, isLate: false });
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410]);
    const told = await file(id);
    expect(told.secondGuardian).toMatchObject({ answer: 'yes', answeredAt: expect.any(String), version: 1 });
    expect(told.lines.filter(({ path }) => path.startsWith('answers.secondGuardian'))).toMatchObject([
      { value: 'Jan Próbny' },
      { value: email },
    ]);
    expect((await ask(token)).body).toMatchObject({ code: 'TOKEN_INVALID' });
  });

  it('A-9 a used, an overtaken, a late and an invented link tell the same and change nothing', async () => {
    // given
    const { id, email } = await sent('Maja');
    const first = await linkTo(email);
    await guardian.portal.must(guardian.portal.post(`/api/resident/applications/${id}/second-guardian`));
    const second = await until('another letter', async () => (await lettersTo(email)).length === 2).then(() =>
      linkTo(email),
    );

    // when: the first is overtaken, then the day is over
    const overtaken = [await ask(first), await say(first, 'yes')];
    await withRecords(({ knex }) =>
      knex('guardian_consents')
        .where('applicationId', id)
        .update({ expiresAt: new Date(0) }),
    );
    const late = [await ask(second), await say(second, 'yes')];
    const invented = [await ask('x'.repeat(43)), await say('x'.repeat(43), 'no')];

    // then
    const told = [...overtaken, ...late, ...invented].map(({ status, body }) => [status, body['code']]);
    expect(told).toEqual(Array.from({ length: 6 }, () => [410, 'TOKEN_INVALID']));
    expect((await view(id)).secondGuardian).toMatchObject({ answer: null, isLate: true });
    const again = await guardian.portal.post(`/api/resident/applications/${id}/second-guardian`);
    expect(again.body).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('A-9 says no: the clerk decides with that knowledge, and until then no clerk has the application', async () => {
    // given
    const { id, email } = await sent('Zosia');
    await until('the wait', async () => (await view(id)).state === 'in-review');
    const { tasks } = await clerk.must(
      clerk.get<{ tasks: { applicationId: string }[] }>('/api/operator/tasks?scope=all'),
    );

    // when
    const { status } = await say(await linkTo(email), 'no');

    // then
    expect(tasks.some(({ applicationId }) => applicationId === id)).toBe(false);
    expect(status).toBe(200);
    expect((await taskOf(clerk, id)).elementId).toBe('verify-application');
    expect((await file(id)).secondGuardian).toMatchObject({ answer: 'no' });
  });
});

interface Together {
  applications: { id: string; memberId: string; state: string; problems: { path: string }[] }[];
}
const together = (id: string) => guardian.portal.must(guardian.portal.get<Together>(`/api/resident/filings/${id}`));
const begin = (memberIds: string[], code = 'card-issue') =>
  guardian.portal.post<{ id: string }>('/api/resident/filings', { memberIds, form: code });
const submit = (id: string, by = guardian) => by.portal.post(`/api/resident/filings/${id}/submission`);

describe('A-11 one filing for several children', () => {
  it('A-11 begins for all or for none: not where somebody is of another family, or has a card under way', async () => {
    // given
    const stranger = await signedInResident();
    const [own, foreign] = [await childOf(guardian, 'Ola'), await childOf(stranger, 'Ida')];

    // when
    const refused = await begin([own, foreign]);

    // then
    expect(refused.body).toMatchObject({ code: 'NOT_FOUND' });
    const left = await withRecords(({ knex }) =>
      knex('applications').whereNotNull('filingId').where({ firstName: 'Ola' }),
    );
    expect(left).toEqual([]);
  });

  it('A-11 common answers are written once, each child has its own number and photo, and all are sent in one act or none', async () => {
    // given
    const children = [await childOf(guardian, 'Ala'), await childOf(guardian, 'Ewa')];
    const { id } = await guardian.portal.must(begin(children));
    const [first, second] = (await together(id)).applications;
    if (!first || !second) throw new Error('two applications were begun');
    await actFor(first.memberId);
    await fillForChild(guardian, first.id);

    // when: only one is complete
    const early = await submit(id);
    await guardian.portal.must(guardian.portal.post(`/api/resident/filings/${id}/answers`, { from: first.id }));

    // then: none was sent, and what is missing is the child's own
    expect(early.status).toBe(422);
    const missing = (await together(id)).applications;
    expect(missing.map(({ state, problems }) => [state, problems.map(({ path }) => path)])).toEqual([
      ['draft', []],
      ['draft', ['pesel', 'photo']],
    ]);

    // when
    await actFor(second.memberId);
    const path = `/api/resident/applications/${second.id}`;
    const { data, version } = await guardian.portal.must(guardian.portal.get<{ data: object; version: number }>(path));
    await guardian.portal.must(guardian.portal.put(`${path}/draft`, { ...data, version, pesel: childNumber() }));
    await guardian.portal.must(
      guardian.portal.send('PUT', `${path}/photo`, { bytes: await portrait(), type: 'image/png' }),
    );
    const alone = await guardian.portal.post(`${path}/submit`);
    const answers = await Promise.all([submit(id), submit(id)]);

    // then
    expect(alone.body).toMatchObject({ code: 'FILED_TOGETHER' });
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect((await together(id)).applications.map(({ state }) => state)).toEqual(['submitted', 'submitted']);
    const list = await guardian.portal.must(
      guardian.portal.get<{ applications: { filedWith: { holderName: string }[] }[] }>('/api/resident/applications'),
    );
    expect(list.applications[0]?.filedWith).toMatchObject([{ holderName: expect.stringContaining('Ala') }]);
    const { application } = await clerk.must(
      clerk.get<{ application: { filedWith: { id: string }[] } }>(
        `/api/operator/tasks/${await verificationOf(clerk, first.id)}`,
      ),
    );
    expect(application.filedWith).toMatchObject([{ id: second.id }]);
  });

  it('A-11 is nobody else’s: another resident finds nothing of it', async () => {
    // given
    const { id } = await guardian.portal.must(
      begin([await childOf(guardian, 'Pola'), await childOf(guardian, 'Nela')]),
    );
    const stranger = await signedInResident();

    // then
    expect((await stranger.portal.get(`/api/resident/filings/${id}`)).body).toMatchObject({ code: 'NOT_FOUND' });
    expect((await submit(id, stranger)).body).toMatchObject({ code: 'NOT_FOUND' });
  });
});
