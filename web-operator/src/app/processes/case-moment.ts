import { ChangeDetectionStrategy, Component, computed, input, model } from '@angular/core';
import { nearTime } from '@karta/web-shared';

/** Chooses the moment at which a case is shown: now, or when something moved in it. */
@Component({
  selector: 'km-case-moment',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="moment">
    <label for="chwila">Stan sprawy</label>
    <input
      id="chwila"
      type="range"
      min="0"
      [max]="moments().length - 1"
      [value]="place()"
      [attr.aria-valuetext]="words()"
      #range
      (input)="choose(range.valueAsNumber)"
    />
    <output for="chwila">{{ words() }}</output>
    @if (at() !== null) {
      <button type="button" class="btn btn--sm btn--secondary" (click)="at.set(null)">Pokaż teraz</button>
    }
  </div>`,
})
export class CaseMoment {
  /** The oldest first. */
  readonly moments = input.required<readonly string[]>();
  /** `null`: now. */
  readonly at = model.required<string | null>();
  protected readonly place = computed(() => {
    const at = this.at();
    return at === null ? this.moments().length - 1 : this.moments().indexOf(at);
  });
  protected readonly words = computed(() => {
    const at = this.at();
    return at === null ? 'teraz' : `${nearTime(at)}, ruch ${this.place() + 1} z ${this.moments().length}`;
  });

  protected choose(place: number): void {
    this.at.set(place >= this.moments().length - 1 ? null : (this.moments()[place] ?? null));
  }
}
