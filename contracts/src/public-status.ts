import * as z from 'zod';
import { ApplicationState, ApplicationType } from './application.ts';
import { CivilDate } from './plain-values.ts';

/** Number and code stand in the letter about the filing, and on the application's page. */
export const StatusQuestion = z
  .object({ number: z.number().int().min(1).max(2_147_483_647), code: z.string().trim().min(1).max(40) })
  .strict();
export type StatusQuestion = z.infer<typeof StatusQuestion>;
/** Where an application stands; nothing in it names a person. */
export const PublicStatus = z.object({
  number: z.number().int(),
  type: ApplicationType,
  state: ApplicationState,
  submittedOn: CivilDate.nullable(),
  decisionDue: CivilDate.nullable(),
  completionDue: CivilDate.nullable(),
  pickupPoint: z.object({ name: z.string(), address: z.string(), openingHours: z.string() }).nullable(),
});
export type PublicStatus = z.infer<typeof PublicStatus>;
