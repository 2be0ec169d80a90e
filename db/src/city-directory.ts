import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import { openChannels } from './city-channels.ts';
import type { City, InstallationSettings } from './city-store.ts';
import { systemClock } from './clock.ts';
import { connect, urlOfDatabase } from './connect.ts';
import { log } from './log.ts';
import { KeyStore } from './vault/key-store.ts';
import { Vault } from './vault/vault.ts';

/** How long a change of the directory takes to be noticed at most. */
const LOOK_EVERY_MS = 2000;

/** What a program runs for one city. */
export interface CityPart {
  close(): Promise<void>;
}

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

/** A served city with the row it was made from and what the program runs for it. */
interface Served {
  city: City;
  row: string;
  part: CityPart | undefined;
}

/** The cities of an installation as the platform's table has them, followed while the program runs. */
export class CityDirectory {
  readonly #settings: InstallationSettings;
  readonly #platform: Knex;
  readonly #secrets: { keys: Knex; master: Buffer };
  readonly #served = new Map<string, Served>();
  readonly #vaults = new Map<string, Vault>();
  readonly #stop = new AbortController();
  #open: ((city: City) => Promise<CityPart>) | undefined;
  #following: Promise<void> = Promise.resolve();
  /** Cities that exist and are not served for the moment. */
  paused: readonly CityRow[] = [];

  constructor(settings: InstallationSettings, platform: Knex, secrets: { keys: Knex; master: Buffer }) {
    this.#settings = settings;
    this.#platform = platform;
    this.#secrets = secrets;
  }

  get cities(): readonly City[] {
    return [...this.#served.values()].map(({ city }) => city);
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
    this.paused = rows.filter(({ state }) => state === 'paused');
    const wanted = new Map(rows.filter(({ state }) => state === 'active').map((row) => [row.id, row]));
    const ended = [...this.#served].filter(([id, { row }]) => fingerprint(wanted.get(id)) !== row);
    await Promise.all(ended.map(([id, served]) => this.#end(id, served)));
    for (const row of wanted.values()) if (!this.#served.has(row.id)) await this.#add(row);
  }

  /** Opens the program's part for each city and follows the table until `close`. */
  async serve(open: (city: City) => Promise<CityPart>): Promise<void> {
    this.#open = open;
    await this.#openMissing();
    this.#following = this.#follow();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#following;
    await Promise.all([...this.#served].map(([id, served]) => this.#end(id, served)));
  }

  async #follow(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      // ended by close() alone
      await sleep(LOOK_EVERY_MS, undefined, { signal: this.#stop.signal, ref: false }).catch(() => {});
      if (this.#stop.signal.aborted) return;
      // the platform's database is away: every city stays as it is
      await this.read().catch((error: unknown) => log.error('city directory', { error }));
      await this.#openMissing();
    }
  }

  async #openMissing(): Promise<void> {
    const missing = [...this.#served.values()].filter(({ part }) => part === undefined);
    await Promise.all(
      missing.map(async (served) => {
        try {
          served.part = await this.#open?.(served.city);
          log.info('city opened', { cityId: served.city.id });
        } catch (error) {
          // its database is away, or its channels are not set; the next look tries again
          log.error('city not opened', { cityId: served.city.id, error });
        }
      }),
    );
  }

  async #add(row: CityRow): Promise<void> {
    try {
      this.#served.set(row.id, { city: await this.#cityOf(row), row: fingerprint(row), part: undefined });
    } catch (error) {
      log.error('city not read', { cityId: row.id, error });
    }
  }

  async #end(id: string, { city, part }: Served): Promise<void> {
    this.#served.delete(id);
    await part?.close().catch((error: unknown) => log.error('city not closed', { cityId: id, error }));
    await city.knex.destroy();
    if (part) log.info('city closed', { cityId: id });
  }

  async #cityOf(row: CityRow): Promise<City> {
    const { platformUrl, poolSize, defaults = {} } = this.#settings;
    const { id, name, zone, hosts, isDefault, channels: sealed, channelsKeyId } = row;
    const vault = this.vaultOf(id);
    const own = sealed && channelsKeyId ? await openChannels(vault, { channels: sealed, channelsKeyId }) : {};
    const databaseUrl = urlOfDatabase(platformUrl, row.database);
    const ownAddress = `https://${hosts[0] ?? id}`;
    return {
      id,
      name,
      zone,
      hosts,
      isDefault,
      databaseUrl,
      vault,
      // The installation's addresses are the default city's: a link in another city's letter never leads there.
      portalUrl: row.portalUrl ?? (isDefault ? defaults.portalUrl : undefined) ?? ownAddress,
      officeUrl: row.officeUrl ?? (isDefault ? defaults.officeUrl : undefined) ?? ownAddress,
      channels: { ...defaults, ...own },
      knex: connect(databaseUrl, poolSize),
      clock: systemClock(zone),
    };
  }
}

function fingerprint(row: CityRow | undefined): string {
  return JSON.stringify(row) ?? '';
}
