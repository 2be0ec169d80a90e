import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import type { TaskList, TaskRow } from '@karta/web-shared';
import { NEVER } from 'rxjs';
import { TaskWatch } from '../task-watch.ts';
import { TaskQueue } from './task-queue.ts';

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
  packageName: null,
  holderName: 'Łukasz Źdźbłowski',
  pickupPointName: null,
  openedAt: '2026-11-20T10:00:00Z',
  dueOn: null,
  workingDaysLeft: 1,
  problemCode: null,
});
const list: TaskList = {
  tasks: [row('a', 1471), row('b', 1473)],
  counts: { mine: 0, group: 2, unassigned: 2, all: 2 },
};

async function openedQueue(): Promise<ComponentFixture<TaskQueue>> {
  Element.prototype.scrollIntoView = () => undefined;
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([{ path: '**', children: [] }]),
      { provide: TaskWatch, useValue: { changes: NEVER, isLive: () => true, count: { set: () => undefined } } },
    ],
  });
  const fixture = TestBed.createComponent(TaskQueue);
  document.body.append(fixture.nativeElement);
  TestBed.tick();
  TestBed.inject(HttpTestingController)
    .expectOne((request) => request.url === '/api/operator/tasks')
    .flush(list);
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
