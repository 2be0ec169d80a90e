import { testPesel } from '../../db/seeds/nowa-rzeczna/people.ts';
import { operator } from '../makers/caller.ts';
import { rareApplicant } from '../makers/people.ts';
import { enteredPerson } from '../makers/register.ts';
import { employed } from '../makers/staff.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import { until } from '../makers/until.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { rowsOf } from '../town/town-at-work.ts';
import { lookAt } from './look-at.ts';
import { signInAtOffice } from './people-at-screens.ts';

jest.setTimeout(120_000);
let window: Window;
const { lastName } = rareApplicant('Podwójna');
const { lastName: otherName } = rareApplicant('Zdublowana');
const pesel = testPesel('1960-06-24', 1000 + Math.floor(Math.random() * 8000));
let [stays, goes] = ['', ''];

beforeAll(async () => {
  window = await openWindow();
  const clerk = await operator();
  stays = await enteredPerson(clerk, { lastName, birthDate: '1960-06-24', remarks: 'Słabo słyszy' });
  goes = await enteredPerson(clerk, { lastName: otherName, pesel, phone: '+48500000771' });
  await signInAtOffice(window.page);
}, 60_000);
afterAll(() => window.close());

const open = (path: string): Promise<unknown> => window.page.goto(`${addressOf('operator')}${path}`);

describe('two entries of one person at the screens', () => {
  it('000-09 the page of a person leads to the entries that are like it, each with its reason, and to both side by side', async () => {
    const { page } = window;
    await open(`/mieszkancy/${stays}`);
    await page.getByRole('link', { name: 'To ta sama osoba co…' }).click();
    const like = page.locator('km-like', { hasText: otherName });
    await like.waitFor();
    expect(await like.innerText()).toMatch(/ta sama data urodzenia/);
    await lookAt(page, 'polaczenie-podobni');
    await like.getByRole('button', { name: /Porównaj/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Czy to ta sama osoba?' }).waitFor();
    const row = page.getByRole('row', { name: /PESEL/ }).first();
    await row.getByText(pesel).first().waitFor();
  });

  it('000-09 a clerk chooses what holds, says why, and both are one; the page of the other leads on', async () => {
    const { page } = window;
    await page.getByRole('button', { name: 'Połącz wpisy' }).click();
    await page.locator('#powod-polaczenia-error').waitFor();
    const name = page.getByRole('row', { name: /^Nazwisko/ });
    await name.getByRole('radio').nth(1).check();
    expect(await name.locator('td').last().innerText()).toBe(otherName);
    await name.getByRole('radio').first().check();
    await page.getByLabel('Dlaczego to ta sama osoba').fill('Ten sam dowód okazany w biurze');
    await lookAt(page, 'polaczenie');
    await page.getByRole('button', { name: 'Połącz wpisy' }).click();
    await page.waitForURL(new RegExp(`${stays}$`));

    // then
    await page.getByText('Z tym wpisem połączono:').waitFor();
    const facts = await page.locator('km-person-facts').innerText();
    for (const words of ['+48500000771', 'Słabo słyszy', pesel.slice(0, 6)]) expect(facts).toContain(words);
    await lookAt(page, 'polaczony');
    await open(`/mieszkancy/${goes}`);
    await page.waitForURL(new RegExp(`${stays}$`));
    await open(`/mieszkancy?szukaj=${encodeURIComponent(otherName)}`);
    await page.getByRole('heading', { name: 'Mieszkańcy' }).waitFor();
    await until('nobody', async () => (await page.locator('tbody tr').count()) === 0);
    expect(await rowsOf('residents', { lastName: otherName })).toEqual([]);
  });

  it('000-09 the merge is taken back with a reason, and both entries are as they were', async () => {
    const { page } = window;
    await open(`/mieszkancy/${stays}`);
    await page.getByRole('button', { name: /Rozdziel/ }).click();
    await page.getByLabel('Powód').fill('Jednak siostry');
    await page.getByRole('button', { name: 'Rozdziel', exact: true }).click();
    await page.getByText('Z tym wpisem połączono:').waitFor({ state: 'detached' });
    expect(await page.locator('km-person-facts').innerText()).not.toContain('+48500000771');
    await open(`/mieszkancy/${goes}`);
    await page.getByRole('heading', { name: new RegExp(otherName) }).waitFor();
    expect(await page.locator('km-person-facts').innerText()).toContain('+48500000771');
    const acts = await rowsOf<{ act: string }>('audit', { subjectId: stays });
    expect(acts.map(({ act }) => act)).toEqual(expect.arrayContaining(['resident.merge', 'resident.unmerge']));
  });

  it('000-09 they are two people after all: the entry is not proposed again, until that is taken back', async () => {
    const { page } = window;
    await open(`/mieszkancy/${stays}/polacz?z=${goes}`);
    await page.getByRole('button', { name: 'To różne osoby…' }).click();
    await page.getByRole('dialog').getByLabel('Powód').fill('Siostry, dwa dowody');
    await lookAt(page, 'rozne-osoby-pytanie');
    await page.getByRole('button', { name: 'To różne osoby', exact: true }).click();
    await page.waitForURL(new RegExp(`${stays}/polacz$`));
    await page.getByText('Nikt w rejestrze nie jest podobny.').waitFor();

    // when: it is found again where it was told
    const apart = page.getByRole('region', { name: 'Uznane za różne osoby' });
    await apart.getByText(/Siostry, dwa dowody/).waitFor();
    await lookAt(page, 'rozne-osoby-lista');
    await apart.getByRole('button', { name: /Porównaj/ }).click();
    await page.getByRole('button', { name: 'Cofnij to…' }).waitFor();
    await lookAt(page, 'rozne-osoby');
    await expect(page.getByRole('button', { name: 'Połącz wpisy' }).count()).resolves.toBe(0);
    await page.getByRole('button', { name: 'Cofnij to…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Powód').fill('Ten sam dowód po latach');
    await dialog.getByRole('button', { name: 'Cofnij: to może być jedna osoba' }).click();

    // then
    await page.getByRole('button', { name: 'Połącz wpisy' }).waitFor();
    await page.getByRole('button', { name: 'To różne osoby…' }).waitFor();
    const undone = await rowsOf<{ undoneReason: string }>('resident_distinctions', {
      undoneReason: 'Ten sam dowód po latach',
    });
    expect(undone).toHaveLength(1);
  });
});

describe('a merge that a second person has to agree to', () => {
  const key = '/api/admin/settings/mergeNeedsApproval';
  const set = async (value: boolean): Promise<void> => {
    const admin = await operator(DEMO.admin);
    const { settings } = await admin.must(
      admin.get<{ settings: { key: string; version: number }[] }>('/api/admin/settings'),
    );
    const version = settings.find((each) => each.key === 'mergeNeedsApproval')?.version ?? 0;
    await admin.must(admin.put(key, { value, version }));
  };
  beforeAll(() => set(true));
  afterAll(() => set(false));

  it('000-09 waits beside both entries; somebody else finds it at the register, says yes, and both are one', async () => {
    // given
    const { page } = window;
    const { email } = await employed(['clerk', 'lead']);
    await open(`/mieszkancy/${stays}/polacz?z=${goes}`);
    await page.getByLabel('Dlaczego to ta sama osoba').fill('Ten sam dowód, dwa lata później');
    await page.getByRole('button', { name: 'Połącz wpisy' }).click();
    await page.getByRole('heading', { name: 'Połączenie czeka na zgodę drugiej osoby' }).waitFor();
    expect(await page.getByRole('button', { name: 'Zgadzam się, połącz wpisy' }).count()).toBe(0);
    await lookAt(page, 'polaczenie-czeka');

    // when
    await signInAtOffice(page, email);
    await open('/mieszkancy');
    await page
      .locator('km-waiting-merges p', { hasText: 'dwa lata później' })
      .getByRole('link', { name: 'Sprawdź i zdecyduj' })
      .click();
    const agree = page.getByRole('button', { name: 'Zgadzam się, połącz wpisy' });
    const look = page.locator('km-look-reason');
    for (let each = 0; each < 2; each++) {
      await look.or(agree).first().waitFor();
      if (await agree.isVisible()) break;
      await look.getByRole('radio').first().check();
      const shown = page.waitForResponse((answer) => answer.url().includes('/merge/'));
      await look.getByRole('button', { name: 'Otwórz dane' }).click();
      await shown;
    }
    await page.getByText('Ten sam dowód, dwa lata później').waitFor();
    await lookAt(page, 'polaczenie-zgoda');
    await agree.click();

    // then
    await page.waitForURL(new RegExp(`${stays}$`));
    expect(await rowsOf('residents', { id: goes, mergedInto: stays })).toHaveLength(1);
  });
});

it('left no complaint in the console of the browser but of what was refused', () => {
  expect(window.complaints.filter((each) => !/409/.test(each))).toEqual([]);
});
