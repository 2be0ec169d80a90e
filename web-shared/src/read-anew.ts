import { effect, signal, untracked, type ResourceRef } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { Observable } from 'rxjs';

/**
 * Reads a resource again after an act, also while it is being read: Angular's `reload` drops a wish that comes then, and the
 * answer on its way is older than what has just been done. What is shown stays until the new answer is there.
 */
export function readAnew<T>(resource: ResourceRef<T | undefined>): void {
  resource.set(untracked(() => (resource.hasValue() ? resource.value() : undefined)));
  resource.reload();
}

/**
 * Reads a resource again at each thing that a stream tells; what it tells while the resource is being read is read once more
 * afterwards, so that a busy stream and a slow server do not keep every answer away. In an injection context.
 */
export function readAtEach(
  stream: Observable<unknown>,
  resource: Pick<ResourceRef<unknown>, 'isLoading' | 'reload'>,
): void {
  const told = signal(0);
  let read = 0;
  stream.pipe(takeUntilDestroyed()).subscribe(() => told.update((count) => count + 1));
  effect(() => {
    const count = told();
    if (count === read || resource.isLoading()) return;
    read = count;
    untracked(() => resource.reload());
  });
}
