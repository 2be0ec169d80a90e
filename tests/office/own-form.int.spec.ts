import { DATED, decide, formOf, signedInResident, verificationOf, type Resident } from '../makers/applications.ts';
import { operator, type Caller } from '../makers/caller.ts';
import { certificate, portrait } from '../makers/people.ts';
import { applicationState } from '../makers/production.ts';
import { openRecords } from '../makers/records.ts';
import { DEMO } from '../makers/town.ts';
import { SHIPPED_FORMS } from '@karta/domain';

jest.setTimeout(90_000);

interface View {
  state: string;
  version: number;
  form: { code: string; version: number };
  newerForm: { version: number; news: { pl: string } } | null;
  data: Record<string, unknown>;
  lines: { path: string; value: string }[];
}
interface File {
  application: {
    formNames: { pl: string } | null;
    lines: { label?: { pl: string }; value: string; words?: { pl: string } }[];
  };
}

// a code of its own, as a town keeps the forms of other runs
const CODE = `student-${process.pid}-${Date.now() % 100_000}`;
const school = {
  kind: 'question',
  id: 'studies',
  as: 'yes-no',
  label: { pl: 'Czy studiujesz?' },
};
const faculty = {
  kind: 'question',
  id: 'faculty',
  as: 'text',
  label: { pl: 'Wydział' },
  longest: 80,
  when: 'studies = true',
};
const proof = { kind: 'document', type: 'student-card', label: { pl: 'Legitymacja' }, when: 'studies = true' };
const [issue] = SHIPPED_FORMS;
const sections = (...more: object[]) => [
  ...(issue?.sections ?? []),
  { id: 'studies', title: { pl: 'Studia' }, parts: more },
];
const form = (...more: object[]) => ({
  code: CODE,
  kind: 'card-issue',
  names: { pl: 'Wniosek o kartę studenta' },
  sections: sections(...more),
});

let admin: Caller;
let clerk: Caller;
let student: Resident;
let path = '';

const view = async (): Promise<View> => student.portal.must(student.portal.get<View>(path));
const save = async (more: object) => {
  const { version } = await view();
  return student.portal.put<View>(`${path}/draft`, { ...(await formOf(student)), version, ...more });
};
const submit = () => student.portal.post<{ fields?: { path: string; code: string }[] }>(`${path}/submit`);
const problems = async (): Promise<string[]> =>
  (await submit()).body.fields?.map(({ path: at, code }) => `${at} ${code}`) ?? [];

beforeAll(async () => {
  [admin, clerk, student] = await Promise.all([operator(DEMO.admin), operator(), signedInResident()]);
}, 60_000);

describe('a kind of application that a town makes as data', () => {
  it('is refused with every place that is wrong: a condition over nothing, a part that is missing', async () => {
    const wrong = {
      ...form({ ...faculty, when: 'nobody = true' }),
      sections: sections({ ...faculty, when: 'nobody = true' }).slice(1),
    };
    const answer = await admin.post<{ fields: { path: string; code: string }[] }>('/api/admin/forms', wrong);
    expect(answer.status).toBe(422);
    expect(answer.body.fields.map(({ code }) => code).toSorted()).toEqual(['CONDITION_REFUSED', 'PART_MISSING']);
  });

  it('is published and offered without a deployment', async () => {
    const published = admin.post<{ version: number }>('/api/admin/forms', form(school, faculty, proof));
    expect((await admin.must(published)).version).toBe(1);
    const list = student.portal.get<{ offers: { code: string; refusal: string | null }[] }>(
      '/api/resident/applications',
    );
    expect((await student.portal.must(list)).offers).toContainEqual(
      expect.objectContaining({ code: CODE, refusal: null }),
    );
  });

  it('asks its own question, and what hangs on the answer', async () => {
    // given
    const begun = student.portal.post<{ id: string }>('/api/resident/applications', { form: CODE });
    path = `/api/resident/applications/${(await student.portal.must(begun)).id}`;
    await student.portal.must(save({}));
    const file = { bytes: await portrait(), type: 'image/png' };
    await student.portal.must(student.portal.send('PUT', `${path}/photo`, file));
    const query = `documentType=registration-certificate&name=a&documentDate=${DATED}`;
    await student.portal.must(
      student.portal.send('POST', `${path}/documents?${query}`, { bytes: await certificate() }),
    );

    // then
    expect(await problems()).toEqual(['answers.studies REQUIRED']);
    await student.portal.must(save({ answers: { studies: 'yes' } }));
    expect(await problems()).toEqual(['answers.faculty REQUIRED', 'documents.student-card REQUIRED']);
    await student.portal.must(save({ answers: { studies: 'yes', faculty: 'Mechaniczny' } }));
  });

  it('keeps a draft at its version, says what a newer one brings, and takes it when asked', async () => {
    // when
    const floor = {
      kind: 'question',
      id: 'year',
      as: 'number',
      label: { pl: 'Rok studiów' },
      least: 1,
      most: 6,
      isOptional: true,
    };
    const next = { ...form(school, faculty, floor, proof), news: { pl: 'Pytamy też o rok studiów.' } };
    await admin.must(admin.post('/api/admin/forms', next));

    // then
    expect(await view()).toMatchObject({
      form: { version: 1 },
      newerForm: { version: 2, news: { pl: 'Pytamy też o rok studiów.' } },
    });
    expect((await save({ formVersion: 3 })).status).toBe(422);
    const taken = await student.portal.must(
      save({ answers: { studies: 'yes', faculty: 'Mechaniczny', year: '3' }, formVersion: 2 }),
    );
    expect(taken).toMatchObject({ form: { version: 2 }, newerForm: null });
  });

  it('is sent with its document, and the answers lie sealed', async () => {
    // when
    const query = 'documentType=student-card&name=legitymacja';
    await student.portal.must(
      student.portal.send('POST', `${path}/documents?${query}`, { bytes: await certificate() }),
    );
    await student.portal.must(submit());

    // then
    const records = await openRecords();
    const { knex } = records.city('nowa-rzeczna');
    const row = await knex('applications')
      .where('id', path.split('/').at(-1))
      .first('formCode', 'formVersion', 'answers');
    expect(row).toMatchObject({ formCode: CODE, formVersion: 2 });
    expect(row.answers.toString('latin1')).not.toContain('Mechaniczny');
    await records.close();
    expect((await view()).lines).toContainEqual(
      expect.objectContaining({ path: 'answers.faculty', value: 'Mechaniczny' }),
    );
  });

  it('is read with its answers by the clerk, and decided like any other', async () => {
    // when
    const id = path.split('/').at(-1) ?? '';
    const task = await clerk.must(clerk.get<File>(`/api/operator/tasks/${await verificationOf(clerk, id)}`));

    // then
    expect(task.application.formNames?.pl).toBe('Wniosek o kartę studenta');
    const said = task.application.lines.map(({ label, words, value }) => [label?.pl, words?.pl ?? value]);
    expect(said).toContainEqual(['Wydział', 'Mechaniczny']);
    expect(said).toContainEqual(['Rok studiów', '3']);
    await decide(clerk, id, 'approve');
    await applicationState(student.portal, id, 'in-production');
  });

  it('is not published over somebody else’s version, nor over a code that is taken', async () => {
    const next = form(school, faculty, proof);
    expect((await admin.post('/api/admin/forms', { ...next, basedOn: 1 })).body).toMatchObject({
      code: 'CHANGED_MEANWHILE',
    });
    expect((await admin.post('/api/admin/forms', { ...next, basedOn: 0 })).body).toMatchObject({ code: 'CODE_TAKEN' });
    const published = await admin.must(admin.post<{ version: number }>('/api/admin/forms', { ...next, basedOn: 2 }));
    expect(published.version).toBe(3);
  });

  it('is tried with what the town offers, without anybody’s cards', async () => {
    const around = admin.get<{ packages: { code: string; documents: { asks: string[] }[] }[]; cards: unknown[] }>(
      `/api/admin/form-surroundings?code=${CODE}&kind=card-issue`,
    );
    const { packages, cards } = await admin.must(around);
    expect(cards).toEqual([]);
    expect(packages.find(({ code }) => code === 'resident')?.documents[0]?.asks).toEqual(['date']);
  });

  it('is offered no more when it is retired, and again when it is brought back', async () => {
    const offered = async (): Promise<boolean> => {
      const list = student.portal.get<{ offers: { code: string }[] }>('/api/resident/applications');
      return (await student.portal.must(list)).offers.some(({ code }) => code === CODE);
    };
    for (const isRetired of [true, false]) {
      await admin.must(admin.put(`/api/admin/forms/${CODE}/retirement`, { isRetired }));
      expect(await offered()).toBe(!isRetired);
    }
    expect((await admin.put('/api/admin/forms/none/retirement', { isRetired: true })).status).toBe(404);
  });

  it('keeps its code for its kind', async () => {
    const other = { ...form(), kind: 'package-new', sections: [{ id: 'kind', parts: [{ kind: 'package' }] }] };
    expect((await admin.post('/api/admin/forms', other)).body).toMatchObject({ code: 'FORM_KIND_CHANGED' });
  });
});
