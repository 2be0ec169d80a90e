import { HttpClient } from '@angular/common/http';
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
import type { OpenIdChange, OpenIdView } from '@karta/contracts';
import { pluralForm, sentenceFor, TextField, Toasts, toProblem, UnsavedChanges } from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { OperatorAccess } from '../session/operator-access.ts';

type Draft = Pick<OpenIdView, 'name' | 'issuer' | 'clientId' | 'trustsFactor' | 'isOn'>;
type Errors = Partial<Record<keyof OpenIdChange, string>>;
const draftOf = ({ name, issuer, clientId, trustsFactor, isOn }: OpenIdView): Draft => ({
  ...{ name, issuer, clientId },
  ...{ trustsFactor, isOn },
});
const FIELDS = [
  ['name', 'dostawca-nazwa', 'Wpisz nazwę, którą zobaczą pracownicy'],
  ['issuer', 'dostawca-adres', 'Wpisz adres, który zaczyna się od https://'],
  ['clientId', 'dostawca-klient', 'Wpisz identyfikator, który nadał dostawca'],
  ['clientSecret', 'dostawca-sekret', 'Wpisz sekret, który nadał dostawca'],
] as const;

/** The provider's address, who we are there, and whether it is in use. */
@Component({
  selector: 'km-open-id-form',
  imports: [TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './open-id-form.html',
})
export class OpenIdForm {
  readonly provider = input.required<OpenIdView>();
  readonly changed = output<OpenIdView>();
  protected readonly draft = linkedSignal(() => draftOf(this.provider()));
  protected readonly secret = signal('');
  protected readonly errors = signal<Errors>({});
  protected readonly problem = signal<string | null>(null);
  protected readonly isSending = signal(false);
  protected readonly isChanged = computed(
    () => this.secret() !== '' || JSON.stringify(this.draft()) !== JSON.stringify(draftOf(this.provider())),
  );
  protected readonly isOfOthers = computed(
    () => this.provider().linked > 0 && this.draft().issuer.trim() !== this.provider().issuer,
  );
  protected readonly linked = computed(() => {
    const { linked } = this.provider();
    return linked === 0
      ? 'nikt jeszcze nie połączył konta'
      : `${linked} ${pluralForm(linked, 'osoba połączyła', 'osoby połączyły', 'osób połączyło')} konto`;
  });
  private readonly access = inject(OperatorAccess);
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);

  constructor() {
    inject(UnsavedChanges).watch(() => this.isChanged());
  }

  protected write(change: Partial<Draft>): void {
    this.draft.update((before) => ({ ...before, ...change }));
    this.errors.set({});
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const { name, issuer, clientId, trustsFactor, isOn } = this.draft();
    const typed = { name: name.trim(), issuer: issuer.trim(), clientId: clientId.trim() };
    const { version, hasSecret } = this.provider();
    const isUsable = /^https?:\/\/[^\s@?#]+$/.test(typed.issuer);
    this.tell({
      ...(typed.name === '' && { name: 'name' }),
      ...(!isUsable && { issuer: 'issuer' }),
      ...(typed.clientId === '' && { clientId: 'clientId' }),
      ...(isOn && !hasSecret && this.secret() === '' && { clientSecret: 'clientSecret' }),
    });
    if (Object.keys(this.errors()).length > 0 || this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(null);
    const change: OpenIdChange = { ...typed, trustsFactor, isOn, version, clientSecret: this.secret() || null };
    try {
      this.changed.emit(await firstValueFrom(this.http.put<OpenIdView>('/api/admin/open-id', change)));
      this.secret.set('');
      this.toasts.say(isOn ? 'Zapisano. Dostawca odpowiada.' : 'Zapisano.');
      await this.access.load();
    } catch (failure) {
      const { code } = toProblem(failure);
      if (code === 'OPEN_ID_UNREACHABLE') this.tell({ issuer: 'issuer' }, UNREACHABLE);
      else if (code === 'OPEN_ID_NOT_ENCRYPTED') this.tell({ issuer: 'issuer' }, sentenceFor(code));
      else this.problem.set(sentenceFor(code));
    } finally {
      this.isSending.set(false);
    }
  }

  /** Names each field that is wrong, and goes to the first. */
  private tell(wrong: Partial<Record<keyof OpenIdChange, unknown>>, sentence?: string): void {
    const found = FIELDS.filter(([field]) => field in wrong);
    this.errors.set(Object.fromEntries(found.map(([field, , words]) => [field, sentence ?? words])));
    const [first] = found;
    if (first) document.getElementById(first[1])?.focus();
  }
}

const UNREACHABLE =
  'Pod tym adresem nie odpowiada dostawca OpenID. Sprawdź adres i to, czy serwer systemu ma do niego dostęp.';
