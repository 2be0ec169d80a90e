import { snapOf } from './snap.ts';

const box = (x: number, y: number, width = 10, height = 5) => ({ x, y, width, height });

it.each([
  ['the edge of the card', box(0.5, 20), [], -0.5, [{ axis: 'x', at: 0 }]],
  ['the safe margin', box(3.4, 10), [], -0.4, [{ axis: 'x', at: 3 }]],
  ['the middle of the card', box(37.6, 10), [], 0.2, [{ axis: 'x', at: 42.8 }]],
  ['the left edge of another', box(20.3, 10), [box(20, 40)], -0.3, [{ axis: 'x', at: 20 }]],
  ['the middle of another', box(20.3, 10), [box(15, 40, 20)], -0.3, [{ axis: 'x', at: 25 }]],
] as const)('jumps to %s when it is moved', (_what, frame, others, dx, guides) => {
  const snap = snapOf(frame, others, 'move');
  expect(snap.dx).toBeCloseTo(dx, 6);
  expect(snap.guides.map(({ axis, at }) => ({ axis, at: Math.round(at * 100) / 100 }))).toEqual(guides);
});

it('takes the nearest line of each axis, and none that is far', () => {
  expect(snapOf(box(12, 40), [box(30, 30)], 'move')).toEqual({ dx: null, dy: null, guides: [] });
  const snap = snapOf(box(20.5, 30.2), [box(20, 30), box(20.8, 10)], 'move');
  expect([snap.dx, snap.dy]).toEqual([expect.closeTo(0.3, 6), expect.closeTo(-0.2, 6)]);
});

it('moves the drawn corner alone when it is resized', () => {
  const snap = snapOf(box(20.3, 10, 9.5), [box(20, 40)], 'resize');
  expect(snap.dx).toBeCloseTo(0.2, 6);
  expect(snap.dy).toBeNull();
});
