import { changedVariables } from './case-acts.ts';

describe('repairing the data of a case', () => {
  const before = { outcome: 'approve', days: 7, card: { id: 'a' } };

  it('sends only what was changed', () => {
    expect(changedVariables('{"outcome":"approve","days":14,"card":{"id":"a"},"more":true}', before)).toEqual({
      variables: { days: 14, more: true },
    });
  });

  it.each(['{"days":}', '[1]', 'null', JSON.stringify(before)])('says what is wrong with %s', (text) => {
    expect(changedVariables(text, before)).toHaveProperty('error');
  });
});
