import { Account, type Application, type City } from '@karta/db';
import type { Knex } from 'knex';

type Answers = Readonly<Record<string, string>>;
const placeOf = (row: string) => ({ table: 'applications', row, column: 'answers' });

/** Answers to a form's own questions as they are kept; null where there are none. */
export async function sealAnswers(
  { vault }: City,
  { id, keyId }: { id: string; keyId: string },
  answers: Answers,
): Promise<Buffer | null> {
  const said = Object.entries(answers).filter(([, answer]) => answer !== '');
  return said.length === 0 ? null : vault.seal(keyId, placeOf(id), JSON.stringify(Object.fromEntries(said)));
}

/** The answers of an application in clear. */
export async function openAnswers(
  trx: Knex,
  { vault }: City,
  { id, accountId, answers }: Application,
): Promise<Record<string, string>> {
  if (!answers) return {};
  const { keyId } = await Account.query(trx).findById(accountId).select('keyId').throwIfNotFound();
  return JSON.parse(await vault.openText(keyId, placeOf(id), answers)) as Record<string, string>;
}
