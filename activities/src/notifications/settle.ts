import { Notification, type City } from '@karta/db';
import { hasSecretLink } from '@karta/domain';

/** The message has to be tried again later; the queue's growing pauses decide when. */
export class TryLater extends Error {
  override name = 'TryLater';
}

/** The end of a message. One with a secret link loses its content. */
export async function settle(
  city: City,
  message: Notification,
  state: Notification['state'],
  problem: string | null,
  providerId: string | null = null,
): Promise<void> {
  const isSecret = hasSecretLink(message.template);
  const isOut = state === 'sent' || state === 'failed';
  await Notification.query(city.knex)
    .findById(message.id)
    .patch({
      state,
      problem,
      providerId,
      ...(state === 'sent' && { sentAt: city.clock.now() }),
      ...(isSecret && isOut && { content: null }),
    });
}
