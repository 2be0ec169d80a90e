const { writeFileSync } = require('node:fs');
const { relative } = require('node:path');

/** Where a test of a jest project looks: at a screen of a running town, at a page alone, or behind the server. */
const PLACES = { e2e: 'browser', web: 'page' };

/** Leaves the counts, the names of the passed tests and the failures in a file after each file of tests, so that a run that is ended has them too. */
module.exports = class CountReporter {
  passed = 0;
  failed = 0;
  names = [];
  failures = [];

  onTestResult({ context }, result) {
    this.passed += result.numPassingTests;
    this.failed += result.numFailingTests + (result.testExecError ? 1 : 0);
    const place = PLACES[context.config.displayName?.name] ?? 'server';
    const passed = result.testResults.filter(({ status }) => status === 'passed');
    this.names.push(...passed.map(({ fullName }) => `${place}: ${fullName}`));
    const { testFilePath, testExecError } = result;
    const file = relative(context.config.rootDir, testFilePath);
    const failed = result.testResults.filter(({ status }) => status === 'failed');
    this.failures.push(...failed.map(({ fullName }) => `${file}: ${fullName}`));
    if (testExecError) this.failures.push(`${file}: could not be run`);
    this.write();
  }

  /** A file that could not be run at all is a failure, too. */
  onRunComplete(_contexts, results) {
    this.failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    this.write();
  }

  write() {
    const file = process.env['KARTA_TEST_RESULTS'];
    const { passed, failed, names, failures } = this;
    if (file) writeFileSync(file, JSON.stringify({ passed, failed, names, failures }));
  }
};
