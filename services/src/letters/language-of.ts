import type { Account } from '@karta/db';
import type { LetterLanguage } from '@karta/domain';
import type { Knex } from 'knex';
import { guardianOf } from '../accounts/reach-of-account.ts';

/** In which language letters about an account are written: of whoever reads them, who may be its guardian. */
export async function languageOf(knex: Knex, account: Account): Promise<LetterLanguage> {
  return ((await guardianOf(knex, account)) ?? account).language;
}

/** The same address of the portal in a language; Polish has no prefix. */
export function inLanguage(address: string, language: LetterLanguage): string {
  if (language === 'pl') return address;
  const at = new URL(address);
  at.pathname = `/${language}${at.pathname === '/' ? '' : at.pathname}`;
  return at.href;
}
