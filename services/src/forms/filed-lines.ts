import { Account, type Application, type City } from '@karta/db';
import type { EvaluatedForm, FormLine } from '@karta/domain';
import type { Knex } from 'knex';
import { evaluateApplication } from './evaluate-application.ts';

/** A line of a form with the section that it stands in. */
export type FiledLine = FormLine & { readonly section: string };

const placeOf = (row: string) => ({ table: 'applications', row, column: 'filed' });

/** What an evaluated form says, line by line. */
const linesIn = ({ sections }: EvaluatedForm): FiledLine[] =>
  sections.flatMap(({ id, lines }) => lines.map((line) => ({ ...line, section: id })));

/** The form as it is sent now, sealed under the person's key. */
export function sealFiled(
  { vault }: City,
  { id, keyId }: { id: string; keyId: string },
  evaluated: EvaluatedForm,
): Promise<Buffer> {
  return vault.seal(keyId, placeOf(id), JSON.stringify(linesIn(evaluated)));
}

/** The form as it was sent; of a draft, and of what was sent before forms were kept, as it reads now. */
export async function filedLinesOf(trx: Knex, city: City, application: Application): Promise<FiledLine[]> {
  const { id, accountId, filed } = application;
  if (!filed) return linesIn((await evaluateApplication(trx, city, application)).evaluated);
  const { keyId } = await Account.query(trx).findById(accountId).select('keyId').throwIfNotFound();
  return JSON.parse(await city.vault.openText(keyId, placeOf(id), filed)) as FiledLine[];
}
