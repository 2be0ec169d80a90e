import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { OperatorAccess } from '../session/operator-access.ts';
import { SearchResults } from './search-results.ts';

type Screen = ComponentFixture<SearchResults>;

async function openedSearch(
  permissions: string[],
  search: string | undefined = ' kowalska ',
): Promise<{ screen: Screen; server: HttpTestingController }> {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
  });
  const server = TestBed.inject(HttpTestingController);
  const session = TestBed.inject(OperatorAccess).load();
  server.expectOne('/api/operator/session').flush({
    ...{ cityName: '', notice: null, operator: { permissions } },
    look: { colour: '#00586b', armsVersion: null },
  });
  await session;
  const screen = TestBed.createComponent(SearchResults);
  screen.componentRef.setInput('szukaj', search);
  TestBed.tick();
  return { screen, server };
}

const total = (count: number) => ({ next: null, total: { count, capped: false } });
const card = { id: 'c', number: '01-000018', holderName: 'Anna Kowalska', state: 'active' };
const textOf = (screen: Screen): string => (screen.nativeElement as HTMLElement).textContent ?? '';

describe('the search on top of every screen', () => {
  it('shows what both registers have, with their counts', async () => {
    // given
    const { screen, server } = await openedSearch(['application.read', 'card.read']);

    // when
    server.expectOne('/api/operator/applications?search=kowalska&columns=number,holder').flush({
      applications: [],
      ...total(0),
    });
    server
      .expectOne('/api/operator/cards?search=kowalska&columns=number,holder,application')
      .flush({ cards: [card], ...total(1) });
    await screen.whenStable();

    // then
    expect(textOf(screen)).toContain('0 wniosków, 1 karta');
    expect(textOf(screen)).toContain('Żaden wniosek nie pasuje.');
    const links = [...(screen.nativeElement as HTMLElement).querySelectorAll('a')].map((link) =>
      link.getAttribute('href'),
    );
    expect(links).toEqual(['/karty?szukaj=01-000018', '/karty?szukaj=kowalska']);
  });

  it('asks only the register that the person reads', async () => {
    const { screen, server } = await openedSearch(['card.read']);
    server.expectOne((request) => request.url === '/api/operator/cards').flush({ cards: [], ...total(0) });
    server.verify();
    await screen.whenStable();
    expect(textOf(screen)).not.toContain('Wnioski');
  });

  it('says what to type at an address without a search', async () => {
    const { screen, server } = await openedSearch(['card.read'], '');
    screen.componentRef.setInput('szukaj', undefined);
    await screen.whenStable();
    server.verify();
    expect(textOf(screen)).toContain('Wpisz');
  });
});
