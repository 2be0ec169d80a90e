import { TokenAnswer, TokenRequest } from '@karta/contracts';
import { writeAudit } from '@karta/db';
import { CardError } from '@karta/domain';
import { openPartnerToken, proveKey } from '@karta/services';
import { publicRoute } from '../http/definition.ts';

/** OAuth 2.0 client credentials (RFC 6749, section 4.4): a short opaque token for the scopes that the partner has. */
export const issueToken = publicRoute('partner', {
  method: 'post',
  path: '/partner/oauth/token',
  body: TokenRequest,
  form: true,
  answer: TokenAnswer,
  async handle({ body, authorization }, { city, actor, throttle }) {
    const { id, secret } = credentials(authorization) ?? { id: body.client_id ?? '', secret: body.client_secret ?? '' };
    // counted by where the guess comes from: nobody locks a partner out from elsewhere
    const client = `${id}@${actor.address}`;
    await throttle.take('token-address', actor.address);
    await throttle.take('token', client);
    const tried = await proveKey(city, id, secret);
    if (!tried.key) {
      await writeAudit(city.knex, {
        actorKind: 'system',
        actorId: null,
        act: 'partner.fail',
        subjectKind: 'partner',
        subjectId: tried.partnerId,
      });
      throw new CardError('INVALID_CLIENT');
    }
    await throttle.forget('token', client);
    await throttle.giveBack('token-address', actor.address);
    const { token, seconds, scopes } = await openPartnerToken(city, tried.key, body.scope);
    return { access_token: token, token_type: 'Bearer' as const, expires_in: seconds, scope: scopes.join(' ') };
  },
});

/** HTTP Basic with both parts form-encoded (RFC 6749, section 2.3.1). */
function credentials(authorization: string | undefined): { id: string; secret: string } | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/]+=*)$/i.exec(authorization ?? '')?.[1];
  const pair = encoded && Buffer.from(encoded, 'base64').toString('utf8');
  const colon = pair ? pair.indexOf(':') : -1;
  if (!pair || colon < 0) return undefined;
  return { id: decodePart(pair.slice(0, colon)), secret: decodePart(pair.slice(colon + 1)) };
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return part; // not encoded; some clients send it plain
  }
}
