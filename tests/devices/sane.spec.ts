import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { createSaneScanner } from '../../device-agent/src/scanner/sane-scanner.ts';
import { describeDevices } from './real-devices.ts';

const { signal } = new AbortController();
/** Longer than any scan of the test backend takes. */
const HANGS_AFTER_MS = 10_000;

describeDevices("the scanner of SANE's own test backend (000-15)", ['sane-utils'], () => {
  const scanner = createSaneScanner('test:0');
  const before = process.env['SANE_CONFIG_DIR'];

  /** A folder of settings in which the backend answers so. */
  function backend(status = 'Default'): void {
    const folder = mkdtempSync(join(tmpdir(), 'sane-'));
    writeFileSync(join(folder, 'dll.conf'), 'test\n');
    writeFileSync(join(folder, 'test.conf'), `number_of_devices 1\nread-status-code "${status}"\n`);
    process.env['SANE_CONFIG_DIR'] = folder;
  }
  afterAll(() => {
    if (before === undefined) delete process.env['SANE_CONFIG_DIR'];
    else process.env['SANE_CONFIG_DIR'] = before;
  });

  /** The two processes of SANE's test backend wait for each other now and then: such a scan is begun anew. */
  async function scan(what: 'document' | 'photo'): Promise<Awaited<ReturnType<typeof scanner.scan>>> {
    for (;;) {
      const patience = AbortSignal.timeout(HANGS_AFTER_MS);
      const scanned = await scanner.scan(what, patience);
      if (!patience.aborted) return scanned;
    }
  }

  it.each([
    ['document', 629, 787],
    ['photo', 1417, 1889],
  ] as const)('scans a %s in colours, as a PNG of %i × %i', async (what, width, height) => {
    // given
    backend();

    // when
    const scanned = await scan(what);

    // then
    if (scanned.kind !== 'picture') throw new Error(scanned.code);
    expect(await sharp(scanned.png).metadata()).toMatchObject({ format: 'png', channels: 3, width, height });
  });

  it.each([
    ['SANE_STATUS_NO_DOCS', 'SCANNER_NO_PAGE'],
    ['SANE_STATUS_COVER_OPEN', 'SCANNER_COVER_OPEN'],
    ['SANE_STATUS_JAMMED', 'SCANNER_JAMMED'],
    ['SANE_STATUS_DEVICE_BUSY', 'SCANNER_BUSY'],
    ['SANE_STATUS_IO_ERROR', 'SCANNER_OFFLINE'],
    ['SANE_STATUS_INVAL', 'SCAN_FAILED'],
  ])('tells %s as %s', async (status, code) => {
    backend(status);
    expect(await scan('document')).toEqual({ kind: 'fault', code });
  });

  it('is there, or it is not', async () => {
    backend();
    expect(await scanner.isThere(signal)).toBe(true);
    expect(await createSaneScanner('test:7').isThere(signal)).toBe(false);
    expect(await createSaneScanner('test:7').scan('photo', signal)).toEqual({ kind: 'fault', code: 'SCANNER_OFFLINE' });
    expect(await createSaneScanner('test:0', '/nowhere/scanimage').isThere(signal)).toBe(false);
  });
});
