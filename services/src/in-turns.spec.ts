import { inTurns } from './in-turns.ts';

it('many values are worked through in order, and others have their turn between the batches', async () => {
  // given
  const events: string[] = [];
  const other = (): void => void (events.push('other'), events.length < 20 && setImmediate(other));
  setImmediate(other);
  const values = Array.from({ length: 1000 }, (_, index) => index);

  // when
  const done = await inTurns(values, (batch) => (events.push('batch'), batch));

  // then
  expect(done.flat()).toEqual(values);
  expect(events.filter((event) => event === 'batch').length).toBeGreaterThan(1);
  expect(events.join(' ')).not.toContain('batch batch');
});

it('few values are done at once', async () => {
  expect(await inTurns([1, 2], (batch) => batch.length)).toEqual([2]);
  expect(await inTurns([], (batch) => batch.length)).toEqual([]);
});
