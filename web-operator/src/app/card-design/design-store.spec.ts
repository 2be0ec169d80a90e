import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { CardDesign, CardDesigns } from '@karta/contracts';
import { DesignDesk } from './design-desk.ts';
import { DesignStore } from './design-store.ts';

const DESIGN: CardDesign = { colours: {}, front: [], back: [] };
const LIST: CardDesigns = {
  versions: [{ version: 1, note: '', publishedAt: '2026-11-01T08:00:00Z', publishedBy: null, cards: 0 }],
  draft: null,
  preview: { townName: 'Miasto', returnPlace: '', number: '01-000018' },
};

/** Lets the promises that wait for an answer go on. */
async function answered(): Promise<void> {
  for (let step = 0; step < 5; step += 1) await Promise.resolve();
}

/** The store with the newest version on the desk. */
async function opened() {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), DesignDesk, DesignStore],
  });
  const [store, desk] = [TestBed.inject(DesignStore), TestBed.inject(DesignDesk)];
  const server = TestBed.inject(HttpTestingController);
  TestBed.tick();
  server.expectOne('/api/admin/card-designs').flush(LIST);
  await answered();
  TestBed.tick();
  server.expectOne('/api/admin/card-designs/1').flush({ version: 1, design: DESIGN });
  await answered();
  return { store, desk, server };
}

describe('000-21 the store of the card’s design', () => {
  it('reads the versions after a publication, also where the reading after the saving is still under way', async () => {
    // given
    const { store, desk, server } = await opened();
    const reading = ({ method, url }: { method: string; url: string }) =>
      method === 'GET' && url === '/api/admin/card-designs';
    desk.replace({ ...DESIGN, colours: { town: '#000001' } });

    // when
    const publishing = store.publish('');
    server.expectOne('/api/admin/card-design-draft').flush({ version: 2, revision: 1 });
    await answered();
    TestBed.tick();
    const slow = server.expectOne(reading);
    server.expectOne(({ method }) => method === 'POST').flush({ version: 2 });
    await publishing;
    TestBed.tick();

    // then
    const versions = [{ ...LIST.versions[0], version: 2 }, ...LIST.versions];
    server.expectOne(reading).flush({ ...LIST, versions });
    await answered();
    TestBed.tick();
    expect(slow.cancelled).toBe(true);
    expect(store.versions()[0]?.version).toBe(2);
  });

  it('publishes each draft by a key of its own, also where revision and note are the same again', async () => {
    // given
    const { store, desk, server } = await opened();

    const published = async (version: number): Promise<TestRequest> => {
      desk.replace({ ...DESIGN, colours: { town: `#00000${version}` } });
      const publishing = store.publish('');
      server.expectOne('/api/admin/card-design-draft').flush({ version, revision: 1 });
      await answered();
      const request = server.expectOne(({ method }) => method === 'POST');
      request.flush({ version });
      expect(await publishing).toBe(true);
      return request;
    };

    // when
    const [second, third] = [await published(2), await published(3)];

    // then
    expect(third.request.body).toEqual(second.request.body);
    const keyOf = ({ request }: TestRequest): string | null => request.headers.get('Idempotency-Key');
    expect(keyOf(third)).not.toBe(keyOf(second));
  });
});
