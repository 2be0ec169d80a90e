import type { Configuration, ConfigurationChange } from '@karta/contracts';
import type { City } from '@karta/db';
import type { Knex } from 'knex';
import type { Doer } from '../doer.ts';

/** A part of the file beside settings and catalogues: how it is read, what an import of it would change, how that is done. */
export interface FilePart<Name extends keyof Configuration> {
  read(trx: Knex, city: City): Promise<NonNullable<Configuration[Name]> | null>;
  compare(trx: Knex, city: City, file: NonNullable<Configuration[Name]> | null): Promise<Compared[]>;
  enter(trx: Knex, city: City, change: Compared, by: Doer): Promise<void>;
}

/** A difference, before anybody has tried it. */
export type Compared = Pick<ConfigurationChange, 'key' | 'name' | 'from' | 'to'>;
