import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { designFaults, designWarnings, SAMPLE_PEOPLE, SIDES, type CardContent, type Side } from '@karta/card-design';
import { DesignDesk } from './design-desk.ts';
import { elementWord, warningWord } from './element-words.ts';
import { templateOf } from './template-of.ts';

/** One thing to mend or to know. */
export interface Finding {
  readonly side: Side;
  readonly index: number;
  readonly isFault: boolean;
  readonly sentence: string;
}
const SIDE_WORDS = { front: 'Awers', back: 'Rewers' } as const;

/** What would go wrong in print, with the shortest and the longest names; each entry leads to its element. */
@Component({
  selector: 'km-design-check',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<section aria-labelledby="cd-kontrola">
    <h2 id="cd-kontrola">Kontrola wydruku</h2>
    <ul class="cd__findings">
      @for (each of findings(); track each.sentence) {
        <li>
          <span
            class="i"
            [class]="each.isFault ? 'i-error tone-error' : 'i-warning tone-warning'"
            aria-hidden="true"
          ></span>
          <button type="button" class="link" (click)="desk.select(each.index, each.side)">{{ each.sentence }}</button>
        </li>
      } @empty {
        <li>
          <span class="i i-check_circle tone-success" aria-hidden="true"></span>Wszystko mieści się na karcie, także
          najdłuższe nazwiska, a kody dadzą się odczytać.
        </li>
      }
    </ul>
  </section>`,
})
export class DesignCheck {
  /** The cards of the sample people, in their order. */
  readonly cards = input.required<readonly CardContent[]>();
  protected readonly desk = inject(DesignDesk);
  readonly findings = computed((): Finding[] => {
    const design = this.desk.design();
    const [first] = this.cards();
    if (!design || !first) return [];
    const template = templateOf(design);
    const faults = designFaults(template, first.number).map(({ path, code }) => {
      const [side = '', at = ''] = path.split('.');
      return {
        side: side === 'back' ? ('back' as const) : ('front' as const),
        index: Number(at),
        code,
        who: undefined,
      };
    });
    const seen = new Set(faults.map(({ side, index, code }) => `${side}.${index}.${code}`));
    const warnings = this.cards().flatMap((card, at) =>
      designWarnings(template, card).flatMap((warning) => {
        const key = `${warning.side}.${warning.index}.${warning.code}`;
        if (seen.has(key)) return [];
        seen.add(key);
        return { ...warning, who: SAMPLE_PEOPLE[at] };
      }),
    );
    return [...faults, ...warnings].flatMap((found, at) => {
      const element = design[found.side][found.index];
      if (!element || !SIDES.includes(found.side)) return [];
      const who =
        found.who && at >= faults.length && /NAME|TEXT|OVERLAP|LETTERS/.test(found.code)
          ? ` (${found.who.surname})`
          : '';
      const sentence = `${SIDE_WORDS[found.side]}: „${elementWord(element)}” ${warningWord(found.code)}${who}`;
      return { side: found.side, index: found.index, isFault: at < faults.length, sentence };
    });
  });
}
