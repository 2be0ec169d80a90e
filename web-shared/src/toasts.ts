import { inject, Injectable, Injector } from '@angular/core';

const SHOWN_MS = 8000;

/** The one last thing that happened, said aloud and shown for a while by Material's snack bar, fetched at first need. */
@Injectable({ providedIn: 'root' })
export class Toasts {
  private readonly injector = inject(Injector);

  /** Shows a sentence; the next one replaces it. */
  say(message: string): void {
    void this.show(message);
  }

  private async show(message: string): Promise<void> {
    const { MatSnackBar } = await import('@angular/material/snack-bar');
    this.injector
      .get(MatSnackBar)
      .open(message, undefined, { duration: SHOWN_MS, panelClass: ['toast', 'i-check_circle'] });
  }
}
