import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { SettingView } from '@karta/contracts';
import { UnsavedChanges } from '@karta/web-shared';
import { SettingsScreen } from './settings-screen.ts';

const URL = '/api/admin/settings';
const days = (key: string, value: number, version: number): SettingView => ({
  ...{
    key,
    value,
    version,
    group: 'terms',
    kind: 'number',
    least: 0,
    most: 366,
    of: [],
    default: 14,
    extra: null,
    keeps: [],
  },
});
const listed = (decision: [number, number], delivery: [number, number]) => ({
  settings: [days('decisionDays', ...decision), days('deliveryDays', ...delivery)],
});

/** Lets the promises that wait for an answer go on. */
async function answered(): Promise<void> {
  for (let step = 0; step < 5; step += 1) await Promise.resolve();
}

type Screen = ComponentFixture<SettingsScreen>;

async function openedScreen(): Promise<{ screen: Screen; server: HttpTestingController }> {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
  const screen = TestBed.createComponent(SettingsScreen);
  document.body.append(screen.nativeElement);
  TestBed.tick();
  const server = TestBed.inject(HttpTestingController);
  server.expectOne(URL).flush(listed([30, 1], [0, 1]));
  await screen.whenStable();
  return { screen, server };
}

const box = (id: string): HTMLInputElement => document.getElementById(id) as HTMLInputElement;

function type(id: string, text: string): void {
  box(id).value = text;
  box(id).dispatchEvent(new Event('input'));
}
async function submit(screen: Screen, id: string): Promise<void> {
  await screen.whenStable();
  box(id).form?.dispatchEvent(new Event('submit'));
}

describe('a setting that is saved', () => {
  afterEach(() => document.body.replaceChildren());

  it('leaves alone what was typed beside it, and the screen asks before that is lost', async () => {
    // given
    const { screen, server } = await openedScreen();
    type('deliveryDays', '7');
    type('decisionDays', '020');

    // when
    await submit(screen, 'decisionDays');
    server.expectOne(`${URL}/decisionDays`).flush(listed([20, 2], [0, 1]));
    await screen.whenStable();

    // then
    expect([box('decisionDays').value, box('deliveryDays').value]).toEqual(['20', '7']);
    expect(TestBed.inject(UnsavedChanges).mayLeave()).not.toBe(true);
    type('deliveryDays', '0');
    expect(TestBed.inject(UnsavedChanges).mayLeave()).toBe(true);
  });

  it('shows what somebody else saved meanwhile beside what was typed, and the next save replaces it', async () => {
    // given
    const { screen, server } = await openedScreen();
    type('deliveryDays', '7');
    await submit(screen, 'deliveryDays');

    // when
    const refusal = { status: 409, statusText: 'Conflict' };
    server.expectOne(`${URL}/deliveryDays`).flush({ code: 'CHANGED_MEANWHILE', status: 409 }, refusal);
    await answered();
    server.expectOne(URL).flush(listed([30, 1], [3, 2]));
    await screen.whenStable();

    // then
    expect(document.body.textContent).toContain('Ktoś zapisał tu tymczasem: „3”.');
    expect(box('deliveryDays').value).toBe('7');
    await submit(screen, 'deliveryDays');
    expect(server.expectOne(`${URL}/deliveryDays`).request.body).toEqual({ value: 7, version: 2 });
  });
});
