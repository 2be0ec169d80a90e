import { randomBytes, randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { seal, unseal } from './master-key.ts';

export type CityKeyPurpose = 'city' | 'payload' | 'index' | 'cookie';

const CACHE_SIZE = 5000;

/** The data keys of one city, in the separate key database, wrapped by the master key. */
export class KeyStore {
  readonly cityId: string;
  readonly #keys: Knex;
  readonly #master: Buffer;
  readonly #opened = new Map<string, Buffer>();

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

  /** The clear key; throws KEY_DESTROYED once the person was erased. */
  async open(id: string): Promise<Buffer> {
    const cached = this.#opened.get(id);
    if (cached) return cached;
    const row = await this.#keys('data_keys').where({ id, cityId: this.cityId }).first('wrapped');
    if (!row?.wrapped) throw new Error('KEY_DESTROYED');
    return this.#remember(id, unseal(this.#master, row.wrapped, this.#about(id)));
  }

  /** The city's own key for a purpose, made at its first use. */
  async openCityKey(purpose: CityKeyPurpose): Promise<{ id: string; key: Buffer }> {
    const find = () => this.#keys('data_keys').where({ cityId: this.cityId, purpose }).first('id');
    let row = await find();
    if (!row) {
      await this.#insert(randomUUID(), purpose)
        .onConflict(this.#keys.raw("(city_id, purpose) where purpose <> 'person'"))
        .ignore();
      row = await find();
    }
    return { id: row.id, key: await this.open(row.id) };
  }

  /** Crypto-shredding: nothing sealed under this key can be read again. */
  async destroy(id: string): Promise<void> {
    this.#opened.delete(id);
    await this.#keys('data_keys').where({ id, cityId: this.cityId }).update({ wrapped: null, destroyedAt: new Date() });
  }

  #insert(id: string, purpose: string): Knex.QueryBuilder {
    const wrapped = seal(this.#master, randomBytes(32), this.#about(id));
    return this.#keys('data_keys').insert({ id, cityId: this.cityId, purpose, wrapped });
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
