import { APPLICATION_TYPES, type ApplicationType } from '../availability.ts';
import { APPLICANT_FIELD_NAMES, applicantField } from '../fields/applicant-fields.ts';
import { sampleValues, sampleValuesOf } from './part-values.ts';
import { pathOf, SECOND_GUARDIAN, type ApplicationFormRow, type FormPart } from './form.ts';
import type { Holds } from './form-content.ts';

/** What is wrong with a form, and where: `sections.0.parts.2.when`. */
export interface FormMistake {
  readonly path: string;
  readonly code: string;
}

/** Parts without which what the form begins cannot be carried out. */
const NEEDED: Readonly<Record<ApplicationType, readonly string[]>> = {
  'card-issue': [
    'packageCode',
    ...APPLICANT_FIELD_NAMES.filter((field) => !applicantField(field).isOptional),
    'photo',
    'pickupPointId',
  ],
  'physical-card': ['pickupPointId'],
  duplicate: ['details.reason', 'pickupPointId'],
  'data-change': ['firstName', 'lastName'],
  'package-new': ['packageCode'],
  'package-extension': ['packageCode'],
  'package-transfer': ['packageCode', 'details.toCardId'],
};

const NAME = /^[a-z][A-Za-z0-9]{0,39}$/;

/**
 * What keeps a form from being published. A condition is tried with the names of the parts before it: one that reads a later
 * part, itself or nothing at all is refused, so that there are no cycles. `check` throws for what is no condition.
 */
export function formMistakes(form: ApplicationFormRow, check: Holds): FormMistake[] {
  const mistakes: FormMistake[] = [];
  const add = (path: string, code: string): unknown => mistakes.push({ path, code });
  if (!APPLICATION_TYPES.includes(form.kind)) add('kind', 'UNKNOWN_KIND');
  const paths = new Set<string>();
  const known = sampleValues();
  form.sections.forEach(({ parts }, sectionIndex) =>
    parts.forEach((part, index) => {
      const at = `sections.${sectionIndex}.parts.${index}`;
      const path = pathOf(part);
      if (paths.has(path)) add(at, 'ASKED_TWICE');
      paths.add(path);
      if (part.when !== undefined && !isCondition(part.when, known, check)) add(`${at}.when`, 'CONDITION_REFUSED');
      // their answer is awaited by the process of a first card alone
      if (part.kind === 'second-guardian' && form.kind !== 'card-issue') add(at, 'PART_REFUSED');
      if (part.kind === 'question') for (const code of questionMistakes(part, known)) add(at, code);
      Object.assign(known, sampleValuesOf(part));
    }),
  );
  for (const path of NEEDED[form.kind] ?? []) if (!isAlwaysAsked(form, path)) add(path, 'PART_MISSING');
  return mistakes;
}

function isCondition(when: string, known: Readonly<Record<string, unknown>>, check: Holds): boolean {
  try {
    check(when, known);
    return true;
  } catch {
    return false;
  }
}

function questionMistakes(
  { id, as, options = [] }: FormPart & { kind: 'question' },
  known: Readonly<Record<string, unknown>>,
): string[] {
  const isTaken =
    Object.hasOwn(known, id) ||
    Object.values<string>(SECOND_GUARDIAN).includes(id) ||
    APPLICANT_FIELD_NAMES.some((field) => field === id);
  const codes = new Set(options.map(({ code }) => code));
  return [
    ...(NAME.test(id) ? [] : ['NAME_REFUSED']),
    ...(isTaken ? ['NAME_TAKEN'] : []),
    ...(as === 'choice' && (options.length < 2 || codes.size < options.length) ? ['OPTIONS_MISSING'] : []),
  ];
}

const isAlwaysAsked = ({ sections }: ApplicationFormRow, path: string): boolean =>
  sections.some(({ parts }) =>
    parts.some((part) => pathOf(part) === path && part.when === undefined && part.isOptional !== true),
  );
