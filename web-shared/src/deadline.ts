import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { pluralForm } from './polish-plural.ts';

/** The traffic light of a deadline: its tone, its words, and how many of five bars are lit. */
export interface DeadlineLight {
  readonly tone: 'late' | 'soon' | 'ok' | 'stop';
  readonly icon: string;
  readonly words: string;
  readonly bars: number;
}

const NONE: DeadlineLight = { tone: 'stop', icon: 'pause_circle', words: 'bez terminu', bars: 0 };

/**
 * Light for the working days left (negative = overdue, null = no deadline).
 * Near means two working days or fewer (docs/facts/screens.md).
 */
export function deadlineLight(workingDaysLeft: number | null): DeadlineLight {
  if (workingDaysLeft === null) return NONE;
  if (workingDaysLeft < 0) {
    const late = -workingDaysLeft;
    return {
      tone: 'late',
      icon: 'error',
      words: `po terminie ${late} ${pluralForm(late, 'dzień', 'dni', 'dni')}`,
      bars: 5,
    };
  }
  if (workingDaysLeft <= 2) {
    const words = ['dziś', 'jutro', '2 dni rob.'][workingDaysLeft] ?? '';
    return { tone: 'soon', icon: 'hourglass_bottom', words, bars: workingDaysLeft === 2 ? 3 : 4 };
  }
  return {
    tone: 'ok',
    icon: 'event_available',
    words: `${workingDaysLeft} dni rob.`,
    bars: workingDaysLeft <= 6 ? 2 : 1,
  };
}

/** The light of a deadline as icon, words and bars. */
@Component({
  selector: 'km-deadline',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span class="due due--{{ light().tone }}"
    ><span class="i i-{{ light().icon }}" aria-hidden="true"></span>{{ prefix() }}{{ light().words }}
    @if (light().bars > 0) {
      <span class="gauge" aria-hidden="true">
        @for (bar of bars; track bar) {
          <i [class.on]="bar <= light().bars"></i>
        }
      </span>
    }
  </span>`,
})
export class Deadline {
  readonly workingDaysLeft = input.required<number | null>();
  readonly prefix = input('');
  protected readonly bars = [1, 2, 3, 4, 5];
  protected readonly light = computed(() => deadlineLight(this.workingDaysLeft()));
}
