import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../makers/until.ts';
import { startDaemon, type Daemon } from './daemon.ts';

export const CR80 = 'oe_cr80_2.125x3.375in';
const SIZE = '{ MEMBER integer x-dimension 5398 MEMBER integer y-dimension 8573 }';
const MARGINS = ['top', 'bottom', 'left', 'right'].map((edge) => `MEMBER integer media-${edge}-margin 0`).join(' ');

/** A printer of cards: one format of media, both sides, 300 dpi. */
const ATTRIBUTES = `ATTR keyword media-supported ${CR80}
ATTR keyword media-default ${CR80}
ATTR keyword media-ready ${CR80}
ATTR collection media-size-supported ${SIZE}
ATTR collection media-col-default { MEMBER collection media-size ${SIZE} ${MARGINS} }
ATTR collection media-col-database { MEMBER collection media-size ${SIZE} ${MARGINS} }
ATTR collection media-col-ready { MEMBER collection media-size ${SIZE} ${MARGINS} MEMBER keyword media-source main }
ATTR keyword media-source-supported main
ATTR keyword media-type-supported stationery
ATTR octetString printer-input-tray "type=sheetFeedAutoRemovableTray;mediafeed=8573;mediaxfeed=5398;maxcapacity=250;level=100;status=0;name=main;"
ATTR keyword sides-supported one-sided,two-sided-long-edge
ATTR keyword sides-default one-sided
ATTR boolean color-supported true
ATTR keyword print-color-mode-supported color,monochrome
ATTR keyword print-color-mode-default color
ATTR resolution printer-resolution-supported 300dpi
ATTR resolution printer-resolution-default 300dpi
ATTR mimeMediaType document-format-supported application/octet-stream,application/pdf
ATTR mimeMediaType document-format-default application/pdf
ATTR text printer-make-and-model "Karta CR80"
`;

/** Prints a file by copying it, does what `act` says first, and keeps what the printer was told of the job. */
const COMMAND = `#!/bin/sh
here=$(dirname "$0")
env > "$here/printed/$IPP_JOB_ID.env"
case "$(cat "$here/act")" in
  wait) while [ -e "$here/hold" ]; do sleep 0.05; done ;;
  *+*) cat "$here/act" >&2; exit 1 ;;
  *-*) cat "$here/act" >&2 ;;
esac
cp "$1" "$here/printed/$IPP_JOB_ID.pdf"
`;

const BUS = `<busconfig><type>system</type><listen>unix:path=SOCKET</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/><allow user="*"/></policy></busconfig>`;
const AVAHI = '[server]\nuse-ipv6=no\nallow-interfaces=lo\nenable-dbus=yes\n[publish]\n[reflector]\n[rlimits]\n';

export interface OfficePrinter {
  readonly uri: string;
  /** The next job fails, and the printer tells why: an IPP printer-state-reason. */
  fail(reason: string): void;
  /** A person takes the reason away; the printer notices with its next job. */
  mend(reason: string): void;
  /** A person takes cards out of the feeder, or lays some in. */
  load(cards: number): Promise<void>;
  hold(): void;
  letGo(): void;
  /** What came out: job ids. */
  printed(): number[];
  /** Of these the ones with this name. */
  jobsOf(name: string): number[];
  fileOf(job: number): Buffer;
  /** What the printer was told of a job. */
  toldOf(job: number): string;
  /** Settings of the bus on which names of the network are told; CUPS looks there too. */
  readonly env: Record<string, string>;
  switchOff(): Promise<void>;
  switchOn(): Promise<void>;
  stop(): Promise<void>;
}

/** `ippeveprinter` with its own dbus and avahi, without which it does not start. */
export async function startOfficePrinter(port: number): Promise<OfficePrinter> {
  const folder = mkdtempSync(join(tmpdir(), 'office-printer-'));
  for (const name of ['spool', 'printed']) mkdirSync(join(folder, name));
  const at = (name: string, text: string): string => (writeFileSync(join(folder, name), text), join(folder, name));
  const socket = join(folder, 'bus');
  const env = { DBUS_SYSTEM_BUS_ADDRESS: `unix:path=${socket}`, HOME: folder };
  const attributes = at('cr80.conf', ATTRIBUTES);
  const command = at('print.sh', COMMAND);
  chmodSync(command, 0o700);
  at('act', 'print');
  const uri = `ipp://localhost:${port}/ipp/print`;

  const bus = startDaemon('/usr/bin/dbus-daemon', [
    '--nofork',
    `--config-file=${at('bus.conf', BUS.replace('SOCKET', socket))}`,
  ]);
  await until('the bus', async () => existsSync(socket));
  const quiet = ['--no-drop-root', '--no-chroot', '--no-rlimits'];
  const avahi = startDaemon('/usr/sbin/avahi-daemon', ['-f', at('avahi.conf', AVAHI), ...quiet], env);
  await until('avahi', async () => avahi.said().includes('startup complete'));

  let printer: Daemon | undefined;
  const switchOn = async (): Promise<void> => {
    const args = ['-p', `${port}`, '-d', join(folder, 'spool'), '-k', '-r', 'off', '-n', 'localhost', '-a', attributes];
    printer = startDaemon('/usr/sbin/ippeveprinter', [...args, '-c', command, 'Karta'], env);
    await until('the printer', async () => (await fetch(`http://localhost:${port}/`)).status === 200);
  };
  await switchOn();
  const toldOf = (job: number): string => readFileSync(join(folder, 'printed', `${job}.env`), 'utf8');
  const printed = (): number[] =>
    readdirSync(join(folder, 'printed')).flatMap((name) => (name.endsWith('.pdf') ? Number.parseInt(name, 10) : []));
  return {
    uri,
    env,
    fail: (reason) => void at('act', `STATE: +${reason}\n`),
    mend: (reason) => void at('act', `STATE: -${reason}\n`),
    load: async (cards) =>
      void (await (
        await fetch(`http://localhost:${port}/media?size0=${CR80}&type0=stationery&level0=${cards}`)
      ).text()),
    hold: () => void (at('hold', ''), at('act', 'wait')),
    letGo: () => void (at('act', 'print'), rmSync(join(folder, 'hold'), { force: true })),
    printed,
    jobsOf: (name) => printed().filter((job) => toldOf(job).includes(`IPP_JOB_NAME=${name}\n`)),
    fileOf: (job) => readFileSync(join(folder, 'printed', `${job}.pdf`)),
    toldOf,
    switchOff: async () => printer?.stop('SIGKILL'),
    switchOn,
    async stop() {
      await printer?.stop();
      await avahi.stop();
      await bus.stop();
    },
  };
}
