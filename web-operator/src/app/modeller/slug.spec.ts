import { slugOf } from './slug.ts';

it('an answer’s own words become a code without Polish marks', () => {
  expect(slugOf(' Cofnij: do żółtej weryfikacji! ')).toBe('cofnij-do-zoltej-weryfikacji');
});
