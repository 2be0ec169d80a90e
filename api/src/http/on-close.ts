import type { Response } from 'express';

/** Acts when the answer's connection closes; at once where it has closed already, which it tells nobody a second time. */
export function onClose(response: Response, act: () => void): void {
  if (response.closed) act();
  else response.once('close', act);
}
