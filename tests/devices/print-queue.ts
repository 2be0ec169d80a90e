import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../makers/until.ts';
import { startDaemon } from './daemon.ts';

const PORT = 8640;
const QUEUE = 'karty';
const LINES = 150;

const SERVER = `Listen localhost:${PORT}
LogLevel debug
Browsing No
WebInterface No
DefaultAuthType None
ErrorPolicy abort-job
<Location />
Order allow,deny
Allow localhost
</Location>
<Policy default>
JobPrivateAccess all
JobPrivateValues none
SubscriptionPrivateAccess all
SubscriptionPrivateValues none
<Limit All>
Order deny,allow
</Limit>
</Policy>
`;

export interface PrintQueue {
  readonly uri: string;
  /** A person pauses the queue, or lets it go on. */
  pause(reason: string): void;
  goOn(): void;
  /** The end of what the print server has written down. */
  log(): string;
  stop(): Promise<void>;
}

/** A CUPS server of its own with one queue, driverless, in front of a printer. */
export async function startPrintQueue(printerUri: string, env: Record<string, string>): Promise<PrintQueue> {
  // cupsd prints as the user lp, who cannot look into a private folder
  const folder = mkdtempSync('/run/cups-');
  chmodSync(folder, 0o755);
  for (const name of ['spool', 'tmp', 'cache', 'state', 'log', 'etc']) {
    mkdirSync(join(folder, name));
    chmodSync(join(folder, name), 0o777);
  }
  const files = `ServerRoot ${folder}/etc
RequestRoot ${folder}/spool
TempDir ${folder}/tmp
CacheDir ${folder}/cache
StateDir ${folder}/state
ErrorLog ${folder}/log/error
AccessLog ${folder}/log/access
PageLog ${folder}/log/page
User lp
Group lp
SystemGroup root
FileDevice Yes
`;
  writeFileSync(join(folder, 'cupsd.conf'), SERVER);
  writeFileSync(join(folder, 'cups-files.conf'), files);
  const args = ['-f', '-c', join(folder, 'cupsd.conf'), '-s', join(folder, 'cups-files.conf')];
  const server = startDaemon('/usr/sbin/cupsd', args, env);
  await until('the print server', async () => (await fetch(`http://localhost:${PORT}/`)).status < 500);
  const say = (command: string, ...words: string[]): void => {
    const surroundings = { ...env, PATH: '/usr/sbin:/usr/bin', CUPS_SERVER: `localhost:${PORT}` };
    execFileSync(command, words, { env: surroundings, stdio: ['ignore', 'ignore', 'inherit'] });
  };
  say('lpadmin', '-p', QUEUE, '-E', '-v', printerUri, '-m', 'everywhere');
  return {
    uri: `ipp://localhost:${PORT}/printers/${QUEUE}`,
    pause: (reason) => say('cupsdisable', '-r', reason, QUEUE),
    goOn: () => say('cupsenable', QUEUE),
    log: () =>
      readFileSync(join(folder, 'log', 'error'), 'utf8')
        .split('\n')
        .slice(-LINES)
        .join('\n'),
    stop: () => server.stop(),
  };
}
