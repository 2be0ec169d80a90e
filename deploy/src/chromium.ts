import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

/** The same engine without the windows around it: it starts in a quarter of the time and loads a page in half of it. */
const SHELL = '/usr/bin/chromium-headless-shell';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * A browser for the end-to-end tests: the one that `CHROMIUM` names, else the headless shell (the system's package is
 * installed where we may), else a browser that is there.
 */
export async function findChromium(report: (progress: string) => void): Promise<string | undefined> {
  const named = process.env['CHROMIUM'];
  if (named && existsSync(named)) return named;
  if (!existsSync(SHELL) && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    report('installing the system package');
    await apt(['update', '-qq']);
    await apt(['install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell', 'fonts-dejavu-core']);
  }
  const found = [SHELL, ...PLACES].find((place) => existsSync(place));
  if (found === undefined) {
    process.stdout.write(
      'No Chromium was found, so the browser tests will fail. Install Chromium (on Debian: apt-get install chromium-headless-shell) or set CHROMIUM to its path.\n',
    );
  }
  return found;
}

/** Runs it; without a network it gives up soon, and the tests take what is there. */
function apt(args: string[]): Promise<void> {
  return new Promise((resolve) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawn('apt-get', ['-o', 'Acquire::http::Timeout=20', '-o', 'Acquire::Retries=1', ...args], { stdio: 'ignore', env })
      .once('exit', () => resolve())
      .once('error', () => resolve());
  });
}
