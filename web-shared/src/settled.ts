import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import type { Signal } from '@angular/core';
import { debounceTime } from 'rxjs';

/**
 * The value of a signal once the person has stopped typing; for searches and previews. `first` stands there until then, where the
 * signal cannot be read yet. Only within an injection context.
 */
export function settled<Value>(typed: Signal<Value>, quietMs = 250, first: () => Value = typed): Signal<Value> {
  return toSignal(toObservable(typed).pipe(debounceTime(quietMs)), { initialValue: first() });
}
