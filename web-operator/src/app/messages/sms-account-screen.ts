import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import type { SavedSmsAccount, SmsAccount, SmsAccountState } from '@karta/contracts';
import {
  FailureNote,
  readAnew,
  sentenceFor,
  Skeleton,
  TextField,
  Toasts,
  toProblem,
  UnsavedChanges,
} from '@karta/web-shared';
import { firstValueFrom } from 'rxjs';
import { SettingsNav } from '../frames/settings-nav.ts';
import { accountProblem, creditWords, isCreditLow } from './sms-account-words.ts';
import { TestMessage } from './test-message.ts';

const ACCOUNT = '/api/admin/sms-account';
const CHECKED = 'Zapisano. Następne SMS-y wyjdą z tego konta.';
const UNCHECKED = 'Zapisano, ale SerwerSMS nie odpowiada, więc nie wiadomo, czy przyjmie to konto. Sprawdź za chwilę.';
type Errors = Partial<Record<'token' | 'sender', string>>;

/** The office's account at SerwerSMS: its token, the name that texts come from, what is left, and a text for trying (000-34). */
@Component({
  selector: 'km-sms-account',
  imports: [FailureNote, SettingsNav, Skeleton, TestMessage, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './sms-account-screen.html',
})
export class SmsAccountScreen {
  protected readonly readAnew = readAnew;
  protected readonly account = httpResource<SmsAccount>(() => ACCOUNT);
  protected readonly state = httpResource<SmsAccountState>(() => `${ACCOUNT}/state`);
  protected readonly told = computed(() => (this.state.hasValue() ? this.state.value() : undefined));
  private readonly known = computed(() => (this.account.hasValue() ? this.account.value() : undefined));
  /** Empty: the one that is there stays. */
  protected readonly token = signal('');
  /** What is typed stays when the account is read again. */
  protected readonly sender = linkedSignal<string | undefined, string>({
    source: () => (this.known() ? (this.known()?.sender ?? '') : undefined),
    computation: (now, previous) => {
      const isTyped = previous !== undefined && previous.value !== (previous.source ?? '');
      return isTyped ? previous.value : (now ?? previous?.value ?? '');
    },
  });
  protected readonly errors = signal<Errors>({});
  protected readonly problem = signal<string | null>(null);
  protected readonly isSaving = signal(false);
  protected readonly names = computed(() => this.told()?.senders.filter(({ isReady }) => isReady) ?? []);
  protected readonly waitingNames = computed(() => this.told()?.senders.filter(({ isReady }) => !isReady) ?? []);
  protected readonly creditWords = creditWords;
  protected readonly accountProblem = accountProblem;
  protected readonly isCreditLow = isCreditLow;
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);

  constructor() {
    inject(UnsavedChanges).watch(
      () => this.token() !== '' || (this.known() !== undefined && this.sender() !== (this.known()?.sender ?? '')),
    );
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const known = this.known();
    if (!known || this.isSaving()) return;
    this.errors.set({});
    this.problem.set(null);
    if (this.token().trim() === '' && !known.hasToken) return this.refuse({ token: 'Wpisz token z panelu SerwerSMS' });
    this.isSaving.set(true);
    try {
      const change = {
        token: this.token().trim() || null,
        sender: this.sender().trim() || null,
        version: known.version,
      };
      const saved = await firstValueFrom(this.http.put<SavedSmsAccount>(ACCOUNT, change));
      this.account.set(saved);
      this.sender.set(saved.sender ?? '');
      this.token.set('');
      this.toasts.say(saved.wasChecked ? CHECKED : UNCHECKED);
      readAnew(this.state);
    } catch (failure) {
      const { code, fields } = toProblem(failure);
      const at = fields?.[0]?.path;
      if (at === 'token' || at === 'sender') this.refuse({ [at]: this.sentenceAt(at, code) });
      else this.problem.set(sentenceFor(code));
      if (code === 'CHANGED_MEANWHILE') readAnew(this.account);
    } finally {
      this.isSaving.set(false);
    }
  }

  private sentenceAt(at: 'token' | 'sender', code: string): string {
    if (code === 'SMS_ACCOUNT_REFUSED' && at === 'sender') return 'SerwerSMS nie zatwierdził jeszcze tej nazwy';
    if (code === 'SMS_ACCOUNT_REFUSED') return 'SerwerSMS nie przyjmuje tego tokenu';
    return at === 'sender'
      ? 'Najwyżej 11 liter bez polskich znaków, cyfr i odstępów'
      : 'To nie wygląda na token z panelu SerwerSMS';
  }

  private refuse(errors: Errors): void {
    this.errors.set(errors);
    document.getElementById(errors.token ? 'sms-token' : 'sms-nadawca')?.focus();
  }
}
