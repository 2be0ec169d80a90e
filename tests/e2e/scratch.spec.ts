import { addDays } from '@karta/domain';
import { cardHolder } from '../town/town-at-work.ts';
import { filledDraft } from '../makers/applications.ts';
import { openRecords } from '../makers/records.ts';
import { addressOf } from '../makers/town.ts';
import { openWindow } from '../makers/window.ts';
import { signInAtPortal, signInAtOffice } from './people-at-screens.ts';
it('looks', async () => {
  const w = await openWindow();
  const { page } = w;
  const h = await cardHolder();
  const shot = async (name: string) => {
    for (const width of [1366, 360]) {
      await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
      await page.waitForTimeout(400);
      await page.screenshot({ path: `/tmp/f-${name}-${width}.png`, fullPage: true });
    }
    await page.setViewportSize({ width: 1366, height: 900 });
  };
  await signInAtPortal(page, h.applicant);
  const rec = await openRecords();
  await rec
    .city('nowa-rzeczna')
    .knex('resident_packages')
    .where('card_id', h.card.id)
    .update({ validUntil: addDays(new Date().toISOString().slice(0, 10), 20) });
  await rec.close();
  await page.goto(`${addressOf('portal')}/karty`);
  await page.waitForTimeout(1500);
  await shot('cards');
  await page.getByRole('link', { name: /Wniosek o duplikat karty/ }).click();
  await page.getByLabel('Zagubienie').check();
  await page.getByRole('button', { name: 'Sprawdź i wyślij' }).click();
  await page.waitForTimeout(500);
  await shot('dup');
  await page.locator('#pickupPointId input').first().check();
  await page.locator('input[id^=zgoda-]').first().check();
  await page.getByRole('button', { name: 'Sprawdź i wyślij' }).click();
  await page.getByRole('heading', { name: 'Co potem i do kiedy' }).waitFor();
  await shot('check');
  await page.getByRole('button', { name: 'Wyślij wniosek' }).click();
  await page.getByRole('heading', { name: 'Historia wniosku' }).waitFor();
  await page.waitForTimeout(1500);
  await shot('status');
  await page.getByRole('button', { name: 'Wycofaj wniosek' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Wycofaj wniosek' }).click();
  await page.getByText('Wycofany').first().waitFor();
  await page.waitForTimeout(1500);
  await shot('finished');
  await page.goto(`${addressOf('portal')}/wnioski`);
  await page.waitForTimeout(1500);
  await shot('list');
  await page.goto(`${addressOf('portal')}/wnioski/nowy`);
  await page.waitForTimeout(1500);
  await shot('new');
  const f = await filledDraft();
  await signInAtPortal(page, f.applicant);
  await page.goto(`${addressOf('portal')}/wnioski/${f.applicationId}/formularz`);
  await page.waitForTimeout(2000);
  await shot('issue');
  await page.goto(`${addressOf('portal')}/wnioski/${f.applicationId}/sprawdz`);
  await page.waitForTimeout(2000);
  await shot('issuecheck');
  console.log(w.complaints);
  await w.close();
}, 180000);
