import { checkCard } from './check-card.ts';
import type { ReaderVerdict } from '@karta/domain';
import { Connection } from './connection.ts';
import type { Lists } from './lists.ts';
import type { Store } from './kept.ts';
import type { Presented } from './presented.ts';
import type { Transceive } from './prove-chip.ts';
import { takesCards, type Outcome, type Screen } from './screen.ts';
import type { Server } from './server.ts';
import { beginShift, isOnShift } from './shift.ts';
import { VERDICTS } from './verdict-words.ts';

export interface Parts {
  readonly server: Pick<Server, 'enrol' | 'setup' | 'beginShift' | 'endShift' | 'check' | 'tellPast'>;
  readonly store: Store;
  readonly lists: Pick<Lists, 'at' | 'refresh' | 'decide' | 'forget'>;
  /** Of the program around the page. */
  readonly version: string;
  draw(screen: Screen, reader: Reader): void;
  signal(of: (typeof VERDICTS)[ReaderVerdict]): void;
  now(): number;
  /** Runs something later; the answer takes it back. */
  later(act: () => void, ms: number): () => void;
}

/** An answer stays for so long; then the next card is awaited. */
export const ANSWER_MS = 5000;

/** The controller's device: which screen is on, what a card, a key or a touch does there. */
export class Reader {
  readonly connection: Connection;
  screen: Screen = { at: 'wait' };
  /** Later answers of an earlier card are not shown. */
  private turn = 0;
  private goBack: () => void = () => undefined;

  constructor(readonly parts: Parts) {
    this.connection = new Connection(parts, {
      changed: () => this.show(this.screen),
      stopped: (why) => this.stop(why),
    });
  }

  /** Begins where the device is: not enrolled, without a shift, or waiting for cards; `code` came with the address. */
  start(code: string): void {
    if (this.parts.store.get('key') === undefined) return this.show({ at: 'enrol', code });
    this.home();
    this.connection.keepUp();
  }
  show(screen: Screen): void {
    // whoever goes on from an answer is not called back
    if (screen.at !== 'answer') this.goBack();
    this.screen = screen;
    this.parts.draw(screen, this);
  }
  /** Where the device waits: for a card, or for the PIN first. */
  home(): void {
    this.show(isOnShift(this.parts) ? { at: 'wait' } : { at: 'pin', typed: '' });
  }
  stop(why: 'unknown' | 'locked'): void {
    this.show({ at: 'stopped', why });
  }

  /**
   * A card was read, typed or scanned; `otherwise` is what it may have been where the town does not know it, `transceive` talks to its
   * chip where the device can.
   */
  async present(
    card: Presented,
    { otherwise, transceive }: { otherwise?: Presented | undefined; transceive?: Transceive | undefined } = {},
  ): Promise<void> {
    if (!takesCards(this.screen)) return;
    if (!isOnShift(this.parts)) return this.home();
    const turn = ++this.turn;
    this.show({ at: 'wait', isBusy: true });
    const first = await checkCard(this.parts, this.connection, card, transceive);
    const isOther = 'told' in first && first.told === 'unknown' && otherwise;
    const outcome = isOther ? await checkCard(this.parts, this.connection, otherwise) : first;
    if (turn !== this.turn) return;
    if ('told' in outcome) this.tell(this.counted(outcome));
    else if (outcome.isOver) this.home();
    else this.show(outcome.screen);
  }
  /** Something was held to the reader and could not be read. */
  misread(): void {
    if (takesCards(this.screen)) this.tell({ told: 'again', way: 'uid', answer: {} });
  }
  /** Keeps the answer on, or lets it go. */
  hold(isHeld: boolean): void {
    if (this.screen.at !== 'answer') return;
    this.goBack();
    if (!isHeld) this.backLater();
    this.show({ ...this.screen, isHeld });
  }
  async giveCode(code: string): Promise<void> {
    this.show({ at: 'enrol', code, isBusy: true });
    const problem = await this.connection.enrol(code);
    if (problem === undefined) this.home();
    else this.show({ at: 'enrol', code, problem });
  }
  async givePin(pin: string): Promise<void> {
    this.show({ at: 'pin', typed: pin, isBusy: true });
    const answer = await beginShift(this.parts, pin);
    if (answer === 'begun') this.home();
    else if (answer === 'locked' || answer === 'unknown') this.stop(answer);
    else this.show({ at: 'pin', typed: '', problem: answer.problem });
  }
  /** The controller goes; what was kept of the shift goes too. */
  endShift(): void {
    this.parts.server.endShift().catch(() => undefined);
    this.parts.store.drop('shift');
    this.home();
  }
  /** The town does not know the device any more: it begins anew. */
  forget(): void {
    this.parts.store.drop('key', 'setup', 'shift', 'pin', 'past', 'today');
    this.parts.lists.forget();
    this.show({ at: 'enrol', code: '' });
  }

  private tell(outcome: Outcome): void {
    this.turn += 1;
    this.goBack();
    this.parts.signal(VERDICTS[outcome.told]);
    this.backLater();
    this.show({ at: 'answer', outcome, isHeld: false });
  }
  private backLater(): void {
    this.goBack = this.parts.later(() => this.home(), ANSWER_MS);
  }

  private counted(outcome: Outcome): Outcome {
    const { store, now } = this.parts;
    const day = new Date(now()).toDateString();
    const before = store.get('today');
    const checks = (before?.day === day ? before.checks : 0) + 1;
    store.set('today', { day, checks, last: VERDICTS[outcome.told].word.toLowerCase(), at: now() });
    return outcome;
  }
}
