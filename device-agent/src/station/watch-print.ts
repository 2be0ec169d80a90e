import type { StationFailureCode } from '@karta/contracts';
import { pause } from './patience.ts';
import { printerCause, printerTrouble } from './printer-trouble.ts';
import { entriesOf, note } from './run.ts';
import type { Run } from './run.ts';

/** Polls in which a printer may complain before its job is taken back. */
const COMPLAINTS_BEFORE_CANCEL = 3;

/** Follows the printer's job to its end. A job that cannot go on is cancelled, so that it never prints unattended later. */
export async function watchPrint(run: Run): Promise<void> {
  const { printer, patience, signal } = run.parts;
  const id = entriesOf(run).findLast((entry) => entry.state === 'ACCEPTED')?.ippJobId;
  if (id === undefined) return note(run, { state: 'UNKNOWN', code: 'PRINT_UNKNOWN', detail: 'NO_JOB_ID' });
  let complaints = 0;
  let cause: StationFailureCode | undefined;
  for (let waited = 0; waited <= patience.printer; waited += patience.poll) {
    const job = await printer.find(id);
    if (job === 'absent') return note(run, { state: 'UNKNOWN', code: 'PRINT_UNKNOWN', detail: 'NOT_IN_QUEUE' });
    if (job !== 'unreachable') {
      // Only job-state "completed" is success: a cancelled job stands among the finished ones too.
      if (job.state === 'completed') return note(run, { state: 'PRINTED' });
      const condition = await printer.condition();
      cause = printerCause(condition) ?? cause;
      if (job.state !== 'pending') return note(run, { state: 'FAILED', code: cause ?? 'PRINT_ABORTED' });
      complaints = printerTrouble(condition) === undefined ? 0 : complaints + 1;
      if (complaints === COMPLAINTS_BEFORE_CANCEL) await printer.cancel(id);
    }
    await pause(patience.poll, signal);
  }
  await printer.cancel(id);
  const end = await printer.find(id);
  if (end === 'absent' || end === 'unreachable' || end.state === 'pending')
    return note(run, { state: 'UNKNOWN', code: 'PRINT_UNKNOWN', detail: 'PRINTER_SILENT' });
  note(run, end.state === 'completed' ? { state: 'PRINTED' } : { state: 'FAILED', code: cause ?? 'PRINT_ABORTED' });
}
