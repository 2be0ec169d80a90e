import { NURT_TEMPLATE, renderCardSvg, SAMPLE_PEOPLE, sampleCard } from '@karta/card-design';
import { keyOfChip, signedCodeOf } from '@karta/services';
import { DesfireChip, randomUid } from '@karta/simulators';
import { parse } from 'acorn';
import { operator, type Caller } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { heldCard, type HeldCard } from '../makers/held-card.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import { until } from '../makers/until.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { rowsOf } from '../town/town-at-work.ts';
import { picturesOf } from './reader-pictures.ts';

const PIN = '2846';
let window: Window;
let admin: Caller;
let card: HeldCard;
let reader: { id: string; name: string };

beforeAll(async () => {
  [window, admin, card] = await Promise.all([
    openWindow({ width: 360, height: 640 }),
    operator(DEMO.admin),
    heldCard(),
  ]);
  const name = `Basen Delfin, wejście ${card.number}`;
  const fields = { name, partnerId: null, shows: ['name', 'photo', 'validUntil', 'reliefs'], offlineHours: 24 };
  const { id } = await admin.must(admin.post<{ id: string }>('/api/admin/readers', fields));
  await admin.must(admin.put(`/api/admin/readers/${id}/pin`, { pin: PIN }));
  reader = { id, name };
}, 60_000);
afterAll(() => window.close());

const word = (text: string) => window.page.getByRole('heading', { level: 1, name: text });
/** Holds the chip to the device, as the shell of Android tells it. */
const tap = (uid: string): Promise<unknown> =>
  window.page.evaluate(
    (read) => (window as unknown as { kartaReader: { onUid(uid: string): void } }).kartaReader.onUid(read),
    uid,
  );
/** A scanner that calls itself a keyboard types at once, whatever holds the computer up. */
const scan = (text: string): Promise<unknown> =>
  window.page.evaluate((read) => {
    for (const key of [...read, 'Enter']) document.dispatchEvent(new KeyboardEvent('keydown', { key }));
  }, text);
const goOn = async (): Promise<void> => {
  await window.page.getByRole('button', { name: /^Zatrzymaj/ }).click();
  await window.page.getByRole('button', { name: 'Dalej' }).click();
  await word('Przyłóż kartę').waitFor();
};
const block = (how: 'block' | 'unblock'): Promise<unknown> =>
  withRecords(({ knex }) =>
    knex('cards')
      .where('id', card.id)
      .update({ state: how === 'block' ? 'blocked' : 'active' }),
  );

describe('the reader of a controller, in its own page', () => {
  it('000-41 is written so that the browser of Android 5.0 reads it', async () => {
    const { page } = window;
    await page.goto(`${addressOf('service')}/czytnik/`);
    await word('Połącz czytnik z miastem').waitFor();
    const script = await page.locator('script[src]').getAttribute('src');
    const text = await (await page.request.get(`${addressOf('service')}/czytnik/${script}`)).text();
    expect(() => parse(text, { ecmaVersion: 5 })).not.toThrow();
    const style = await page.locator('link[rel=stylesheet]').getAttribute('href');
    const sheet = await (await page.request.get(`${addressOf('service')}/czytnik/${style}`)).text();
    expect(sheet).not.toMatch(/display:grid|var\(|[{;]gap:|inset:|:is\(|dvh/);
  });

  it('000-41 is enrolled with the code from the office, and begins with the PIN of the shift', async () => {
    // given
    const { page } = window;
    const { code } = await admin.must(admin.post<{ code: string }>(`/api/admin/readers/${reader.id}/code`, {}));

    // when
    await page.goto('about:blank');
    await page.goto(`${addressOf('service')}/czytnik/#kod=${code}`);
    await picturesOf(page, 'czytnik-laczenie');
    await page.getByLabel('Kod z urzędu').press('Enter');
    await word('Wpisz PIN zmiany').waitFor();
    await page.keyboard.type('1357');
    await page.keyboard.press('Enter');
    await page.getByText('To nie ten PIN. Zostały 4 próby.').waitFor();
    await picturesOf(page, 'czytnik-pin');
    for (const digit of PIN) await page.getByRole('button', { name: digit, exact: true }).click();
    await page.getByRole('button', { name: 'Dalej' }).click();

    // then
    await word('Przyłóż kartę').waitFor();
    await page.getByText(reader.name).waitFor();
    expect(page.url()).not.toContain('kod');
    await picturesOf(page, 'czytnik-czeka');
  });

  it('000-42 tells of a card that is held to it whose it is and what it gives there', async () => {
    const { page } = window;
    await tap(card.uid);
    await word('Ważna').waitFor();
    await page.getByText(card.holderName).waitFor();
    await page.getByText('Pakiet Mieszkańca').first().waitFor();
    await page.getByRole('img', { name: 'Zdjęcie z karty' }).waitFor();
    expect(await rowsOf('reader_checks', { readerId: reader.id })).toMatchObject([
      { way: 'uid', verdict: 'valid', isOffline: false },
    ]);
    await page.getByRole('button', { name: /^Zatrzymaj/ }).click();
    await picturesOf(page, 'czytnik-wazna');
    await page.getByRole('button', { name: 'Dalej' }).click();
  });

  it('000-42 X-1 takes the printed number and the signed code of the plastic, sees a swapped photo, and says of others that they are none of the town’s', async () => {
    // given
    const { page } = window;
    await page.getByRole('button', { name: 'Numer' }).click();
    await page.keyboard.type(card.number.replaceAll('-', ''));
    await page.keyboard.press('Enter');
    await word('Ważna').waitFor();
    await goOn();
    const code = await withRecords((city) => signedCodeOf(city, card, Buffer.from('another photo')));

    // when: a scanner types what it reads
    await scan(code);
    await word('Ważna').waitFor();
    await page.getByText('Na tej karcie wydrukowano inne zdjęcie').waitFor();
    await goOn();
    await scan(`${code.slice(0, -6)}000000`);

    // then
    await word('Nieznana').waitFor();
    const told = await rowsOf<{ way: string; verdict: string }>('reader_checks', { readerId: reader.id });
    expect(told.map(({ way, verdict }) => `${way} ${verdict}`).toSorted()).toEqual([
      'code unknown',
      'code valid',
      'number valid',
      'uid valid',
    ]);
    await page.getByRole('button', { name: /^Zatrzymaj/ }).click();
    await picturesOf(page, 'czytnik-nieznana');
    await page.getByRole('button', { name: 'Dalej' }).click();
  });

  it('000-42 X-1 the camera reads the signed code of a card as the design draws it', async () => {
    // given: the drawn side before the camera
    const { page } = window;
    const signedCode = await withRecords((city) => signedCodeOf(city, card, undefined));
    const town = { name: 'Nowa Rzeczna', returnPlace: '' };
    const white = { kind: 'box', x: 0, y: 0, width: 85.6, height: 53.98, fill: '#ffffff' } as const;
    const design = {
      ...NURT_TEMPLATE,
      front: [white, { kind: 'qr', bind: 'signedCode', x: 30, y: 14, size: 25 } as const],
    };
    const [person] = SAMPLE_PEOPLE;
    if (!person) throw new Error('Nobody is there.');
    const content = { ...sampleCard(person, { town, number: card.number, today: '2026-11-30' }), signedCode };
    const { front } = renderCardSvg(design, content);
    await holdBeforeTheCamera(page, front.replace('<svg ', '<svg width="1280" height="808" '));

    // when
    await page.getByRole('button', { name: 'Kod', exact: true }).click();

    // then
    await word('Ważna').waitFor();
    const told = await rowsOf('reader_checks', { readerId: reader.id, way: 'code', verdict: 'valid' });
    expect(told).toHaveLength(2);
    await goOn();
  });

  it('000-42 refuses a blocked card at once, without a word of the person', async () => {
    // given
    const { page } = window;
    await block('block');

    // when
    await tap(card.uid);

    // then
    await word('Zastrzeżona').waitFor();
    expect(await page.locator('main').innerText()).not.toContain(card.holderName);
    await page.getByRole('button', { name: /^Zatrzymaj/ }).click();
    await picturesOf(page, 'czytnik-zastrzezona');
    await page.getByRole('button', { name: 'Dalej' }).click();
    await block('unblock');
  });

  it('X-2 decides by the signed list without a connection, also after it was opened anew, and counts the check once it is back', async () => {
    // given: the page and its lists are kept
    const { page, context } = window;
    await page.reload();
    await page.getByText(/^lista z/).waitFor();
    await until('a table of cards', async () => (await keptNames()).includes('table'));
    await page.evaluate(() => navigator.serviceWorker.ready);
    await until('the page is kept', () => page.evaluate(async () => (await caches.match('./')) !== undefined));

    // when
    await context.setOffline(true);
    await page.reload();
    await word('Przyłóż kartę').waitFor();
    await tap(card.uid);

    // then
    await word('Ważna').waitFor();
    await page.getByText(/^sprawdzona na liście z/).waitFor();
    await page.getByText(/^bez sieci od/).waitFor();
    expect(await page.locator('main').innerText()).not.toContain(card.holderName);
    await page.getByRole('button', { name: /^Zatrzymaj/ }).click();
    await picturesOf(page, 'czytnik-bez-sieci');
    await page.getByRole('button', { name: 'Dalej' }).click();
    await context.setOffline(false);
    const offline = { readerId: reader.id, isOffline: true };
    await until('the check at the town', async () => (await rowsOf('reader_checks', offline)).length === 1);
    await tap(card.uid);
    await page.getByText(card.holderName).waitFor();
    expect(await rowsOf('reader_checks', offline)).toHaveLength(1);
  });

  it('000-42 G-3 asks the chip of a card for its key through the app, and calls a copy of its number a copy', async () => {
    // given
    const { page } = window;
    const [uid, own] = [randomUid(), await heldCard()];
    const key = await withRecords(async ({ chipKeys, knex, vault }) => {
      const { keyId } = await knex('cards').where('id', own.id).first('keyId');
      const sealed = await vault.seal(keyId, { table: 'cards', row: own.id, column: 'uid' }, uid);
      const bound = { uid: sealed, uidIndex: await vault.blindIndex('chip-uid', uid), chipKeyVersion: 1 };
      await knex('cards').where('id', own.id).update(bound);
      return keyOfChip(chipKeys, 1, uid);
    });
    let chip = new DesfireChip(uid, { '4b4d31': { key: key.toString('hex'), version: 1 } });
    await page.exposeFunction('answerOfChip', (command: string) =>
      chip.answer(Buffer.from(command, 'hex')).toString('hex').toUpperCase(),
    );
    const held = (): Promise<unknown> =>
      page.evaluate((read) => {
        const app = globalThis as unknown as {
          answerOfChip(command: string): Promise<string>;
          kartaReader: { onUid(uid: string, canTalk: boolean): void; onAnswer(id: number, answer: string): void };
          kartaShell: object;
        };
        app.kartaShell = {
          transceive: (id: number, command: string) =>
            void app.answerOfChip(command).then((answer) => app.kartaReader.onAnswer(id, answer)),
        };
        app.kartaReader.onUid(read, true);
      }, uid);

    // when
    await held();
    await word('Ważna').waitFor();
    await page.getByText(own.holderName).waitFor();
    await goOn();
    chip = new DesfireChip(uid);
    await held();

    // then
    await word('Kopia karty').waitFor();
    expect(await page.getByText(own.holderName).count()).toBe(0);
    await page.getByRole('button', { name: /^Zatrzymaj/ }).click();
    await picturesOf(page, 'czytnik-kopia');
    await page.getByRole('button', { name: 'Dalej' }).click();
    await word('Przyłóż kartę').waitFor();

    // and when: a chip that has the number and takes no commands at all
    await tap(uid);

    // then
    await word('Kopia karty').waitFor();
    await goOn();

    // and when: read by a device that reads numbers alone
    await page.evaluate(() => Reflect.deleteProperty(globalThis, 'kartaShell'));
    await tap(uid);

    // then
    await page.getByText('Ten czytnik nie sprawdza klucza w układzie karty.').waitFor();
    await goOn();
  });

  it('000-43 shows from the next card on what the office allows, and nothing after it was revoked', async () => {
    // given
    const { page } = window;
    const { readers } = await admin.must(
      admin.get<{ readers: { id: string; version: number }[] }>('/api/admin/readers'),
    );
    const version = readers.find(({ id }) => id === reader.id)?.version;
    const fields = { name: reader.name, partnerId: null, shows: ['reliefs'], offlineHours: 24, version };
    await admin.must(admin.put(`/api/admin/readers/${reader.id}`, fields));

    // when
    await Promise.all([page.waitForResponse(/\/reader\/setup/), page.reload()]);
    await word('Przyłóż kartę').waitFor();
    await tap(card.uid);
    await word('Ważna').waitFor();
    await page.getByText('Ten czytnik nie dostaje imienia, nazwiska ani zdjęcia.').waitFor();
    await page.getByRole('button', { name: /^Zatrzymaj/ }).click();
    await picturesOf(page, 'czytnik-profil');
    await page.getByRole('button', { name: 'Dalej' }).click();
    await admin.must(admin.post(`/api/admin/readers/${reader.id}/revocation`, { reason: 'Zgubiony w autobusie.' }));
    await tap(card.uid);

    // then
    await word('Czytnik odłączony').waitFor();
    await picturesOf(page, 'czytnik-odlaczony');
    await page.getByRole('button', { name: 'Połącz jeszcze raz' }).click();
    await word('Połącz czytnik z miastem').waitFor();
    const expected = /401|422|ERR_INTERNET_DISCONNECTED/;
    expect(window.complaints.filter((each) => !expected.test(each))).toEqual([]);
  });
});

/** What the device keeps of the town's lists. */
const keptNames = (): Promise<IDBValidKey[]> =>
  window.page.evaluate(
    () =>
      new Promise<IDBValidKey[]>((resolve, reject) => {
        const opened = indexedDB.open('czytnik');
        opened.addEventListener('error', () => reject(opened.error));
        opened.addEventListener('success', () => {
          const keys = opened.result.transaction('listy').objectStore('listy').getAllKeys();
          keys.addEventListener('success', () => resolve(keys.result));
        });
      }),
  );

/** From now on the camera sees this picture: what films is a canvas, all that follows is the page's own. */
const holdBeforeTheCamera = (page: Window['page'], svg: string): Promise<void> =>
  page.evaluate(async (picture) => {
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(picture)}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [1280, 808];
    const surface = canvas.getContext('2d');
    const draw = () => surface?.drawImage(image, 0, 0);
    draw();
    // a canvas films when something is drawn
    setInterval(draw, 50);
    navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(20);
  }, svg);
