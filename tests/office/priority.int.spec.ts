import { addDays } from '@karta/domain';
import { submittedApplication, signedInResident, verificationOf } from '../makers/applications.ts';
import { operator, type Caller } from '../makers/caller.ts';
import { newApplicant } from '../makers/people.ts';
import { openRecords } from '../makers/records.ts';

interface Task {
  id: string;
  applicationId: string;
  isUrgent: boolean;
  dueOn: string;
  openedAt: string;
}
interface Rows {
  tasks: Task[];
}

const letters = `${process.pid}${Date.now() % 100_000}`.replace(/\d/g, (digit) => 'bcdfghjklm'.charAt(Number(digit)));
/** What the priority table said, and in how many days the decision is due. */
const FILED = [
  { name: 'ordinary, soon', priority: 3, days: 2 },
  { name: 'urgent, late', priority: 1, days: 12 },
  { name: 'ordinary, with an old applicant, later', priority: 2, days: 5 },
  { name: 'urgent, sooner', priority: 1, days: 9 },
  { name: 'ordinary, later', priority: 3, days: 5 },
];
let clerk: Caller;
const nameOf = new Map<string, string>();

beforeAll(async () => {
  clerk = await operator();
  const records = await openRecords();
  const { knex, clock } = records.city('nowa-rzeczna');
  for (const { name, priority, days } of FILED) {
    const resident = await signedInResident(newApplicant({ firstName: 'Iga', lastName: `Wnuk${letters}` }));
    const { applicationId } = await submittedApplication(resident);
    await verificationOf(clerk, applicationId);
    await knex('applications')
      .where('id', applicationId)
      .update({ priority, decisionDue: addDays(clock.today(), days) });
    nameOf.set(applicationId, name);
  }
  await records.close();
}, 120_000);

const ask = (query: Record<string, string>): Promise<Rows> => {
  const asked = { scope: 'all', search: letters, ...query };
  return clerk.must(clerk.get<Rows>(`/api/operator/tasks?${new URLSearchParams(asked)}`));
};
const names = ({ tasks }: Rows): (string | undefined)[] => tasks.map((task) => nameOf.get(task.applicationId));

const IN_ORDER = [
  'urgent, sooner',
  'urgent, late',
  'ordinary, soon',
  'ordinary, with an old applicant, later',
  'ordinary, later',
];

describe('the task list by priority (C-3, B-7)', () => {
  it('shows what is urgent first, then by deadline, then by the rest of the table', async () => {
    const rows = await ask({});
    expect(names(rows)).toEqual(IN_ORDER);
    expect(rows.tasks.map(({ isUrgent }) => isUrgent)).toEqual([true, true, false, false, false]);
  });

  it('goes on after any row, and turns round', async () => {
    // given: the cursor that a page would end with
    const { tasks } = await ask({});
    const [, second] = tasks;
    if (!second) throw new Error('no second task');
    const records = await openRecords();
    const { knex } = records.city('nowa-rzeczna');
    const { at } = await knex('tasks').where('id', second.id).first(knex.raw('opened_at::text as at'));
    await records.close();
    const after = Buffer.from(JSON.stringify(['0', second.dueOn, '1', at, second.id])).toString('base64url');

    // then
    expect(names(await ask({ after }))).toEqual(IN_ORDER.slice(2));
    expect(names(await ask({ sort: 'urgent', direction: 'desc' }))).toEqual(IN_ORDER.toReversed());
  });

  it('still sorts by the deadline alone for who asks so', async () => {
    expect(names(await ask({ sort: 'due' }))[0]).toBe('ordinary, soon');
  });
});
