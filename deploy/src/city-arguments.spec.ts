import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newCityOf, parseCityCommand } from './city-arguments.ts';
import { LaunchFailure } from './launch-failure.ts';

const GOOD = {
  name: 'Zarzecze',
  host: 'karta.zarzecze.example',
  'portal-url': 'https://karta.zarzecze.example/',
  'office-url': 'https://urzad.zarzecze.example',
  admin: 'Anna@Zarzecze.example',
};

const typed = (change: Record<string, string> = {}) => {
  const options = Object.entries({ ...GOOD, ...change }).flatMap(([name, value]) => [`--${name}`, value]);
  return newCityOf('zarzecze', parseCityCommand(['add', 'zarzecze', ...options]).values);
};

describe('npm run city -- add', () => {
  it('takes hosts as browsers send them, addresses without a slash at their end, and the administrator in small letters', () => {
    expect(typed({ host: 'Karta.Łąka.example' })).toMatchObject({
      hosts: ['karta.xn--ka-ola7v.example'],
      portalUrl: 'https://karta.zarzecze.example',
      administrator: { email: 'anna@zarzecze.example', name: 'anna@zarzecze.example' },
      channels: {},
    });
  });

  const folder = mkdtempSync(join(tmpdir(), 'city-'));
  const odd = join(folder, 'odd.json');
  writeFileSync(odd, '"text"');

  const WRONG: readonly Record<string, string>[] = [
    { host: 'https://localhost' },
    { host: 'a b' },
    { 'portal-url': 'https://a:b@karta.example?x#y' },
    { admin: 'nie mail' },
    { 'mail-from': 'not an address' },
    { zone: 'Mars/Olympus' },
    { settings: folder },
    { settings: odd },
    { 'smtp-url-file': join(folder, 'absent') },
    { 'smtp-url-file': odd },
    { 'sms-url': 'ftp://x' },
    { 'no-such-option': 'x' },
  ];

  it.each(WRONG)('says in one sentence what is wrong: %j', (wrong) => {
    expect(() => typed(wrong)).toThrow(LaunchFailure);
  });
});
