import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import type { Type } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import type { ApplicationView } from '@karta/contracts';
import { SHIPPED_FORMS } from '@karta/domain';
import { ApplicationForm } from './application-form.ts';
import { CheckApplication } from './check-application.ts';

const around = {
  today: '2026-11-24',
  packages: [
    { code: 'resident', name: 'Pakiet Mieszkańca', criterion: 'zameldowanie', description: '', documents: [] },
  ],
  reasons: [],
  cards: [],
  receivingCards: [],
  points: [{ id: 'p1', name: 'Ratusz', address: 'Rynek 1', openingHours: 'pon.–pt.', makesCards: true }],
  consents: [],
};
const view = {
  id: 'a1',
  number: 7,
  state: 'draft',
  updatedAt: '2026-11-24T10:00:00Z',
  version: 3,
  photoFileId: 'f1',
  documents: [],
  form: SHIPPED_FORMS[0],
  around,
  fee: 2000,
  decisionDays: 14,
  newerForm: null,
  data: {
    packageCode: 'resident',
    firstName: 'Zofia',
    lastName: 'Źdźbłowska',
    pesel: '44051401359',
    street: 'Nadbrzeżna',
    houseNumber: '',
    flatNumber: '',
    postalCode: '09-990',
    place: 'Nowa Rzeczna',
    email: 'z@poczta.example',
    phone: '',
    pickupPointId: 'p1',
    consents: [],
  },
} as unknown as ApplicationView;

interface Opened<Page> {
  fixture: ComponentFixture<Page>;
  server: HttpTestingController;
  page: HTMLElement;
}

async function opened<Page extends ApplicationForm | CheckApplication>(
  component: Type<Page>,
  shown: ApplicationView = view,
): Promise<Opened<Page>> {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([{ path: '**', children: [] }])],
  });
  const fixture = TestBed.createComponent(component);
  fixture.componentRef.setInput('id', 'a1');
  document.body.append(fixture.nativeElement);
  TestBed.tick();
  const server = TestBed.inject(HttpTestingController);
  server.expectOne('/api/resident/applications/a1').flush(shown);
  // the form comes, and asks what else may be filed
  for (let turn = 0; turn < 3; turn++) {
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
  }
  for (const list of server.match('/api/resident/applications')) list.flush({ applications: [], offers: [] });
  for (const facts of server.match('/api/resident/city'))
    facts.flush({ look: { colour: '#00586b', armsVersion: null } });
  await fixture.whenStable();
  return { fixture, server, page: fixture.nativeElement };
}

const openedForm = (): Promise<Opened<ApplicationForm>> => opened(ApplicationForm);

function type(page: HTMLElement, id: string, value: string): void {
  const box = page.querySelector<HTMLInputElement>(`#${id}`);
  if (!box) return;
  box.value = value;
  box.dispatchEvent(new Event('input'));
}

const send = (page: HTMLElement): unknown =>
  page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));

describe('the application form', () => {
  afterEach(() => document.body.replaceChildren());

  it('derives birth date and sex from the PESEL for confirmation', async () => {
    const { page } = await openedForm();

    expect(page.querySelector('.ok')?.textContent).toContain('Data urodzenia: 14.05.1944, mężczyzna');
  });

  it('sends nothing while the house number is missing, and says what to write', async () => {
    // given
    const { fixture, server, page } = await openedForm();

    // when
    send(page);
    await fixture.whenStable();

    // then
    server.verify();
    expect(page.querySelector('.summary a')?.textContent).toContain('Numer domu: wpisz numer');
    expect(page.querySelector('#houseNumber')?.getAttribute('aria-invalid')).toBe('true');
  });

  it('joins what another page saved meanwhile, and says so', async () => {
    // given
    const { fixture, server, page } = await openedForm();
    type(page, 'phone', '600100200');
    await fixture.whenStable();
    [...page.querySelectorAll<HTMLButtonElement>('button')]
      .find((button) => button.textContent.includes('Zapisz wersję roboczą'))
      ?.click();
    await Promise.resolve();
    await Promise.resolve();
    const refused = server.expectOne('/api/resident/applications/a1/draft');
    expect(refused.request.body.version).toBe(3);

    // when
    refused.flush({ code: 'DRAFT_CHANGED', status: 409 }, { status: 409, statusText: 'Conflict' });
    await new Promise((resolve) => setTimeout(resolve));
    const elsewhere = { ...view, version: 4, data: { ...view.data, street: 'Polna', houseNumber: '2' } };
    server.expectOne('/api/resident/applications/a1').flush(elsewhere);
    await new Promise((resolve) => setTimeout(resolve));
    const saved = server.expectOne('/api/resident/applications/a1/draft');

    // then
    expect(saved.request.body).toMatchObject({ version: 4, street: 'Polna', houseNumber: '2', phone: '600100200' });
    saved.flush({ ...elsewhere, version: 5 });
    await fixture.whenStable();
    expect(page.querySelector<HTMLInputElement>('#street')?.value).toBe('Polna');
  });

  it('keeps in the tab what could not be saved, and brings it back', async () => {
    // given
    const { fixture, server, page } = await openedForm();
    type(page, 'street', 'Leśna');
    await fixture.whenStable();
    [...page.querySelectorAll<HTMLButtonElement>('button')]
      .find((button) => button.textContent.includes('Zapisz wersję roboczą'))
      ?.click();
    await Promise.resolve();
    await Promise.resolve();
    server
      .expectOne('/api/resident/applications/a1/draft')
      .flush({ code: 'NOT_SIGNED_IN', status: 401 }, { status: 401, statusText: 'Unauthorized' });
    await new Promise((resolve) => setTimeout(resolve));

    // when
    fixture.destroy();
    TestBed.resetTestingModule();
    const again = await openedForm();

    // then
    expect(again.page.querySelector<HTMLInputElement>('#street')?.value).toBe('Leśna');
    again.fixture.destroy();
    sessionStorage.clear();
  });

  it('saves what was typed, then shows it all before it is sent', async () => {
    // given
    const { fixture, server, page } = await openedForm();
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    type(page, 'houseNumber', '31');
    await fixture.whenStable();

    // when
    send(page);
    send(page);
    await Promise.resolve();
    const saved = server.expectOne('/api/resident/applications/a1/draft');
    expect(saved.request.body.houseNumber).toBe('31');
    saved.flush({ ...view, data: saved.request.body });
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();

    // then
    expect(navigate).toHaveBeenCalledWith(['/wnioski', 'a1', 'sprawdz']);
    expect(navigate).toHaveBeenCalledTimes(1);
  });
});

describe('the summary', () => {
  afterEach(() => document.body.replaceChildren());
  const complete = { ...view, data: { ...view.data, houseNumber: '31' } };

  it('says question, answer, fee and day, and sends once under its key', async () => {
    // given
    const { fixture, server, page } = await opened(CheckApplication, complete);
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const said = page.textContent.replaceAll('\u00a0', ' ');
    expect(said).toContain('Opłata: 20,00 zł');
    expect(said).toContain('Decyzja najpóźniej');
    expect(said).toContain('Ratusz, Rynek 1, pon.–pt.');

    // when
    const button = page.querySelector<HTMLButtonElement>('.btn--primary');
    button?.click();
    button?.click();
    await Promise.resolve();
    const submitted = server.expectOne('/api/resident/applications/a1/submit');
    submitted.flush({ id: 'a1', number: 7, state: 'submitted' });
    await fixture.whenStable();

    // then
    expect(submitted.request.headers.has('Idempotency-Key')).toBe(true);
    expect(navigate).toHaveBeenCalledWith(['/wnioski', 'a1'], { replaceUrl: true });
  });

  it('leads back to the form what is not complete', async () => {
    // given
    const navigate = jest.spyOn(Router.prototype, 'navigate').mockResolvedValue(true);

    // when
    await opened(CheckApplication);

    // then
    expect(navigate).toHaveBeenCalledWith(['/wnioski', 'a1', 'formularz'], { replaceUrl: true });
    navigate.mockRestore();
  });
});
