import { holds } from '@karta/bpmn/feel';
import type { Variables } from '@karta/bpmn/feel';
import type { Application, City } from '@karta/db';
import {
  evaluateForm,
  type ApplicationFormRow,
  type EvaluatedForm,
  type FormContent,
  type FormSurroundings,
  type Holds,
} from '@karta/domain';
import type { Knex } from 'knex';
import { contentOf } from './form-content.ts';
import { formOf } from './form-rows.ts';
import { surroundingsOf } from './form-surroundings.ts';

export interface EvaluatedApplication {
  readonly form: ApplicationFormRow;
  readonly content: FormContent;
  readonly around: FormSurroundings;
  readonly evaluated: EvaluatedForm;
}

/** Conditions of forms by the town's clock. */
export function holdsIn({ clock, zone }: City): Holds {
  const now = { at: clock.now().toISOString(), zone };
  return (condition, values) => holds(condition, values as Variables, now);
}

/** The form of an application as it stands: what it shows, what is wrong, what it says. */
export async function evaluateApplication(
  trx: Knex,
  city: City,
  application: Application,
): Promise<EvaluatedApplication> {
  const form = await formOf(trx, application);
  const content = await contentOf(trx, city, application);
  const around = await surroundingsOf(trx, city, application.accountId, form, application);
  const evaluated = evaluateForm(form, content, around, { holds: holdsIn(city), mayHaveOneName: true });
  return { form, content, around, evaluated };
}
