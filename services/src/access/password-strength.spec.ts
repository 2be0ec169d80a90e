import { passwordWeakness } from './password-strength.ts';

const OF_ANNA = ['Nowa Rzeczna', 'Anna', 'Śliwińska', 'a.sliwinska@poczta.example', '1985'];

describe('a new password', () => {
  it.each([
    ['qwertyuiop12', 'leaked'],
    ['p@ssw0rd1234', 'leaked'],
    ['iloveyou1234', 'leaked'],
    ['kochamcie123', 'leaked'],
    ['zaq12wsxzaq1', 'leaked'],
    ['password123456', 'leaked'],
    ['abcdefghijkl', 'pattern'],
    ['aaaaaaaaaaaa', 'pattern'],
    ['NowaRzeczna1', 'personal'],
    ['Nowa-Rzeczna-2026', 'personal'],
    ['Sliwinska-1985', 'personal'],
    ['anna.śliwińska!', 'personal'],
    ['poniedzialek12', 'words'],
    ['poniedziałek1', 'words'],
    ['kowalczyk1985', 'words'],
  ])('%s is refused: %s', async (password, reason) => {
    expect(await passwordWeakness(password, OF_ANNA)).toBe(reason);
  });

  it.each([
    'zielony rower pod mostem',
    'Zupelnie-Inne-Haslo-9',
    'Zielona-Brama-1467',
    'koń-bateria-zszywka',
    'v7#Kq!2mZp9x',
  ])('%s is taken', async (password) => {
    expect(await passwordWeakness(password, OF_ANNA)).toBeUndefined();
  });

  it('that was made to cost much is judged in a moment', async () => {
    await passwordWeakness('warm up the dictionaries', []);
    for (const evil of ['a4@4a4@'.repeat(18), '@4a$s5'.repeat(21), '1990-01-01/2000-12-12/1999'.repeat(4)]) {
      const begun = process.cpuUsage().user;
      await passwordWeakness(evil, OF_ANNA);
      expect((process.cpuUsage().user - begun) / 1000).toBeLessThan(250);
    }
  });
});
