import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { foldText, formChanges, type LocalText } from '@karta/domain';
import {
  applicationTypeWord,
  FailureNote,
  formName,
  IntendedAct,
  nearTime,
  pluralForm,
  readAnew,
  sentenceFor,
  Skeleton,
  Toasts,
  toProblem,
  UnsavedChanges,
} from '@karta/web-shared';
import { codeOf } from '../catalogues/row-draft.ts';
import { draftMistakes } from './draft-mistakes.ts';
import { begunForm, namesIn, type FormDraft } from './form-draft.ts';
import { FormPreview } from './form-preview.ts';
import { FormRules } from './form-rules-tab.ts';
import { formList, FormsApi, formSurroundings, type FormVersion } from './forms-api.ts';
import { LocalTextFields } from './local-text.ts';
import { PartList } from './part-list.ts';
import { changeSentence, mistakeSentence } from './part-words.ts';
import { PublishDialog } from './publish-dialog.ts';
import { VersionList } from './version-list.ts';

/** A type of applications: its fields, its rules, its versions, and beside them what the resident will see (004-46). */
@Component({
  selector: 'km-form-editor',
  imports: [
    FailureNote,
    FormPreview,
    FormRules,
    LocalTextFields,
    PartList,
    PublishDialog,
    RouterLink,
    Skeleton,
    VersionList,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './form-editor.html',
})
export class FormEditor {
  /** The code of a form; none: a new one. */
  readonly id = input<string>();
  /** What a new form begins, from the address. */
  readonly rodzaj = input<string>();
  protected readonly list = formList();
  protected readonly all = computed(() => (this.list.hasValue() ? this.list.value().forms : undefined));
  /** The newest first; none of a new form. */
  protected readonly versions = computed(() => (this.all() ?? []).filter(({ code }) => code === this.id()));
  protected readonly newest = computed((): FormVersion | undefined => this.versions()[0]);
  protected readonly begun = computed((): FormDraft | undefined => {
    const [all, newest] = [this.all(), this.newest()];
    if (!all) return undefined;
    return this.id() === undefined ? begunForm(this.rodzaj() ?? 'card-issue', all) : newest && draftOf(newest);
  });
  /** What is being made; it stays when the list is read again, unless it was published. */
  protected readonly draft = linkedSignal<FormDraft | undefined, FormDraft | undefined>({
    source: this.begun,
    computation: (begun, previous) =>
      previous?.value && begun?.code === previous.value.code && this.keepsDraft() ? previous.value : begun,
  });
  private readonly keepsDraft = signal(false);
  private readonly asked = computed(() => {
    const draft = this.draft();
    return draft && { code: this.codeFor(draft), kind: draft.kind };
  });
  protected readonly around = formSurroundings(
    computed(() => this.asked(), { equal: (one, other) => one?.code === other?.code && one?.kind === other?.kind }),
  );
  protected readonly taken = computed(() => {
    const draft = this.draft();
    return namesIn([...this.versions(), ...(draft ? [draft] : [])]);
  });
  protected readonly changes = computed(() => {
    const [begun, draft] = [this.begun(), this.draft()];
    return begun && draft ? formChanges(begun, draft).map((change) => changeSentence(change, draft)) : [];
  });
  protected readonly mistakes = computed(() => {
    const draft = this.draft();
    return draft ? draftMistakes(draft) : [];
  });
  /** What is wrong with the form as a whole; what is wrong with a part stands at it. */
  protected readonly general = computed(() => {
    const draft = this.draft();
    if (!draft) return [];
    return this.mistakes()
      .filter(({ path }) => !path.includes('.parts.'))
      .map((mistake) => mistakeSentence(mistake, draft));
  });
  protected readonly isNew = computed(() => this.id() === undefined);
  protected readonly version = computed(() => (this.newest()?.version ?? 0) + 1);
  protected readonly canPublish = computed(
    () => this.mistakes().length === 0 && (this.isNew() || this.changes().length > 0),
  );
  protected readonly name = computed(() => {
    const draft = this.draft();
    return draft ? formName(draft, 'pl') || 'Nowy typ wniosku' : '';
  });
  protected readonly tabs = [
    ['parts', 'Pola'],
    ['rules', 'Dokumenty i zgody'],
    ['versions', 'Wersje'],
  ] as const;
  protected readonly tab = signal<string>('parts');
  protected readonly marked = signal<string | null>(null);
  protected readonly isPublishing = signal(false);
  protected readonly isSending = signal(false);
  protected readonly failure = signal<string | null>(null);
  protected readonly kindWord = applicationTypeWord;
  protected readonly nearTime = nearTime;
  private readonly preview = viewChild(FormPreview);
  private readonly api = inject(FormsApi);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly intended = new IntendedAct();

  constructor() {
    inject(UnsavedChanges).watch(() => this.changes().length > 0);
  }

  protected countWord(count: number): string {
    return `${count} ${pluralForm(count, 'zmiana', 'zmiany', 'zmian')}`;
  }
  protected rename(names: LocalText | null): void {
    this.draft.update((draft) => draft && { ...draft, names: names ?? (this.isNew() ? { pl: '' } : null) });
  }
  protected tryIt(): void {
    this.preview()?.file();
  }
  protected restore(version: FormVersion): void {
    this.draft.set(draftOf(version));
    this.tab.set('parts');
    this.toasts.say(`W edytorze jest wersja ${version.version}. Opublikuj ją jako nową.`);
  }
  protected close(): void {
    this.isPublishing.set(false);
    this.failure.set(null);
  }

  protected async publish(news: LocalText | null): Promise<void> {
    const draft = this.draft();
    if (!draft || this.isSending()) return;
    if (news && news.pl.trim() === '') return this.failure.set('Napisz też po polsku, co się zmieniło');
    const code = this.codeFor(draft);
    const form = { ...draft, code, sections: [...draft.sections], news, basedOn: this.version() - 1 };
    this.isSending.set(true);
    this.failure.set(null);
    try {
      const { version } = await this.api.publish(form as never, this.intended.keyFor([form]));
      this.isPublishing.set(false);
      this.toasts.say(`Opublikowano wersję ${version}.`);
      this.keepsDraft.set(false);
      this.draft.set(this.begun());
      if (this.isNew()) await this.router.navigate(['/typy-wnioskow', code]);
      readAnew(this.list);
    } catch (failure) {
      this.intended.failed(failure);
      this.fail(failure);
    } finally {
      this.isSending.set(false);
    }
  }

  private fail(failure: unknown): void {
    const { code, fields = [] } = toProblem(failure);
    const draft = this.draft();
    if (code === 'CHANGED_MEANWHILE') {
      this.keepsDraft.set(true);
      readAnew(this.list);
      this.failure.set(
        'Ktoś opublikował przed chwilą inną wersję. Twoje zmiany zostały; przejrzyj je i opublikuj jeszcze raz.',
      );
    } else if (code === 'VALIDATION' && draft && fields.length > 0)
      this.failure.set(fields.map((field) => mistakeSentence(field, draft)).join(' · '));
    else this.failure.set(sentenceFor(code));
  }

  /** The code of a new form follows its name. */
  private codeFor({ code, names }: FormDraft): string {
    return code || codeOf(foldText(names?.pl ?? '')) || 'nowy';
  }
}

const draftOf = ({ code, kind, names, sections }: FormVersion): FormDraft => ({ code, kind, names, sections });
