import { DecisionDefinition, type City } from '@karta/db';
import type { Knex } from 'knex';

/** What is made of each deployed file of decisions in its newest version. Versions never change, so that each is read once a town. */
export class NewestDecisions<Made> {
  readonly #make: (row: DecisionDefinition) => Made;
  readonly #read = new WeakMap<City, Map<string, Made>>();

  constructor(make: (row: DecisionDefinition) => Made) {
    this.#make = make;
  }

  /** Of every file, as a case that starts now would pin it. */
  async of(city: City, knex: Knex = city.knex): Promise<Made[]> {
    const read = this.#read.get(city) ?? new Map<string, Made>();
    this.#read.set(city, read);
    const newest = await DecisionDefinition.query(knex)
      .distinctOn('decisionKey')
      .orderBy([{ column: 'decisionKey' }, { column: 'version', order: 'desc' }])
      .select('decisionKey', 'version');
    const made: Made[] = [];
    for (const { decisionKey, version } of newest) {
      const key = `${decisionKey} ${version}`;
      const known =
        read.get(key) ??
        this.#make(await DecisionDefinition.query(knex).findById([decisionKey, version]).throwIfNotFound());
      read.set(key, known);
      made.push(known);
    }
    return made;
  }
}
