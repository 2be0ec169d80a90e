import { ProcessDefinition, type City } from '@karta/db';
import { decideRule, unpackDecisions, type StoredDecisions } from '@karta/bpmn/dmn';
import { evaluateFeel, type Value, type Variables } from '@karta/bpmn/feel';
import { currentGraph, type GraphNode, type ProcessGraph } from '@karta/bpmn/graph';
import type { Knex } from 'knex';
import { NewestDecisions } from './newest-decisions.ts';

/** What a diagram asks a decision. */
type Question = Pick<GraphNode, 'inputs'>;

/** Versions never change, so that each is read once; null: the diagram does not ask. */
const QUESTIONS = new WeakMap<City, Map<string, Question | null>>();
const FILES = new NewestDecisions(({ model }) => unpackDecisions(model as StoredDecisions));

/**
 * The answer that the newest diagram of a process would get from a decision now: it says itself what it hands over, so that a
 * screen, a service and the case never ask differently. `undefined` where the town's diagram does not ask it.
 * @throws FeelFailure where the table cannot decide
 */
export async function decideAsDrawn(
  trx: Knex,
  city: City,
  { process, decision }: { process: string; decision: string },
  variables: Variables,
): Promise<Value | undefined> {
  const question = await questionOf(trx, city, process, decision);
  if (!question) return undefined;
  const clock = { at: city.clock.now().toISOString(), zone: city.zone };
  const inputs = (question.inputs ?? []).map(({ source, target }) => [
    target,
    evaluateFeel(source.replace(/^=/, ''), variables, clock),
  ]);
  return decideRule(await FILES.of(city, trx), decision, Object.fromEntries(inputs) as Variables, clock);
}

async function questionOf(trx: Knex, city: City, processKey: string, decision: string): Promise<Question | null> {
  const newest = await ProcessDefinition.query(trx)
    .where({ processKey })
    .orderBy('version', 'desc')
    .select('version')
    .first();
  if (!newest) return null;
  const read = QUESTIONS.get(city) ?? new Map<string, Question | null>();
  QUESTIONS.set(city, read);
  const name = `${processKey} ${newest.version} ${decision}`;
  const known = read.get(name);
  if (known !== undefined) return known;
  const row = await ProcessDefinition.query(trx).findById([processKey, newest.version]).select('graph');
  const { nodes } = currentGraph(row?.graph as ProcessGraph);
  const found = Object.values(nodes).find((node) => node.decision?.name === decision) ?? null;
  read.set(name, found);
  return found;
}
