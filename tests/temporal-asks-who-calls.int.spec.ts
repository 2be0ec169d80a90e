import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureCertificates, TEMPORAL_NAME } from '../deploy/src/temporal-certificates.ts';
import { TEMPORAL_PORTS } from '../deploy/src/temporal-server.ts';
import { connectClient, temporalAddress, type TemporalAddress } from '../workflows/src/codec/index.ts';
import { launchFacts } from './makers/town.ts';

const folder = mkdtempSync(join(tmpdir(), 'karta-stranger-'));
afterAll(() => rmSync(folder, { recursive: true }));

const DEADLINE_MS = 5000;
/** The inner doors know other questions; whoever hears so was let in. */
const UNIMPLEMENTED = 12;

/** Whether somebody gets an answer there. */
async function isLetIn(to: TemporalAddress): Promise<boolean> {
  const nobodysKey = () => Promise.reject(new Error('no payloads here'));
  const { client, close } = connectClient(to, nobodysKey);
  try {
    await client.withDeadline(Date.now() + DEADLINE_MS, () => client.workflowService.getSystemInfo({}));
    return true;
  } catch (error) {
    return (error as { code?: number }).code === UNIMPLEMENTED;
  } finally {
    await close();
  }
}

describe('Temporal on the computer of a town', () => {
  const own = temporalAddress(process.env);

  const { ports } = launchFacts();
  const doors = TEMPORAL_PORTS.filter((name) => !name.endsWith('membership'));
  const at = (door: string): TemporalAddress => ({ ...own, address: `127.0.0.1:${ports[door]}` });

  it('answers whoever shows a certificate of the town', async () => {
    expect(doors).toHaveLength(4);
    expect(await Promise.all(doors.map((door) => isLetIn(at(door))))).toEqual([true, true, true, true]);
  }, 60_000);

  it('answers nobody else, at none of its ports: in clear, without a certificate, and with that of another town', async () => {
    // given
    const other = ensureCertificates(folder);
    const pair = { crt: readFileSync(other.client.cert), key: readFileSync(other.client.key) };
    const { clientCertPair: _pair, ...nameless } = own.tls ?? {};
    const strangers = {
      'in clear': undefined,
      'without a certificate': nameless,
      'with that of another town': { ...nameless, clientCertPair: pair },
      'trusting another town': {
        serverNameOverride: TEMPORAL_NAME,
        serverRootCACertificate: readFileSync(other.ca),
        clientCertPair: pair,
      },
    };

    // when
    const tried = doors.flatMap((door) =>
      Object.entries(strangers).map(async ([who, tls]) => {
        const { tls: _tls, ...clear } = at(door);
        return (await isLetIn({ ...clear, ...(tls && { tls }) })) ? [`${door}: ${who}`] : [];
      }),
    );

    // then
    expect((await Promise.all(tried)).flat()).toEqual([]);
  }, 60_000);
});
