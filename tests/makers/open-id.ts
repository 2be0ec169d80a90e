import { startStandIn } from '@karta/simulators';
import { addressOf } from './town.ts';

export const OPEN_ID_CLIENT = { id: 'karta-mieszkanca', secret: 'dlugi sekret klienta dla prob urzedu' };

/** A provider of its own, as a program; it sends browsers back to the office of the town. */
export async function startOpenId() {
  const { facts, stop } = await startStandIn('open-id', {
    CLIENT_ID: OPEN_ID_CLIENT.id,
    CLIENT_SECRET: OPEN_ID_CLIENT.secret,
    RETURN_TO: `${addressOf('operator')}/zaloguj/powrot`,
  });
  const issuer = String(facts['issuer']);
  const post = async (path: string, type: string, body: string): Promise<void> => {
    const answer = await fetch(issuer + path, { method: 'POST', headers: { 'content-type': type }, body });
    if (!answer.ok) throw new Error(`The provider says ${answer.status}.`);
  };
  return {
    issuer,
    stop,
    control: (switches: object) => post('/_control', 'application/json', JSON.stringify(switches)),
  };
}

/** Walks a provider's pages from `address` on as a browser would; the query with which it is sent back. */
export async function walkProvider(address: string, typed: Record<string, string>): Promise<string> {
  const cookies = new Map<string, string>();
  let at = new URL(address);
  let form: URLSearchParams | undefined;
  for (let step = 0; step < 10; step += 1) {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const how = form ? { method: 'POST', body: form } : {};
    const answer = await fetch(at, { ...how, headers: { cookie }, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/);
      cookies.set(name, value);
    }
    const to = answer.headers.get('location');
    form = to === null ? new URLSearchParams(typed) : undefined;
    if (to !== null) at = new URL(to, at);
    if (at.pathname === '/zaloguj/powrot') return at.search;
  }
  throw new Error(`The provider never sends back: ${at.href}`);
}
