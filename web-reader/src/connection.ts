import type { Parts } from './reader.ts';
import { randomBytes, toBase64Url } from './random.ts';
import { NoConnection, Refused } from './server.ts';

interface Heard {
  changed(): void;
  stopped(why: 'unknown'): void;
}

/** How often set-up and lists are asked for: where there is a connection, and where there was none. */
const EVERY_MS = { there: 60_000, gone: 10_000 } as const;
const MOST_TOLD = 500;

/** What the device has of the town: its set-up and its lists, as new as the connection lets them be. */
export class Connection {
  /** Since when there has been no answer. */
  goneSince: number | undefined;
  private isAsking = false;

  constructor(
    private readonly parts: Omit<Parts, 'draw' | 'signal'>,
    private readonly heard: Heard,
  ) {}

  /** An answer has just come. */
  isThere(): void {
    if (this.goneSince === undefined) return;
    this.goneSince = undefined;
    void this.refresh();
  }
  isGone(): void {
    this.goneSince ??= this.parts.now();
  }

  /** Asks now, and from now on again and again. */
  keepUp(): void {
    void this.refresh().then(() => {
      const ms = this.goneSince === undefined ? EVERY_MS.there : EVERY_MS.gone;
      this.parts.later(() => this.keepUp(), ms);
    });
  }

  /** Makes the device known by the code. Returns what is wrong, as the controller reads it. */
  async enrol(code: string): Promise<string | undefined> {
    const { store, server } = this.parts;
    const key = store.get('newKey') ?? toBase64Url(randomBytes(32));
    store.set('newKey', key);
    try {
      await server.enrol({ code: code.trim(), key });
      store.set('key', key);
      store.drop('newKey');
    } catch (failure) {
      if (failure instanceof NoConnection) return 'Nie ma sieci. Sprawdź połączenie i spróbuj jeszcze raz.';
      if (!(failure instanceof Refused)) throw failure;
      if (failure.status === 429) return 'Za dużo prób. Spróbuj za godzinę.';
      return 'Ten kod nie działa: mógł wygasnąć albo ktoś już go użył. Poproś administratora o nowy.';
    }
    await this.refresh();
    this.keepUp();
    return undefined;
  }

  /** The set-up, the lists and the checks that wait, in one go. */
  private async refresh(): Promise<void> {
    const { server, store, lists, now } = this.parts;
    if (this.isAsking || store.get('key') === undefined) return;
    this.isAsking = true;
    try {
      const setup = await server.setup(this.parts.version);
      store.set('setup', setup);
      this.goneSince = undefined;
      await this.tellPast();
      await lists.refresh(setup, now());
    } catch (failure) {
      if (failure instanceof NoConnection) this.isGone();
      else if (failure instanceof Refused && failure.status === 401) return this.heard.stopped('unknown');
    } finally {
      this.isAsking = false;
    }
    this.heard.changed();
  }

  /** Checks that the lists decided, in their order; each is forgotten once the server has it. */
  private async tellPast(): Promise<void> {
    const { server, store } = this.parts;
    for (let past = store.get('past'); past && past.length > 0; past = store.get('past')) {
      const checks = past.slice(0, MOST_TOLD);
      await server.tellPast({ checks });
      store.dropPast(checks.map(({ id }) => id));
    }
  }
}
