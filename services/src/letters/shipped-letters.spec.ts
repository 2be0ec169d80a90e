import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CASE_LETTERS,
  LETTER_EVENTS,
  LETTERS,
  smsSize,
  transliterate,
  type LetterChannel,
  type LetterEvent,
} from '@karta/domain';
import { factsInWords, type MessageFacts } from './letter-facts.ts';
import { checkLetter, renderLetter, type LetterText } from './letter-text.ts';
import { aboutApplication, findShippedLetter, sampleFacts } from './shipped-letters.ts';

const FULL: MessageFacts = {
  cityName: 'Nowa Rzeczna',
  firstName: 'Katarzyna',
  path: '/wnioski/8f0c41d7-0000-4000-8000-000000000001',
  applicationNumber: 1473,
  applicationAbout: aboutApplication('card-issue', 'pl'),
  statusCode: '7K2M-Q9XD',
  decisionDue: '2026-12-07',
  legalBasis: '§ 12 uchwały & „regulaminu”',
  pickupPoint: { name: 'Ratusz, Biuro Karty', address: 'Rynek 1', openingHours: 'pon.–pt. 8:00–16:00' },
  pickupDays: 30,
  cardNumber: '01-000018',
  packageName: 'Pakiet Mieszkańca',
  validUntil: '2026-12-31',
  fee: 123_456,
  note: 'Brak drugiej strony <zaświadczenia>.',
  due: '2026-12-08',
  memberName: 'Jan Kowalski',
  threadNumber: 31,
  officeName: 'Urząd Miejski',
  officePhone: '24 555 01 00',
  portalUrl: 'https://karta.example',
};
const FACTS = {
  full: FULL,
  sparse: { ...FULL, decisionDue: null, pickupPoint: null, fee: 0, note: null, due: null, validUntil: null },
};
const GOLDEN: Record<string, Record<string, { mail: LetterText; sms?: string }>> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'shipped-letters.golden.json'), 'utf8'),
);

const ALL = LETTER_EVENTS.flatMap((event) => LETTERS[event].channels.map((channel) => [event, channel] as const));

function shipped(event: LetterEvent, channel: LetterChannel): LetterText {
  const letter = findShippedLetter(event, channel, 'pl');
  if (!letter) throw new Error(`no letter ${event}.${channel}`);
  return letter;
}

function rendered(event: LetterEvent, channel: LetterChannel, facts: MessageFacts): LetterText {
  const link = 'https://karta.example/x?token=a&b=1';
  return renderLetter(shipped(event, channel), {
    ...factsInWords(facts, 'pl'),
    link,
    code: '482913',
    identityCode: 'KM7R-4TQ9',
    reportName: 'Karty wydane',
    reportDays: '1.10.2026–31.10.2026',
    reportTotal: '318',
    reportPlace: facts.note && 'Ratusz, Biuro Karty',
    reportLink: 'https://urzad.example/raporty?raport=issued',
    lostReaders: facts.note && 'Jan Kowalski',
  });
}

/** Letters that somebody reads who uses the portal: the office is Polish. */
const TO_RESIDENTS = ALL.filter(([event]) => !/^(?:staff|partner)-/.test(event));
const placeholdersOf = ({ subject, text }: LetterText): string[] =>
  [...`${subject} ${text}`.matchAll(/\{\{([#^/]?)(\w+)\}\}/g)].map(([, sign, name]) => `${sign}${name}`);

describe.each(['en', 'uk'] as const)('the letters of the release in %s', (language) => {
  it.each(TO_RESIDENTS)('E-10 %s by %s is there, and names what the Polish one names', (event, channel) => {
    // given
    const letter = findShippedLetter(event, channel, language);

    // then: a fact may be said once more or once less, none is lost or new
    expect(letter && [...new Set(placeholdersOf(letter))].toSorted()).toEqual(
      [...new Set(placeholdersOf(shipped(event, channel)))].toSorted(),
    );
  });

  it('E-10 leads to the page in that language', () => {
    const { portalLink, portalUrl } = factsInWords(FULL, language);
    expect([portalLink, portalUrl]).toEqual([
      `https://karta.example/${language}${FULL.path}`,
      `https://karta.example/${language}`,
    ]);
  });

  it('E-10 says no Polish word', () => {
    const polish = TO_RESIDENTS.filter(([event, channel]) => {
      const letter = findShippedLetter(event, channel, language);
      return /[ąćęłńóśźż]/i.test(`${letter?.subject} ${letter?.text}`);
    });
    expect(polish).toEqual([]);
  });
});

describe('the letters of the release', () => {
  it.each(ALL)('%s by %s is there and names no fact that it may not', (event, channel) => {
    expect(() => checkLetter(shipped(event, channel), LETTERS[event].facts)).not.toThrow();
  });

  it.each(ALL)('%s by %s reads word for word as recorded, with all facts and with the least', (event, channel) => {
    for (const [kind, recorded] of Object.entries(GOLDEN[event] ?? {})) {
      const letter = rendered(event, channel, FACTS[kind as keyof typeof FACTS]);
      expect(channel === 'sms' ? letter.text : letter).toEqual(recorded[channel]);
    }
  });

  it('are recorded each, and no record is left over', () => {
    const recorded = Object.entries(GOLDEN).flatMap(([event, { full }]) =>
      Object.keys(full ?? {}).map((channel) => `${event} ${channel}`),
    );
    expect(recorded.toSorted()).toEqual(ALL.map(([event, channel]) => `${event} ${channel}`).toSorted());
  });

  it.each(CASE_LETTERS)('000-32: %s says which application, card or person, and where to look', (event) => {
    const { subject, text } = rendered(event, 'mail', FULL);
    expect(subject.length).toBeGreaterThan(10);
    expect(text).toMatch(/1473|01-000018|31|Jan Kowalski|kont[oa]|dane/);
    expect(text).toContain(`https://karta.example${FULL.path}`);
  });

  it('B-4: a call for completion names what is missing, until when, and what follows otherwise', () => {
    const { text } = rendered('completion-requested', 'mail', FULL);
    expect(text).toContain('Brak drugiej strony <zaświadczenia>.');
    expect(text).toContain('wtorek, 8 grudnia 2026');
    expect(text).toContain('pozostawimy wniosek bez rozpoznania (§ 12 uchwały & „regulaminu”)');
    expect(rendered('completion-reminder', 'mail', FULL).text).toContain('8 grudnia 2026');
  });

  it('fit into one text for the phone without Polish letters', () => {
    const texts = ALL.filter(([, channel]) => channel === 'sms').map(([event]) => rendered(event, 'sms', FULL).text);
    expect(texts).toHaveLength(14);
    for (const text of texts) expect(smsSize(transliterate(text))).toMatchObject({ alphabet: 'gsm-7', parts: 1 });
  });
});

describe('the invented facts of a preview', () => {
  it.each([
    ['application', '/wnioski/przyklad'],
    ['card', '/karty'],
    ['account', '/konto'],
    ['thread', '/sprawy/przyklad'],
  ] as const)('of an %s lead to %s, under the office of the town', (about, path) => {
    const facts = sampleFacts('Zarzecze', 'https://z.example', 'pl', { about, officeName: 'Urząd Gminy Zarzecze' });
    expect(facts).toMatchObject({ portalLink: `https://z.example${path}`, officeName: 'Urząd Gminy Zarzecze' });
  });
});
