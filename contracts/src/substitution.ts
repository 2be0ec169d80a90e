import * as z from 'zod';
import { CivilDate, Id, Instant } from './plain-values.ts';

/** Somebody works in the place of an absent colleague, from a day to a day, both of them included (C-2). */
export const Substitution = z.object({
  id: Id,
  absentId: Id,
  absentName: z.string(),
  substituteId: Id,
  substituteName: z.string(),
  from: CivilDate,
  until: CivilDate,
  state: z.enum(['planned', 'running', 'ended']),
  /** Ended before its last day, or called off. */
  endedAt: Instant.nullable(),
  /** Why nobody, or not everything, is looked after: the account is off, no right to tasks, away as well in some of the days. */
  gaps: z.array(z.enum(['off', 'no-right', 'away'])),
  /** Groups of the absent colleague to which the substitute does not belong: their tasks wait. */
  missingGroups: z.array(z.string()),
  version: z.number().int(),
});
export type Substitution = z.infer<typeof Substitution>;

/** What a substitute has done in somebody's place. */
const DoneInPlace = z.object({
  at: Instant,
  by: z.string(),
  act: z.string(),
  /** Null where it was done to the application itself. */
  task: z.object({ id: z.string(), name: z.string(), form: z.string() }).nullable(),
  applicationId: Id.nullable(),
  applicationNumber: z.number().int().nullable(),
});

/** Of one person: who works in their place, in whose place they work, and what was done in theirs. */
export const SubstitutionList = z.object({
  own: z.array(Substitution),
  duties: z.array(Substitution),
  done: z.array(DoneInPlace),
});
export type SubstitutionList = z.infer<typeof SubstitutionList>;

const Days = { substituteId: Id, from: CivilDate, until: CivilDate };
export const NewSubstitution = z.object({ absentId: Id, ...Days }).strict();
export type NewSubstitution = z.infer<typeof NewSubstitution>;
export const SubstitutionChange = z.object({ version: z.number().int().min(1), ...Days }).strict();
export type SubstitutionChange = z.infer<typeof SubstitutionChange>;

/** Who can be named, and which groups of the absent person each of them is not in. */
export const AbleSubstituteList = z.object({
  people: z.array(z.object({ id: Id, name: z.string(), unit: z.string(), missingGroups: z.array(z.string()) })),
});
export type AbleSubstituteList = z.infer<typeof AbleSubstituteList>;
