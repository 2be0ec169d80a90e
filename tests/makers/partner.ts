import { addressOf } from './town.ts';

/** A bearer token by client credentials. */
export async function partnerToken(clientId: string, secret: string): Promise<string> {
  const answer = await fetch(`${addressOf('service')}/api/partner/oauth/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  return token;
}

/** Asks for a card as a partner does. */
export async function lookUpCard(
  token: string,
  lookup: { number: string } | { uid: string },
): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(`${addressOf('service')}/api/partner/card-status`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(lookup),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}
