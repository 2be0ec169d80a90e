import type { Usual } from '@karta/contracts';
import { readSettings, type City } from '@karta/db';

/** Older cases say nothing about how the office works now. */
const MONTHS = 3;
/** They change slowly, and every applicant asks. */
const KEPT_MS = 10 * 60_000;

interface Measured {
  key: string;
  middle: number;
  late: number;
  cases: number;
}

/** What is known of one town, by the question. */
type Known = Map<string, { readonly until: number; readonly found: Promise<ReadonlyMap<string, Usual>> }>;
const known = new WeakMap<City, Known>();

/** How long the steps of a process that its diagram shows usually take, by the step's id; the applicant's own steps included. */
export function usualSteps(city: City, processKey: string): Promise<ReadonlyMap<string, Usual>> {
  return remembered(city, `steps ${processKey}`, async () => {
    const { rows } = await city.lists.raw<{ rows: Measured[] }>(
      `select e.element_id as key, ${MEASURES('e.left_at - e.entered_at')}
       from process_elements as e join process_instances as i on i.workflow_id = e.workflow_id
       where i.process_key = ? and e.public_label is not null and e.left_at > ? group by e.element_id`,
      [processKey, since(city)],
    );
    return rows;
  });
}

/** How long it usually takes from filing to decision, by the type of application. */
export function usualDecisions(city: City): Promise<ReadonlyMap<string, Usual>> {
  return remembered(city, 'decisions', async () => {
    const { rows } = await city.lists.raw<{ rows: Measured[] }>(
      `select type as key, ${MEASURES('decided_at - submitted_at')} from applications
       where decided_at > ? and submitted_at is not null group by type`,
      [since(city)],
    );
    return rows;
  });
}

const MEASURES = (duration: string): string =>
  [0.5, 0.9]
    .map((share, index) => {
      const days = `percentile_cont(${share}) within group (order by extract(epoch from ${duration})) / 86400`;
      return `${days} as ${index === 0 ? 'middle' : 'late'}`;
    })
    .concat('count(*)::int as cases')
    .join();

function since({ clock }: City): Date {
  const date = clock.now();
  date.setMonth(date.getMonth() - MONTHS);
  return date;
}

function remembered(
  city: City,
  question: string,
  ask: () => Promise<readonly Measured[]>,
): Promise<ReadonlyMap<string, Usual>> {
  const ofCity: Known = known.get(city) ?? new Map();
  known.set(city, ofCity);
  const now = city.clock.now().getTime();
  const before = ofCity.get(question);
  if (before && before.until > now) return before.found;
  const found = measure(city, ask);
  ofCity.set(question, { until: now + KEPT_MS, found });
  found.catch(() => ofCity.delete(question));
  return found;
}

async function measure(city: City, ask: () => Promise<readonly Measured[]>): Promise<ReadonlyMap<string, Usual>> {
  const { leastCasesForUsual } = await readSettings(city.knex);
  const rows = (await ask()).filter(({ cases }) => cases >= leastCasesForUsual);
  return new Map(
    rows.map(({ key, middle, late, cases }) => [key, { days: Math.ceil(middle), lateDays: Math.ceil(late), cases }]),
  );
}
