import { addDays } from '@karta/domain';
import { randomUUID } from 'node:crypto';
import { approve, cardHolder, type HolderOfCard } from '../town/town-at-work.ts';
import { taskOf } from '../makers/applications.ts';
import { operator } from '../makers/caller.ts';
import { certificate, onePage, portrait } from '../makers/people.ts';
import { openRecords } from '../makers/records.ts';
import { addressOf } from '../makers/town.ts';
import { until } from '../makers/until.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { signInAtOffice, signInAtPortal } from './people-at-screens.ts';

jest.setTimeout(120_000);

// one holder of a card goes through the forms; the steps follow one another
let window: Window;
let holder: HolderOfCard;
const portal = (path: string): string => `${addressOf('portal')}${path}`;

beforeAll(async () => {
  window = await openWindow({ width: 1366, height: 900 });
  holder = await cardHolder();
  await signInAtPortal(window.page, holder.applicant);
}, 180_000);
afterAll(() => window.close());

/** Changes the person's card or package as another fate would. */
async function change(table: 'cards' | 'resident_packages', values: Record<string, unknown>): Promise<void> {
  const records = await openRecords();
  const column = table === 'cards' ? 'id' : 'card_id';
  await records.city('nowa-rzeczna').knex(table).where(column, holder.card.id).update(values);
  await records.close();
}

/** The words of the selector on top of the form. */
const kinds = (): Promise<string[]> =>
  window.page.getByLabel('Wybierz rodzaj wniosku').locator('option').allInnerTexts();
const onPage = async (text: string | RegExp): Promise<boolean> => (await window.page.getByText(text).count()) > 0;

describe('a holder of a card at the forms', () => {
  it('000-38 004-36 004-50 finds three buttons under the card, and none for plastic that is there; a button leads where it says', async () => {
    const { page } = window;
    await page.goto(portal('/karty'));
    await page.getByText(holder.card.number).first().waitFor();

    await page.getByRole('button', { name: /Zastrzeż kartę/ }).waitFor();
    await page.getByRole('link', { name: /Wniosek o zmianę danych osobowych/ }).waitFor();
    expect(await page.getByRole('link', { name: /karty plastikowej/ }).count()).toBe(0);
    await page.getByRole('link', { name: /Wniosek o duplikat karty/ }).click();
    await page.getByRole('heading', { name: 'Wniosek o wydanie duplikatu karty mieszkańca' }).waitFor();
  });

  it('004-43 004-45 004-46 sees the fields of the manual, prefilled, with the town’s reasons and the kind on top', async () => {
    const { page } = window;
    const { applicant, card } = holder;
    expect(await kinds()).toContain('Wniosek o duplikat karty');
    expect(await onPage(applicant.lastName)).toBe(true);
    expect(await page.getByText(card.number).count()).toBeGreaterThan(0);
    expect(await page.locator('#details-reason label').allInnerTexts()).toEqual([
      'Zagubienie',
      'Kradzież',
      'Uszkodzenie',
      'Wada karty',
    ]);
    await page.getByRole('group', { name: /Punkt odbioru karty/ }).waitFor();
    await expect(page.locator('input[name=pesel]').count()).resolves.toBe(0);
  });

  it('T6 is proposed to block a lost card at once, and not a damaged one', async () => {
    const { page } = window;
    await page.getByLabel('Uszkodzenie').check();
    await expect(page.getByLabel(/Zastrzeż kartę .* od razu/).count()).resolves.toBe(0);
    await page.getByLabel('Zagubienie').check();
    await expect(page.getByLabel(/Zastrzeż kartę .* od razu/).isChecked()).resolves.toBe(true);
  });

  it('004-21 004-47 is told what is missing, chooses a point by name, address and hours, keeps the draft and finds it again', async () => {
    const { page } = window;
    await page.getByRole('button', { name: 'Sprawdź i wyślij' }).click();
    await page.getByRole('link', { name: 'Punkt odbioru karty: wybierz, gdzie odbierzesz kartę' }).waitFor();
    const point = page.locator('#pickupPointId label').first();
    expect(await point.innerText()).toMatch(/Ratusz, Biuro Karty[\s\S]*Rynek 1 · pon.–pt. 8:00–16:00/);
    await point.locator('input').check();
    await page.locator('input[id^=zgoda-]').first().check();
    await page.getByRole('button', { name: 'Zapisz wersję roboczą' }).click();
    await page.getByText('Wersja robocza zapisana.', { exact: true }).waitFor();
    await page.reload();
    await expect(page.getByLabel('Zagubienie').isChecked()).resolves.toBe(true);
  });

  it('B-7 reads question, answer and fee before sending, changes an answer, and sends', async () => {
    const { page } = window;
    await page.getByRole('button', { name: 'Sprawdź i wyślij' }).click();
    await page.getByRole('heading', { name: 'Co potem i do kiedy' }).waitFor();
    await page.getByText('Opłata: 20,00 zł').waitFor();
    await page.getByRole('link', { name: /Zmień.*Powód duplikatu karty/ }).click();
    await page.getByLabel('Wada karty').check();
    await page.getByRole('button', { name: 'Sprawdź i wyślij' }).click();
    await page.getByText('Wniosek jest bezpłatny.').waitFor();
    await page
      .getByText(/Decyzja najpóźniej/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Wyślij wniosek' }).click();
    await page.getByRole('heading', { name: 'Historia wniosku' }).waitFor();
  });

  it('004-25 004-26 004-31 follows the status, and the clerk reads reason and fee in the task', async () => {
    const { page } = window;
    await page.getByText('Złożony wniosek').first().waitFor();
    await page.getByRole('link', { name: /Skontaktuj się z/ }).waitFor();
    const office = await openWindow();
    await signInAtOffice(office.page);
    const task = await taskOf(await operator(), new URL(page.url()).pathname.split('/').at(-1) ?? '');
    await office.page.goto(`${addressOf('operator')}/zadania/${task.id}`);
    await office.page.getByRole('heading', { name: 'Odpowiedzi z formularza' }).waitFor();
    const answers = await office.page.getByRole('main').innerText();
    await office.close();
    expect(answers).toMatch(/Powód duplikatu\s+Wada karty/);
    expect(answers).toContain('bezpłatny');
  });

  it('T4 004-32 goes back or withdraws, and files anew with the same answers', async () => {
    const { page } = window;
    await page.getByRole('link', { name: 'Wróć', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Wycofaj wniosek' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Wycofaj wniosek' }).click();
    await until('the withdrawal', async () => {
      if (await onPage('Wycofany')) return true;
      await page.reload();
      await page.getByRole('heading', { name: 'Historia wniosku' }).waitFor();
      return onPage('Wycofany');
    });
    await page.getByRole('link', { name: 'Złóż nowy wniosek z tymi danymi' }).click();
    await page.getByRole('heading', { name: 'Wniosek o wydanie duplikatu karty mieszkańca' }).waitFor();
    await expect(page.getByLabel('Wada karty').isChecked()).resolves.toBe(true);
  });

  it('004-47 deletes a draft after a question, and nothing of it is left', async () => {
    const { page } = window;
    await page.getByRole('button', { name: 'Usuń wersję roboczą' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Usuń wersję roboczą' }).click();
    await page.getByRole('heading', { name: 'Moje wnioski' }).waitFor();
    await expect(page.getByText('Wersja robocza', { exact: true }).count()).resolves.toBe(0);
  });

  it('004-69 004-73 finds the buttons of what may be filed below the list, and elsewhere why the rest may not', async () => {
    const { page } = window;
    await page.getByRole('link', { name: 'Złóż wniosek o duplikat karty' }).waitFor();
    await page.getByRole('link', { name: 'Wszystkie rodzaje wniosków' }).click();
    await page.getByRole('heading', { name: 'Tych wniosków nie możesz teraz złożyć' }).waitFor();
    const refused = await page.getByRole('main').innerText();
    expect(refused).toContain('Masz już kartę albo właśnie ją robimy.');
    expect(refused).toMatch(/Wniosek złożysz od \d/);
  });

  it('004-53 004-54 004-55 004-56 004-57 004-58 004-59 004-60 changes name and photo without a pick-up point, and may leave without sending', async () => {
    const { page } = window;
    await page.goto(portal('/karty'));
    await page.getByRole('link', { name: /Wniosek o zmianę danych osobowych/ }).click();
    await page.getByRole('heading', { name: 'Wniosek o zmianę danych osobowych' }).waitFor();
    await expect(page.getByLabel('Nazwisko').first().inputValue()).resolves.toBe(holder.applicant.lastName);
    await page.getByText(holder.card.number).waitFor();
    await page
      .getByText(
        'Zdjęcie twarzy (na jasnym jednolitym tle) w formacie JPEG, JPG, PNG lub WEBP oraz proporcji 3:4 (np. rozdzielczość 709x945).',
      )
      .waitFor();
    await page.getByRole('button', { name: 'Dodaj ze swojego urządzenia' }).waitFor();
    await page.getByRole('button', { name: 'Zrób zdjęcie' }).waitFor();
    await page.getByText('Tutaj prześlij wymagane dokumenty').first().waitFor();
    await expect(page.locator('#pickupPointId').count()).resolves.toBe(0);
    await page.getByRole('link', { name: 'Anuluj' }).click();
    await page.getByRole('heading', { name: 'Moje wnioski' }).waitFor();
  });

  it('000-36 004-54 004-57 004-59 004-67 sends a new name with photo and document, follows it like any other, and the office reads and approves it', async () => {
    const { page } = window;
    await page
      .getByRole('link', { name: /^Dokończ/ })
      .first()
      .click();
    await page.getByLabel('Nazwisko').first().fill(`${holder.applicant.lastName}-Nowa`);
    await page
      .getByLabel('Plik ze zdjęciem')
      .setInputFiles({ name: 'ja.png', mimeType: 'image/png', buffer: await portrait() });
    await page.getByRole('button', { name: 'Użyj zdjęcia' }).click();
    await page.getByAltText('Twoje zdjęcie na kartę').waitFor();
    const scan = { mimeType: 'image/png', buffer: await certificate() };
    await page.getByLabel('Plik: Dokument, z którego wynika zmiana').setInputFiles([
      { name: 'akt-1.png', ...scan },
      { name: 'akt-2.png', ...scan },
    ]);
    await page.getByRole('button', { name: 'Usuń plik akt-1.png' }).waitFor();
    await page.getByRole('button', { name: 'Usuń plik akt-2.png' }).waitFor();
    await page.locator('input[id^=zgoda-]').first().check();
    await page.getByRole('button', { name: 'Sprawdź i wyślij' }).click();
    await page.getByText(/akt-[12]\.png, akt-[12]\.png/).waitFor();
    await page.getByRole('button', { name: 'Wyślij wniosek' }).click();
    await page.getByRole('heading', { name: 'Historia wniosku' }).waitFor();
    await page.getByText('Złożony wniosek').first().waitFor();
    const way = page.getByRole('row', { name: 'Rozpatrujemy wniosek' });
    await way.getByText('Teraz', { exact: true }).waitFor();
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const { file } = await holder.clerk.must(holder.clerk.get<{ file: object }>(`/api/operator/applications/${id}`));
    expect(JSON.stringify(file)).toContain(`${holder.applicant.lastName}-Nowa`);
    await approve(holder.clerk, id);
  });

  it('000-30 agrees to a new card on a page of its own, where the card is to be collected', async () => {
    const { page } = window;
    await until('the offer', async () => {
      await page.reload();
      await page.getByRole('heading', { level: 1 }).waitFor();
      return onPage('Zgódź się na nową kartę');
    });
    await page.getByLabel(/Biblioteka na Zarzeczu/).check();
    await page.getByRole('button', { name: 'Zgadzam się na nową kartę' }).click();
    await page.getByText('Zrobimy nową kartę. Napiszemy, gdy będzie gotowa.').waitFor();
    await page.getByText('W produkcji').first().waitFor();
    expect(await onPage('Zgódź się na nową kartę')).toBe(false);
  });

  it('004-28 004-68 004-70 004-71 004-72 finds all of them in one list, sorts by date both ways and filters by status', async () => {
    const { page } = window;
    await page.goto(portal('/wnioski'));
    const numbers = async (): Promise<number[]> =>
      (await page.getByText(/Numer wniosku: \d+/).allInnerTexts()).map((text) => Number(/\d+/.exec(text)?.[0]));
    await page
      .getByText(/Numer wniosku/)
      .first()
      .waitFor();
    const newest = await numbers();
    expect(newest).toHaveLength(3);
    expect(newest).toEqual(newest.toSorted((one, other) => other - one));
    await page.getByLabel('Sortuj').selectOption('Od najstarszego');
    expect(await numbers()).toEqual(newest.toReversed());
    await page.getByLabel('Filtr: status').selectOption('Wycofany');
    expect(await numbers()).toHaveLength(1);
    const row = page.getByRole('listitem').filter({ hasText: 'Wycofany' });
    expect(await row.innerText()).toMatch(
      /Typ wniosku\s+Duplikat karty\s+Data i godzina złożenia\s+\d+\.\d\d\.\d{4} \d+:\d\d\s+Punkt odbioru\s+Ratusz/,
    );
  });

  it('004-74 sees the filed form of a finished application, and the history of one under way', async () => {
    const { page } = window;
    await page.getByRole('link', { name: /Podgląd/ }).click();
    await page.getByRole('heading', { name: 'Złożony formularz' }).waitFor();
    await page.getByText('Wada karty').waitFor();
    await page.goBack();
    await page.getByLabel('Filtr: status').selectOption('W produkcji');
    await page.getByRole('link', { name: /Podgląd/ }).click();
    await page.getByRole('heading', { name: 'Historia wniosku' }).waitFor();
    await expect(page.getByRole('heading', { name: 'Złożony formularz' }).count()).resolves.toBe(0);
  });
});

describe('a holder at cards and packages', () => {
  it('004-61 004-65 sees until when a package lasts, and from when it may be prolonged', async () => {
    const { page } = window;
    await page.goto(portal('/karty'));
    await page.getByText(/Ważny do: \d+\.\d\d\.\d{4}/).waitFor();
    await page.getByText(/Przedłużysz od \d+\.\d\d\.\d{4}/).waitFor();
    await expect(page.getByRole('link', { name: 'Wniosek o przedłużenie uprawnień' }).count()).resolves.toBe(0);
  });

  it('004-63 004-65 004-66 prolongs it once its end is near, with a form that is filled already', async () => {
    const { page } = window;
    await change('resident_packages', { validUntil: addDays(new Date().toISOString().slice(0, 10), 20) });
    await page.reload();
    await page.getByText('Kończy się').waitFor();
    await page.getByRole('link', { name: 'Wniosek o przedłużenie uprawnień' }).click();
    await page.getByRole('heading', { name: 'Wniosek o przedłużenie pakietu na karcie' }).waitFor();
    await expect(page.locator('#packageCode input').first().isChecked()).resolves.toBe(true);
    await expect(page.getByLabel('Adres e-mail').inputValue()).resolves.toBe(holder.applicant.email);
    await expect(page.locator('#pickupPointId').count()).resolves.toBe(0);
  });

  it('004-22 004-59 004-64 asks for a further package, with its criterion, and sees the first page of each file, of a PDF too', async () => {
    const { page } = window;
    await page.goto(portal('/karty'));
    await page.getByRole('link', { name: 'Dodaj nowy pakiet' }).click();
    await page.getByRole('heading', { name: 'Wniosek o dodanie nowego pakietu' }).waitFor();
    await page.getByLabel(/Pakiet Mieszkańca, rozliczenie PIT/).check();
    await page.getByText('Dodaj: Pierwsza strona PIT i UPO').waitFor();
    await page.getByLabel('Plik: Pierwsza strona PIT i UPO').setInputFiles([
      { name: 'pit.pdf', mimeType: 'application/pdf', buffer: await onePage() },
      { name: 'upo.png', mimeType: 'image/png', buffer: await certificate() },
    ]);
    await page.getByRole('button', { name: 'Usuń plik pit.pdf' }).waitFor();
    await page.getByRole('button', { name: 'Usuń plik upo.png' }).waitFor();
    const drawn = page.locator('km-document-picture img');
    await until('both pictures', async () => (await drawn.count()) === 2);
    const widths = await drawn.evaluateAll((all) =>
      all.map((each) => (each as unknown as { naturalWidth: number }).naturalWidth),
    );
    expect(widths).toEqual([240, 240]);
  });

  it('a package that ended long ago can be asked for again', async () => {
    const { page } = window;
    await change('resident_packages', { validUntil: addDays(new Date().toISOString().slice(0, 10), -200) });
    await page.goto(portal('/karty'));
    await page.getByText('Skończył się').waitFor();
    await page.getByRole('link', { name: 'Poproś o pakiet ponownie' }).click();
    await page.getByRole('heading', { name: 'Wniosek o dodanie nowego pakietu' }).waitFor();
  });

  it('004-44 004-49 004-51 004-52 whoever has a virtual card alone asks for a plastic one, and for no duplicate', async () => {
    const { page } = window;
    await change('cards', { carrier: 'virtual' });
    const spare = await openRecords();
    const { knex } = spare.city('nowa-rzeczna');
    const { residentId } = await knex('cards').where('id', holder.card.id).first('residentId');
    await knex('cards').where({ residentId, state: 'in-production' }).update({ state: 'spoiled' });
    await spare.close();
    await page.goto(portal('/karty'));
    await page.getByText('karta wirtualna').waitFor();
    await expect(page.getByRole('link', { name: /Wniosek o duplikat karty/ }).count()).resolves.toBe(0);
    await page.getByRole('link', { name: /Wniosek o wydanie karty plastikowej/ }).click();
    await page.getByRole('heading', { name: 'Wniosek o wydanie karty plastikowej' }).waitFor();
    await page.getByText(holder.card.number).waitFor();
    await page.getByText(holder.applicant.email).first().waitFor();
    await page.getByRole('group', { name: /Punkt odbioru karty/ }).waitFor();
    const marketing = page.getByLabel(/informacji handlowych/);
    await marketing.waitFor();
    expect(await marketing.getAttribute('aria-required')).toBeNull();
  });

  it('004-39 004-40 004-41 004-53 loses the card: blocked and asked for anew in four clicks', async () => {
    const { page } = window;
    await change('cards', { carrier: 'physical' });
    await page.goto(portal('/karty'));
    // one
    await page.getByRole('button', { name: /Zastrzeż kartę/ }).click();
    await page.getByRole('dialog').getByText(holder.card.number).waitFor();
    // two
    await page.getByRole('dialog').getByRole('button', { name: 'Zastrzeż kartę' }).click();
    await page.getByText('Zastrzeżona', { exact: true }).waitFor();
    // data are changed with a card that works alone
    expect(await page.getByRole('link', { name: /Wniosek o zmianę danych osobowych/ }).count()).toBe(0);
    // three
    await page.getByRole('link', { name: /Wniosek o duplikat karty/ }).click();
    await page.getByRole('heading', { name: 'Wniosek o wydanie duplikatu karty mieszkańca' }).waitFor();
    // the card is blocked already, so that nobody is asked again
    await page.getByLabel('Zagubienie').check();
    await expect(page.getByLabel(/od razu/).count()).resolves.toBe(0);
  });

  it('004-29 004-72 transfers the package to the card of somebody in the family; no pick-up point is a dash', async () => {
    const { page } = window;
    const relative = await cardHolder();
    await change('cards', { state: 'active', blockedAt: null });
    await change('resident_packages', { validUntil: addDays(new Date().toISOString().slice(0, 10), 300) });
    const records = await openRecords();
    const { knex } = records.city('nowa-rzeczna');
    const account = await knex('accounts').where('email', holder.applicant.email).first('id');
    const { residentId } = await knex('cards').where('id', relative.card.id).first('residentId');
    const { firstName, lastName } = relative.applicant;
    const member = { id: randomUUID(), guardianAccountId: account.id, residentId, kinship: 'spouse' };
    await knex('family_members').insert({ ...member, firstName, lastName, birthDate: '1980-01-01' });
    await records.close();
    await page.goto(portal('/karty'));
    await page.getByRole('link', { name: 'Przepisz na kartę kogoś z rodziny' }).click();
    await page.getByRole('heading', { name: 'Wniosek o przepisanie pakietu' }).waitFor();
    await page.locator('#details-toCardId label').filter({ hasText: relative.card.number }).locator('input').check();
    await page.locator('input[id^=zgoda-]').first().check();
    await page.getByRole('button', { name: 'Sprawdź i wyślij' }).click();
    await page.getByRole('button', { name: 'Wyślij wniosek' }).click();
    await page.getByRole('heading', { name: 'Historia wniosku' }).waitFor();
    await approve(holder.clerk, new URL(page.url()).pathname.split('/').at(-1) ?? '');
    await page.goto(portal('/wnioski'));
    const row = page.getByRole('listitem').filter({ hasText: 'Przepisanie pakietu' });
    await until('its end', async () => {
      await page.reload();
      await row.waitFor();
      return (await row.innerText()).includes('Zrealizowany');
    });
    expect(await row.innerText()).toMatch(/Typ wniosku\s+Przepisanie pakietu[\s\S]*Punkt odbioru\s+–/);
  });

  it('no page complained', () => {
    expect(window.complaints.filter((text) => !/40[139]|422/.test(text))).toEqual([]);
  });
});

describe('a guardian (004-24)', () => {
  it('is offered to file for a person whose guardian they are, and is led to the family where there is nobody yet', async () => {
    const { page } = window;
    await page.goto(portal('/wnioski/nowy'));
    await page.getByLabel('Wniosek dla osoby, której jestem opiekunem prawnym').check();
    await page.getByRole('link', { name: 'Moja rodzina' }).last().waitFor();
  });
});
