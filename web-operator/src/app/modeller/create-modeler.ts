import type Modeler from 'bpmn-js/lib/Modeler';
import { KM_MODDLE } from '@karta/bpmn/compile';
import type { CommandStack } from './bpmn-js-parts.ts';
import { ClerksPad } from './clerks-pad.ts';

/** Acts that are undone together. */
class Together {
  preExecute({ acts }: { acts: () => void }): void {
    acts();
  }
}

/** Puts a modeler with our palette, pad, words and extensions on a place; it is loaded when it is needed. */
export async function createModeler(place: HTMLElement): Promise<Modeler> {
  const [{ default: BpmnModeler }, { default: polish }] = await Promise.all([
    import('bpmn-js/lib/Modeler'),
    import('bpmn-js-i18n/translations/pl.js'),
  ]);
  const translate = (template: string, values: Record<string, string> = {}): string =>
    (polish[template] ?? template).replace(/\{([^}]+)\}/g, (whole, name: string) => values[name] ?? whole);
  const modeler = new BpmnModeler({
    container: place,
    moddleExtensions: { km: KM_MODDLE },
    additionalModules: [
      { translate: ['value', translate] },
      // the palette is a toolbar of the page, which a keyboard reaches
      { paletteProvider: ['value', null], contextPadProvider: ['type', ClerksPad] },
    ],
    bpmnRenderer: {
      defaultFillColor: 'var(--mat-sys-surface-container-lowest)',
      defaultStrokeColor: 'var(--mat-sys-outline)',
      defaultLabelColor: 'var(--mat-sys-on-surface)',
    },
    textRenderer: {
      defaultStyle: { fontFamily: "'Source Sans 3', sans-serif", fontWeight: '600' },
      externalStyle: { fontSize: '11px' },
    },
  });
  modeler.get<CommandStack>('commandStack').registerHandler('km.together', Together);
  return modeler;
}
