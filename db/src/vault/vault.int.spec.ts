import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { dropTestDatabase, testProvisioning } from '../../../tests/makers/database.ts';
import { connect } from '../connect.ts';
import { provisionDatabase } from '../provision.ts';
import { KeyStore } from './key-store.ts';
import { ensureMasterKey, readMasterKey } from './master-key.ts';
import { Vault } from './vault.ts';

const to = testProvisioning();
const database = `test_vault_${randomUUID().replaceAll('-', '')}`;
const folder = mkdtempSync(join(tmpdir(), 'karta-master-key-'));
const file = join(folder, 'master-key');
const place = { table: 'applications', row: 'one', column: 'pesel' };
let keys: Knex;
let master: Buffer;

/** A vault as a freshly started program has it: nothing is remembered. */
const freshVault = (city = 'city-a'): Vault => new Vault(new KeyStore(city, keys, master));

beforeAll(async () => {
  keys = connect((await provisionDatabase(to, database, 'keys'))[0] ?? '', 2);
  ensureMasterKey(file);
  master = readMasterKey(file);
}, 60_000);
afterAll(async () => {
  await keys.destroy();
  await dropTestDatabase(to, database);
  rmSync(folder, { recursive: true, force: true });
});

describe('the master key file', () => {
  it('is readable for its owner alone, and a second start keeps it', () => {
    ensureMasterKey(file);
    expect(readMasterKey(file)).toEqual(master);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is refused by name when it holds something else', () => {
    const broken = join(folder, 'broken');
    writeFileSync(broken, 'not a key');
    expect(() => readMasterKey(broken)).toThrow(broken);
  });
});

describe('keys', () => {
  it('of many people are made at once, and each opens what was sealed under it alone', async () => {
    // given
    const { keys: store } = freshVault();
    const [one = '', other = ''] = await store.createPersonKeys(2);

    // when
    const sealed = await freshVault().seal(one, place, '44051401359');

    // then
    expect(await freshVault().openText(one, place, sealed)).toBe('44051401359');
    await expect(freshVault().openText(other, place, sealed)).rejects.toThrow('authenticate data');
  });

  it('of the city are asked for once, however often something is looked up by an index', async () => {
    // given
    const vault = freshVault();
    await vault.blindIndex('pesel', '44051401359');
    const asked: string[] = [];
    const hear = ({ sql }: { sql: string }): void => void asked.push(sql);
    keys.on('query', hear);

    // when
    await vault.blindIndex('pesel', '02070803628');
    keys.removeListener('query', hear);

    // then
    expect(asked).toEqual([]);
  });
});

describe('a sealed value', () => {
  it('opens in its place, and looks different each time', async () => {
    const vault = freshVault();
    const key = await vault.keys.createPersonKey();
    const [first, second] = [await vault.seal(key, place, '44051401359'), await vault.seal(key, place, '44051401359')];
    expect(await freshVault().openText(key, place, first)).toBe('44051401359');
    expect(first.equals(second)).toBe(false);
    expect(first.includes('44051401359')).toBe(false);
  });

  it.each([
    ['another row', { ...place, row: 'two' }],
    ['another column', { ...place, column: 'phone' }],
    ['another table', { ...place, table: 'residents' }],
  ])('refuses to open in %s', async (_where, elsewhere) => {
    const vault = freshVault();
    const key = await vault.keys.createPersonKey();
    const sealed = await vault.seal(key, place, 'secret');
    await expect(vault.open(key, elsewhere, sealed)).rejects.toThrow(/authenticate/);
  });

  it('refuses to open under the key of another person, and in another city', async () => {
    const vault = freshVault();
    const [key, other] = [await vault.keys.createPersonKey(), await vault.keys.createPersonKey()];
    const sealed = await vault.seal(key, place, 'secret');
    await expect(vault.open(other, place, sealed)).rejects.toThrow(/authenticate/);
    await expect(freshVault('city-b').open(key, place, sealed)).rejects.toThrow('KEY_DESTROYED');
  });

  it('refuses to open when one bit was changed, and the error carries no data', async () => {
    const vault = freshVault();
    const key = await vault.keys.createPersonKey();
    const sealed = await vault.seal(key, place, '44051401359');
    sealed.writeUInt8(sealed.readUInt8(sealed.length - 1) ^ 1, sealed.length - 1);
    const error: Error = await vault.open(key, place, sealed).then(
      () => new Error('it opened'),
      (reason: Error) => reason,
    );
    expect(error.message).not.toMatch(/44051401359|it opened/);
  });

  it('is lost with another master key', async () => {
    const key = await freshVault().keys.createPersonKey();
    const stranger = new Vault(new KeyStore('city-a', keys, randomBytes(32)));
    await expect(stranger.seal(key, place, 'secret')).rejects.toThrow(/authenticate/);
  });
});

describe('the destruction of a person’s key', () => {
  it('ends every value of that person, at once and after a restart, and no value of others', async () => {
    // given
    const vault = freshVault();
    const [gone, kept] = [await vault.keys.createPersonKey(), await vault.keys.createPersonKey()];
    const sealed = { gone: await vault.seal(gone, place, 'a'), kept: await vault.seal(kept, place, 'b') };

    // when
    await vault.keys.destroy(gone);

    // then
    await expect(vault.open(gone, place, sealed.gone)).rejects.toThrow('KEY_DESTROYED');
    await expect(freshVault().open(gone, place, sealed.gone)).rejects.toThrow('KEY_DESTROYED');
    expect(await freshVault().openText(kept, place, sealed.kept)).toBe('b');
    const [row] = await keys('data_keys').where({ id: gone }).select('wrapped');
    expect(row).toEqual({ wrapped: null });
  });
});

describe('the blind index', () => {
  it('finds equal values of one kind in one city, and tells nothing across kinds and cities', async () => {
    const [here, again, there] = [freshVault(), freshVault(), freshVault('city-b')];
    const index = await here.blindIndex('pesel', '44051401359');
    expect(await again.blindIndex('pesel', '44051401359')).toEqual(index);
    expect(await here.blindIndex('pesel', '44051401340')).not.toEqual(index);
    expect(await here.blindIndex('chip-uid', '44051401359')).not.toEqual(index);
    expect(await there.blindIndex('pesel', '44051401359')).not.toEqual(index);
  });

  it('two programs that start at once make one key of a city', async () => {
    const found = await Promise.all(
      Array.from({ length: 6 }, () => new KeyStore('city-c', keys, master).openCityKey('index')),
    );
    expect(new Set(found.map(({ id }) => id)).size).toBe(1);
  });
});
