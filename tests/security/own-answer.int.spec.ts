import { randomUUID } from 'node:crypto';
import { decide, submittedApplication, taskOf, type Filed } from '../makers/applications.ts';
import { operator, type Answer, type Caller } from '../makers/caller.ts';
import { applicationState } from '../makers/production.ts';
import { until } from '../makers/until.ts';

let clerk: Caller;
beforeAll(async () => {
  clerk = await operator();
});

interface OfficeView {
  file: { completionAnswer: string | null };
}

const answer = ({ portal, applicationId }: Filed, message: string, key: string = randomUUID()): Promise<Answer> =>
  portal.post(`/api/resident/applications/${applicationId}/complete`, { message }, { key });

/** The clerk calls the applicant for a completion, once the last one is looked at. */
async function call(filed: Filed): Promise<void> {
  await taskOf(clerk, filed.applicationId, (task) => task.elementId === 'verify-application');
  await decide(clerk, filed.applicationId, 'call', 'Nowe zdjęcie.');
  await until('the call', async () => {
    const { body } = await filed.portal.get<{ completionRequest: object | null }>(
      `/api/resident/applications/${filed.applicationId}`,
    );
    return body.completionRequest;
  });
}

const read = async ({ applicationId }: Filed): Promise<string | null> =>
  (await clerk.must(clerk.get<OfficeView>(`/api/operator/applications/${applicationId}`))).file.completionAnswer;

describe('the answer of an applicant', () => {
  it('that the case has accepted is the one the clerk reads, whatever was sent beside it', async () => {
    // given
    const filed = await submittedApplication();
    await call(filed);

    // when
    const texts = ['jeden', 'dwa', 'trzy', 'cztery', 'pięć', 'sześć'];
    const answers = await Promise.all(texts.map((text) => answer(filed, text)));

    // then
    const taken = texts.filter((_text, index) => answers[index]?.status === 200);
    expect(taken).toHaveLength(1);
    await applicationState(filed.portal, filed.applicationId, 'completed-by-applicant');
    expect(await read(filed)).toBe(taken[0]);
    expect((await answer(filed, 'siedem')).status).toBe(409);
    expect(await read(filed)).toBe(taken[0]);
  }, 60_000);

  it('repeated under its key is told done; another text, and a later call, under the same key are refused', async () => {
    // given
    const filed = await submittedApplication();
    const key = randomUUID();
    await call(filed);
    const first = await answer(filed, 'Proszę.', key);

    // when
    const same = await answer(filed, 'Proszę.', key);
    const other = await answer(filed, 'Jednak nie.', key);
    await call(filed);
    const later = await answer(filed, 'Proszę.', key);

    // then
    expect([first.status, same.status]).toEqual([200, 200]);
    expect([other, later].map(({ status, body }) => [status, body['code']])).toEqual([
      [409, 'IDEMPOTENCY_KEY_REUSED'],
      [409, 'IDEMPOTENCY_KEY_REUSED'],
    ]);
    expect((await answer(filed, 'Druga odpowiedź.')).status).toBe(200);
    await until('the second answer', async () => (await read(filed)) === 'Druga odpowiedź.');
  }, 60_000);
});
