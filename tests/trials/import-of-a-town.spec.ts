import type { ImportDetail, ImportRefusals } from '@karta/contracts';
import { testPesel } from '../../db/seeds/nowa-rzeczna/people.ts';
import { killPart, startTown, stopTown, type Launcher } from '../faults/launcher.ts';
import { operator, type Caller } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { until } from '../makers/until.ts';

const ROWS = process.env['KARTA_TEST_SIZE'] === 'full' ? 100_000 : 2000;
/** Three of ten rows are wrong: a digit of the PESEL, no number of a house, somebody of a row before. */
const WRONG = 3;
const ENDS_WITHIN_MS = 5_400_000;
const IMPORTS = '/api/operator/resident-imports';
const DAYS = 28 * 12 * 60;

let town: Launcher;
beforeAll(async () => {
  town = await startTown();
}, 180_000);
afterAll(() => stopTown(town), 60_000);

const SYLLABLES = ['ba', 'ce', 'di', 'fo', 'gu', 'ha', 'je', 'ki', 'lo', 'mu'];
const spoken = (number: number, digits: number): string =>
  [...String(number).padStart(digits, '0')].map((digit) => SYLLABLES[Number(digit)]).join('');
const two = (number: number): string => String(number).padStart(2, '0');

/** Somebody of whom there is one: names, day of birth and PESEL are nobody else's. */
function person(number: number, change: { pesel?: string; house?: string } = {}): string {
  const day = number % DAYS;
  const born = `${1940 + Math.floor(day / 336)}-${two(1 + (Math.floor(day / 28) % 12))}-${two(1 + (day % 28))}`;
  const pesel = change.pesel ?? testPesel(born, 1000 + Math.floor(number / DAYS));
  const [lastName, firstName] = [`W${spoken(number, 5)}`, `Z${spoken((number * 7919) % 100_000, 5)}`];
  return [lastName, firstName, pesel, 'Nowa Rzeczna', change.house ?? String(1 + (number % 400)), '09-990'].join(';');
}
const peselOf = (line: string): string => line.split(';')[2] ?? '';
const withSlip = (pesel: string): string => pesel.slice(0, 10) + ((Number(pesel.at(10)) + 1) % 10);

/** A row of the file: in each ten the first three are wrong, each in its way, the third of them as the ninth of the ten before. */
function row(number: number): string {
  const known = person(Math.max(9, number - 3));
  switch (number % 10) {
    case 0:
      return person(number, { pesel: withSlip(peselOf(person(number))) });
    case 1:
      return person(number, { house: '' });
    case 2:
      return number < 10 ? person(number, { house: '' }) : known;
    default:
      return person(number);
  }
}

const viewOf = (clerk: Caller, id: string): Promise<ImportDetail> =>
  clerk.must(clerk.get<ImportDetail>(`${IMPORTS}/${id}`));
const people = (): Promise<number> =>
  withRecords(async ({ knex }) => Number((await knex('residents').whereNot('nameFold', '').count({ n: '*' }))[0]?.n));

/** Waits for a state, or for so many rows; the town may be without its worker meanwhile. */
const comesTo = (clerk: Caller, id: string, is: (seen: ImportDetail) => boolean): Promise<ImportDetail> =>
  until(
    'the import',
    async () => {
      const seen = await viewOf(clerk, id);
      return is(seen) && seen;
    },
    ENDS_WITHIN_MS,
  );

/** How many wrong rows there are, read page by page, by what is wrong with them. */
async function refusalsOf(clerk: Caller, id: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (let after: number | null = -1; after !== null;) {
    const page: ImportRefusals = await clerk.must(
      clerk.get<ImportRefusals>(`${IMPORTS}/${id}/refusals?after=${after}`),
    );
    for (const { problems } of page.rows) {
      const [{ path, code } = { path: '', code: '' }] = problems;
      counts[`${path} ${code}`] = (counts[`${path} ${code}`] ?? 0) + 1;
    }
    after = page.next;
  }
  return counts;
}

describe(`an import of ${ROWS} residents, three of ten rows wrong`, () => {
  it('000-09 goes on after the worker was killed twice: good ones are in once, wrong ones stand there with their reason, and all of it is undone', async () => {
    // given
    const clerk = await operator();
    const before = await people();
    const lines = Array.from({ length: ROWS }, (_, number) => row(number));
    const bytes = Buffer.from(['Nazwisko;Imię;PESEL;Miejscowość;Nr domu;Kod pocztowy', ...lines].join('\n'));
    const { id } = await clerk.must(
      clerk.send<{ id: string }>('POST', `${IMPORTS}?name=miasto.csv`, { bytes, type: 'text/csv' }),
    );
    const columns = ['lastName', 'firstName', 'pesel', 'place', 'houseNumber', 'postalCode'];

    // when
    const began = performance.now();
    await clerk.must(clerk.post(`${IMPORTS}/${id}/begin`, { columns, words: {} }));
    for (const share of [0.2, 0.6]) {
      await comesTo(clerk, id, ({ accepted, refused }) => accepted + refused >= ROWS * share);
      await killPart('worker');
    }
    const done = await comesTo(clerk, id, ({ state }) => state === 'done');
    const seconds = (performance.now() - began) / 1000;

    // then
    const good = (ROWS * (10 - WRONG)) / 10;
    expect(done).toMatchObject({ accepted: good, refused: ROWS - good });
    expect(await people()).toBe(before + good);
    const refusals = await refusalsOf(clerk, id);
    expect(Object.values(refusals).reduce((sum, count) => sum + count, 0)).toBe(ROWS - good);
    process.stdout.write(`${ROWS} rows in ${seconds.toFixed(0)} s, two kills in it: ${JSON.stringify(refusals)}\n`);

    // and when
    const from = performance.now();
    await clerk.must(clerk.post(`${IMPORTS}/${id}/undo`, { reason: 'Próba' }));
    await comesTo(clerk, id, ({ removed }) => removed >= good / 3);
    await killPart('worker');
    const undone = await comesTo(clerk, id, ({ state }) => state === 'undone');

    // then
    expect(undone).toMatchObject({ removed: good, kept: [] });
    expect(await people()).toBe(before);
    process.stdout.write(`undone in ${((performance.now() - from) / 1000).toFixed(0)} s\n`);
  }, 7_200_000);
});
