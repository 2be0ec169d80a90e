const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Whose session it is: somebody at the portal, of the office, or of a partner at its desk. */
export type SessionKind = 'resident' | 'operator' | 'desk';

/** How long a session lasts without a use, and in all however busy it is (docs/facts/security.md; OWASP ASVS 7.3.1, 7.3.2). */
export const SESSION_MS: Readonly<Record<SessionKind, { idle: number; whole: number }>> = {
  resident: { idle: 30 * MINUTE_MS, whole: 24 * HOUR_MS },
  operator: { idle: 15 * MINUTE_MS, whole: 8 * HOUR_MS },
  // a till stands open through a shift, and sees of people what its partner is granted
  desk: { idle: 4 * HOUR_MS, whole: 12 * HOUR_MS },
};

/** What a page sends with a request that nobody asked for, such as a list's own reload: it is no use of the session. */
export const RELOAD_HEADER = 'karta-reload';
