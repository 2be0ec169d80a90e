import { foldText, WHOLE_LETTERS } from '@karta/domain';
import { formOf, newDraft, signedInResident, submittedApplication, verificationOf } from '../makers/applications.ts';
import { operator, type Caller } from '../makers/caller.ts';
import { newApplicant } from '../makers/people.ts';
import { openRecords } from '../makers/records.ts';

interface Rows {
  applications: { id: string; holderName: string }[];
}

// letters of this run alone, so that nobody else is found
const own = `${process.pid}${Date.now() % 100_000}`.replace(/\d/g, (digit) => 'bcdfghjklm'.charAt(Number(digit)));
let clerk: Caller;

const holdersFound = async (search: string): Promise<string[]> => {
  const query = new URLSearchParams({ search: `${search}` });
  return (await clerk.must(clerk.get<Rows>(`/api/operator/applications?${query}`))).applications.map(
    ({ holderName }) => holderName,
  );
};

const file = async (firstName: string, lastName: string): Promise<string> => {
  const resident = await signedInResident(newApplicant({ firstName, lastName }));
  return (await submittedApplication(resident)).applicationId;
};

beforeAll(async () => {
  clerk = await operator();
});

describe('names as people write them (000-09, 000-27)', () => {
  it('are found whatever their case, marks, dashes, apostrophes and order', async () => {
    // given
    await file('Łucja'.normalize('NFD'), `Wójcik–Śliż${own}`.normalize('NFD'));
    await file('Anna  Maria', `O´Brien${own}`);
    await file('Jürgen', `Weiß${own}`);
    await file('Đorđe', `Ørsted${own}`);

    // then
    for (const search of [`Śliż${own}`, `sliz${own}`, `WÓJCIKŚLIŻ${own}`, `wojcik-sliz${own} lucja`])
      expect(await holdersFound(search)).toEqual([`Łucja Wójcik-Śliż${own}`]);
    for (const search of [`O'Brien${own}`, `obrien${own}`, `Anna Maria O’BRIEN${own}`])
      expect(await holdersFound(search)).toEqual([`Anna Maria O’Brien${own}`]);
    for (const search of [`weiss${own}`, `WEISS${own.toUpperCase()}`, `jurgen weiß${own}`])
      expect(await holdersFound(search)).toEqual([`Jürgen Weiß${own}`]);
    for (const search of [`orsted${own}`, `Dorde Ørsted${own}`])
      expect(await holdersFound(search)).toEqual([`Đorđe Ørsted${own}`]);
  }, 120_000);

  it('of one word are enough for an application, and stand alone everywhere', async () => {
    // given
    const applicationId = await file('', `Suharto${own}`);

    // when
    await verificationOf(clerk, applicationId);

    // then
    expect(await holdersFound(`suharto${own}`)).toEqual([`Suharto${own}`]);
  }, 60_000);

  it('in another script are asked for in Latin letters before anything is made', async () => {
    // given
    const resident = await signedInResident(newApplicant({ firstName: 'Олена', lastName: 'Ковальчук' }));
    const id = await newDraft(resident);
    const path = `/api/resident/applications/${id}`;
    await resident.portal.must(resident.portal.put(`${path}/draft`, await formOf(resident)));

    // when
    const { status, body } = await resident.portal.post(`${path}/submit`);

    // then
    expect(status).toBe(422);
    expect(body['fields']).toEqual(
      expect.arrayContaining([
        { path: 'firstName', code: 'NAME_NOT_LATIN' },
        { path: 'lastName', code: 'NAME_NOT_LATIN' },
      ]),
    );
  }, 60_000);

  it('are folded alike by the database and by the screens', async () => {
    // given
    const records = await openRecords();
    const texts = [
      ...Object.keys(WHOLE_LETTERS),
      ...'ĄĆĘŁŃÓŚŹŻąćęłńóśźżÄÖÜßÉÈÇÑÅØÆŒÞÐĐŁŠČŘĚŇŤĎŮÝŽȘȚĞİŐŰ',
      "O'Brien",
      'O’Brien',
      'Wójcik-Śliż',
      'a\u00a0b',
      'a  b',
      ' x ',
      'A‐B–C—D',
      'Олена',
      'Żó\u0301',
      '01-000003',
      'a.b@c.pl',
    ];

    // when
    const { rows } = await records
      .city('nowa-rzeczna')
      .knex.raw('select text, km_fold(text) as folded from unnest(?::text[]) as text', [texts])
      .finally(() => records.close());

    // then
    expect(rows.map(({ folded }: { folded: string }) => folded)).toEqual(texts.map((text) => foldText(text)));
  });
});

describe('a draft that two pages write', () => {
  it('is not written over by the page that knows an older version', async () => {
    // given
    const resident = await signedInResident();
    const { portal } = resident;
    const path = `/api/resident/applications/${await newDraft(resident)}`;
    const { version } = await portal.must(portal.get<{ version: number }>(path));
    const form = await formOf(resident);
    await portal.must(portal.put(`${path}/draft`, { ...form, street: 'Polna', version }));

    // when
    const late = await portal.put(`${path}/draft`, { ...form, street: '', version });

    // then
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({ code: 'DRAFT_CHANGED' });
    expect((await portal.must(portal.get<{ data: { street: string } }>(path))).data.street).toBe('Polna');
  }, 60_000);

  it('takes numbers with spaces and labels, and gives them back in one form', async () => {
    // given
    const resident = await signedInResident();
    const { portal, applicant } = resident;
    const path = `/api/resident/applications/${await newDraft(resident)}`;
    const pesel = `PESEL: ${applicant.pesel.slice(0, 6)} ${applicant.pesel.slice(6)}`;

    // when
    const { data } = await portal.must(
      portal.put<{ data: Record<string, string> }>(`${path}/draft`, {
        ...(await formOf(resident)),
        pesel,
        postalCode: '09 990',
      }),
    );

    // then
    expect(data).toMatchObject({ pesel: applicant.pesel, postalCode: '09-990' });
  }, 60_000);
});
