import { explain } from '@karta/bpmn/dmn';
import type { EligibilityAnswer, EligibilityQuestion } from '@karta/contracts';
import { PackageRow, type City } from '@karta/db';
import { addYears, CardError, type CivilDate } from '@karta/domain';
import { DEPLOYED_FILES, type DeployedFile } from './decision-files.ts';

type Found = EligibilityAnswer['packages'][number];
type Why = Found['reason'];

/** What the processes ask, by the ids of the decisions in the tables. */
const ASKED = ['eligibility', 'entitlement-validity', 'fee'] as const;
const OLDEST = 120;
/** Where nobody gave an end, a document counts as long as any entitlement: as the process takes it. */
const LONGEST_DOCUMENT_YEARS = 3;

/** What each package of the town means for this person, by the same tables that decide about applications. */
export async function entitlements(city: City, asked: EligibilityQuestion): Promise<EligibilityAnswer> {
  const files = await DEPLOYED_FILES.of(city);
  const tables = new Tables(files, { at: city.clock.now().toISOString(), zone: city.zone });
  const today = city.clock.today();
  const packages = await PackageRow.query(city.knex).orderBy('position');
  return {
    packages: packages.map((each) => entitlement(tables, each, asked, today)),
    rules: tables.used().map(({ name, version, deployedAt }) => ({ name, version, since: deployedAt.toISOString() })),
    computedOn: today,
  };
}

function entitlement(tables: Tables, row: PackageRow, asked: EligibilityQuestion, today: CivilDate): Found {
  const { code, name, criterion, description, requiredDocuments } = row;
  const eligible = tables.eligibility(code, ageOn(asked.birthDate, today), asked.livesInTown);
  const hasDocument =
    requiredDocuments.length === 0 || requiredDocuments.some(({ type }) => type === asked.documentType);
  const type = hasDocument ? asked.documentType : (requiredDocuments[0]?.type ?? '');
  const end = (hasDocument && asked.documentEnd) || addYears(today, LONGEST_DOCUMENT_YEARS);
  const validity = tables.validity(type, end, today);
  const fee = tables.fee('card-issue');
  const isNo = eligible.result === 'unmet';
  const verdict = isNo ? 'no' : !hasDocument ? 'document' : eligible.result === 'met' ? 'yes' : 'check';
  return {
    code,
    name,
    criterion,
    description,
    verdict,
    reason: eligible.why,
    from: isNo ? firstDay(tables, code, asked, today) : null,
    validUntil: isNo ? null : validity.result,
    validity: isNo ? null : validity.why,
    documents: requiredDocuments.map((document) => document.name),
    fee: fee.result,
    feeReason: fee.why,
  };
}

/** The birthday from which age alone makes it a yes or worth a look; null where age does not help. */
function firstDay(tables: Tables, code: string, asked: EligibilityQuestion, today: CivilDate): CivilDate | null {
  for (let age = ageOn(asked.birthDate, today) + 1; age <= OLDEST; age++) {
    if (tables.eligibility(code, age, asked.livesInTown).result !== 'unmet') return addYears(asked.birthDate, age);
  }
  return null;
}

/** Whole years on a civil date. */
function ageOn(birthDate: CivilDate, date: CivilDate): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return addYears(birthDate, years) <= date ? years : years - 1;
}

type Value = string | number | boolean;

/** The town's decision tables, asked as its processes ask them. */
class Tables {
  private readonly files: readonly DeployedFile[];
  private readonly clock: { at: string; zone: string };

  constructor(files: readonly DeployedFile[], clock: { at: string; zone: string }) {
    this.files = files;
    this.clock = clock;
  }

  eligibility(code: string, age: number, livesInTown: boolean): { result: string; why: Why } {
    const { result, why } = this.ask('eligibility', { package: code, age, 'lives-in-town': livesInTown });
    return { result: String(result), why };
  }

  validity(type: string, end: CivilDate, today: CivilDate): { result: CivilDate | null; why: Why } {
    const { result, why } = this.ask('entitlement-validity', {
      'document-type': type,
      'document-date': today,
      'document-end': end,
      today,
    });
    return { result: typeof result === 'string' ? result : null, why };
  }

  fee(type: string): { result: number; why: Why } {
    const { result, why } = this.ask('fee', { 'application-type': type, reason: '', 'earlier-duplicates': 0 });
    return { result: typeof result === 'number' ? result : 0, why };
  }

  used(): DeployedFile[] {
    return this.files.filter(({ decisions }) => ASKED.some((id) => decisions.includes(id)));
  }

  /** Values stand by the ids of the table's inputs: their names are the town's words. */
  private ask(decision: string, values: Readonly<Record<string, Value>>): { result: unknown; why: Why } {
    const home = this.files.find(({ decisions }) => decisions.includes(decision));
    if (!home) throw new CardError('TEMPORARILY_UNAVAILABLE');
    const others = this.files.filter((each) => each !== home).map(({ file }) => file);
    const inputs = [...home.file.elements.values()].filter(({ kind }) => kind === 'input');
    const variables = Object.fromEntries(inputs.map(({ id, name }) => [name, values[id] ?? null]));
    const { result, hits } = explain([home.file, ...others], decision, variables, this.clock);
    const last = hits.at(-1);
    return { result, why: { words: last?.notes.join(' ') ?? '', rule: last?.rule ?? '' } };
  }
}
