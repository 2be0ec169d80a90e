import { randomUUID } from 'node:crypto';
import { Configuration } from '@karta/contracts';
import type { City } from '@karta/db';
import { SHIPPED_FORMS } from '@karta/domain';
import {
  addCardImage,
  addRow,
  changeSetting,
  importConfiguration,
  previewConfiguration,
  publishConsentText,
  publishDesign,
  publishForm,
  putArms,
  readConfiguration,
  retireForm,
  saveDesign,
  addOwnLetter,
  changeOwnLetter,
  saveLetter,
} from '@karta/services';
import sharp from 'sharp';
import { readCardImage } from '../../api/src/http/read-card-image.ts';
import { readArms } from '../../api/src/http/read-arms.ts';
import { openKeyedCity, type OwnCity } from '../makers/own-city.ts';

const towns: OwnCity[] = [];
let first: City;
let second: City;

async function emptyTown(): Promise<City> {
  const own = await openKeyedCity();
  towns.push(own);
  const city = { ...own.city, name: `Miasto ${towns.length}` };
  const operator = { id: BY.id, email: 'admin@example.test', name: 'Ewa Próbna', unit: '', passwordHash: '' };
  await city.knex('operators').insert(operator);
  return city;
}
const BY = { kind: 'operator', id: randomUUID(), now: new Date('2026-11-21T10:00:00Z') } as const;
const exported = async (city: City): Promise<Configuration> =>
  Configuration.parse(JSON.parse(JSON.stringify(await readConfiguration(city.knex, city))));
const taken = (city: City, file: Configuration) =>
  city.knex.transaction((trx) => importConfiguration(trx, city, file, BY));
const content = ({ city: _city, at: _at, ...file }: Configuration) => file;

/** A town that has said something of everything that the file holds. */
async function setUp(city: City): Promise<void> {
  const arms = await readArms(
    await sharp({ create: { width: 300, height: 360, channels: 4, background: '#0a5c2b' } })
      .png()
      .toBuffer(),
  );
  const picture = await sharp({
    create: { width: 80, height: 60, channels: 4, background: { r: 0, g: 90, b: 40, alpha: 0.5 } },
  })
    .png()
    .toBuffer();
  const shipped = SHIPPED_FORMS.find(({ code }) => code === 'data-change');
  if (!shipped) throw new Error('data-change');
  const { sections, version: _version, ...form } = shipped;
  const question = {
    kind: 'question',
    id: 'odKiedy',
    as: 'date',
    label: { pl: 'Od kiedy?', en: 'Since when?' },
  } as const;
  const asks = [...sections, { id: 'wlasne', title: { pl: 'Własne' }, parts: [question] }];
  await city.knex.transaction(async (trx) => {
    await changeSetting(trx, { key: 'pickupDays', value: 45, version: 0 }, BY);
    const point = { name: 'Ratusz', address: 'Rynek 1', openingHours: 'pn.–pt. 8:00–16:00', position: 2 };
    const madeAt = await addRow(trx, 'pickup-points', { key: null, values: { ...point, madeAt: null } }, BY);
    // it stands first, and names the other one
    const branch = { ...point, name: 'Filia', position: 1, madeAt };
    await addRow(trx, 'pickup-points', { key: null, values: branch }, BY);
    await putArms(trx, arms, BY);
    const image = await addCardImage(trx, await readCardImage(picture), BY);
    const shown = { kind: 'image', image, x: 10, y: 10, width: 20, height: 15, fit: 'contain' } as const;
    const written = {
      kind: 'text',
      text: 'Nasza karta',
      x: 10,
      y: 40,
      width: 40,
      font: 'KartaSans-Bold',
      size: 4,
      fill: 'black',
    } as const;
    const design = { colours: { black: '#000000' }, front: [shown, written], back: [] };
    const { revision } = await saveDesign(trx, { design, revision: 0 }, BY);
    await publishDesign(trx, city, { revision, note: '' }, BY);
    await publishForm(trx, city, { ...form, sections: asks, news: { pl: 'Nowe pytanie' } }, BY);
    const own = { code: 'zmiana-nazwiska', kind: 'data-change', names: { pl: 'Zmiana nazwiska' }, sections } as const;
    await publishForm(trx, city, own, BY);
    await retireForm(trx, own.code, true, BY);
    const words = {
      statementIn: {},
      title: 'Oferty kin',
      titleIn: { en: 'Cinemas' },
      paragraphs: ['1. Kina.'],
      paragraphsIn: {},
    };
    const text = { ...words, kind: 'kina', statement: 'Chcę ofert.', required: false, news: '', basedOn: 0 };
    const asked = { askedAt: 'application' as const, askedOf: [own.code] };
    await publishConsentText(trx, city, { ...text, ...asked, validFrom: '2026-12-01' }, BY);
    const letter = { subject: 'Karta czeka', text: 'Karta {{cardNumber}} czeka.', version: 0 };
    await saveLetter(trx, { event: 'card-ready', channel: 'mail', language: 'pl' }, letter, BY);
    const told = { name: 'Karta wydrukowana', channels: ['mail' as const], onlyFor: [] };
    await addOwnLetter(trx, { ...told, change: 'card-printed' }, BY, OWN);
    await saveLetter(trx, { event: `own-card-${OWN}`, channel: 'mail', language: 'en' }, letter, BY);
    await saveLetter(trx, { event: `own-card-${OWN}`, channel: 'mail', language: 'pl' }, letter, BY);
    await changeOwnLetter(trx, OWN, { ...told, isOn: true, version: 1 }, BY);
  });
}

beforeAll(async () => {
  [first, second] = [await emptyTown(), await emptyTown()];
  await setUp(first);
}, 90_000);
afterAll(async () => {
  for (const each of towns) await each.close();
}, 60_000);

/** A letter of the first town's own. */
const OWN = '7d1c2a34-0000-4000-8000-0000000000aa';

describe('the set-up of a town as a file', () => {
  it('13.10 of one town, taken by an empty one, gives the same file there, and the trial has named every difference', async () => {
    // given
    const file = await exported(first);

    // when
    const tried = await previewConfiguration(second, file, BY);
    const before = await exported(second);
    const done = await taken(second, file);

    // then
    const named = tried.map(({ where, key, problem }) => [where, where === 'pickup-points' ? '' : key, problem]);
    expect(named).toEqual(
      expect.arrayContaining([
        ['settings', 'pickupDays', null],
        ['pickup-points', '', null],
        ['pickup-points', '', null],
        ['arms', 'arms', null],
        ['cardDesign', 'cardDesign', null],
        ['forms', 'data-change', null],
        ['forms', 'zmiana-nazwiska', null],
        ['texts', 'kina', null],
        ['letters', 'card-ready/mail/pl', null],
        ['ownLetters', OWN, null],
      ]),
    );
    expect(done.map(({ where, key }) => `${where}/${key}`)).toEqual(tried.map(({ where, key }) => `${where}/${key}`));
    expect(content(before)).not.toEqual(content(file));
    expect(content(await exported(second))).toEqual(content(file));
    expect(await previewConfiguration(second, file, BY)).toEqual([]);
  });

  it('13.10 a file of an older release leaves alone what it does not know; letters that a newer one does not name are the release’s again', async () => {
    // given
    const {
      arms: _arms,
      cardDesign: _design,
      forms: _forms,
      texts: _texts,
      letters: _letters,
      ownLetters: _ownLetters,
      ...rest
    } = await exported(first);

    // when
    const old = await previewConfiguration(first, { ...rest, format: 1 }, BY);
    const without = await previewConfiguration(first, { ...rest, letters: [], arms: null, cardDesign: null }, BY);

    // then
    expect(old).toEqual([]);
    expect(without.map(({ where, key, problem }) => [where, key, problem])).toEqual([
      ['arms', 'arms', null],
      ['cardDesign', 'cardDesign', null],
      ['letters', 'card-ready/mail/pl', null],
    ]);
  });

  it('13.10 what does not fit is told at its place, and nothing of the file is taken', async () => {
    // given
    const file = await exported(first);
    const [form] = file.forms?.filter(({ code }) => code === 'data-change') ?? [];
    if (!form) throw new Error('data-change');
    const reads = {
      kind: 'question',
      id: 'drugie',
      as: 'text',
      label: { pl: 'Drugie' },
      when: 'trzecie = "x"',
    } as const;
    const design = file.cardDesign;
    if (!design) throw new Error('design');
    const offCard = design.front.map((element) => (element.kind === 'text' ? { ...element, x: 80 } : element));
    const broken: Configuration = {
      ...file,
      cardDesign: { ...design, front: offCard },
      settings: { ...file.settings, pickupDays: 50 },
      forms: [{ ...form, sections: [...form.sections, { id: 'zle', parts: [reads] }] }],
      texts: (file.texts ?? []).map((text) => (text.kind === 'kina' ? { ...text, askedOf: null } : text)),
      letters: [{ event: 'card-ready', channel: 'mail', language: 'pl', subject: 'A', text: '{{pesel}}' }],
    };

    // when
    const tried = await previewConfiguration(first, broken, BY);
    const taking = taken(first, broken);

    // then
    const at = form.sections.length;
    await expect(taking).rejects.toMatchObject({
      code: 'VALIDATION',
      fields: [
        { path: 'cardDesign.cardDesign.front.1', code: 'OFF_CARD' },
        { path: `forms.data-change.sections.${at}.parts.0.when`, code: 'CONDITION_REFUSED' },
        { path: 'texts.kina.askedAt', code: 'PLACE_FIXED' },
        { path: 'letters.card-ready/mail/pl.text', code: 'UNKNOWN_FACT' },
      ],
    });
    expect(tried.filter(({ problem }) => problem !== null)).toHaveLength(4);
    expect(content(await exported(first))).toEqual(content(file));
  });

  it('000-21 13.10 a design of the card is not entered beside a draft, nor without the pictures that it shows', async () => {
    // given
    const file = await exported(first);
    const design = file.cardDesign;
    if (!design) throw new Error('design');
    const problemIn = async (change: Configuration) =>
      (await previewConfiguration(second, change, BY)).map(({ key, problem }) => [key, problem]);
    const strange = { ...design.front[0], image: randomUUID() } as (typeof design.front)[number];

    // when
    const without = await problemIn({ ...file, cardDesign: { ...design, front: [strange] } });
    const kept = { colours: design.colours, front: [], back: [] };
    await second.knex.transaction((trx) => saveDesign(trx, { design: kept, revision: 0 }, BY));
    const beside = await problemIn({ ...file, cardDesign: { ...design, front: [] } });

    // then
    expect(without).toEqual([['cardDesign', 'front.0: IMAGE_UNKNOWN']]);
    expect(beside).toEqual([['cardDesign', 'CARD_DRAFT_OPEN']]);
  });

  it('13.10 an unknown version and what stands twice are refused before anything is compared', async () => {
    const file = await exported(first);
    const letter = file.letters?.[0];
    const codesOf = (content: unknown): unknown[] =>
      Configuration.safeParse(content).error?.issues.map(({ path, ...issue }) => [
        path.join('.'),
        'params' in issue ? issue.params?.['code'] : issue.code,
      ]) ?? [];
    expect(codesOf({ ...file, format: 3 })).toEqual([['format', 'UNKNOWN_FORMAT']]);
    expect(codesOf({ ...file, letters: [letter, letter] })).toEqual([['letters', 'TWICE']]);
    expect(codesOf({ ...file, arms: 'A'.repeat(1_500_004) })).toEqual([['arms', 'too_big']]);
  });
});
