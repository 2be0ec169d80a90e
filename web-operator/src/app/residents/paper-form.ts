import { HttpClient, HttpHeaders, httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  resource,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PaperContent, PaperView } from '@karta/contracts';
import { evaluateForm, SECOND_GUARDIAN, type ApplicantField, type FormPart } from '@karta/domain';
import {
  applicationTypeWord,
  ErrorSummary,
  FailureNote,
  idempotent,
  IntendedAct,
  PhotoField,
  plainDate,
  Skeleton,
  SelectField,
  TextArea,
  TextField,
  toProblem,
  UnsavedChanges,
  type Mistake,
} from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { fieldWord } from '../application-file/field-words.ts';
import { Keyboard } from '../keys/keyboard.ts';
import { ScanButton } from '../scanning/scan-button.ts';
import { PaperDocuments, type Wanted } from './paper-documents.ts';
import { anchorOf, DOCUMENT_WORDS, paperProblem, PART_WORDS, SECTION_WORDS } from './paper-words.ts';
import { rulesOf } from './paper-rules.ts';

/** An application that was brought on paper is typed in by the form of the portal, and taken in. */
@Component({
  selector: 'km-paper-form',
  imports: [
    ErrorSummary,
    FailureNote,
    PaperDocuments,
    PhotoField,
    ScanButton,
    RouterLink,
    SelectField,
    Skeleton,
    TextArea,
    TextField,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './paper-form.html',
})
export class PaperForm {
  readonly id = input.required<string>();
  protected readonly view = httpResource<PaperView>(() => `/api/operator/paper/${this.id()}`);
  protected readonly content = signal<PaperContent | null>(null);
  protected readonly photoFileId = signal<string | null>(null);
  protected readonly documents = signal<PaperView['documents']>([]);
  protected readonly isAsked = signal(false);
  protected readonly isSending = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly taken = signal<number | null>(null);
  protected readonly guardian = SECOND_GUARDIAN;
  protected readonly shown = computed(() => (this.view.hasValue() ? this.view.value() : undefined));
  protected readonly rules = resource({ params: () => this.shown()?.form, loader: ({ params }) => rulesOf(params) });
  protected readonly evaluated = computed(() => {
    const [view, content] = [this.shown(), this.content()];
    if (!view || !content || !this.rules.hasValue()) return null;
    const documents = this.documents().map(({ documentType, name, documentDate = null, documentEnd = null }) => ({
      documentType,
      name,
      documentDate,
      documentEnd,
    }));
    const filled = { ...content, hasPhoto: this.photoFileId() !== null, documents };
    return evaluateForm(view.form, filled, view.around, { holds: this.rules.value(), mayHaveOneName: true });
  });
  protected readonly mistakes = computed(() =>
    this.isAsked() ? (this.evaluated()?.problems ?? []).map((problem) => mistakeOf(problem)) : [],
  );
  /** Above the form as it was when somebody wanted to send: it does not take the focus from what is being put right. */
  protected readonly summary = signal<readonly Mistake[]>([]);
  protected readonly anchorOf = anchorOf;
  protected readonly plainDate = plainDate;
  protected readonly partWords = PART_WORDS;
  protected readonly yesNo = [
    { code: '', name: '–' },
    { code: 'yes', name: 'tak' },
    { code: 'no', name: 'nie' },
  ];
  protected readonly putPhoto = (photo: Blob): Promise<{ fileId: string }> => {
    const headers = new HttpHeaders({ 'Content-Type': photo.type });
    const address = `/api/operator/paper/${this.id()}/photo`;
    return firstValueFrom(this.http.put<{ fileId: string }>(address, photo, { headers }));
  };
  private readonly typed = signal(false);
  private readonly http = inject(HttpClient);
  private readonly intended = new IntendedAct();

  constructor() {
    inject(UnsavedChanges).watch(() => this.typed());
    effect(() => {
      const view = this.shown();
      if (view) untracked(() => this.open(view));
    });
    inject(Keyboard).while({ 'Ctrl+Enter': () => void this.takeIn() });
  }

  protected title(): string {
    const form = this.shown()?.form;
    return form ? (form.names?.pl ?? applicationTypeWord(form.kind)) : 'Wniosek papierowy';
  }

  protected sectionTitle({ id, title }: { id: string; title?: { pl: string } | undefined }): string {
    return title?.pl ?? SECTION_WORDS[id] ?? id;
  }

  protected labelOf(part: FormPart): string {
    if (part.kind === 'field') return fieldWord(part.field);
    if (part.kind === 'question') return part.label.pl;
    return PART_WORDS[part.kind] ?? part.kind;
  }

  protected optionsOf(question: FormPart & { kind: 'question' }): readonly { code: string; name: string }[] {
    if (question.as === 'yes-no') return this.yesNo;
    const options = (question.options ?? []).map(({ code, label }) => ({ code, name: label.pl }));
    return [{ code: '', name: '–' }, ...options];
  }

  protected readonly errorOf = (path: string): string | null =>
    this.mistakes().find((mistake) => mistake.path === path)?.sentence ?? null;

  protected change(part: Partial<PaperContent>): void {
    this.typed.set(true);
    this.content.update((before) => before && { ...before, ...part });
  }

  protected setField(field: ApplicantField, text: string): void {
    const values = this.content()?.values;
    if (values) this.change({ values: { ...values, [field]: text } });
  }

  protected setAnswer(id: string, text: string): void {
    this.change({ answers: { ...this.content()?.answers, [id]: text } });
  }

  protected setDetail(detail: Partial<PaperContent['details']>): void {
    this.change({ details: { ...this.content()?.details, ...detail } });
  }

  protected setConsent(id: string, isGiven: boolean): void {
    const others = (this.content()?.consents ?? []).filter((each) => each !== id);
    this.change({ consents: isGiven ? [...others, id] : others });
  }

  protected choicesOf(kind: FormPart['kind']): readonly { code: string; name: string }[] {
    const around = this.shown()?.around;
    const none = { code: '', name: '–' };
    if (kind === 'package') return (around?.packages ?? []).map(({ code, name }) => ({ code, name }));
    if (kind === 'reason') return [none, ...(around?.reasons ?? []).map(({ code, name }) => ({ code, name }))];
    if (kind === 'card') return (around?.cards ?? []).map(({ id, number }) => ({ code: id, name: number }));
    if (kind === 'receiving-card')
      return [none, ...(around?.receivingCards ?? []).map(({ id, holderName }) => ({ code: id, name: holderName }))];
    return [
      none,
      ...(around?.points ?? []).map(({ id, name, makesCards }) => ({
        code: id,
        name: makesCards ? name : `${name} (brak stanowiska, karta powstanie później)`,
      })),
    ];
  }

  protected wantedBy(part: FormPart): readonly Wanted[] {
    if (part.kind === 'document')
      return [{ type: part.type, name: part.label?.pl ?? DOCUMENT_WORDS[part.type] ?? part.type, asks: [] }];
    const code = this.content()?.packageCode;
    return this.shown()?.around.packages.find((each) => each.code === code)?.documents ?? [];
  }

  protected async takeIn(event?: Event): Promise<void> {
    event?.preventDefault();
    const content = this.content();
    this.isAsked.set(true);
    this.summary.set([...this.mistakes()]);
    if (!content || this.isSending() || this.mistakes().length > 0) return;
    this.isSending.set(true);
    this.failure.set(null);
    try {
      const address = `/api/operator/paper/${this.id()}/submit`;
      const options = idempotent(this.intended.keyFor([this.id()]));
      const { number } = await firstValueFrom(this.http.post<{ number: number }>(address, content, options));
      this.typed.set(false);
      this.taken.set(number);
    } catch (failure) {
      this.intended.failed(failure);
      const { code, fields = [] } = toProblem(failure);
      // what the server alone has found stands in the summary too
      if (code === 'VALIDATION' && fields.length > 0) this.summary.set(fields.map((field) => mistakeOf(field)));
      else this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }

  private open({ content, photoFileId, documents, around, form }: PaperView): void {
    // one card is no choice
    const isAboutCard = form.sections.some(({ parts }) => parts.some(({ kind }) => kind === 'card'));
    const cardId = content.details.cardId ?? (isAboutCard ? around.cards[0]?.id : undefined);
    this.content.set({ ...content, details: { ...content.details, ...(cardId && { cardId }) } });
    this.photoFileId.set(photoFileId);
    this.documents.set(documents);
  }
}

const mistakeOf = ({ path, code }: { path: string; code: string }) => ({
  path,
  anchor: anchorOf(path),
  sentence: paperProblem(path, code),
});
