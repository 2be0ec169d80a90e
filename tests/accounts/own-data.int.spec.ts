import { inflateRawSync } from 'node:zlib';
import { submittedApplication, verificationOf, signedInResident, type Resident } from '../makers/applications.ts';
import { operator, partner } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { letterText } from '../makers/letters.ts';
import { DEMO } from '../makers/town.ts';
import { until } from '../makers/until.ts';
import { cardHolder, rowsOf, withSetting } from '../town/town-at-work.ts';

jest.setTimeout(180_000);

/** The files of an archive by their names. */
function unzip(archive: Buffer): Map<string, Buffer> {
  const end = archive.subarray(-22);
  const files = new Map<string, Buffer>();
  let at = end.readUInt32LE(16);
  for (let count = end.readUInt16LE(10); count > 0; count -= 1) {
    const name = archive.subarray(at + 46, at + 46 + archive.readUInt16LE(at + 28)).toString('utf8');
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26);
    files.set(name, inflateRawSync(archive.subarray(start, start + archive.readUInt32LE(local + 18))));
    at += 46 + archive.readUInt16LE(at + 28);
  }
  return files;
}

const exportsOf = ({ portal }: Pick<Resident, 'portal'>) =>
  portal.must(portal.get<{ exports: { id: string; state: string }[] }>('/api/resident/account/data-exports'));

describe('the own data as a file (H-7)', () => {
  it('holds every personal value, the photo and the documents; it is taken by its owner alone and ends with them', async () => {
    // given
    const holder = await cardHolder();
    const { portal, applicant } = holder;
    const { code: type } = await withRecords(({ knex }) => knex('thread_types').first('code'));
    await portal.must(
      portal.post('/api/resident/threads', { type, subject: 'Moja sprawa', body: 'Treść mojej sprawy' }),
    );
    const ask = (password: string) => portal.post('/api/resident/account/data-exports', { password });

    // when
    expect((await ask('Nie-To-Haslo-1410')).body).toMatchObject({ code: 'WRONG_PASSWORD' });
    await portal.must(ask(applicant.password));
    await letterText(applicant.email, /gotowe do pobrania/);
    const [ready] = (await exportsOf(holder)).exports;
    const file = await portal.get(`/api/resident/account/data-exports/${ready?.id}/file`);
    const again = await ask(applicant.password);

    // then
    expect(again.body).toMatchObject({ code: 'EXPORT_ALREADY_ASKED' });
    const files = unzip(file.content);
    expect([...files.keys()]).toEqual([
      'moje-dane.pdf',
      'moje-dane.json',
      expect.stringMatching(/^pliki\//),
      expect.stringMatching(/^pliki\//),
    ]);
    expect(files.get('moje-dane.pdf')?.subarray(0, 5).toString()).toBe('%PDF-');
    const json = files.get('moje-dane.json')?.toString('utf8') ?? '';
    const { firstName, lastName, email, pesel, phone } = applicant;
    const mine = [firstName, lastName, email, pesel, phone, 'Nadbrzeżna', '09-990', holder.card.number, 'Moja sprawa'];
    for (const value of [...mine, 'Treść mojej sprawy', 'zaswiadczenie']) expect(json).toContain(value);
    const stranger = await signedInResident();
    expect((await stranger.portal.get(`/api/resident/account/data-exports/${ready?.id}/file`)).status).toBe(404);
    const [account] = await rowsOf<{ id: string }>('accounts', { email });
    const acts = await withRecords(({ knex }) =>
      knex('audit').where({ subjectId: account?.id }).whereLike('act', 'account.%export').orderBy('id').pluck('act'),
    );
    expect(acts).toEqual(['account.export', 'account.take-export']);

    // when: the person is erased
    await portal.must(portal.post('/api/resident/account/erasure', { password: applicant.password }));
    await until(
      'the erasure',
      async () => (await rowsOf<{ erasedAt: Date | null }>('accounts', { id: account?.id }))[0]?.erasedAt,
    );

    // then
    expect(await rowsOf('data_exports', { accountId: account?.id })).toEqual([]);
  });
});

describe('who looked at the own data (X-6)', () => {
  const looksOf = async ({ portal }: Pick<Resident, 'portal'>) =>
    (await portal.must(portal.get<{ looks: Record<string, unknown>[] }>('/api/resident/account/looks'))).looks;

  it('names the unit of the office and the partner, what they saw and on which matter; the person where the city says so', async () => {
    // given
    const filed = await submittedApplication();
    const clerk = await operator();
    expect(await looksOf(filed)).toEqual([]);

    // when
    const taskId = await verificationOf(clerk, filed.applicationId);
    await clerk.must(clerk.get(`/api/operator/tasks/${taskId}`));
    await clerk.must(clerk.get(`/api/operator/applications/${filed.applicationId}`));

    // then
    const [staff] = await rowsOf<{ name: string; unit: string }>('operators', { email: DEMO.clerk });
    const [application] = await rowsOf<{ number: number }>('applications', { id: filed.applicationId });
    const seen = await looksOf(filed);
    const common = { who: 'operator', name: staff?.unit, applicationNumber: application?.number };
    expect(seen).toMatchObject([
      { ...common, what: 'application.read' },
      { ...common, what: 'task.read' },
    ]);
    await withSetting('looksNameStaff', true, async () => {
      expect((await looksOf(filed))[0]).toMatchObject({ name: `${staff?.name}, ${staff?.unit}` });
    });
    await withSetting('looksDelayDays', 30, async () => expect(await looksOf(filed)).toEqual([]));
    expect(await looksOf(await signedInResident())).toEqual([]);
  });

  it('names the partner that asked about the card', async () => {
    const holder = await cardHolder();
    const asker = await partner();
    await asker.must(asker.post('/api/partner/card-status', { number: holder.card.number }));
    expect((await looksOf(holder))[0]).toMatchObject({
      who: 'partner',
      what: 'card.status',
      cardNumber: holder.card.number,
    });
  });
});
