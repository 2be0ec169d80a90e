import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { CardOffice, TOKEN } from '../../testing/card-office.ts';
import { endAgent, startAgent } from '../../testing/running-agent.ts';
import { buildPackage } from './build.ts';

// A package of 120 MB is written and unpacked.
jest.setTimeout(120_000);

const has = (tool: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((place) => existsSync(join(place, tool)));
const DEB = process.platform === 'linux' && has('dpkg-deb');

(DEB ? describe : describe.skip)(
  `the Debian package of the station${DEB ? '' : ' (needs: apt-get install dpkg)'}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'karta-package-'));
    const root = join(folder, 'root');
    const unit = join(root, 'lib/systemd/system/karta-station.service');

    beforeAll(async () => {
      const file = await buildPackage({ folder, compression: 'none' });
      execFileSync('dpkg-deb', ['-x', file, root]);
      execFileSync('dpkg-deb', ['-e', file, join(folder, 'control')]);
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it('brings its own Node, asks for the reader service, and keeps the settings of an upgrade', () => {
      const control = readFileSync(join(folder, 'control', 'control'), 'utf8');
      expect(control).toMatch(/^Depends: .*libpcsclite1, pcscd/m);
      expect(control).toMatch(/^Recommends: cups, sane-utils$/m);
      expect(readFileSync(join(folder, 'control', 'conffiles'), 'utf8')).toBe('/etc/karta-station.conf\n');
      expect(statSync(join(root, 'usr/lib/karta-station/node')).mode & 0o111).toBe(0o111);
      expect(existsSync(join(root, 'usr/lib/karta-station/node_modules/pcsc-mini/package.json'))).toBe(true);
    });

    it('runs where it was unpacked: it works for its server, and says in Polish what to do where it cannot', async () => {
      // given
      const [node, program] = [
        join(root, 'usr/lib/karta-station/node'),
        join(root, 'usr/lib/karta-station/station.mjs'),
      ];
      const office = new CardOffice(Buffer.from('%PDF-1.7'));
      const settings = {
        API_URL: await office.open(),
        STATION_TOKEN: TOKEN,
        PRINTER_URI: 'ipp://127.0.0.1:9/ipp/print',
        CARD_READER: 'vpcd-tcp:0',
        DATA_DIR: join(folder, 'data'),
      };

      // when
      const agent = await startAgent(settings, [node, program]);
      await office.heard();
      const alone = spawnSync(node, [program], { env: { DATA_DIR: join(folder, 'other') }, encoding: 'utf8' });
      const help = spawnSync(node, [program, '--help'], { encoding: 'utf8' });

      // then
      expect(office.beats[0]).toMatchObject({ printer: { state: 'offline' }, reader: { state: 'ready' } });
      expect(alone.stderr).toContain('Brakuje ustawienia');
      expect(help.stdout).toContain('--only-connect');
      expect(await endAgent(agent, 'SIGTERM')).toBe(0);
      office.close();
    });

    it('has a service that systemd takes without a word, under a user of its own and with a folder of its own', () => {
      const text = readFileSync(unit, 'utf8');
      expect(text).toMatch(/^User=karta-station$/m);
      expect(text).toMatch(/^StateDirectory=karta-station$/m);
      expect(text).toMatch(/^ProtectSystem=strict$/m);
      if (!has('systemd-analyze')) return;
      // as it stands where it was unpacked
      const here = join(folder, 'karta-station.service');
      writeFileSync(here, text.replaceAll('/usr/lib/karta-station', join(root, 'usr/lib/karta-station')));
      const verified = spawnSync('systemd-analyze', ['verify', '--man=no', here], { encoding: 'utf8' });
      expect(verified.stderr).toBe('');
    });
  },
);
