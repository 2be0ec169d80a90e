const { writeFileSync } = require('node:fs');

/** Leaves the counts and the names of the passed tests in a file: a closing line written here would be lost when the set-up fails. */
module.exports = class CountReporter {
  onRunComplete(_contexts, results) {
    const file = process.env['KARTA_TEST_RESULTS'];
    if (!file) return;
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const tests = results.testResults.flatMap((suite) => suite.testResults);
    const names = tests.filter((test) => test.status === 'passed').map((test) => test.fullName);
    writeFileSync(file, JSON.stringify({ passed: results.numPassedTests, failed, names }));
  }
};
