import {
  hasPersonalNumber,
  isEmail,
  isPersonName,
  LONGEST_EMAIL,
  LONGEST_NAME,
  plainEmail,
  plainName,
  readPhone,
} from '@karta/domain';
import * as z from 'zod';

/** Instants are ISO 8601 in UTC; civil dates are `YYYY-MM-DD` in the city's zone. */
export const Instant = z.iso.datetime();
export const CivilDate = z.iso.date();
/** In small letters, as the records have them: two ways to write one id are one id. */
export const Id = z.uuid().toLowerCase();
/** Every text is kept in one normal form (NFC), so that it is found however it was typed. */
export const Text = z
  .string()
  .refine((text) => text.isWellFormed(), { params: { code: 'WRONG' } })
  .trim()
  .normalize('NFC');
/** What is wrong with a text that may be kept in clear. */
export const PERSONAL_NUMBER = 'PERSONAL_NUMBER';
/** A note, a reason, a name: it is kept in clear, so that no number of a person or of a document may stand in it. */
export const OpenText = Text.refine((text) => !hasPersonalNumber(text), { params: { code: PERSONAL_NUMBER } });
export const ShortText = Text.max(120);
/** The name that a town gives to a form or a text. */
export const Code = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
export const Email = z.string().overwrite(plainEmail).max(LONGEST_EMAIL).refine(isEmail).meta({ format: 'email' });
/** As it is typed where nobody may learn which addresses are right. */
export const TypedEmail = z.string().overwrite(plainEmail).max(LONGEST_EMAIL);
export const Password = z.string().min(12).max(128);
/** Given names or surname. People with one name have an empty text for the other: `hasName`. */
export const PersonName = z
  .string()
  .overwrite(plainName)
  .max(LONGEST_NAME)
  .refine((name) => name === '' || isPersonName(name));
/** Whether there is a name at all. */
export const hasName = ({ firstName, lastName }: { firstName: string; lastName: string }): boolean =>
  firstName !== '' || lastName !== '';
/** As E.164. */
export const Phone = z
  .string()
  .overwrite((text) => readPhone(text) ?? text)
  .max(40)
  .refine((text) => readPhone(text) === text);
/** Client's key for one intended act: a repeated request with the same key and body gives the same answer. */
export const IdempotencyKey = z
  .string()
  .min(8)
  .max(100)
  .regex(/^[A-Za-z0-9_-]+$/);

/** The same in the languages of the portal beside Polish, where somebody has written it. */
export const InLanguages = <Value extends z.ZodType>(value: Value) =>
  z.object({ en: value.optional(), uk: value.optional() }).strict();
