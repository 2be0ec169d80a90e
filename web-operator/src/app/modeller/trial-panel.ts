import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, output, signal } from '@angular/core';
import type { Value } from '@karta/bpmn/feel';
import { FailureNote } from '@karta/web-shared';
import { leavesOf, readAs, withLeaf, type Leaf } from './data-leaves.ts';
import { TrialSession } from './trial-session.ts';
import type { Offer } from './trial-choices.ts';

const ENDS = {
  completed: 'Sprawa się zakończyła.',
  failed: 'Sprawa zakończyła się błędem, którego nic nie łapie',
  incident: 'Sprawa stoi: incydent',
  waiting: '',
} as const;

/** What may happen next in the trial, and with which data. */
@Component({
  selector: 'km-trial-panel',
  imports: [FailureNote],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './trial-panel.html',
})
export class TrialPanel {
  readonly closed = output();
  protected readonly session = inject(TrialSession);
  private readonly offers = computed(() => this.session.waiting().flatMap(({ offers }) => offers));
  /** The first of what may happen, until another is chosen. */
  protected readonly chosenKey = linkedSignal<readonly Offer[], string>({
    source: this.offers,
    computation: (offers) => offers[0]?.key ?? '',
  });
  private readonly chosen = computed(() => this.offers().find(({ key }) => key === this.chosenKey()));
  protected readonly given = linkedSignal<Offer | undefined, Value | undefined>({
    source: this.chosen,
    computation: (offer) => offer?.sample,
  });
  protected readonly leaves = computed(() => {
    const given = this.given();
    return given === undefined ? [] : leavesOf(given);
  });
  protected readonly dataName = signal('');
  protected readonly dataValue = signal('');
  protected readonly dataRows = computed(() =>
    Object.entries(this.session.data()).map(([name, value]) => ({ name, text: JSON.stringify(value) })),
  );
  protected readonly end = computed(() => {
    const outcome = this.session.outcome();
    if (!outcome || outcome.state === 'waiting') return null;
    const reason = outcome.error ? `: ${outcome.error.message}` : '';
    return { state: outcome.state, words: ENDS[outcome.state] + reason };
  });

  protected setLeaf({ path, kind }: Leaf, text: string): void {
    this.given.update((given) => withLeaf(given ?? {}, path, text, kind));
  }
  protected next(): void {
    const offer = this.chosen();
    if (offer) this.session.play(offer.answer(this.given()));
  }
  protected addData(event: Event): void {
    event.preventDefault();
    const name = this.dataName().trim();
    if (!name) return;
    this.session.put(name, readAs(this.dataValue()));
    this.dataName.set('');
    this.dataValue.set('');
  }
  protected save(): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([this.session.answers()], { type: 'application/json' }));
    link.download = 'przebieg.json';
    link.click();
    URL.revokeObjectURL(link.href);
  }
}
