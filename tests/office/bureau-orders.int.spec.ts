import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { BureauFiles, BureauOrderDetail, BureauVerdicts } from '@karta/contracts';
import type { Approved } from '../makers/applications.ts';
import { orderedCards, ORDERS } from '../makers/bureau-order.ts';
import { operator, type Caller } from '../makers/caller.ts';
import { applicationState, productionOf } from '../makers/production.ts';
import { DEMO } from '../makers/town.ts';
import { until } from '../makers/until.ts';

jest.setTimeout(180_000);

const uid = (): string =>
  `04${randomInt(2 ** 40)
    .toString(16)
    .padStart(12, '0')}`.toUpperCase();
const answerOf = (...lines: string[]): Buffer => Buffer.from(['number;result;uid;reason', ...lines].join('\r\n'));

const send = <T = Record<string, unknown>>(caller: Caller, id: string, act: 'check' | 'result', bytes: Buffer) =>
  caller.post<T>(`${ORDERS}/${id}/${act}`, undefined, { bytes, type: 'text/csv' });
const view = (caller: Caller, id: string) => caller.must(caller.get<BureauOrderDetail>(`${ORDERS}/${id}`));

describe('D-12 cards that an outside firm makes', () => {
  it('D-12 a card of an order is not begun here, and is ready for its holder once the firm has made it', async () => {
    // given
    const { clerk, id, cards, numbers } = await orderedCards(2);
    const [made, spoiled] = cards as readonly [Approved, Approved];
    const { stations } = await productionOf(clerk, made.productionTaskId);
    const at = { stationId: stations[0]?.id };

    // when
    const begun = await clerk.post(`/api/operator/tasks/${made.productionTaskId}/start-production`, at);
    const answer = answerOf(`${numbers[0]};made;${uid()};`, `${numbers[1]};spoiled;;pęknięty laminat`);
    const { lines } = await clerk.must(send<BureauVerdicts>(clerk, id, 'result', answer));

    // then
    expect([begun.status, begun.body['code']]).toEqual([409, 'PRODUCTION_AT_BUREAU']);
    expect(lines.map(({ verdict }) => verdict)).toEqual(['made', 'spoiled']);
    await applicationState(made.portal, made.applicationId, 'ready-for-pickup');
    const { phase } = await productionOf(clerk, spoiled.productionTaskId);
    expect(phase).toBe('waiting-for-start');
    expect(await view(clerk, id)).toMatchObject({ state: 'ended', made: 1, spoiled: 1, awaited: 0 });
  });

  it('D-12 a card whose case was cancelled meanwhile never becomes ready, and its line says so', async () => {
    // given
    const { clerk, id, cards, numbers } = await orderedCards(1);
    const [{ applicationId }] = cards as readonly [Approved];
    const admin = await operator(DEMO.admin);
    const query = `?workflowId=${encodeURIComponent(`nowa-rzeczna/card-application/${applicationId}`)}`;
    await admin.must(admin.post(`/api/admin/cases/cancel${query}`, { reason: 'Sprawa założona przez pomyłkę' }));
    await until('the end of the production', async () => (await view(clerk, id)).cards[0]?.state === 'left-out');

    // when
    const { lines } = await clerk.must(
      send<BureauVerdicts>(clerk, id, 'result', answerOf(`${numbers[0]};made;${uid()};`)),
    );

    // then
    expect(lines).toMatchObject([{ verdict: 'refused', problem: 'CARD_STOPPED' }]);
    expect(await view(clerk, id)).toMatchObject({ state: 'ended', cards: [{ cardState: 'spoiled' }] });
  });

  it('D-12 is led by who makes cards at its point alone; the files are had by who asked for them', async () => {
    // given
    const { clerk, id, cards } = await orderedCards(1);
    const [{ productionTaskId: taskId }] = cards as readonly [Approved];
    const library = await operator(DEMO.library);

    // when
    const files = await clerk.must(clerk.post<BureauFiles>(`${ORDERS}/${id}/downloads`, { reason: 'do druku' }));
    const picture = `${ORDERS}/${id}/downloads/${files.id}/cards/${taskId}`;
    const pdf = await clerk.post(picture);
    const foreign = [
      await library.get(`${ORDERS}/${id}`),
      await library.post(`${ORDERS}/${id}/downloads`, { reason: 'ciekawość' }),
      await library.post(picture),
      await send(library, id, 'result', answerOf('1;made;04;')),
      await library.post(`${ORDERS}/${id}/cancel`, { reason: 'pomyłka' }),
    ];
    const unnamed = await clerk.post(`${ORDERS}/${id}/downloads`, { reason: '' });
    const made = await clerk.post(`${ORDERS}/${id}/downloads/${randomUUID()}/cards/${taskId}`);

    // then
    expect([pdf.status, pdf.headers['content-type'], pdf.content.subarray(0, 5).toString()]).toEqual([
      200,
      'application/pdf',
      '%PDF-',
    ]);
    expect(pdf.headers['content-disposition']).toMatch(/^attachment/);
    expect(foreign.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    expect([unnamed.status, made.status]).toEqual([422, 404]);
    await clerk.must(clerk.post(`${ORDERS}/${id}/cancel`, { reason: 'koniec testu' }));
  });

  it('D-12 a file of any bytes is refused with a reason, one that is too large before it is read', async () => {
    // given
    const { clerk, id } = await orderedCards(1);
    const heading = Buffer.from('number;result;uid;reason\r\n');

    // when
    const tries = [
      Buffer.alloc(0),
      randomBytes(4000),
      Buffer.concat([heading, randomBytes(2000).map((byte) => byte || 1)]),
      Buffer.concat([heading, Buffer.from('"'.repeat(999))]),
      Buffer.from(JSON.stringify({ number: 1 })),
    ];
    const answers = [];
    for (const bytes of tries)
      for (const act of ['check', 'result'] as const) answers.push(await send(clerk, id, act, bytes));
    const large = await send(clerk, id, 'result', Buffer.alloc(600 * 1024, 'x'));

    // then
    expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
    expect([large.status, large.body['code']]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    expect((await view(clerk, id)).awaited).toBe(1);
    await clerk.must(clerk.post(`${ORDERS}/${id}/cancel`, { reason: 'koniec testu' }));
  });
});
