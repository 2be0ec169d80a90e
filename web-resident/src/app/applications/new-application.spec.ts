import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import type { ApplicationView, City } from '@karta/contracts';
import { NewApplication } from './new-application.ts';

const city: City = {
  id: 'nowa-rzeczna',
  name: 'Nowa Rzeczna',
  office: { name: 'Biuro Karty', address: 'Rynek 1', email: 'karta@nowarzeczna.example', phone: '22 000 00 00' },
  pickupPoints: [{ id: 'p1', name: 'Ratusz', address: 'Rynek 1', openingHours: 'pon.–pt.' }],
  packages: [
    { code: 'resident', name: 'Pakiet Mieszkańca', criterion: 'zameldowanie', description: '', requiredDocuments: [] },
  ],
  registrationConsents: [],
  applicationConsents: [],
  decisionDays: 14,
  duplicateReasons: [{ code: 'loss', name: 'Zagubienie', proposesBlock: true }],
};
const view = {
  id: 'a1',
  number: 7,
  state: 'draft',
  updatedAt: '2026-11-24T10:00:00Z',
  version: 3,
  photoFileId: 'f1',
  documents: [],
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

async function openedForm(): Promise<{
  fixture: ComponentFixture<NewApplication>;
  server: HttpTestingController;
  page: HTMLElement;
}> {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([{ path: '**', children: [] }])],
  });
  const fixture = TestBed.createComponent(NewApplication);
  fixture.componentRef.setInput('id', 'a1');
  document.body.append(fixture.nativeElement);
  TestBed.tick();
  const server = TestBed.inject(HttpTestingController);
  server.expectOne('/api/resident/applications/a1').flush(view);
  server.expectOne('/api/resident/city').flush(city);
  await fixture.whenStable();
  return { fixture, server, page: fixture.nativeElement };
}

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

  it('saves what was typed, then sends it once under its key', async () => {
    // given
    const { fixture, server, page } = await openedForm();
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate');
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
    const submitted = server.expectOne('/api/resident/applications/a1/submit');
    submitted.flush({ id: 'a1', number: 7, state: 'submitted' });
    await fixture.whenStable();

    // then
    expect(submitted.request.headers.has('Idempotency-Key')).toBe(true);
    expect(navigate).toHaveBeenCalledWith(['/wnioski', 'a1'], { replaceUrl: true });
  });
});
