import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import type { Signal } from '@angular/core';
import { debounceTime } from 'rxjs';

/** The value of a text signal once the person has stopped typing; for searches. Only within an injection context. */
export function settled(text: Signal<string>, quietMs = 250): Signal<string> {
  return toSignal(toObservable(text).pipe(debounceTime(quietMs)), { initialValue: text() });
}
