import { computed, Injectable, signal } from '@angular/core';
import { debounceTime, Observable, share } from 'rxjs';

/** What the server says about tasks while the app is open, as one shared stream of events. */
@Injectable({ providedIn: 'root' })
export class TaskWatch {
  /** Open tasks of the operator's groups, as the list last saw them; shown in the menu. */
  readonly count = signal<number | null>(null);
  private readonly connected = signal(false);
  readonly isLive = computed(() => this.connected());

  /** Emits when something changed; events close together count as one. The connection lives while somebody listens. */
  readonly changes: Observable<void> = new Observable<void>((listener) => {
    const source = new EventSource('/api/operator/tasks/stream');
    source.addEventListener('open', () => this.connected.set(true));
    source.addEventListener('error', () => this.connected.set(false));
    source.addEventListener('changed', () => listener.next());
    return () => {
      this.connected.set(false);
      source.close();
    };
  }).pipe(debounceTime(150), share());
}
