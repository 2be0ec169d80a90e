import { signedInResident, type Resident } from '../makers/applications.ts';
import { childNumber, childOf, fillForChild, formForChildren } from '../makers/children.ts';
import { letterText } from '../makers/letters.ts';
import { portrait, rareApplicant } from '../makers/people.ts';
import { addressOf } from '../makers/town.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { lookAt } from './look-at.ts';
import { beNobody, signInAtOffice, signInAtPortal } from './people-at-screens.ts';

jest.setTimeout(60_000);

const portal = (path: string): string => `${addressOf('portal')}/${path}`;
const other = `jan.${Date.now()}@poczta.example`;
let window: Window;
let guardian: Resident;
let form: string;
let filing = '';

beforeAll(async () => {
  [window, guardian, form] = await Promise.all([
    openWindow(),
    signedInResident(rareApplicant('Wspólna')),
    formForChildren(),
  ]);
  await childOf(guardian, 'Lena');
  await childOf(guardian, 'Olek');
}, 90_000);
afterAll(() => window.close());

/** The application of a child in the joint one, by the address of its page. */
async function applicationOf(name: string): Promise<{ id: string; memberId: string; holderName: string }> {
  filing ||= window.page.url().split('/').at(-1) ?? '';
  const { applications: all } = await guardian.portal.must(
    guardian.portal.get<{ applications: { id: string; memberId: string; holderName: string }[] }>(
      `/api/resident/filings/${filing}`,
    ),
  );
  const found = all.find(({ holderName }) => holderName.startsWith(name));
  if (!found) throw new Error(`no application of ${name}`);
  return found;
}

describe('a family files for its children', () => {
  it('A-11 the children are chosen, and the page says what each of them still lacks', async () => {
    // given
    const { page } = window;
    await signInAtPortal(page, guardian.applicant);
    await page.goto(portal('rodzina'));

    // when
    await page.getByRole('link', { name: 'Wniosek dla kilku dzieci' }).click();
    const begin = page.getByRole('button', { name: 'Zacznij wspólny wniosek' });
    expect(await begin.isDisabled()).toBe(true);
    await page.getByLabel(/^Lena/).check();
    await page.getByLabel(/^Olek/).check();
    await page.getByLabel('Wybierz rodzaj wniosku').selectOption(form);
    await lookAt(page, 'rodzina-wnioski');
    await begin.click();

    // then
    await page.getByText('Te wnioski należą do siebie: 2.').waitFor();
    expect(await page.getByText(/Jeszcze brakuje: .*PESEL.*Zdjęcie/).count()).toBe(2);
    expect(await page.getByRole('button', { name: 'Wyślij wszystkie wnioski' }).isDisabled()).toBe(true);
    await lookAt(page, 'rodzina-wnioski-razem');
  });

  it('A-9 A-11 the form of a child asks for the other guardian, and leads back to the joint application', async () => {
    // given: everything but the other guardian is filled
    const { page } = window;
    const first = await applicationOf('Lena');
    await guardian.portal.must(guardian.portal.put('/api/resident/acting-for', { memberId: first.memberId }));
    await fillForChild(guardian, first.id);

    // when
    await page.getByRole('button', { name: /^Wypełnij\s*: Lena/ }).click();
    await page.getByRole('heading', { name: 'Wniosek o kartę dla dziecka' }).waitFor();
    await page.getByRole('region', { name: 'Konto członka rodziny' }).getByText('Lena').waitFor();
    const back = page.getByRole('button', { name: 'Zapisz i wróć do wspólnego wniosku' });
    await page.getByLabel('E-mail drugiego opiekuna').fill(guardian.applicant.email);
    await back.click();
    const summary = page.getByRole('alert');
    await summary.getByText('wpisz imię i nazwisko drugiego opiekuna').waitFor();
    await summary.getByText('wpisz adres drugiego opiekuna, nie swój').waitFor();
    await lookAt(page, 'wniosek-drugi-opiekun');
    await page.getByLabel('Imię i nazwisko drugiego opiekuna').fill('Jan Próbny');
    await page.getByLabel('E-mail drugiego opiekuna').fill(other);
    await back.click();

    // then
    await page.getByText('Gotowy do wysłania.').waitFor();
    expect(await page.getByRole('region', { name: 'Konto członka rodziny' }).count()).toBe(0);
  });

  it('A-11 common answers go to the other child, and all are sent by one button', async () => {
    // given
    const { page } = window;
    await page.getByRole('button', { name: /^Przepisz wspólne odpowiedzi do pozostałych\s*: Lena/ }).click();
    await page.getByText('Jeszcze brakuje: PESEL, Zdjęcie.').waitFor();
    const second = await applicationOf('Olek');
    await guardian.portal.must(guardian.portal.put('/api/resident/acting-for', { memberId: second.memberId }));
    const path = `/api/resident/applications/${second.id}`;
    const { data, version } = await guardian.portal.must(guardian.portal.get<{ data: object; version: number }>(path));
    await guardian.portal.must(guardian.portal.put(`${path}/draft`, { ...data, version, pesel: childNumber() }));
    await page.getByRole('button', { name: /^Wypełnij\s*: Olek/ }).click();
    await page.getByRole('heading', { name: 'Wniosek o kartę dla dziecka' }).waitFor();
    const photo = { bytes: await portrait(), type: 'image/png' };
    await guardian.portal.must(guardian.portal.send('PUT', `${path}/photo`, photo));
    await page.reload();
    await page.getByRole('button', { name: 'Zapisz i wróć do wspólnego wniosku' }).click();
    await page.getByRole('heading', { name: 'Wniosek dla kilku dzieci' }).waitFor();

    // when
    await page.getByRole('button', { name: 'Wyślij wszystkie wnioski' }).click();

    // then
    await page.getByText('Wszystkie wnioski wysłane.').waitFor();
    expect(await page.getByRole('button', { name: 'Wyślij wszystkie wnioski' }).count()).toBe(0);
    await lookAt(page, 'rodzina-wnioski-wyslane');
  });

  it('A-9 A-11 the status says with which it was filed and that the other guardian is awaited; the letter can be sent again', async () => {
    // given
    const { page } = window;
    const first = await applicationOf('Lena');
    await page.goto(portal('rodzina'));
    await page.getByRole('region', { name: 'Przełącz konto' }).getByRole('button', { name: 'Lena' }).click();
    await page.getByRole('region', { name: 'Konto członka rodziny' }).waitFor();

    // when
    await page.goto(portal('wnioski'));
    await page.getByText(/Złożony razem z.wnioskami: Olek/).waitFor();
    await page.goto(portal(`wnioski/${first.id}`));

    // then
    const asked = page.getByRole('region', { name: 'Drugi opiekun' });
    await asked.getByText('Czekamy na zgodę drugiego opiekuna do').waitFor();
    await asked.getByRole('button', { name: 'Wyślij pytanie jeszcze raz' }).click();
    await page.getByText('Pytanie wysłane jeszcze raz.').waitFor();
    await lookAt(page, 'wniosek-czeka-na-opiekuna');
  });

  it('A-9 the other guardian answers on a page without signing in, and a used link tells nothing', async () => {
    // given
    const { page } = window;
    await beNobody(page, 'portal');
    const link = /drugi-opiekun\?token=[\w-]+/.exec(await letterText(other, /zgoda drugiego opiekuna/))?.[0] ?? '';

    // when
    await page.goto(portal(link));
    await page.getByText(`Jagoda ${guardian.applicant.lastName}`).waitFor();
    expect(await page.getByText(guardian.applicant.email).count()).toBe(0);
    await lookAt(page, 'drugi-opiekun');
    await page.getByRole('button', { name: 'Wyrażam zgodę', exact: true }).click();

    // then
    await page.getByText('Dziękujemy, odpowiedź zapisana.').waitFor();
    await page.goto(portal(link));
    await page.getByText('Ten link').first().waitFor();
    expect(await page.getByText('Lena').count()).toBe(0);
    await lookAt(page, 'drugi-opiekun-zuzyty');
  });

  it('A-9 A-11 the clerk reads the answer with its time and text, and what was filed together', async () => {
    const { page } = window;
    await signInAtOffice(page);
    await page.goto(`${addressOf('operator')}/wnioski/${(await applicationOf('Lena')).id}`);
    await page.getByText('Złożony razem z wnioskami').waitFor();
    await page.getByText(/Tekst w.wersji 1: „Zgadzam się/).waitFor();
    await page.getByText(other).first().waitFor();
  });
});
