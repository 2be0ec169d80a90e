import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import type { LetterList, NewOwnLetter, OwnLetter } from '@karta/contracts';
import { narrowedBy, OWN_LETTER_CHANNELS, ownLetterEvent, TOLD_CHANGE_NAMES, TOLD_CHANGES } from '@karta/domain';
import {
  applicationTypeWord,
  Dialog,
  IntendedAct,
  SelectField,
  sentenceFor,
  TextField,
  toProblem,
} from '@karta/web-shared';
import { CHANNEL_WORDS } from './letter-words.ts';
import { LettersApi } from './letters-api.ts';
import { CHANGE_WORDS, SUBJECT_WORDS, whenWords } from './own-letter-words.ts';

const NEW: NewOwnLetter = { name: '', change: 'card-blocked', channels: ['mail'], onlyFor: [] };

/** Said here: what was typed stays. */
const SENTENCES: Readonly<Record<string, string>> = {
  CHANGED_MEANWHILE: 'Ktoś zapisał to powiadomienie przed chwilą. Zapisz jeszcze raz, żeby zostało Twoje.',
  NOT_FOUND: 'Ktoś usunął to powiadomienie. Zamknij okno i dodaj je od nowa.',
};

/** A letter of the town's own: its name, what it tells of, by what; what it tells of stays once it is there. */
@Component({
  selector: 'km-own-letter-form',
  imports: [Dialog, SelectField, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './own-letter-form.html',
})
export class OwnLetterForm {
  readonly list = input.required<LetterList>();
  /** Null: a new one. */
  readonly letter = input.required<OwnLetter | null>();
  readonly saved = output<{ list: LetterList } | { id: string; event: string; channel: string }>();
  readonly closed = output();
  readonly overtaken = output();
  protected readonly draft = linkedSignal((): NewOwnLetter => this.letter() ?? NEW);
  protected readonly subjects = Object.entries(SUBJECT_WORDS).map(([code, name]) => ({ code, name }));
  protected readonly subject = computed(() => TOLD_CHANGES[this.draft().change].about);
  protected readonly changes = computed(() =>
    TOLD_CHANGE_NAMES.filter((name) => TOLD_CHANGES[name].about === this.subject()).map((code) => ({
      code,
      name: CHANGE_WORDS[code],
    })),
  );
  protected readonly narrowings = computed(() => {
    const way = narrowedBy(this.draft().change);
    if (way === 'form')
      return this.list().forms.map(({ code, name }) => ({ code, name: name ?? applicationTypeWord(code as never) }));
    return way === 'package' ? this.list().packages : [];
  });
  protected readonly channels = OWN_LETTER_CHANNELS;
  protected readonly channelWords = CHANNEL_WORDS;
  protected readonly whenWords = whenWords;
  protected readonly nameError = signal<string | null>(null);
  protected readonly channelError = signal<string | null>(null);
  protected readonly problem = signal<string | null>(null);
  protected readonly isSending = signal(false);
  private readonly api = inject(LettersApi);
  private readonly intended = new IntendedAct();

  protected write(to: Partial<NewOwnLetter>): void {
    this.draft.update((draft) => ({ ...draft, ...to }));
    this.nameError.set(null);
    this.channelError.set(null);
  }

  protected choose(subject: string): void {
    const change = TOLD_CHANGE_NAMES.find((name) => TOLD_CHANGES[name].about === subject);
    if (change) this.write({ change, onlyFor: [] });
  }

  protected tell(change: string): void {
    const known = TOLD_CHANGE_NAMES.find((name) => name === change);
    if (known) this.write({ change: known });
  }

  protected go(channel: 'mail' | 'sms', isChosen: boolean): void {
    const { channels } = this.draft();
    this.write({ channels: this.channels.filter((each) => (each === channel ? isChosen : channels.includes(each))) });
  }

  protected narrow(code: string, isChosen: boolean): void {
    const { onlyFor } = this.draft();
    this.write({ onlyFor: isChosen ? [...onlyFor, code] : onlyFor.filter((each) => each !== code) });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const { name, change, channels, onlyFor } = this.draft();
    this.nameError.set(name.trim() === '' ? 'Wpisz nazwę' : null);
    this.channelError.set(channels.length === 0 ? 'Wybierz co najmniej jeden kanał' : null);
    if (this.nameError()) return document.getElementById('wlasne-nazwa')?.focus();
    if (this.channelError()) return document.getElementById('wlasne-kanal-mail')?.focus();
    if (this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(null);
    try {
      await this.send({ name: name.trim(), change, channels, onlyFor });
    } catch (failure) {
      this.intended.failed(failure);
      const { code, fields } = toProblem(failure);
      if (fields?.some(({ path }) => path === 'name'))
        this.nameError.set('Popraw nazwę: bez numerów osób, do 80 znaków');
      else this.problem.set(SENTENCES[code] ?? sentenceFor(code));
      if (code in SENTENCES) this.overtaken.emit();
    } finally {
      this.isSending.set(false);
    }
  }

  private async send(wanted: NewOwnLetter): Promise<void> {
    const before = this.letter();
    const { name, channels, onlyFor, change } = wanted;
    if (before) {
      const { id } = before;
      // somebody else may have changed it meanwhile: what they wrote was read again
      const version = this.list().own.find((each) => each.id === id)?.version ?? before.version;
      // a channel that was added has no text yet
      const isOn = before.isOn && channels.every((channel) => before.written.includes(channel));
      return this.saved.emit({ list: await this.api.changeOwn(id, { name, channels, onlyFor, isOn, version }) });
    }
    const { id } = await this.api.addOwn(wanted, this.intended.keyFor(wanted));
    this.saved.emit({ id, event: ownLetterEvent(change, id), channel: channels[0] ?? 'mail' });
  }
}
