import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DeploymentAnswer, Problem as Refusal } from '@karta/contracts';
import { graphChanges, type ProcessGraph } from '@karta/bpmn/graph';
import type { Problem } from '@karta/bpmn/lint';
import { Dialog, pluralForm, sentenceFor, toProblem } from '@karta/web-shared';
import { HOW_WORDS } from '../approvals/approval-words.ts';
import { stepName } from '../processes/step-words.ts';
import { Drawing } from './drawing.ts';
import { ModellerApi } from './modeller-api.ts';
import { ModellerStore } from './modeller-store.ts';

/** What changes, why, and for whom: then the diagram goes through the door of every deployment. */
@Component({
  selector: 'km-publication',
  imports: [Dialog, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './publication.html',
})
export class Publication {
  readonly open = input.required<boolean>();
  readonly before = input<ProcessGraph>();
  readonly after = input<ProcessGraph>();
  readonly problems = input.required<readonly Problem[]>();
  readonly closed = output();
  readonly published = output<DeploymentAnswer>();
  private readonly api = inject(ModellerApi);
  private readonly drawing = inject(Drawing);
  protected readonly store = inject(ModellerStore);
  protected readonly note = signal('');
  protected readonly noteError = signal<string | null>(null);
  protected readonly refusal = signal<Refusal | null>(null);
  protected readonly answer = signal<DeploymentAnswer | null>(null);
  protected readonly isSending = signal(false);
  protected readonly sentenceFor = sentenceFor;
  protected readonly hows = HOW_WORDS;
  protected readonly errors = computed(() => this.problems().filter(({ severity }) => severity === 'error'));
  protected readonly changes = computed(() => {
    const after = this.after();
    if (!after) return [];
    const flows = { ...this.before()?.flows, ...after.flows };
    const nodes = { ...this.before()?.nodes, ...after.nodes };
    return graphChanges(this.before(), after).map((change) => ({
      ...change,
      words: nodes[change.elementId]
        ? stepName({ name: change.name, type: nodes[change.elementId]?.kind ?? '', elementId: change.elementId })
        : `strzałka ${flowWords(flows[change.elementId], nodes)}`,
    }));
  });
  protected readonly running = computed(() => {
    const count = this.store.opened()?.deployed?.runningCases ?? 0;
    return count === 0
      ? 'Żadna sprawa nie jest w toku.'
      : `${count} ${pluralForm(count, 'sprawa kończy', 'sprawy kończą', 'spraw kończy')} na swojej wersji.`;
  });

  protected async publish(event: Event): Promise<void> {
    event.preventDefault();
    const note = this.note().trim();
    this.noteError.set(note ? null : 'Napisz, co się zmienia i dlaczego');
    if (!note) return document.getElementById('uwaga-publikacji')?.focus();
    if (this.isSending()) return;
    this.isSending.set(true);
    this.refusal.set(null);
    try {
      await this.store.save();
      const isNew = this.store.opened()?.deployed === null;
      const answer = await this.api.publish(
        await this.drawing.xml(),
        note,
        isNew ? undefined : this.store.baseVersion(),
      );
      this.answer.set(answer);
      this.note.set('');
      this.published.emit(answer);
    } catch (failure) {
      this.refusal.set(toProblem(failure));
    } finally {
      this.isSending.set(false);
    }
  }

  protected close(): void {
    this.answer.set(null);
    this.refusal.set(null);
    this.closed.emit();
  }
}

function flowWords(flow: ProcessGraph['flows'][string] | undefined, nodes: ProcessGraph['nodes']): string {
  const name = (id: string | undefined): string => (id ? nodes[id]?.name || id : '?');
  return flow?.name ? `„${flow.name}”` : `od „${name(flow?.source)}” do „${name(flow?.target)}”`;
}
