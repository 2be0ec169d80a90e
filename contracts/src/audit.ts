import * as z from 'zod';
import { Instant } from './plain-values.ts';
import { registerRow } from './register-contract.ts';
import { AUDIT } from './registers/index.ts';

/** A line of the audit. */
export const AuditRow = registerRow(AUDIT);
export type AuditRow = z.infer<typeof AuditRow>;

/** How the audit stands: what is sealed, and what the last comparison with the seals found. */
export const AuditState = z.object({
  sealedRows: z.number().int(),
  /** Null where nothing is sealed yet. */
  sealedAt: Instant.nullable(),
  check: z
    .object({
      at: Instant,
      rows: z.number().int(),
      /** What is not as it was sealed; null where all is. */
      wrong: z.string().nullable(),
      /** The first wrong row. */
      wrongId: z.string().nullable(),
    })
    .nullable(),
});
export type AuditState = z.infer<typeof AuditState>;
