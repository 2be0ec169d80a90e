import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { NEVER } from 'rxjs';
import type { SavedView, TaskList, TaskRow, ViewSetup } from '@karta/contracts';
import { OperatorAccess } from '../session/operator-access.ts';
import { TaskWatch } from '../task-watch.ts';
import { TaskQueue } from './task-queue.ts';
import { linkLabel } from './task-words.ts';

const row = (id: string, number: number): TaskRow => ({
  id,
  elementId: 'verify-application',
  name: 'Zweryfikuj wniosek',
  form: 'verify-application',
  group: 'card-office',
  state: 'open',
  assigneeId: null,
  assigneeName: null,
  applicationId: null,
  applicationNumber: number,
  applicationType: 'card-issue',
  applicationState: 'in-review',
  submittedAt: '2026-11-20T10:00:00Z',
  packageName: null,
  holderName: 'Łukasz Źdźbłowski',
  pickupPointName: null,
  openedAt: '2026-11-20T10:00:00Z',
  followUpOn: null,
  dueOn: null,
  workingDaysLeft: 1,
  isUrgent: false,
  problemCode: null,
  atBureau: false,
});
const list: TaskList = {
  tasks: [row('a', 1471), row('b', 1473)],
  counts: { mine: 0, standIn: 0, group: 2, unassigned: 2, all: 2 },
  absent: [],
  standIns: [],
  next: null,
  total: { count: 2, capped: false },
};

/** Answers the list that is asked for; tells with which parameters. */
async function answerList(): Promise<Record<string, string | null>> {
  await Promise.resolve();
  TestBed.tick();
  const asked = TestBed.inject(HttpTestingController).expectOne((request) => request.url === '/api/operator/tasks');
  asked.flush(list);
  TestBed.tick();
  const { params } = asked.request;
  return Object.fromEntries(params.keys().map((key) => [key, params.get(key)]));
}

async function openedQueue(views: readonly SavedView[] = []): Promise<ComponentFixture<TaskQueue>> {
  Element.prototype.scrollIntoView = () => undefined;
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([{ path: '**', children: [] }]),
      { provide: TaskWatch, useValue: { changes: NEVER, isLive: () => true, count: { set: () => undefined } } },
      { provide: OperatorAccess, useValue: { may: () => true, operator: () => ({ id: 'me' }) } },
    ],
  });
  const fixture = TestBed.createComponent(TaskQueue);
  document.body.append(fixture.nativeElement);
  const server = TestBed.inject(HttpTestingController);
  server.expectOne('/api/operator/views').flush({ views, shared: [], roles: [] });
  await Promise.resolve();
  await answerList();
  await fixture.whenStable();
  return fixture;
}

const press = (key: string, target: EventTarget = document.body): boolean =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));

describe('the task list by keyboard', () => {
  afterEach(() => document.body.replaceChildren());

  it('moves the cursor and opens the row', async () => {
    // given
    const fixture = await openedQueue();
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate');

    // when
    press('ArrowDown');
    press('ArrowDown');
    press('Enter');

    // then
    await fixture.whenStable();
    expect(fixture.nativeElement.querySelector('.is-cursor')?.id).toBe('wiersz-b');
    expect(navigate).toHaveBeenCalledWith(['/zadania', 'b']);
  });

  it('claims the row under the cursor', async () => {
    await openedQueue();

    press('ArrowDown');
    press('p');

    const { request } = TestBed.inject(HttpTestingController).expectOne('/api/operator/tasks/a/claim');
    expect(request.method).toBe('POST');
  });

  it('leaves letters typed into the filter to the filter', async () => {
    // given
    const fixture = await openedQueue();
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate');

    // when
    press('n', fixture.nativeElement.querySelector('#filtr'));

    // then
    expect(navigate).not.toHaveBeenCalled();
  });

  it('opens the most urgent free task with N', async () => {
    await openedQueue();
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate');

    press('n');

    expect(navigate).toHaveBeenCalledWith(['/zadania', 'a']);
  });
});

describe('the list as a person wants it', () => {
  afterEach(() => document.body.replaceChildren());

  const headings = (fixture: ComponentFixture<TaskQueue>): string[] =>
    [...fixture.nativeElement.querySelectorAll('thead th button')].map((each: HTMLElement) => each.textContent.trim());

  it('begins with what is urgent, then by deadline, says so, and marks it at the task (C-3)', async () => {
    // given
    const [first, ...others] = list.tasks;
    list.tasks = [{ ...(first ?? row('a', 1471)), isUrgent: true }, ...others];

    // when
    const fixture = await openedQueue();

    // then
    expect(fixture.nativeElement.querySelector('.list__foot').textContent).toContain('Kolejność: pilne, potem termin');
    const marks = [...fixture.nativeElement.querySelectorAll('tbody [title="Pilne"]')];
    expect(marks.map((mark: HTMLElement) => mark.textContent.trim())).toEqual(['pilne']);
    expect(marks[0].closest('tr').textContent).toContain('1471');
    list.tasks = [...(first ? [first] : []), ...others];
  });

  it('opens with the columns and the order in which it was left (C-4)', async () => {
    // given
    const setup: ViewSetup = {
      columns: ['holder', 'number'],
      sort: 'holder',
      direction: 'desc',
      search: '',
      filters: {},
    };

    // when
    const fixture = await openedQueue([{ id: '1', list: 'tasks', name: '', setup, version: 1, share: null }]);

    // then
    expect(headings(fixture)).toEqual(['Osoba', 'Wniosek']);
    expect(fixture.nativeElement.querySelector('th[aria-sort]')?.getAttribute('aria-sort')).toBe('descending');
  });

  it('shows neither a column nor what narrows down by it, where that was taken from the person', async () => {
    // given
    list.hidden = ['holder', 'state', 'due'];

    // when
    const fixture = await openedQueue();

    // then
    expect(headings(fixture)).toEqual(['Wniosek', 'Zadanie', 'Typ wniosku', 'Przypisane', 'Złożony']);
    const page: string = fixture.nativeElement.textContent;
    expect(page).not.toContain('Źdźbłowski');
    expect(page).toContain('Otwarte');
    expect(page).not.toMatch(/Po terminie|Uzupełnione|Termin:/);
    list.hidden = undefined;
  });

  it('asks the server for another order and keeps it', async () => {
    // given
    const fixture = await openedQueue();
    const [, , , holder] = fixture.nativeElement.querySelectorAll('thead th button');

    // when
    holder.click();

    // then
    const kept = TestBed.inject(HttpTestingController).expectOne('/api/operator/views').request;
    expect(kept.body).toMatchObject({ list: 'tasks', name: '', setup: { sort: 'holder', direction: 'asc' } });
    expect(await answerList()).toMatchObject({ sort: 'holder', direction: 'asc', scope: 'group' });
  });

  it('claims all selected rows at once and says at a row why it was not (C-6)', async () => {
    // given
    const fixture = await openedQueue();
    for (const key of ['ArrowDown', 'x', 'ArrowDown', 'x']) press(key);
    await fixture.whenStable();
    expect(fixture.nativeElement.querySelector('.bulk b')?.textContent).toBe('Zaznaczono 2');

    // when
    press('p');
    const act = TestBed.inject(HttpTestingController).expectOne('/api/operator/bulk/claim');
    act.flush({
      results: [
        { taskId: 'a', code: null, by: null },
        { taskId: 'b', code: 'CLAIMED_BY_OTHER', by: 'Marek Król' },
      ],
    });
    await answerList();
    await fixture.whenStable();

    // then
    expect(act.request.body).toEqual({ taskIds: ['a', 'b'] });
    const rows = [...fixture.nativeElement.querySelectorAll('tbody tr')] as HTMLElement[];
    expect(rows[0]?.querySelector('[aria-label=zrobione]')).not.toBeNull();
    expect(rows[1]?.textContent).toContain('Ma je Marek Król.');
    expect(rows.map((row) => row.getAttribute('aria-selected'))).toEqual(['false', 'true']);
  });
});

it.each([
  [1471, 'Zadanie: Zweryfikuj wniosek, wniosek 1471'],
  [null, 'Otwórz zadanie: Zweryfikuj wniosek'],
])('a link that shows %p is called „%s” (E-11)', (applicationNumber, label) => {
  expect(linkLabel({ ...row('a', 0), applicationNumber })).toBe(label);
});
