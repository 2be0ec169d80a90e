import { connect } from 'node:net';
import { log } from '@karta/db';
import { CardError } from '@karta/domain';

/** Longer than clamd needs for the largest file that is taken. */
const LONGEST_MS = 20_000;
const CHUNK = 64 * 1024;

/**
 * Asks clamd (`CLAMD_ADDRESS`, host:port) whether a file holds something harmful; without an address nothing is asked. Protocol:
 * clamd(8), INSTREAM.
 * @throws CardError FILE_INFECTED, VIRUS_CHECK_AWAY where clamd does not answer: what was not looked at is not taken
 */
export async function refuseInfected(content: Buffer, address = process.env['CLAMD_ADDRESS']): Promise<void> {
  if (!address) return;
  const answer = await ask(address, content);
  if (answer === 'stream: OK') return;
  if (answer.endsWith(' FOUND')) throw new CardError('FILE_INFECTED');
  log.error('virus check', { answer: answer.split(' ').slice(0, 3).join(' ') });
  throw new CardError('VIRUS_CHECK_AWAY');
}

function ask(address: string, content: Buffer): Promise<string> {
  const colon = address.lastIndexOf(':');
  return new Promise((resolve, reject) => {
    const socket = connect({ host: address.slice(0, colon), port: Number(address.slice(colon + 1)) });
    const heard: Buffer[] = [];
    const giveUp = (): void => {
      socket.destroy();
      reject(new CardError('VIRUS_CHECK_AWAY'));
    };
    const limit = setTimeout(giveUp, LONGEST_MS);
    socket.on('data', (part) => heard.push(part));
    socket.once('error', giveUp);
    socket.once('close', () => {
      clearTimeout(limit);
      const said = Buffer.concat(heard).toString('utf8').replace(/\0$/, '').trim();
      if (said === '') return giveUp();
      resolve(said);
    });
    socket.write('zINSTREAM\0');
    for (let at = 0; at < content.length; at += CHUNK) writeChunk(content.subarray(at, at + CHUNK));
    writeChunk(Buffer.alloc(0));

    function writeChunk(chunk: Buffer): void {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(chunk.length);
      socket.write(length);
      if (chunk.length > 0) socket.write(chunk);
    }
  });
}
