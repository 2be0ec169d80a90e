import {
  CAMPAIGN_ACTS,
  CAMPAIGN_KINDS,
  CAMPAIGN_STATES,
  CAMPAIGN_WAYS,
  LETTER_LANGUAGES,
  RECIPIENT_STATES,
  SKIP_REASONS,
} from '@karta/domain';
import * as z from 'zod';
import { Written } from './letters.ts';
import { CivilDate, Id, Instant, OpenText } from './plain-values.ts';
import type { FilterKey } from './registers/register.ts';
import { RESIDENTS } from './registers/residents.ts';
import { registerQuery } from './register-contract.ts';

const Channel = z.enum(['mail', 'sms']);
const Kind = z.enum(CAMPAIGN_KINDS);
const InLanguages = z.object({
  pl: z.object(Written).strict(),
  en: z.object(Written).strict().optional(),
  uk: z.object(Written).strict().optional(),
});
/** What goes out on each channel, Polish always there. */
export const CampaignTexts = z.object({ mail: InLanguages.strict().optional(), sms: InLanguages.strict().optional() });
export type CampaignTexts = z.infer<typeof CampaignTexts>;

const filters = registerQuery(RESIDENTS).shape;
/** What a campaign may be narrowed by. */
const FILTERS = [
  'card',
  'age',
  'ageFrom',
  'ageTo',
  'pesel',
  'package',
  'packageEnds',
  'cardEnds',
  'place',
] as const satisfies readonly FilterKey<typeof RESIDENTS>[];
export type CampaignFilters = { readonly [Key in (typeof FILTERS)[number]]?: string | undefined };
/** Filters of the register of residents, as its list is asked. */
export const CampaignFilters = z
  .object(Object.fromEntries(FILTERS.map((key) => [key, filters[key]])))
  .strict() as unknown as z.ZodType<CampaignFilters>;

const Name = OpenText.min(1).max(80);
const Hour = z.number().int().min(0).max(24);
export const NewCampaign = z.object({ name: Name, kind: Kind }).strict();
export type NewCampaign = z.infer<typeof NewCampaign>;

/** A draft as it is saved; what it is for, an information or a reminder, stays. */
export const CampaignChange = z
  .object({
    name: Name,
    consentKind: z.string().max(40).nullable(),
    way: z.enum(CAMPAIGN_WAYS),
    filters: CampaignFilters,
    texts: CampaignTexts.strict(),
    perHour: z.number().int().min(1).max(600_000),
    fromHour: Hour,
    untilHour: Hour,
    version: z.number().int().min(1),
  })
  .strict()
  .refine(({ fromHour, untilHour }) => fromHour < untilHour, { path: ['untilHour'] });
export type CampaignChange = z.infer<typeof CampaignChange>;

const Count = z.number().int();
const CampaignHead = z.object({
  id: Id,
  number: Count,
  name: z.string(),
  kind: Kind,
  state: z.enum(CAMPAIGN_STATES),
  way: z.enum(CAMPAIGN_WAYS),
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  /** Recipients that are not left out, those of them to whom it has gone, and those whose end nobody knows. */
  recipients: Count,
  gone: Count,
  uncertain: Count,
});
/** A line of the list, with why it rests. */
export const CampaignRow = CampaignHead.extend({ by: z.string(), pausedFor: z.string().nullable() });
export type CampaignRow = z.infer<typeof CampaignRow>;
export const CampaignList = z.object({ campaigns: z.array(CampaignRow) });
export type CampaignList = z.infer<typeof CampaignList>;

/** How many there are in a state, on a channel; of those that failed, how many for good. */
const StateCount = z.object({ channel: Channel, state: z.enum(RECIPIENT_STATES), count: Count, hard: Count });
const SkipCount = z.object({ reason: z.enum(SKIP_REASONS), count: Count });

/** What has come of a campaign so far. */
export const CampaignReport = z.object({
  states: z.array(StateCount),
  skipped: z.array(SkipCount),
  parts: Count,
  /** In grosze; null: nobody has said what a part costs. */
  cost: Count.nullable(),
  /** Messages handed on in each span of time, the empty ones between left out. */
  span: z.enum(['minute', 'hour', 'day']),
  flow: z.array(z.object({ at: Instant, count: Count })),
  pauses: z.array(z.object({ since: Instant, until: Instant.nullable(), reason: z.string() })),
  /** Of those who were told on a channel, and of those who were left out, how many have applied since. */
  outcome: z.array(z.object({ channel: Channel.nullable(), people: Count, applied: Count })),
  optedOut: Count,
  /** Those whose end nobody knows, the first of them. */
  uncertain: z.array(
    z.object({ id: Id, residentId: Id, name: z.string().optional(), channel: Channel, handedAt: Instant.nullable() }),
  ),
  /** Channels that take nothing at the moment. */
  away: z.array(z.object({ channel: Channel, problem: z.string().nullable() })),
  /** When it will have gone to all; null where it rests. */
  goneAt: Instant.nullable(),
  /** It waits for its hours. */
  isOutOfHours: z.boolean(),
});
export type CampaignReport = z.infer<typeof CampaignReport>;

export const CampaignView = CampaignRow.extend({
  ...CampaignChange.shape,
  startedBy: z.string().nullable(),
  /** Null while it is a draft. */
  report: CampaignReport.nullable(),
});
export type CampaignView = z.infer<typeof CampaignView>;

/** What a campaign may be narrowed to and how fast it may go. */
export const CampaignChoices = z.object({
  packages: z.array(z.object({ code: z.string(), name: z.string(), criterion: z.string() })),
  places: z.array(z.string()),
  /** Texts to which one agrees for it. */
  consents: z.array(z.object({ kind: z.string(), title: z.string() })),
  perMinute: Count,
  smsPartPrice: Count,
  /** The address of whoever asks. */
  email: z.string(),
});
export type CampaignChoices = z.infer<typeof CampaignChoices>;

/** Whom a campaign would reach now, and what that would bring. */
export const CampaignAudience = z.object({
  /** All residents, those that the filters mean, and of them those who may be told, can be reached, will get it. */
  residents: Count,
  meant: Count,
  allowed: Count,
  reachable: Count,
  people: Count,
  excluded: z.array(SkipCount),
  channels: z.array(z.object({ channel: Channel, people: Count, parts: Count.nullable(), cost: Count.nullable() })),
  samples: z.array(
    z.object({ residentId: Id, name: z.string().optional(), channel: Channel, language: z.enum(LETTER_LANGUAGES) }),
  ),
  /** Of a reminder: applications on each working day, and how many the office decides on one; null where nobody knows. */
  wave: z
    .object({
      days: z.array(z.object({ day: CivilDate, applications: Count })),
      perDay: Count.nullable(),
      /** Of a hundred people, how many apply; as earlier campaigns have shown, or a rule of thumb. */
      answering: Count,
      isMeasured: z.boolean(),
    })
    .nullable(),
});
export type CampaignAudience = z.infer<typeof CampaignAudience>;

/** A text to look at: with an invented person, or one of the audience. */
export const CampaignLook = z
  .object({ channel: Channel, language: z.enum(LETTER_LANGUAGES), residentId: Id.nullable(), ...Written })
  .strict();
export type CampaignLook = z.infer<typeof CampaignLook>;

/** To oneself; a text to a number that is named. */
export const CampaignTest = z
  .object({
    channel: Channel,
    language: z.enum(LETTER_LANGUAGES),
    phone: z
      .string()
      .regex(/^\+\d{8,15}$/)
      .nullable(),
  })
  .strict();
export type CampaignTest = z.infer<typeof CampaignTest>;

export const CampaignStart = z.object({ version: z.number().int().min(1) }).strict();
export type CampaignStart = z.infer<typeof CampaignStart>;

/** What is done to one that was started; a pause says why. */
export const CampaignActing = z.object({ act: z.enum(CAMPAIGN_ACTS), reason: OpenText.max(300).default('') }).strict();
export type CampaignActing = z.infer<typeof CampaignActing>;

/** What a person has found out of a message whose end nobody knew. */
export const RecipientSettled = z.object({ hasArrived: z.boolean() }).strict();
export type RecipientSettled = z.infer<typeof RecipientSettled>;

/** The page of the link in a campaign's message. */
export const OptOutView = z.object({ isOut: z.boolean() });
export type OptOutView = z.infer<typeof OptOutView>;
