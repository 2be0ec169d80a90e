import { readPhone, takesSms } from './phone-number.ts';

describe('a phone number', () => {
  it.each([
    ['600100200', '+48600100200'],
    ['+48 600 100 200', '+48600100200'],
    ['0048600100200', '+48600100200'],
    ['48600100200', '+48600100200'],
    ['(22) 123 45 67', '+48221234567'],
    ['600.100.200', '+48600100200'],
    ['600–100–200', '+48600100200'],
    ['600/100/200', '+48600100200'],
    ['tel:+48600100200', '+48600100200'],
    ['+380 67 123 45 67', '+380671234567'],
    ['00380671234567', '+380671234567'],
    ['+49 151 23456789', '+4915123456789'],
  ])('%s is kept as %s', (typed, expected) => {
    expect(readPhone(typed)).toBe(expected);
    expect(readPhone(expected)).toBe(expected);
  });

  it.each([
    [''],
    ['000000000'],
    ['+48000000000'],
    ['60010020'],
    ['6001002001'],
    ['+4860010020'],
    ['+48'],
    ['+1234'],
    ['+1234567890123456'],
    ['600 100 200 wew. 3'],
    ['+0048600100200'],
  ])('%s is none', (typed) => {
    expect(readPhone(typed)).toBeUndefined();
  });

  it('tells landlines, which no SMS reaches, from mobiles', () => {
    expect(takesSms('+48221234567')).toBe(false);
    expect(takesSms('+48600100200')).toBe(true);
    expect(takesSms('+380671234567')).toBe(true);
  });
});
