import type { City } from '@karta/db';
import type { ErrorCode } from '@karta/domain';
import type { RequestHandler, Response } from 'express';
import { RATES } from './limits.ts';
import type { Throttle } from './throttle.ts';

/** Semantic version of the partner API: fields are added with a minor one, and its document names it. */
export const PARTNER_API_VERSION = '1.1.0';

/**
 * Statuses of partners' listener, where they are not those of the office and the portal: a mistake in a request is 400, and 422 is
 * left to a key that comes back with another request (draft-ietf-httpapi-idempotency-key-header, Logius API Design Rules).
 */
const STATUSES: Partial<Record<ErrorCode, number>> = {
  VALIDATION: 400,
  PERSONAL_NUMBER_IN_TEXT: 400,
  IDEMPOTENCY_KEY_REUSED: 422,
};
export const partnerStatusOf = (code: ErrorCode, status: number): number => STATUSES[code] ?? status;

/** Every answer names the version; `/v1` in the address is the major one, and may be left out as before there were two. */
export const partnerProtocol: RequestHandler = (request, response, next) => {
  response.setHeader('API-Version', PARTNER_API_VERSION);
  response.locals['isPartners'] = true;
  if (/^\/v1(?=\/)/.test(request.url)) request.url = request.url.slice(3);
  next();
};

/**
 * Takes one point of the partner and says what is left (RFC 9651 structured fields, draft-ietf-httpapi-ratelimit-headers).
 * @throws CardError TOO_MANY_REQUESTS
 */
export async function countPartner(
  response: Response,
  { throttle }: { readonly city: City; readonly throttle: Throttle },
  partnerId: string,
): Promise<void> {
  const { points, duration } = RATES.partner;
  const { left, seconds, isOver } = await throttle.count('partner', partnerId);
  response.setHeader('RateLimit-Policy', `"partner";q=${points};w=${duration}`);
  response.setHeader('RateLimit', `"partner";r=${left};t=${seconds}`);
  if (isOver) throttle.refuse(seconds);
}
