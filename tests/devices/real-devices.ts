import { existsSync } from 'node:fs';

/** What a test drives, and the Debian package that brings it. */
const PACKAGES = {
  pcscd: '/usr/sbin/pcscd',
  'vsmartcard-vpcd': '/usr/lib/pcsc/drivers/serial/libifdvpcd.so',
  'cups-ipp-utils': '/usr/sbin/ippeveprinter',
  dbus: '/usr/bin/dbus-daemon',
  'avahi-daemon': '/usr/sbin/avahi-daemon',
  cups: '/usr/sbin/cupsd',
  'sane-utils': '/usr/bin/scanimage',
} as const;

/** Set by `npm run test:devices`, which gives the daemons a network, a /run and process ids of their own. */
const isAlone = process.env['KARTA_OWN_NAMESPACE'] === '1';

/** The tests of these devices; where something is missing they are skipped, and the title says what to install. */
export function describeDevices(title: string, needs: readonly (keyof typeof PACKAGES)[], tests: () => void): void {
  const missing = needs.filter((name) => !existsSync(PACKAGES[name]));
  if (!isAlone) describe.skip(`${title} (as root on Linux by: npm run test:devices)`, tests);
  else if (missing.length > 0) describe.skip(`${title} (needs: apt-get install ${missing.join(' ')})`, tests);
  else describe(title, tests);
}
