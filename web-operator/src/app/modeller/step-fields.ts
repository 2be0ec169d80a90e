import type { Drawn, ModdleObject } from './bpmn-js-parts.ts';
import { eventFields } from './event-fields.ts';
import { definitionOf, expressionOf, mappingsOf, putExtensionRows } from './extensions.ts';
import { attribute, list, question, textOf, type Field } from './fields.ts';
import { nameOf } from './step-kinds.ts';
import type { TownChoices } from './town-choices.ts';

const NAME = attribute('name', 'Nazwa kroku', 'text');
const PUBLIC = attribute('km:publicLabel', 'Co widzi mieszkaniec', 'text', {
  hint: 'Puste: ten krok nie jest pokazywany mieszkańcowi.',
});
const INPUTS = list('inputs', 'Dane dla kroku', 'Nazwa u odbiorcy = wyrażenie, które ją liczy.');
const OUTPUTS = list('outputs', 'Co krok oddaje sprawie', 'Nazwa w sprawie = wyrażenie z odpowiedzi kroku.');
const TRIES = [
  attribute('km:attempts', 'Ile prób', 'text', { hint: 'Liczba; po ostatniej próbie sprawa staje jako incydent.' }),
  attribute('km:firstDelay', 'Przerwa przed drugą próbą', 'text', { hint: 'Np. PT30S (30 sekund).' }),
  attribute('km:timeout', 'Najdłużej jedna próba', 'text', { hint: 'Np. PT2M (2 minuty).' }),
];

/** The questions of the panel about an element, as our extensions mean it. */
export function fieldsOf(element: Drawn, town: TownChoices): readonly Field[] {
  const { type } = element;
  switch (type) {
    case 'bpmn:UserTask':
      return [
        NAME,
        attribute('km:candidateGroup', 'Kto wykonuje', 'choice', {
          choices: town.groups,
          none: 'kogo wskazuje tor',
        }),
        attribute('km:form', 'Ekran', 'choice', { choices: town.forms, none: 'ogólny: decyzja z uzasadnieniem' }),
        list('answers', 'Wyniki kroku'),
        attribute('km:due', 'Termin', 'feel', { isMixed: true, hint: 'Np. P3D (3 dni) albo =nazwa z datą.' }),
        attribute('km:followUp', 'Przypomnij osobie', 'feel', { isMixed: true, hint: 'Np. P2D albo =nazwa z datą.' }),
        attribute('km:assignee', 'Tylko ta osoba', 'feel', { isMixed: true, hint: 'Puste: kto pierwszy z grupy.' }),
        PUBLIC,
        OUTPUTS,
        INPUTS,
      ];
    case 'bpmn:ServiceTask':
    case 'bpmn:SendTask':
      return [NAME, activity(town), ...letterOf(element, town), PUBLIC, INPUTS, OUTPUTS, ...TRIES];
    case 'bpmn:BusinessRuleTask':
      return [
        NAME,
        attribute('km:decision', 'Tabela decyzji', 'choice', { choices: town.decisions, none: 'wybierz tabelę' }),
        RESULT,
        PUBLIC,
        INPUTS,
        OUTPUTS,
      ];
    case 'bpmn:ScriptTask':
      return [NAME, attribute('script', 'Wyrażenie (FEEL)', 'feel'), RESULT, PUBLIC, OUTPUTS];
    case 'bpmn:CallActivity':
      return [NAME, ...calledFields(town), PUBLIC, INPUTS, OUTPUTS];
    case 'bpmn:SequenceFlow':
      return flowFields(element);
    case 'bpmn:Lane':
      return [
        attribute('name', 'Nazwa toru', 'text'),
        attribute('km:candidateGroup', 'Kto tu pracuje', 'choice', { choices: town.groups, none: 'jak nazwa toru' }),
      ];
    case 'bpmn:ExclusiveGateway':
    case 'bpmn:InclusiveGateway':
      return [attribute('name', 'Pytanie rozgałęzienia', 'text'), defaultFlow(element)];
    case 'bpmn:Participant':
    case 'bpmn:Process':
    case 'bpmn:Collaboration':
      return [processName()];
    default:
      return [
        attribute('name', 'Nazwa', 'text'),
        ...eventFields(element, town),
        ...(/Task$|SubProcess$|Transaction$/.test(type) ? [PUBLIC, OUTPUTS] : definitionOf(element) ? [OUTPUTS] : []),
      ];
  }
}

const RESULT = attribute('km:resultVariable', 'Wynik zapisz jako', 'text', { hint: 'Nazwa w sprawie.' });

const activity = (town: TownChoices): Field =>
  attribute('km:activity', 'Co wykonać', 'choice', { choices: town.activities, none: 'nic' });

/** Of a step that sends: the letter is the plain text of its input `template`. */
function letterOf(element: Drawn, town: TownChoices): Field[] {
  if (element.businessObject.get('km:activity') !== 'notify') return [];
  return [
    question('letter', 'Pismo', 'choice', {
      choices: town.letters,
      none: 'wybierz pismo',
      read: (step) => {
        const source = mappingsOf(step, 'km:Input').find(({ target }) => target === 'template')?.source ?? '';
        return /^="([\w-]+)"$/.exec(source)?.[1] ?? source;
      },
      write: (parts, step, value) => {
        const others = mappingsOf(step, 'km:Input').filter(({ target }) => target !== 'template');
        const row = value ? [{ source: `="${value}"`, target: 'template' }] : [];
        putExtensionRows(parts, step, 'km:Input', [...row, ...others]);
      },
    }),
  ];
}

function calledFields(town: TownChoices): Field[] {
  const SAGA = 'saga:';
  const called = [
    ...town.processes,
    ...town.sagas.map(({ value, label }) => ({ value: SAGA + value, label: `${label} (czynność złożona)` })),
  ];
  return [
    question('called', 'Który proces', 'choice', {
      choices: called,
      none: 'wybierz proces',
      read: ({ businessObject }) =>
        (textOf(businessObject.get('km:saga')) === 'true' ? SAGA : '') + textOf(businessObject.get('calledElement')),
      write: ({ modeling }, step, value) =>
        modeling.updateProperties(step, {
          calledElement: value.replace(SAGA, '') || undefined,
          'km:saga': value.startsWith(SAGA) ? 'true' : undefined,
        }),
    }),
    attribute('km:passesIn', 'Dane do procesu', 'choice', {
      choices: [{ value: 'mapped', label: 'tylko wymienione niżej' }],
      none: 'wszystkie',
    }),
    attribute('km:passesOut', 'Dane z procesu', 'choice', {
      choices: [{ value: 'mapped', label: 'tylko wymienione niżej' }],
      none: 'wszystkie zmienione',
    }),
  ];
}

const outgoing = (step: Drawn): Drawn[] => step.outgoing.filter(({ type }) => type === 'bpmn:SequenceFlow');
const flowWord = (flow: Drawn): string =>
  textOf(flow.businessObject.get('name')) || `do: ${flow.target ? nameOf(flow.target) : '?'}`;

const defaultFlow = (element: Drawn): Field =>
  question('default', 'Droga domyślna', 'choice', {
    choices: outgoing(element).map((flow) => ({ value: flow.id, label: flowWord(flow) })),
    none: 'brak: sprawa stanie, gdy żaden warunek nie zajdzie',
    read: ({ businessObject }) => businessObject.get<ModdleObject | undefined>('default')?.id ?? '',
    write: ({ modeling, registry }, gateway, value) =>
      modeling.updateProperties(gateway, { default: registry.get(value)?.businessObject }),
  });

function flowFields({ source }: Drawn): Field[] {
  const isAsked = /(Exclusive|Inclusive|Complex)Gateway$/.test(source?.type ?? '');
  const condition = question('condition', 'Warunek', 'feel', {
    hint: 'Wyrażenie, np. decision = "approve". Droga domyślna nie ma warunku.',
    read: ({ businessObject }) =>
      textOf(businessObject.get<ModdleObject | undefined>('conditionExpression')?.get('body')).replace(/^=/, ''),
    write: (parts, flow, value) => {
      const body = value.trim() ? `=${value.trim().replace(/^=/, '')}` : '';
      parts.modeling.updateProperties(flow, { conditionExpression: expressionOf(parts, flow.businessObject, body) });
    },
  });
  return [
    attribute('name', 'Podpis strzałki', 'text'),
    ...(isAsked || source?.type !== 'bpmn:StartEvent' ? [condition] : []),
  ];
}

const processName = (): Field =>
  question('process-name', 'Nazwa procesu', 'text', {
    read: ({ businessObject }) => textOf(processOf(businessObject)?.get('name')),
    write: ({ modeling }, element, value) => {
      const process = processOf(element.businessObject);
      if (process) modeling.updateModdleProperties(element, process, { name: value });
    },
  });

/** The process that a participant, a root or the process itself stands for. */
export function processOf(object: ModdleObject): ModdleObject | undefined {
  if (object.$type === 'bpmn:Process') return object;
  if (object.$type === 'bpmn:Participant') return object.get<ModdleObject | undefined>('processRef');
  const [first] = object.get<ModdleObject[] | undefined>('participants') ?? [];
  return first && processOf(first);
}
