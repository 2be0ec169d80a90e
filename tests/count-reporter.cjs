const { writeFileSync } = require('node:fs');

/** Where a test of a jest project looks: at a screen of a running town, at a page alone, or behind the server. */
const PLACES = { e2e: 'browser', web: 'page' };

/** Leaves the counts and the names of the passed tests in a file: a closing line written here would be lost when the set-up fails. */
module.exports = class CountReporter {
  onRunComplete(_contexts, results) {
    const file = process.env['KARTA_TEST_RESULTS'];
    if (!file) return;
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const names = results.testResults.flatMap(({ displayName, testResults }) =>
      testResults
        .filter((test) => test.status === 'passed')
        .map((test) => `${PLACES[displayName?.name] ?? 'server'}: ${test.fullName}`),
    );
    writeFileSync(file, JSON.stringify({ passed: results.numPassedTests, failed, names }));
  }
};
