import { keepNewest } from './keep-newest.ts';

it('of what a case remembers the oldest is forgotten, also after it was carried to a new run', () => {
  // given
  const kept: Record<string, number> = {};
  for (const [index, id] of ['t-1', 't-2', 't-3'].entries()) keepNewest(kept, id, index, 3);
  const carried = JSON.parse(JSON.stringify(kept)) as Record<string, number>;

  // when
  keepNewest(carried, 't-4', 3, 3);
  keepNewest(carried, 't-3', 4, 3);

  // then
  expect(Object.entries(carried)).toEqual([
    ['t-2', 1],
    ['t-3', 4],
    ['t-4', 3],
  ]);
});
