import { HttpClient, provideHttpClient, withInterceptors, type HttpInterceptorFn } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { idempotent } from './idempotency-key.ts';
import { sendThroughGate, SessionGate } from './session-gate.ts';

let isSignedIn = true;
const throughGate: HttpInterceptorFn = (request, next) => sendThroughGate(request, next, () => isSignedIn);
const ENDED = { status: 401, statusText: 'Unauthorized' };

function opened(): { http: HttpClient; server: HttpTestingController; gate: SessionGate } {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(withInterceptors([throughGate])), provideHttpClientTesting()],
  });
  return {
    http: TestBed.inject(HttpClient),
    server: TestBed.inject(HttpTestingController),
    gate: TestBed.inject(SessionGate),
  };
}

beforeEach(() => {
  isSignedIn = true;
});

describe('a request whose session has ended', () => {
  it('waits, and is sent once more under the same key when the person is back', async () => {
    // given
    const { http, server, gate } = opened();
    const sent = firstValueFrom(http.post('/api/a', { note: 'x' }, idempotent('key-12345678')));
    server.expectOne('/api/a').flush({ code: 'NOT_SIGNED_IN' }, ENDED);
    expect(gate.isAsking()).toBe(true);

    // when
    gate.settle(true);
    await Promise.resolve();
    await Promise.resolve();

    // then
    const again = server.expectOne('/api/a');
    expect(again.request.headers.get('Idempotency-Key')).toBe('key-12345678');
    again.flush({ done: true });
    await expect(sent).resolves.toEqual({ done: true });
    expect(gate.isAsking()).toBe(false);
  });

  it('asks once for several, and fails as it did where the person leaves', async () => {
    // given
    const { http, server, gate } = opened();
    const one = firstValueFrom(http.get('/api/a'));
    const other = firstValueFrom(http.get('/api/b'));
    server.expectOne('/api/a').flush({ code: 'NOT_SIGNED_IN' }, ENDED);
    server.expectOne('/api/b').flush({ code: 'NOT_SIGNED_IN' }, ENDED);

    // when
    gate.settle(false);

    // then
    await expect(one).rejects.toMatchObject({ status: 401 });
    await expect(other).rejects.toMatchObject({ status: 401 });
  });

  it('is sent again without a question where the person came back meanwhile', async () => {
    // given
    const { http, server, gate } = opened();
    const late = firstValueFrom(http.get('/api/a'));
    const late401 = server.expectOne('/api/a');
    void gate.ask();
    gate.settle(true);

    // when
    late401.flush({ code: 'NOT_SIGNED_IN' }, ENDED);

    // then
    server.expectOne('/api/a').flush({ done: true });
    await expect(late).resolves.toEqual({ done: true });
    expect(gate.isAsking()).toBe(false);
  });

  it('does not wait where somebody signs out', async () => {
    // given
    const { http, server, gate } = opened();
    const out = firstValueFrom(http.post('/api/resident/sign-out', {}));

    // when
    server.expectOne('/api/resident/sign-out').flush({ code: 'NOT_SIGNED_IN' }, ENDED);

    // then
    await expect(out).rejects.toMatchObject({ status: 401 });
    expect(gate.isAsking()).toBe(false);
  });

  it('is no matter of the gate where nobody was signed in, or for another refusal', async () => {
    // given
    const { http, server, gate } = opened();
    const other = firstValueFrom(http.get('/api/a'));
    server.expectOne('/api/a').flush({ code: 'FORBIDDEN' }, { status: 403, statusText: 'Forbidden' });
    await expect(other).rejects.toMatchObject({ status: 403 });
    isSignedIn = false;
    const guest = firstValueFrom(http.get('/api/a'));
    server.expectOne('/api/a').flush({ code: 'NOT_SIGNED_IN' }, ENDED);

    // then
    await expect(guest).rejects.toMatchObject({ status: 401 });
    expect(gate.isAsking()).toBe(false);
  });
});
