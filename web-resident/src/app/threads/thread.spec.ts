import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { ThreadView } from '@karta/contracts';
import { Thread } from './thread.ts';
import { UnreadThreads } from './unread-threads.ts';

const said = (from: 'resident' | 'operator', body: string, isNew = false): ThreadView['messages'][number] => ({
  from,
  body,
  isNew,
  at: '2026-11-20T10:00:00Z',
  files: [],
});
const view: ThreadView = {
  id: 't1',
  number: 4,
  audience: 'individual',
  typeName: 'Pytanie',
  subject: 'Zniżka na basen',
  state: 'answered',
  unread: 0,
  createdAt: '2026-11-20T10:00:00Z',
  lastMessageAt: '2026-11-21T10:00:00Z',
  canReply: true,
  allowsReply: true,
  messages: [said('resident', 'Czy karta działa na basenie?'), said('operator', 'Tak, od poniedziałku.')],
};

async function opened(shown: ThreadView) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([{ path: '**', children: [] }]),
      { provide: UnreadThreads, useValue: { count: () => 0, reload: () => undefined } },
    ],
  });
  const fixture = TestBed.createComponent(Thread);
  fixture.componentRef.setInput('id', 't1');
  TestBed.tick();
  const server = TestBed.inject(HttpTestingController);
  server.expectOne('/api/resident/threads/t1').flush(shown);
  await fixture.whenStable();
  return { fixture, server, page: fixture.nativeElement as HTMLElement };
}

describe('a conversation with the office', () => {
  afterEach(() => sessionStorage.clear());

  it('004-104 sends an answer once under its key', async () => {
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
    expect(sent.request.body).toEqual({ body: 'Dziękuję!', files: [] });
    expect(sent.request.headers.has('Idempotency-Key')).toBe(true);
    sent.flush({ id: 't1', number: 4 });
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
    server.expectOne('/api/resident/threads/t1').flush(view);
    await fixture.whenStable();
    expect(page.querySelector('textarea')?.value).toBe('');
  });

  it('004-103 folds what is older, and never what is new', async () => {
    // given
    const older = [said('resident', 'Pierwsza'), said('operator', 'Druga'), said('resident', 'Trzecia')];
    const { fixture, page } = await opened({ ...view, messages: [...older, ...view.messages] });

    // when
    const before = page.textContent;
    page.querySelector<HTMLButtonElement>('.more')?.click();
    await fixture.whenStable();

    // then
    expect(before).not.toContain('Druga');
    expect(before).toContain('Tak, od poniedziałku.');
    expect(before).toContain('Pokaż więcej wiadomości (3)');
    expect(page.textContent).toContain('Pierwsza');
    TestBed.resetTestingModule();
    const fresh = await opened({ ...view, messages: [said('operator', 'Nowa', true), ...older, ...view.messages] });
    expect(fresh.page.textContent).toContain('Nowa');
  });

  it.each([
    ['is closed', { state: 'closed', canReply: false }, 'Ta sprawa jest zamknięta'],
    ['is of a type without replies', { canReply: false, allowsReply: false }, 'Ten typ sprawy kończy się odpowiedzią'],
    [
      'is told to everybody',
      { canReply: false, allowsReply: false, audience: 'everybody' },
      'Miasto wysłało ją do wszystkich mieszkańców',
    ],
  ] as const)('004-104 says why nothing can be answered where it %s, and what to do', async (_what, change, words) => {
    const { page } = await opened({ ...view, ...change });

    expect(page.querySelector('textarea')).toBeNull();
    expect(page.textContent).toContain(words);
    expect(page.querySelector('a[href="/sprawy/nowa"]')).not.toBeNull();
  });
});
