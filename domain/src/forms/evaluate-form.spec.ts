import { APPLICANT_FIELD_NAMES, type ApplicantField } from '../fields/applicant-fields.ts';
import { evaluateForm, shownContent } from './evaluate-form.ts';
import type { FormContent, FormSurroundings, Holds } from './form-content.ts';
import type { FormPart } from './form.ts';

const EMPTY = Object.fromEntries(APPLICANT_FIELD_NAMES.map((field) => [field, ''])) as Record<ApplicantField, string>;
const nothing: FormContent = {
  values: EMPTY,
  answers: {},
  packageCode: '',
  details: {},
  hasPhoto: false,
  documents: [],
  pickupPointId: null,
  consents: [],
};
const around: FormSurroundings = {
  today: '2026-11-24',
  packages: [
    {
      code: 'resident',
      name: 'Pakiet',
      criterion: 'najem',
      description: '',
      documents: [{ type: 'rent', name: 'Umowa', asks: ['end'] }],
    },
  ],
  reasons: [
    { code: 'loss', name: 'Zagubienie', proposesBlock: true },
    { code: 'damage', name: 'Uszkodzenie', proposesBlock: false },
  ],
  cards: [{ id: 'card', number: '01-1', isActive: true }],
  receivingCards: [{ id: 'other', number: '01-2', holderName: 'Jan' }],
  points: [
    { id: 'town', name: 'Ratusz', address: 'Rynek 1', openingHours: '8-16', makesCards: true },
    { id: 'posts', name: 'Filia', address: 'Rynek 2', openingHours: '8-16', makesCards: true, posts: true },
  ],
  consents: [
    { id: 'new', kind: 'statement', version: 2, statement: 'Oświadczam', link: null, required: true },
    { id: 'free', kind: 'news', version: 1, statement: 'Chcę', link: null, required: false },
  ],
};
/** Enough of a language for these forms: a name, or `name = "text"`. */
const holds: Holds = (condition, values) => {
  const [name = '', text] = condition.split(' = ');
  return text === undefined ? values[name] === true : values[name] === text.replaceAll('"', '');
};
const evaluate = (parts: readonly FormPart[], content: Partial<FormContent> = {}) =>
  evaluateForm({ sections: [{ id: 'only', parts }] }, { ...nothing, ...content }, around, {
    holds,
    mayHaveOneName: false,
  });
const problemsOf = (parts: readonly FormPart[], content: Partial<FormContent> = {}) =>
  evaluate(parts, content).problems.map(({ path, code }) => `${path} ${code}`);
const shownOf = (parts: readonly FormPart[], content: Partial<FormContent> = {}) =>
  evaluate(parts, content).sections.flatMap((section) => section.parts.map(({ path }) => path));

const REASON: FormPart = { kind: 'reason' };
const BLOCK: FormPart = { kind: 'block-now', when: 'proposesBlock' };
const BY_POST = { byPost: true };
const AT_HOME = { ...EMPTY, houseNumber: '4', postalCode: '09-990', place: 'Nowa Rzeczna' };
const SCHOOL: FormPart = {
  kind: 'question',
  id: 'school',
  as: 'choice',
  label: { pl: 'Szkoła' },
  options: [
    { code: 'one', label: { pl: 'Pierwsza' } },
    { code: 'two', label: { pl: 'Druga' } },
  ],
};
const CLASS: FormPart = { kind: 'question', id: 'form', as: 'text', label: { pl: 'Klasa' }, when: 'school = "two"' };

describe('what a form shows', () => {
  it('hangs on the answers before it: a lost card is blocked, a damaged one is not', () => {
    expect(shownOf([REASON, BLOCK], { details: { reason: 'loss' } })).toContain('details.blockNow');
    expect(shownOf([REASON, BLOCK], { details: { reason: 'damage' } })).not.toContain('details.blockNow');
  });

  it('does not hang on what comes later, nor on what is hidden', () => {
    expect(shownOf([CLASS, SCHOOL], { answers: { school: 'two' } })).toEqual(['answers.school']);
    const hidden: FormPart = { ...SCHOOL, when: 'reason = "loss"' };
    expect(shownOf([REASON, hidden, CLASS], { answers: { school: 'two' } })).toEqual(['details.reason']);
  });
});

describe('what keeps a form from being sent', () => {
  it.each([
    [SCHOOL, {}, ['answers.school REQUIRED']],
    [SCHOOL, { answers: { school: 'three' } }, ['answers.school FORMAT']],
    [SCHOOL, { answers: { school: 'one' } }, []],
    [REASON, { details: { reason: 'moth' } }, ['details.reason UNKNOWN_REASON']],
    [{ kind: 'card' }, {}, []],
    [{ kind: 'receiving-card' }, { details: { toCardId: 'card' } }, ['details.toCardId UNKNOWN_CARD']],
    [{ kind: 'photo' }, {}, ['photo REQUIRED']],
    [{ kind: 'photo', isOptional: true }, {}, []],
    [{ kind: 'pickup-point' }, { pickupPointId: 'gone' }, ['pickupPointId REQUIRED']],
    // D-11: posted from the point that does so, to an address that is known
    [{ kind: 'pickup-point' }, { pickupPointId: 'town', details: BY_POST }, ['pickupPointId NOT_POSTED']],
    [{ kind: 'pickup-point' }, { pickupPointId: 'posts', details: BY_POST }, ['pickupPointId ADDRESS_UNKNOWN']],
    [{ kind: 'pickup-point' }, { pickupPointId: 'posts', details: BY_POST, values: AT_HOME }, []],
    [{ kind: 'consents' }, { consents: ['old'] }, ['consents.new CONSENT_MISSING']],
    [{ kind: 'package' }, { packageCode: 'none' }, ['packageCode UNKNOWN_PACKAGE']],
    [{ kind: 'field', field: 'postalCode' }, {}, ['postalCode REQUIRED']],
    [{ kind: 'field', field: 'postalCode', isOptional: true }, {}, []],
    [{ kind: 'field', field: 'postalCode', isReadOnly: true }, {}, []],
  ] as [FormPart, Partial<FormContent>, string[]][])('%j with %j: %j', (part, content, problems) => {
    expect(problemsOf([part], content)).toEqual(problems);
  });

  it('is a document without the date on which it hangs how long it counts', () => {
    // given
    const asked: FormPart = { kind: 'package-documents' };
    const document = { documentType: 'rent', name: 'umowa.pdf', documentDate: null, documentEnd: null };
    const of = (documentEnd: string | null) => ({ packageCode: 'resident', documents: [{ ...document, documentEnd }] });

    // then
    expect(problemsOf([asked], { packageCode: 'resident' })).toEqual(['documents.rent REQUIRED']);
    expect(problemsOf([asked], of(null))).toEqual(['documents.rent.end REQUIRED']);
    expect(problemsOf([asked], of('2027-06-30'))).toEqual([]);
  });

  it('is nothing of a part that is hidden', () => {
    expect(problemsOf([REASON, SCHOOL, CLASS], { details: { reason: 'loss' }, answers: { school: 'one' } })).toEqual(
      [],
    );
  });
});

it('what was answered and is hidden now is neither read nor sent', () => {
  // given
  const parts = [REASON, BLOCK, SCHOOL, CLASS];
  const content = {
    ...nothing,
    details: { reason: 'damage', blockNow: true, cardId: 'foreign' },
    answers: { school: 'one', form: '3B' },
    pickupPointId: 'town',
    consents: ['new'],
  };

  // when
  const evaluated = evaluate(parts, content);

  // then
  expect(shownContent(evaluated, content, around)).toMatchObject({
    details: { reason: 'damage' },
    answers: { school: 'one' },
    pickupPointId: null,
    consents: [],
  });
  expect(shownContent(evaluated, content, around).details).toEqual({ reason: 'damage' });
  const lines = evaluated.sections.flatMap((section) => section.lines);
  expect(lines.map(({ words, value }) => words?.pl ?? value)).toEqual(['Uszkodzenie', 'Pierwsza']);
});
