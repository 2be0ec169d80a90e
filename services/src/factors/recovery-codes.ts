import { randomInt } from 'node:crypto';
import type { SessionKind } from '@karta/domain';
import type { Knex } from 'knex';
import { hashToken } from '../access/tokens.ts';

const COUNT = 10;
/** Nothing that is read for something else: no 0 and O, no 1, I and L. 16 of them are 79 random bits. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const GROUPS = 4;

const newCode = (): string =>
  Array.from({ length: GROUPS }, () => Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)]).join('')).join(
    '-',
  );

/** As it is kept: however somebody types the groups. It has enough entropy for a plain hash. */
const hashOf = (code: string): Buffer => hashToken(code.toUpperCase().replace(/[^A-Z0-9]/g, ''));

/** Ten new codes for one use each, in place of those before. They are shown once and kept by their hash. */
export async function renewRecoveryCodes(trx: Knex, kind: SessionKind, subject: string): Promise<string[]> {
  const codes = Array.from({ length: COUNT }, newCode);
  await trx('recovery_codes').where({ kind, subject }).delete();
  await trx('recovery_codes').insert(codes.map((code) => ({ kind, subject, codeHash: hashOf(code) })));
  return codes;
}

/** Takes a code, once. @returns false when it is none, or was used */
export async function takeRecoveryCode(
  trx: Knex,
  { kind, subject, now }: { kind: SessionKind; subject: string; now: Date },
  code: string,
): Promise<boolean> {
  const free = trx('recovery_codes')
    .where({ kind, subject, codeHash: hashOf(code) })
    .whereNull('usedAt');
  return (await free.update({ usedAt: now })) === 1;
}

/** How many codes are left. */
export async function recoveryCodesLeft(knex: Knex, kind: SessionKind, subject: string): Promise<number> {
  const [row] = await knex('recovery_codes').where({ kind, subject }).whereNull('usedAt').count({ left: '*' });
  return Number(row?.['left'] ?? 0);
}
