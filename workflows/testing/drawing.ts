import { elementOf, elementsOf, idOf, nameOf, type ModdleElement } from '../../bpmn/src/compile/element.ts';
import { parse } from '../../bpmn/src/compile/parse.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
interface Point {
  readonly x: number;
  readonly y: number;
}
interface Shape {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly box: Box;
  readonly label?: Box;
  /** The sub-processes around it, and the activity that a boundary event sits on. */
  readonly belongsTo: readonly string[];
}
interface Edge {
  readonly id: string;
  readonly ends: readonly string[];
  readonly points: readonly Point[];
  readonly label?: Box;
  readonly within: readonly string[];
}
interface Drawing {
  readonly shapes: readonly Shape[];
  readonly edges: readonly Edge[];
  readonly pools: readonly Box[];
}

/** Width of a letter in the 12 px type that modelers write names with, rather too wide than too narrow. */
const LETTER = 6.3;
const LINE = 14.4;

/** What a person would see as badly drawn: one sentence for each flaw, none for a clean picture. */
export async function flawsOf(xml: string): Promise<string[]> {
  const drawing = await readDrawing(xml);
  return [
    ...unnamed(drawing),
    ...overlaps(drawing),
    ...longNames(drawing),
    ...hiddenLabels(drawing),
    ...crossings(drawing),
    ...outside(drawing),
  ];
}

async function readDrawing(xml: string): Promise<Drawing> {
  const { root } = await parse(xml);
  const [diagram] = elementsOf(root, 'diagrams');
  const drawn = elementsOf(elementOf(diagram, 'plane'), 'planeElement');
  const shapes = drawn.flatMap((each) => (each.$type === 'bpmndi:BPMNShape' ? [readShape(each)] : []));
  const edges = drawn.flatMap((each) => (each.$type === 'bpmndi:BPMNEdge' ? [readEdge(each)] : []));
  const pools = shapes.flatMap(({ type, box }) => (type === 'bpmn:Participant' ? [box] : []));
  return { shapes: shapes.filter(({ type }) => !/Participant|Lane/.test(type)), edges, pools };
}

function readShape(drawn: ModdleElement): Shape {
  const element = elementOf(drawn, 'bpmnElement');
  const host = elementOf(element, 'attachedToRef');
  const label = elementOf(elementOf(drawn, 'label'), 'bounds');
  return {
    id: idOf(element),
    type: element?.$type ?? '',
    name: element ? nameOf(element) : '',
    box: boxOf(elementOf(drawn, 'bounds')),
    ...(label && { label: boxOf(label) }),
    belongsTo: [...around(element), ...(host ? [idOf(host)] : [])],
  };
}

function readEdge(drawn: ModdleElement): Edge {
  const flow = elementOf(drawn, 'bpmnElement');
  const label = elementOf(elementOf(drawn, 'label'), 'bounds');
  const points = elementsOf(drawn, 'waypoint').map((point) => ({
    x: Number(point.get('x')),
    y: Number(point.get('y')),
  }));
  const ends = [idOf(elementOf(flow, 'sourceRef')), idOf(elementOf(flow, 'targetRef'))];
  return { id: idOf(flow), ends, points, ...(label && { label: boxOf(label) }), within: around(flow) };
}

function around(element: ModdleElement | undefined): string[] {
  const parent = element?.$parent;
  return parent?.$type === 'bpmn:SubProcess' ? [idOf(parent), ...around(parent)] : [];
}

const boxOf = (bounds: ModdleElement | undefined): Box => ({
  x: Number(bounds?.get('x')),
  y: Number(bounds?.get('y')),
  width: Number(bounds?.get('width')),
  height: Number(bounds?.get('height')),
});

const meet = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

/** Everything that stands in a list or in a person's history has a name. */
const unnamed = ({ shapes }: Drawing): string[] =>
  shapes.filter(({ name }) => name === '').map(({ id }) => `${id} has no name`);

function outside({ shapes, edges, pools }: Drawing): string[] {
  const isIn = ({ x, y, width, height }: Box): boolean =>
    pools.some(
      (pool) => x >= pool.x && y >= pool.y && x + width <= pool.x + pool.width && y + height <= pool.y + pool.height,
    );
  const boxes = shapes.flatMap(({ id, box, label }) => [{ id, box }, ...(label ? [{ id, box: label }] : [])]);
  const points = edges.flatMap(({ id, points: all }) =>
    all.map(({ x, y }) => ({ id, box: { x, y, width: 0, height: 0 } })),
  );
  return [
    ...new Set([...boxes, ...points].filter(({ box }) => !isIn(box)).map(({ id }) => `${id} lies outside of its pool`)),
  ];
}

function overlaps({ shapes }: Drawing): string[] {
  return pairs(shapes)
    .filter(([one, other]) => !belong(one, other) && meet(one.box, other.box))
    .map(([one, other]) => `${one.id} lies over ${other.id}`);
}

const belong = (one: Shape, other: Shape): boolean =>
  one.belongsTo.includes(other.id) || other.belongsTo.includes(one.id);

/** Names of activities stand inside the box, below the little picture of their kind. */
function longNames({ shapes }: Drawing): string[] {
  return shapes
    .filter(({ type, name, box }) => /Task|CallActivity/.test(type) && !fits(name, box))
    .map(({ id, name }) => `${id}: „${name}” is too long for its box`);
}

function fits(name: string, { width, height }: Box): boolean {
  const room = Math.floor((width - 10) / LETTER);
  const lines: string[] = [];
  for (const word of name.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.every((line) => line.length <= room) && lines.length * LINE <= height - 30;
}

function hiddenLabels({ shapes, edges }: Drawing): string[] {
  const labels = [...shapes, ...edges].flatMap(({ id, label }) => (label ? [{ id, label }] : []));
  const atoms = shapes.filter(({ type }) => type !== 'bpmn:SubProcess');
  const onShapes = labels.flatMap(({ id, label }) =>
    atoms.filter(({ box }) => meet(label, box)).map((shape) => `the label of ${id} lies over ${shape.id}`),
  );
  const onLabels = pairs(labels)
    .filter(([one, other]) => meet(one.label, other.label))
    .map(([one, other]) => `the labels of ${one.id} and ${other.id} collide`);
  const onEdges = labels.flatMap(({ id, label }) =>
    edges
      .filter((edge) => edge.id !== id && segmentsOf(edge).some((line) => passes(line, label)))
      .map((edge) => `${edge.id} runs through the label of ${id}`),
  );
  return [...onShapes, ...onLabels, ...onEdges];
}

type Line = readonly [Point, Point];

const segmentsOf = ({ points }: Edge): Line[] =>
  points.slice(1).flatMap((to, index): Line[] => {
    const from = points[index];
    return from ? [[from, to]] : [];
  });

/** Does a line that is level or upright run through the inside of a box? */
function passes([from, to]: Line, box: Box): boolean {
  const spot = { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y) };
  const size = { width: Math.abs(from.x - to.x), height: Math.abs(from.y - to.y) };
  const inner = { x: box.x + 1, y: box.y + 1, width: box.width - 2, height: box.height - 2 };
  return meet({ ...spot, width: Math.max(size.width, 0.1), height: Math.max(size.height, 0.1) }, inner);
}

function crossings({ shapes, edges }: Drawing): string[] {
  const crossed = pairs(edges)
    .filter(([one, other]) => segmentsOf(one).some((line) => segmentsOf(other).some((cut) => cross(line, cut))))
    .map(([one, other]) => `${one.id} crosses ${other.id}`);
  const through = edges.flatMap((edge) =>
    shapes
      .filter(({ id, type, box }) => {
        const isOwn = edge.ends.includes(id) || edge.within.includes(id);
        const isInside =
          type === 'bpmn:SubProcess' &&
          shapes.some((shape) => edge.ends.includes(shape.id) && shape.belongsTo.includes(id));
        return !isOwn && !isInside && segmentsOf(edge).some((line) => passes(line, box));
      })
      .map(({ id }) => `${edge.id} runs through ${id}`),
  );
  return [...crossed, ...through];
}

/** Two lines cross where one goes over the other; flows that meet or part share a piece, which is no crossing. */
function cross([a, b]: Line, [c, d]: Line): boolean {
  const isLevel = a.y === b.y;
  if (isLevel === (c.y === d.y)) return false;
  const [level, upright]: [Line, Line] = isLevel
    ? [
        [a, b],
        [c, d],
      ]
    : [
        [c, d],
        [a, b],
      ];
  const x = upright[0].x;
  const y = level[0].y;
  const between = (value: number, one: number, other: number): boolean =>
    value > Math.min(one, other) + 0.5 && value < Math.max(one, other) - 0.5;
  return between(x, level[0].x, level[1].x) && between(y, upright[0].y, upright[1].y);
}

const pairs = <Item>(all: readonly Item[]): [Item, Item][] =>
  all.flatMap((one, index) => all.slice(index + 1).map((other): [Item, Item] => [one, other]));
