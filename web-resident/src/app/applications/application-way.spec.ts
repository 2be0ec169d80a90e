import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { ApplicationState, ApplicationWay as Way } from '@karta/contracts';
import { ApplicationWay } from './application-way.ts';

const way = (state: ApplicationState): Way => ({
  state,
  submittedOn: '2026-11-20',
  today: '2026-11-23',
  decisionDue: '2026-12-18',
  decidedOn: null,
  decisionUsual: null,
  steps: [],
});

/** The page knows one state, the way that is read a moment later has one; how often the page is told to look again. */
async function toldBy(known: ApplicationState, read: ApplicationState): Promise<number> {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  const fixture: ComponentFixture<ApplicationWay> = TestBed.createComponent(ApplicationWay);
  const told = jest.fn();
  fixture.componentInstance.moved.subscribe(told);
  fixture.componentRef.setInput('applicationId', 'a');
  fixture.componentRef.setInput('state', known);
  TestBed.tick();
  TestBed.inject(HttpTestingController).expectOne('/api/resident/applications/a/way').flush(way(read));
  await fixture.whenStable();
  fixture.destroy();
  return told.mock.calls.length;
}

describe('the way of an application', () => {
  it('X-3 tells the page when it was read after the state had changed', async () => {
    await expect(toldBy('in-review', 'withdrawn')).resolves.toBe(1);
  });

  it('tells the page nothing when both know the same', async () => {
    await expect(toldBy('in-review', 'in-review')).resolves.toBe(0);
  });
});
