import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A browser for the end-to-end tests: an installed one, else the system's package where we may install it. */
export async function findChromium(report: (progress: string) => void): Promise<string | undefined> {
  const found = PLACES.find((place) => place !== undefined && existsSync(place));
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    report('installing the system package');
    await apt(['update', '-qq']);
    await apt(['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core']);
    if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium';
  }
  process.stdout.write(
    'No Chromium was found, so the browser tests will fail. Install Chromium (on Debian: apt-get install chromium) or set CHROMIUM to its path.\n',
  );
  return undefined;
}

function apt(args: string[]): Promise<void> {
  return new Promise((resolve) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawn('apt-get', args, { stdio: 'ignore', env })
      .once('exit', () => resolve())
      .once('error', () => resolve());
  });
}
