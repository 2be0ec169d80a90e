import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  output,
  untracked,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { ApplicationState, ApplicationWay as Way, WayStep } from '@karta/contracts';
import { plainDate, plainTime, readAnew } from '@karta/web-shared';
import { filter, interval } from 'rxjs';
import { WayPicture } from './way-picture.ts';
import { WayScale } from './way-scale.ts';

const LOOK_EVERY_MS = 15_000;

const STATES: Readonly<Record<WayStep['state'], { word: string; icon: string; role: string }>> = {
  done: { word: $localize`:@@way.state.done:Zrobione`, icon: 'check', role: 'success' },
  now: { word: $localize`:@@way.state.now:Teraz`, icon: 'manage_search', role: 'progress' },
  ahead: { word: $localize`:@@way.state.ahead:Przed nami`, icon: 'radio_button_unchecked', role: 'neutral' },
  'passed-by': { word: $localize`:@@way.state.passed:Pominięte`, icon: 'remove', role: 'neutral' },
};

/** Where an application is: by when, the picture of its process, and the same as a list. It looks again while it is open. */
@Component({
  selector: 'km-application-way',
  imports: [WayPicture, WayScale],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './application-way.html',
})
export class ApplicationWay {
  readonly applicationId = input.required<string>();
  /** As the page knows it; the way is looked at again when it changes. */
  readonly state = input.required<ApplicationState>();
  /** The application is in another state than the page knows, or at another step than when it was last looked at. */
  readonly moved = output();
  protected readonly way = httpResource<Way>(() => `/api/resident/applications/${this.applicationId()}/way`);
  protected readonly plainDate = plainDate;
  protected readonly rows = computed(() => (this.way.hasValue() ? this.way.value().steps.filter(isOnTheWay) : []));

  private lastAt: string | null = null;

  constructor() {
    effect(() => {
      if (!this.way.hasValue()) return;
      const { state, steps } = this.way.value();
      const at = steps.flatMap(({ id, state }) => (state === 'now' ? id : [])).join();
      const isElsewhere = this.lastAt !== null && this.lastAt !== at;
      if (isElsewhere || state !== untracked(this.state)) this.moved.emit();
      this.lastAt = at;
    });
    let known: string | undefined;
    // the first one is what the way is read for
    effect(() => {
      const state = this.state();
      if (known !== undefined && known !== state) readAnew(this.way);
      known = state;
    });
    interval(LOOK_EVERY_MS)
      .pipe(
        filter(() => document.visibilityState === 'visible'),
        takeUntilDestroyed(inject(DestroyRef)),
      )
      .subscribe(() => this.way.reload());
  }

  protected shown({ state }: WayStep) {
    return STATES[state];
  }

  protected when({ state, enteredAt, leftAt }: WayStep): string {
    if (state === 'now') return $localize`:@@way.since:od ${plainTime(enteredAt)}:since:`;
    return leftAt === null ? '–' : plainTime(leftAt);
  }

  protected usually({ usual }: WayStep): string {
    if (usual === null) return '–';
    return usual.days <= 1
      ? $localize`:@@way.usual.day:do 1 dnia`
      : $localize`:@@way.usual.days:do ${usual.days}:days: dni`;
  }
}

/** An end that was not taken, and a detour that nobody took, are told by the picture alone. */
const isOnTheWay = ({ role, state }: WayStep): boolean =>
  role === 'step' || role === 'end' || state === 'done' || state === 'now';
