import type { CardPrinter, PrinterJob } from '../../device-agent/src/ipp/card-printer.ts';
import { createIppCardPrinter } from '../../device-agent/src/ipp/ipp-card-printer.ts';
import { printerTrouble } from '../../device-agent/src/station/printer-trouble.ts';
import { cardFile, pageSizes } from './card-file.ts';
import { until } from '../makers/until.ts';
import { CR80, startOfficePrinter, type OfficePrinter } from './office-printer.ts';
import { startPrintQueue, type PrintQueue } from './print-queue.ts';
import { endOf, submitted } from './printed-jobs.ts';
import { describeDevices } from './real-devices.ts';

const NEEDS = ['cups', 'cups-ipp-utils', 'dbus', 'avahi-daemon'] as const;

describeDevices('the IPP printer behind a queue of CUPS', NEEDS, () => {
  let device: OfficePrinter;
  let queue: PrintQueue;
  let printer: CardPrinter;
  let pdf: Buffer;

  const submit = (name: string): Promise<number> => submitted(printer, name, pdf);
  const end = (id: number): Promise<PrinterJob> => endOf(printer, id);
  /** Waits until the card is out. @throws what the print server says where it is not */
  const completed = async (id: number): Promise<void> => {
    const job = await end(id);
    if (job.state !== 'completed') throw new Error(`${job.state}\n${queue.log()}`);
  };

  beforeAll(async () => {
    pdf = await cardFile();
    device = await startOfficePrinter(8633);
    queue = await startPrintQueue(device.uri, device.env);
    printer = createIppCardPrinter(queue.uri);
    // the filters of a server that has just started may not be there for the first page
    await until('a page that comes out', async () => {
      const answer = await printer.submit('warm-up', pdf);
      return answer.kind === 'accepted' && (await end(answer.id)).state === 'completed';
    }).catch((error: unknown) => {
      throw new Error(queue.log(), { cause: error });
    });
  });
  afterEach(() => device.letGo());
  afterAll(async () => {
    await queue.stop();
    await device.stop();
  });

  it('prints on a CR80 card: neither medium nor pages become those of a letter on the way', async () => {
    // when
    const id = await submit('card-1');

    // then
    await completed(id);
    const job = Math.max(...device.printed());
    // CUPS turns the pages upright, as the medium is named; they stay as large as they are
    const sizes = await pageSizes(device.fileOf(job));
    expect(sizes.map((size) => size.toSorted((a, b) => b - a))).toEqual([
      [243, 153],
      [243, 153],
    ]);
    expect(device.toldOf(job)).toContain(CR80);
  });

  it('is stopped while a person has paused it; the card waits and is printed when it goes on', async () => {
    // given
    queue.pause('Wymiana taśmy');
    const id = await submit('while-paused');

    // when
    const condition = await printer.condition();
    const meanwhile = await printer.find(id);
    queue.goOn();

    // then
    expect(condition).toMatchObject({ state: 'stopped', reasons: expect.arrayContaining(['paused']) });
    expect(printerTrouble(condition)).toBe('PRINTER_STOPPED');
    expect(meanwhile).toEqual({ id, state: 'pending' });
    await completed(id);
  });

  it('a card that was taken back is not a printed one, though it stands among the finished jobs', async () => {
    // given
    queue.pause('Brak kart');
    const before = device.printed().length;
    const id = await submit('taken-back');

    // when
    await printer.cancel(id);
    const ended = await end(id);
    queue.goOn();
    const next = await submit('after-it');
    await completed(next);

    // then
    expect(ended).toEqual({ id, state: 'canceled' });
    expect(await printer.findByName('taken-back')).toEqual({ id, state: 'canceled' });
    expect(device.printed()).toHaveLength(before + 1);
  });

  it('tells the trouble of the printer behind it', async () => {
    // given
    device.fail('marker-supply-empty');

    // when
    const ended = await end(await submit('no-ribbon'));

    // then
    expect(ended.state).not.toBe('completed');
  });
});
