import { execFile, execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { dropTestDatabase, testProvisioning } from '../../../tests/makers/database.ts';
import { connect } from '../connect.ts';
import { provisionDatabase } from '../provision.ts';
import { storedChipKeys } from './chip-keys.ts';
import { KeyStore } from './key-store.ts';
import { ensureMasterKey, readMasterKey } from './master-key.ts';

const to = testProvisioning();
const database = `test_chip_keys_${randomUUID().replaceAll('-', '')}`;
const folder = mkdtempSync(join(tmpdir(), 'karta-chip-keys-'));
const masterFile = join(folder, 'master-key');
let address: string;
let keys: Knex;

beforeAll(async () => {
  address = (await provisionDatabase(to, database, 'keys'))[0] ?? '';
  keys = connect(address, 2);
  ensureMasterKey(masterFile);
}, 60_000);
afterAll(async () => {
  await keys.destroy();
  await dropTestDatabase(to, database);
  rmSync(folder, { recursive: true, force: true });
});

it('keys of chips in the database of keys are one a town and version, and stay', async () => {
  // given
  const of = (city: string) => storedChipKeys(new KeyStore(city, keys, readMasterKey(masterFile)));
  const data = Buffer.from('a card');

  // when
  const first = await of('city-a').cmac(1, data);
  const others = [await of('city-a').cmac(2, data), await of('city-b').cmac(1, data)];

  // then
  expect(await of('city-a').cmac(1, data)).toEqual(first);
  expect(new Set([first, ...others].map((mac) => mac.toString('hex'))).size).toBe(3);
  expect(first).toHaveLength(16);
});

const MODULE = '/usr/lib/softhsm/libsofthsm2.so';
const PROGRAM = join(import.meta.dirname, '../../../tests/makers/chip-token-program.ts');

(existsSync(MODULE) ? describe : describe.skip)('a PKCS#11 token (needs the Debian package softhsm2)', () => {
  const conf = join(folder, 'softhsm2.conf');
  const pinFile = join(folder, 'pin');

  beforeAll(() => {
    mkdirSync(join(folder, 'tokens'));
    writeFileSync(conf, `directories.tokendir = ${join(folder, 'tokens')}\nlog.level = ERROR\n`);
    writeFileSync(pinFile, '4321\n');
    const made = ['--init-token', '--free', '--label', 'karta', '--so-pin', '12345678', '--pin', '4321'];
    execFileSync('softhsm2-util', made, { env: { ...process.env, SOFTHSM2_CONF: conf } });
  });

  function program(change: Record<string, string> = {}): Promise<Record<string, unknown>> {
    const token = { MODULE, LABEL: 'karta', PIN_FILE: pinFile, CITY: 'city-a', SOFTHSM2_CONF: conf };
    const env = { PATH: process.env['PATH'], KEYS_URL: address, MASTER_KEY_FILE: masterFile, ...token, ...change };
    return new Promise((resolve, reject) => {
      execFile(process.execPath, [PROGRAM], { env }, (error, out, said) =>
        out === '' ? reject(new Error(said, { cause: error })) : resolve(JSON.parse(out)),
      );
    });
  }

  it('has the keys: two programs that need one first have the same, also after a start', async () => {
    // when
    const [one, other] = await Promise.all([program(), program()]);
    const later = await program();
    const elsewhere = await program({ CITY: 'city-b' });

    // then
    expect(one).toEqual({ custody: 'token', macs: [expect.any(String), expect.any(String), expect.any(String)] });
    const [first, second, again] = one['macs'] as string[];
    expect([first === again, first === second]).toEqual([true, false]);
    expect([other, later]).toEqual([one, one]);
    expect(elsewhere['macs']).not.toContain(first);
  }, 60_000);

  it.each([
    ['a token that is not there', { LABEL: 'inny' }, 'Set KARTA_CHIP_TOKEN to one that is there'],
    ['a library that is none', { MODULE: '/nowhere/pkcs11.so' }, 'Set KARTA_CHIP_TOKEN_MODULE to its path'],
    ['another PIN', { PIN_FILE: conf }, 'refuses the PIN of KARTA_CHIP_TOKEN_PIN_FILE'],
  ])(
    '%s is told in a sentence that says what to do',
    async (_case, change, words) => {
      expect(String((await program(change))['refused'])).toContain(words);
    },
    60_000,
  );
});
