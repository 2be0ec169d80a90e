import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** Grey shapes in the place of what is loading; they appear only after 300 ms. */
@Component({
  selector: 'km-skeleton',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'late', role: 'status' },
  template: `<span class="sr">Wczytujemy…</span>
    <div class="stack stack-3" aria-hidden="true">
      @for (width of widths(); track $index) {
        <span class="skel skel--{{ width }}" [class.skel--block]="block()"></span>
      }
    </div>`,
})
export class Skeleton {
  readonly lines = input(4);
  /** Blocks the height of a panel instead of lines of text. */
  readonly block = input(false);
  protected readonly widths = computed(() =>
    Array.from({ length: this.lines() }, (_, index) =>
      this.block() ? 'full' : (['long', 'full', 'short'][index % 3] ?? 'full'),
    ),
  );
}
