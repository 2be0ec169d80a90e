import { holds, type Variables } from '@karta/bpmn/feel';
import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, signal } from '@angular/core';
import { evaluateForm, type FormPart, type FormSurroundings, type ShownSection } from '@karta/domain';
import {
  anchorOf,
  ChoicePart,
  choicesOf,
  ConsentCheck,
  documentsWantedBy,
  ErrorSummary,
  FieldPart,
  formTitle,
  labelOf,
  lineValue,
  mistakesOf,
  partLabel,
  QuestionPart,
  SecondGuardianPart,
  sectionTitle,
  type Choice,
  type ChosenPart,
  type FormMistake,
  type WantedDocument,
} from '@karta/web-shared';
import type { FormDraft } from './form-draft.ts';
import { INVENTED, nothingTried, withDocument, withInventedCards, type Tried } from './tried-content.ts';

/** The form as the resident will see it, always live; it can be filled and filed for a try, and nothing is stored. */
@Component({
  selector: 'km-form-preview',
  imports: [ChoicePart, ConsentCheck, ErrorSummary, FieldPart, QuestionPart, SecondGuardianPart],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './form-preview.html',
})
export class FormPreview {
  readonly form = input.required<FormDraft>();
  readonly surroundings = input.required<FormSurroundings>();
  /** The part that is being edited, by its path: framed in the preview. */
  readonly marked = input<string | null>(null);
  protected readonly languages = ['pl', 'en', 'uk'] as const;
  protected readonly language = signal<string>('pl');
  protected readonly content = signal<Tried>(nothingTried());
  protected readonly isAsked = signal(false);
  /** Above the form as it was when somebody filed it. */
  protected readonly summary = signal<readonly FormMistake[]>([]);
  protected readonly around = computed(() => withInventedCards(this.surroundings()));
  protected readonly evaluated = computed(() => {
    const clock = { at: new Date().toISOString(), zone: 'Europe/Warsaw' };
    return evaluateForm(this.form(), this.content(), this.around(), {
      holds: (condition, values) => holds(condition, values as Variables, clock),
      mayHaveOneName: true,
    });
  });
  protected readonly mistakes = computed(() =>
    this.isAsked() ? mistakesOf(this.evaluated().problems, this.evaluated().sections, this.language()) : [],
  );
  /** What would be sent, as it was filed for a try; another form is filed anew. */
  protected readonly sent = linkedSignal<FormDraft, readonly ShownSection[] | null>({
    source: this.form,
    computation: () => null,
  });
  protected readonly title = computed(() => formTitle(this.form(), this.language()));
  protected readonly anchorOf = anchorOf;

  protected sectionTitle(section: ShownSection): string {
    return sectionTitle(section, this.language());
  }
  protected labelOf(part: FormPart): string {
    return partLabel(part, this.language());
  }
  protected lineLabel({ path, label }: ShownSection['lines'][number]): string {
    return labelOf(path, label, this.language());
  }
  protected lineValue(line: ShownSection['lines'][number]): string {
    return lineValue(line, this.language());
  }
  protected choices(kind: ChosenPart): readonly Choice[] {
    return choicesOf(kind, this.around());
  }
  protected wantedBy(part: FormPart): readonly WantedDocument[] {
    return documentsWantedBy(part, this.content().packageCode, this.around(), this.language());
  }
  protected errorOf(path: string): string | null {
    return this.mistakes().find((mistake) => mistake.path === path)?.atField ?? null;
  }
  protected addedOf(type: string): Tried['documents'][number] | undefined {
    return this.content().documents.find(({ documentType }) => documentType === type);
  }

  protected change(part: Partial<Tried>): void {
    this.content.update((before) => ({ ...before, ...part }));
  }
  protected setField(field: string, value: string): void {
    this.change({ values: { ...this.content().values, [field]: value } });
  }
  protected setAnswer(id: string, answer: string): void {
    this.change({ answers: { ...this.content().answers, [id]: answer } });
  }
  protected setDetail(detail: Partial<Tried['details']>): void {
    this.change({ details: { ...this.content().details, ...detail } });
  }
  protected setConsent(id: string, isGiven: boolean): void {
    const others = this.content().consents.filter((each) => each !== id);
    this.change({ consents: isGiven ? [...others, id] : others });
  }
  protected setDocument(type: string, added: Parameters<typeof withDocument>[2]): void {
    this.change({ documents: withDocument(this.content().documents, type, added) });
  }

  protected fill(): void {
    this.change({ values: INVENTED });
  }
  protected clear(): void {
    this.content.set(nothingTried());
    this.isAsked.set(false);
    this.sent.set(null);
    this.summary.set([]);
  }
  /** Says what would happen; nothing leaves the page. */
  file(): void {
    this.isAsked.set(true);
    this.summary.set(this.mistakes());
    if (this.mistakes().length > 0) return;
    this.sent.set(this.evaluated().sections);
    setTimeout(() => document.getElementById('na-probe')?.focus());
  }
}
