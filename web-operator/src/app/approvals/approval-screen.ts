import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  FailureNote,
  nearTime,
  readAnew,
  sentenceFor,
  Skeleton,
  StatusChip,
  TextArea,
  Toasts,
  toProblem,
} from '@karta/web-shared';
import { CaseDiagram } from '../processes/case-diagram.ts';
import {
  APPROVAL_STATUS,
  changeName,
  differenceWords,
  effectWords,
  HOW_WORDS,
  inOrder,
  KIND_WORDS,
  propertyWords,
} from './approval-words.ts';
import { exportFacts } from './export-facts.ts';
import { approvalDetail, ApprovalsApi } from './approvals-api.ts';

const DONE = { approve: 'Zatwierdzone. Działa od teraz.', refuse: 'Odrzucone.', withdraw: 'Prośba wycofana.' } as const;
const FILE_ALLOWED = 'Zatwierdzone. Kto prosił, ma dobę na pobranie pliku.';

/** One act that waits for a second person: what it changes, on the diagram and in words; yes or no. */
@Component({
  selector: 'km-approval-screen',
  imports: [CaseDiagram, FailureNote, RouterLink, Skeleton, StatusChip, TextArea],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './approval-screen.html',
})
export class ApprovalScreen {
  readonly id = input.required<string>();
  protected readonly detail = approvalDetail(() => this.id());
  protected readonly note = signal('');
  protected readonly noteError = signal<string | null>(null);
  protected readonly isSending = signal(false);
  protected readonly shown = computed(() => (this.detail.hasValue() ? this.detail.value() : undefined));
  protected readonly changes = computed(() =>
    inOrder(this.shown()?.deployment?.changes ?? this.shown()?.caseAct?.changes ?? []),
  );
  protected readonly xml = computed(() => {
    const { deployment, caseAct } = this.shown() ?? {};
    return deployment?.kind === 'process' ? deployment.xml : caseAct?.xml || null;
  });
  protected readonly marked = computed(() => {
    const { caseAct } = this.shown() ?? {};
    return [...(caseAct?.marked ?? []), ...this.changes().map(({ elementId }) => elementId)];
  });
  protected readonly tokens = computed(() => this.shown()?.caseAct?.tokens ?? []);
  protected readonly kinds = KIND_WORDS;
  protected readonly states = APPROVAL_STATUS;
  protected readonly hows = HOW_WORDS;
  protected readonly changeName = changeName;
  protected readonly differenceWords = differenceWords;
  protected readonly effectWords = effectWords;
  protected readonly propertyWords = propertyWords;
  protected readonly nearTime = nearTime;
  protected readonly exportFacts = exportFacts;
  private readonly api = inject(ApprovalsApi);
  private readonly toasts = inject(Toasts);

  protected async say(act: 'approve' | 'refuse' | 'withdraw'): Promise<void> {
    const note = this.note().trim();
    this.noteError.set(act === 'approve' || note !== '' ? null : 'Napisz powód, przeczyta go druga osoba');
    if (this.noteError()) document.getElementById('odpowiedz')?.focus();
    if (this.noteError() || this.isSending()) return;
    this.isSending.set(true);
    const { deployment, caseAct } = this.shown() ?? {};
    const looked = deployment ? { currentVersion: deployment.currentVersion } : { seen: caseAct?.seen };
    try {
      await this.api.settle(this.id(), act, { note, ...(act === 'approve' && looked) });
      this.toasts.say(act === 'approve' && this.shown()?.listExport ? FILE_ALLOWED : DONE[act]);
      this.note.set('');
      readAnew(this.detail);
    } catch (failure) {
      const { code, detail } = toProblem(failure);
      this.noteError.set(detail ? `${sentenceFor(code)} ${detail}` : sentenceFor(code));
    } finally {
      this.isSending.set(false);
    }
  }
}
