import { TownOfDiagrams, TrialOfDiagrams } from '@karta/contracts';
import { ProcessDefinition } from '@karta/db';
import { partsOf, type ProcessGraph } from '@karta/bpmn/graph';
import { groupsOfTown } from '@karta/services';
import type { Knex } from 'knex';
import { adminRoute } from '../../http/definition.ts';
import { newestDecisions } from '../deploy-decisions.ts';
import { checkedBy } from '../deploy-process.ts';

/** The closed lists that a diagram chooses from, as its check knows them. */
export const townOfDiagrams = adminRoute('process.deploy', {
  method: 'get',
  path: '/admin/modeller-town',
  answer: TownOfDiagrams,
  async handle(_input, { city }) {
    const { knex } = city;
    const { activities = [], sagas = [], forms = [], outcomes = [], groups } = await checkedBy(city);
    const names = new Map((await groupsOfTown(knex)).map(({ code, name }) => [code, name]));
    const newest = await newestProcesses(knex);
    return {
      groups: [...(groups ?? [])].map(([code, { hasMembers }]) => ({
        code,
        name: names.get(code) ?? code,
        hasMembers,
      })),
      forms: [...forms],
      outcomes: [...outcomes],
      activities: [...activities],
      sagas: [...sagas],
      processes: newest.map(({ processKey: key, name }) => ({ key, name })),
      decisions: (await newestDecisions(knex)).map(({ decisionKey: file, decisions: names }) => ({ file, names })),
      messages: [...new Set(newest.flatMap(({ graph }) => messagesOf(graph as ProcessGraph)))].toSorted(),
    };
  },
});

/** What a diagram calls and asks while it is tried in the browser. */
export const trialOfDiagrams = adminRoute('process.deploy', {
  method: 'get',
  path: '/admin/modeller-trial',
  answer: TrialOfDiagrams,
  handle: async (_input, { city }) => ({
    processes: (await newestProcesses(city.knex)).map(({ graph }) => graph),
    decisions: (await newestDecisions(city.knex)).map(({ model }) => model),
  }),
});

async function newestProcesses(knex: Knex): Promise<ProcessDefinition[]> {
  return ProcessDefinition.query(knex)
    .distinctOn('processKey')
    .orderBy([{ column: 'processKey' }, { column: 'version', order: 'desc' }])
    .select('processKey', 'name', 'graph');
}

const messagesOf = ({ nodes }: ProcessGraph): string[] =>
  Object.values(nodes).flatMap(({ trigger }) =>
    partsOf(trigger).flatMap((part) => (part.kind === 'message' ? [part.name] : [])),
  );
