import { partner, type Caller } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { certificate } from '../makers/people.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import { until } from '../makers/until.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { cardHolder, type HolderOfCard } from '../town/town-at-work.ts';
import { violationsOf } from './accessibility.ts';
import { lookAt } from './look-at.ts';
import { signInAtOffice, signInAtPortal } from './people-at-screens.ts';

const SUBJECT = 'Zniżka w kinie';
// one person's afternoon: each step goes on where the one before it ended
jest.setTimeout(120_000);
let window: Window;
let holder: HolderOfCard;
let till: Caller;
let discountId: string;

beforeAll(async () => {
  window = await openWindow({ width: 1366, height: 900 });
  holder = await cardHolder();
  till = await partner();
  const { discounts } = await till.must(
    till.get<{ discounts: { id: string; packageCode: string }[] }>('/api/partner/discounts'),
  );
  discountId = discounts.find(({ packageCode }) => packageCode === 'resident')?.id ?? '';
  await signInAtPortal(window.page, holder.applicant);
}, 180_000);
afterAll(() => window.close());

const open = (path: string): Promise<unknown> => window.page.goto(`${addressOf('portal')}${path}`);

const look = (name: string): Promise<void> => lookAt(window.page, name);

describe('a card in the panel', () => {
  it('004-33 004-34 004-35 004-37 004-38 004-62 is shown with its number, days, state, what it is for and what its package gives', async () => {
    const { page } = window;
    await open('/karty');
    const facts = page.locator('.facts').first();
    await facts.getByText('Numer karty').waitFor();
    expect(holder.card.number).toMatch(/^01-\d{6}$/);
    await facts.getByText(holder.card.number).waitFor();
    for (const label of ['Karta wydana dnia', 'Karta ważna od dnia', 'Ważna do'])
      await facts.getByText(label).waitFor();
    await page.getByText('Aktywna', { exact: true }).first().waitFor();
    const purpose = page.getByText('Karta Mieszkańca uprawnia posiadacza do korzystania z rabatów');
    expect(await purpose.innerText()).toMatch(/Jest niezbędna do korzystania z\sinnych\spakietów/);
    const packages = page.getByRole('region', { name: 'Przypisane pakiety' });
    expect(await packages.innerText()).toMatch(/Pakiet Mieszkańca[\s\S]*Basen 30% taniej/);
  });
});

describe('Moje benefity', () => {
  it('leads to the offer while nothing was used', async () => {
    const { page } = window;
    await open('/benefity');
    await page.getByText('Nie masz jeszcze wykorzystanych ulg').waitFor();
    await look('benefity-puste');
    await page.getByRole('main').getByRole('link', { name: 'Zobacz ofertę partnerów' }).first().click();
    await page.getByRole('heading', { name: 'Oferta partnerów' }).waitFor();
  });

  it('004-90 004-91 004-92 004-96 lists what a till has noted: name, partner, category, description, time, price, saving', async () => {
    const { page } = window;
    const sale = { number: holder.card.number, discountId };
    await till.must(
      till.post('/api/partner/redemptions', { ...sale, price: 4800, quantity: 2, item: 'Wejście rodzinne' }),
    );
    const { id } = await till.must(
      till.post<{ id: string }>('/api/partner/redemptions', { ...sale, price: 2000, item: 'Karnet na rok' }),
    );
    // one of last month, so that there is something to bound
    await withRecords(({ knex }) =>
      knex('redemptions')
        .where({ id })
        .update({ at: new Date(Date.now() - 40 * 86_400_000) }),
    );
    await open('/benefity');
    const row = page.getByRole('listitem').filter({ hasText: 'Wejście rodzinne' });
    await row.getByText('Basen Fala · Sport').waitFor();
    await row.getByText('Basen 30% taniej').waitFor();
    await row.getByText(/\d{1,2}\.\d{2}\.\d{4} \d{1,2}:\d{2}/).waitFor();
    await row.getByText('Cena: 48,00 zł').waitFor();
    await row.getByText('Zaoszczędzono: 14,40 zł').waitFor();
    expect(await page.getByRole('listitem').filter({ hasText: 'Zaoszczędzono:' }).count()).toBe(2);
    await look('benefity');
  });

  it('004-93 004-94 004-95 finds by name, bounds by Początek and Koniec, sorts, and sums what is shown', async () => {
    const { page } = window;
    const sum = page.locator('.big');
    await page.getByText('20,40 zł').first().waitFor();
    expect(await sum.textContent()).toContain('20,40');
    await page.getByLabel('Wyszukaj').fill('karnet');
    await page.getByText('Wejście rodzinne').waitFor({ state: 'detached' });
    expect(await sum.textContent()).toContain('6,00');
    await page.getByLabel('Wyszukaj').fill('');
    const month = new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel('Początek').fill(month);
    await page.getByText('Karnet na rok').waitFor({ state: 'detached' });
    expect(await sum.textContent()).toContain('14,40');
    await page.getByLabel('Początek').fill('');
    await page.getByLabel('Koniec').fill(month);
    await page.getByText('Wejście rodzinne').waitFor({ state: 'detached' });
    await page.getByLabel('Koniec').fill('');
    await page.getByLabel('Sortuj').selectOption({ label: 'Od najstarszego' });
    await page.getByText('Wejście rodzinne').waitFor();
    expect(await page.locator('.use__what b').allTextContents()).toEqual(['Karnet na rok', 'Wejście rodzinne']);
  });
});

describe('Moje sprawy', () => {
  it('004-98 004-100 004-101 a new matter of a type with subject, text and attachment is sent by Zapisz, which returns to the list', async () => {
    const { page } = window;
    await open('/sprawy');
    await page.getByText('Nie masz jeszcze spraw').waitFor();
    await page.getByRole('link', { name: 'Dodaj nową sprawę' }).first().click();
    await page.getByText('Wiadomość dostanie tylko miasto').waitFor();
    await page.getByRole('button', { name: 'Zapisz' }).click();
    await page.getByRole('alert').getByText('Wybierz typ sprawy').waitFor();
    await look('nowa-sprawa-braki');
    await page.getByLabel('Typ sprawy').selectOption({ label: 'Pytanie o Kartę Mieszkańca' });
    await page.getByLabel('Temat').fill(SUBJECT);
    await page.getByLabel('Treść').fill('Czy zniżka działa w soboty?');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'bilet.png', mimeType: 'image/png', buffer: await certificate() });
    await page.getByRole('link', { name: 'bilet.png' }).waitFor();
    // what was begun is there again
    await page.reload();
    await page.getByRole('link', { name: 'bilet.png' }).waitFor();
    expect(await page.getByLabel('Temat').inputValue()).toBe(SUBJECT);
    await page.getByRole('button', { name: 'Zapisz' }).click();
    await page.waitForURL(/\/sprawy$/);
    await page.getByRole('heading', { name: SUBJECT }).waitFor();
  });

  it('004-97 the clerk reads the attachment and answers with one', async () => {
    const { page } = window;
    await signInAtOffice(page, DEMO.clerk);
    const taskId = await until('the task', () =>
      withRecords(async ({ knex }) => {
        const task = await knex('tasks')
          .where({ form: 'answer-thread', state: 'open' })
          .orderBy('opened_at', 'desc')
          .first('id');
        return task?.id as string | undefined;
      }),
    );
    await page.goto(`${addressOf('operator')}/zadania/${taskId}`);
    await page.getByRole('link', { name: /bilet\.png/ }).waitFor();
    await page.getByRole('button', { name: 'Przejmij', exact: false }).first().click();
    await page.getByRole('radio', { name: /Odpowiedz/ }).check();
    await page.getByLabel(/Odpowiedź/).fill('Tak, cennik w załączniku.');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'cennik.png', mimeType: 'image/png', buffer: await certificate() });
    await page.getByRole('link', { name: /cennik\.png/ }).waitFor();
    await page.getByRole('button', { name: /Wyślij odpowiedź/ }).click();
    await page.getByText(/Decyzja zapisana/).waitFor();
    const sent = await withRecords(({ knex }) => knex('thread_files').where({ taskId }).select('name'));
    expect(sent).toEqual([{ name: 'cennik.png' }]);
  });

  it('004-106 the office tells all residents something, once it is asked again', async () => {
    const { page } = window;
    await page.goto(`${addressOf('operator')}/do-wszystkich`);
    await page.getByLabel('Temat').fill('Nowe godziny odbioru kart');
    await page.getByLabel('Treść').fill('Od grudnia także w soboty, 10:00–14:00.');
    await page.getByRole('button', { name: /Wyślij do wszystkich/ }).click();
    await page
      .getByRole('dialog')
      .getByText(/mieszkań/)
      .waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Wyślij', exact: true }).click();
    await page.getByRole('cell', { name: /Nowe godziny odbioru kart/ }).waitFor();
  });

  it('004-102 004-105 004-107 unread matters are bold with a word for it, the badge counts individual ones alone', async () => {
    const { page } = window;
    await until('the answer', async () => {
      const { body } = await holder.portal.get<{ unread: number }>('/api/resident/unread-threads');
      return body.unread === 1;
    });
    await signInAtPortal(page, holder.applicant);
    await open('/sprawy');
    const row = page.getByRole('listitem').filter({ hasText: SUBJECT });
    await row.getByText('nieprzeczytana:').waitFor({ state: 'attached' });
    for (const label of ['Identyfikator', 'Status', 'Data ostatniej wiadomości', 'Data założenia'])
      await row.getByText(label, { exact: true }).waitFor();
    await row.getByText('Aktywna').waitFor();
    expect(await row.getByRole('heading').evaluate((node) => getComputedStyle(node).fontWeight)).toBe('700');
    const told = page.getByRole('listitem').filter({ hasText: 'Nowe godziny odbioru kart' });
    await told.getByText('Do wszystkich mieszkańców').waitFor();
    await told.getByText('nieprzeczytana:').waitFor({ state: 'attached' });
    const menu = page.getByRole('navigation', { name: 'Panel mieszkańca' });
    expect(await menu.getByRole('link', { name: /Moje sprawy/ }).textContent()).toMatch(/nieprzeczytane: 1$/);
    await look('sprawy');
  });

  it('004-99 the list is filtered and sorted', async () => {
    const { page } = window;
    await page.getByRole('button', { name: /Zamknięte/ }).click();
    await page.getByText('Pod tym filtrem nie ma żadnej sprawy.').waitFor();
    await page.getByRole('button', { name: /Nieprzeczytane/ }).click();
    await page.getByLabel('Sortuj').selectOption({ label: 'Od najstarszej daty założenia' });
    await page.getByRole('heading', { name: SUBJECT }).waitFor();
    expect(await page.locator('.one h2').allTextContents()).toMatchObject([
      expect.stringContaining(SUBJECT),
      expect.stringContaining('Nowe godziny'),
    ]);
    await page.getByRole('button', { name: /Wszystkie/ }).click();
  });

  it('004-103 004-104 Pokaż szczegóły opens the messages, an answer with Zapisz follows, older ones fold', async () => {
    const { page } = window;
    await page
      .getByRole('listitem')
      .filter({ hasText: SUBJECT })
      .getByRole('link', { name: /Pokaż szczegóły/ })
      .click();
    await page.getByText('Tak, cennik w załączniku.').waitFor();
    await page.getByRole('link', { name: /cennik\.png/ }).waitFor();
    await page.getByText('Nowa', { exact: true }).waitFor();
    const menu = page.getByRole('navigation', { name: 'Panel mieszkańca' });
    await menu.getByText('nieprzeczytane:').waitFor({ state: 'detached' });
    for (const words of ['Dziękuję!', 'Jeszcze jedno pytanie.']) {
      await page.getByLabel('Odpowiedź').fill(words);
      await page.getByRole('button', { name: 'Zapisz' }).click();
      await page.getByText(words).waitFor();
    }
    await page.reload();
    await page.getByText('Jeszcze jedno pytanie.').waitFor();
    expect(await page.getByText('Czy zniżka działa w soboty?').count()).toBe(0);
    await look('sprawa');
    await page.getByRole('button', { name: 'Pokaż więcej wiadomości (2)' }).click();
    await page.getByText('Czy zniżka działa w soboty?').waitFor();
  });

  it('004-104 004-106 what is told to everybody says that nobody answers it, and what to do instead', async () => {
    const { page } = window;
    await open('/sprawy');
    await page.getByRole('link', { name: 'Nowe godziny odbioru kart' }).click();
    await page.getByText('Na tę wiadomość się nie odpowiada').waitFor();
    expect(await page.getByLabel('Odpowiedź').count()).toBe(0);
    await page.getByRole('main').getByRole('link', { name: 'Dodaj nową sprawę' }).waitFor();
    await look('do-wszystkich');
  });
});

describe('the card on the phone', () => {
  const code = async (): Promise<string> =>
    (await window.page.locator('km-code-picture svg').getAttribute('data-code')) ?? '';
  const asked = async (): Promise<unknown> =>
    (await till.post('/api/partner/card-status', { code: await code() })).body['status'];

  /** The page's clock goes on by so many seconds. */
  const later = (seconds: number): Promise<unknown> =>
    window.page.evaluate(`(() => { const now = Date.now; Date.now = () => now.call(Date) + ${seconds * 1000}; })()`);

  it('D-8 D-9 004-111 is added beside the plastic one, and its code is taken by a till', async () => {
    const { page } = window;
    await open('/karty');
    await page.getByRole('link', { name: 'Pokaż kartę wirtualną' }).click();
    await page.getByText('Miej kartę w telefonie').waitFor();
    await look('karta-wirtualna-dodaj');
    await page.setViewportSize({ width: 360, height: 800 });
    await page.getByRole('button', { name: 'Dodaj kartę do tego telefonu' }).click();
    await page.getByRole('img', { name: 'Kod QR karty' }).waitFor();
    await page.getByText(holder.card.number).last().waitFor();
    expect(await asked()).toBe('active');
    // version 8 has 49 modules
    expect(Number(await page.locator('km-code-picture svg').getAttribute('data-modules'))).toBeLessThanOrEqual(49);
    await look('karta-wirtualna');
  });

  it('E-12 X-1 opens without a connection, says how long it still works, and its code is another one after 30 s', async () => {
    const { page, context } = window;
    await until('the page to be kept', () => page.evaluate<boolean>("caches.match('/karta-wirtualna').then(Boolean)"));
    await context.setOffline(true);
    await open('/karta-wirtualna');
    await page.getByText('Bez zasięgu').waitFor();
    await page.getByText(/jeszcze 23 godz\. 5\d min/).waitFor();
    await look('karta-wirtualna-bez-zasiegu');
    const first = await code();
    await later(31);
    await until('another code', async () => (await code()) !== first);
    await later(25 * 3600);
    await page.getByText('Połącz się z internetem').waitFor();
    expect(await page.getByRole('img', { name: 'Kod QR karty' }).count()).toBe(0);
    await page.getByText(holder.card.number).last().waitFor();
    await context.setOffline(false);
  });

  it('D-9 is cut off in the panel', async () => {
    const { page, context } = window;
    const panel = await context.newPage();
    await panel.goto(`${addressOf('portal')}/karty`);
    await panel.getByRole('button', { name: /Odłącz/ }).click();
    await panel.getByText('Karty nie ma jeszcze na żadnym telefonie.').waitFor();
    await panel.close();
    await page.goto(`${addressOf('portal')}/karta-wirtualna`);
    await page.getByText('Miej kartę w telefonie').waitFor();
  });
});

describe('a lost card', () => {
  it('004-39 004-40 004-41 is blocked after a question that names it, says that the office alone unblocks it, and no till takes it', async () => {
    const { page } = window;
    await open('/karty');
    await page.getByRole('button', { name: 'Zastrzeż kartę' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.textContent()).toMatch(new RegExp(`Blokujesz kartę o\\snumerze ${holder.card.number}`));
    await dialog.getByRole('radio').first().check();
    await dialog.getByRole('button', { name: 'Zastrzeż kartę' }).click();
    await page.getByText('Karta jest zastrzeżona i nie działa.').waitFor();
    await page.getByText(/odblokuje ją Biuro Karty/).waitFor();
    const sale = { number: holder.card.number, discountId, price: 100 };
    expect((await till.post('/api/partner/redemptions', sale)).body['code']).toBe('CARD_BLOCKED');
  });

  it('left no complaint in the console of the browser', () => {
    // what was refused, and what a phone without a connection could not load, is told by the screens
    const known = /40[49]|410|422|net::ERR_(INTERNET_DISCONNECTED|FAILED)/;
    expect(window.complaints.filter((each) => !known.test(each))).toEqual([]);
  });
});
