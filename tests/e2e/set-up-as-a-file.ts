import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { operator } from '../makers/caller.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import type { Window } from '../makers/window.ts';
import { violationsOf } from './accessibility.ts';
import { lookAt } from './look-at.ts';
import { signInAtOffice } from './people-at-screens.ts';

const MARK = randomUUID().slice(0, 6);

/** The steps of the file of a set-up, in the window of somebody who may change settings. */
export function setUpAsAFile(windowOf: () => Window): void {
  describe('the set-up as a file', () => {
    it('I-6 a setting shows its default and its history: who, when, old and new', async () => {
      const { page } = windowOf();
      await signInAtOffice(page, DEMO.admin);
      await page.goto(`${addressOf('operator')}/ustawienia`);
      const field = page.getByLabel('Dni na odbiór karty');
      await field.fill('41');
      await field.press('Enter');
      await page.getByText('Zapisano: Dni na odbiór karty.').waitFor();
      const history = page.locator('km-setting-history').filter({ hasText: 'historia: Dni na odbiór karty' });
      await history.getByText('Domyślnie: 30').click();
      await history.getByText(/→ 41/).first().waitFor();
      await history.getByText('Adam Nurtowski', { exact: false }).first().waitFor();
      expect(await violationsOf(page)).toEqual([]);
    });

    it('I-6 the set-up is a file: compared it says what would change, a wrong one changes nothing, a good one is done at once', async () => {
      const { page } = windowOf();
      await page.getByRole('link', { name: 'Plik ustawień' }).click();
      const saving = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Pobierz plik' }).click();
      const file = JSON.parse(readFileSync(await (await saving).path(), 'utf8'));
      expect(file).toMatchObject({ format: 2, settings: { pickupDays: 41 } });
      expect(JSON.stringify(file)).not.toMatch(/secret|password/i);
      const choose = (content: unknown) =>
        page.getByLabel('Plik ustawień').setInputFiles({
          name: 'ustawienia.json',
          mimeType: 'application/json',
          buffer: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
        });
      await choose('to nie jest plik');
      await page.getByText('Tego pliku nie da się odczytać.', { exact: false }).waitFor();
      await choose(file);
      await page.getByText('jest taki sam jak to, co działa teraz', { exact: false }).waitFor();
      await choose({ ...file, settings: { ...file.settings, pickupDays: 0 } });
      await page.getByText('Ta wartość nie pasuje').waitFor();
      expect(await page.getByRole('button', { name: 'Wprowadź wszystko' }).count()).toBe(0);
      await choose({ ...file, format: 3 });
      await page.getByText('format: Tę wersję pliku zna dopiero nowsze wydanie programu.', { exact: false }).waitFor();
      await choose({ ...file, arms: Buffer.from('to nie obraz').toString('base64') });
      await page.getByText('arms: To nie jest obraz PNG.', { exact: false }).waitFor();
      const letter = {
        event: 'card-ready',
        channel: 'mail',
        language: 'pl',
        subject: 'Karta',
        text: 'Numer {{pesel}}',
      };
      await choose({ ...file, letters: [letter] });
      await page.getByText('Karta gotowa do odbioru, E-mail').waitFor();
      await page.getByText('Tekst używa pola, którego ta wiadomość nie zna.').waitFor();
      expect(await page.getByRole('button', { name: 'Wprowadź wszystko' }).count()).toBe(0);
      const [form, ...otherForms] = file.forms;
      const [section, ...otherSections] = form.sections;
      const question = { kind: 'question', id: 'dodane', as: 'text', label: { pl: 'Pytanie z pliku' } };
      const asking = { ...form, sections: [{ ...section, parts: [...section.parts, question] }, ...otherSections] };
      await choose({ ...file, forms: [asking, ...otherForms] });
      await page.getByText('Nowe: Pytanie z pliku, wymagane').waitFor();
      await lookAt(page, 'plik-ustawien-formularz');
      const refused = await importedDays(file, 0);
      expect(refused).toEqual([422, 41]);
      const [template] = file.catalogues['reply-templates'];
      const taken = { key: `inny-${MARK}`, isClosed: false, values: template.values };
      await choose({ ...file, catalogues: { 'reply-templates': [taken] } });
      await page.getByText('Nazwa: Taka nazwa już jest, wybierz inną').waitFor();
      expect(await page.getByRole('button', { name: 'Wprowadź wszystko' }).count()).toBe(0);
      const renamed = { ...template, values: { ...template.values, name: `Szablon ${MARK}` } };
      const added = { key: `nowy-${MARK}`, isClosed: false, values: { ...template.values, name: `Drugi ${MARK}` } };
      const { pickupDays: _default, ...settings } = file.settings;
      const other = { ...file, settings, catalogues: { 'reply-templates': [renamed, added] } };
      await choose(other);
      await page.getByText('41 → 30').waitFor();
      await page.getByText('Zostanie dodane').waitFor();
      expect(await violationsOf(page)).toEqual([]);
      await lookAt(page, 'plik-ustawien');
      await page.getByRole('button', { name: 'Wprowadź wszystko' }).click();
      await page.getByText('Wprowadzono: 3 zmiany.').waitFor();
      const names = await templates();
      expect(names).toEqual(expect.arrayContaining([`Szablon ${MARK}`, `Drugi ${MARK}`]));
    });
  });
}

/** The names of the templates of replies. */
async function templates(): Promise<unknown[]> {
  const admin = await operator(DEMO.admin);
  const url = '/api/admin/catalogues/reply-templates';
  const { rows } = await admin.must(admin.get<{ rows: { values: Record<string, unknown> }[] }>(url));
  return rows.map(({ values }) => values['name']);
}

/** What the server says of a file with that many days, and how many days there are afterwards. */
async function importedDays(file: { settings: object }, pickupDays: number): Promise<[status: number, days: unknown]> {
  const admin = await operator(DEMO.admin);
  const answer = await admin.put('/api/admin/configuration', { ...file, settings: { ...file.settings, pickupDays } });
  const now = await admin.must(admin.get<{ settings: Record<string, unknown> }>('/api/admin/configuration'));
  return [answer.status, now.settings['pickupDays']];
}
