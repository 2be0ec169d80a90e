import { parsePesel } from '../pesel.ts';
import { kindOf } from '../fields/applicant-fields.ts';
import { addYears } from '../civil-date.ts';
import type { FormPart } from './form.ts';
import { plainAnswer, type FormContent, type FormSurroundings } from './form-content.ts';

type Values = Record<string, unknown>;

/** Names that conditions may use beside fields and questions, before anything is answered. */
const NOTHING_YET: Readonly<Values> = { reason: '', proposesBlock: false, blockNow: false, packageCode: '', age: null };

/** What conditions of the later parts may read of a part: nothing of one that is not shown. */
export function valuesOf(part: FormPart, content: FormContent, around: FormSurroundings): Values {
  switch (part.kind) {
    case 'field': {
      const text = kindOf(part.field).plain(content.values[part.field]);
      return { [part.field]: text, ...(part.field === 'pesel' && { age: ageOf(text, around.today) }) };
    }
    case 'question':
      return { [part.id]: answerValue(part.as, plainAnswer(content.answers[part.id])) };
    case 'reason': {
      const chosen = around.reasons.find(({ code }) => code === content.details.reason);
      return { reason: chosen?.code ?? '', proposesBlock: hasCardToBlock(content, around, chosen?.proposesBlock) };
    }
    case 'block-now':
      return { blockNow: content.details.blockNow === true };
    case 'package':
      return { packageCode: content.packageCode };
    default:
      return {};
  }
}

/** The names of a part without an answer. */
export function emptyValuesOf(part: FormPart): Values {
  if (part.kind === 'question') return { [part.id]: answerValue(part.as, '') };
  return part.kind === 'field' ? { [part.field]: '' } : {};
}

/** What a condition of the first part reads. */
export const firstValues = (): Values => ({ ...NOTHING_YET });

/** Values as a condition may find them, to try it with: whatever it compares is there. */
export const sampleValues = (): Values => ({ ...NOTHING_YET, age: 30 });
const SAMPLES: Readonly<Record<string, unknown>> = { 'yes-no': false, number: 1, date: '2000-01-01' };
export function sampleValuesOf(part: FormPart): Values {
  if (part.kind === 'question') return { [part.id]: SAMPLES[part.as] ?? '' };
  return emptyValuesOf(part);
}

/** A reason proposes to block the card while it still works; one that is blocked already is not blocked again. */
function hasCardToBlock({ details }: FormContent, { cards }: FormSurroundings, isProposed = false): boolean {
  const card = cards.find(({ id }) => id === details.cardId) ?? cards[0];
  return isProposed && card?.isActive === true;
}

/** As FEEL compares it: a number, true or false, a text; null where nothing was said. */
function answerValue(as: string, answer: string): unknown {
  if (as === 'yes-no') return answer === '' ? null : answer === 'yes';
  if (as !== 'number') return answer;
  const number = Number(answer.replace(',', '.'));
  return answer === '' || !Number.isFinite(number) ? null : number;
}

/** Whole years on that day; null where the number says no date. */
function ageOf(pesel: string, today: string): number | null {
  const read = parsePesel(pesel, today);
  if (!read.ok) return null;
  const years = Number(today.slice(0, 4)) - Number(read.birthDate.slice(0, 4));
  return addYears(read.birthDate, years) <= today ? years : years - 1;
}
