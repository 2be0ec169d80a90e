import { randomBytes, randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { seal, unseal } from './master-key.ts';

export type CityKeyPurpose =
  'city' | 'payload' | 'index' | 'cookie' | 'card-code' | 'card-print' | 'card-status' | 'chip';

const CACHE_SIZE = 5000;

/** The data keys of one city, in the separate key database, wrapped by the master key. */
export class KeyStore {
  readonly cityId: string;
  readonly #keys: Knex;
  readonly #master: Buffer;
  readonly #opened = new Map<string, Buffer>();
  /** Ids of the city's own keys, which stay: each look-up by a blind index would ask for it. */
  readonly #ofCity = new Map<CityKeyPurpose, string>();

  constructor(cityId: string, keys: Knex, master: Buffer) {
    this.cityId = cityId;
    this.#keys = keys;
    this.#master = master;
  }

  /** A new key for one person; answers its id. */
  async createPersonKey(): Promise<string> {
    const id = randomUUID();
    await this.#insert(id, 'person').onConflict('id').ignore();
    return id;
  }

  /** So many new keys for people in one statement; answers their ids. */
  async createPersonKeys(count: number): Promise<string[]> {
    const made = Array.from({ length: count }, () => ({ id: randomUUID(), key: randomBytes(32) }));
    const rows = made.map(({ id, key }) => this.#row(id, 'person', key));
    await this.#keys.batchInsert('data_keys', rows, 1000);
    for (const { id, key } of made) this.#remember(id, key);
    return made.map(({ id }) => id);
  }

  /** The clear key; throws KEY_DESTROYED once the person was erased. */
  async open(id: string): Promise<Buffer> {
    const cached = this.#opened.get(id);
    if (cached) return cached;
    const row = await this.#keys('data_keys').where({ id, cityId: this.cityId }).first('wrapped');
    if (!row?.wrapped) throw new Error('KEY_DESTROYED');
    return this.#remember(id, unseal(this.#master, row.wrapped, this.#about(id)));
  }

  /** The clear keys by their ids, with one question; those that were destroyed are not among them. Nothing of it is remembered. */
  async openMany(ids: readonly string[]): Promise<Map<string, Buffer>> {
    const rows: { id: string; wrapped: Buffer }[] = await this.#keys('data_keys')
      .where({ cityId: this.cityId })
      .whereIn('id', ids)
      .whereNotNull('wrapped')
      .select('id', 'wrapped');
    return new Map(rows.map(({ id, wrapped }) => [id, unseal(this.#master, wrapped, this.#about(id))]));
  }

  /** The city's own key for a purpose, made at its first use. */
  async openCityKey(purpose: CityKeyPurpose): Promise<{ id: string; key: Buffer }> {
    const known = this.#ofCity.get(purpose);
    if (known) return { id: known, key: await this.open(known) };
    const find = () => this.#keys('data_keys').where({ cityId: this.cityId, purpose }).first('id');
    let row = await find();
    if (!row) {
      await this.#insert(randomUUID(), purpose)
        .onConflict(this.#keys.raw("(city_id, purpose) where purpose <> 'person'"))
        .ignore();
      row = await find();
    }
    const key = await this.open(row.id);
    this.#ofCity.set(purpose, row.id);
    return { id: row.id, key };
  }

  /** Does it while no other program does the same: keys that something else keeps are made once. */
  async alone<T>(name: string, act: () => T): Promise<T> {
    return this.#keys.transaction(async (trx) => {
      await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [name]);
      return act();
    });
  }

  /** Crypto-shredding: nothing sealed under this key can be read again. */
  async destroy(id: string): Promise<void> {
    this.#opened.delete(id);
    await this.#keys('data_keys').where({ id, cityId: this.cityId }).update({ wrapped: null, destroyedAt: new Date() });
  }

  #insert(id: string, purpose: string): Knex.QueryBuilder {
    return this.#keys('data_keys').insert(this.#row(id, purpose, randomBytes(32)));
  }

  #row(id: string, purpose: string, key: Buffer): { id: string; cityId: string; purpose: string; wrapped: Buffer } {
    return { id, cityId: this.cityId, purpose, wrapped: seal(this.#master, key, this.#about(id)) };
  }

  #about(id: string): string {
    return `${this.cityId}/data-key/${id}`;
  }

  #remember(id: string, key: Buffer): Buffer {
    if (this.#opened.size >= CACHE_SIZE) this.#opened.delete(this.#opened.keys().next().value ?? '');
    this.#opened.set(id, key);
    return key;
  }
}
