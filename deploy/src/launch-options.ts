import { dataFolder } from './places.ts';

export interface LaunchOptions {
  /** Where everything of this start lives. */
  folder: string;
  /** No step lines and no addresses: for tests. */
  quiet: boolean;
  /** Serve these programs; tests of the database alone need none. */
  programs: boolean;
  /** The demo town fills itself at its first start, while it is served already. */
  livens: boolean;
  /** Milliseconds that the stand-in printer takes for a card. */
  printMilliseconds: number;
}

/** What `npm start` uses. */
export const START_OPTIONS: () => LaunchOptions = () => ({
  folder: dataFolder(),
  quiet: false,
  programs: true,
  livens: process.env['KARTA_QUIET_TOWN'] === undefined,
  printMilliseconds: 1500,
});
