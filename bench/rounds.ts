import { filledDraft, taskOf, type Filed, type OfficeTask } from '../tests/makers/applications.ts';
import { operator, type Caller } from '../tests/makers/caller.ts';
import { openBareCases } from './bare-update/bare-cases.ts';
import type { RunRecord } from './run-record.ts';

const ROUNDS = 20;
/** Rounds that warm the programs up and are not recorded. */
const WARM_UP = 3;

/** Applications one after the other: sent until seen by the office, and decided, beside a bare Update in every round. */
export async function measureRounds(temporalAddress: string, record: RunRecord): Promise<void> {
  const clerk = await operator();
  const bare = await openBareCases(temporalAddress);
  try {
    for (let round = 1 - WARM_UP; round <= ROUNDS; round += 1) {
      const filed = await filledDraft();
      const note = (measure: string, value: number): void => {
        if (round > 0) record.add({ measure, of: round, value: Math.round(value * 10) / 10, unit: 'ms' });
      };
      const task = await seenTask(filed, clerk, note);
      await clerk.must(clerk.post(`/api/operator/tasks/${task.id}/claim`));
      const isBareFirst = round % 2 === 0;
      if (isBareFirst) note('bare Update with one activity', await bare.answerMs());
      note('task completion over HTTP', await completionMs(clerk, task));
      // The case goes on for a moment; the next measure begins when it waits again.
      await taskOf(clerk, filed.applicationId, (each) => each.group === 'production');
      if (!isBareFirst) note('bare Update with one activity', await bare.answerMs());
    }
  } finally {
    await bare.close();
  }
}

/** Sends the application and asks for the office's list, again and again, until the task stands there. */
async function seenTask(
  { portal, applicationId }: Filed,
  clerk: Caller,
  note: (measure: string, ms: number) => void,
): Promise<OfficeTask> {
  const start = performance.now();
  await portal.must(portal.post(`/api/resident/applications/${applicationId}/submit`));
  note('submission answered', performance.now() - start);
  for (;;) {
    const { tasks } = await clerk.must(
      clerk.get<{ tasks: (OfficeTask & { applicationId: string })[] }>('/api/operator/tasks?scope=all'),
    );
    const task = tasks.find((each) => each.applicationId === applicationId);
    if (!task) continue;
    note('submitted until visible in the office', performance.now() - start);
    return task;
  }
}

async function completionMs(clerk: Caller, { id }: OfficeTask): Promise<number> {
  const start = performance.now();
  await clerk.must(clerk.post(`/api/operator/tasks/${id}/complete`, { outcome: 'approve', note: '' }));
  return performance.now() - start;
}
