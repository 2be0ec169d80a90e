import { Injectable } from '@angular/core';

const PREFIX = 'km-unsent:';

/**
 * What a person wrote and has not sent, kept in this tab alone: it stands there again after Back, a reload or a session that
 * ended. It belongs to its owner (an account's or operator's id); signing out clears everything.
 */
@Injectable({ providedIn: 'root' })
export class UnsentTexts {
  keep(owner: string, what: string, value: unknown): void {
    try {
      sessionStorage.setItem(PREFIX + owner + ':' + what, JSON.stringify(value));
    } catch {
      // a full or forbidden store loses only the convenience
    }
  }

  find<Kept>(owner: string, what: string): Kept | null {
    try {
      const text = sessionStorage.getItem(PREFIX + owner + ':' + what);
      return text === null ? null : (JSON.parse(text) as Kept);
    } catch {
      return null;
    }
  }

  forget(owner: string, what: string): void {
    sessionStorage.removeItem(PREFIX + owner + ':' + what);
  }

  clear(): void {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  }
}
