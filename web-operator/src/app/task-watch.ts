import { computed, Injectable, signal } from '@angular/core';
import {
  BehaviorSubject,
  delay,
  distinctUntilChanged,
  filter,
  map,
  Observable,
  share,
  switchMap,
  throttleTime,
} from 'rxjs';

const TASKS = '/api/operator/tasks/stream';
const ACCESS = '/api/operator/access-stream';

/** A list is asked for again so often at most. */
const EVERY_MS = 1000;
/** Within this time the open screens of a town ask, each at a moment of its own. */
const SPREAD_MS = 700;

/** What the server says about tasks and rights while the app is open, as one shared stream of events. */
@Injectable({ providedIn: 'root' })
export class TaskWatch {
  /** Open tasks of the operator's groups, as the list last saw them; shown in the menu. */
  readonly count = signal<number | null>(null);
  private readonly connected = signal(false);
  readonly isLive = computed(() => this.connected());

  private readonly place = Math.random() * SPREAD_MS;

  private readonly readsTasks = new BehaviorSubject(true);
  /** What the server tells; one connection for all, which lives while somebody listens. */
  private readonly told = this.readsTasks.pipe(
    distinctUntilChanged(),
    switchMap((mayRead) => this.listenTo(mayRead ? TASKS : ACCESS)),
    share(),
  );

  /**
   * Emits when something changed, once a second at most; each open screen at a moment of its own, so that a change does not
   * bring all of them to the server at once.
   */
  readonly changes = this.told.pipe(
    filter((what) => what === 'changed'),
    map(() => undefined),
    throttleTime(EVERY_MS, undefined, { leading: true, trailing: true }),
    delay(this.place),
    share(),
  );

  /** Emits when rights of people of the office have changed. */
  readonly accessChanges = this.told.pipe(
    filter((what) => what === 'access'),
    share(),
  );

  /** Emits when a note of a colleague calls whoever looks, and with each new connection, as one may have been missed. */
  readonly mentionChanges = this.told.pipe(
    filter((what) => what === 'mentions'),
    share(),
  );

  /** Whoever reads no tasks hears of rights alone. */
  listenAs(mayReadTasks: boolean): void {
    this.readsTasks.next(mayReadTasks);
  }

  private listenTo(address: string): Observable<'changed' | 'access' | 'mentions'> {
    return new Observable((listener) => {
      const source = new EventSource(address);
      source.addEventListener('open', () => {
        this.connected.set(true);
        listener.next('mentions');
      });
      source.addEventListener('error', () => this.connected.set(false));
      source.addEventListener('changed', () => listener.next('changed'));
      source.addEventListener('mentions', () => listener.next('mentions'));
      source.addEventListener('access', () => listener.next('access'));
      return () => {
        this.connected.set(false);
        source.close();
      };
    });
  }
}
