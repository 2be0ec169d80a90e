const { TestEnvironment } = require('jest-environment-node');

/** Adds to the failure of a test what stood at its screens: nobody was there to look. */
module.exports = class Screens extends TestEnvironment {
  async handleTestEvent({ name, error }) {
    if (name !== 'test_fn_failure' || !error?.stack) return;
    const told = await Promise.all([...(this.global.openWindows ?? [])].map((window) => window.tell()));
    if (told.length > 0) error.stack = error.stack.replace(/\n\s+at /, `\n${told.join('\n')}$&`);
  }
};
