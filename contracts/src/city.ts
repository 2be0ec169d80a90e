import * as z from 'zod';
import { Id, InLanguages } from './plain-values.ts';

export const PickupPoint = z.object({
  id: Id,
  name: z.string(),
  address: z.string(),
  openingHours: z.string(),
});
export type PickupPoint = z.infer<typeof PickupPoint>;

export const ConsentText = z.object({
  id: Id,
  /** information-clause | terms | marketing | application-statement */
  kind: z.string(),
  version: z.number().int(),
  /** The sentence beside the check box. */
  statement: z.string(),
  statementIn: InLanguages(z.string()).optional(),
  /** Path of the full text in the portal, when there is one. */
  link: z.string().nullable(),
  required: z.boolean(),
});
export type ConsentText = z.infer<typeof ConsentText>;

export const ResidentPackage = z.object({
  code: z.string(),
  name: z.string(),
  criterion: z.string(),
  description: z.string(),
  /** Documents asked for, by type code, with their Polish name. */
  requiredDocuments: z.array(z.object({ type: z.string(), name: z.string() })),
});
export type ResidentPackage = z.infer<typeof ResidentPackage>;

/** What a town looks like: its one colour, and which arms are in force (null: the drawn ones). */
export const TownLook = z.object({ colour: z.string(), armsVersion: z.number().int().nullable() });
export type TownLook = z.infer<typeof TownLook>;

/** Everything public that the portal needs to draw itself; no personal data. */
export const City = z.object({
  id: z.string(),
  name: z.string(),
  look: TownLook,
  office: z.object({ name: z.string(), address: z.string(), email: z.string(), phone: z.string() }),
  pickupPoints: z.array(PickupPoint),
  packages: z.array(ResidentPackage),
  registrationConsents: z.array(ConsentText),
  applicationConsents: z.array(ConsentText),
  decisionDays: z.number().int(),
  /** Why a duplicate may be asked for; some propose to block the old card at once (T6). */
  duplicateReasons: z.array(z.object({ code: z.string(), name: z.string(), proposesBlock: z.boolean() })),
});
export type City = z.infer<typeof City>;

export const LegalText = z.object({
  kind: z.string(),
  title: z.string(),
  version: z.number().int(),
  paragraphs: z.array(z.string()),
  titleIn: InLanguages(z.string()).optional(),
  paragraphsIn: InLanguages(z.array(z.string())).optional(),
});
export type LegalText = z.infer<typeof LegalText>;
