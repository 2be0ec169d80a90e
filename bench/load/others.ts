import { Caller } from '../../tests/makers/caller.ts';
import { DEMO } from '../../tests/makers/town.ts';

/** What everybody else does meanwhile. */
export const OTHERS = ['sign-in', 'page', 'list'] as const;
export type Other = (typeof OTHERS)[number];
export type Times = Record<Other, number[]>;

/** One who signs in and a clerk who loads a page and lists, one after the other for so long; the times of each in ms. */
export async function askAsOthers(clerk: Caller, milliseconds: number): Promise<Times> {
  const times: Times = { 'sign-in': [], page: [], list: [] };
  const end = performance.now() + milliseconds;
  const note = async (what: Other, ask: () => Promise<{ status: number }>): Promise<void> => {
    const begun = performance.now();
    const { status } = await ask();
    if (status >= 400) times[what].push(Number.POSITIVE_INFINITY);
    else times[what].push(performance.now() - begun);
  };
  const visitor = new Caller('portal');
  const signingIn = async (): Promise<void> => {
    const body = { email: DEMO.residentWithCard, password: DEMO.password };
    while (performance.now() < end)
      await note('sign-in', () => new Caller('portal').post('/api/resident/sign-in', body));
  };
  const reading = async (): Promise<void> => {
    while (performance.now() < end) {
      await note('page', () => visitor.get('/'));
      await note('list', () => clerk.get('/api/operator/applications'));
    }
  };
  await Promise.all([signingIn(), reading()]);
  return times;
}
