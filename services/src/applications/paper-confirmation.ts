import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Application, Operator, PackageRow, readSettings, type City } from '@karta/db';
import { CardError, fullName, type CivilDate } from '@karta/domain';
import { statusCodeOf } from '../status/status-code.ts';

interface Words {
  title: string;
  lines: readonly string[];
}
const WORDS = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'letters', 'pl', 'paper-confirmation.json'), 'utf8'),
) as Words;

/** The confirmation that whoever brought an application on paper takes home. @throws CardError NOT_FOUND */
export async function paperConfirmation(city: City, id: string): Promise<Buffer> {
  const { knex } = city;
  const intake: { operatorId: string; receivedOn: CivilDate } | undefined = await knex('paper_intakes')
    .where({ applicationId: id })
    .first();
  const application = intake && (await Application.query(knex).findById(id).whereNot('state', 'draft'));
  if (!intake || !application) throw new CardError('NOT_FOUND');
  const { officeName, officeAddress } = await readSettings(knex);
  const operator = await Operator.query(knex).findById(intake.operatorId).select('name');
  const found = await PackageRow.query(knex).findById(application.packageCode);
  const facts: Readonly<Record<string, string>> = {
    office: [officeName, officeAddress].filter(Boolean).join(', '),
    number: String(application.number),
    holder: fullName(application),
    package: found?.name ?? application.packageCode,
    received: polishDate(intake.receivedOn),
    decision: application.decisionDue ? polishDate(application.decisionDue) : '–',
    code: await statusCodeOf(city, id),
    clerk: operator?.name ?? '',
  };
  const lines = WORDS.lines.map((text) => text.replaceAll(/\{(\w+)\}/g, (_all, name: string) => facts[name] ?? ''));
  const { renderTextPdf } = await import('@karta/card-design/pdf');
  return Buffer.from(
    await renderTextPdf(
      WORDS.title,
      lines.map((text) => ({ text })),
    ),
  );
}

const polishDate = (date: CivilDate): string => {
  const [year, month, day] = date.split('-');
  return `${Number(day)}.${month}.${year}`;
};
