import { randomUUID } from 'node:crypto';
import { submittedApplication, verificationOf, type Filed } from '../makers/applications.ts';
import { operator, type Caller } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { beginFile, rowsOfFile } from '../makers/files-of-lists.ts';
import { newApplicant } from '../makers/people.ts';
import { openRecords } from '../makers/records.ts';
import { hired } from '../makers/staff.ts';
import { signedInResident } from '../makers/applications.ts';

interface Rows {
  tasks: { id: string; holderName: string; applicationId: string; assigneeName: string | null }[];
  applications: { id: string; number: number; holderName: string }[];
  next: string | null;
  total: { count: number; capped: boolean };
}

const letters = `${process.pid}${Date.now() % 100_000}`.replace(/\d/g, (digit) => 'bcdfghjklm'.charAt(Number(digit)));
const SURNAMES = [`Łąk${letters}`, `Żak${letters}`, `Zak${letters}`];
let clerk: Caller;
let filed: Filed[];

beforeAll(async () => {
  clerk = await operator();
  filed = [];
  for (const lastName of SURNAMES) {
    filed.push(await submittedApplication(await signedInResident(newApplicant({ firstName: 'Iga', lastName }))));
  }
  for (const { applicationId } of filed) await verificationOf(clerk, applicationId);
}, 120_000);

const ask = (query: Record<string, string>): Promise<Rows> =>
  clerk.must(clerk.get<Rows>(`/api/operator/applications?${new URLSearchParams(query)}`));
const names = ({ applications }: Rows): string[] => applications.map((row) => row.holderName.replace('Iga ', ''));

describe('a register of the office', () => {
  it('finds a text in the visible columns alone, whatever its case and Polish marks (000-27)', async () => {
    expect(names(await ask({ search: `lak${letters}` }))).toEqual([SURNAMES[0]]);
    expect(names(await ask({ search: `LĄK${letters.toUpperCase()}`, columns: 'number,holder' }))).toEqual([
      SURNAMES[0],
    ]);
    expect(names(await ask({ search: `lak${letters}`, columns: 'number,package' }))).toEqual([]);
    const [first] = (await ask({ search: letters })).applications;
    expect((await ask({ search: String(first?.number), columns: 'number' })).applications[0]?.number).toBe(
      first?.number,
    );
  });

  it('finds a state by the codes whose words fit', async () => {
    const found = await ask({ search: 'weryf', columns: 'state', codes: 'in-review' });
    expect(found.applications.map((row) => row.id)).toEqual(
      expect.arrayContaining(filed.map((each) => each.applicationId)),
    );
  });

  it('sorts by a column as Polish does, both ways', async () => {
    const ascending = names(await ask({ search: letters, sort: 'holder' }));
    expect(ascending).toEqual([SURNAMES[0], SURNAMES[2], SURNAMES[1]]);
    expect(names(await ask({ search: letters, sort: 'holder', direction: 'desc' }))).toEqual(ascending.toReversed());
  });

  it('goes on exactly where the page before ended', async () => {
    // given: a cursor as a page of one row would give it
    const rows = await ask({ search: letters, sort: 'number' });
    const [first] = rows.applications;
    const after = Buffer.from(JSON.stringify([String(first?.number), first?.id])).toString('base64url');

    // when
    const rest = await ask({ search: letters, sort: 'number', after });

    // then
    expect(rows.total).toEqual({ count: 3, capped: false });
    expect(rows.next).toBeNull();
    expect(rest.applications.map((row) => row.id)).toEqual(rows.applications.slice(1).map((row) => row.id));
  });

  it.each<Record<string, string>>([
    { sort: 'pesel' },
    { sort: 'constructor' },
    { after: 'x' },
    { after: Buffer.from('["a","b"]').toString('base64url') },
    { columns: 'a;b' },
  ])('refuses what nobody offers: %j', async (query) => {
    const { status, body } = await clerk.get(`/api/operator/applications?${new URLSearchParams(query)}`);
    expect({ status, code: body['code'] }).toEqual({ status: 422, code: 'VALIDATION' });
  });

  it('is handed out as a file with its scope, and the audit keeps who took what without a name (000-24)', async () => {
    // when
    const question = { search: letters, columns: 'number,holder', sort: 'holder' };
    const exported = await beginFile(clerk, 'applications', question);
    const { rows } = await clerk.must(rowsOfFile(clerk, 'applications', exported.exportId, question));

    // then
    expect(exported).toMatchObject({ by: 'Ewa Pączkowska', rows: 3, waits: false });
    expect(rows).toHaveLength(3);
    const records = await openRecords();
    const row = await records.city('nowa-rzeczna').knex('audit').where('subjectId', exported.exportId).first();
    await records.close();
    expect(row).toMatchObject({ act: 'register.export', actorKind: 'operator' });
    expect(row.facts).toMatchObject({
      ...{ list: 'applications', columns: ['number', 'holder'], rows: 3, isSearched: true },
      ...{ reason: 'zestawienie dla kontroli', format: 'xlsx' },
    });
    expect(JSON.stringify(row.facts)).not.toContain(letters);
  });
});

describe('the list of cases', () => {
  it('is searched by step, number and state, page by page, for administrators only (B-10)', async () => {
    // given
    const admin = await hired(['admin']);
    const [one] = filed;
    const find = (query: Record<string, string>) =>
      admin.must(
        admin.get<{ cases: { workflowId: string; state: string; currentSteps: string[] }[] }>(
          `/api/admin/cases?${new URLSearchParams(query)}`,
        ),
      );

    // when
    const byId = await find({ search: one?.applicationId ?? '', columns: 'id' });
    const bySteps = await find({ search: 'zweryfikuj', columns: 'steps', processKey: 'card-application' });

    // then
    expect(byId.cases).toEqual([
      expect.objectContaining({
        workflowId: `nowa-rzeczna/card-application/${one?.applicationId}`,
        state: 'running',
        currentSteps: expect.arrayContaining(['Zweryfikuj wniosek']),
      }),
    ]);
    expect(bySteps.cases.length).toBeGreaterThanOrEqual(3);
    expect((await find({ state: 'completed', search: one?.applicationId ?? '' })).cases).toEqual([]);
    expect((await clerk.get('/api/admin/cases')).body['code']).toBe('FORBIDDEN');
  });
});

describe('acts on several tasks', () => {
  const tasksOf = async (): Promise<Rows['tasks']> =>
    (await clerk.must(clerk.get<Rows>(`/api/operator/tasks?scope=all&search=${letters}&sort=holder`))).tasks;
  const act = (who: Caller, name: string, body: Record<string, unknown>) =>
    who.must(who.post<{ results: { code: string | null; by: string | null }[] }>(`/api/operator/bulk/${name}`, body));

  it('answer each task by itself: mine, and the one that somebody else holds (C-6)', async () => {
    // given
    const colleague = await hired(['clerk']);
    const taskIds = (await tasksOf()).map((task) => task.id);
    await act(colleague, 'claim', { taskIds: taskIds.slice(0, 1) });

    // when
    const claimed = await act(clerk, 'claim', { taskIds: [...taskIds, 'nobody-knows-it'] });

    // then
    expect(claimed.results.map(({ code, by }) => ({ code, by }))).toEqual([
      { code: 'CLAIMED_BY_OTHER', by: 'Osoba Próbna' },
      { code: null, by: null },
      { code: null, by: null },
      { code: 'TASK_NOT_FOUND', by: null },
    ]);
    const released = await act(clerk, 'release', { taskIds: taskIds.slice(1) });
    expect(released.results.every(({ code }) => code === null)).toBe(true);
  }, 30_000);

  it('a lead gives tasks to a colleague, held ones too; a clerk may not (C-2)', async () => {
    // given
    const { colleagues } = await clerk.must(
      clerk.get<{ colleagues: { id: string; name: string }[] }>('/api/operator/colleagues'),
    );
    const marek = colleagues.find((each) => each.name === 'Marek Król');
    const taskIds = (await tasksOf()).map((task) => task.id);

    // when
    const given = await act(clerk, 'assign', { taskIds, assigneeId: marek?.id });

    // then
    expect(given.results.map(({ code }) => code)).toEqual([null, null, null]);
    expect((await tasksOf()).map((task) => task.assigneeName)).toEqual(['Marek Król', 'Marek Król', 'Marek Król']);
    const plain = await hired(['clerk']);
    const refused = await plain.post('/api/operator/bulk/assign', { taskIds, assigneeId: marek?.id });
    expect(refused.body['code']).toBe('FORBIDDEN');
  }, 30_000);
});

describe('saved views', () => {
  const setup = { columns: ['number', 'holder'], sort: 'holder', direction: 'asc', search: '', filters: {} };

  it('belong to one person; the same name is replaced; foreign ones are absent (C-4)', async () => {
    // given
    const [one, other] = await Promise.all([hired(['clerk']), hired(['clerk'])]);
    const save = (name: string, sort: string) =>
      one.must(one.post<{ id: string }>('/api/operator/views', { list: 'tasks', name, setup: { ...setup, sort } }));

    // when
    await save('Nadbrzeżna', 'holder');
    const again = await save('Nadbrzeżna', 'due');
    const seen = (who: Caller) => who.must(who.get<{ views: { id: string; setup: object }[] }>('/api/operator/views'));

    // then
    expect((await seen(one)).views).toEqual([
      { id: again.id, list: 'tasks', name: 'Nadbrzeżna', setup: { ...setup, sort: 'due' }, version: 2, share: null },
    ]);
    expect((await seen(other)).views).toEqual([]);
    expect((await other.delete(`/api/operator/views/${again.id}`)).status).toBe(404);
    expect((await one.delete(`/api/operator/views/${again.id}`)).status).toBe(200);
    expect((await seen(one)).views).toEqual([]);
  });

  it('are left out one by one where a row does not fit, and hide no other', async () => {
    // given
    const one = await hired(['clerk']);
    await one.must(one.post('/api/operator/views', { list: 'tasks', name: 'Dobry', setup }));
    const { operator } = await one.must(one.get<{ operator: { id: string } }>('/api/operator/session'));
    const row = { id: randomUUID(), operatorId: operator.id, list: 'tasks', name: 'Zły' };
    await withRecords(({ knex }) => knex('saved_views').insert({ ...row, setup: '{"columns": 7}' }));

    // then
    const { views } = await one.must(one.get<{ views: { name: string }[] }>('/api/operator/views'));
    expect(views.map(({ name }) => name)).toEqual(['Dobry']);
  });

  it('are not written over by a page that has not seen the last save', async () => {
    // given: two tabs that both know the first save
    const one = await hired(['clerk']);
    const save = (sort: string, version: number) =>
      one.post<{ version: number }>('/api/operator/views', {
        list: 'cards',
        name: 'Moje',
        version,
        setup: { ...setup, sort },
      });
    expect((await save('holder', 0)).body).toMatchObject({ version: 1 });
    expect((await save('state', 1)).body).toMatchObject({ version: 2 });

    // when
    const late = await save('point', 1);
    const blind = await save('point', 0);

    // then
    expect([late, blind].map(({ status, body }) => ({ status, code: body['code' as never] }))).toEqual([
      { status: 409, code: 'VIEW_CHANGED' },
      { status: 409, code: 'VIEW_CHANGED' },
    ]);
    const { views } = await one.must(one.get<{ views: object[] }>('/api/operator/views'));
    expect(views).toMatchObject([{ name: 'Moje', setup: { sort: 'state' }, version: 2 }]);
    expect((await save('point', 2)).body).toMatchObject({ version: 3 });
  });
});

describe('an application opened in the office', () => {
  it('shows form, evidence, course, steps and the notes of colleagues, kept once (C-7, C-8)', async () => {
    // given
    const id = filed[0]?.applicationId ?? '';
    const path = `/api/operator/applications/${id}`;

    // when
    const note = { text: 'Pani dzwoniła, prosi o odbiór przed świętami.' };
    const [first, second] = [
      await clerk.must(clerk.post(`${path}/notes`, note, { key: `note-${id}` })),
      await clerk.must(clerk.post(`${path}/notes`, note, { key: `note-${id}` })),
    ];
    const detail = await clerk.must(
      clerk.get<{ file: { notes: object[]; documents: object[] }; tasks: { form: string }[]; card: null }>(path),
    );

    // then
    expect(second).toEqual(first);
    expect(detail.file.notes).toEqual([{ ...first, by: 'Ewa Pączkowska', ...note }]);
    expect(detail.file.documents).toHaveLength(1);
    expect(detail.tasks.map((task) => task.form)).toContain('verify-application');
    expect(detail.card).toBeNull();
    expect((await filed[0]?.portal.get(`/api/resident/applications/${id}`))?.content.toString()).not.toContain(
      'dzwoniła',
    );
  });
});
