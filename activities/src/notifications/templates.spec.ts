import { NOTIFY_TEMPLATES } from '@karta/workflows';
import { smsSize, transliterate } from '../sms/sms-text.ts';
import type { Facts } from './letter.ts';
import { TEMPLATES } from './templates.ts';

const FACTS: Facts = {
  cityName: 'Nowa Rzeczna',
  firstName: 'Katarzyna',
  applicationNumber: 1473,
  path: '/wnioski/8f0c41d7-0000-4000-8000-000000000001',
  applicationAbout: 'o wydanie Karty Mieszkańca',
  pickupDays: 30,
  packageName: 'Pakiet Mieszkańca',
  validUntil: '2026-12-31',
  fee: 2000,
  memberName: 'Jan Kowalski',
  threadNumber: 31,
  decisionDue: '2026-12-07',
  legalBasis: '§ 12 uchwały',
  pickupPoint: { name: 'Ratusz, Biuro Karty', address: 'Rynek 1', openingHours: 'pon.–pt. 8:00–16:00' },
  cardNumber: '01-000018',
  note: 'Brak drugiej strony zaświadczenia.',
  due: '2026-12-07',
  officeName: 'Urząd Miejski',
  officePhone: '24 555 01 00',
  portalUrl: 'https://karta.example',
};

describe('the default texts', () => {
  it.each(NOTIFY_TEMPLATES)('000-32: %s has a subject, says which application or card, and where to look', (name) => {
    const { subject, text } = TEMPLATES[name].mail(FACTS);
    expect(subject.length).toBeGreaterThan(10);
    expect(text).toMatch(/1473|01-000018|31|Jan Kowalski|kont[oa]|dane/);
    expect(text).toContain(`https://karta.example${FACTS.path}`);
    expect(`${subject}${text}`).not.toMatch(/undefined|null|NaN/);
  });

  it('B-4: a call for completion names what is missing, until when, and what follows otherwise', () => {
    const { text } = TEMPLATES['completion-requested'].mail(FACTS);
    expect(text).toContain('Brak drugiej strony zaświadczenia.');
    expect(text).toContain('poniedziałek, 7 grudnia 2026');
    expect(text).toContain('pozostawimy wniosek bez rozpoznania (§ 12 uchwały)');
    expect(TEMPLATES['completion-reminder'].mail(FACTS).text).toContain('7 grudnia 2026');
  });

  it('texts for the phone fit into one message without Polish letters', () => {
    const texts = NOTIFY_TEMPLATES.flatMap((name) => TEMPLATES[name].sms?.(FACTS) ?? []);
    expect(texts).toHaveLength(6);
    for (const text of texts) expect(smsSize(transliterate(text))).toMatchObject({ alphabet: 'gsm-7', parts: 1 });
    expect(texts[0]).toContain('do 7.12.2026');
  });
});
