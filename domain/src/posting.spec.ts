import { activationCode, typedActivationCode } from './posting.ts';

describe('a code that activates a card', () => {
  it('D-11 has no sign that is taken for another one, and is read as people type it', () => {
    // given
    const codes = [0, 8, 16, 24].map((from) => activationCode(Array.from({ length: 8 }, (_, at) => from + at)));

    // then
    expect(codes).toEqual(['ABCD-EFGH', 'JKLM-NPQR', 'STUV-WXYZ', '2345-6789']);
    expect(typedActivationCode(' jklm npqr')).toBe(typedActivationCode('JKLM-NPQR'));
  });
});
