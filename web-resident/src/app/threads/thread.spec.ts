import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { ThreadView } from '@karta/contracts';
import { Thread } from './thread.ts';

const view: ThreadView = {
  id: 't1',
  number: 4,
  typeName: 'Pytanie',
  subject: 'Zniżka na basen',
  state: 'answered',
  unread: 0,
  createdAt: '2026-11-20T10:00:00Z',
  lastMessageAt: '2026-11-21T10:00:00Z',
  canReply: true,
  messages: [
    { from: 'resident', at: '2026-11-20T10:00:00Z', body: 'Czy karta działa na basenie?' },
    { from: 'operator', at: '2026-11-21T10:00:00Z', body: 'Tak, od poniedziałku.' },
  ],
};

async function opened(shown: ThreadView) {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([{ path: '**', children: [] }])],
  });
  const fixture = TestBed.createComponent(Thread);
  fixture.componentRef.setInput('id', 't1');
  TestBed.tick();
  const server = TestBed.inject(HttpTestingController);
  server.expectOne('/api/resident/threads/t1').flush(shown);
  await fixture.whenStable();
  return { fixture, server, page: fixture.nativeElement as HTMLElement };
}

describe('a conversation with the office (004-102, 004-104)', () => {
  afterEach(() => sessionStorage.clear());

  it('shows who wrote what, and sends an answer once under its key', async () => {
    // given
    const { fixture, server, page } = await opened(view);
    const box = page.querySelector('textarea');
    if (box) box.value = 'Dziękuję!';
    box?.dispatchEvent(new Event('input'));
    TestBed.tick();

    // when
    page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await Promise.resolve();

    // then
    const sent = server.expectOne('/api/resident/threads/t1/reply');
    expect(sent.request.body).toEqual({ body: 'Dziękuję!' });
    expect(sent.request.headers.has('Idempotency-Key')).toBe(true);
    expect(page.textContent).toContain('Tak, od poniedziałku.');
    sent.flush({ id: 't1', number: 4 });
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
    server.expectOne('/api/resident/threads/t1').flush(view);
    await fixture.whenStable();
    expect(page.querySelector('textarea')?.value).toBe('');
  });

  it('says so where nothing more can be written', async () => {
    const { page } = await opened({ ...view, state: 'closed', canReply: false });

    expect(page.querySelector('textarea')).toBeNull();
    expect(page.textContent).toContain('Ta sprawa jest zamknięta.');
  });
});
