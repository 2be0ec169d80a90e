import type { LetterChannel, LetterFact } from './letters.ts';
import { CARD_FACTS } from './letters.ts';

/** Commercial or other information, for which a person has agreed; a reminder of a right of theirs, which needs no consent (PKE art. 398). */
export const CAMPAIGN_KINDS = ['information', 'reminder'] as const;
export type CampaignKind = (typeof CAMPAIGN_KINDS)[number];

/** `gathering`: it is started, and its recipients are being written down. */
export const CAMPAIGN_STATES = ['draft', 'gathering', 'sending', 'paused', 'cancelled', 'ended'] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

/** By what a person is reached. `mail-else-sms`: a text only to whoever has no address for letters. */
export const CAMPAIGN_WAYS = ['mail', 'sms', 'mail-else-sms', 'both'] as const;
export type CampaignWay = (typeof CAMPAIGN_WAYS)[number];

/** The channels of a way, the preferred one first. */
export const CHANNELS_OF_WAY: Readonly<Record<CampaignWay, readonly LetterChannel[]>> = {
  mail: ['mail'],
  sms: ['sms'],
  'mail-else-sms': ['mail', 'sms'],
  both: ['mail', 'sms'],
};

/** `sent`: taken over by whoever carries it; `uncertain`: it may have been, and nobody sends it again by itself. */
export const RECIPIENT_STATES = ['waiting', 'sending', 'sent', 'delivered', 'failed', 'uncertain', 'skipped'] as const;
export type RecipientState = (typeof RECIPIENT_STATES)[number];
/** A campaign with one of these is not over. */
export const UNSETTLED = ['waiting', 'sending', 'uncertain'] as const satisfies readonly RecipientState[];

/** Why somebody of the audience gets nothing; the first that is true is told. */
export const SKIP_REASONS = [
  'no-account',
  'blocked',
  'erased',
  'applied',
  'no-consent',
  'same-reader',
  'no-address',
  'bounced',
  'cancelled',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** What a person does to a campaign that was started. */
export const CAMPAIGN_ACTS = ['pause', 'resume', 'cancel', 'retry', 'text-instead'] as const;
export type CampaignAct = (typeof CAMPAIGN_ACTS)[number];

/** (state, act) → state; an act that is not there is refused. Failed ones may be tried again after the end too. */
export const CAMPAIGN_TRANSITIONS: Readonly<
  Record<CampaignState, Readonly<Partial<Record<CampaignAct, CampaignState>>>>
> = {
  draft: {},
  gathering: { cancel: 'cancelled' },
  sending: { pause: 'paused', cancel: 'cancelled', retry: 'sending', 'text-instead': 'sending' },
  paused: { resume: 'sending', cancel: 'cancelled', retry: 'paused', 'text-instead': 'paused' },
  cancelled: {},
  ended: { retry: 'sending', 'text-instead': 'sending' },
};

/** The template under which messages of campaigns leave. */
export const CAMPAIGN_TEMPLATE = 'campaign';

/** What a text of a campaign may name: what every letter may, and of a reminder the card and the package. */
export const CAMPAIGN_FACTS: Readonly<Record<CampaignKind, readonly LetterFact[]>> = {
  information: ['cityName', 'firstName', 'officeName', 'officePhone', 'portalUrl', 'portalLink'],
  reminder: CARD_FACTS,
};

/** A mail, or a text; what is not written in a language goes out in Polish. */
export interface CampaignText {
  readonly subject: string;
  readonly text: string;
}

/** A share of those who were told applies, spread over the working days after (a rule of thumb of the office, to be seen beside its own figures). */
export const WAVE_SHARES = [0.4, 0.22, 0.14, 0.1, 0.08, 0.06] as const;

/**
 * Applications that a reminder brings on each working day.
 * @param people who get it
 * @param perDay messages of a day
 * @param answering of a hundred people, how many apply
 * @returns whole numbers, from the first day of sending to the last day on which one is expected
 */
export function applicationWave(people: number, perDay: number, answering: number): number[] {
  const days = perDay <= 0 ? 0 : Math.ceil(people / perDay);
  const wave = Array.from({ length: days === 0 ? 0 : days + WAVE_SHARES.length - 1 }, () => 0);
  for (let day = 0; day < days; day += 1) {
    const told = Math.min(perDay, people - day * perDay);
    for (const [later, share] of WAVE_SHARES.entries())
      wave[day + later] = (wave[day + later] ?? 0) + (told * share * answering) / 100;
  }
  return wave.map(Math.round);
}

/** How many messages may be handed on now. @param sent how many were in the last minute and the last hour @param perHour the tempo of the campaign @param perMinute the most of the town */
export function mayHandOn(sent: { minute: number; hour: number }, perHour: number, perMinute: number): number {
  const ofMinute = Math.min(Math.ceil(perHour / 60), perMinute);
  return Math.max(0, Math.min(ofMinute - sent.minute, perHour - sent.hour));
}

/** Whether a campaign sends at this hour of the town; from 8 to 20: from 8:00 to 19:59. */
export const isInHours = (hour: number, from: number, until: number): boolean => hour >= from && hour < until;
