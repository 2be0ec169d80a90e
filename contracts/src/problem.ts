import * as z from 'zod';

/** RFC 9457 problem details. `code` is stable; the web apps own the sentence shown for it. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
  /** `sentence`: what lint says of an element, with its detail. */
  fields: z.array(z.object({ path: z.string(), code: z.string(), sentence: z.string().optional() })).optional(),
  /** Who and when, for conflicts such as ALREADY_DECIDED. */
  by: z.string().optional(),
  at: z.string().optional(),
  /** What is wrong with a password: `leaked`, `personal`, `words`, `pattern`, `date`. */
  reason: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;

/** The answer of an operation that has nothing to tell. */
export const Done = z.object({ done: z.literal(true) });
export type Done = z.infer<typeof Done>;
