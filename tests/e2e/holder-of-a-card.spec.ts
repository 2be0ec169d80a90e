import { readFile } from 'node:fs/promises';
import { taskOf } from '../makers/applications.ts';
import { handOver, productionPhase, startProduction } from '../makers/production.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import { until } from '../makers/until.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { approve, cardHolder, fileApplication, rowsOf, type HolderOfCard } from '../town/town-at-work.ts';
import { lookAt } from './look-at.ts';
import { signInAtPortal } from './people-at-screens.ts';

jest.setTimeout(180_000);
let window: Window;
let holder: HolderOfCard;

beforeAll(async () => {
  window = await openWindow({ width: 1366, height: 900 });
  holder = await cardHolder();
  await signInAtPortal(window.page, holder.applicant);
}, 180_000);
afterAll(() => window.close());

const open = (path: string): Promise<unknown> => window.page.goto(`${addressOf('portal')}${path}`);

describe('what the town has of a person', () => {
  it('X-6 names the office that looked at it, at what and why, and leads to writing about it', async () => {
    const { page } = window;
    await open('/konto');
    const looks = page.getByRole('region', { name: 'Kto oglądał moje dane' });
    await looks.getByRole('listitem').first().waitFor();
    const [staff] = await rowsOf<{ unit: string; name: string }>('operators', { email: DEMO.clerk });
    const words = await looks.innerText();
    expect(words).toContain(`Urząd: ${staff?.unit}`);
    expect(words).not.toContain(staff?.name);
    expect(words).toMatch(/Widział\(a\): zadanie z danymi wniosku\s+Powód: wniosek nr \d+/);
    await looks.getByRole('link', { name: 'Napisz do urzędu' }).click();
    await page.getByLabel('Temat').waitFor();
  });

  it('H-7 is made into a file that is asked for with the password, and taken when it is ready', async () => {
    const { page } = window;
    await open('/konto');
    const own = page.getByRole('region', { name: 'Moje dane jako plik' });
    await own.getByRole('button', { name: 'Pobierz moje dane' }).click();
    await own.getByRole('button', { name: 'Przygotuj plik' }).click();
    await own.getByText('Wpisz hasło, żebyśmy wiedzieli, że to Ty').waitFor();
    await own.getByLabel('Twoje hasło').fill('Nie-To-Haslo-1410');
    await own.getByRole('button', { name: 'Przygotuj plik' }).click();
    await until('the refusal', async () => (await own.getByText('Wpisz hasło, żebyśmy').count()) === 0);
    await own.getByLabel('Twoje hasło').fill(holder.applicant.password);
    await own.getByRole('button', { name: 'Przygotuj plik' }).click();
    const ready = own.getByRole('link', { name: 'Pobierz ZIP' });
    await until('the file', async () => {
      if ((await ready.count()) > 0) return true;
      await own.getByRole('button', { name: 'Sprawdź, czy gotowe' }).click();
      return false;
    });
    await lookAt(page, 'moje-dane');
    const taken = page.waitForEvent('download');
    await ready.click();
    const archive = await readFile(await (await taken).path());
    expect(archive.subarray(0, 2).toString()).toBe('PK');
    expect(archive.includes('moje-dane.pdf')).toBe(true);
  });
});

describe('a duplicate', () => {
  it('004-48 leaves the old card working until the new one is handed over, which blocks it', async () => {
    // given
    const { page } = window;
    const { card, clerk } = holder;
    const details = { cardId: card.id, reason: 'damage' };
    const applicationId = await fileApplication(holder, { type: 'duplicate', details, form: { details } });
    await approve(clerk, applicationId);
    const { id: taskId } = await taskOf(clerk, applicationId, (task) => task.group === 'production');
    await startProduction(clerk, taskId);
    const made = await productionPhase(clerk, taskId, 'done');
    const shown = (number: string) => page.getByRole('region', { name: new RegExp(number) });
    await open('/karty');
    await shown(card.number).getByText('Aktywna', { exact: true }).waitFor();

    // when
    await handOver(clerk, { id: made.cardId, number: made.cardNumber });

    // then
    await until('the new card', async () => {
      await page.reload();
      await page.getByText(made.cardNumber).first().waitFor();
      return (await shown(made.cardNumber).getByText('Aktywna', { exact: true }).count()) === 1;
    });
    expect(await shown(card.number).getByText('Zastrzeżona', { exact: true }).count()).toBe(1);
  });
});
