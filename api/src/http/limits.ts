import { availableParallelism } from 'node:os';

/** How many points in how many seconds for one key; kept in the city's database. */
export const RATES = {
  'sign-in-person': { points: 10, duration: 900 },
  'sign-in-address': { points: 200, duration: 3600 },
  /** Codes and passkeys tried by one person who knows the password. */
  'factor-person': { points: 10, duration: 900 },
  /** Ways to the OpenID Provider that are begun from one address: an office has one for all. */
  'open-id': { points: 600, duration: 3600 },
  /** Letters to new addresses of one account. */
  'email-change': { points: 5, duration: 86_400 },
  register: { points: 60, duration: 3600 },
  /** Letters with a link to one address; what is asked for beyond them is answered alike and not sent. */
  'reset-mail': { points: 5, duration: 3600 },
  /** Registrations of one address from one place, and of it from everywhere. */
  'register-mail': { points: 5, duration: 3600 },
  'register-mail-all': { points: 40, duration: 3600 },
  /** Questions and answers about links from one address. */
  link: { points: 60, duration: 3600 },
  /** Passwords tried at one link. */
  'link-password': { points: 10, duration: 3600 },
  /** Numbers and codes of applications tried from one address. */
  /** Questions about entitlements: each asks decision tables a hundred times at most. */
  eligibility: { points: 200, duration: 3600 },
  /** Made-up secrets of phones from one address. */
  'card-device': { points: 60, duration: 3600 },
  'status-address': { points: 30, duration: 3600 },
  /** Wrong secrets of one client from one address, and of all clients from it. */
  token: { points: 30, duration: 60 },
  'token-address': { points: 120, duration: 60 },
  partner: { points: 600, duration: 60 },
  /** Whole lists of cards; what has changed, and „nothing has”, count as any question does. */
  'partner-list': { points: 60, duration: 3600 },
  /** Codes of stations tried from one address. */
  'station-code': { points: 20, duration: 3600 },
  /** Codes of readers tried from one address. */
  'reader-code': { points: 20, duration: 3600 },
  /** Of one reader: more than a queue of people can show. */
  reader: { points: 120, duration: 60 },
  /** Cards that one person of a partner checks or notes: more than a queue of people can show. */
  desk: { points: 120, duration: 60 },
  /** Numbers of no card, typed at one reader. */
  'reader-miss': { points: 100, duration: 3600 },
  /** Packets of checks that were made without a connection. */
  'reader-past': { points: 120, duration: 3600 },
  /** Numbers of no card: numbers follow each other, and whoever tries them in a row learns who has a card. */
  'partner-miss': { points: 200, duration: 3600 },
  /** Whole numbers of nobody, sought by one person of the office: a birth date leaves few numbers to try. */
  'number-miss': { points: 60, duration: 3600 },
  /** Letters and texts for trying a channel, by one person of the office; each SMS is paid. */
  'test-message': { points: 10, duration: 3600 },
  /** Questions to the gateway about the office's account, by one person of the office. */
  'sms-account': { points: 300, duration: 3600 },
  /** Changes of it, each with a question to the gateway. */
  'sms-account-save': { points: 60, duration: 3600 },
} as const;
export type Limit = keyof typeof RATES;

/** Largest bodies that are read at all. */
export const BODY = { json: '200kb', form: '10kb', diagram: '6mb' } as const;
/** Largest files, in bytes. */
export const FILE = {
  scan: 24 * 1024 * 1024,
  photo: 10 * 1024 * 1024,
  document: 10 * 1024 * 1024,
  residents: 64 * 1024 * 1024,
  /** The answer of a firm to an order: five hundred lines take 50 kB. */
  bureauResult: 512 * 1024,
} as const;
/** Of an image: 50 megapixels are more than any phone needs and less than a decompression bomb. */
export const MOST_PIXELS = 50_000_000;
/** What an opened image may take of memory: 50 megapixels of three bytes; deeper colours leave fewer pixels. */
export const MOST_IMAGE_BYTES = 150_000_000;
/**
 * Files that are sent at one time, of everybody, of one address and of one person, and those of them that are in memory. A
 * processor is left for all others: opening a picture takes one.
 */
export const UPLOADS_AT_ONCE = {
  all: 64,
  ofAddress: 16,
  each: 2,
  opened: Math.min(2, Math.max(1, availableParallelism() - 1)),
} as const;
const MEGABYTE = 1024 * 1024;
/** How fast files come in the long run, of everybody and of one person; each counts as `least` at least, since each is opened. */
export const UPLOAD_PACE = {
  all: { perSecond: 16 * MEGABYTE, atOnce: 64 * MEGABYTE },
  each: { perSecond: 4 * MEGABYTE, atOnce: 24 * MEGABYTE },
  least: 2 * MEGABYTE,
} as const;
/** Requests of one address and of one person that are worked at side by side, and those that wait for it; more are sent away. */
export const ACTS_AT_ONCE = { sideBySide: 4, waiting: 200 } as const;
/** Of one person and list. */
export const MOST_VIEWS = 100;
/** Of a compiled diagram or of decisions, in characters. */
export const MOST_COMPILED = 1_000_000;
