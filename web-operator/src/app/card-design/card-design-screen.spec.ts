import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { NURT_TEMPLATE } from '@karta/card-design';
import { CardDesignScreen } from './card-design-screen.ts';

it('shows the newest version where there is no draft', async () => {
  // given
  TestBed.configureTestingModule({
    imports: [CardDesignScreen],
    providers: [provideRouter([]), provideHttpClient(), provideHttpClientTesting()],
  });
  const screen = TestBed.createComponent(CardDesignScreen);
  const http = TestBed.inject(HttpTestingController);
  TestBed.tick();
  const version = { version: 1, note: '', publishedAt: '2026-12-01T10:00:00.000Z', publishedBy: null, cards: 3 };
  const preview = { townName: 'Nowa Rzeczna', returnPlace: 'Ratuszu', number: '01-000018' };
  http.expectOne('/api/admin/card-designs').flush({ versions: [version], draft: null, preview });
  await new Promise((resolve) => setTimeout(resolve));
  TestBed.tick();

  // when
  const { colours, front, back } = NURT_TEMPLATE;
  http.expectOne('/api/admin/card-designs/1').flush({ version: 1, design: { colours, front, back } });
  await new Promise((resolve) => setTimeout(resolve));
  await screen.whenStable();

  // then
  const page = screen.nativeElement as HTMLElement;
  expect(page.querySelector('[data-element]')?.getAttribute('aria-label')).toMatch(/^Tło/);
  expect(page.textContent).toContain('3 karty');
});
