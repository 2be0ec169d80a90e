import type { CampaignReport, CampaignRow } from '@karta/contracts';
import type { CampaignKind, CampaignWay, RecipientState, SkipReason } from '@karta/domain';
import { pluralForm, type Status } from '@karta/web-shared';

/** How a campaign stands. */
const STATUS: Readonly<Record<CampaignRow['state'], Status>> = {
  draft: { role: 'neutral', icon: 'edit_note', word: 'Szkic' },
  gathering: { role: 'progress', icon: 'group', word: 'Spisuje odbiorców' },
  sending: { role: 'progress', icon: 'send', word: 'Trwa' },
  paused: { role: 'warning', icon: 'pause_circle', word: 'Wstrzymana' },
  cancelled: { role: 'neutral', icon: 'cancel', word: 'Anulowana' },
  ended: { role: 'success', icon: 'task_alt', word: 'Zakończona' },
};
const TO_SETTLE: Status = { role: 'warning', icon: 'hourglass_bottom', word: 'Do rozstrzygnięcia' };

/** One that has gone to all, and whose end a person has to say, is not over. */
export const campaignStatus = ({ state, recipients, gone, uncertain }: CampaignRow): Status =>
  state === 'sending' && uncertain > 0 && gone === recipients ? TO_SETTLE : STATUS[state];

export const KIND_WORDS: Readonly<Record<CampaignKind, string>> = {
  information: 'Informacja albo marketing',
  reminder: 'Przypomnienie o końcu ważności',
};

export const WAY_WORDS: Readonly<Record<CampaignWay, string>> = {
  'mail-else-sms': 'e-mail, a bez niego SMS',
  mail: 'tylko e-mail',
  sms: 'tylko SMS',
  both: 'e-mail i SMS',
};

/** What becomes of a recipient. */
export const RECIPIENT_WORDS: Readonly<Record<RecipientState, string>> = {
  waiting: 'Czeka',
  sending: 'W drodze',
  sent: 'Wysłana',
  delivered: 'Doręczona',
  failed: 'Niedostarczona',
  uncertain: 'Niepewna',
  skipped: 'Pominięta',
};

/** Why somebody is left out. */
export const SKIP_WORDS: Readonly<Record<SkipReason, string>> = {
  'no-account': 'bez konta w portalu',
  blocked: 'konto nieczynne',
  erased: 'dane usuwane albo usunięte',
  applied: 'złożyli już wniosek',
  'no-consent': 'bez zgody',
  'same-reader': 'dostaje ją ten sam opiekun',
  'no-address': 'bez e-maila i potwierdzonego telefonu',
  bounced: 'adres nie przyjął ostatniej wiadomości',
  cancelled: 'kampanię anulowano',
};

/** What the office can do about those who are left out. */
export const SKIP_ADVICE: Readonly<Partial<Record<SkipReason, string>>> = {
  'no-account': 'Napisz do nich list albo załóż konto przy okienku.',
  blocked: 'Odblokuje je zgoda wymagana w portalu.',
  'no-consent': 'Zgodę dają sami w portalu, w dziale „Zgody”.',
  'no-address': 'Zadzwoń albo poproś o adres przy najbliższej wizycie.',
  bounced: 'Popraw adres w danych mieszkańca.',
};

const REASONS: Readonly<Record<string, string>> = {
  NOT_SENT: 'nie udało się wysłać',
  LOST: 'połączenie urwało się przy oddawaniu',
  SAID_NOT_ARRIVED: 'biuro uznało, że nie doszła',
  EENVELOPE: 'serwer poczty nie zna adresu',
  BAD_ADDRESS: 'zły adres',
  ERASED: 'dane usunięto',
};

/** Why a recipient got nothing; a code that has no words stands as it is. */
export function reasonWord(reason: string | null): string {
  if (reason === null) return '';
  return SKIP_WORDS[reason as SkipReason] ?? REASONS[reason] ?? reason;
}

export const people = (count: number): string => `${grouped(count)} ${pluralForm(count, 'osoba', 'osoby', 'osób')}`;
/** 18402 → 18 402; the space does not break. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '\u00a0');

/** How many are in these states, on all channels. */
export const countOf = ({ states }: Pick<CampaignReport, 'states'>, ...of: RecipientState[]): number =>
  states.reduce((all, { state, count }) => all + (of.includes(state) ? count : 0), 0);

/** Of those that failed: how many may be tried again, and mailboxes that do not exist. */
export function failedOf({ states }: Pick<CampaignReport, 'states'>): {
  soft: number;
  hardMails: number;
  hard: number;
} {
  const failed = states.filter(({ state }) => state === 'failed');
  const sum = (of: (each: (typeof failed)[number]) => number): number =>
    failed.reduce((all, each) => all + of(each), 0);
  return {
    soft: sum(({ count, hard }) => count - hard),
    hard: sum(({ hard }) => hard),
    hardMails: sum(({ channel, hard }) => (channel === 'mail' ? hard : 0)),
  };
}
