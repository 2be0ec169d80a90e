import type { CardPrinter, PrinterJob } from '../../device-agent/src/ipp/card-printer.ts';
import { until } from '../makers/until.ts';

/** Sends a card under that name. Returns the printer's id of its job. */
export async function submitted(printer: CardPrinter, name: string, pdf: Buffer): Promise<number> {
  const answer = await printer.submit(name, pdf);
  if (answer.kind !== 'accepted') throw new Error(JSON.stringify(answer));
  return answer.id;
}

/** Waits until the job is over. */
export const endOf = (printer: CardPrinter, id: number): Promise<PrinterJob> =>
  until(`the end of job ${id}`, async () => {
    const job = await printer.find(id);
    return typeof job === 'object' && job.state !== 'pending' && job;
  });
