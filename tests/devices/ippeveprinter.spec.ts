import type { CardPrinter, PrinterJob } from '../../device-agent/src/ipp/card-printer.ts';
import { createIppCardPrinter } from '../../device-agent/src/ipp/ipp-card-printer.ts';
import { printerCause } from '../../device-agent/src/station/printer-trouble.ts';
import { until } from '../makers/until.ts';
import { cardFile, pageSizes } from './card-file.ts';
import { CR80, startOfficePrinter, type OfficePrinter } from './office-printer.ts';
import { ipptool } from './ipptool.ts';
import { endOf, submitted } from './printed-jobs.ts';
import { describeDevices } from './real-devices.ts';

describeDevices('the IPP printer on a real ippeveprinter', ['cups-ipp-utils', 'dbus', 'avahi-daemon'], () => {
  let device: OfficePrinter;
  let printer: CardPrinter;
  let pdf: Buffer;

  const submit = (name: string): Promise<number> => submitted(printer, name, pdf);
  const end = (id: number): Promise<PrinterJob> => endOf(printer, id);
  const isAtIt = (id: number): Promise<boolean> => until('the printer at work', async () => device.toldOf(id) !== '');

  beforeAll(async () => {
    pdf = await cardFile();
    device = await startOfficePrinter(8631);
    printer = createIppCardPrinter(device.uri);
  });
  afterEach(() => device.letGo());
  afterAll(() => device.stop());

  it('prints the very file that was sent, as two sides of a CR80 card', async () => {
    // when
    const id = await submit('card-1');

    // then
    expect(await end(id)).toEqual({ id, state: 'completed' });
    expect(device.fileOf(id).equals(pdf)).toBe(true);
    expect(await pageSizes(device.fileOf(id))).toEqual([
      [243, 153],
      [243, 153],
    ]);
    expect(device.toldOf(id)).toContain(`IPP_MEDIA=${CR80}`);
    expect(device.toldOf(id)).toContain('IPP_SIDES=two-sided-long-edge');
    expect(device.toldOf(id)).toContain('IPP_JOB_NAME=card-1');
    expect(await printer.condition()).toEqual({ state: 'idle', reasons: [] });
  });

  it('a job of ours is whole in the eyes of ipptool: name, medium, both sides', async () => {
    // given
    await end(await submit('seen-by-ipptool'));

    // when
    const told = ipptool(device.uri, 'completed');

    // then
    expect(told).toMatch(/job-name .*= .*seen-by-ipptool/);
    expect(told).toMatch(/\[PASS\]/);
    expect(told).not.toMatch(/\[FAIL\]/);
  });

  it.each([
    ['no ribbon', 'marker-supply-empty', 'PRINTER_OUT_OF_RIBBON'],
    ['a jam', 'media-jam', 'PRINTER_STOPPED'],
    ['an open cover', 'cover-open', 'PRINTER_STOPPED'],
  ])('tells of %s: nothing comes out, and it prints again when that is over', async (_case, reason, code) => {
    // given
    device.fail(reason);
    const id = await submit(`fails-for-${reason}`);

    // when
    const job = await end(id);
    const condition = await printer.condition();
    device.mend(reason);
    const again = await submit(`after-${reason}`);

    // then
    expect(job).toEqual({ id, state: 'aborted' });
    expect(printerCause(condition)).toBe(code);
    expect(device.printed()).not.toContain(id);
    expect(await end(again)).toEqual({ id: again, state: 'completed' });
    expect(await printer.condition()).toEqual({ state: 'idle', reasons: [] });
  });

  it('waits without cards and says so, and prints the card once they are there', async () => {
    // given
    await device.load(0);
    const id = await submit('no-cards');

    // when
    const condition = await until('the printer to miss cards', async () => {
      const now = await printer.condition();
      return now.reasons.some((reason) => reason.startsWith('media-needed')) && now;
    });
    const meanwhile = await printer.find(id);
    await device.load(250);

    // then
    expect(printerCause(condition)).toBe('PRINTER_OUT_OF_CARDS');
    expect(meanwhile).toEqual({ id, state: 'pending' });
    expect(await end(id)).toEqual({ id, state: 'completed' });
  });

  it('is busy while it prints: the next card is refused for now, and nothing of it is kept', async () => {
    // given
    device.hold();
    const id = await submit('first');
    await isAtIt(id);

    // when
    const second = await printer.submit('second', pdf);

    // then
    expect(second).toEqual({ kind: 'busy' });
    device.letGo();
    expect(await end(id)).toEqual({ id, state: 'completed' });
    expect(await printer.findByName('second')).toBe('absent');
  });

  it('a card that is cancelled while it prints is finished, and its end is still told as cancelled', async () => {
    // given
    device.hold();
    const id = await submit('cancelled');
    await isAtIt(id);

    // when
    await printer.cancel(id);
    const meanwhile = await printer.find(id);
    device.letGo();

    // then
    expect(meanwhile).toMatchObject({ id });
    expect((await end(id)).state).toBe('canceled');
  });

  it('is offline while it is off: surely nothing was sent, and it forgets its jobs', async () => {
    // given
    const id = await submit('before');
    await end(id);

    // when
    await device.switchOff();

    // then
    expect(await printer.condition()).toEqual({ state: 'offline', reasons: [] });
    expect(await printer.submit('while-off', pdf)).toEqual({ kind: 'not-sent' });
    expect(await printer.findByName('before')).toBe('unreachable');
    await device.switchOn();
    expect(await printer.findByName('before')).toBe('absent');
    expect(await printer.find(id)).toBe('absent');
  });
});
