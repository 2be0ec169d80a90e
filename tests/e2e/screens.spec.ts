import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCREENS as OFFICE_SCREENS } from '../../web-operator/src/app/screens.ts';
import { SCREENS as PORTAL_SCREENS } from '../../web-resident/src/app/screens.ts';
import { childOf } from '../makers/children.ts';
import { filledDraft, submittedApplication, type Resident, verificationOf } from '../makers/applications.ts';
import { orderedCards } from '../makers/bureau-order.ts';
import { operator } from '../makers/caller.ts';
import { enteredPerson } from '../makers/register.ts';
import { addressOf, DEMO } from '../makers/town.ts';
import { until } from '../makers/until.ts';
import { openWindow, type Window } from '../makers/window.ts';
import { violationsOf } from './accessibility.ts';
import { signInAtOffice, signInAtPortal } from './people-at-screens.ts';

/** Where the pictures go; they are looked at by people, not compared by programs. */
const PICTURES = process.env['KARTA_PICTURES'];
/** Its screens have no other parts than those of the phone and the desk; they are looked at for their width. */
const TABLET = 768;
const WIDTHS = [360, TABLET, 1366];
const visited = new Set<string>();
let window: Window;

beforeAll(async () => {
  window = await openWindow();
  if (PICTURES) mkdirSync(PICTURES, { recursive: true });
}, 60_000);
afterAll(() => window.close());

describe('every screen of the portal (E-11)', () => {
  const ids: Record<string, string> = {};

  it.each(
    PORTAL_SCREENS.filter((screen) => screen.frame !== 'panel').map((screen) => [screen.path, screen.title] as const),
  )('is accessible to a guest: /%s', (path, title) => visit('portal', path, title), 60_000);

  it('opens the panel for a resident with a card', async () => {
    await signInAtPortal(window.page, { email: DEMO.residentWithCard, password: DEMO.password });
    // A draft and a sent application belong to a resident without a card; the card holder sees their empty states.
  }, 60_000);

  it.each(
    PORTAL_SCREENS.filter((screen) => screen.frame === 'panel' && !screen.path.includes(':')).map(
      (screen) => [screen.path, screen.title] as const,
    ),
  )('is accessible to a resident: /%s', (path, title) => visit('portal', path, title), 60_000);

  it('is accessible with an application and a conversation: the form, its status, what was written', async () => {
    const { page } = window;
    await signInAtPortal(page, { email: 'l.wojcik@poczta.example', password: DEMO.password });
    ids['draft'] = await draftOf(page);
    await visit('portal', 'wnioski/:id/formularz', 'Formularz wniosku', ids['draft']);
    await visit('portal', 'wnioski/:id', 'Status wniosku', ids['draft']);

    await visit('portal', 'sprawy/:id', 'Sprawa', await conversationOf(page));
    await visit('portal', 'rodzina/:id', 'Edytuj konto', await memberOf(page));
    await visit('portal', 'rodzina', 'Moja rodzina');
    const filled = await filledDraft();
    await signInAtPortal(page, filled.applicant);
    await visit('portal', 'wnioski/:id/sprawdz', 'Sprawdź i wyślij', filled.applicationId);
    await visit('portal', 'rodzina/wnioski/:id', 'Wniosek dla kilku dzieci', await filingOf(filled));
  }, 120_000);

  it('was visited, all of it', () => {
    const unvisited = PORTAL_SCREENS.filter((screen) => !visited.has(`portal/${screen.path}`)).map(
      (screen) => screen.path,
    );
    expect(unvisited).toEqual([]);
  });
});

/** The joint application of two children, as it is begun. */
async function filingOf(guardian: Resident): Promise<string> {
  const memberIds = [await childOf(guardian, 'Lena'), await childOf(guardian, 'Olek')];
  const begun = guardian.portal.post<{ id: string }>('/api/resident/filings', { memberIds });
  return (await guardian.portal.must(begun)).id;
}

describe('every screen of the office (E-11)', () => {
  it.each(['zaloguj', 'zaloguj/powrot', 'nie-pamietam-hasla', 'nowe-haslo'])(
    'is accessible to staff before signing in: /%s',
    (path) => visit('operator', path, titleOf(path)),
    60_000,
  );

  it.each([
    [
      'a clerk',
      DEMO.clerk,
      [
        ...[
          'zadania',
          'wnioski',
          'mieszkancy',
          'mieszkancy/nowy',
          'mieszkancy/dokumenty',
          'mieszkancy/import',
          'karty',
          'produkcja',
          'blankiety',
          'blankiety/zepsute',
          'wiadomosci',
          'sprawy',
          'do-wszystkich',
          'kampanie',
          'kampanie/nowa',
        ],
        ...['konto', 'wzmianki', 'szukaj', 'brak-dostepu'],
      ],
    ],
    [
      'an administrator',
      DEMO.admin,
      [
        'wnioski/sprawdzenia',
        'raporty',
        'raporty/zapisane',
        'raporty/blankiety',
        'dziennik',
        'eksporty',
        'procesy',
        'procesy/sprawy',
        'procesy/diagramy',
        'procesy/modeler',
        'procesy/wdrozenie',
        'procesy/problem',
        'procesy/zatwierdzenia',
        'uzytkownicy',
        'uzytkownicy/logowanie',
        'uprawnienia',
        'stanowiska',
        'czytniki',
        'slowniki',
        'partnerzy',
        'oferty-partnerow',
        'typy-wnioskow',
        'typy-wnioskow/nowy',
        'zgody',
        'miasto',
        'projekt-karty',
        'pierwsze-uruchomienie',
        'ustawienia',
        'plik-ustawien',
        'konto-sms',
        'powiadomienia',
      ],
    ],
  ])(
    'is accessible to %s',
    async (_who, email, paths) => {
      await signInAtOffice(window.page, email);
      for (const path of paths) await visit('operator', path, titleOf(path));
    },
    360_000,
  );

  describe('with an application that waits for its verification', () => {
    let taskId: string;
    let workflowId: string;
    let applicationId: string;
    beforeAll(async () => {
      ({ applicationId } = await submittedApplication());
      taskId = await verificationOf(await operator(), applicationId);
      workflowId = `nowa-rzeczna/card-application/${applicationId}`;
    }, 60_000);

    it('is accessible to a clerk with the task and the application', async () => {
      await signInAtOffice(window.page, DEMO.clerk);
      await visit('operator', 'zadania/:id', 'Zadanie', taskId);
      await visit('operator', 'wnioski/:id', 'Wniosek', applicationId);
      const resident = await lookedAt();
      await visit('operator', 'mieszkancy/:id', 'Mieszkaniec', resident);
      await visit('operator', 'mieszkancy/:id/polacz', 'Połączenie wpisów', resident);
      await visit('operator', 'mieszkancy/:id/wniosek', 'Wniosek papierowy', resident);
      await visit('operator', 'wniosek-papierowy/:id', 'Przepisanie wniosku', await begunPaper());
      await visit('operator', 'mieszkancy/:id/edycja', 'Zmiana danych mieszkańca', resident);
      await visit('operator', 'sprawy/:id', 'Sprawa', await anyThread(window.page));
      await visit('operator', 'mieszkancy/import/:id', 'Import z pliku', await takenFile());
      await visit('operator', 'produkcja/zlecenia/:id', 'Zlecenie dla firmy', (await orderedCards(1)).id);
      const campaign = await begunCampaign();
      await visit('operator', 'kampanie/:id', 'Kampania', campaign);
      await visit('operator', 'kampanie/:id/odbiorcy', 'Odbiorcy kampanii', campaign);
    }, 120_000);

    it('is accessible to an administrator with the case, a letter, and a diagram that waits for a second person', async () => {
      await signInAtOffice(window.page, DEMO.secondAdmin);
      await visit('operator', 'procesy/zatwierdzenia/:id', 'Prośba o zatwierdzenie', await handedIn());
      await signInAtOffice(window.page, DEMO.admin);
      await visit('operator', 'powiadomienia/:id', 'Treść powiadomienia', 'card-ready_sms');
      await visit('operator', 'procesy/modeler/:processId', 'Modelowanie', 'card-block');
      await visit('operator', 'typy-wnioskow/:id', 'Typ wniosku', 'card-issue');
      await visit('operator', 'partnerzy/:id', 'Partner', 'nowy');
      const query = `?workflowId=${encodeURIComponent(workflowId)}`;
      await visit('operator', 'procesy/sprawa', 'Sprawa na diagramie', undefined, query);
    }, 120_000);
  });

  it('was visited, all of it', () => {
    const unvisited = OFFICE_SCREENS.filter((screen) => !visited.has(`operator/${screen.path}`)).map(
      (screen) => screen.path,
    );
    expect(unvisited).toEqual([]);
  });
});

/** A campaign as it is begun. */
async function begunCampaign(): Promise<string> {
  const lead = await operator();
  return (await lead.must(lead.post<{ id: string }>('/api/operator/campaigns', { name: 'Wiosna', kind: 'reminder' })))
    .id;
}

/** The shipped diagram with another group for its review, as an administrator hands it in. */
async function handedIn(): Promise<string> {
  const admin = await operator(DEMO.admin);
  const shipped = join(import.meta.dirname, '..', '..', 'workflows', 'processes', 'card-application.bpmn');
  const xml = readFileSync(shipped, 'utf8').replace('candidateGroup="card-office"', 'candidateGroup="production"');
  const handed = admin.post<{ approvalId: string }>('/api/admin/deployments', {
    xml,
    note: 'Weryfikuje punkt odbioru',
  });
  return (await admin.must(handed)).approvalId;
}

/** A field for words that shows fewer than about ten letters is of no use. */
const tooNarrow = (page: Window['page']): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>('input[type=search], input[type=text], input[type=email]')]
      // programs that keep passwords have fields of their own
      .filter((field) => field.tabIndex >= 0 && field.checkVisibility() && field.clientWidth < 80)
      .map((field) => `${field.id || field.name} ${field.clientWidth}`),
  );

/**
 * Opens a screen and looks at it at every width: it has its title, keeps within the window, its fields show what is
 * typed, axe finds nothing on phone and desk, and the browser's console has nothing to say.
 */
async function visit(app: 'portal' | 'operator', path: string, title: string, id = '', query = ''): Promise<void> {
  const { page } = window;
  await page.goto(`${addressOf(app)}/${path.replace(/:\w+/, id || 'nieznane')}${query}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
  await until('the end of the skeletons', async () => (await page.locator('km-skeleton').count()) === 0);
  expect(await page.title()).toContain(title);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
    const wide = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect({ path, width, wide }).toEqual({ path, width, wide: 0 });
    expect({ path, width, narrow: await tooNarrow(page) }).toEqual({ path, width, narrow: [] });
    const violations = width === TABLET ? [] : await violationsOf(page);
    expect({ path, width, violations }).toEqual({ path, width, violations: [] });
    if (PICTURES) {
      const name = `${app}-${path.replace(/[/:]+/g, '-') || 'start'}-${width}.png`;
      await page.screenshot({ path: join(PICTURES, name), fullPage: true });
    }
  }
  expect({ path, complaints: window.complaints.splice(0) }).toEqual({ path, complaints: [] });
  visited.add(`${app}/${path}`);
}

function titleOf(path: string): string {
  return OFFICE_SCREENS.find((screen) => screen.path === path)?.title ?? path;
}

/** An application from paper that somebody without a card may file. */
async function begunPaper(): Promise<string> {
  const clerk = await operator();
  const id = await enteredPerson(clerk);
  const paper = { form: 'card-issue', receivedOn: new Date().toISOString().slice(0, 10) };
  return (await clerk.must(clerk.post<{ id: string }>(`/api/operator/residents/${id}/paper`, paper))).id;
}

/** A file with residents whose columns wait to be matched. */
async function takenFile(): Promise<string> {
  const clerk = await operator();
  const bytes = Buffer.from('Nazwisko;Imię;PESEL\nKowalska;Anna;44051401359\n');
  const path = '/api/operator/resident-imports?name=lista.csv';
  return (await clerk.must(clerk.send<{ id: string }>('POST', path, { bytes, type: 'text/csv' }))).id;
}

/** Somebody of the register whom the clerk may look at for a while. */
async function lookedAt(): Promise<string> {
  const clerk = await operator();
  const { residents } = await clerk.must(clerk.get<{ residents: { id: string }[] }>('/api/operator/residents'));
  const id = residents[0]?.id ?? '';
  await clerk.must(clerk.post(`/api/operator/residents/${id}/looks`, { reason: 'counter', note: '' }));
  return id;
}

/** A conversation of whoever is signed in; begun when there is none. */
async function conversationOf({ request }: Window['page']): Promise<string> {
  const address = `${addressOf('portal')}/api/resident/threads`;
  const [known] = (await (await request.get(address)).json()).threads;
  if (known) return known.id;
  const headers = { origin: addressOf('portal'), 'idempotency-key': randomUUID() };
  const data = { type: 'question', subject: 'Zniżka w kinie', body: 'Czy zniżka działa w soboty?' };
  return (await (await request.post(address, { headers, data })).json()).id;
}

/** A conversation as the register of the office lists it. */
async function anyThread({ request }: Window['page']): Promise<string> {
  const [known] = (await (await request.get(`${addressOf('operator')}/api/operator/threads`)).json()).threads;
  return known.id;
}

/** A child in the family of whoever is signed in; added when there is none. */
async function memberOf({ request }: Window['page']): Promise<string> {
  const address = `${addressOf('portal')}/api/resident/family`;
  const [known] = (await (await request.get(address)).json()).members;
  if (known) return known.id;
  const headers = { origin: addressOf('portal'), 'idempotency-key': randomUUID() };
  const data = { firstName: 'Julia', lastName: 'Wójcik', birthDate: '2012-02-08', kinship: 'child', email: null };
  return (await (await request.post(address, { headers, data })).json()).id;
}

/** The draft of this resident; begins one where there is none. */
async function draftOf({ request }: Window['page']): Promise<string> {
  const address = `${addressOf('portal')}/api/resident/applications`;
  const known = await (await request.get(address)).json();
  const draft = known.applications.find((application: { state: string }) => application.state === 'draft');
  if (draft) return draft.id;
  const headers = { origin: addressOf('portal'), 'idempotency-key': randomUUID() };
  return (await (await request.post(address, { headers, data: {} })).json()).id;
}
