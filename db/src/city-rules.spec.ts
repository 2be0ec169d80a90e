import { newCityProblem } from './city-rules.ts';

const CITY = {
  id: 'zarzecze',
  name: 'Zarzecze',
  hosts: ['karta.zarzecze.example'],
  portalUrl: 'https://karta.zarzecze.example',
  officeUrl: 'http://urzad.zarzecze.example:8443/biuro',
  channels: { mailFrom: 'karta@zarzecze.example', smtpUrl: 'smtps://u:p@mail.example:465' },
};
const ADMIN = { email: 'anna@zarzecze.example', name: 'Anna Wiśniewska' };

describe('a new city', () => {
  it('is taken with host names, addresses of pages and e-mail addresses', () => {
    expect(newCityProblem(CITY, ADMIN)).toBeUndefined();
    expect(newCityProblem({ ...CITY, hosts: ['127.0.0.1', 'localhost'] }, ADMIN)).toBeUndefined();
  });

  it.each([
    [{ id: 'zarzecze-' }, 'is no id of a city'],
    [{ name: ' ' }, '--name is no name'],
    [{ name: 'Zarzecze\u0000' }, '--name is no name'],
    [{ name: '\ud800' }, '--name is no name'],
    [{ hosts: ['https://karta.example'] }, 'is no host name'],
    [{ hosts: ['karta.example/wnioski'] }, 'is no host name'],
    [{ hosts: ['karta.example:8080'] }, 'is no host name'],
    [{ hosts: ['karta example'] }, 'is no host name'],
    [{ hosts: ['dobry.example', ''] }, 'is no host name'],
    [{ portalUrl: 'karta.example' }, 'is no address of a page'],
    [{ portalUrl: 'https://u:p@karta.example' }, 'is no address of a page'],
    [{ portalUrl: 'https://karta.example?a=1' }, 'is no address of a page'],
    [{ officeUrl: 'https://karta.example/x y' }, 'is no address of a page'],
    [{ officeUrl: 'https://karta.example#a' }, 'is no address of a page'],
    [{ channels: { mailFrom: 'Karta <karta@zarzecze.example>' } }, 'is no e-mail address'],
    [{ channels: { mailFrom: '' } }, 'is no e-mail address'],
    [{ channels: { smtpUrl: 'mail.example' } }, '--smtp-url-file'],
    [{ channels: { smsUrl: 'sms' } }, '--sms-url'],
  ])('is refused by a sentence for %j', (wrong, sentence) => {
    expect(newCityProblem({ ...CITY, ...wrong }, ADMIN)).toContain(sentence);
  });

  it('is refused without an administrator who can be written to', () => {
    expect(newCityProblem(CITY, { ...ADMIN, email: 'nie mail' })).toContain('nie mail is no e-mail address');
    expect(newCityProblem(CITY, { ...ADMIN, name: 'a\nb' })).toContain('--admin-name');
  });
});
