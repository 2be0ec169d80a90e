import type { AnnouncementList } from '@karta/contracts';
import { audienceOf, audienceWords, EVERYBODY } from './audience-draft.ts';

const LIST = { packages: [{ code: 'senior', name: 'Pakiet Seniora' }], points: [] } as unknown as AnnouncementList;
type Announcement = AnnouncementList['announcements'][number];
const told = (audience: object | null) => ({ audience }) as Announcement;

describe('an audience', () => {
  it('that narrows nothing down is none', () => {
    expect(audienceOf({ ...EVERYBODY, isChosen: true })).toBeNull();
    expect(audienceOf({ ...EVERYBODY, packageCode: 'senior' })).toBeNull();
  });

  it('asks for what was typed alone', () => {
    expect(audienceOf({ ...EVERYBODY, isChosen: true, ageFrom: ' 65 ' })).toEqual({ ageFrom: '65' });
  });

  it('is not asked for while an age is no number', () => {
    expect(audienceOf({ ...EVERYBODY, isChosen: true, packageCode: 'senior', ageFrom: 'x' })).toBeNull();
  });

  it('reads as words', () => {
    const senior = { packageCode: 'senior', pickupPointId: null, ageFrom: 65, ageTo: null };
    expect(audienceWords(told(senior), LIST)).toBe('Pakiet Seniora, 65–120 lat');
    expect(audienceWords(told(null), LIST)).toBe('wszyscy');
  });
});
