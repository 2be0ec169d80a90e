import { Application } from '@karta/db';
import { ApplicationFailure } from '@temporalio/activity';
import type { Knex } from 'knex';

/** The application of a case. One that is missing will not come back: an incident at once, for a person to look at. */
export async function getApplication(knex: Knex, caseId: string): Promise<Application> {
  const application = await Application.query(knex).findById(caseId);
  if (!application) throw ApplicationFailure.nonRetryable('the case has no application', 'APPLICATION_NOT_FOUND');
  return application;
}
