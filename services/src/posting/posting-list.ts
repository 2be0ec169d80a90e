import type { PostingList } from '@karta/contracts';
import type { City } from '@karta/db';
import { ACTIVATION_TRIES, isPostable } from '@karta/domain';

/** The most cards that are shown of those to be posted, and of those that were. */
const MOST_SHOWN = 200;

interface PostedRow {
  id: string;
  number: string;
  holderName: string;
  state: 'ready' | 'sent';
  point: string | null;
  readyAt: Date | null;
  sentAt: Date | null;
  trackingNumber: string | null;
  activationUntil: Date | null;
  activationTries: number;
  street: string;
  houseNumber: string;
  flatNumber: string;
  postalCode: string;
  place: string;
}

/** Cards that are to be posted, and posted ones that nobody has activated; `hides`: what whoever asks does not see. */
export async function postingList(
  city: City,
  limit: string | null,
  hides: { names: boolean; addresses: boolean },
): Promise<PostingList> {
  const shown = (state: PostedRow['state']): Promise<PostedRow[]> =>
    city
      .knex('cards as c')
      .join('residents as r', 'r.id', 'c.resident_id')
      .leftJoin('pickup_points as p', 'p.id', 'c.pickup_point_id')
      .where({ 'c.byPost': true, 'c.state': state })
      .where((rows) => void (limit === null || rows.where('c.pickup_point_id', limit)))
      .orderBy(state === 'ready' ? 'c.readyAt' : 'c.sentAt')
      .orderBy('c.id')
      .limit(MOST_SHOWN)
      .select('c.id', 'c.number', 'c.holderName', 'c.state', 'c.readyAt', 'c.sentAt', 'c.trackingNumber')
      .select('c.activationUntil', 'c.activationTries', 'p.name as point')
      .select('r.street', 'r.houseNumber', 'r.flatNumber', 'r.postalCode', 'r.place');
  const [ready, sent] = [await shown('ready'), await shown('sent')];
  const now = city.clock.now();
  const view = (row: PostedRow): PostingList['ready'][number] => ({
    ...{ cardId: row.id, cardNumber: row.number, point: row.point },
    holderName: hides.names ? null : row.holderName,
    address: hides.addresses ? null : addressOf(row),
    hasAddress: isPostable(row),
    since: (row.sentAt ?? row.readyAt)?.toISOString() ?? null,
    trackingNumber: row.trackingNumber,
    code: codeOf(row, now),
  });
  return { ready: ready.map((row) => view({ ...row, sentAt: null })), sent: sent.map(view) };
}

function codeOf({ state, activationUntil, activationTries }: PostedRow, now: Date): 'none' | 'out' | 'locked' | 'over' {
  if (state !== 'sent' || !activationUntil) return 'none';
  if (activationTries >= ACTIVATION_TRIES) return 'locked';
  return activationUntil <= now ? 'over' : 'out';
}

/** „Lipowa 4/12, 09-400 Nowa Rzeczna” */
function addressOf({ street, houseNumber, flatNumber, postalCode, place }: PostedRow): string {
  const house = [houseNumber, flatNumber].filter(Boolean).join('/');
  return `${[street, house].filter(Boolean).join(' ')}, ${postalCode} ${place}`;
}
