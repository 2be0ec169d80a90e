import type { Drawn, ModdleObject } from './bpmn-js-parts.ts';
import { definitionOf, expressionOf, referredName, referTo } from './extensions.ts';
import { choicesWith, question, textOf, type Field } from './fields.ts';
import type { TownChoices } from './town-choices.ts';
import { together } from './parts.ts';

const TIMERS = [
  { value: 'timeDuration', label: 'po upływie' },
  { value: 'timeDate', label: 'o chwili' },
  { value: 'timeCycle', label: 'co jakiś czas' },
];

/** What an event waits for or sends, and whether it ends the step beside which it stands. */
export function eventFields(element: Drawn, town: TownChoices): Field[] {
  const type = definitionOf(element)?.$type;
  return [...definitionFields(type, town, element), ...borderFields(element)];
}

function definitionFields(type: string | undefined, town: TownChoices, element: Drawn): Field[] {
  switch (type) {
    case 'bpmn:TimerEventDefinition':
      return timerFields();
    case 'bpmn:ReceiveTask':
    case 'bpmn:MessageEventDefinition':
      return [
        question('reference', 'Wiadomość', 'choice', {
          choices: choicesWith(town.messages, referredName(element)),
          none: 'wybierz wiadomość',
          read: referredName,
          write: referTo,
        }),
        correlation(),
      ];
    case 'bpmn:SignalEventDefinition':
      return [named('Sygnał')];
    case 'bpmn:ErrorEventDefinition':
      return [named('Kod błędu', 'Puste: każdy błąd.')];
    case 'bpmn:EscalationEventDefinition':
      return [named('Kod eskalacji', 'Puste: każda eskalacja.')];
    case 'bpmn:ConditionalEventDefinition':
      return [expression('condition', 'Warunek')];
    default:
      return [];
  }
}

const named = (label: string, hint?: string): Field =>
  question('reference', label, 'text', { ...(hint && { hint }), read: referredName, write: referTo });

function timerFields(): Field[] {
  const kindOf = (element: Drawn): string =>
    TIMERS.find(({ value }) => definitionOf(element)?.get(value) !== undefined)?.value ?? 'timeDuration';
  const bodyOf = (element: Drawn): string =>
    textOf(definitionOf(element)?.get<ModdleObject | undefined>(kindOf(element))?.get('body'));
  const put =
    (key: string): Field['write'] =>
    (parts, element, value) => {
      const definition = definitionOf(element);
      if (!definition) return;
      const none = { timeDuration: undefined, timeDate: undefined, timeCycle: undefined };
      const made = expressionOf(parts, definition, value);
      parts.modeling.updateModdleProperties(element, definition, { ...none, [key]: made });
    };
  return [
    question('timer-kind', 'Kiedy', 'choice', {
      choices: TIMERS,
      read: kindOf,
      write: (parts, element, value) => put(value)(parts, element, bodyOf(element) || 'P1D'),
    }),
    question('timer', 'Czas', 'feel', {
      isMixed: true,
      hint: 'Np. P7D (7 dni), PT2H (2 godziny), 2026-12-31T12:00:00+01:00, R/P1D (co dzień) albo =wyrażenie.',
      read: bodyOf,
      write: (parts, element, value) => put(kindOf(element))(parts, element, value),
    }),
  ];
}

/** By what a case knows that a message is its own: FEEL. */
const correlation = (): Field =>
  question('correlation', 'Rozpoznaj sprawę po', 'feel', {
    hint: 'Puste: po samej sprawie.',
    isMixed: true,
    read: (element) => textOf(messageOf(element)?.get('km:correlation')),
    write: (parts, element, value) => {
      const message = messageOf(element);
      if (message)
        parts.modeling.updateModdleProperties(element, message, { 'km:correlation': value.trim() || undefined });
    },
  });
const messageOf = (element: Drawn): ModdleObject | undefined =>
  definitionOf(element)?.get<ModdleObject | undefined>('messageRef');

const expression = (key: string, label: string): Field =>
  question(key, label, 'feel', {
    read: (element) => textOf(definitionOf(element)?.get<ModdleObject | undefined>(key)?.get('body')).replace(/^=/, ''),
    write: (parts, element, value) => {
      const definition = definitionOf(element);
      if (!definition) return;
      const body = value.trim() ? `=${value.trim().replace(/^=/, '')}` : '';
      parts.modeling.updateModdleProperties(element, definition, { [key]: expressionOf(parts, definition, body) });
    },
  });

function borderFields({ type }: Drawn): Field[] {
  if (type !== 'bpmn:BoundaryEvent') return [];
  return [
    question('cancelActivity', 'Przerywa krok, przy którym stoi', 'check', {
      read: ({ businessObject }) => String(businessObject.get('cancelActivity') !== false),
      write: (parts, element, value) =>
        together(parts, () => parts.modeling.updateProperties(element, { cancelActivity: value === 'true' })),
    }),
  ];
}
