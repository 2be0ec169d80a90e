import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../makers/until.ts';
import { startDaemon, type Daemon } from './daemon.ts';

const READER = `FRIENDLYNAME "Virtual PCD"
DEVICENAME /dev/null:0x8C7B
LIBPATH /usr/lib/pcsc/drivers/serial/libifdvpcd.so
CHANNELID 0x8C7B
`;

/** pcscd with vpcd's two empty slots, once cards can be laid there. */
export async function startPcscd(): Promise<Daemon> {
  mkdirSync('/run/pcscd', { recursive: true });
  const config = join(mkdtempSync(join(tmpdir(), 'pcscd-')), 'reader.conf');
  writeFileSync(config, READER);
  const daemon = startDaemon('/usr/sbin/pcscd', ['-f', '-c', config]);
  await until('a slot of vpcd', async () => {
    const socket = connect(35_964, '127.0.0.1');
    await once(socket, 'connect');
    socket.destroy();
    return true;
  });
  return daemon;
}
