import type { ArmsElement, VectorElement } from './template.ts';

const SHIELD = 'M4 3L76 3L76 49C76 73 58 86 40 93C22 86 4 73 4 49Z';

/** Height of the shield with its outline, in units of its drawing, and where that begins. */
const SHIELD_BOX = { x: 2.5, y: 1.5, width: 75, height: 93 } as const;

const DRAWN: Pick<VectorElement, 'kind' | 'clip' | 'paths'> = {
  kind: 'vector',
  clip: SHIELD,
  paths: [
    { d: SHIELD, fill: 'town' },
    { d: 'M40 10l2.9 6.9 7.4.6-5.6 4.9 1.7 7.3-6.4-3.9-6.4 3.9 1.7-7.3-5.6-4.9 7.4-.6z', fill: 'gold' },
    { d: 'M4 44h8v-5h5v5h6v-5h5v5h4V34h4v4h8v-4h4v10h4v-5h5v5h6v-5h5v5h8v19H4z', fill: 'white' },
    { d: 'M11 63v-6a7 7 0 0 1 14 0v6zM31 63v-8a9 9 0 0 1 18 0v8zM55 63v-6a7 7 0 0 1 14 0v6z', fill: 'town' },
    { d: 'M-4 70q5.5-4.5 11 0t11 0 11 0 11 0 11 0 11 0 11 0 11 0', stroke: 'white', strokeWidth: 3.2 },
    { d: 'M-9 78q5.5-4.5 11 0t11 0 11 0 11 0 11 0 11 0 11 0 11 0', stroke: 'white', strokeWidth: 3.2 },
    { d: 'M-4 86q5.5-4.5 11 0t11 0 11 0 11 0 11 0 11 0 11 0', stroke: 'white', strokeWidth: 3.2 },
    { d: SHIELD, stroke: 'gold', strokeWidth: 3 },
  ],
};

/** The drawn arms, whole inside the box and centred. */
export function drawnArms({ x, y, width, height }: ArmsElement): VectorElement {
  const scale = Math.min(width / SHIELD_BOX.width, height / SHIELD_BOX.height);
  return {
    ...DRAWN,
    scale,
    x: x + (width - SHIELD_BOX.width * scale) / 2 - SHIELD_BOX.x * scale,
    y: y + (height - SHIELD_BOX.height * scale) / 2 - SHIELD_BOX.y * scale,
  };
}
