import { formOf, isProduction } from './forms.ts';

describe('the form of a task', () => {
  it('is that of a station where a card is made, whatever group does it', () => {
    expect(isProduction({ form: 'card-production' })).toBe(true);
    expect(isProduction({ form: 'verify-application' })).toBe(false);
  });

  it('is an ordinary decision where nobody knows it, whatever it is called', () => {
    expect(formOf('second-check')).toEqual({ kind: 'decision' });
    expect(formOf('constructor')).toEqual({ kind: 'decision' });
  });

  it('wants a second person where a blocked card is opened again', () => {
    expect(formOf('confirm-unblock').secondPerson).toBe(true);
  });
});
