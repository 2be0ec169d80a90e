import { randomUUID } from 'node:crypto';
import { Caller } from '../makers/caller.ts';
import { addressOf } from '../makers/town.ts';
import type { Window } from '../makers/window.ts';
import { lookAt } from './look-at.ts';

const MARK = randomUUID().slice(0, 6);

/** Devices of controllers, in the window of an administrator. */
export function readersAtTheOffice(windowOf: () => Window): void {
  describe('readers', () => {
    const name = `Basen Fala, wejście ${MARK}`;
    const key = `${MARK}-`.padEnd(43, 'r');
    const device = new Caller('service', key);
    const panel = () =>
      windowOf()
        .page.locator('km-reader')
        .filter({ has: windowOf().page.getByRole('heading', { name, exact: true }) });
    const pin = async (typed: string): Promise<void> => {
      const dialog = windowOf().page.getByRole('dialog', { name: `PIN zmiany: ${name}` });
      await dialog.getByLabel('Nowy PIN').fill(typed);
      await dialog.getByRole('button', { name: 'Ustaw PIN' }).click();
    };

    it('G-3 000-43 an administrator adds one, sees what its controller will see, and connects it with the shown code', async () => {
      const { page } = windowOf();
      await page.goto(`${addressOf('operator')}/czytniki`);
      await page.getByRole('heading', { level: 1, name: 'Czytniki' }).waitFor();
      await page.getByRole('button', { name: 'Dodaj czytnik' }).waitFor();
      await page.keyboard.press('m');
      const form = page.getByRole('dialog', { name: 'Dodaj czytnik' });
      await form.getByRole('button', { name: 'Dodaj i pokaż kod' }).click();
      await form.getByText('Wpisz nazwę').waitFor();
      await form.getByLabel('Nazwa').fill(name);
      await form.getByLabel('Gdzie pracuje').selectOption({ label: 'Basen Fala' });
      const seen = form.getByRole('figure', { name: 'Tak zobaczy to kontroler' });
      await seen.getByText('30% taniej').waitFor();
      await seen.getByText('Ten czytnik nie dostaje imienia i nazwiska.', { exact: false }).waitFor();
      await form.getByLabel('Zdjęcie').uncheck();
      await seen.getByText('Ten czytnik nie dostaje imienia, nazwiska ani zdjęcia.', { exact: false }).waitFor();
      await seen.getByRole('img').waitFor({ state: 'detached' });
      await form.getByLabel('Imię i nazwisko').check();
      await seen.getByText('Małgorzata Źdźbłowska').waitFor();
      await form.getByLabel('Ile godzin sprawdza bez sieci').fill('99');
      await form.getByRole('button', { name: 'Dodaj i pokaż kod' }).click();
      await form.getByText('Wpisz liczbę od 1 do 72').waitFor();
      await form.getByLabel('Ile godzin sprawdza bez sieci').fill('12');
      await lookAt(page, 'czytniki-dodaj');
      await form.getByRole('button', { name: 'Dodaj i pokaż kod' }).click();
      const dialog = page.getByRole('dialog', { name: `Połącz: ${name}` });
      await dialog.getByText('Kod ważny jeszcze 60 min.', { exact: false }).waitFor();
      const scanned = await dialog.getByRole('img', { name: 'Kod QR, który łączy czytnik' }).getAttribute('data-code');
      const code = await dialog.locator('.code').innerText();
      expect(scanned).toBe(`${addressOf('service')}/czytnik/#kod=${code}`);
      await lookAt(page, 'czytniki-kod');
      const service = new Caller('service');
      await service.must(service.post('/api/reader/enrolment', { code, key }));
      await dialog.getByText('Czytnik połączony.').waitFor();
      await dialog.getByRole('button', { name: 'Zamknij' }).last().click();
      await device.must(device.get('/api/reader/setup?app=1.0.0'));
      await device.must(device.post('/api/reader/checks', { card: { number: '00-000000' } }));
      await panel().getByText('Połączony', { exact: true }).waitFor();
      await panel().getByText('1 karta').waitFor();
      await panel().getByText('imię i nazwisko, do kiedy ważna, ulgi').waitFor();
      await panel().getByText('do 12 godzin').waitFor();
      await lookAt(page, 'czytniki');
    });

    it('000-41 its PIN is set; five wrong ones lock it until there is another; revoked with a reason it is refused at once', async () => {
      const { page } = windowOf();
      const begin = (typed: string) => device.post('/api/reader/shift', { pin: typed });
      await panel().getByRole('button', { name: 'PIN' }).click();
      await pin('1234');
      await page.getByText('Ten PIN łatwo zgadnąć.', { exact: false }).waitFor();
      await lookAt(page, 'czytniki-pin');
      await pin('2580');
      await panel().getByText('ustawiony').waitFor();
      for (let tries = 0; tries < 5; tries += 1) await begin('9999');
      await panel().getByText('Zablokowany PIN-em').waitFor();
      await lookAt(page, 'czytniki-zablokowany');
      await panel().getByRole('button', { name: 'PIN' }).click();
      await pin('9035');
      await panel().getByText('Połączony', { exact: true }).waitFor();
      expect((await begin('9035')).status).toBe(200);
      await panel().getByRole('button', { name: 'Odłącz' }).click();
      const dialog = page.getByRole('dialog', { name: `Odłączyć: ${name}?` });
      await dialog.getByLabel('Powód').fill('zgubiony na basenie');
      await dialog.getByRole('button', { name: 'Odłącz czytnik' }).click();
      await panel().getByText('Odłączony', { exact: true }).waitFor();
      expect((await device.get('/api/reader/setup')).body).toMatchObject({ code: 'READER_REVOKED' });
      await lookAt(page, 'czytniki-odlaczony');
    });
  });
}
