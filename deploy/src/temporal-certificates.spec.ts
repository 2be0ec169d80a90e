import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureCertificates, serialNumber } from './temporal-certificates.ts';

const folder = mkdtempSync(join(tmpdir(), 'karta-tls-'));
afterAll(() => rmSync(folder, { recursive: true }));

const NOW = new Date('2026-11-28T10:00:00Z');
const inDays = (days: number): Date => new Date(NOW.getTime() + days * 86_400_000);

describe('the certificates by which Temporal and its clients know each other', () => {
  it('come from one authority whose key is kept nowhere, and are for their owner alone', () => {
    // when
    const { ca, server, client } = ensureCertificates(folder, NOW);

    // then
    const authority = new X509Certificate(readFileSync(ca));
    for (const { cert } of [server, client]) {
      const certificate = new X509Certificate(readFileSync(cert));
      expect(certificate.verify(authority.publicKey)).toBe(true);
      expect([certificate.ca, authority.ca]).toEqual([false, true]);
    }
    expect(new X509Certificate(readFileSync(server.cert)).checkHost('karta-temporal')).toBe('karta-temporal');
    const files = [ca, server.cert, server.key, client.cert, client.key];
    expect(files.map((file) => statSync(file).mode & 0o777)).toEqual(files.map(() => 0o600));
  });

  it('are kept by the next start, and made anew long before they end, or where one is spoilt', () => {
    // given
    const { client } = ensureCertificates(folder, NOW);
    const read = (): string => readFileSync(client.cert, 'utf8');
    const first = read();

    // then
    ensureCertificates(folder, inDays(500));
    expect(read()).toBe(first);
    ensureCertificates(folder, inDays(600));
    const second = read();
    expect(second).not.toBe(first);
    writeFileSync(client.cert, second.slice(0, 100));
    ensureCertificates(folder, inDays(600));
    expect(read().length).toBeGreaterThan(900);
  });

  it.each([0x00, 0x7f, 0x80, 0xff])(
    'have a serial number that is positive and as short as can be, whatever is drawn: %p',
    (drawn) => {
      // when
      const [first, second] = Buffer.from(serialNumber(new Uint8Array(16).fill(drawn)), 'hex');

      // then
      expect([first, second]).toEqual([expect.any(Number), drawn]);
      expect(first).toBeGreaterThan(0);
      expect(first).toBeLessThan(0x80);
    },
  );
});
