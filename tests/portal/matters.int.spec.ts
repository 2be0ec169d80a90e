import { randomUUID } from 'node:crypto';
import { civilDateOf } from '@karta/domain';
import { signedInResident, type Resident } from '../makers/applications.ts';
import { operator, type Caller } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { certificate } from '../makers/people.ts';
import { employed } from '../makers/staff.ts';
import { DEMO } from '../makers/town.ts';
import { until } from '../makers/until.ts';

// the process of a conversation takes part
jest.setTimeout(90_000);

interface Seen {
  messages: { from: string; body: string; isNew: boolean; files: { fileId: string; name: string }[] }[];
  canReply: boolean;
  audience: string;
}
interface Row {
  id: string;
  unread: number;
  audience: string;
  last: { text: string };
}
interface Task {
  id: string;
  facts: { code: string; files?: { fileId: string }[] }[];
  attachments?: { fileId: string }[];
}

const QUESTION = { type: 'question', subject: 'Zniżka w kinie', body: 'Czy zniżka działa w soboty?' };
let resident: Resident;
let stranger: Resident;
let clerk: Caller;
let document: Buffer;

beforeAll(async () => {
  [resident, stranger, clerk, document] = await Promise.all([
    signedInResident(),
    signedInResident(),
    operator(),
    certificate(),
  ]);
});

const upload = (caller: Caller, at: string, name: string) =>
  caller.send<{ fileId: string; code?: string }>('POST', `${at}?name=${name}`, { bytes: document });
const seen = ({ portal }: Resident, id: string): Promise<Seen> =>
  portal.must(portal.get<Seen>(`/api/resident/threads/${id}`));
const rows = async ({ portal }: Resident): Promise<Row[]> =>
  (await portal.must(portal.get<{ threads: Row[] }>('/api/resident/threads'))).threads;
const unread = async ({ portal }: Resident): Promise<number> =>
  (await portal.must(portal.get<{ unread: number }>('/api/resident/unread-threads'))).unread;

/** The office's open task of a conversation, taken. */
async function takenTask(threadId: string, by = clerk): Promise<Task> {
  const id = await until('the task of the conversation', () =>
    withRecords(async ({ knex }) => {
      const task = await knex('tasks').where({ caseId: threadId, state: 'open' }).first('id');
      return task?.id as string | undefined;
    }),
  );
  return by.must(by.post<Task>(`/api/operator/tasks/${id}/claim`));
}

describe('a matter with attachments', () => {
  it('004-100 004-104 takes files along both ways, each seen by these two alone', async () => {
    // given
    const { portal } = resident;
    const { fileId } = await portal.must(upload(portal, '/api/resident/thread-files', 'bilet.png'));

    // when
    const { id } = await portal.must(
      portal.post<{ id: string }>('/api/resident/threads', { ...QUESTION, files: [fileId] }),
    );
    const task = await takenTask(id);
    const added = await clerk.must(upload(clerk, `/api/operator/tasks/${task.id}/files`, 'cennik.png'));
    const early = await portal.get(`/api/resident/files/${added.fileId}`);
    await clerk.must(
      clerk.post(`/api/operator/tasks/${task.id}/complete`, { outcome: 'answer', note: 'Tak, cennik w załączniku.' }),
    );
    const answered = await until('the answer', async () => {
      const view = await seen(resident, id);
      return view.messages.length === 2 && view;
    });

    // then
    expect(task.facts.find(({ code }) => code === 'resident-writes')?.files).toMatchObject([
      { fileId, name: 'bilet.png' },
    ]);
    expect((await clerk.get(`/api/operator/files/${fileId}`)).status).toBe(200);
    expect(early.status).toBe(404);
    expect(answered.messages[1]).toMatchObject({
      from: 'operator',
      isNew: true,
      files: [{ fileId: added.fileId, name: 'cennik.png' }],
    });
    expect((await portal.get(`/api/resident/files/${added.fileId}`)).status).toBe(200);
    for (const file of [fileId, added.fileId])
      expect((await stranger.portal.get(`/api/resident/files/${file}`)).status).toBe(404);
  });

  it('does not take what somebody else uploaded, what was sent before, or more than five', async () => {
    const { portal } = resident;
    const { fileId: foreign } = await stranger.portal.must(
      upload(stranger.portal, '/api/resident/thread-files', 'obcy.png'),
    );
    const used = await withRecords(async ({ knex }) =>
      knex('thread_files').where({ authorKind: 'resident' }).whereNotNull('messageId').first('fileId'),
    );
    for (const fileId of [foreign, used.fileId, randomUUID()]) {
      const { status, body } = await portal.post('/api/resident/threads', { ...QUESTION, files: [fileId] });
      expect({ status, body }).toMatchObject({ status: 422, body: { fields: [{ path: 'files' }] } });
    }
    const six = await portal.post('/api/resident/threads', {
      ...QUESTION,
      files: Array.from({ length: 6 }, randomUUID),
    });
    expect(six.status).toBe(422);
    expect((await portal.delete(`/api/resident/thread-files/${foreign}`)).status).toBe(404);
    expect((await stranger.portal.delete(`/api/resident/thread-files/${foreign}`)).status).toBe(200);
  });

  it('C-2 takes files along and loses them again in the place of an absent colleague, with both names', async () => {
    // given
    const { portal } = resident;
    const [absent, substitute] = [await employed(['clerk']), await employed(['clerk'])];
    const [anna, jan] = [await operator(absent.email), await operator(substitute.email)];
    const { id } = await portal.must(portal.post<{ id: string }>('/api/resident/threads', QUESTION));
    const task = await takenTask(id, anna);
    const today = civilDateOf(new Date(), 'Europe/Warsaw');
    const both = { absentId: absent.id, substituteId: substitute.id };
    await anna.must(anna.post('/api/operator/substitutions', { ...both, from: today, until: today }));

    // when
    const files = `/api/operator/tasks/${task.id}/files`;
    const { fileId } = await jan.must(upload(jan, files, 'cennik.png'));
    await jan.must(jan.delete(`${files}/${fileId}`));
    await jan.must(jan.post(`/api/operator/tasks/${task.id}/complete`, { outcome: 'answer', note: 'Tak.' }));

    // then
    const acts = await withRecords(({ knex }) =>
      knex('audit').where({ subjectId: task.id, actorId: substitute.id }).orderBy('id').select('act', 'actsFor'),
    );
    const named = { actsFor: absent.id };
    expect(acts.filter(({ act }) => act !== 'task.read')).toEqual([
      { act: 'thread.attach', ...named },
      { act: 'thread.detach', ...named },
      { act: 'task.complete', ...named },
    ]);
  });

  it('adds nothing to a task that the clerk has not taken', async () => {
    const { portal } = resident;
    const { id } = await portal.must(portal.post<{ id: string }>('/api/resident/threads', QUESTION));
    const task = await takenTask(id);
    const other = await operator(DEMO.secondClerk);
    expect((await upload(other, `/api/operator/tasks/${task.id}/files`, 'a.png')).body.code).toBe('TASK_NOT_CLAIMED');
  });
});

describe('what is told to all residents', () => {
  it('004-106 004-107 reaches every account, is marked when it is opened, answered by nobody, and not counted in the badge', async () => {
    // given
    const before = await unread(stranger);
    const lead = await operator(DEMO.clerk);
    const text = { subject: 'Nowe godziny odbioru', body: 'Od grudnia także w soboty.' };

    // when
    const { id } = await lead.must(lead.post<{ id: string }>('/api/operator/announcements', text));

    // then
    const row = (await rows(stranger)).find((each) => each.id === id);
    expect(row).toMatchObject({ audience: 'everybody', unread: 1 });
    expect(await unread(stranger)).toBe(before);
    expect(await seen(stranger, id)).toMatchObject({ audience: 'everybody', canReply: false });
    expect((await rows(stranger)).find((each) => each.id === id)?.unread).toBe(0);
    expect((await rows(resident)).find((each) => each.id === id)?.unread).toBe(1);
    expect((await stranger.portal.post(`/api/resident/threads/${id}/reply`, { body: 'Dziękuję' })).status).toBe(404);
    const { announcements } = await lead.must(
      lead.get<{ announcements: { id: string; readers: number }[] }>('/api/operator/announcements'),
    );
    expect(announcements.find((each) => each.id === id)?.readers).toBe(1);
  });

  it('004-106 needs the right to it, and no number of a person stands in it', async () => {
    const plain = await operator(DEMO.secondClerk);
    expect((await plain.post('/api/operator/announcements', { subject: 'a', body: 'b' })).status).toBe(403);
    const numbered = { subject: 'Uwaga', body: 'Zgubiono dowód osoby 44051401359.' };
    expect((await clerk.post('/api/operator/announcements', numbered)).body['code']).toBe('PERSONAL_NUMBER_IN_TEXT');
  });

  it('004-98 004-100 a resident begins only what the city lets residents begin', async () => {
    await withRecords(({ knex }) =>
      knex('thread_types').insert({ code: 'office-only', name: 'Pismo urzędu', begunByResident: false, position: 99 }),
    );
    const { types } = await resident.portal.must(
      resident.portal.get<{ types: { code: string }[] }>('/api/resident/threads'),
    );
    expect(types.map(({ code }) => code)).not.toContain('office-only');
    const refused = await resident.portal.post('/api/resident/threads', { ...QUESTION, type: 'office-only' });
    expect(refused.body).toMatchObject({ code: 'VALIDATION', fields: [{ path: 'type', code: 'UNKNOWN_TYPE' }] });
  });
});
