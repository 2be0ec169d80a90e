import { evaluateCondition } from '@karta/bpmn/feel';
import { APPLICATION_TYPES } from '../availability.ts';
import type { ApplicationFormRow, FormPart, FormSection } from './form.ts';
import { formMistakes } from './form-mistakes.ts';
import { SHIPPED_FORMS } from './shipped-forms.ts';

const clock = { at: '2026-11-24T10:00:00Z', zone: 'Europe/Warsaw' };
const mistakesOf = (form: ApplicationFormRow): string[] =>
  formMistakes(form, (condition, values) => evaluateCondition(condition, values as never, clock)).map(
    ({ path, code }) => `${path} ${code}`,
  );
const question = (id: string, more: Partial<FormPart> = {}): FormPart =>
  ({ kind: 'question', id, as: 'text', label: { pl: 'Pytanie' }, ...more }) as FormPart;

/** A form for a further package with these questions. */
function asking(...parts: FormPart[]): ApplicationFormRow {
  const sections: FormSection[] = [
    { id: 'kind', parts: [{ kind: 'package' }] },
    { id: 'own', parts },
  ];
  return { code: 'own', version: 1, kind: 'package-new', names: { pl: 'Własny' }, sections };
}

it('every shipped form is right, and there is one for each type', () => {
  expect(SHIPPED_FORMS.flatMap(mistakesOf)).toEqual([]);
  expect(SHIPPED_FORMS.map(({ code }) => code)).toEqual([...APPLICATION_TYPES]);
});

it.each([
  ['a condition over an answer before it', [question('school'), question('form', { when: 'school = "A"' })], []],
  [
    'a condition over a later answer',
    [question('form', { when: 'school = "A"' }), question('school')],
    ['sections.1.parts.0.when CONDITION_REFUSED'],
  ],
  ['a condition over itself', [question('a', { when: 'a = "x"' })], ['sections.1.parts.0.when CONDITION_REFUSED']],
  ['a condition that is none', [question('a', { when: 'packageCode' })], ['sections.1.parts.0.when CONDITION_REFUSED']],
  ['half a condition', [question('a', { when: 'packageCode =' })], ['sections.1.parts.0.when CONDITION_REFUSED']],
  ['a name that is taken', [question('reason')], ['sections.1.parts.0 NAME_TAKEN']],
  ['the name of a field', [question('lastName')], ['sections.1.parts.0 NAME_TAKEN']],
  ['one choice alone', [question('a', { as: 'choice' } as never)], ['sections.1.parts.0 OPTIONS_MISSING']],
  [
    'the same question twice',
    [question('a'), question('a')],
    ['sections.1.parts.1 ASKED_TWICE', 'sections.1.parts.1 NAME_TAKEN'],
  ],
] as [string, FormPart[], string[]][])('%s', (_what, parts, mistakes) => {
  expect(mistakesOf(asking(...parts))).toEqual(mistakes);
});

it('a form for a card asks for what a card needs', () => {
  const [issue] = SHIPPED_FORMS;
  const sections = issue?.sections.filter(({ id }) => id !== 'photo') ?? [];
  expect(mistakesOf({ ...(issue as ApplicationFormRow), sections })).toEqual(['photo PART_MISSING']);
});
