import { CATALOGUE_NAMES } from '@karta/domain';
import * as z from 'zod';
import { Instant } from './plain-values.ts';

export const RowKey = z
  .string()
  .max(40)
  .regex(/^[a-z0-9][a-z0-9-]*$/);
const Value = z.union([
  z.string().max(4000).normalize('NFC'),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string().max(4000).normalize('NFC')).max(100),
]);
const Values = z.record(z.string().max(40), Value).refine((values) => Object.keys(values).length <= 40);

export const OfCatalogue = z.object({ name: z.enum(CATALOGUE_NAMES) });
export const OfCatalogueRow = OfCatalogue.extend({ key: RowKey });

export const CatalogueRow = z.object({
  key: z.string(),
  /** Counts the changes: a change names the one that it has read. */
  version: z.number().int(),
  isClosed: z.boolean(),
  /** Something names it: it may be closed, and is never deleted. */
  isUsed: z.boolean(),
  values: Values,
});
export type CatalogueRow = z.infer<typeof CatalogueRow>;
export const CatalogueList = z.object({
  rows: z.array(CatalogueRow),
  /** Rows of other catalogues that a field may name, by the catalogue. */
  choices: z.record(z.string(), z.array(z.object({ key: z.string(), name: z.string(), isClosed: z.boolean() }))),
});
export type CatalogueList = z.infer<typeof CatalogueList>;

/** A new row; the key where it is typed. */
export const NewCatalogueRow = z.object({ key: RowKey.nullable(), values: Values }).strict();
export type NewCatalogueRow = z.infer<typeof NewCatalogueRow>;
export const CatalogueChange = z
  .object({ version: z.number().int().min(1), values: Values, isClosed: z.boolean() })
  .strict();
export type CatalogueChange = z.infer<typeof CatalogueChange>;
export const CatalogueKey = z.object({ key: z.string() });

/** What was done to a row: who, when, from what to what. */
export const CatalogueHistory = z.object({
  changes: z.array(z.object({ at: Instant, by: z.string(), from: Values.nullable(), to: Values.nullable() })),
});
export type CatalogueHistory = z.infer<typeof CatalogueHistory>;
