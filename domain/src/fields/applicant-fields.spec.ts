import {
  APPLICANT_FIELD_NAMES,
  asInForm,
  asInRegister,
  CLEAR_FIELDS,
  EMPTY_APPLICANT,
  EMPTY_IN_REGISTER,
  SEALED_FIELDS,
} from './applicant-fields.ts';

describe('the table of fields', () => {
  it('keeps the number sealed and everything else clear', () => {
    expect(SEALED_FIELDS).toEqual(['pesel']);
    expect([...CLEAR_FIELDS, ...SEALED_FIELDS].toSorted()).toEqual(APPLICANT_FIELD_NAMES.toSorted());
  });

  it('goes from an application to the register and back', () => {
    // given
    const application = { ...EMPTY_APPLICANT, lastName: 'Suharto', email: 's@poczta.example' };

    // when
    const registered = asInRegister(application);

    // then
    expect(registered).toMatchObject({ lastName: 'Suharto', firstName: '', email: 's@poczta.example', phone: null });
    expect(asInForm(registered)).toEqual(application);
  });

  it('leaves nothing after erasure', () => {
    expect(Object.values(EMPTY_IN_REGISTER).every((value) => value === '' || value === null)).toBe(true);
    expect(Object.keys(EMPTY_IN_REGISTER)).toEqual([...CLEAR_FIELDS]);
  });
});
