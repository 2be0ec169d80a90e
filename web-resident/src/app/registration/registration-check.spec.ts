import { registrationMistakes, type RegistrationForm } from './registration-check.ts';

const required = {
  id: 'c1',
  kind: 'terms',
  version: 1,
  statement: 'Akceptuję Regulamin',
  link: '/regulamin',
  required: true,
};
const optional = { ...required, id: 'c2', kind: 'marketing', required: false };
const filled: RegistrationForm = {
  firstName: 'Małgorzata',
  lastName: 'Źdźbłowska-Nowak',
  email: 'm.zdzblowska@poczta.example',
  password: 'rzeka-most-lipiec',
  passwordAgain: 'rzeka-most-lipiec',
  consents: ['c1'],
};

describe('the registration form', () => {
  it('goes when everything required is there', () => {
    expect(registrationMistakes(filled, [required, optional])).toEqual([]);
  });

  it('names every missing place in the order of the form', () => {
    // given
    const empty: RegistrationForm = {
      firstName: '',
      lastName: ' ',
      email: 'jan',
      password: 'krótkie',
      passwordAgain: 'inne',
      consents: [],
    };

    // when
    const anchors = registrationMistakes(empty, [required, optional]).map((mistake) => mistake.anchor);

    // then
    expect(anchors).toEqual(['firstName', 'lastName', 'email', 'password', 'passwordAgain', 'zgoda-c1']);
  });

  it('does not ask for an optional consent', () => {
    expect(registrationMistakes({ ...filled, consents: ['c1'] }, [required, optional])).toEqual([]);
  });
});
