import { submittedApplication, taskOf } from '../makers/applications.ts';
import { operator } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import { until } from '../makers/until.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { lookAt } from './look-at.ts';
import { signInAtOffice } from './people-at-screens.ts';

jest.setTimeout(120_000);
let window: Window;
beforeAll(async () => {
  window = await openWindow({ width: 1366, height: 768 });
  await signInAtOffice(window.page, DEMO.admin);
}, 60_000);
afterAll(() => window.close());

describe('the audit at its screen', () => {
  it('H-3 says who looked at which application, found by its number and by the filter of looks', async () => {
    // given
    const clerk = await operator();
    const { applicationId } = await submittedApplication();
    const task = await taskOf(clerk, applicationId);
    await clerk.must(clerk.get(`/api/operator/tasks/${task.id}`));
    const { number } = await withRecords((city) =>
      city.knex('applications').where({ id: applicationId }).first('number'),
    );
    const { page } = window;

    // when
    await page.getByRole('link', { name: 'Dziennik' }).click();
    await page.getByRole('tab', { name: /Kto oglądał/ }).click();
    const filter = page.getByLabel('Filtruj w widocznych kolumnach');
    const row = page
      .getByRole('row')
      .filter({ hasText: 'Otwarcie zadania' })
      .filter({ has: page.getByRole('cell', { name: String(number), exact: true }) });
    await filter.fill('nikt się tak nie nazywa');
    await page.getByRole('heading', { name: 'Nic nie pasuje' }).waitFor();
    await filter.fill(String(number));

    // then
    await row.first().waitFor();
    expect(await row.first().innerText()).toMatch(/Ewa Pączkowska/);
    await lookAt(page, 'dziennik');
  });

  it('H-4 says that nothing was changed since it was sealed, and when somebody looked', async () => {
    const { page } = window;
    await until('a seal', async () => {
      await page.reload();
      await page.getByRole('heading', { name: 'Dziennik' }).waitFor();
      return (await page.getByText(/Dziennik nienaruszony, sprawdzony .* Zapieczętowane wpisy: \d/).count()) > 0;
    });
  });

  it('H-5 is closed to a clerk: no menu item, and no rows', async () => {
    const clerk = await openWindow();
    await signInAtOffice(clerk.page);
    expect(await clerk.page.getByRole('link', { name: 'Dziennik' }).count()).toBe(0);
    await clerk.page.goto(`${addressOf('operator')}/dziennik`);
    await clerk.page.getByRole('heading', { name: /dostępu/ }).waitFor();
    await clerk.close();
  });
});
