import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { AccessOverview } from '@karta/contracts';
import { addSentences, UnsavedChanges } from '@karta/web-shared';
import { OFFICE_SENTENCES } from '../office-sentences.ts';
import { AccessScreen } from './access-screen.ts';

const URL = '/api/admin/access';
const role = (code: string, name: string, version = 1) => ({
  ...{ code, name, version, groups: [], hiddenFields: [] },
  grants: [] as AccessOverview['roles'][number]['grants'],
});
const overview = (roles: AccessOverview['roles'], personVersion = 1): AccessOverview => ({
  roles,
  groups: [{ code: 'archive', name: 'Archiwum', atOwnPoint: false, hasMembers: true }],
  people: [
    {
      id: 'ewa',
      name: 'Ewa',
      unit: 'Biuro',
      hasSecondFactor: true,
      version: personVersion,
      roles: ['desk'],
      groups: [],
    },
  ],
  withoutMembers: [],
});
const BEGINNING = [role('desk', 'Okienko'), role('lead', 'Kierownik')];

let screen: ComponentFixture<AccessScreen>;
let server: HttpTestingController;

beforeAll(() => addSentences(OFFICE_SENTENCES));

beforeEach(async () => {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  screen = TestBed.createComponent(AccessScreen);
  document.body.append(screen.nativeElement);
  TestBed.tick();
  server = TestBed.inject(HttpTestingController);
  server.expectOne(URL).flush(overview(BEGINNING));
  await screen.whenStable();
});
afterEach(() => document.body.replaceChildren());

const page = (): HTMLElement => screen.nativeElement as HTMLElement;

/** The box of a label, by its whole text; the first one. */
function box(label: string): HTMLInputElement {
  const labels = [...page().querySelectorAll('label')];
  return labels.find((each) => each.textContent?.trim() === label)?.querySelector('input') as HTMLInputElement;
}
async function tick(label: string): Promise<void> {
  box(label).click();
  await screen.whenStable();
}
async function press(name: string, place: ParentNode | undefined = page()): Promise<void> {
  const buttons = [...place.querySelectorAll('button')];
  buttons.find((each) => (each.getAttribute('aria-label') ?? each.textContent?.trim()) === name)?.click();
  await screen.whenStable();
}

describe('the access screen', () => {
  it('saves one role, and keeps what was ticked at another role and at a person', async () => {
    // given
    await tick('Czyta rejestr kart, Okienko');
    await tick('Czyta wnioski, Kierownik');
    await tick('Archiwum');

    // when
    await press('Zapisz rolę Okienko');
    const grants = [{ permission: 'card.read', condition: null }];
    const request = server.expectOne(`${URL}/roles/desk`);
    expect(request.request.body).toEqual({ version: 1, grants, groups: [], hiddenFields: [] });
    request.flush(overview([{ ...role('desk', 'Okienko', 2), grants }, role('lead', 'Kierownik')]));
    await screen.whenStable();

    // then
    expect(box('Czyta wnioski, Kierownik').checked).toBe(true);
    expect(box('Archiwum').checked).toBe(true);
    expect(TestBed.inject(UnsavedChanges).mayLeave()).not.toBe(true);
    await tick('Czyta wnioski, Kierownik');
    await tick('Archiwum');
    expect(TestBed.inject(UnsavedChanges).mayLeave()).toBe(true);
  });

  it('says what a right needs, and ticks it', async () => {
    await tick('Wydaje karty, Okienko');
    expect(page().textContent).toContain('Nie zadziała bez prawa „Czyta rejestr kart”');
    await press('Zaznacz też: Czyta rejestr kart, Okienko');
    expect(box('Czyta rejestr kart, Okienko').checked).toBe(true);
    expect(page().textContent).not.toContain('Nie zadziała bez prawa');
  });

  it('hides a column that is chosen by its Polish name', async () => {
    await tick('Wydał(a)');
    await press('Zapisz rolę Okienko');
    expect(server.expectOne(`${URL}/roles/desk`).request.body).toMatchObject({ hiddenFields: ['cards.issuer'] });
  });

  it('asks to rename a role and to remove a group; a refusal stands in the dialog', async () => {
    // when
    await press('Zmień nazwę: rolę Okienko');
    await import('@angular/material/dialog');
    await screen.whenStable();
    const name = document.querySelector<HTMLInputElement>('#nowa-nazwa') as HTMLInputElement;
    name.value = 'Lada';
    name.dispatchEvent(new Event('input'));
    name.form?.dispatchEvent(new Event('submit'));
    const renaming = server.expectOne({ method: 'PUT', url: `${URL}/roles/desk/name` });

    // then
    expect(renaming.request.body).toEqual({ name: 'Lada' });
    renaming.flush({ code: 'CODE_TAKEN', status: 409 }, { status: 409, statusText: 'Conflict' });
    await screen.whenStable();
    expect(document.querySelector('#nowa-nazwa-error')?.textContent).toContain('Taki kod albo taka nazwa już jest.');
    await press('Anuluj', document);
    await press('Usuń grupę Archiwum');
    await press('Usuń', [...document.querySelectorAll('.dialog')].at(-1));
    server.expectOne({ method: 'DELETE', url: `${URL}/groups/archive` }).flush(overview(BEGINNING));
  });
});
