import { randomUUID } from 'node:crypto';
import type { City } from '@karta/db';
import { addDays, CASE_LETTERS, LETTERS, type CaseLetter } from '@karta/domain';
import { writeLetters } from '@karta/services';
import { runDaily } from '../../activities/src/daily/daily-run.ts';
import { SCREENS } from '../../web-resident/src/app/screens.ts';
import { signedInResident, submittedApplication, type Filed } from '../makers/applications.ts';
import { Caller } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { heldCard } from '../makers/held-card.ts';
import { lettersTo, letterText, letterWith } from '../makers/letters.ts';
import { newApplicant } from '../makers/people.ts';
import { cardOf } from '../makers/records.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import { until } from '../makers/until.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { beNobody, signInAtPortal } from './people-at-screens.ts';

jest.setTimeout(120_000);

const run = randomUUID();
let window: Window;
let filed: Filed;
let accountId: string;
let threadId: string;
beforeAll(async () => {
  [window, filed] = await Promise.all([openWindow(), submittedApplication()]);
  const { portal, applicant } = filed;
  ({ id: accountId } = await withRecords(({ knex }) => knex('accounts').where('email', applicant.email).first('id')));
  const { code: type } = await withRecords(({ knex }) => knex('thread_types').first('code'));
  const thread = { type, subject: 'Godziny otwarcia', body: 'Czy biuro pracuje w soboty?' };
  ({ id: threadId } = await portal.must(portal.post<{ id: string }>('/api/resident/threads', thread)));
  // what the cases themselves write is there before anything is counted
  await letterText(applicant.email, /Sprawa nr/);
  await letterText(applicant.email, /Wniosek nr \d+: przyjęty/);
}, 90_000);
afterAll(() => window.close());

const ofKind = (about: string): CaseLetter[] => CASE_LETTERS.filter((event) => LETTERS[event].about === about);
/** Where a letter leads, within the portal. */
const linksIn = (text: string): string[] =>
  [...text.matchAll(/https?:\/\/[^\s"\\]+/g)].map(([link]) => {
    const { pathname, search } = new URL(link.replace(/[.,]$/, ''));
    return `${pathname}${search}`;
  });
const goTo = (path: string) => window.page.goto(`${addressOf('portal')}${path}`);

/** Writes these letters as a case would; where each of them leads. */
async function written(
  events: readonly CaseLetter[],
  about: { caseId: string; cardId?: string; accountId?: string },
  email: string,
): Promise<string[]> {
  const before = (await lettersTo(email)).length;
  await withRecords((city) =>
    city.knex.transaction(async (trx) => {
      for (const template of events)
        await writeLetters(trx, city, { template, ...about, key: `${template}/${run}/${about.caseId}` });
    }),
  );
  const letters = await until('the letters', async () => {
    const all = await lettersTo(email);
    return all.length >= before + events.length ? all.slice(0, events.length) : undefined;
  });
  const links = await Promise.all(letters.map(async ({ id }) => linksIn(await letterWith(id))));
  expect(links.filter((each) => each.length === 0)).toEqual([]);
  return [...new Set(links.flat())].toSorted();
}

describe('every link of every letter leads to a page that shows the thing', () => {
  it('of an application: the application, its status without signing in, and nothing else', async () => {
    // given
    const { page } = window;
    const { applicationId, applicant } = filed;
    const links = await written(ofKind('application'), { caseId: applicationId }, applicant.email);
    const { number } = await withRecords(({ knex }) => knex('applications').where({ id: applicationId }).first());

    // then
    expect(links).toEqual(['/status', `/wnioski/${applicationId}`]);
    await goTo('/status');
    await page.getByLabel('Numer wniosku').waitFor();
    await signInAtPortal(page, applicant);
    await goTo(`/wnioski/${applicationId}`);
    await page.getByText(String(number)).first().waitFor();
  });

  it('of an account and of a conversation: the account, the new password, the family, the conversation', async () => {
    // given
    const { page } = window;
    const { email } = filed.applicant;
    const events = ofKind('account').filter((event) => event !== 'account-erased');

    // when
    const links = await written(events, { caseId: randomUUID(), accountId }, email);
    const ofThread = await written(ofKind('thread'), { caseId: threadId }, email);

    // then
    expect(links).toEqual(['/konto', '/nie-pamietam-hasla']);
    expect(ofThread).toEqual([`/sprawy/${threadId}`]);
    await goTo('/konto');
    await page.getByRole('region', { name: 'Informacje o koncie' }).getByText(email).waitFor();
    await goTo(`/sprawy/${threadId}`);
    await page.getByText('Godziny otwarcia').first().waitFor();
  });

  it('of a card: the card', async () => {
    // given
    const { page } = window;
    const { id, number } = await cardOf(DEMO.residentWithCard);

    // when
    const links = await written(ofKind('card'), { caseId: randomUUID(), cardId: id }, DEMO.residentWithCard);

    // then
    expect(links).toEqual(['/karty']);
    await signInAtPortal(page, { ...newApplicant(), email: DEMO.residentWithCard, password: DEMO.password });
    await goTo('/karty');
    await page.getByText(number).first().waitFor();
  });

  it('with a secret: what it is for', async () => {
    // given
    const { page } = window;
    const { portal, applicant } = filed;
    await beNobody(page, 'portal');
    const newcomer = newApplicant();
    const anybody = new Caller('portal');
    const { registrationConsents } = await anybody.must(
      anybody.get<{ registrationConsents: { id: string }[] }>('/api/resident/city'),
    );
    const consents = registrationConsents.map(({ id }) => id);
    const registered = ({ firstName, lastName, email, password }: typeof newcomer) =>
      anybody.must(anybody.post('/api/resident/register', { firstName, lastName, email, password, consents }));
    const another = `nowy.${run}@poczta.example`;
    const member = `rodzina.${run}@poczta.example`;

    // when
    await registered(newcomer);
    await registered({ ...newcomer, email: applicant.email });
    await anybody.must(anybody.post('/api/resident/password-reset/request', { email: applicant.email }));
    await portal.must(portal.put('/api/resident/account/email', { email: another, password: applicant.password }));
    const adult = { firstName: 'Adam', lastName: 'Próbny', birthDate: '1988-05-05', kinship: 'spouse', email: member };
    await portal.must(portal.post('/api/resident/family', adult));

    // then
    const leads: readonly [string, RegExp, string][] = [
      [newcomer.email, /Aktywuj konto/, 'Aktywacja konta'],
      [applicant.email, /Masz już konto/, 'Nie pamiętam hasła'],
      [applicant.email, /Nowe hasło do Panelu/, 'Resetowanie hasła użytkownika'],
      [another, /Potwierdź nowy adres/, 'Nowy adres e-mail'],
      [member, /Ustal hasło/, 'Ustal hasło do konta'],
    ];
    for (const [email, subject, heading] of leads) {
      const [link = ''] = linksIn(await letterText(email, subject));
      await goTo(link);
      await page.getByRole('heading', { name: heading }).waitFor();
      expect({ heading, refused: await page.getByText('Ten link wygasł').count() }).toEqual({ heading, refused: 0 });
    }
    await page.getByText(applicant.firstName).first().waitFor();
  });
});

describe('the reminder before the end of a package', () => {
  it('000-35 comes by itself, leads to the card that ends, and from there to the application for more', async () => {
    // given: a package with 25 days left, while the town reminds 30 days before
    const { page } = window;
    const { applicant, id, number } = await heldCard();
    const ends = await withRecords(async ({ knex, clock }) => {
      const validUntil = addDays(clock.today(), 25);
      await knex('resident_packages').where('cardId', id).update({ validUntil });
      await knex('cards').where({ id }).update({ validUntil });
      return validUntil;
    });

    // when: the work of the day is done, while people are awake
    await withRecords((city) => {
      const today = city.clock.today();
      return runDaily({ ...city, clock: { now: () => new Date(`${today}T10:00:00Z`), today: () => today } } as City);
    });
    const letter = await letterText(applicant.email, /zbliża się koniec ważności/);
    await signInAtPortal(page, applicant);
    const [link = ''] = linksIn(letter);
    await goTo(link);

    // then
    const [year, , day] = ends.split('-').map(Number);
    expect(letter).toMatch(new RegExp(`${day}\\b.*\\b${year}`));
    await page.getByText(number).first().waitFor();
    await page.getByRole('link', { name: 'Wniosek o przedłużenie uprawnień' }).click();
    await page.getByRole('heading', { name: 'Wniosek o przedłużenie pakietu na karcie' }).waitFor();
  });
});

describe('E-10 the language of whoever is signed in', () => {
  it('is chosen in the header, stands in the account, and letters come in it with links to its pages', async () => {
    // given
    const { page } = window;
    const resident = await signedInResident();
    await signInAtPortal(page, resident.applicant);

    // when
    await page.getByRole('banner').getByRole('link', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'My cards' }).waitFor();
    await goTo('/en/konto');
    await page.getByText('Language of messages').waitFor();
    await page.getByRole('region', { name: 'About the account' }).getByText('English').waitFor();
    const { code: type } = await withRecords(({ knex }) => knex('thread_types').first('code'));
    const { portal, applicant } = resident;
    const asked = { type, subject: 'Opening hours', body: 'When are you open?' };
    const { id } = await portal.must(portal.post<{ id: string }>('/api/resident/threads', asked));

    // then
    const letter = await letterText(applicant.email, /Matter no\. \d+: received/);
    expect(letter).toContain('we have received your message');
    expect(linksIn(letter)).toEqual([`/en/sprawy/${id}`]);
    await goTo(`/en/sprawy/${id}`);
    await page.getByText('Opening hours').first().waitFor();
  });
});

describe('the portal in English', () => {
  /** Written for Polish law or by the town itself: these say so by their language. */
  const POLISH_ON_PURPOSE = ['dostepnosc', 'klauzula', 'regulamin'];
  const POLISH = /\p{L}*[ąćęłńóśźżĄĆĘŁŃÓŚŹŻ]\p{L}*/gu;
  const said = new Set<string>();

  /** Words with Polish letters that stand on the page and in no answer of the server: the portal's own. */
  async function ownPolishWords(path: string): Promise<string[]> {
    await goTo(`/en/${path}`);
    await window.page.getByRole('heading').first().waitFor();
    await window.page.waitForLoadState('networkidle');
    const text = await window.page.evaluate<string>(`[...document.querySelectorAll('body *')]
      .filter((each) => !each.closest('[lang="pl"], [aria-hidden="true"], script, style, noscript, km-card-face'))
      .flatMap((each) => [...each.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data))
      .join(' ')`);
    return [...new Set(text.match(POLISH) ?? [])].filter((word) => !said.has(word));
  }

  beforeAll(async () => {
    // read on its way, so that no word can be shown that has not been heard
    await window.page.route('**/api/**', async (route) => {
      if (route.request().headers()['accept']?.includes('text/event-stream')) return route.continue();
      const answer = await route.fetch().catch(() => undefined);
      // the page is gone
      if (!answer) return route.abort().catch(() => undefined);
      const body = await answer.body();
      body
        .toString('utf8')
        .match(POLISH)
        ?.forEach((word) => said.add(word));
      await route.fulfill({ response: answer, body }).catch(() => undefined);
    });
    // the programme's own name and the names of the languages
    for (const word of ['Mieszkańca', 'Język']) said.add(word);
  });

  afterAll(() => window.page.unroute('**/api/**'));

  it('E-10 says no Polish word of its own to a guest', async () => {
    await beNobody(window.page, 'portal');
    for (const { path, frame } of SCREENS) {
      if (frame === 'panel' || path.includes(':') || POLISH_ON_PURPOSE.includes(path)) continue;
      expect({ path, polish: await ownPolishWords(path) }).toEqual({ path, polish: [] });
    }
  });

  it('E-10 says no Polish word of its own to a resident with an application', async () => {
    await signInAtPortal(window.page, filed.applicant);
    for (const path of ['karty', 'wnioski', 'wnioski/nowy', 'konto', 'zgody', 'benefity', 'sprawy', 'sprawy/nowa'])
      expect({ path, polish: await ownPolishWords(path) }).toEqual({ path, polish: [] });
  });
});
