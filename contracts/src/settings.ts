import * as z from 'zod';

/** What a setting may be set to; which of these, and within which limits, its kind says. */
const SettingRow = z
  .object({ code: z.string().max(40), name: z.string().max(120) })
  .catchall(z.union([z.string().max(120), z.number(), z.boolean()]));
export type SettingRow = z.infer<typeof SettingRow>;
const SettingValue = z.union([
  z.string().max(4000),
  z.number(),
  z.boolean(),
  z.array(z.number()).max(100),
  z.array(SettingRow).max(100),
]);

export const SettingView = z.object({
  key: z.string(),
  group: z.string(),
  /** How the value is put in, with its limits. */
  kind: z.enum(['text', 'long-text', 'number', 'numbers', 'choice', 'flag', 'rows']),
  least: z.number().nullable(),
  most: z.number().nullable(),
  of: z.array(z.string()),
  /** What the choices are called, where they are rows of the town. */
  names: z.record(z.string(), z.string()).optional(),
  /** What a row says beside its name. */
  extra: z.object({ name: z.string(), kind: z.enum(['flag', 'number']) }).nullable(),
  /** Codes of rows that the program needs. */
  keeps: z.array(z.string()),
  value: SettingValue,
  default: SettingValue,
  /** Grows with each change; 0 where the city never said anything. */
  version: z.number().int(),
});
export type SettingView = z.infer<typeof SettingView>;

export const SettingList = z.object({ settings: z.array(SettingView) });
export type SettingList = z.infer<typeof SettingList>;

export const SettingName = z.object({ key: z.string().max(60) });
/** `null` gives the setting back to the default. */
export const SettingChange = z.object({ value: SettingValue.nullable(), version: z.number().int().min(0) });
export type SettingChange = z.infer<typeof SettingChange>;
