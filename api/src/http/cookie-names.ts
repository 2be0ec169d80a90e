import type { SessionKind } from '@karta/domain';
import type { Request } from 'express';

/** The cookies of the product; the two apps use different ones, since cookies ignore ports. */
export type CookieName = 'km_portal' | 'km_office' | 'km_desk' | 'km_device';

/** The cookie that names the session of each app. */
export const SESSION_COOKIES: Readonly<Record<SessionKind, CookieName>> = {
  resident: 'km_portal',
  operator: 'km_office',
  desk: 'km_desk',
};

/**
 * The name under which a request's cookie is written. Over HTTPS the prefix binds it to this very host, to its root and to
 * HTTPS (RFC 6265bis, 4.1.3.2): no neighbour under the same domain can plant one. Plain HTTP, as on a developer's own machine,
 * could not set it.
 */
export function cookieName(request: Request, name: CookieName): string {
  return request.secure ? `__Host-${name}` : name;
}

/** The value of a cookie that a request brings. */
export function cookieValue(request: Request, name: string): string | undefined {
  const parts = (request.get('cookie') ?? '').split(/; */);
  return parts.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1);
}
