import { civilDateOf, type CivilDate } from '@karta/domain';
import { ConsentTextRow, GuardianConsent, type City } from '@karta/db';
import type { Knex } from 'knex';

/** What became of the question to the other guardian of a child. */
export interface GuardianAnswer {
  answer: 'yes' | 'no' | null;
  answeredAt: string | null;
  /** The last day on which an answer counts. */
  until: CivilDate;
  isLate: boolean;
  /** Of the text that is asked. */
  version: number;
  statement: string;
}

/** For whoever reads an application; null where no other guardian is asked. */
export async function guardianAnswerOf(knex: Knex, city: City, applicationId: string): Promise<GuardianAnswer | null> {
  const asked = await GuardianConsent.query(knex).findById(applicationId);
  if (!asked) return null;
  const { version, statement } = await ConsentTextRow.query(knex).findById(asked.consentTextId).throwIfNotFound();
  return {
    answer: asked.answer,
    answeredAt: asked.answeredAt?.toISOString() ?? null,
    until: civilDateOf(asked.expiresAt, city.zone),
    isLate: asked.answer === null && asked.expiresAt <= city.clock.now(),
    version,
    statement,
  };
}
