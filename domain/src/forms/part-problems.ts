import { isCivilDate } from '../civil-date.ts';
import { guardianProblems } from './second-guardian.ts';
import type { ApplicantField } from '../fields/applicant-fields.ts';
import { fieldProblems, type FieldProblem } from '../fields/field-problems.ts';
import { isPostable } from '../posting.ts';
import { pathOf, type FormPart, type Question } from './form.ts';
import { plainAnswer, type DocumentDate, type FormContent, type FormSurroundings } from './form-content.ts';

export interface Asked {
  readonly content: FormContent;
  readonly around: FormSurroundings;
  readonly mayHaveOneName: boolean;
  /** Fields that are shown in the same section and may be changed: of two names one may be empty. */
  readonly fields: readonly ApplicantField[];
}

/** What keeps a shown part from being sent: codes, the screens have their words. */
export function partProblems(part: FormPart, asked: Asked): FieldProblem[] {
  const path = pathOf(part);
  const unless = (isRight: boolean, code = 'REQUIRED'): FieldProblem[] => (isRight ? [] : [{ path, code }]);
  const { content, around } = asked;
  const { details } = content;
  const isNeeded = part.isOptional !== true;
  switch (part.kind) {
    case 'field':
      return part.isReadOnly ? [] : ownProblems(part, asked);
    case 'question':
      return questionProblems(part, plainAnswer(content.answers[part.id]), isNeeded);
    case 'package':
      return unless(has(around.packages, 'code', content.packageCode), 'UNKNOWN_PACKAGE');
    case 'card':
      return unless(has(around.cards, 'id', details.cardId) || around.cards.length === 1, 'UNKNOWN_CARD');
    case 'reason':
      return unless(has(around.reasons, 'code', details.reason), details.reason ? 'UNKNOWN_REASON' : 'REQUIRED');
    case 'receiving-card':
      return unless(has(around.receivingCards, 'id', details.toCardId), details.toCardId ? 'UNKNOWN_CARD' : 'REQUIRED');
    case 'second-guardian':
      return guardianProblems(content, isNeeded);
    case 'photo':
      return unless(content.hasPhoto || !isNeeded);
    case 'document':
      return documentProblems(part.type, [], content, isNeeded);
    case 'package-documents':
      return (around.packages.find(({ code }) => code === content.packageCode)?.documents ?? []).flatMap(
        ({ type, asks }) => documentProblems(type, asks, content, isNeeded),
      );
    case 'pickup-point':
      return pickupProblems(part, asked);
    case 'consents':
      return around.consents.flatMap(({ id, required }) =>
        required && !content.consents.includes(id) ? [{ path: `consents.${id}`, code: 'CONSENT_MISSING' }] : [],
      );
    case 'block-now':
      return [];
  }
}

const has = <K extends string>(rows: readonly Readonly<Record<K, string>>[], key: K, value: unknown): boolean =>
  rows.some((row) => row[key] === value);

/** A card is posted by the town's one point that does so, to an address that is known. */
function pickupProblems({ isOptional }: FormPart, { content, around }: Asked): FieldProblem[] {
  const { pickupPointId, details, values } = content;
  const path = 'pickupPointId';
  const point = around.points.find(({ id }) => id === pickupPointId);
  if (!point) return isOptional === true && pickupPointId === null ? [] : [{ path, code: 'REQUIRED' }];
  if (details.byPost !== true) return [];
  if (point.posts !== true) return [{ path, code: 'NOT_POSTED' }];
  return isPostable(values) ? [] : [{ path, code: 'ADDRESS_UNKNOWN' }];
}

/** A field is judged among its neighbours: who has one name may leave the other one empty. */
function ownProblems(
  { field, isOptional }: FormPart & { kind: 'field' },
  { content, around, mayHaveOneName, fields }: Asked,
): FieldProblem[] {
  const isEmpty = content.values[field].trim() === '';
  if (isEmpty && isOptional === true) return [];
  const when = { today: around.today, mayHaveOneName };
  return fieldProblems(content.values, fields, when).filter(({ path }) => path === field);
}

function questionProblems(question: Question, answer: string, isNeeded: boolean): FieldProblem[] {
  const path = `answers.${question.id}`;
  if (answer === '') return isNeeded ? [{ path, code: 'REQUIRED' }] : [];
  return isRight(question, answer) ? [] : [{ path, code: 'FORMAT' }];
}

/** Longest text of a town's own question that says no other limit. */
export const LONGEST_ANSWER = 2000;

function isRight({ as, options = [], longest = LONGEST_ANSWER, least, most }: Question, answer: string): boolean {
  if (as === 'choice') return has(options, 'code', answer);
  if (as === 'yes-no') return answer === 'yes' || answer === 'no';
  if (as === 'date') return isCivilDate(answer);
  if (as !== 'number') return answer.length <= longest;
  const number = Number(answer.replace(',', '.'));
  return /^-?\d{1,9}([.,]\d{1,4})?$/.test(answer) && number >= (least ?? -1e9) && number <= (most ?? 1e9);
}

function documentProblems(
  type: string,
  asks: readonly DocumentDate[],
  { documents }: FormContent,
  isNeeded: boolean,
): FieldProblem[] {
  const own = documents.filter(({ documentType }) => documentType === type);
  if (own.length === 0) return isNeeded ? [{ path: `documents.${type}`, code: 'REQUIRED' }] : [];
  const lacks = asks.filter(
    (each) => !own.some(({ documentDate, documentEnd }) => (each === 'date' ? documentDate : documentEnd) !== null),
  );
  return lacks.map((each) => ({ path: `documents.${type}.${each}`, code: 'REQUIRED' }));
}
