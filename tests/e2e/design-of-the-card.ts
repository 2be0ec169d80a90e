import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { operator } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { readyCard } from '../makers/production.ts';
import { employed } from '../makers/staff.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import { until } from '../makers/until.ts';
import type { Window } from '../makers/window.ts';
import { lookAt } from './look-at.ts';
import { signInAtOffice } from './people-at-screens.ts';

type Page = Window['page'];
const frame = (page: Page, name: RegExp) => page.locator('km-design-canvas').getByRole('button', { name });
const layer = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Elementy strony' }).getByRole('button', { name });

/** Waits until the field has this value. */
const reads = (page: Page, label: string, value: string) =>
  until(`${label} ${value}`, async () => (await page.getByLabel(label).inputValue()) === value);

/** The design of the card, drawn by mouse and by keys, in the window of somebody who may change settings. */
export function designOfTheCard(windowOf: () => Window): void {
  describe('the design of the card', () => {
    it('000-21 is drawn by the mouse: what is added is dragged, warned of where it meets another, taken back and kept', async () => {
      const { page } = windowOf();
      await signInAtOffice(page, (await employed(['admin', 'clerk'])).email);
      await page.goto(`${addressOf('operator')}/projekt-karty`);
      await frame(page, /^Numer karty/)
        .first()
        .waitFor();
      await page.getByText('Wszystko mieści się na karcie').waitFor();
      await lookAt(page, 'projekt-karty');

      // when: a QR code is put over the name, then beside the town's name
      await page.getByRole('button', { name: 'Kod QR', exact: true }).click();
      const code = frame(page, /^Kod QR/);
      await page.getByText(/Kod QR: kod podpisany przez miasto” nie stoi w całości na jasnym tle/).waitFor();
      const at = await code.boundingBox();
      if (!at) throw new Error('The code is not on the canvas.');
      await page.mouse.move(at.x + 20, at.y + 20);
      await page.mouse.down();
      await page.mouse.move(at.x + 60, at.y + 20, { steps: 4 });
      await page.mouse.up();
      await page.getByLabel('X (mm)').waitFor();
      expect(Number(await page.getByLabel('X (mm)').inputValue())).toBeGreaterThan(34);

      // and dragged near a line of the card it jumps there, and with Alt it does not
      const perMm = (await page.locator('.cd__card').boundingBox())?.width ?? 0;
      const drag = async (toCentre: number) => {
        const now = await code.boundingBox();
        const x = Number(await page.getByLabel('X (mm)').inputValue());
        if (!now) throw new Error('The code is not on the canvas.');
        await page.mouse.move(now.x + 30, now.y + 30);
        await page.mouse.down();
        await page.mouse.move(now.x + 30 + ((toCentre - 10 - x) * perMm) / 85.6, now.y + 30, { steps: 3 });
      };
      const guide = page.locator('.cd__guide:not(.cd__guide--y)');
      await drag(42.9);
      const at42 = await guide.evaluate((line: HTMLElement) => (Number.parseFloat(line.style.left) * 85.6) / 100);
      await lookAt(page, 'projekt-karty-linie');
      await page.mouse.up();
      await guide.waitFor({ state: 'detached' });
      expect(Number(await page.getByLabel('X (mm)').inputValue()) + 10).toBeCloseTo(at42, 1);
      await page.keyboard.down('Alt');
      await drag(43.1);
      expect(await page.locator('.cd__guide').count()).toBe(0);
      await page.mouse.up();
      await page.keyboard.up('Alt');
      await lookAt(page, 'projekt-karty-element');
      await page.getByRole('button', { name: 'Usuń element' }).click();
      await page.getByRole('button', { name: 'Cofnij' }).click();
      await layer(page, 'Kod QR').waitFor();
      await page.getByRole('button', { name: 'Ponów' }).click();
      await layer(page, 'Kod QR').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Tekst', exact: true }).click();
      await page.getByRole('textbox', { name: 'Tekst' }).fill('Honorujemy w całym regionie');
      await page.getByLabel('X (mm)').fill('30');
      await page.getByLabel('Y linii pisma (mm)').fill('51');
      await page.getByLabel('Szerokość (mm)').fill('45');
      await page.getByLabel('Szerokość (mm)').press('Enter');

      // then
      await page.getByRole('button', { name: 'Zapisz szkic' }).click();
      await page.getByText(/szkic wersji \d+, zapisano/).waitFor();
      const saving = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Wydruk próbny' }).click();
      expect(
        readFileSync(await (await saving).path())
          .subarray(0, 4)
          .toString(),
      ).toBe('%PDF');
    });

    it('000-21 is worked on by keys alone, and refused where the card would not be printed', async () => {
      const { page } = windowOf();
      await page.reload();
      const mine = layer(page, 'Honorujemy w całym regionie');
      await mine.press('Enter');
      await page.getByLabel('X (mm)').waitFor();
      await mine.press('r');
      await reads(page, 'Obrót', '90');
      await lookAt(page, 'projekt-karty-obrot');
      await mine.press('Control+z');
      await reads(page, 'Obrót', '0');
      await mine.press('ArrowRight');
      await mine.press('Shift+ArrowRight');
      await reads(page, 'X (mm)', '35.5');
      await mine.press('Alt+ArrowRight');
      await reads(page, 'Szerokość (mm)', '45.5');
      await mine.press('Control+z');
      await mine.press('Control+z');
      await reads(page, 'X (mm)', '30.5');
      await mine.press('Control+y');
      for (let step = 0; step < 2; step += 1) await mine.press('Shift+ArrowRight');
      await page.getByText('„Honorujemy w całym regionie” wystaje poza kartę').waitFor();

      // when
      await page.getByRole('button', { name: /^Opublikuj wersję/ }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Opublikuj', exact: true }).click();

      // then
      await dialog.getByText('wystaje poza kartę').waitFor();
      await dialog.getByRole('button', { name: 'Anuluj' }).click();
      await dialog.waitFor({ state: 'detached' });
      await mine.press('Delete');
      await mine.waitFor({ state: 'detached' });
    });

    it('000-21 a published design prints the cards that begin after it, and each knows its version', async () => {
      const { page } = windowOf();
      await page.getByRole('button', { name: /^Opublikuj wersję/ }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Co się zmieniło (nieobowiązkowo)').fill('Bez zmian na karcie');
      await dialog.getByRole('button', { name: 'Opublikuj', exact: true }).click();
      await page.getByText('„Bez zmian na karcie”').waitFor();
      const { versions } = await newest();

      // when
      const { card } = await readyCard();

      // then
      const row = await withRecords(({ knex }) => knex('cards').where('id', card.id).first('designVersion'));
      expect(row).toEqual({ designVersion: versions[0]?.version });
      expect((await newest()).versions[0]?.cards).toBeGreaterThan(0);

      // and when: the register is asked about it
      await page.goto(`${addressOf('operator')}/karty?szukaj=${encodeURIComponent(card.number)}`);
      await page.getByRole('row').filter({ hasText: card.number }).waitFor();
      await page.locator('tbody tr').nth(1).waitFor({ state: 'detached' });
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press(' ');
      await page.getByRole('link', { name: `projekt karty: wersja ${versions[0]?.version}` }).click();

      // then
      const shown = page.locator('km-design-versions [aria-current="true"]');
      await shown.getByRole('heading', { name: `Wersja ${versions[0]?.version}` }).waitFor();
      expect(windowOf().complaints.filter((each) => !each.includes('422'))).toEqual([]);
    });

    it('000-21 takes pictures and refuses what is none; who saves second is told and reads the other draft; versions come back and drafts go', async () => {
      const { page } = windowOf();
      const logo = await sharp({ create: { width: 300, height: 150, channels: 3, background: '#8c2a1e' } })
        .png()
        .toBuffer();
      const upload = (buffer: Buffer) =>
        page.getByLabel('Plik z obrazem').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer });
      await upload(Buffer.from('to nie obraz'));
      await page.getByText('Tego pliku nie da się użyć jako obrazu na karcie', { exact: false }).waitFor();
      await upload(logo);
      await layer(page, 'Obraz').waitFor();
      await lookAt(page, 'projekt-karty-obraz');
      await page.getByRole('button', { name: 'Zapisz szkic' }).click();
      await page.getByText(/szkic wersji \d+, zapisano/).waitFor();

      // when: somebody else saves it meanwhile
      const admin = await operator(DEMO.admin);
      const { draft } = await newest();
      const theirs = { design: { ...draft?.design, front: [] }, revision: draft?.revision };
      await admin.must(admin.put('/api/admin/card-design-draft', theirs));
      await page.getByRole('button', { name: 'Linia', exact: true }).click();
      await page.getByRole('button', { name: 'Zapisz szkic' }).click();

      // then
      await page.getByText('Ktoś zapisał przed chwilą inny szkic.', { exact: false }).waitFor();
      await lookAt(page, 'projekt-karty-konflikt');
      await page.getByRole('button', { name: 'Wczytaj tamten szkic' }).click();
      await layer(page, 'Obraz').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Porzuć szkic' }).click();
      await page.getByRole('button', { name: 'Porzuć szkic' }).waitFor({ state: 'detached' });
      await layer(page, 'Herb miasta').waitFor();
      expect((await newest()).draft).toBeNull();

      // and when: the first version is put on the desk
      await page.getByRole('button', { name: 'Przywróć wersję 1 jako szkic' }).click();
      await page.getByText('są niezapisane zmiany').waitFor();
      await page.getByRole('button', { name: 'Zapisz szkic' }).click();
      await page.getByText(/szkic wersji \d+, zapisano/).waitFor();

      // then
      const restored = (await newest()).draft?.design;
      const first = await admin.must(admin.get<{ design: unknown }>('/api/admin/card-designs/1'));
      expect(restored).toEqual(first.design);
      await page.getByRole('button', { name: 'Porzuć szkic' }).click();
      await page.getByRole('button', { name: 'Porzuć szkic' }).waitFor({ state: 'detached' });
    });
  });
}

interface Designs {
  versions: { version: number; cards: number }[];
  draft: { revision: number; design: object } | null;
}
async function newest(): Promise<Designs> {
  const admin = await operator(DEMO.admin);
  return admin.must(admin.get<Designs>('/api/admin/card-designs'));
}
