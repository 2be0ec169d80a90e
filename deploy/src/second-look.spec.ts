import { filesToRepeat, together, type Counts } from './second-look.ts';

const counts = (passed: number, failures: string[], names: string[] = []): Counts => ({
  ...{ passed, failed: failures.length, names, failures },
});

describe('a second look at what failed', () => {
  it('repeats each file once, and none where nothing failed', () => {
    expect(filesToRepeat(counts(9, ['a.spec.ts: one', 'a.spec.ts: two: still two', 'b.spec.ts: one']))).toEqual([
      'a.spec.ts',
      'b.spec.ts',
    ]);
    expect(filesToRepeat(counts(9, []))).toEqual([]);
  });

  it('repeats nothing where more failed than a busy machine explains', () => {
    expect(filesToRepeat(counts(9, ['a: 1', 'b: 1', 'c: 1', 'd: 1']))).toEqual([]);
  });

  it('a test that passes alone counts as passed, and is named as unsteady', () => {
    const all = together(counts(9, ['a: one'], ['server: x']), counts(2, [], ['server: x', 'browser: one']));
    expect(all).toEqual({
      ...{ passed: 10, failed: 0, failures: [], unsteady: ['a: one'] },
      names: ['server: x', 'browser: one'],
    });
  });

  it('a test that fails again has failed, and so has one that failed alone only', () => {
    expect(together(counts(9, ['a: one', 'a: two']), counts(1, ['a: two', 'a: three']))).toMatchObject({
      ...{ passed: 9, failed: 2, failures: ['a: two', 'a: three'], unsteady: ['a: one'] },
    });
  });

  it('a file that could not be run at all stays a failure when it cannot be run again', () => {
    const broken = ['a.spec.ts: could not be run'];
    expect(together(counts(9, broken), counts(0, broken))).toMatchObject({ failed: 1, failures: broken, unsteady: [] });
  });
});
