import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { PhotoScore, PhotoVerdict } from '@karta/domain';
import { foundWords, MEASURE_WORDS } from './photo-words.ts';

const SHOWN: Readonly<Record<PhotoVerdict, { icon: string; tone: string }>> = {
  good: { icon: 'check_circle', tone: 'success' },
  fair: { icon: 'warning', tone: 'warning' },
  poor: { icon: 'error', tone: 'error' },
  unknown: { icon: 'remove', tone: 'muted' },
};

/** The four measures of a photo, each as icon, name and word. */
@Component({
  selector: 'km-photo-scores',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ul class="photo-scores" [attr.aria-label]="label()">
    @for (score of shown(); track score.measure) {
      <li>
        <span class="i i-{{ score.icon }} tone-{{ score.tone }}" aria-hidden="true"></span
        ><span
          ><b>{{ score.name }}</b> {{ score.found }}</span
        >
      </li>
    }
  </ul>`,
})
export class PhotoScores {
  readonly scores = input.required<readonly PhotoScore[]>();
  readonly label = input($localize`:@@photo.scores:Ocena zdjęcia`);
  protected readonly shown = computed(() =>
    this.scores().map((score) => ({
      measure: score.measure,
      name: MEASURE_WORDS[score.measure],
      found: foundWords(score),
      ...SHOWN[score.verdict],
    })),
  );
}
