import type { City } from '@karta/db';
import { CityEvents } from './city-events.ts';

it('each open screen gets one heartbeat of a timer, however many are open', async () => {
  // given
  jest.useFakeTimers();
  const events = new CityEvents({ databaseUrl: 'postgres://nobody@127.0.0.1:1/none' } as City);
  const closed = new AbortController();
  const heard = [0, 0, 0];
  const reading = heard.map(async (_none, screen) => {
    for await (const event of events.tasks('ewa', closed.signal))
      if (event.startsWith(':')) heard[screen] = (heard[screen] ?? 0) + 1;
  });
  await jest.advanceTimersByTimeAsync(0);

  // when
  await jest.advanceTimersByTimeAsync(60_000);
  closed.abort();
  await Promise.all(reading);
  const timers = jest.getTimerCount();
  await events.close();

  // then
  expect(heard).toEqual([3, 3, 3]);
  expect(timers - jest.getTimerCount()).toBe(1);
  jest.useRealTimers();
});
