import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  LOCALE_ID,
  resource,
  signal,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ApplicationDocument, ApplicationView } from '@karta/contracts';
import { evaluateForm, wordOf, type ApplicantField, type FormPart, type ShownSection } from '@karta/domain';
import {
  BY_POST,
  ConsentCheck,
  ErrorSummary,
  FailureNote,
  nearTime,
  Skeleton,
  todayIn,
  Toasts,
  PhotoField,
  ChoicePart,
  type Choice,
  widthOf,
  FieldPart,
  anchorOf,
  mistakesOf,
  type FormMistake,
  formTitle,
  choicesOf,
  documentsWantedBy,
  pickupOf,
  type ChosenPart,
  type WantedDocument,
  partLabel,
  sectionTitle,
  QuestionPart,
  SecondGuardianPart,
} from '@karta/web-shared';
import { decodePicture } from './decode-picture.ts';
import { ApplicationsApi, applicationView } from './applications-api.ts';
import { DeleteDraft } from './delete-draft.ts';
import { DocumentsField } from './documents-field.ts';
import { DraftKeeper } from './draft-keeper.ts';
import { contentOf } from './form-content.ts';
import { rulesOf } from './form-rules.ts';
import { FormSelector } from './form-selector.ts';
import { ResidentAccess } from '../session/resident-access.ts';
import { typedAddress } from './typed-address.ts';

/** The form of an application, whatever its kind: drawn from data, saves itself, one error summary (004-18 … 004-24, 004-43 … 004-66). */
@Component({
  selector: 'km-application-form',
  imports: [
    ChoicePart,
    ConsentCheck,
    DeleteDraft,
    DocumentsField,
    ErrorSummary,
    FailureNote,
    FieldPart,
    FormSelector,
    PhotoField,
    QuestionPart,
    RouterLink,
    SecondGuardianPart,
    Skeleton,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [DraftKeeper],
  templateUrl: './application-form.html',
})
export class ApplicationForm {
  readonly id = input.required<string>();
  protected readonly view = applicationView(() => this.id());
  protected readonly keeper = inject(DraftKeeper);
  protected readonly language = inject(LOCALE_ID).slice(0, 2);
  protected readonly photoFileId = signal<string | null>(null);
  protected readonly documents = signal<readonly ApplicationDocument[]>([]);
  /** One of the two names is empty, because the person has only one. */
  protected readonly hasOneName = signal(false);
  private readonly address = typedAddress(() => this.keeper.draft()?.place ?? '');
  protected readonly namesFor = this.address.namesFor;
  protected readonly isAsked = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly deleteAsked = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly byPost = BY_POST;
  protected readonly nearTime = nearTime;
  protected readonly wordOf = wordOf;
  protected readonly partLabel = partLabel;
  protected readonly anchorOf = anchorOf;
  protected readonly form = computed(() => (this.view.hasValue() ? this.view.value().form : undefined));
  protected readonly around = computed(() => {
    const around = this.view.hasValue() ? this.view.value().around : undefined;
    return around && { ...around, today: todayIn() };
  });
  /** Fetched with the form, where it has conditions. */
  protected readonly rules = resource({
    params: () => this.form(),
    loader: ({ params: form }) => rulesOf(form),
  });
  protected readonly evaluated = computed(() => {
    const [form, around, draft] = [this.form(), this.around(), this.keeper.draft()];
    if (!form || !around || !draft || !this.rules.hasValue()) return null;
    const content = contentOf(draft, { photoFileId: this.photoFileId(), documents: this.documents() });
    const options = { holds: this.rules.value(), mayHaveOneName: this.hasOneName() };
    return evaluateForm(form, content, around, options);
  });
  /** What is wrong is said once somebody wants to send; from then on it goes away as it is put right. */
  protected readonly mistakes = computed<readonly FormMistake[]>(() => {
    const evaluated = this.evaluated();
    if (!this.isAsked() || !evaluated) return [];
    return mistakesOf(evaluated.problems, evaluated.sections, this.language);
  });
  /** Shown above the form as it was when somebody wanted to send: it does not jump while it is put right. */
  protected readonly summary = signal<readonly FormMistake[]>([]);
  private readonly api = inject(ApplicationsApi);
  private readonly access = inject(ResidentAccess);
  protected readonly members = this.access.members;
  protected readonly actsFor = this.access.actsFor;
  protected readonly decodePicture = decodePicture;
  protected readonly putPhoto = (photo: Blob) => this.api.putPhoto(this.id(), photo);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);

  constructor() {
    effect(() => {
      if (!this.view.hasValue()) return;
      const view = this.view.value();
      untracked(() => this.open(view));
    });
  }

  protected title(): string {
    const form = this.form();
    return form ? formTitle(form, this.language) : $localize`:@@application:Wniosek`;
  }

  protected sectionTitle(section: ShownSection): string {
    return sectionTitle(section, this.language);
  }

  protected errorOf(path: string): string | null {
    return this.mistakes().find((mistake) => mistake.path === path)?.atField ?? null;
  }

  protected mistakesIn(section: ShownSection): readonly FormMistake[] {
    return this.mistakes().filter((mistake) => mistake.section === section.id);
  }

  protected sectionState(section: ShownSection): 'wrong' | 'ready' | 'open' {
    if (section.problems.length === 0) return 'ready';
    return this.isAsked() ? 'wrong' : 'open';
  }

  /** The class of a part: how wide it is, and whether it hangs on the one before. */
  protected layout(part: FormPart): string {
    const width = part.kind === 'field' ? widthOf(part.field) : 12;
    return `w-${width}${part.when === undefined ? '' : ' cond'}`;
  }

  protected change(field: ApplicantField, value: string): void {
    this.keeper.change(field, value);
    this.address.type(field, value);
  }

  protected setConsent(id: string, given: boolean): void {
    const others = (this.keeper.draft()?.consents ?? []).filter((each) => each !== id);
    this.keeper.change('consents', given ? [...others, id] : others);
  }

  /** A reason that proposes to block the card has it ticked; nobody has to (T6). */
  protected setReason(reason: string): void {
    const proposes = this.around()?.reasons.find(({ code }) => code === reason)?.proposesBlock ?? false;
    this.keeper.detail({ reason, blockNow: proposes });
  }

  protected setPickup(chosen: string): void {
    const { pickupPointId, byPost } = pickupOf(chosen, { points: this.around()?.points ?? [] });
    this.keeper.change('pickupPointId', pickupPointId);
    this.keeper.detail({ byPost });
  }

  protected setPhoto(fileId: string): void {
    this.photoFileId.set(fileId);
  }

  protected choicesOf(kind: ChosenPart): readonly Choice[] {
    const around = this.around();
    return around ? choicesOf(kind, around) : [];
  }

  /** The documents that a part asks for. */
  protected wantedBy(part: FormPart): readonly WantedDocument[] {
    return documentsWantedBy(part, this.keeper.draft()?.packageCode, this.around(), this.language);
  }

  protected cardNumber(): string {
    const { cardId } = this.keeper.draft()?.details ?? {};
    const cards = this.around()?.cards ?? [];
    return (cards.find(({ id }) => id === cardId) ?? cards[0])?.number ?? '–';
  }

  protected async saveByHand(): Promise<void> {
    if (await this.keeper.save()) this.toasts.say($localize`:@@draft.saved:Wersja robocza zapisana.`);
  }

  /** On to the summary; what is missing is said here first. */
  protected async check(event: Event): Promise<void> {
    event.preventDefault();
    this.isAsked.set(true);
    this.summary.set([...this.mistakes()]);
    if (this.summary().length > 0 || this.isBusy()) return;
    this.isBusy.set(true);
    const isSaved = await this.keeper.save();
    this.isBusy.set(false);
    const filingId = this.view.hasValue() ? this.view.value().filingId : null;
    if (isSaved && filingId) await this.access.actFor(null, `rodzina/wnioski/${filingId}`);
    else if (isSaved) await this.router.navigate(['/wnioski', this.id(), 'sprawdz']);
  }

  protected async takeNewer(version: number): Promise<void> {
    const view = await this.keeper.takeForm(version).catch((failure: unknown) => {
      this.failure.set(failure);
      return null;
    });
    if (view) this.view.set(view);
  }

  protected readonly deleteDraft = (): Promise<void> => this.keeper.delete();

  protected goTo(event: Event, id: string): void {
    event.preventDefault();
    const heading = document.getElementById(id);
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: 'start' });
  }

  /** Dates that stand on a document are kept with it at once. */
  protected async dateDocument(document: ApplicationDocument): Promise<void> {
    const { fileId, documentDate = null, documentEnd = null } = document;
    try {
      await this.api.dateDocument(this.id(), fileId, { documentDate, documentEnd });
    } catch (failure) {
      this.failure.set(failure);
    }
  }

  private open(view: ApplicationView): void {
    if (view.state !== 'draft') {
      void this.router.navigate(['/wnioski', view.id], { replaceUrl: true });
      return;
    }
    this.keeper.open(view);
    const { firstName, lastName } = view.data;
    this.hasOneName.set((firstName === '') !== (lastName === ''));
    this.photoFileId.set(view.photoFileId);
    this.documents.set(view.documents);
  }
}
