import { addressRule, memberMistakes } from './member-check.ts';

const TODAY = '2026-11-24';
const child = { firstName: 'Julia', lastName: 'Źdźbłowska', birthDate: '2009-02-08', kinship: 'child', email: '' };
const anchors = (changed: Partial<typeof child>) =>
  memberMistakes({ ...child, ...changed }, TODAY).map(({ anchor }) => anchor);

describe('the form of a member', () => {
  it('004-109 goes with a name, a date and a kinship', () => {
    expect(anchors({})).toEqual([]);
    expect(anchors({ firstName: '', lastName: '7', birthDate: '', kinship: '' })).toEqual([
      'firstName',
      'lastName',
      'birthDate',
      'kinship',
    ]);
  });

  it('004-110 asks for the address of whoever is 18 today, and of nobody who is that tomorrow', () => {
    expect(anchors({ birthDate: '2008-11-24' })).toEqual(['email']);
    expect(anchors({ birthDate: '2008-11-25' })).toEqual([]);
    expect(anchors({ birthDate: '2008-11-24', email: 'julia@poczta.example' })).toEqual([]);
    expect(anchors({ email: 'julia' })).toEqual(['email']);
  });

  it('004-110 says from which day the address is needed', () => {
    expect(addressRule('2009-02-08', TODAY)).toEqual({ isNeeded: false, from: '2027-02-08' });
    expect(addressRule('1990-02-08', TODAY)).toMatchObject({ isNeeded: true });
    expect(addressRule('', TODAY)).toBeNull();
  });

  it('takes nobody who is not born yet', () => {
    expect(anchors({ birthDate: '2026-11-25' })).toEqual(['birthDate']);
  });
});
