const attribute = (name: string): object => ({ name, isAttr: true, type: 'String' });

/**
 * The published moddle descriptor of our BPMN extensions, for any modeler of the bpmn.io family. Expressions are FEEL;
 * a leading `=` is allowed.
 */
export const KM_MODDLE = {
  name: 'Karta Mieszkańca',
  uri: 'urn:karta-mieszkanca:bpmn:1',
  prefix: 'km',
  xml: { tagAlias: 'lowerCase' },
  types: [
    {
      name: 'Node',
      extends: ['bpmn:FlowNode', 'bpmn:GlobalTask'],
      properties: [
        'activity', // name of the activity that does the work of a service or send task
        'attempts', // tries before an incident
        'firstDelay', // ISO 8601 duration before the second try
        'backoff', // factor between delays
        'timeout', // ISO 8601 duration of one try
        'candidateGroup', // who may take a user task; default: the lane
        'assignee',
        'due',
        'followUp',
        'form',
        'outcomes', // allowed answers, separated by spaces; more about one says a km:outcome
        'resultVariable', // script and business rule tasks
        'decision',
        'saga', // call activity: the called one is a TypeScript saga
        'passesIn', // call activity: `all` variables (default) or only the `mapped` ones
        'passesOut',
        'publicLabel', // words for the resident
      ].map(attribute),
    },
    { name: 'Lane', extends: ['bpmn:Lane'], properties: [attribute('candidateGroup')] },
    { name: 'Message', extends: ['bpmn:Message'], properties: [attribute('correlation')] },
    {
      name: 'Repetition',
      extends: ['bpmn:MultiInstanceLoopCharacteristics'],
      properties: ['collection', 'item', 'outputCollection', 'outputItem'].map(attribute),
    },
    { name: 'Input', superClass: ['Element'], properties: [attribute('source'), attribute('target')] },
    {
      name: 'Outcome', // one answer of a user task: its words, whether it needs a reason
      superClass: ['Element'],
      properties: ['code', 'label', 'button', 'needsReason', 'tone'].map(attribute),
    },
    { name: 'Output', superClass: ['Element'], properties: [attribute('source'), attribute('target')] },
  ],
} as const;
