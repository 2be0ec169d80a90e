import type { OwnSessionList } from '@karta/contracts';
import type { City } from '@karta/db';
import type { SessionKind } from '@karta/domain';
import { sessionsOf } from '@karta/services';
import Bowser from 'bowser';

/** The sessions of a person as they see them; `ownId`: the one that asks. */
export async function ownSessions(
  city: City,
  kind: SessionKind,
  subject: string,
  ownId: string,
): Promise<OwnSessionList> {
  const open = await sessionsOf(city.knex, kind, subject, city.clock.now());
  return {
    sessions: open.map(({ id, agent, since, lastUsed }) => ({
      id,
      ...deviceOf(agent),
      since: since.toISOString(),
      lastUsed: lastUsed.toISOString(),
      isThis: id === ownId,
    })),
  };
}

/** What a browser says of itself, as far as it says anything. */
function deviceOf(agent: string): { browser: string; system: string } {
  if (agent === '') return { browser: '', system: '' };
  const { browser, os } = Bowser.parse(agent);
  return { browser: browser.name ?? '', system: os.name ?? '' };
}
