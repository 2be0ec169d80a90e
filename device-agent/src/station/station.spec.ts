import { job, StationOnTheTable } from '../../testing/station-on-the-table.ts';
import { startStation } from './station.ts';

const table = new StationOnTheTable();
beforeAll(() => table.startDevice(), 60_000);
afterAll(() => table.device.stop());
beforeEach(() => table.clear());

const NEVER = 3_600_000;

it('asks again soon after a job, as the next one of the same card or batch is about to come', async () => {
  // given
  const stopping = new AbortController();
  const orders = [
    job({ phase: 'read-uid', card: null }),
    undefined,
    undefined,
    job({ phase: 'read-uid', card: null }),
  ].values();
  const parts = table.parts();
  const claimed: string[] = [];
  const patience = { ...parts.patience, poll: NEVER, soon: 1 };
  const claim: typeof parts.api.claim = async () => {
    const { value, done } = orders.next();
    claimed.push(value ? 'job' : 'none');
    if (done) stopping.abort();
    return value ? { kind: 'job', job: value } : { kind: 'none' };
  };

  // when
  const { signal } = stopping;
  await startStation({ ...parts, signal, patience, api: { ...parts.api, claim } }).done;

  // then
  expect(claimed).toEqual(['job', 'none', 'none', 'job', 'none']);
});
