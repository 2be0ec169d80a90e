import * as z from 'zod';
import { ShortText } from './plain-values.ts';

/** What is typed of a place, or of a street of a place. */
export const AddressQuestion = z.object({
  of: z.enum(['place', 'street']),
  text: ShortText.default(''),
  place: ShortText.default(''),
});
export const AddressNames = z.object({ names: z.array(z.string()) });
export type AddressNames = z.infer<typeof AddressNames>;
