import {
  APPLICANT_FIELD_NAMES,
  type ApplicantField,
  type FormContent,
  type FormPart,
  type FormSection,
} from '@karta/domain';

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Random = () => number;
const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

const KINDS = ['text', 'long-text', 'number', 'date', 'yes-no', 'choice'] as const;
const OPTIONS = ['a', 'b', 'c'].map((code) => ({ code, label: { pl: code.toUpperCase() } }));
const CONDITIONS = ['= "a"', '= "b"', '!= "a"', '= true', '> 3', '< date("2026-01-01")'];
const TEXTS = [
  '',
  'a',
  'b',
  'c',
  ' a ',
  'yes',
  'no',
  '3,5',
  '4',
  '-1',
  'x'.repeat(3000),
  '2025-12-31',
  '31.12.2025',
  'Łódź',
];

/** A form of questions, fields and things, with conditions over what comes before, or over nothing. */
export function randomForm(random: Random): FormSection[] {
  const names: string[] = ['reason', 'packageCode', 'age', 'nobody'];
  return Array.from({ length: 1 + Math.floor(random() * 4) }, (_, section) => ({
    id: `s${section}`,
    parts: Array.from({ length: 1 + Math.floor(random() * 6) }, (_part, index): FormPart => {
      const when = random() < 0.4 ? { when: `${pick(random, names)} ${pick(random, CONDITIONS)}` } : {};
      const isOptional = random() < 0.3;
      const id = `q${section}x${index}`;
      if (random() < 0.5) {
        names.push(id);
        return {
          kind: 'question',
          id,
          as: pick(random, KINDS),
          label: { pl: id },
          options: OPTIONS,
          isOptional,
          ...when,
        };
      }
      if (random() < 0.5) return { kind: 'field', field: pick(random, APPLICANT_FIELD_NAMES), isOptional, ...when };
      const thing = pick(random, [
        'reason',
        'package',
        'photo',
        'pickup-point',
        'consents',
        'package-documents',
        'card',
        'block-now',
      ] as const);
      return { kind: thing, isOptional, ...when };
    }),
  }));
}

/** What somebody might write in it, right or wrong. */
export function randomContent(random: Random, sections: readonly FormSection[]): FormContent {
  const questions = sections.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.kind === 'question' ? [part.id] : [])),
  );
  const values = APPLICANT_FIELD_NAMES.map((field) => [field, pick(random, [...TEXTS, '44051401359', '09-990'])]);
  return {
    values: Object.fromEntries(values) as Record<ApplicantField, string>,
    answers: Object.fromEntries(questions.map((id) => [id, pick(random, TEXTS)])),
    packageCode: pick(random, ['resident', 'none']),
    details: {
      reason: pick(random, ['loss', 'damage', 'moth']),
      blockNow: random() < 0.5,
      cardId: pick(random, ['card', 'other']),
    },
    hasPhoto: random() < 0.5,
    documents:
      random() < 0.5
        ? []
        : [
            {
              documentType: 'rent',
              name: 'u.pdf',
              documentDate: null,
              documentEnd: pick(random, [null, '2027-01-01']),
            },
          ],
    pickupPointId: pick(random, [null, 'town', 'gone']),
    consents: random() < 0.5 ? [] : ['new', 'old'],
  };
}

/** A form of yes and no, each question but the first hanging on the one before it, and the answers that show all of it. */
export function longForm(questions: number) {
  const parts = Array.from({ length: questions }, (_, index) => ({
    kind: 'question' as const,
    id: `q${index}`,
    as: 'yes-no' as const,
    label: { pl: `Pytanie ${index}` },
    ...(index > 0 && { when: `q${index - 1} = true` }),
  }));
  const answers: Record<string, string> = Object.fromEntries(parts.map(({ id }) => [id, 'yes']));
  return { form: { sections: [{ id: 'only', parts }] }, answers };
}
