import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { TaskDetail } from '@karta/contracts';
import { TaskDecision } from './task-decision.ts';

const task: TaskDetail = {
  id: 'case-t3',
  elementId: 'verify-application',
  name: 'Zweryfikuj wniosek',
  form: 'verify-application',
  group: 'card-office',
  state: 'claimed',
  assigneeId: 'me',
  assigneeName: 'Ewa',
  applicationId: null,
  applicationNumber: 1473,
  applicationType: 'card-issue',
  applicationState: 'in-review',
  submittedAt: '2026-11-20T10:00:00Z',
  packageName: null,
  holderName: 'Katarzyna Wójcik',
  pickupPointName: null,
  openedAt: '2026-11-20T10:00:00Z',
  followUpOn: null,
  dueOn: null,
  workingDaysLeft: 0,
  isUrgent: false,
  problemCode: null,
  atBureau: false,
  application: null,
  production: null,
  outcomes: ['approve', 'call', 'reject'],
  outcomeRules: [],
  call: { earliestOn: '2026-12-01', proposedOn: '2026-12-08' },
  caseId: 'case',
  workflowId: 'nowa-rzeczna/card-application/case',
  nextTaskId: null,
  nextTask: null,
  place: null,
  canClaim: false,
  canComplete: true,
  inPlaceOf: null,
};

async function opened(detail: TaskDetail = task): Promise<ComponentFixture<TaskDecision>> {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
  const fixture = TestBed.createComponent(TaskDecision);
  fixture.componentRef.setInput('task', detail);
  document.body.append(fixture.nativeElement);
  await fixture.whenStable();
  return fixture;
}

const press = (key: string, ctrlKey = false): boolean =>
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true }));

describe('a decision by keyboard', () => {
  afterEach(() => document.body.replaceChildren());

  it('approves with 1 and Ctrl+Enter, under one idempotency key', async () => {
    // given
    await opened();

    // when
    press('1');
    press('Enter', true);

    // then
    const { request } = TestBed.inject(HttpTestingController).expectOne('/api/operator/tasks/case-t3/complete');
    expect(request.body).toEqual({ outcome: 'approve', note: '' });
    expect(request.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f]{32}$/);
  });

  it('sends no refusal without a reason and says what is missing', async () => {
    // given
    const fixture = await opened();

    // when
    press('3');
    press('Enter', true);
    await fixture.whenStable();

    // then
    TestBed.inject(HttpTestingController).expectNone('/api/operator/tasks/case-t3/complete');
    expect(fixture.nativeElement.querySelector('#uzasadnienie-error')?.textContent).toContain('uzasadnienie');
    expect(document.activeElement?.id).toBe('uzasadnienie');
  });

  it('offers the answers of a task that only the diagram knows', async () => {
    // when
    const fixture = await opened({
      ...task,
      form: 'second-look',
      name: 'Druga kontrola',
      outcomes: ['w porządku', 'cofnij'],
    });

    // then
    const choices = [...fixture.nativeElement.querySelectorAll('.option b')].map((each) => each.textContent);
    expect(choices).toEqual(['w porządku', 'cofnij']);
  });

  it('asks to claim a free task first', async () => {
    const fixture = await opened({ ...task, state: 'open', canClaim: true, canComplete: false });

    expect(fixture.nativeElement.textContent).toContain('Przejmij zadanie');
    expect(fixture.nativeElement.querySelector('form')).toBeNull();
  });
});
