import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import { openChannels } from './city-channels.ts';
import type { City, InstallationSettings } from './city-store.ts';
import { systemClock } from './clock.ts';
import { addressFor, connect, connectForLists } from './connect.ts';
import { ErasureList, erasuresBeside } from './erasure-list.ts';
import { seldom } from './seldom-log.ts';
import { ServedCity, type CityPart } from './served-city.ts';
import { storedChipKeys, tokenChipKeys } from './vault/chip-keys.ts';
import { KeyStore } from './vault/key-store.ts';
import { Vault } from './vault/vault.ts';

/** How long a change of the directory takes to be noticed at most. */
const LOOK_EVERY_MS = 2000;

/** A row of the platform's `cities`. */
export interface CityRow {
  id: string;
  name: string;
  database: string;
  hosts: string[];
  zone: string;
  isDefault: boolean;
  state: 'active' | 'paused' | 'removed';
  portalUrl: string | null;
  officeUrl: string | null;
  channels: Buffer | null;
  channelsKeyId: string | null;
}

/**
 * The cities of an installation as the platform's table has them, followed while the program runs. Each is opened and closed
 * beside the others: one whose database hangs keeps none of them waiting.
 */
export class CityDirectory {
  readonly #settings: InstallationSettings;
  readonly #platform: Knex;
  readonly #secrets: { keys: Knex; master: Buffer };
  readonly #served = new Map<string, { served: ServedCity; row: string }>();
  /** Not opened anew before they are closed. */
  readonly #ending = new Map<string, Promise<void>>();
  readonly #vaults = new Map<string, Vault>();
  readonly #stop = new AbortController();
  #open: ((city: City) => Promise<CityPart>) | undefined;
  #following: Promise<void> = Promise.resolve();
  /** Cities that have their hosts: served, paused, or just being opened anew. */
  known: readonly CityRow[] = [];

  constructor(settings: InstallationSettings, platform: Knex, secrets: { keys: Knex; master: Buffer }) {
    this.#settings = settings;
    this.#platform = platform;
    this.#secrets = secrets;
  }

  get cities(): readonly City[] {
    return [...this.#served.values()].map(({ served }) => served.city);
  }

  /** The keys of a city, served or not. */
  vaultOf(id: string): Vault {
    const { keys, master } = this.#secrets;
    const vault = this.#vaults.get(id) ?? new Vault(new KeyStore(id, keys, master));
    this.#vaults.set(id, vault);
    return vault;
  }

  /** Takes the table over once: ends what is no longer served, adds what is new. One bad row stops no other. */
  async read(): Promise<void> {
    const rows: CityRow[] = await this.#platform('cities').select('*').orderBy('id');
    this.known = rows.filter(({ state }) => state !== 'removed');
    const wanted = new Map(rows.filter(({ state }) => state === 'active').map((row) => [row.id, row]));
    for (const [id, { row }] of this.#served) if (fingerprint(wanted.get(id)) !== row) this.#end(id);
    const missing = [...wanted.values()].filter(({ id }) => !this.#served.has(id) && !this.#ending.has(id));
    await Promise.all(missing.map((row) => this.#add(row)));
  }

  /** Opens the program's part for each city, as far as they answer in time, and follows the table until `close`. */
  async serve(open: (city: City) => Promise<CityPart>): Promise<void> {
    this.#open = open;
    await this.#openMissing();
    this.#following = this.#follow();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#following;
    for (const id of this.#served.keys()) this.#end(id);
    await Promise.all(this.#ending.values());
  }

  async #follow(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      // ended by close() alone
      await sleep(LOOK_EVERY_MS, undefined, { signal: this.#stop.signal, ref: false }).catch(() => {});
      if (this.#stop.signal.aborted) return;
      // the platform's database is away: every city stays as it is
      await this.read().catch((error: unknown) => seldom.error('city directory', { error }));
      void this.#openMissing();
    }
  }

  async #openMissing(): Promise<void> {
    const open = this.#open;
    if (open) await Promise.all([...this.#served.values()].map(({ served }) => served.open(open)));
  }

  async #add(row: CityRow): Promise<void> {
    try {
      this.#served.set(row.id, { served: new ServedCity(await this.#cityOf(row)), row: fingerprint(row) });
    } catch (error) {
      seldom.error('city not read', { cityId: row.id, error });
    }
  }

  /** No longer served from now on; what runs for it comes to its end beside. */
  #end(id: string): void {
    const end = this.#served.get(id)?.served.end();
    this.#served.delete(id);
    if (end)
      this.#ending.set(
        id,
        end.finally(() => this.#ending.delete(id)),
      );
  }

  async #cityOf(row: CityRow): Promise<City> {
    const {
      platformUrl,
      poolSize,
      statementMs,
      masterKeyFile,
      erasuresFile = erasuresBeside(masterKeyFile),
      defaults = {},
      chipToken,
    } = this.#settings;
    const { id, name, zone, hosts, isDefault, channels: sealed, channelsKeyId } = row;
    const vault = this.vaultOf(id);
    const own = sealed && channelsKeyId ? await openChannels(vault, { channels: sealed, channelsKeyId }) : {};
    const databaseUrl = addressFor(platformUrl, row.database);
    const ownAddress = `https://${hosts[0] ?? id}`;
    return {
      id,
      name,
      zone,
      hosts,
      isDefault,
      databaseUrl,
      vault,
      chipKeys: chipToken ? tokenChipKeys(chipToken, vault.keys) : storedChipKeys(vault.keys),
      // The installation's addresses are the default city's: a link in another city's letter never leads there.
      portalUrl: row.portalUrl ?? (isDefault ? defaults.portalUrl : undefined) ?? ownAddress,
      officeUrl: row.officeUrl ?? (isDefault ? defaults.officeUrl : undefined) ?? ownAddress,
      serviceUrl: (isDefault ? defaults.serviceUrl : undefined) ?? ownAddress,
      channels: { ...defaults, ...own },
      knex: connect(databaseUrl, poolSize, statementMs),
      lists: connectForLists(databaseUrl),
      clock: systemClock(zone),
      erasures: new ErasureList(erasuresFile),
    };
  }
}

function fingerprint(row: CityRow | undefined): string {
  return JSON.stringify(row) ?? '';
}
