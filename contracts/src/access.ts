import { CONDITIONS_OF, GRANT_CONDITIONS, isVisibleText, PERMISSIONS, plainText } from '@karta/domain';
import * as z from 'zod';
import { Id } from './plain-values.ts';
import { REGISTERS } from './registers/index.ts';

const Code = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9-]*$/);
const Codes = z.array(Code).max(100);
const Name = z.string().overwrite(plainText).min(1).max(80).refine(isVisibleText);
/** Counts the changes: a change names the one that it has read. */
const Version = z.number().int().min(1);

const HIDEABLE: ReadonlySet<string> = new Set(
  REGISTERS.flatMap(({ name, columns }) => Object.keys(columns).map((key) => `${name}.${key}`)),
);
/** Whether a role may be kept from seeing it: the column of a register, as `<register>.<column>`. */
export const isHideable = (field: string): boolean => HIDEABLE.has(field);

/** A right of a role; only some rights may stand under a condition. */
export const RoleGrant = z
  .object({ permission: z.enum(PERMISSIONS), condition: z.enum(GRANT_CONDITIONS).nullable() })
  .strict()
  .refine(({ permission, condition }) => condition === null || CONDITIONS_OF[permission]?.includes(condition));
export type RoleGrant = z.infer<typeof RoleGrant>;

export const RoleChange = z
  .object({
    version: Version,
    grants: z
      .array(RoleGrant)
      .max(PERMISSIONS.length)
      .refine((grants) => new Set(grants.map(({ permission }) => permission)).size === grants.length),
    groups: Codes,
    /** Columns of registers that the role must not see: `<register>.<column>`. */
    hiddenFields: z
      .array(
        z
          .string()
          .max(80)
          .regex(/^[a-z-]+\.[a-zA-Z-]+$/)
          .refine(isHideable),
      )
      .max(100),
  })
  .strict();
export type RoleChange = z.infer<typeof RoleChange>;
/** The words of a role or a group that is there. */
export const AccessName = z.object({ name: Name }).strict();
export type AccessName = z.infer<typeof AccessName>;
export const NewRole = z.object({ code: Code, name: Name }).strict();
export type NewRole = z.infer<typeof NewRole>;
export const NewGroup = z.object({ code: Code, name: Name, atOwnPoint: z.boolean().default(false) }).strict();
export type NewGroup = z.input<typeof NewGroup>;
export const PersonAccess = z.object({ version: Version, roles: Codes, groups: Codes }).strict();
export type PersonAccess = z.infer<typeof PersonAccess>;
/** A role or a group. */
export const OfCode = z.object({ code: Code });

/** Who may do what in the office. */
export const AccessOverview = z.object({
  roles: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      version: Version,
      grants: z.array(z.object({ permission: z.string(), condition: z.enum(GRANT_CONDITIONS).nullable() })),
      groups: z.array(z.string()),
      hiddenFields: z.array(z.string()),
    }),
  ),
  groups: z.array(z.object({ code: z.string(), name: z.string(), atOwnPoint: z.boolean(), hasMembers: z.boolean() })),
  people: z.array(
    z.object({
      id: Id,
      name: z.string(),
      unit: z.string(),
      hasSecondFactor: z.boolean(),
      version: Version,
      roles: z.array(z.string()),
      groups: z.array(z.string()),
    }),
  ),
  /** Groups with open tasks that are in no group's list: the town does not have them, or nobody belongs to them. */
  withoutMembers: z.array(z.object({ group: z.string(), openTasks: z.number().int() })),
});
export type AccessOverview = z.infer<typeof AccessOverview>;
