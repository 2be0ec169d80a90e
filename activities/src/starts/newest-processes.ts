import { ProcessDefinition, type City } from '@karta/db';
import { startsOf, type ProcessGraph, type ProcessStarts } from '@karta/bpmn/graph';
import type { Knex } from 'knex';

/** The newest version of a process: the only one that anything starts. */
export interface NewestProcess {
  readonly processKey: string;
  readonly version: number;
  readonly deployedAt: Date;
  readonly starts: ProcessStarts;
}

/** Versions never change, so that each diagram is read once. */
const READ = new WeakMap<City, Map<string, ProcessStarts>>();

/** The newest version of every process of a city with what starts it from outside. */
export async function newestProcesses(city: City, trx: Knex = city.knex): Promise<NewestProcess[]> {
  const read = READ.get(city) ?? new Map<string, ProcessStarts>();
  READ.set(city, read);
  const newest = await ProcessDefinition.query(trx)
    .distinctOn('processKey')
    .orderBy([{ column: 'processKey' }, { column: 'version', order: 'desc' }])
    .select('processKey', 'version', 'deployedAt');
  const found: NewestProcess[] = [];
  for (const { processKey, version, deployedAt } of newest) {
    const name = `${processKey} ${version}`;
    const starts = read.get(name) ?? (await readStarts(trx, processKey, version));
    read.set(name, starts);
    found.push({ processKey, version, deployedAt, starts });
  }
  return found;
}

async function readStarts(trx: Knex, processKey: string, version: number): Promise<ProcessStarts> {
  const row = await ProcessDefinition.query(trx).findById([processKey, version]).select('graph').throwIfNotFound();
  return startsOf(row.graph as ProcessGraph);
}
