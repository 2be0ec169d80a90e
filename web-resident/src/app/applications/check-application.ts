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
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { evaluateForm, termEnd } from '@karta/domain';
import { FailureNote, IntendedAct, onDay, Skeleton, todayIn, Toasts, formTitle } from '@karta/web-shared';
import { CityFacts } from '../city-facts.ts';
import { ApplicationsApi, applicationView } from './applications-api.ts';
import { contentOf } from './form-content.ts';
import { DeleteDraft } from './delete-draft.ts';
import { FormLines } from './form-lines.ts';
import { rulesOf } from './form-rules.ts';
import { zlotys } from './zlotys.ts';

/** "Sprawdź i wyślij": question, answer, Zmień; what it costs, what happens next and by when; then it is sent (004-47). */
@Component({
  selector: 'km-check-application',
  imports: [DeleteDraft, FailureNote, FormLines, RouterLink, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './check-application.html',
})
export class CheckApplication {
  readonly id = input.required<string>();
  protected readonly view = applicationView(() => this.id());
  protected readonly failure = signal<unknown>(null);
  protected readonly isSending = signal(false);
  protected readonly deleteAsked = signal(false);
  protected readonly zlotys = zlotys;
  protected readonly facts = inject(CityFacts);
  private readonly language = inject(LOCALE_ID).slice(0, 2);
  protected readonly title = computed(() => {
    const form = this.view.hasValue() ? this.view.value().form : undefined;
    return form ? formTitle(form, this.language) : '';
  });
  protected readonly rules = resource({
    params: () => (this.view.hasValue() ? this.view.value().form : undefined),
    loader: ({ params: form }) => rulesOf(form),
  });
  protected readonly evaluated = computed(() => {
    const view = this.view.hasValue() ? this.view.value() : undefined;
    if (!view?.form || !view.around || !this.rules.hasValue()) return null;
    const { firstName, lastName } = view.data;
    const mayHaveOneName = (firstName === '') !== (lastName === '');
    const around = { ...view.around, today: todayIn() };
    return evaluateForm(view.form, contentOf(view.data, view), around, { holds: this.rules.value(), mayHaveOneName });
  });
  /** Statements stand in the form, not among the answers. */
  protected readonly sections = computed(() =>
    (this.evaluated()?.sections ?? []).map(({ id, title, lines }) => ({
      id,
      title,
      lines: lines.filter(({ kind, value }) => kind !== 'consents' || value === 'yes'),
    })),
  );
  protected readonly decision = computed(() => {
    const days = this.view.hasValue() ? this.view.value().decisionDays : undefined;
    return days === undefined ? null : onDay(termEnd(todayIn(), days));
  });
  /** A card is made only where it is said where it is collected. */
  protected readonly makesCard = computed(() =>
    (this.evaluated()?.sections ?? []).some(({ parts }) => parts.some(({ part }) => part.kind === 'pickup-point')),
  );
  private readonly api = inject(ApplicationsApi);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly submitting = new IntendedAct();

  constructor() {
    // What is not complete is filled in the form; what was sent has its own page.
    effect(() => {
      const view = this.view.hasValue() ? this.view.value() : undefined;
      if (view && view.state !== 'draft') void this.router.navigate(['/wnioski', view.id], { replaceUrl: true });
      else if (view && (this.evaluated()?.problems.length ?? 0) > 0) this.backToForm();
    });
  }

  protected async submit(): Promise<void> {
    if (this.isSending()) return;
    this.failure.set(null);
    this.isSending.set(true);
    try {
      const sent = await this.api.submit(this.id(), this.submitting.keyFor(this.id()));
      this.toasts.say($localize`:@@application.sent:Wniosek numer ${sent.number}:number: wysłany.`);
      await this.router.navigate(['/wnioski', sent.id], { replaceUrl: true });
    } catch (failure) {
      this.submitting.failed(failure);
      this.failure.set(failure);
    } finally {
      this.isSending.set(false);
    }
  }

  protected async keep(): Promise<void> {
    this.toasts.say($localize`:@@draft.saved:Wersja robocza zapisana.`);
    await this.router.navigate(['/wnioski']);
  }

  protected readonly deleteDraft = (): Promise<void> => this.api.deleteDraft(this.id());

  private backToForm(): void {
    void this.router.navigate(['/wnioski', this.id(), 'formularz'], { replaceUrl: true });
  }
}
