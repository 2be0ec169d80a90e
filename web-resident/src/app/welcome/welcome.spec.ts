import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { City } from '@karta/contracts';
import { Welcome } from './welcome.ts';

const NEW_TOWN: City = {
  id: 'zarzecze',
  name: 'Zarzecze',
  look: { colour: '#00586b', armsVersion: null },
  office: { name: 'Urząd Miejski', address: '', email: '', phone: '' },
  pickupPoints: [],
  packages: [],
  registrationConsents: [],
  applicationConsents: [],
  decisionDays: 30,
  duplicateReasons: [],
};
const consent = { id: 'c', kind: 'application-statement', version: 1, statement: 'Tak', link: null, required: true };
const TOWN: City = {
  ...NEW_TOWN,
  office: { name: 'Urząd Miejski', address: 'Rynek 1', email: 'biuro@z.example', phone: '24 555 01 00' },
  pickupPoints: [{ id: 'p', name: 'Ratusz', address: 'Rynek 1', openingHours: '8–16' }],
  packages: [{ code: 'basic', name: 'Pakiet', criterion: 'adres', description: 'Zniżki', requiredDocuments: [] }],
  applicationConsents: [consent],
};

async function welcomeOf(city: City): Promise<string> {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
  });
  const page = TestBed.createComponent(Welcome);
  TestBed.tick();
  TestBed.inject(HttpTestingController)
    .match(() => true)
    .forEach((asked) => asked.flush(asked.request.url.endsWith('/news') ? { news: [] } : city));
  await page.whenStable();
  return ((page.nativeElement as HTMLElement).textContent ?? '').replace(/\s+/g, ' ').trim();
}

describe('the front page', () => {
  it('of a new town says that the office is still preparing, and shows no empty headings, commas or links', async () => {
    const text = await welcomeOf(NEW_TOWN);
    expect(text).toContain('Urząd dopiero przygotowuje wnioski');
    expect(text).toMatch(/Urząd Miejski\.$/);
    for (const words of ['Dla kogo', 'Gdzie odbierzesz', 'Pytania', ', .']) expect(text).not.toContain(words);
  });

  it('of a town at work names packages, points and how to ask', async () => {
    const text = await welcomeOf(TOWN);
    expect(text).not.toContain('Urząd dopiero przygotowuje');
    expect(text).toMatch(/Urząd Miejski, Rynek 1\. Pytania: biuro@z\.example, 24 555 01 00\.$/);
    expect(text).toContain('Dla kogo');
    expect(text).toContain('Gdzie odbierzesz');
  });
});
