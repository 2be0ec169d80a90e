import { CATALOGUE_NAMES } from '@karta/domain';
import * as z from 'zod';
import { RowKey } from './catalogue.ts';
import { Instant } from './plain-values.ts';

const Name = z.string().max(60);
const Rows = z
  .array(z.object({ key: RowKey, isClosed: z.boolean(), values: z.record(Name, z.unknown()) }).strict())
  .max(1000);

/** How a town is set up, as one readable file: what differs from the defaults, and the rows of its catalogues. */
export const Configuration = z
  .object({
    format: z.literal(1),
    city: z.string().max(200),
    at: Instant,
    settings: z.record(Name, z.unknown()).refine((settings) => Object.keys(settings).length <= 200),
    catalogues: z.partialRecord(z.enum(CATALOGUE_NAMES), Rows),
  })
  .strict();
export type Configuration = z.infer<typeof Configuration>;

/** One thing that an import would change; `problem`: why it could not. */
export const ConfigurationChange = z.object({
  /** `settings`, or the catalogue. */
  where: z.string(),
  key: z.string(),
  /** What people call it. */
  name: z.string(),
  /** Null: it is not there yet. */
  from: z.unknown(),
  to: z.unknown(),
  problem: z.string().nullable(),
});
export type ConfigurationChange = z.infer<typeof ConfigurationChange>;
export const ConfigurationChanges = z.object({ changes: z.array(ConfigurationChange) });
export type ConfigurationChanges = z.infer<typeof ConfigurationChanges>;

/** Who changed a setting, when, and from what to what; null: to the default. */
export const SettingHistory = z.object({
  changes: z.array(z.object({ at: Instant, by: z.string(), from: z.unknown(), to: z.unknown() })),
});
export type SettingHistory = z.infer<typeof SettingHistory>;
