import * as z from 'zod';
import { Email, Id, Instant, OpenText } from './plain-values.ts';

const Code = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9-]*$/);
const Name = OpenText.min(1).max(120);

/** `invited`: a letter is out, and no password is set yet; `off`: nobody signs in with it. */
export const STAFF_STATES = ['active', 'invited', 'off'] as const;

/** Somebody of the office, as whoever gives rights sees them. */
export const StaffMember = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  unit: z.string(),
  state: z.enum(STAFF_STATES),
  pickupPointId: Id.nullable(),
  pointName: z.string().nullable(),
  roles: z.array(z.string()),
  groups: z.array(z.string()),
  hasSecondFactor: z.boolean(),
  /** Signs in with an account at the OpenID Provider. */
  hasOpenId: z.boolean(),
  /** Open sessions, and when one of them was used last; null: none is open. */
  sessions: z.number().int(),
  lastUsed: Instant.nullable(),
  version: z.number().int(),
});
export type StaffMember = z.infer<typeof StaffMember>;
export const StaffList = z.object({
  people: z.array(StaffMember),
  roles: z.array(z.object({ code: z.string(), name: z.string() })),
  groups: z.array(z.object({ code: z.string(), name: z.string() })),
  points: z.array(z.object({ id: Id, name: z.string() })),
});
export type StaffList = z.infer<typeof StaffList>;

/** Who is invited, and what they may from their first day on. */
export const NewStaffMember = z
  .object({
    email: Email,
    name: Name,
    unit: OpenText.max(120),
    pickupPointId: Id.nullable(),
    roles: z.array(Code).max(100),
  })
  .strict();
export type NewStaffMember = z.infer<typeof NewStaffMember>;
export const StaffChange = z
  .object({ version: z.number().int().min(1), name: Name, unit: OpenText.max(120), pickupPointId: Id.nullable() })
  .strict();
export type StaffChange = z.infer<typeof StaffChange>;
