import * as z from 'zod';

/** Instants are ISO 8601 in UTC; civil dates are `YYYY-MM-DD` in the city's zone. */
export const Instant = z.iso.datetime();
export const CivilDate = z.iso.date();
export const Id = z.uuid();
export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email());
export const Password = z.string().min(12).max(128);
export const PersonName = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^[\p{L}][\p{L}\p{M}' .’-]*$/u);
export const ShortText = z.string().trim().max(120);
export const Phone = z
  .string()
  .trim()
  .transform((value) => value.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^(\+48)?\d{9}$/))
  .transform((value) => (value.startsWith('+48') ? value : `+48${value}`));
/** Client's key for one intended act: a repeated request with the same key and body gives the same answer. */
export const IdempotencyKey = z
  .string()
  .min(8)
  .max(100)
  .regex(/^[A-Za-z0-9_-]+$/);
