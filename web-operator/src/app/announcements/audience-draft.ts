import type { AnnouncementList } from '@karta/contracts';

/** An audience as it is typed. */
export interface AudienceDraft {
  readonly isChosen: boolean;
  readonly packageCode: string;
  readonly pickupPointId: string;
  readonly ageFrom: string;
  readonly ageTo: string;
}

type Announcement = AnnouncementList['announcements'][number];

export const EVERYBODY: AudienceDraft = { isChosen: false, packageCode: '', pickupPointId: '', ageFrom: '', ageTo: '' };

/** Whether an age can be asked for: empty, or a number of years. */
export const isAgeText = (text: string): boolean => /^\d{0,3}$/.test(text.trim()) && Number(text) <= 120;

/** What the server is asked: only what narrows down; null where it is for all, or not typed well yet. */
export function audienceOf(draft: AudienceDraft): Record<string, string> | null {
  const { isChosen, ageFrom, ageTo, packageCode, pickupPointId } = draft;
  if (!isChosen || !isAgeText(ageFrom) || !isAgeText(ageTo)) return null;
  const all = { packageCode, pickupPointId, ageFrom: ageFrom.trim(), ageTo: ageTo.trim() };
  const said = Object.entries(all).filter(([, value]) => value !== '');
  return said.length === 0 ? null : Object.fromEntries(said);
}

/** An audience in words: „Pakiet Seniora, 65–120 lat”. */
export function audienceWords({ audience }: Announcement, { packages, points }: AnnouncementList): string {
  if (audience === null) return 'wszyscy';
  const { packageCode, pickupPointId, ageFrom, ageTo } = audience;
  const ages = ageFrom === null && ageTo === null ? null : `${ageFrom ?? 0}–${ageTo ?? 120} lat`;
  const words = [
    packageCode && (packages.find(({ code }) => code === packageCode)?.name ?? packageCode),
    pickupPointId && (points.find(({ id }) => id === pickupPointId)?.name ?? ''),
    ages,
  ];
  return words.filter(Boolean).join(', ');
}
