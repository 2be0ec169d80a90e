import { EMPTY_ENTRY, type EntryValues } from './entry-fields.ts';
import { compareChanges } from './entry-conflict.ts';
import { entryAsOf } from './entry-history.ts';
import { entryProblems, keptEntry } from './entry-problems.ts';

const TODAY = '2026-11-29';
const ANNA: EntryValues = {
  ...EMPTY_ENTRY,
  firstName: 'Anna',
  lastName: 'Kowalska',
  pesel: '92082306480',
  place: 'Nowa Rzeczna',
  houseNumber: '31',
  postalCode: '09-990',
};
const problemsOf = (change: Partial<EntryValues>) => entryProblems(keptEntry({ ...ANNA, ...change }, TODAY), TODAY);

describe('an entry of the register', () => {
  it('000-10 takes birth date and sex from the PESEL, whatever is typed there', () => {
    const kept = keptEntry({ ...ANNA, birthDate: '1990-01-01', sex: 'male' }, TODAY);
    expect(kept).toMatchObject({ birthDate: '1992-08-23', sex: 'female', noPeselReason: '' });
    expect(entryProblems(kept, TODAY)).toEqual([]);
  });

  it('000-10 needs a reason, a birth date and a sex where there is no PESEL', () => {
    expect(problemsOf({ pesel: '' }).map(({ path, code }) => `${path} ${code}`)).toEqual([
      'noPeselReason NO_PESEL_REASON',
      'birthDate REQUIRED',
      'sex REQUIRED',
    ]);
    expect(problemsOf({ pesel: '', noPeselReason: 'newborn', birthDate: '2026-11-20', sex: 'male' })).toEqual([]);
    expect(problemsOf({ pesel: '', noPeselReason: 'newborn', birthDate: '2027-01-01', sex: 'male' })).toEqual([
      { path: 'birthDate', code: 'DATE_FUTURE' },
    ]);
  });

  it.each([
    ['idCard', 'ABS123456', undefined],
    ['idCard', 'abs 123456', undefined],
    ['idCard', 'ABS523456', 'CHECK_DIGIT'],
    ['idCard', 'AB1234567', 'FORMAT'],
    ['passport', 'CC7999486', undefined],
    ['passport', 'CC8999486', 'CHECK_DIGIT'],
    ['passport', 'X1', 'FORMAT'],
  ] as const)('000-12 judges %s %s by its check digit', (field, text, code) => {
    expect(problemsOf({ [field]: text })).toEqual(code ? [{ path: field, code }] : []);
  });

  it('000-12 takes the passport of another country from a foreigner', () => {
    const foreigner = { pesel: '', noPeselReason: 'foreigner', birthDate: '1990-01-01', sex: 'male' };
    expect(problemsOf({ ...foreigner, passport: 'FA123456' })).toEqual([]);
    expect(problemsOf({ passport: 'FA123456' })).toEqual([{ path: 'passport', code: 'FORMAT' }]);
  });

  it('000-11 has a registered address whole, or none', () => {
    expect(problemsOf({ registeredStreet: 'Polna' }).map(({ path }) => path)).toEqual([
      'registeredPlace',
      'registeredHouseNumber',
      'registeredPostalCode',
    ]);
  });

  it('000-13 takes no number of a person into the remarks, which stay in clear', () => {
    expect(problemsOf({ remarks: 'PESEL 92082306480' })).toEqual([{ path: 'remarks', code: 'PERSONAL_NUMBER' }]);
  });
});

describe('two clerks and one entry', () => {
  it('000-22 puts together what does not clash, and asks about the rest', () => {
    const theirs = { ...ANNA, phone: '+48500000218', email: 'a@b.example' };
    const mine = { ...ANNA, phone: '+48500000241', remarks: 'Dzwonić po 16.' };
    const { clashes, theirsAlone, merged } = compareChanges(ANNA, theirs, mine);
    expect({ clashes, theirsAlone }).toEqual({ clashes: ['phone'], theirsAlone: ['email'] });
    expect(merged).toMatchObject({ email: 'a@b.example', remarks: 'Dzwonić po 16.' });
  });
});

describe('the register as of a day', () => {
  const changes = [
    { at: '2026-03-02T11:14:00Z', before: { phone: '1' }, after: { phone: '2' }, isFirst: false },
    { at: '2025-06-14T06:51:00Z', before: { lastName: 'Wilk' }, after: { lastName: 'Kowalska' }, isFirst: false },
    { at: '2024-01-01T10:00:00Z', before: {}, after: { lastName: 'Wilk' }, isFirst: true },
  ] as const;
  const now = { ...ANNA, phone: '2' };

  it.each([
    ['2026-12-01T00:00:00Z', { phone: '2', lastName: 'Kowalska' }],
    ['2026-01-01T00:00:00Z', { phone: '1', lastName: 'Kowalska' }],
    ['2025-01-01T00:00:00Z', { phone: '1', lastName: 'Wilk' }],
  ])('000-22 is what stood there until %s', (until, values) => {
    expect(entryAsOf(now, changes, until)).toMatchObject(values);
  });

  it('000-22 has nobody who was entered later', () => {
    expect(entryAsOf(now, changes, '2023-01-01T00:00:00Z')).toBeNull();
  });
});
