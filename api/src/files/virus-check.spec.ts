import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { startStandIn, type RunningStandIn } from '@karta/simulators';
import { refuseInfected } from './virus-check.ts';

const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!', '$H+H*'].join('');

let clamd: RunningStandIn;
let address: string;
beforeAll(async () => {
  clamd = await startStandIn('clamd', { CLAMD_PORT: '0', STREAM_MAX_LENGTH: '5000000' });
  address = `127.0.0.1:${clamd.facts['port'] ?? 0}`;
}, 20_000);
afterAll(() => clamd.stop());

describe('a file that is looked at by clamd', () => {
  it('is taken when nothing is found in it, be it larger than one chunk or empty', async () => {
    await expect(refuseInfected(Buffer.alloc(1_000_000, 'a'), address)).resolves.toBeUndefined();
    await expect(refuseInfected(Buffer.alloc(0), address)).resolves.toBeUndefined();
  });

  it('is refused when a virus is in it, wherever the chunks are cut', async () => {
    const infected = Buffer.concat([Buffer.alloc(65_530, 'a'), Buffer.from(EICAR), Buffer.alloc(200_000, 'b')]);
    await expect(refuseInfected(infected, address)).rejects.toMatchObject({ code: 'FILE_INFECTED' });
  });

  it('is not taken while clamd is away, breaks off, or finds the file too large to look at', async () => {
    const silent = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const broken = `127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const away = { code: 'VIRUS_CHECK_AWAY' };
    await expect(refuseInfected(Buffer.from('a'), broken)).rejects.toMatchObject(away);
    await expect(refuseInfected(Buffer.from('a'), '127.0.0.1:1')).rejects.toMatchObject(away);
    await expect(refuseInfected(Buffer.alloc(6_000_000), address)).rejects.toMatchObject(away);
    silent.close();
  });

  it('is not asked about where the installation has none', async () => {
    await expect(refuseInfected(Buffer.from(EICAR), '')).resolves.toBeUndefined();
  });
});
