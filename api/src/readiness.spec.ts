import { readinessOf, type Checks } from './readiness.ts';

const yes = (): Promise<boolean> => Promise.resolve(true);
const checks: Checks = { DATABASE_AWAY: yes, DISK_FULL: yes, TEMPORAL_AWAY: yes, WORKER_SILENT: yes };

describe('whether the town is ready', () => {
  it('is true when everything works', async () => {
    expect(await readinessOf(checks)).toEqual({ ready: true });
  });

  it.each([
    ['says no', () => Promise.resolve(false)],
    ['fails', () => Promise.reject(new Error('away'))],
    ['never answers', () => new Promise<boolean>(() => {})],
  ])('is false with a code when something %s', async (_how, check) => {
    expect(await readinessOf({ ...checks, WORKER_SILENT: check }, 50)).toEqual({ ready: false, code: 'WORKER_SILENT' });
    expect(await readinessOf({ ...checks, TEMPORAL_AWAY: check }, 50)).toEqual({ ready: false, code: 'TEMPORAL_AWAY' });
  });

  it('names what the rest stands on first', async () => {
    const no = (): Promise<boolean> => Promise.resolve(false);
    const none = { DATABASE_AWAY: no, DISK_FULL: no, TEMPORAL_AWAY: no, WORKER_SILENT: no };
    expect(await readinessOf(none)).toEqual({ ready: false, code: 'DATABASE_AWAY' });
  });
});
