import { addDays, termEnd } from '@karta/domain';
import { decide, signedInResident, submittedApplication, taskOf } from '../makers/applications.ts';
import { operator, type Caller } from '../makers/caller.ts';
import { asOwner } from '../makers/database.ts';
import { letterText } from '../makers/letters.ts';
import { openRecords } from '../makers/records.ts';
import { DEMO } from '../makers/town.ts';
import { until } from '../makers/until.ts';
import { approve, rowsOf } from '../town/town-at-work.ts';

jest.setTimeout(60_000);

type Terms = Record<string, number | boolean | string>;
interface List {
  versions: { types: number };
  city: Terms;
  types: { type: string; terms: Terms; own: Terms }[];
}

let admin: Caller;
let kept: Terms;
const put = async (type: string, own: object) =>
  admin.put<List>(`/api/admin/terms/${type}?version=${(await list()).versions.types}`, own);
const list = (): Promise<List> => admin.must(admin.get<List>('/api/admin/terms'));

beforeAll(async () => {
  admin = await operator(DEMO.admin);
  kept = (await list()).types.find(({ type }) => type === 'card-issue')?.own ?? {};
});
afterAll(async () => void (await admin.must(put('card-issue', kept))));

/** Today in the city. */
async function today(): Promise<string> {
  const records = await openRecords();
  const day = records.city('nowa-rzeczna').clock.today();
  await records.close();
  return day;
}

/** Moves the last call of an application back, as days that went by would. */
async function callWasSent(applicationId: string, daysAgo: number): Promise<void> {
  const due = addDays(await today(), 7 - daysAgo);
  // the town itself writes its steps once
  await asOwner('karta_nowa_rzeczna', async (knex) => {
    await knex.raw('set session_replication_role = replica');
    await knex('application_events')
      .where({ applicationId, code: 'completion-requested' })
      .update({ at: knex.raw("at - ? * interval '1 day'", [daysAgo]), due });
  });
}

describe('the terms of a type of application (KPA art. 35, 57, 64)', () => {
  it('are changed by an administrator alone, within the law, and leave a trace', async () => {
    // when
    const changed = await admin.must(put('card-issue', { decisionDays: 20, legalBasis: '§ 12 uchwały nr 3' }));
    const clerk = await operator();

    // then
    const issue = changed.types.find(({ type }) => type === 'card-issue');
    expect(issue?.terms).toEqual({ ...changed.city, decisionDays: 20, legalBasis: '§ 12 uchwały nr 3' });
    expect((await put('card-issue', { completionDays: 6 })).body).toMatchObject({ code: 'VALIDATION' });
    expect((await put('parking', { decisionDays: 6 })).body).toMatchObject({ code: 'VALIDATION' });
    expect((await clerk.put('/api/admin/terms/card-issue', {})).body).toMatchObject({ code: 'FORBIDDEN' });
    const written = await rowsOf<{ facts: Terms }>('audit', { act: 'settings.change', subjectId: 'terms/card-issue' });
    expect(written.map(({ facts }) => facts)).toContainEqual(expect.objectContaining({ decisionDays: 20 }));
  });

  it('set when a decision is due, how long a call runs from its delivery, and what it cites', async () => {
    // given
    const own = { decisionDays: 20, completionDays: 10, deliveryDays: 3, legalBasis: '§ 12 uchwały nr 3' };
    await admin.must(put('card-issue', own));
    const { applicationId, applicant } = await submittedApplication();
    const clerk = await operator();
    const day = await today();
    const { id } = await taskOf(clerk, applicationId);
    const task = await clerk.must(clerk.get<{ dueOn: string; call: object }>(`/api/operator/tasks/${id}`));

    // then
    expect(task.dueOn).toBe(termEnd(day, 20));
    expect(task.call).toEqual({ earliestOn: addDays(day, 10), proposedOn: termEnd(addDays(day, 3), 10) });

    // and when: called with a day that comes too early, then without one
    await clerk.must(clerk.post(`/api/operator/tasks/${id}/claim`));
    const tooEarly = { outcome: 'call', note: 'Nowe zdjęcie.', dueOn: addDays(day, 9) };
    expect((await clerk.post(`/api/operator/tasks/${id}/complete`, tooEarly)).body).toMatchObject({
      code: 'COMPLETION_TERM_TOO_SHORT',
    });
    await clerk.must(clerk.post(`/api/operator/tasks/${id}/complete`, { outcome: 'call', note: 'Nowe zdjęcie.' }));

    // then
    expect(await letterText(applicant.email, /prosimy o uzupełnienie/)).toContain('§ 12 uchwały nr 3');
    const [called] = await rowsOf<{ due: string }>('application_events', {
      applicationId,
      code: 'completion-requested',
    });
    expect(called?.due).toBe(termEnd(addDays(day, 3), 10));
  });

  it.each([
    ['in time is later by the applicant’s own days', 3, (due: string) => termEnd(due, 3)],
    ['after the deadline counts as filed on that day', 12, async () => termEnd(await today(), 14)],
  ])('a decision after a completion %s (B-4)', async (_, daysAgo, expected) => {
    // given
    await admin.must(put('card-issue', {}));
    const { applicationId, portal } = await submittedApplication(await signedInResident());
    const clerk = await operator();
    await decide(clerk, applicationId, 'call', 'Nowe zdjęcie.');
    await until(
      'the call',
      async () => (await rowsOf('application_events', { applicationId, code: 'completion-requested' }))[0],
    );
    await callWasSent(applicationId, daysAgo);
    const [before] = await rowsOf<{ decisionDue: string }>('applications', { id: applicationId });

    // when
    await until('the task of the applicant', async () => {
      const answered = await portal.post(`/api/resident/applications/${applicationId}/complete`, {
        message: 'Proszę.',
      });
      return answered.status < 300;
    });

    // then
    await taskOf(clerk, applicationId, (task) => task.elementId === 'verify-application');
    const [after] = await rowsOf<{ decisionDue: string }>('applications', { id: applicationId });
    expect(after?.decisionDue).toBe(await expected(before?.decisionDue ?? ''));
    await approve(clerk, applicationId);
  });
});
