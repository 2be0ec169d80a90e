import { cmac } from '@noble/ciphers/aes.js';
import { diversification } from './chip-key.ts';
import { wrapped } from './desfire.ts';
import { answerChallenge, fullMode, sessionOf } from './ev2-session.ts';

const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const said = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();

describe('the cryptography of chips gives what NXP has published', () => {
  it('a key is diversified as in AN10922, 2.2.1', () => {
    // given
    const master = hex('00112233445566778899AABBCCDDEEFF');

    // when
    const input = diversification(hex('04782E21801D80'), hex('3042F5'), Buffer.from('NXP Abu'));

    // then
    expect(said(cmac(input, master))).toBe('A8DD63A3B89D54B37CA802473FDA9175');
  });

  it('a chip is authenticated as in AN12196, 6.6', () => {
    // given
    const key = Buffer.alloc(16);
    const challenge = hex('A04C124213C186F22399D33AC2A30215');
    const rndA = hex('13C5DB8A5930439FC3DEF9A4C675360F');

    // when
    const answer = answerChallenge(key, rndA, challenge);
    const proof = hex('3FA64DB5446D1F34CD6EA311167F5E4985B89690C04A05F17FA7AB2F08120663');
    const session = sessionOf(key, rndA, challenge, proof);

    // then
    expect(said(answer)).toBe('35C3E05A752E0144BAC0DE51C1F22C56B34408A23D8AEA266CAB947EA8E0118D');
    expect(session && said(session.transaction)).toBe('9D00C4DF');
    expect(session && said(session.encryption)).toBe('1309C877509E5A215007FF0ED19CA564');
    expect(session && said(session.mac)).toBe('4C6626F5E72EA694202139295C7A7FC7');
  });

  it('an answer of a chip without the key is no proof', () => {
    // when
    const session = sessionOf(Buffer.alloc(16), Buffer.alloc(16, 1), Buffer.alloc(16, 2), Buffer.alloc(32, 3));

    // then
    expect(session).toBeUndefined();
  });

  it('a key is changed as in AN12196, 6.16.2', () => {
    // given
    const session = {
      transaction: hex('7614281A'),
      encryption: hex('4CF3CB41A22583A61E89B158D252FC53'),
      mac: hex('5529860B2FC5FB6154B7F28361D30BF9'),
    };

    // when
    const data = fullMode(session, {
      instruction: 0xc4,
      counter: 3,
      header: hex('00'),
      data: hex('5004BF991F408672B1EF00F08F9E864701'),
    });

    // then
    expect(said(wrapped(0xc4, data))).toBe(
      '90C400002900C0EB4DEEFEDDF0B513A03A95A75491818580503190D4D05053FF75668A01D6FDA6610234BDED643200',
    );
  });
});
