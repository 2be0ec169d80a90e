import { ChangeDetectionStrategy, Component, input, signal } from '@angular/core';
import type { PhotoScore } from '@karta/domain';
import { judgePicture } from './judge-picture.ts';
import { PhotoScores } from './photo-scores.ts';

/** A stored photo with what the coach says of it: the clerk sees what the applicant saw. */
@Component({
  selector: 'km-judged-photo',
  imports: [PhotoScores],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<img #image class="evidence" [src]="src()" [alt]="about()" (load)="judge(image)" />
    @if (scores().length > 0) {
      <km-photo-scores [scores]="scores()" />
    }`,
})
export class JudgedPhoto {
  readonly src = input.required<string>();
  /** Words for whoever does not see it; no `alt` of its own, which would stay on this element as well. */
  readonly about = input.required<string>();
  protected readonly scores = signal<readonly PhotoScore[]>([]);

  protected judge(image: HTMLImageElement): void {
    this.scores.set(judgePicture(image, image.naturalWidth, image.naturalHeight));
  }
}
