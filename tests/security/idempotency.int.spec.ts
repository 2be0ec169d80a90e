import { randomUUID } from 'node:crypto';
import {
  cityFacts,
  filledDraft,
  signedInResident,
  submittedApplication,
  verificationOf,
  type Filed,
} from '../makers/applications.ts';
import { Caller, operator, type Answer } from '../makers/caller.ts';
import { letterText } from '../makers/letters.ts';
import { newApplicant } from '../makers/people.ts';
import { openRecords } from '../makers/records.ts';
import { DEMO } from '../makers/town.ts';

/** Rows of a table of the city. */
async function rowsOf(table: string, where: Record<string, unknown>): Promise<Record<string, unknown>[]> {
  const records = await openRecords();
  try {
    return await records.city('nowa-rzeczna').knex(table).where(where);
  } finally {
    await records.close();
  }
}

const startsOf = (applicationId: string): Promise<unknown[]> =>
  rowsOf('outbox', { workflowId: `nowa-rzeczna/card-application/${applicationId}`, kind: 'start-process' });

describe('registering', () => {
  it('five clicks at once make one account, and every click gets the same answer', async () => {
    // given
    const portal = new Caller('portal');
    const { registrationConsents } = await cityFacts(portal);
    const { firstName, lastName, email, password } = newApplicant();
    const consents = registrationConsents.filter((text) => text.required).map(({ id }) => id);

    // when
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        portal.post('/api/resident/register', { firstName, lastName, email, password, consents }),
      ),
    );

    // then
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
    expect(await rowsOf('accounts', { email })).toHaveLength(1);
  }, 60_000);
});

describe('beginning an application', () => {
  it('a second click gets the first answer, and there is one draft', async () => {
    // given
    const { portal } = await signedInResident();
    const key = randomUUID();

    // when
    const first = await portal.post('/api/resident/applications', {}, { key });
    const second = await portal.post('/api/resident/applications', {}, { key });

    // then
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    const { body } = await portal.get<{ applications: unknown[] }>('/api/resident/applications');
    expect(body.applications).toHaveLength(1);
  }, 60_000);

  it('ten clicks at once make one draft', async () => {
    // given
    const { portal } = await signedInResident();
    const key = randomUUID();

    // when
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => portal.post('/api/resident/applications', {}, { key })),
    );

    // then
    expect(new Set(answers.map(({ body }) => body['id'])).size).toBe(1);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const { body } = await portal.get<{ applications: unknown[] }>('/api/resident/applications');
    expect(body.applications).toHaveLength(1);
  }, 60_000);

  it('the same key with other content is refused', async () => {
    const { portal } = await signedInResident();
    const key = randomUUID();
    await portal.must(portal.post('/api/resident/applications', {}, { key }));
    const other = await portal.post('/api/resident/applications', { packageCode: 'senior' }, { key });
    expect([other.status, other.body['code']]).toEqual([409, 'IDEMPOTENCY_KEY_REUSED']);
  }, 60_000);

  it('one person’s key says nothing to another person', async () => {
    const [one, other] = await Promise.all([signedInResident(), signedInResident()]);
    const key = randomUUID();
    const answers = await Promise.all(
      [one, other].map(({ portal }) => portal.post('/api/resident/applications', {}, { key })),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[0]?.body['id']).not.toBe(answers[1]?.body['id']);
  }, 60_000);
});

describe('sending an application', () => {
  const submit = ({ portal, applicationId }: Filed, key: string): Promise<Answer> =>
    portal.post(`/api/resident/applications/${applicationId}/submit`, {}, { key });

  it('a second click gets the first answer, and one process starts', async () => {
    // given
    const filed = await filledDraft();
    const key = randomUUID();

    // when
    const answers = [await submit(filed, key), await submit(filed, key)];

    // then
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    expect(await startsOf(filed.applicationId)).toHaveLength(1);
  }, 60_000);

  it('twins at once under one key are one submission', async () => {
    const filed = await filledDraft();
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 8 }, () => submit(filed, key)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await startsOf(filed.applicationId)).toHaveLength(1);
  }, 60_000);

  it('twins at once under different keys: one is taken, the others are told that it is sent', async () => {
    const filed = await filledDraft();
    const answers = await Promise.all(Array.from({ length: 8 }, () => submit(filed, randomUUID())));
    const codes = answers.map(({ status, body }) => (status === 200 ? 'sent' : body['code']));
    expect(codes.filter((code) => code === 'sent')).toHaveLength(1);
    expect(codes.filter((code) => code !== 'sent' && code !== 'APPLICATION_NOT_EDITABLE')).toEqual([]);
    expect(await startsOf(filed.applicationId)).toHaveLength(1);
    expect(await rowsOf('application_events', { applicationId: filed.applicationId, code: 'submitted' })).toHaveLength(
      1,
    );
  }, 60_000);

  it('the key of one application does not send another', async () => {
    const [one, other] = await Promise.all([filledDraft(), filledDraft()]);
    const key = randomUUID();
    await submit(one, key);
    const path = `/api/resident/applications/${other.applicationId}/submit`;
    const answer = await one.portal.post(path, {}, { key });
    expect(answer.body['code']).toBe('IDEMPOTENCY_KEY_REUSED');
  }, 60_000);

  it('a person with an open application begins no second one', async () => {
    const { portal } = await submittedApplication();
    const answer = await portal.post('/api/resident/applications', {});
    expect([answer.status, answer.body['code']]).toEqual([409, 'APPLICATION_ALREADY_OPEN']);
  }, 60_000);
});

describe('two clerks and one task', () => {
  let ewa: Caller;
  let marek: Caller;
  beforeAll(async () => {
    [ewa, marek] = await Promise.all([operator(DEMO.clerk), operator(DEMO.secondClerk)]);
  }, 30_000);

  const claim = (clerk: Caller, id: string): Promise<Answer> => clerk.post(`/api/operator/tasks/${id}/claim`);
  const approve = (clerk: Caller, id: string, key: string = randomUUID()): Promise<Answer> =>
    clerk.post(`/api/operator/tasks/${id}/complete`, { outcome: 'approve' }, { key });

  it('who claims second is told who was first and when', async () => {
    // given
    const { applicationId } = await submittedApplication();
    const id = await verificationOf(ewa, applicationId);

    // when
    const answers = await Promise.all([claim(ewa, id), claim(marek, id)]);

    // then
    const [refused] = answers.filter(({ status }) => status !== 200);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(refused?.body).toMatchObject({ code: 'CLAIMED_BY_OTHER', at: expect.stringMatching(/^2\d{3}-/) });
    expect(['Ewa Pączkowska', 'Marek Król']).toContain(refused?.body['by']);
  }, 60_000);

  it('who decides what another clerk works on is refused; nothing is decided', async () => {
    // given
    const { applicationId } = await submittedApplication();
    const id = await verificationOf(ewa, applicationId);
    await claim(ewa, id);

    // when
    const answer = await approve(marek, id);

    // then
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ code: 'CLAIMED_BY_OTHER', by: 'Ewa Pączkowska' });
    expect(await rowsOf('decisions', { taskId: id })).toEqual([]);
  }, 60_000);

  it('who decides after the decision is told who decided and when', async () => {
    // given
    const { applicationId } = await submittedApplication();
    const id = await verificationOf(ewa, applicationId);
    await claim(ewa, id);
    await approve(ewa, id);

    // when
    const late = await approve(marek, id);

    // then
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({
      code: 'ALREADY_DECIDED',
      by: 'Ewa Pączkowska',
      at: expect.stringMatching(/^2\d{3}-/),
    });
  }, 60_000);

  it('a decision repeated under its key is one decision and one letter', async () => {
    // given
    const { applicationId, applicant } = await submittedApplication();
    const id = await verificationOf(ewa, applicationId);
    await claim(ewa, id);
    const key = randomUUID();
    const reject = (note: string): Promise<Answer> =>
      ewa.post(`/api/operator/tasks/${id}/complete`, { outcome: 'reject', note }, { key });

    // when
    const answers = await Promise.all([reject('Poza miastem.'), reject('Poza miastem.')]);
    const late = await reject('Poza miastem.');
    const other = await reject('Z innego powodu.');

    // then
    expect(answers.concat(late).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect([other.status, other.body['code']]).toEqual([409, 'IDEMPOTENCY_KEY_REUSED']);
    expect(await rowsOf('decisions', { taskId: id })).toHaveLength(1);
    await letterText(applicant.email, /odmowna/);
    expect(await rowsOf('notifications', { applicationId, template: 'application-rejected' })).toHaveLength(1);
  }, 60_000);

  it('an outcome that the task does not have, and a refusal without a reason, are refused', async () => {
    const { applicationId } = await submittedApplication();
    const id = await verificationOf(ewa, applicationId);
    await claim(ewa, id);
    const answers = [
      await ewa.post(`/api/operator/tasks/${id}/complete`, { outcome: 'marry' }),
      await ewa.post(`/api/operator/tasks/${id}/complete`, { outcome: 'reject' }),
      await ewa.post(`/api/operator/tasks/${id}/complete`, { outcome: 'call', note: 'x', dueOn: '2020-01-01' }),
    ];
    expect(answers.map(({ body }) => body['code'])).toEqual([
      'OUTCOME_UNKNOWN',
      'REASON_REQUIRED',
      'COMPLETION_TERM_TOO_SHORT',
    ]);
  }, 60_000);
});
