import { ChangeDetectionStrategy, Component, inject, Injectable, signal } from '@angular/core';

/** The one last thing that happened, said aloud and shown for a while. */
@Injectable({ providedIn: 'root' })
export class Toasts {
  readonly message = signal<string | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Shows a sentence; the next one replaces it. */
  say(message: string): void {
    clearTimeout(this.timer);
    this.message.set(message);
    this.timer = setTimeout(() => this.message.set(null), 8000);
  }
}

/** The place of the toast; stands once in each app. */
@Component({
  selector: 'km-toast',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="toast-place" role="status">
    @if (toasts.message(); as message) {
      <div class="toast">
        <span class="i i-check_circle" aria-hidden="true"></span><span>{{ message }}</span>
      </div>
    }
  </div>`,
})
export class ToastPlace {
  protected readonly toasts = inject(Toasts);
}
