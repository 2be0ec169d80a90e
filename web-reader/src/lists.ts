import type { ReaderRelief, ReaderSetup } from '@karta/contracts';
import type { ReaderVerdict } from '@karta/domain';
import type { Presented } from './presented.ts';
import type { Server } from './server.ts';

/** What the lists say of a card, and which list said so. */
export interface Decided {
  readonly verdict: ReaderVerdict;
  readonly reliefs?: ReaderRelief[];
  readonly list: { readonly at: number; readonly until: number };
}

/** The town's lists as the device has them: they decide where there is no connection. */
export class Lists {
  constructor(private readonly server: Server) {}

  /** When the list was made that is here, in milliseconds. */
  at(): number | undefined {
    return undefined;
  }
  async refresh(_setup: ReaderSetup, _now: number): Promise<void> {}
  async decide(_card: Presented, _setup: ReaderSetup, _now: number): Promise<Decided | undefined> {
    return undefined;
  }
  forget(): void {}
}
