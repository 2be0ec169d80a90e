import type { Response } from 'express';
import { onClose } from './on-close.ts';

/** How long a stream goes on after the session or the right of who listens has ended, at most. */
const LOOK_EVERY_MS = 15_000;

/**
 * Sends server-sent events until there are no more, the client has gone, or `stillMay` says no: it is asked now and then, one
 * question at a time.
 */
export async function sendEvents(
  response: Response,
  events: AsyncIterable<string>,
  stillMay: () => Promise<boolean>,
): Promise<void> {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  });
  response.write('retry: 2000\n\n');
  let isAsking = false;
  const look = async (): Promise<void> => {
    if (isAsking) return;
    isAsking = true;
    if (!(await stillMay())) response.end();
    isAsking = false;
  };
  const looks = setInterval(() => void look(), LOOK_EVERY_MS);
  onClose(response, () => clearInterval(looks));
  try {
    for await (const event of events) {
      if (!response.writableEnded) response.write(event);
    }
  } finally {
    clearInterval(looks);
    response.end();
  }
}
