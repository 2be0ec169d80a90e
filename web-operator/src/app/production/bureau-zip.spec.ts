import { HttpErrorResponse } from '@angular/common/http';
import { strFromU8, unzipSync } from 'fflate';
import { packOrder } from './bureau-zip.ts';

const bytesOf = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer;
const card = (number: string, point = 'Ratusz') => ({
  taskId: number,
  number,
  file: `${number}.pdf`,
  point,
  chip: true,
});
/** As the browser gives it to whoever asked for bytes. */
const refused = (code: string): Promise<never> =>
  Promise.reject(new HttpErrorResponse({ status: 409, error: bytesOf(JSON.stringify({ code })) }));
const unzipped = (file: Blob): Promise<Record<string, Uint8Array>> =>
  new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(unzipSync(new Uint8Array(reader.result as ArrayBuffer))));
    reader.readAsArrayBuffer(file);
  });

describe('D-12 the files of an order', () => {
  it('D-12 leave out a card that may not be made any more, in the table too, and say which', async () => {
    // when
    const done: number[] = [];
    const made = await packOrder(
      { id: 'd', number: 7, cards: [card('KM-1', '=Filia'), card('KM-2')] },
      {
        picture: (taskId) => (taskId === 'KM-2' ? refused('CARD_STOPPED') : Promise.resolve(bytesOf('%PDF-1'))),
        onCard: (count) => done.push(count),
        signal: new AbortController().signal,
      },
    );

    // then
    const parts = await unzipped(made?.file ?? new Blob());
    expect(Object.keys(parts)).toEqual(['KM-1.pdf', 'order-7.csv']);
    expect(strFromU8(parts['order-7.csv'] ?? new Uint8Array())).toBe(
      "number;file;point;chip\r\nKM-1;KM-1.pdf;'=Filia;yes\r\n",
    );
    expect([made?.left, done]).toEqual([[{ number: 'KM-2', code: 'CARD_STOPPED' }], [1, 2]]);
  });

  it('D-12 are not made in part: what stops one picture stops them, and who breaks off gets none', async () => {
    const stopping = new AbortController();
    const order = { id: 'd', number: 7, cards: [card('KM-1'), card('KM-2')] };
    const packing = { onCard: () => stopping.abort(), signal: stopping.signal };
    const failing = packOrder(order, { ...packing, picture: () => refused('FORBIDDEN') });
    await expect(failing).rejects.toBeInstanceOf(HttpErrorResponse);
    expect(await packOrder(order, { ...packing, picture: () => Promise.resolve(bytesOf('%PDF-1')) })).toBeUndefined();
  });
});
