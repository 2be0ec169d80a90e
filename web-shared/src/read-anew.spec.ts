import { httpResource, provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { readAnew } from './read-anew.ts';

function opened() {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  const server = TestBed.inject(HttpTestingController);
  const list = TestBed.runInInjectionContext(() => httpResource<string>(() => '/list'));
  TestBed.tick();
  return { server, list };
}
/** Lets the promises that wait for an answer go on. */
async function answered(): Promise<void> {
  for (let step = 0; step < 5; step += 1) await Promise.resolve();
  TestBed.tick();
}

describe('what is read anew', () => {
  it('is asked for after what was done, also while it is being read; what was shown stays until then', async () => {
    // given
    const { server, list } = opened();
    server.expectOne('/list').flush('before');
    await answered();

    // when: done twice, quicker than the list is read
    readAnew(list);
    TestBed.tick();
    const first = server.expectOne('/list');
    readAnew(list);
    TestBed.tick();

    // then
    expect(first.cancelled).toBe(true);
    expect(list.value()).toBe('before');
    server.expectOne('/list').flush('after both');
    await answered();
    expect(list.value()).toBe('after both');
    expect(list.isLoading()).toBe(false);
  });

  it('is asked for anew before the first answer has come', async () => {
    const { server, list } = opened();
    const first = server.expectOne('/list');
    readAnew(list);
    TestBed.tick();
    expect(first.cancelled).toBe(true);
    server.expectOne('/list').flush('after');
    await answered();
    expect(list.value()).toBe('after');
  });

  it('is asked for anew after a failure', async () => {
    const { server, list } = opened();
    server.expectOne('/list').flush('', { status: 503, statusText: 'away' });
    await answered();
    expect(list.error()).toBeDefined();
    readAnew(list);
    TestBed.tick();
    server.expectOne('/list').flush('there');
    await answered();
    expect(list.value()).toBe('there');
  });
});
