import { APPLICANT_FIELD_NAMES, type ApplicantField } from './applicant-fields.ts';
import { fieldProblems, sentFields } from './field-problems.ts';

const right: Record<ApplicantField, string> = {
  firstName: 'Zofia',
  lastName: 'Źdźbłowska',
  pesel: '44051401359',
  street: 'Nadbrzeżna',
  houseNumber: '31',
  flatNumber: '',
  postalCode: '09-990',
  place: 'Nowa Rzeczna',
  email: 'z@poczta.example',
  phone: '',
};
const when = { today: '2026-11-24', mayHaveOneName: true };
const problemsOf = (changed: Partial<typeof right>, options = when) =>
  fieldProblems({ ...right, ...changed }, APPLICANT_FIELD_NAMES, options);

describe('the rules of the fields', () => {
  it('find nothing in a complete form', () => {
    expect(problemsOf({})).toEqual([]);
  });

  it.each([
    ['street', '  ', 'REQUIRED'],
    ['postalCode', '0999', 'FORMAT'],
    ['email', 'nobody', 'FORMAT'],
    ['phone', '12', 'FORMAT'],
    ['pesel', '44051401358', 'PESEL_CHECKSUM'],
    ['pesel', '4405', 'PESEL_FORMAT'],
    ['firstName', 'Олена', 'NAME_NOT_LATIN'],
    ['firstName', '12', 'FORMAT'],
  ] as const)('name %s «%s» by %s', (field, text, code) => {
    expect(problemsOf({ [field]: text })).toEqual([{ path: field, code }]);
  });

  it('take what is pasted in another form', () => {
    expect(problemsOf({ pesel: 'PESEL: 440514 01359', postalCode: '09 990', phone: '600 100 200' })).toEqual([]);
  });

  it('take one name, whichever it is, and ask for the surname where there is none', () => {
    expect(problemsOf({ firstName: '' })).toEqual([]);
    expect(problemsOf({ lastName: '' })).toEqual([]);
    expect(problemsOf({ firstName: '', lastName: '' })).toEqual([{ path: 'lastName', code: 'REQUIRED' }]);
  });

  it('ask for both names of somebody who did not say that there is only one', () => {
    expect(problemsOf({ firstName: '' }, { ...when, mayHaveOneName: false })).toEqual([
      { path: 'firstName', code: 'REQUIRED' },
    ]);
  });

  it('give a phone as E.164 and an address in small letters', () => {
    expect(sentFields({ ...right, phone: '600 100 200', email: 'Z@Poczta.example' }, ['phone', 'email'])).toEqual({
      phone: '+48600100200',
      email: 'z@poczta.example',
    });
  });
});
