import type { LintOptions } from '@karta/bpmn/lint';
import type { City } from '@karta/db';
import { APPLICANT_GROUP, isProduction, OUTCOMES, TASK_FORMS } from '@karta/domain';
import { groupsOfTown } from '@karta/services';

/** What the user tasks of a diagram may name in this town: answers with words, forms, groups with people. */
export async function townOfDiagrams(city: City): Promise<Pick<LintOptions, 'outcomes' | 'forms' | 'groups'>> {
  const groups = await groupsOfTown(city.knex);
  return {
    outcomes: Object.keys(OUTCOMES),
    // The production of a card is opened by its saga, never by a diagram.
    forms: Object.keys(TASK_FORMS).filter((form) => !isProduction({ form })),
    groups: new Map([
      ...groups.map(({ code, hasMembers }) => [code, { hasMembers }] as const),
      // last: what residents do is theirs, whatever rows a town has from before
      [APPLICANT_GROUP, { hasMembers: true }],
    ]),
  };
}
