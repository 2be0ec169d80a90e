import { randomUUID } from 'node:crypto';
import { addDays } from '@karta/domain';
import { deleteDuePhotos } from '@karta/services';
import { signedInResident, type Resident } from '../makers/applications.ts';
import { operator } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { portrait } from '../makers/people.ts';
import { enteredPerson } from '../makers/register.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { rowsOf } from '../town/town-at-work.ts';
import { lookAt } from './look-at.ts';
import { signInAtOffice, signInAtPortal } from './people-at-screens.ts';

jest.setTimeout(120_000);

// one text is written, agreed to and written anew; the steps follow one another
const MARK = randomUUID().slice(0, 6);
const TITLE = `Oferty kin ${MARK}`;
const KIND = `marketing-oferty-kin-${MARK}`;
let window: Window;
let resident: Resident;

beforeAll(async () => {
  window = await openWindow({ width: 1366, height: 900 });
  resident = await signedInResident();
  await signInAtOffice(window.page, DEMO.admin);
}, 90_000);
afterAll(async () => {
  await window.close();
  // other screens of the town ask what they asked before
  await withRecords(async ({ knex }) => {
    const texts = knex('consent_texts').where('kind', KIND);
    await knex('consents').whereIn('consentTextId', texts.clone().select('id')).delete();
    await texts.delete();
  });
});

const editor = () => window.page.locator('km-consent-editor');
const row = () => window.page.getByRole('row').filter({ hasText: TITLE });
const given = async (): Promise<{ id: string; version: number; state: string }> => {
  const { portal } = resident;
  const list = portal.get<{ consents: { id: string; kind: string; version: number; state: string }[] }>(
    '/api/resident/consents',
  );
  const found = (await portal.must(list)).consents.find(({ kind }) => kind === KIND);
  if (!found) throw new Error(KIND);
  return found;
};

describe('texts to agree to, at the screen', () => {
  it('T1 004-08 a marketing consent is written in three languages, and cannot be required', async () => {
    const { page } = window;
    await page.goto(`${addressOf('operator')}/zgody`);
    await page.getByRole('button', { name: 'Nowa zgoda' }).click();
    await editor().getByRole('button', { name: 'Opublikuj wersję 1' }).click();
    await editor().getByText('Wpisz tytuł po polsku').waitFor();
    await editor().getByLabel('przy zakładaniu konta').check();
    await editor().getByLabel('Wymagana').waitFor();

    // when
    await editor().getByLabel('Zgoda marketingowa').check();
    expect(await editor().getByLabel('Wymagana').count()).toBe(0);
    await editor().getByLabel('Tytuł').fill(TITLE);
    await editor().getByLabel('Zdanie przy polu').fill('Chcę dostawać oferty kin.');
    await editor().getByRole('button', { name: /^EN/ }).click();
    await editor().getByLabel('Zdanie przy polu').fill('I want offers of cinemas.');
    await lookAt(page, 'zgody');
    await editor().getByRole('button', { name: 'Opublikuj wersję 1' }).click();

    // then
    await row().getByText('marketing, dobrowolna').waitFor();
    await row().getByText('nikt').waitFor();
    const admin = await operator(DEMO.admin);
    const forced = await admin.post<{ fields: { code: string }[] }>('/api/admin/consent-texts', {
      ...{ kind: KIND, statement: 'Musisz.', statementIn: {}, title: TITLE, titleIn: {}, paragraphs: [] },
      ...{ paragraphsIn: {}, required: true, validFrom: '2099-01-01', news: 'x', basedOn: 1 },
    });
    expect(forced.body.fields).toEqual([{ path: 'required', code: 'MARKETING_REQUIRED' }]);
  });

  it('004-83 a resident reads it in the language of the page and agrees; the office sees how many agree to which version', async () => {
    const { page } = window;
    await signInAtPortal(page, resident.applicant);
    await page.goto(`${addressOf('portal')}/en/zgody`);
    await page.getByText('I want offers of cinemas.').waitFor();
    const { id } = await given();
    await resident.portal.must(resident.portal.put(`/api/resident/consents/${id}`, { given: true }));

    // when
    await signInAtOffice(page, DEMO.admin);
    await page.goto(`${addressOf('operator')}/zgody`);

    // then
    await row().getByText('wersja 1: 1').waitFor();
  });

  it('004-83 the next version has its day and says what is new; from then on it alone is asked', async () => {
    const { page } = window;
    await withRecords(({ knex, clock }) =>
      knex('consent_texts')
        .where('kind', KIND)
        .update({ validFrom: addDays(clock.today(), -1) }),
    );
    await page.reload();
    await page.getByRole('button', { name: TITLE, exact: true }).click();
    await editor().getByLabel('Zdanie przy polu').fill('Chcę dostawać oferty kin i teatrów.');
    await editor().getByRole('button', { name: 'Opublikuj wersję 2' }).click();
    await editor().getByText('Napisz, co się zmieniło').waitFor();
    await editor().getByLabel('Co się zmieniło').fill('Doszły teatry.');
    await editor().getByRole('button', { name: 'Opublikuj wersję 2' }).click();

    // then
    await row().getByText('wersja 2 od').waitFor();
    await row().getByText('wersja 1: 1').waitFor();
    await page.getByRole('button', { name: TITLE, exact: true }).click();
    await page.getByText('„Doszły teatry.”').waitFor();
    expect(await given()).toMatchObject({ version: 2, state: 'outdated' });
    expect(window.complaints).toEqual([]);
  });
});

describe('photos by their rule', () => {
  it('H-6 a photo goes when its owner has had no card and no application for long enough, and the entry says so; others stay', async () => {
    // given
    const { page } = window;
    const clerk = await operator();
    const gone = await enteredPerson(clerk);
    const lately = await enteredPerson(clerk, { firstName: 'Bożena', birthDate: '1955-07-19' });
    for (const id of [gone, lately]) {
      const photo = { bytes: await portrait(), type: 'image/png' };
      await clerk.must(clerk.send('PUT', `/api/operator/residents/${id}/photo`, photo));
    }
    const [before] = await rowsOf<{ photoFileId: string }>('residents', { id: gone });
    const withCard = await withRecords(async ({ knex, clock }) => {
      const live = knex('cards').where('state', 'active').whereNotNull('resident_id').select('resident_id');
      const holder = await knex('residents')
        .whereIn('id', live)
        .whereNotNull('photo_file_id')
        .first('id', 'updated_at');
      const old = new Date(clock.now().getTime() - 366 * 86_400_000);
      await knex('residents')
        .whereIn('id', [gone, holder?.id ?? gone])
        .update({ updated_at: old });
      return holder;
    });

    // when
    const deleted = await withRecords((city) => city.knex.transaction((trx) => deleteDuePhotos(trx, city)));

    // then
    expect(deleted).toBe(1);
    const photoOf = async (id: string) =>
      (await rowsOf<{ photoFileId: string | null }>('residents', { id }))[0]?.photoFileId;
    expect(await photoOf(gone)).toBeNull();
    expect(await photoOf(lately)).not.toBeNull();
    expect(await rowsOf('files', { id: before?.photoFileId })).toEqual([]);
    if (withCard) {
      expect(await photoOf(withCard.id)).not.toBeNull();
      await withRecords(({ knex }) =>
        knex('residents').where('id', withCard.id).update({ updated_at: withCard.updatedAt }),
      );
    }
    await signInAtOffice(page);
    await page.goto(`${addressOf('operator')}/mieszkancy/${gone}`);
    await page.getByText('Usunięto zgodnie z okresem przechowywania').first().waitFor();
    await lookAt(page, 'mieszkaniec-bez-zdjecia');
  });
});
