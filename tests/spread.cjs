const Sequencer = require('@jest/test-sequencer').default;

/** The comparison of all cases with Temporal, while the town that the tests share has few; then what takes a minute of work. */
const FIRST = ['tests/reconcile-command.int.spec.ts', 'tests/e2e/screens.spec.ts', 'tests/town/people.int.spec.ts'];

/** It changes name, arms and colour of the town that the tests share: after those that look at them. */
const LAST = ['tests/e2e/set-up-of-a-town.spec.ts'];

/** They wait for most of their time: for programs that start again, and for deadlines. */
const WAITING = ['tests/faults/', 'api/src/temporal/unreadable-case.int.spec.ts', 'tests/cities.int.spec.ts'];

/** Spreads what waits evenly over what works, so that seldom both workers wait at once, and ends with short files. */
module.exports = class Spread extends Sequencer {
  sort(tests) {
    const first = FIRST.flatMap((name) => tests.filter(({ path }) => path.endsWith(name)));
    const last = LAST.flatMap((name) => tests.filter(({ path }) => path.endsWith(name)));
    const isWaiting = ({ path }) => WAITING.some((name) => path.includes(name));
    const waiting = tests.filter(isWaiting);
    const others = tests.filter((test) => !isWaiting(test) && !first.includes(test) && !last.includes(test));
    // oxlint-disable-next-line unicorn/no-array-sort -- jest's own order, the long ones first
    const working = super.sort(others);
    // the last quarter waits for nobody
    const step = Math.max(1, Math.floor((working.length * 0.75) / (waiting.length + 1)));
    const spread = working.flatMap((test, at) =>
      at % step === 0 && waiting.length > 0 ? [waiting.shift(), test] : [test],
    );
    return [...first, ...spread, ...waiting, ...last];
  }
};
