import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { LetterList, OwnLetter } from '@karta/contracts';
import { applicationTypeWord, Dialog, sentenceFor, Toasts, toProblem } from '@karta/web-shared';
import { Keyboard } from '../keys/keyboard.ts';
import { CHANNEL_WORDS } from './letter-words.ts';
import { LettersApi } from './letters-api.ts';
import { OwnLetterForm } from './own-letter-form.ts';
import { countWords, unwritten, whenWords } from './own-letter-words.ts';

/** Letters that the town has added: when each goes out, by what, whether it does, and how often it did (000-33). */
@Component({
  selector: 'km-own-letters',
  imports: [Dialog, OwnLetterForm, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './own-letters.html',
})
export class OwnLetters {
  readonly list = input.required<LetterList>();
  /** The list as it is after an act. */
  readonly changed = output<LetterList>();
  /** Somebody else was faster. */
  readonly overtaken = output();
  protected readonly channels = CHANNEL_WORDS;
  protected readonly whenWords = whenWords;
  protected readonly countWords = countWords;
  protected readonly unwritten = unwritten;
  /** Empty: a new one. */
  protected readonly edited = signal<OwnLetter | 'new' | null>(null);
  protected readonly ending = signal<OwnLetter | null>(null);
  protected readonly busy = signal<string | null>(null);
  protected readonly problem = signal<string | null>(null);
  protected readonly formOf = computed(() => {
    const edited = this.edited();
    return edited === 'new' ? null : edited;
  });
  private readonly api = inject(LettersApi);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);

  constructor() {
    inject(Keyboard).while({ M: () => this.edited.set('new') });
  }

  /** What was left out: „tylko: wydanie karty”. */
  protected onlyWords({ onlyFor }: OwnLetter): string {
    const { forms, packages } = this.list();
    const names = [...forms, ...packages];
    return onlyFor
      .map((code) => names.find((each) => each.code === code)?.name ?? applicationTypeWord(code))
      .join(', ');
  }

  protected switch(letter: OwnLetter): Promise<void> {
    const { name, channels, onlyFor, version, isOn } = letter;
    const said = isOn ? `Wyłączono: ${name}.` : `Włączono: ${name}. Wyjdzie przy następnej zmianie.`;
    return this.act(letter, said, () =>
      this.api.changeOwn(letter.id, { name, channels, onlyFor, version, isOn: !isOn }),
    );
  }

  protected async end(letter: OwnLetter): Promise<void> {
    this.ending.set(null);
    await this.act(letter, `Usunięto: ${letter.name}.`, () => this.api.endOwn(letter.id));
    // the button is gone with its row
    document.getElementById('wlasne')?.focus();
  }

  /** A new one has no text yet. */
  protected async saved(made: { list: LetterList } | { id: string; event: string; channel: string }): Promise<void> {
    const was = this.formOf();
    this.edited.set(null);
    if ('list' in made) {
      const isCut = made.list.own.some(({ id, isOn }) => id === was?.id && was.isOn && !isOn);
      this.toasts.say(
        isCut ? 'Zapisano i wyłączono: napisz treść na nowym kanale, potem włącz.' : 'Zapisano powiadomienie.',
      );
      return this.changed.emit(made.list);
    }
    await this.router.navigate(['/powiadomienia', `${made.event}_${made.channel}`]);
  }

  private async act(letter: OwnLetter, said: string, work: () => Promise<LetterList>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(letter.id);
    this.problem.set(null);
    try {
      this.changed.emit(await work());
      this.toasts.say(said);
    } catch (failure) {
      const { code } = toProblem(failure);
      this.problem.set(`${letter.name}: ${sentenceFor(code)}`);
      if (code === 'CHANGED_MEANWHILE' || code === 'NOT_FOUND') this.overtaken.emit();
    } finally {
      this.busy.set(null);
    }
  }
}
