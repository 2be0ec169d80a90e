import sharp from 'sharp';
import type { PaperView } from '@karta/contracts';
import { deleteDueDocuments } from '@karta/services';
import { taskOf } from '../makers/applications.ts';
import { operator, type Caller } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { certificate, portrait } from '../makers/people.ts';
import { anyIdCard, enteredPerson } from '../makers/register.ts';
import { layFault } from '../makers/devices.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import { until } from '../makers/until.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { cardHolder, rowsOf } from '../town/town-at-work.ts';
import { lookAt } from './look-at.ts';
import { signInAtOffice } from './people-at-screens.ts';

jest.setTimeout(120_000);
let window: Window;
let other: Caller;
let id = '';
const NUMBER = anyIdCard();

beforeAll(async () => {
  window = await openWindow();
  other = await operator(DEMO.secondClerk);
  id = await enteredPerson(await operator(), { idCard: NUMBER });
  await signInAtOffice(window.page);
}, 60_000);
afterAll(() => window.close());

const open = (path: string): Promise<unknown> => window.page.goto(`${addressOf('operator')}${path}`);

describe('what belongs to a person, at their page', () => {
  it('000-04 000-10 000-12 H-2 the numbers are masked by the server, and shown for a reason that is logged and that the page names', async () => {
    // given
    const { page } = window;
    await open(`/mieszkancy/${id}`);
    await page.getByRole('heading', { name: 'Dane', exact: true }).waitFor();
    const facts = page.locator('km-person-facts');
    const shown = await page.request.get(`${addressOf('operator')}/api/operator/residents/${id}`);

    // when
    await facts.getByRole('button', { name: 'Pokaż numery…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Pokaż numery osoby' });
    await dialog.getByRole('button', { name: 'Pokaż' }).click();
    await dialog.getByText('Napisz powód').waitFor();
    await dialog.getByLabel('Powód').fill('porównanie z dowodem przy okienku');
    await dialog.getByRole('button', { name: 'Pokaż' }).click();

    // then
    await facts.getByText(NUMBER).waitFor();
    expect(await shown.text()).toContain(`"${NUMBER.slice(0, 3)}•••••"`);
    const [row] = await rowsOf<{ facts: object }>('audit', { act: 'resident.reveal-numbers', subjectId: id });
    expect(row?.facts).toEqual({ reason: 'porównanie z dowodem przy okienku' });
    await lookAt(page, 'mieszkaniec-numery');
    await facts.getByRole('button', { name: 'Ukryj numery' }).click();
    await facts.getByText(NUMBER).waitFor({ state: 'detached' });
  });

  it('000-14 000-15 the photo is taken with the webcam of the desk, cut to 3:4, or comes from a file', async () => {
    const { page } = window;
    await open(`/mieszkancy/${id}`);
    await page.getByRole('heading', { name: 'Zdjęcie' }).waitFor();
    await page.getByRole('button', { name: 'Zrób zdjęcie' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('video').waitFor();
    await until('a picture of the camera', () =>
      dialog.locator('video').evaluate((video) => (video as HTMLVideoElement).videoWidth > 0),
    );
    await dialog.getByRole('button', { name: 'Zrób zdjęcie' }).click();
    await dialog.getByRole('button', { name: 'Użyj zdjęcia' }).click();
    await page.getByText('Zapisano zdjęcie.').waitFor();
    const [taken] = await rowsOf<{ photoFileId: string }>('residents', { id });
    const stored = await page.request.get(`${addressOf('operator')}/api/operator/files/${taken?.photoFileId}`);
    const { width, height } = await sharp(await stored.body()).metadata();
    expect({ width, height }).toEqual({ width: 709, height: 945 });
    await page
      .getByLabel('Plik ze zdjęciem')
      .setInputFiles({ name: 'z.png', mimeType: 'image/png', buffer: await portrait() });
    await dialog.getByRole('button', { name: 'Użyj zdjęcia' }).click();
    await until('another photo', async () => {
      const [now] = await rowsOf<{ photoFileId: string }>('residents', { id });
      return now?.photoFileId !== taken?.photoFileId;
    });
    expect(await rowsOf('files', { id: taken?.photoFileId })).toEqual([]);
    await page.reload();
    await page.getByRole('heading', { name: 'Zdjęcie' }).waitFor();
    await lookAt(page, 'mieszkaniec-zdjecie');
  });

  it('000-15 the photo comes from the scanner of the station, cut to 3:4: what it cannot do is said, and nothing of the scan stays', async () => {
    // given
    const { page } = window;
    const [before] = await rowsOf<{ photoFileId: string }>('residents', { id });
    await open(`/mieszkancy/${id}`);
    await page.getByRole('button', { name: 'Skanuj zdjęcie' }).click();
    const dialog = page.getByRole('dialog', { name: 'Skanuj zdjęcie' });
    await dialog.getByText('Połóż zdjęcie w rogu szyby').waitFor();
    layFault('cover-open');

    // when
    await dialog.getByRole('button', { name: 'Skanuj', exact: true }).click();
    await dialog.getByText('Pokrywa skanera jest otwarta. Zamknij ją').waitFor();
    await lookAt(page, 'skan-pokrywa');
    layFault('');
    await dialog.getByRole('button', { name: 'Skanuj', exact: true }).click();
    const frame = page.getByRole('dialog', { name: 'Ustaw kadr' });
    await frame.getByRole('button', { name: 'Użyj zdjęcia' }).waitFor();
    await lookAt(page, 'skan-kadr');
    await frame.getByRole('button', { name: 'Użyj zdjęcia' }).click();

    // then
    const photoFileId = await until('the scanned photo', async () => {
      const [now] = await rowsOf<{ photoFileId: string }>('residents', { id });
      return now?.photoFileId !== before?.photoFileId && now?.photoFileId;
    });
    const stored = await page.request.get(`${addressOf('operator')}/api/operator/files/${photoFileId}`);
    expect(await sharp(await stored.body()).metadata()).toMatchObject({ width: 709, height: 945 });
    await until('the end of the scan', async () => (await rowsOf('scans', {})).length === 0);
  });

  it('000-19 a relief is attached with its validity and a reason, and taken off with another one', async () => {
    const { page } = window;
    await open(`/mieszkancy/${id}`);
    await page.getByRole('tab', { name: /Pakiety i ulgi/ }).click();
    await page.getByLabel('Pakiet', { exact: true }).selectOption('senior');
    await page.getByLabel('Ważny do').fill('2030-12-31');
    await page.getByRole('button', { name: 'Przypisz' }).click();
    await page.getByText('Napisz, na jakiej podstawie').waitFor();
    await lookAt(page, 'mieszkaniec-pakiety');
    await page.getByLabel('Powód').fill('Legitymacja okazana przy okienku');
    await page.getByRole('button', { name: 'Przypisz' }).click();
    await page.getByText('ważny do 31.12.2030').waitFor();
    await page.getByRole('button', { name: /^Odbierz/ }).click();
    await page.getByRole('dialog').getByLabel('Powód').fill('Pomyłka');
    await page.getByRole('dialog').getByRole('button', { name: 'Odbierz' }).click();
    await page.getByText('Nie ma pakietów ani ulg.').waitFor();
    const acts = await rowsOf<{ act: string; facts: { reason?: string } }>('audit', { subjectId: id });
    expect(acts.filter(({ act }) => act.startsWith('package.')).map(({ act, facts }) => [act, facts.reason])).toEqual([
      ['package.grant', 'Legitymacja okazana przy okienku'],
      ['package.take-off', 'Pomyłka'],
    ]);
  });

  it('000-23 H-6 a document has the day of its deletion, is deleted with a reason or on its day, and leaves its entry', async () => {
    const { page } = window;
    await page.getByRole('tab', { name: /^Dokumenty/ }).click();
    const add = async (name: string): Promise<void> => {
      await page.getByLabel('Rodzaj').selectOption('authorisation');
      await page.getByLabel('Nazwa').fill(name);
      await page
        .getByLabel('Plik dokumentu')
        .setInputFiles({ name: 'd.png', mimeType: 'image/png', buffer: await certificate() });
      await page.getByRole('link', { name: `Obejrzyj ${name}` }).waitFor();
    };
    await add('Upoważnienie dla męża');
    await add('Pomyłka');
    await page
      .getByText(/usuniemy \d+\.\d\d\.\d{4}: reguła „Upoważnienie”/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Usuń Pomyłka' }).click();
    await page.getByRole('dialog').getByLabel('Powód').fill('Nie ta osoba');
    await page.getByRole('dialog').getByRole('button', { name: 'Usuń' }).click();
    await page.getByText('powód: Nie ta osoba').waitFor();
    const kept = await rowsOf<{ id: string; fileId: string | null; deleteOn: string }>('resident_documents', {
      residentId: id,
    });
    const due = kept.find(({ fileId }) => fileId !== null);
    const deleted = await withRecords((city) => {
      const clock = { ...city.clock, today: () => due?.deleteOn ?? '' };
      return city.knex.transaction((trx) => deleteDueDocuments(trx, { ...city, clock } as typeof city));
    });
    expect(deleted).toBeGreaterThan(0);
    expect(await rowsOf('files', { id: due?.fileId })).toEqual([]);
    await page.reload();
    await page.getByRole('tab', { name: /^Dokumenty/ }).click();
    await page.getByText(/zgodnie z okresem przechowywania/).waitFor();
    await lookAt(page, 'mieszkaniec-dokumenty');
  });

  it('000-23 H-6 the documents of all people are one list, deleted ones too; each leads to its person', async () => {
    // given
    const { page } = window;
    await open('/mieszkancy');
    await page.getByRole('link', { name: 'Dokumenty' }).click();
    await page
      .getByRole('tab', { name: 'Usunięte' })
      .or(page.getByRole('button', { name: 'Usunięte' }))
      .first()
      .click();

    // when
    const row = page.getByRole('row', { name: /Upoważnienie dla męża/ }).first();
    await row.getByText('Usunięty').waitFor();
    await lookAt(page, 'dokumenty');

    // then
    await row.getByRole('link').first().click();
    await page.waitForURL(/mieszkancy\/[0-9a-f-]{36}$/);
    expect(new URL(page.url()).pathname).toBe(`/mieszkancy/${id}`);
  });

  it('000-15 a document is scanned, looked at and kept', async () => {
    const { page } = window;
    await open(`/mieszkancy/${id}`);
    await page.getByRole('tab', { name: /Dokumenty/ }).click();
    await page.getByRole('button', { name: 'Skanuj dokument' }).click();
    const dialog = page.getByRole('dialog', { name: 'Skanuj dokument' });
    await dialog.getByRole('button', { name: 'Skanuj', exact: true }).click();
    await dialog.getByRole('img', { name: 'Zeskanowana kartka' }).waitFor();
    await lookAt(page, 'skan-dokument');
    await dialog.getByRole('button', { name: 'Użyj skanu' }).click();
    await page.getByText('Dodano dokument.').waitFor();
    const kept = await rowsOf<{ name: string }>('resident_documents', { residentId: id });
    expect(kept.map(({ name }) => name)).toContainEqual(expect.stringMatching(/^Skan .+\.jpg$/));
  });
});

describe('acts from the page of a person with a card', () => {
  it('X-6 000-29 000-31 the page asks for a reason, the card is blocked there, and a duplicate is filed on paper for its holder', async () => {
    // given
    const { page } = window;
    const holder = await cardHolder();
    const [card] = await rowsOf<{ residentId: string }>('cards', { number: holder.card.number });
    const residentId = card?.residentId ?? '';

    // when: the reason
    await open(`/mieszkancy/${residentId}`);
    await page.getByRole('heading', { name: 'Po co zaglądasz?' }).waitFor();
    await lookAt(page, 'mieszkaniec-powod');
    await page.getByRole('button', { name: 'Otwórz dane' }).click();
    await page.getByText('Wybierz powód').waitFor();
    await page.getByLabel('inny powód').check();
    await page.getByRole('button', { name: 'Otwórz dane' }).click();
    await page.getByText('Napisz, jaki to powód').waitFor();
    await page.getByLabel('Szczegóły').fill('Zgłoszenie zgubienia karty');
    await page.getByRole('button', { name: 'Otwórz dane' }).click();

    // and the block
    await page.getByRole('tab', { name: /^Karty/ }).click();
    await lookAt(page, 'mieszkaniec-karty');
    await page.getByRole('button', { name: /^Zastrzeż kartę/ }).click();
    await page.getByRole('dialog').getByLabel(/Powód/).fill('Zgubiona, zgłoszenie przy okienku.');
    await page.getByRole('dialog').getByRole('button', { name: 'Zastrzeż' }).click();
    await page.getByRole('tabpanel').getByText('Zastrzeżona').waitFor();

    // and the duplicate
    const base = '/api/operator';
    const paper = { form: 'duplicate', receivedOn: new Date().toISOString().slice(0, 10) };
    const unasked = await other.post(`${base}/residents/${residentId}/paper`, paper);
    expect(unasked.body).toMatchObject({ code: 'READ_REASON_NEEDED' });
    await other.must(other.post(`${base}/residents/${residentId}/looks`, { reason: 'counter', note: '' }));
    const { id: duplicate } = await other.must(
      other.post<{ id: string }>(`${base}/residents/${residentId}/paper`, paper),
    );
    const view = await other.must(other.get<PaperView>(`${base}/paper/${duplicate}`));
    const details = { ...view.content.details, reason: 'loss' };
    const pickupPointId = view.around.points[0]?.id ?? null;
    const consents = view.around.consents.map((text) => text.id);
    await other.must(
      other.post(`${base}/paper/${duplicate}/submit`, { ...view.content, details, pickupPointId, consents }),
    );

    // then
    const [sent] = await rowsOf<{ workflowId: string; type: string }>('applications', { id: duplicate });
    expect(sent).toMatchObject({ type: 'duplicate', workflowId: `nowa-rzeczna/duplicate-card/${duplicate}` });
    await taskOf(other, duplicate);
  }, 180_000);
});
