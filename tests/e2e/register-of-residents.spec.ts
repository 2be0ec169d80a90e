import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { testPesel } from '../../db/seeds/nowa-rzeczna/people.ts';
import type { PaperView } from '@karta/contracts';
import { deleteDueDocuments } from '@karta/services';
import { decide, taskOf, verificationOf } from '../makers/applications.ts';
import { operator, type Caller } from '../makers/caller.ts';
import { certificate, portrait } from '../makers/people.ts';
import { openRecords } from '../makers/records.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import { hired } from '../makers/staff.ts';
import { until } from '../makers/until.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { cardHolder, rowsOf } from '../town/town-at-work.ts';
import { lookAt } from './look-at.ts';
import { rareApplicant, signInAtOffice } from './people-at-screens.ts';

jest.setTimeout(120_000);
let window: Window;
let other: Caller;
const { lastName } = rareApplicant('Rejestrowa');
const PESEL = testPesel('1992-08-23', 600 + Math.floor(Math.random() * 9000));
let id = '';
let paperId = '';
let taskId = '';

beforeAll(async () => {
  window = await openWindow();
  other = await operator(DEMO.secondClerk);
  await signInAtOffice(window.page);
}, 60_000);
afterAll(() => {
  if (window.complaints.length > 0) process.stderr.write(`${window.complaints.join('\n')}\n`);
  return window.close();
});

const open = (path: string): Promise<unknown> => window.page.goto(`${addressOf('operator')}${path}`);

describe('the register of residents at the screens', () => {
  it('000-10 000-12 a new person is refused with each problem at its field: PESEL, identity card, passport', async () => {
    const { page } = window;
    await open('/mieszkancy');
    await page.getByRole('heading', { name: 'Mieszkańcy' }).waitFor();
    await page.keyboard.press('m');
    await page.getByRole('heading', { name: 'Nowy mieszkaniec' }).waitFor();
    await page.locator('#osoba-pesel').fill(PESEL.slice(0, 10) + ((Number(PESEL.at(10)) + 1) % 10));
    await page.locator('#osoba-idCard').fill('ABS523456');
    await page.locator('#osoba-passport').fill('CC8999486');
    await page.keyboard.press('Control+Enter');
    await page
      .locator('#osoba-pesel-error')
      .getByText(/jest pomyłka/)
      .waitFor();
    await page
      .locator('#osoba-idCard-error')
      .getByText(/cyfra kontrolna/)
      .waitFor();
    await page
      .locator('#osoba-passport-error')
      .getByText(/cyfra kontrolna/)
      .waitFor();
    await page.locator('#osoba-lastName-error').waitFor();
    await lookAt(page, 'mieszkaniec-bledy');
  });

  it('000-09 000-10 000-11 000-12 000-13 a clerk enters a person: the PESEL fills birth date and sex, two addresses, documents, remarks', async () => {
    const { page } = window;
    await page.locator('#osoba-firstName').fill('Michalina Anna');
    await page.locator('#osoba-lastName').fill(lastName);
    await page.locator('#osoba-pesel').fill(PESEL);
    expect(await page.locator('#osoba-birthDate').inputValue()).toBe('23.08.1992');
    expect(await page.locator('#osoba-sex').inputValue()).toMatch(/kobieta|mężczyzna/);
    await page.locator('#osoba-place').fill('Nowa Rzeczna');
    await page.locator('#osoba-street').fill('Nadbrzeżna');
    await page.locator('#osoba-houseNumber').fill('31');
    await page.locator('#osoba-postalCode').fill('09-990');
    await page.getByLabel('Inny', { exact: true }).check();
    await page.locator('#osoba-registeredPlace').fill('Stara Rzeczna');
    await page.locator('#osoba-registeredHouseNumber').fill('5');
    await page.locator('#osoba-registeredPostalCode').fill('09 991');
    await page.locator('#osoba-email').fill('m.rejestrowa@poczta.example');
    await page.locator('#osoba-phone').fill('500 000 214');
    await page.locator('#osoba-idCard').fill('ABS 123456');
    await page.locator('#osoba-passport').fill('CC7999486');
    await page.locator('#osoba-remarks').fill('Prosi o kontakt po 16:00.');
    await page.keyboard.press('Control+Enter');
    await page
      .locator('#osoba-pesel-error')
      .getByText(/potwierdź/)
      .waitFor();
    await page.getByLabel('Zgadza się z dokumentem').check();
    await lookAt(page, 'mieszkaniec-nowy');
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/mieszkancy\/[0-9a-f-]{36}$/);
    id = page.url().split('/').at(-1) ?? '';
    await page.getByRole('heading', { name: `Michalina Anna ${lastName}` }).waitFor();
    const facts = await page.locator('km-person-facts').innerText();
    for (const words of [
      'Stara Rzeczna',
      '09-991',
      'm.rejestrowa@poczta.example',
      'ABS•••••',
      'Prosi o kontakt po 16:00.',
    ])
      expect(facts).toContain(words);
    expect(facts).not.toContain(PESEL);
    const [row] = await rowsOf<{ idCard: Buffer; phone: string; sex: string }>('residents', { id });
    expect(row?.idCard.toString('latin1')).not.toContain('123456');
    expect(row?.phone).toBe('+48500000214');
    await page.reload();
    await page.locator('km-person-facts').waitFor();
    await lookAt(page, 'mieszkaniec');
  });

  it('000-09 the list finds the person by name, address, phone and remarks, and by the whole PESEL, which stands in no address', async () => {
    const { page } = window;
    await open('/mieszkancy');
    await page.locator('#filtr').fill(`${lastName} nadbrzezna`);
    await until('one row', async () => (await page.locator('tbody tr').count()) === 1);
    expect(await page.locator('tbody tr').innerText()).toContain('Nadbrzeżna 31');
    await lookAt(page, 'mieszkancy');
    await page.getByRole('button', { name: 'Szukaj po numerze…' }).click();
    await page.getByLabel(/PESEL, dowód/).fill(PESEL);
    await page.getByRole('dialog').getByRole('button', { name: 'Szukaj' }).click();
    await page.waitForURL(new RegExp(id));
    expect(page.url()).not.toContain(PESEL);
  });

  it('X-6 somebody else of the office gives a reason before the page opens, and it stands in the history of looks', async () => {
    const before = await other.get(`/api/operator/residents/${id}`);
    expect([before.status, before.body['code']]).toEqual([409, 'READ_REASON_NEEDED']);
    await other.must(other.post(`/api/operator/residents/${id}/looks`, { reason: 'phone', note: '' }));
    const { looks } = await other.must(
      other.get<{ looks: { reason: string; by: string }[] }>(`/api/operator/residents/${id}`),
    );
    expect(looks[0]).toMatchObject({ reason: 'rozmowa telefoniczna', by: 'Marek Król' });
    const read = await rowsOf('audit', { act: 'resident.read', subjectId: id });
    expect(read.length).toBeGreaterThanOrEqual(2);
  });

  it('000-22 a clerk changes the phone with a reason: who, when, what before and after stand in the history, the day before shows the old one', async () => {
    const { page } = window;
    await page.keyboard.press('e');
    await page.waitForURL(/edycja$/);
    await page.locator('#osoba-phone').waitFor();
    await page.locator('#osoba-phone').fill('500 000 241');
    await page.locator('#osoba-reason').fill('Prośba mieszkanki');
    await lookAt(page, 'mieszkaniec-edycja');

    // and another clerk is faster with the same field and another one
    const { version } = await other.must(other.get<{ version: number }>(`/api/operator/residents/${id}/entry`));
    const values = { phone: '+48500000218', email: 'inny@poczta.example' };
    await other.must(
      other.put(`/api/operator/residents/${id}`, { values, version, isConfirmed: true, reason: 'Telefon z pisma' }),
    );
    await page.keyboard.press('Control+Enter');
    const dialog = page.getByRole('dialog', { name: /przed Tobą/ });
    await dialog.waitFor();
    await lookAt(page, 'mieszkaniec-konflikt');
    const words = await dialog.innerText();
    for (const each of ['Marek Król', '+48500000214', '+48500000218', '+48500000241', 'Bez sporu', 'E-mail'])
      expect(words).toContain(each);
    await dialog.getByRole('button', { name: 'Zapisz wybrane' }).click();
    await dialog.getByText('Wybierz w każdym wierszu').waitFor();
    await dialog.getByLabel('+48500000241').check();
    await dialog.getByRole('button', { name: 'Zapisz wybrane' }).click();
    await page.waitForURL(new RegExp(`${id}$`));

    // then
    const history = page.getByRole('region', { name: 'Historia' });
    await history.getByText('powód: Prośba mieszkanki').waitFor();
    const told = await history.innerText();
    expect(told).toMatch(/Telefon: \+48500000218 → \+48500000241/);
    expect(told).toMatch(/Telefon: \+48500000214 → \+48500000218/);
    const [row] = await rowsOf<{ email: string; phone: string }>('residents', { id });
    expect(row).toMatchObject({ email: 'inny@poczta.example', phone: '+48500000241' });
    const [kept] = await rowsOf<{ content: Buffer }>('resident_changes', { residentId: id });
    expect(kept?.content.toString('latin1')).not.toContain('500000214');
    await page.getByLabel('Stan na dzień').fill('2020-01-01');
    await page.getByText('Tego dnia nie było jeszcze tej osoby').waitFor();
  });

  it('000-09 a similar person is shown while typing with the reason in words and per cent, and not entered twice unseen', async () => {
    const { page } = window;
    await open('/mieszkancy/nowy');
    await page.locator('#osoba-firstName').fill('Michalina');
    await page.locator('#osoba-lastName').fill(lastName.replace('-', ''));
    await page.locator('#osoba-birthDate').fill('1992-08-23');
    const like = page.locator('.like', { hasText: lastName });
    await like.waitFor();
    expect(await like.innerText()).toMatch(/ta sama data urodzenia/);
    expect(await like.innerText()).toMatch(/\d\d%/);
    await lookAt(page, 'mieszkaniec-podobny');
    await page.locator('#osoba-sex').selectOption('female');
    await page.locator('#osoba-noPeselReason').selectOption('foreigner');
    await page.locator('#osoba-place').fill('Nowa Rzeczna');
    await page.locator('#osoba-houseNumber').fill('2');
    await page.locator('#osoba-postalCode').fill('09-990');
    await page.keyboard.press('Control+Enter');
    await page.getByText('W rejestrze jest ktoś bardzo podobny.').waitFor();
    await like.getByLabel('To inna osoba').check();
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/mieszkancy\/[0-9a-f-]{36}$/);
    expect(await page.locator('km-person-facts').innerText()).toContain('cudzoziemiec');
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
    await page.reload();
    await page.getByRole('heading', { name: 'Zdjęcie' }).waitFor();
    await lookAt(page, 'mieszkaniec-zdjecie');
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
    const records = await openRecords();
    const city = records.city('nowa-rzeczna');
    const clock = { ...city.clock, today: () => due?.deleteOn ?? '' };
    expect(
      await city.knex.transaction((trx) => deleteDueDocuments(trx, { ...city, clock } as typeof city)),
    ).toBeGreaterThan(0);
    await records.close();
    expect(await rowsOf('files', { id: due?.fileId })).toEqual([]);
    await page.reload();
    await page.getByRole('tab', { name: /^Dokumenty/ }).click();
    await page.getByText(/zgodnie z okresem przechowywania/).waitFor();
    await lookAt(page, 'mieszkaniec-dokumenty');
  });
});

describe('an application that was brought on paper', () => {
  it('A-12 is typed in by the form of the portal, its terms run from the day it came, a confirmation is printed, the process is the same', async () => {
    const { page } = window;
    await open(`/mieszkancy/${id}`);
    await page.getByRole('link', { name: /Nowy wniosek/ }).click();
    await page.getByRole('heading', { name: 'Wniosek papierowy' }).waitFor();
    await lookAt(page, 'wniosek-papierowy-wybor');
    await page.getByRole('button', { name: 'Przepisz wniosek' }).click();
    await page.getByText('Wybierz rodzaj wniosku').waitFor();
    await page.locator('input[name=rodzaj-wniosku][value=card-issue]').check();
    const received = new Date(Date.now() - 5 * 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel('Data wpływu').fill(received);
    await page.getByRole('button', { name: 'Przepisz wniosek' }).click();
    await page.waitForURL(/wniosek-papierowy/);
    await page.locator('#papier-lastName').waitFor();
    expect(await page.locator('#papier-lastName').inputValue()).toBe(lastName);
    expect(await page.locator('#papier-pesel').inputValue()).toBe(PESEL);
    await page.keyboard.press('Control+Enter');
    await page.locator('#papier-pickupPointId-error').waitFor();
    await lookAt(page, 'wniosek-papierowy-bledy');
    await page.locator('#papier-pickupPointId').selectOption({ index: 1 });
    await page
      .getByLabel('Plik ze zdjęciem')
      .setInputFiles({ name: 'z.png', mimeType: 'image/png', buffer: await portrait() });
    await page.getByRole('dialog').getByRole('button', { name: 'Użyj zdjęcia' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByLabel('Data dokumentu').first().fill(received);
    await page
      .getByLabel(/^Skan:/)
      .first()
      .setInputFiles({ name: 's.png', mimeType: 'image/png', buffer: await certificate() });
    await page.getByText(/s\.png/).waitFor();
    for (const consent of await page.locator('fieldset input[type=checkbox]').all()) await consent.check();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: /Przyjęto wniosek \d+/ }).waitFor();
    await lookAt(page, 'wniosek-papierowy-przyjety');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Potwierdzenie (PDF)' }).click();
    const pdf = await readFile(await (await download).path());
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');

    // then: it runs as one from the portal does, with the clerk as who took it in
    const link = await page.getByRole('link', { name: 'Otwórz wniosek' }).getAttribute('href');
    paperId = link?.split('/').at(-1) ?? '';
    taskId = await verificationOf(other, paperId);
    const [intake] = await rowsOf<{ receivedOn: string }>('paper_intakes', { applicationId: paperId });
    expect(intake?.receivedOn).toBe(received);
    const [sent] = await rowsOf<{ actorKind: string }>('audit', { act: 'application.submit', subjectId: paperId });
    expect(sent?.actorKind).toBe('operator');
  });

  it('X-6 within a task of the person the page opens without another reason, and outside of it with one alone', async () => {
    const colleague = await hired(['clerk']);
    const within = await colleague.get(`/api/operator/residents/${id}?task=${encodeURIComponent(taskId)}`);
    const outside = await colleague.get(`/api/operator/residents/${id}`);
    expect([within.status, outside.status, outside.body['code']]).toEqual([200, 409, 'READ_REASON_NEEDED']);
    await window.page.goto(`${addressOf('operator')}/zadania/${encodeURIComponent(taskId)}`);
    await window.page.getByRole('link', { name: 'Otwórz wpis w rejestrze mieszkańców' }).click();
    await window.page.getByRole('heading', { name: new RegExp(lastName) }).waitFor();
    expect(window.page.url()).toContain('zadanie=');
  });

  it('000-22 what an approved application changes in the register stands in the history of the entry too', async () => {
    await decide(other, paperId, 'approve');
    await until('the entry to be brought up to date by the application', async () => {
      const changes = await rowsOf<{ source: string }>('resident_changes', { residentId: id });
      return changes.some(({ source }) => source === 'application');
    });
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

describe('the register of residents at its routes', () => {
  it('000-10 refuses a PESEL that somebody has, a remark with a number, a date in the future', async () => {
    const values = {
      ...Object.fromEntries(
        ['noPeselReason', 'street', 'flatNumber', 'registeredPlace', 'registeredStreet', 'registeredHouseNumber'].map(
          (each) => [each, ''],
        ),
      ),
      ...{ registeredFlatNumber: '', registeredPostalCode: '', email: '', phone: '', idCard: '', passport: '' },
      ...{ firstName: 'Ola', lastName: `Inna-${randomUUID().replaceAll(/[^a-f]/g, '')}`, birthDate: '', sex: '' },
      ...{ place: 'Nowa Rzeczna', houseNumber: '1', postalCode: '09-990', remarks: '' },
      pesel: PESEL,
    };
    const add = (change: object) =>
      other.post('/api/operator/residents', { values: { ...values, ...change }, isConfirmed: true, seen: [] });
    const codesOf = ({ body }: Awaited<ReturnType<typeof add>>): unknown => body['fields'];
    expect(codesOf(await add({}))).toEqual([{ path: 'pesel', code: 'PESEL_TAKEN' }]);
    const bad = { pesel: '', noPeselReason: 'newborn', sex: 'female', birthDate: '2999-01-01', remarks: `ma ${PESEL}` };
    expect(codesOf(await add(bad))).toEqual([
      { path: 'birthDate', code: 'DATE_FUTURE' },
      { path: 'remarks', code: 'PERSONAL_NUMBER' },
    ]);
  });
});
