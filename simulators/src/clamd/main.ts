import { createServer, type Socket } from 'node:net';
import {
  announceReady,
  keepFilesPrivate,
  listenOnLoopback,
  portSetting,
  stopWithParent,
} from '../stand-in/lifecycle.ts';

keepFilesPrivate();

/** The test file of EICAR, put together here so that no virus scanner takes this source for it. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!', '$H+H*'].join('');
/** clamd's own default of StreamMaxLength is 25 MB; this one is smaller, so that a test reaches it. */
const LARGEST = Number(process.env['STREAM_MAX_LENGTH'] ?? 25_000_000);

/** Speaks clamd's protocol (clamd(8)): zPING, zVERSION and zINSTREAM; it knows one virus. */
function serve(socket: Socket): void {
  let heard = Buffer.alloc(0);
  let command: string | undefined;
  const stream: Buffer[] = [];
  const say = (answer: string): void => void socket.end(`${answer}\0`);
  socket.on('error', () => socket.destroy());
  socket.on('data', (part) => {
    heard = Buffer.concat([heard, part]);
    if (command === undefined) {
      const end = heard.indexOf(0);
      if (end < 0) return;
      command = heard.subarray(0, end).toString('latin1');
      heard = heard.subarray(end + 1);
      if (command === 'zPING') return say('PONG');
      if (command === 'zVERSION') return say('ClamAV 1.4.1/stand-in');
      if (command !== 'zINSTREAM') return say('UNKNOWN COMMAND');
    }
    takeChunks();
  });

  function takeChunks(): void {
    while (heard.length >= 4) {
      const length = heard.readUInt32BE();
      if (length === 0) return say(verdictOn(Buffer.concat(stream)));
      if (length > LARGEST) return say('INSTREAM size limit exceeded. ERROR');
      if (heard.length < 4 + length) return;
      stream.push(heard.subarray(4, 4 + length));
      heard = heard.subarray(4 + length);
      const size = stream.reduce((sum, each) => sum + each.length, 0);
      if (size > LARGEST) return say('INSTREAM size limit exceeded. ERROR');
    }
  }
}

const verdictOn = (content: Buffer): string =>
  content.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK';

const server = createServer(serve);
const port = await listenOnLoopback(server, portSetting('CLAMD_PORT', 3310));
stopWithParent(() => void server.close());
announceReady({ program: 'clamd', port });
