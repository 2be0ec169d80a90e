import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { moment } from './trial-choices.ts';
import { TrialSession } from './trial-session.ts';

const EVENTS = {
  enter: 'wszedł',
  leave: 'wyszedł',
  cancel: 'przerwany',
  incident: 'incydent',
  throw: 'wysłał',
  catch: 'nastąpiło',
} as const;

/** What has happened in the trial, and what the case holds now. */
@Component({
  selector: 'km-trial-trail',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="md-trail">
    <section aria-labelledby="droga-proby">
      <h3 id="droga-proby">Droga</h3>
      <ol>
        @for (line of session.way(); track $index) {
          <li>
            <b>{{ line.name }}</b> <span class="muted small">{{ events[line.event] }}, {{ moment(line.at) }}</span>
          </li>
        }
      </ol>
    </section>
    <section aria-labelledby="dane-proby">
      <h3 id="dane-proby">Dane sprawy</h3>
      <dl class="kv">
        @for (row of rows(); track row.name) {
          <div>
            <dt class="mono">{{ row.name }}</dt>
            <dd class="mono">{{ row.text }}</dd>
          </div>
        } @empty {
          <div><dt>Sprawa nie ma jeszcze danych.</dt></div>
        }
      </dl>
      <p class="muted small">Zegar próby: {{ moment(session.now()) }}</p>
    </section>
  </div>`,
})
export class TrialTrail {
  protected readonly session = inject(TrialSession);
  protected readonly events = EVENTS;
  protected readonly moment = moment;
  protected readonly rows = computed(() =>
    Object.entries(this.session.variables()).map(([name, value]) => ({ name, text: JSON.stringify(value) })),
  );
}
