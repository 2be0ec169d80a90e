import { seldom } from '@karta/db';

/** Writes something that needs new space. @throws the database's error */
export type SpaceProbe = () => Promise<void>;

/**
 * Whether the disk is full, as the errors of requests tell. A full disk lets much be read and some be written, so it is
 * known by its errors; that there is space again is known by a probe.
 */
export class DiskTrouble {
  #since: Date | undefined;

  /** A request has just failed for want of space. */
  note(at = new Date()): void {
    this.#since ??= at;
  }

  /** Since when there has been no space; `undefined` where there is some. */
  async since(probe: SpaceProbe): Promise<Date | undefined> {
    if (!this.#since) return undefined;
    try {
      await probe();
      this.#since = undefined;
    } catch (error) {
      // what else fails says nothing of the disk
      seldom.error('disk', { error });
    }
    return this.#since;
  }
}
