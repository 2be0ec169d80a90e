import { SAVING_KINDS } from '@karta/domain';
import * as z from 'zod';

/** What a holder gets there: a discount of the reader's partner, or the package itself where the reader is the town's. */
export const ReaderRelief = z.object({
  name: z.string(),
  packageName: z.string(),
  savingKind: z.enum(SAVING_KINDS).nullable(),
  savingValue: z.number().int().nullable(),
});
export type ReaderRelief = z.infer<typeof ReaderRelief>;
