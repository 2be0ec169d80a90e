import { randomUUID } from 'node:crypto';
import { addDays } from '@karta/domain';
import { deleteDuePhotos } from '@karta/services';
import sharp from 'sharp';
import { signedInResident, type Resident } from '../makers/applications.ts';
import { operator } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { letterText, textsTo } from '../makers/letters.ts';
import { portrait } from '../makers/people.ts';
import { enteredPerson } from '../makers/register.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import { until } from '../makers/until.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { rowsOf } from '../town/town-at-work.ts';
import { designOfTheCard } from './design-of-the-card.ts';
import { lookAt } from './look-at.ts';
import { signInAtOffice, signInAtPortal } from './people-at-screens.ts';
import { setUpAsAFile } from './set-up-as-a-file.ts';

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
  it('T1 a marketing consent is written in three languages, and cannot be required', async () => {
    const { page } = window;
    await page.goto(`${addressOf('operator')}/zgody`);
    await page.getByRole('button', { name: 'Nowa zgoda' }).click();
    await editor().getByRole('button', { name: 'Opublikuj wersję 1' }).click();
    await editor().getByText('Wpisz tytuł po polsku').waitFor();
    await editor().getByLabel('przy zakładaniu konta').check();
    await editor().getByLabel('Wymagana').waitFor();

    // when
    await editor().getByLabel('Zgoda marketingowa').check();
    await editor().getByLabel('Wymagana').waitFor({ state: 'detached' });
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

  it('a resident reads it in the language of the page and agrees; the office sees how many agree to which version', async () => {
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

  it('the next version has its day and says what is new; from then on it alone is asked', async () => {
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

describe('a text for some applications', () => {
  it('004-23 is required or not, and is asked in the chosen types of applications alone', async () => {
    // given
    const { page } = window;
    const title = `Oświadczenie ${MARK}`;
    const kind = `oswiadczenie-${MARK}`;
    await page.goto(`${addressOf('operator')}/zgody`);
    await page.getByRole('button', { name: 'Nowa zgoda' }).click();
    await editor().getByLabel('Tytuł').fill(title);
    await editor().getByLabel('Zdanie przy polu').fill('Oświadczam, że oddam starą kartę.');
    await editor().getByLabel('Duplikat karty').check();
    await editor().getByLabel('Wymagana').check();
    const tomorrow = await withRecords(({ clock }) => Promise.resolve(addDays(clock.today(), 1)));
    await editor().getByLabel('Od kiedy').fill(tomorrow);

    // when
    await editor().getByRole('button', { name: 'Opublikuj wersję 1' }).click();
    const listed = page.getByRole('row').filter({ hasText: title });
    await listed.getByText('Duplikat karty').waitFor();
    await listed.getByText('wymagana').waitFor();
    await listed.getByText('jeszcze nie').waitFor();

    // then
    const admin = await operator(DEMO.admin);
    const askedIn = async (type: string): Promise<boolean> => {
      const around = admin.get<{ consents: { kind: string }[] }>(
        `/api/admin/form-surroundings?code=${type}&kind=${type}`,
      );
      return (await admin.must(around)).consents.some((each) => each.kind === kind);
    };
    expect(await askedIn('duplicate')).toBe(false);
    // from its day on; voluntary, so that nobody else's duplicate waits for it
    await withRecords(({ knex, clock }) =>
      knex('consent_texts').where({ kind }).update({ validFrom: clock.today(), required: false }),
    );
    expect([await askedIn('duplicate'), await askedIn('card-issue')]).toEqual([true, false]);
    await withRecords(({ knex }) => knex('consent_texts').where({ kind }).delete());
  });
});

describe('photos by their rule', () => {
  it('H-6 a photo goes when its owner has had no card and no application for long enough, and the entry says so; others stay', async () => {
    // given
    const { page } = window;
    const clerk = await operator();
    // nobody whom another file has entered is like them
    const letters = [...MARK].map((digit) => 'aeioukrstnlmbdgp'[Number.parseInt(digit, 16)]).join('');
    const gone = await enteredPerson(clerk, {
      firstName: 'Kunegunda',
      lastName: `Q${letters}`,
      birthDate: '1931-04-17',
    });
    const lately = await enteredPerson(clerk, {
      firstName: 'Bożydara',
      lastName: `${letters.slice(3)}x`.replace(/^./, (first) => first.toUpperCase()),
      birthDate: '1947-11-05',
    });
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
    expect(deleted).toBeGreaterThan(0);
    const photoOf = async (id: string) =>
      (await rowsOf<{ photoFileId: string | null }>('residents', { id }))[0]?.photoFileId;
    expect(await photoOf(gone)).toBeNull();
    expect(await photoOf(lately)).not.toBeNull();
    expect(await rowsOf('files', { id: before?.photoFileId })).toEqual([]);
    const kept = withCard ? await photoOf(withCard.id) : 'nobody has a card yet';
    expect(kept).not.toBeNull();
    await withRecords(({ knex }) =>
      knex('residents')
        .where('id', withCard?.id ?? gone)
        .update({ updated_at: withCard?.updatedAt ?? new Date() }),
    );
    await signInAtOffice(page);
    await page.goto(`${addressOf('operator')}/mieszkancy/${gone}`);
    await page.getByText('Usunięto zgodnie z okresem przechowywania').first().waitFor();
    await lookAt(page, 'mieszkaniec-bez-zdjecia');
  });
});

describe('name, arms and colour of a town, and its first run', () => {
  const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 120"><script>alert(1)</script><path d="M0 0h100v80l-50 40-50-40z" fill="#0a5c2b"/></svg>`;
  const arms = { name: 'herb.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(DRAWING) };
  const row = (name: string) => window.page.locator('km-setting-field').filter({ hasText: name });
  /** How much of the drawn card is green, of 1; the card stands at a slant. */
  const greenOfCard = async (): Promise<number> => {
    const picture = await window.page.locator('.card-face').first().screenshot();
    const pixels = await sharp(picture).removeAlpha().raw().toBuffer();
    const size = pixels.length / 3;
    const isGreen = (at: number): boolean => {
      const [r = 0, g = 0, b = 0] = pixels.subarray(at * 3, at * 3 + 3);
      return g > r + 30 && g > b + 20;
    };
    return Array.from({ length: size }, (_each, at) => at).filter(isGreen).length / size;
  };
  const townIs = (): Promise<unknown> =>
    window.page.evaluate(
      "[document.documentElement.style.getPropertyValue('--km-town'), document.documentElement.hasAttribute('data-town')]",
    );

  it('are set at one screen, the contrast is told, arms lose their scripts, and the portal shows them at once', async () => {
    // given
    const { page } = window;
    await signInAtOffice(page, DEMO.admin);
    await page.goto(`${addressOf('operator')}/miasto`);

    // when
    await row('Nazwa miasta').getByLabel('Nazwa miasta').fill('Nowa Rzeczna Próbna');
    await row('Nazwa miasta')
      .getByRole('button', { name: /^Zapisz/ })
      .click();
    await page.locator('.o-brand').getByText('Nowa Rzeczna Próbna').waitFor();
    await page.getByLabel('Plik z herbem').setInputFiles({ ...arms, buffer: Buffer.from('<html></html>') });
    await page.getByText(/Tego pliku nie da się użyć jako herbu/).waitFor();
    await page.getByLabel('Plik z herbem').setInputFiles(arms);
    await page.getByRole('button', { name: 'Przywróć herb z instalacji' }).waitFor();
    await page.getByRole('button', { name: 'Barwa zielona' }).click();
    await page.getByText(/Kontrast tekstu na przycisku \d+,?\d* : 1, w ciemnym/).waitFor();
    await lookAt(page, 'miasto');
    await page.getByRole('button', { name: 'Zapisz barwę' }).click();
    await page.getByText('Zapisano barwę miasta.').waitFor();

    // then
    await until(
      'the colour of the town',
      async () => JSON.stringify(await townIs()) === JSON.stringify(['#0a5c2b', true]),
    );
    await page.goto(addressOf('portal'));
    await page.getByText('Nowa Rzeczna Próbna').first().waitFor();
    await until(
      'the colour of the town',
      async () => JSON.stringify(await townIs()) === JSON.stringify(['#0a5c2b', true]),
    );
    const shown = await page.locator('.p-brand img').getAttribute('src');
    const picture = await page.request.get(`${addressOf('portal')}${shown}`);
    expect(picture.headers()['content-type']).toContain('image/png');
    expect((await picture.body()).toString('latin1')).not.toContain('script');
    expect(await page.locator('link[rel="icon"]').getAttribute('href')).toBe(shown);
    await until('a green card', async () => (await greenOfCard()) > 0.1);
    await lookAt(page, 'portal-w-barwie-miasta');

    // and back
    await page.goto(`${addressOf('operator')}/miasto`);
    await page.getByRole('button', { name: 'Przywróć herb z instalacji' }).click();
    await page.getByRole('button', { name: 'Barwa morska' }).click();
    await page.getByRole('button', { name: 'Zapisz barwę' }).click();
    await page.getByText('Zapisano barwę miasta.').waitFor();
    await row('Nazwa miasta')
      .getByRole('button', { name: /^Przywróć domyślne/ })
      .click();
    await page.locator('.o-brand').getByText('Nowa Rzeczna', { exact: true }).waitFor();
    await until(
      'the colour of the town',
      async () => JSON.stringify(await townIs()) === JSON.stringify(['#00586b', false]),
    );
    expect(await page.locator('link[rel="icon"]').getAttribute('href')).toBe('/assets/arms.svg');
  });

  it('13.10 a letter and a text for trying go out, what came back is said, and the audit knows without the address', async () => {
    // given
    const { page } = window;
    const email = `proba-${MARK}@example.test`;
    await page.goto(`${addressOf('operator')}/pierwsze-uruchomienie?krok=channels`);
    const [mail, sms] = [page.locator('km-test-message').first(), page.locator('km-test-message').last()];

    // when
    await mail.getByLabel('Próbny list na adres').fill('to nie adres');
    await mail.getByRole('button', { name: 'Wyślij próbny list' }).click();
    await mail.getByText('Wpisz adres, np. anna@example.pl').waitFor();
    await mail.getByLabel('Próbny list na adres').fill(email);
    await mail.getByRole('button', { name: 'Wyślij próbny list' }).click();
    await mail.getByText('Serwer poczty przyjął list.').waitFor();
    await sms.getByLabel('Próbny SMS na numer').fill('600 700 811');
    await sms.getByRole('button', { name: 'Wyślij próbny SMS' }).click();
    await sms.getByText(/Operator SMS przyjął wiadomość|Wiadomość doszła/).waitFor();
    await lookAt(page, 'wiadomosc-probna');

    // then
    expect(await letterText(email, /Wiadomość próbna/)).toContain('poczta działa');
    expect((await textsTo('+48600700811'))[0]?.text).toContain('SMS probny');
    const acts = await rowsOf<{ subjectId: string; facts: unknown }>('audit', { act: 'message-channel.test' });
    expect(acts.map(({ subjectId }) => subjectId)).toEqual(expect.arrayContaining(['mail', 'sms']));
    expect(JSON.stringify(acts)).not.toContain(email);
    await page.goto(`${addressOf('operator')}/ustawienia`);
    await page.getByLabel('Próbny list na adres').waitFor();
  });

  it('the first run says what is done, keeps its place in the address, adds a point, and is left and taken up again', async () => {
    // given
    const { page } = window;
    const point = `Punkt ${MARK}`;
    await page.goto(`${addressOf('operator')}/pierwsze-uruchomienie`);
    await page.getByRole('heading', { name: 'Pierwsze uruchomienie' }).waitFor();
    await page.getByText('Miasto jest gotowe do pracy.').waitFor();

    // when
    await page.getByRole('link', { name: /Karta i numery/ }).click();
    await page.getByLabel('Wzór numeru karty').waitFor();
    await page.getByRole('button', { name: 'Dalej: Punkty odbioru' }).click();
    await page.getByRole('button', { name: /Dodaj punkt/ }).click();
    const editor = page.locator('km-catalogue-editor');
    await editor.getByLabel('Nazwa').fill(point);
    await editor.getByLabel('Adres').fill('Rynek 2');
    await editor.getByLabel(/[Gg]odziny/).fill('pn.–pt. 8:00–16:00');
    await editor.getByRole('button', { name: 'Zapisz', exact: true }).click();
    await page.getByText(point).waitFor();
    await lookAt(page, 'pierwsze-uruchomienie');
    await page.reload();

    // then
    await page.getByText('Krok 3 z 8').waitFor();
    await page.getByText(point).waitFor();
    await page.getByRole('link', { name: /Poczta i SMS/ }).click();
    await page.getByRole('heading', { name: 'Łączność' }).waitFor();
    await page.getByRole('link', { name: /Teksty i zgody/ }).click();
    await page.getByText(/Klauzula informacyjna, wersja/).waitFor();
    await page.getByRole('link', { name: /^.*Ludzie/ }).click();
    await page.getByRole('button', { name: 'Zaproś' }).waitFor();
    expect(window.complaints.filter((each) => !each.includes('422'))).toEqual([]);
    await withRecords(({ knex }) => knex('pickup_points').where('name', point).delete());
  });
});

designOfTheCard(() => window);

// the file takes every setting along: here, where no other test changes one meanwhile
setUpAsAFile(() => window);
