import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { RELOAD_HEADER } from '@karta/domain';
import { markReloads, watchForUse } from './mark-reloads.ts';

describe('a request of an open page', () => {
  afterEach(() => jest.useRealTimers());

  it('is marked when nobody has touched the page for a minute, and no more once somebody does', () => {
    // given
    jest.useFakeTimers({ now: Date.now() });
    watchForUse();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([markReloads])), provideHttpClientTesting()],
    });
    const server = TestBed.inject(HttpTestingController);
    const isMarked = (): boolean => {
      TestBed.inject(HttpClient).get('/api/x').subscribe();
      return server.expectOne('/api/x').request.headers.has(RELOAD_HEADER);
    };
    document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true }));

    // then
    expect(isMarked()).toBe(false);
    jest.advanceTimersByTime(61_000);
    expect(isMarked()).toBe(true);
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    expect(isMarked()).toBe(false);
  });
});
