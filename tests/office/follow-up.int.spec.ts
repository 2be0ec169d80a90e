import type { TaskDetail, TaskRow } from '@karta/contracts';
import { addDays, civilDateOf } from '@karta/domain';
import { submittedApplication, verificationOf } from '../makers/applications.ts';
import { operator, type Answer, type Caller } from '../makers/caller.ts';
import { rowsOf } from '../town/town-at-work.ts';

let clerk: Caller;
let taskId: string;
let applicationId: string;
const today = civilDateOf(new Date(), 'Europe/Warsaw');

beforeAll(async () => {
  clerk = await operator();
  ({ applicationId } = await submittedApplication());
  taskId = await verificationOf(clerk, applicationId);
}, 120_000);

const putOff = (on: string | null): Promise<Answer<TaskDetail>> =>
  clerk.put<TaskDetail>(`/api/operator/tasks/${encodeURIComponent(taskId)}/follow-up`, { on });
const isListed = async (followUp: string): Promise<boolean> => {
  const { tasks } = await clerk.must(
    clerk.get<{ tasks: TaskRow[] }>(`/api/operator/tasks?scope=all&followUp=${followUp}&sort=opened&direction=desc`),
  );
  return tasks.some(({ id }) => id === taskId);
};
const listedAs = async (): Promise<string[]> => {
  const all = ['now', 'later', 'none'];
  const listed = await Promise.all(all.map(isListed));
  return all.filter((_, at) => listed[at]);
};

describe('C-3 the day on which somebody comes back to a task', () => {
  it('C-3 stands beside the deadline, which stays, and narrows the list by itself', async () => {
    // given
    const { dueOn } = await clerk.must(clerk.get<TaskDetail>(`/api/operator/tasks/${encodeURIComponent(taskId)}`));
    const before = await listedAs();

    // when
    const later = await clerk.must(putOff(addDays(today, 3)));
    const listedLater = await listedAs();
    await clerk.must(putOff(today));
    const listedNow = await listedAs();
    const none = await clerk.must(putOff(null));

    // then
    expect([before, listedLater, listedNow, await listedAs()]).toEqual([['none'], ['later'], ['now'], ['none']]);
    expect([later.followUpOn, later.dueOn, none.followUpOn, none.dueOn]).toEqual([
      addDays(today, 3),
      dueOn,
      null,
      dueOn,
    ]);
    const written = await rowsOf<{ facts: { to: string | null } }>('audit', { act: 'task.put-off', subjectId: taskId });
    expect(written.map(({ facts }) => facts.to)).toEqual([addDays(today, 3), today, null]);
  });

  it('C-3 is not in the past, and not of a task that is settled', async () => {
    // when
    const past = await putOff(addDays(today, -1));
    await clerk.must(clerk.post(`/api/operator/tasks/${encodeURIComponent(taskId)}/claim`));
    await clerk.must(
      clerk.post(`/api/operator/tasks/${encodeURIComponent(taskId)}/complete`, {
        outcome: 'reject',
        note: 'Brak prawa.',
      }),
    );
    const settled = await putOff(today);

    // then
    expect(past.body).toMatchObject({ code: 'VALIDATION', fields: [{ path: 'on', code: 'DATE_PAST' }] });
    expect(settled.body).toMatchObject({ code: 'TASK_NOT_OPEN' });
  });
});
