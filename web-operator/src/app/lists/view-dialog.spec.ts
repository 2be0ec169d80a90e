import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { SavedView, ViewSetup } from '@karta/contracts';
import { addSentences } from '@karta/web-shared';
import { CARD_LIST } from '../cards/card-columns.ts';
import { OFFICE_SENTENCES } from '../office-sentences.ts';
import { ListState } from './list-state.ts';
import { ViewDialog } from './view-dialog.ts';

const URL = '/api/operator/views';
const setup: ViewSetup = { columns: ['number'], sort: 'created', direction: 'desc', search: '', filters: {} };
const saved = (version: number): SavedView => ({ id: '1', list: 'cards', name: 'Moje', setup, version, share: null });

beforeAll(() => addSentences(OFFICE_SENTENCES));

/** Lets the promises that wait for an answer go on. */
async function answered(): Promise<void> {
  for (let step = 0; step < 5; step += 1) await Promise.resolve();
}

type Dialog = ComponentFixture<ViewDialog<unknown>>;

async function openedDialog(views: readonly SavedView[]): Promise<{ fixture: Dialog; server: HttpTestingController }> {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  const fixture: Dialog = TestBed.createComponent(ViewDialog<unknown>);
  const state = TestBed.runInInjectionContext(() => new ListState(CARD_LIST));
  fixture.componentRef.setInput('state', state);
  const server = TestBed.inject(HttpTestingController);
  server.expectOne(URL).flush({ views, shared: [], roles: [] });
  await answered();
  TestBed.tick();
  const page = { cards: [], next: null, total: { count: 0, capped: false } };
  server.expectOne((request) => request.url === '/api/operator/cards').flush(page);
  await fixture.whenStable();
  return { fixture, server };
}

/** Saves under „Moje”; returns the request. The dialog lies over the page. */
function save(server: HttpTestingController) {
  const name = document.querySelector('input');
  if (name) name.value = 'Moje';
  name?.dispatchEvent(new Event('input'));
  document.querySelector('form')?.dispatchEvent(new Event('submit'));
  return server.expectOne((request) => request.method === 'POST' && request.url === URL);
}

describe('a view that was saved in another tab', () => {
  it('is not replaced unseen: the dialog says so, and the next save replaces what is there', async () => {
    // given
    const { fixture, server } = await openedDialog([saved(1)]);
    const first = save(server);
    expect(first.request.body).toMatchObject({ list: 'cards', name: 'Moje', version: 1 });

    // when
    first.flush({ code: 'VIEW_CHANGED', status: 409 }, { status: 409, statusText: 'Conflict' });
    await answered();
    server
      .expectOne((request) => request.method === 'GET' && request.url === URL)
      .flush({ views: [saved(2)], shared: [], roles: [] });
    await fixture.whenStable();

    // then
    expect(document.body.textContent).toContain('zapisano w międzyczasie w innej karcie');
    expect(save(server).request.body).toMatchObject({ version: 2 });
  });

  it('is told of where this page knew the name to be free', async () => {
    const { server } = await openedDialog([]);
    expect(save(server).request.body).toMatchObject({ version: 0 });
  });
});
