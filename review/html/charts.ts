/** Statecharts laid out once, as SVG; the client lights the current state. */
import type { ChartTable, Program } from '../../checker/compile/program.js';
import { layOut, newGraph } from './layout.js';
import type { PlacedEdge } from './layout.js';

/** Index into `PageData.charts`. */
export type Chart = number;

/** The charts of several programs, each drawn once. What a rule leaves of a
 * chart's moves differs from program to program. */
export class Drawings {
  readonly svgs: string[] = [];
  readonly #known = new Map<string, Chart>();

  /** The drawing of a chart, from its tables in a program. */
  of(program: Program, chart: string): Chart {
    const tables = program.components.flatMap(({ table }) =>
      table.kind === 'chart' && table.chart.name === chart ? [table] : [],
    );
    const names = [
      ...new Set(tables.flatMap(({ states }) => states.map((s) => s.value))),
    ];
    const edges = edgesOf(tables);
    const key = JSON.stringify([chart, names, edges]);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, this.svgs.length);
    this.svgs.push(draw(chart, names, edges));
    return this.svgs.length - 1;
  }
}

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly events: readonly string[];
}

/** Moves between states; what stays in a state is left out. */
function edgesOf(tables: readonly ChartTable[]): readonly Edge[] {
  const edges = new Map<string, Set<string>>();
  for (const { states, events, next } of tables)
    for (const [s, state] of states.entries())
      for (const [e, event] of events.entries()) {
        const target = states[next[s * events.length + e] ?? -1];
        if (target === undefined || target.value === state.value) continue;
        const key = `${state.value} ${target.value}`;
        edges.set(key, (edges.get(key) ?? new Set()).add(event.type));
      }
  return [...edges].map(([key, names]) => {
    const [from = '', to = ''] = key.split(' ');
    return { from, to, events: [...names] };
  });
}

const CHAR = 7.5;
const HEIGHT = 26;
const LINE = 12;

function draw(
  chart: string,
  names: readonly string[],
  edges: readonly Edge[],
): string {
  const graph = newGraph()
    .setGraph({
      rankdir: 'TB',
      nodesep: 24,
      ranksep: 28,
      marginx: 6,
      marginy: 6,
    })
    .setDefaultEdgeLabel(() => ({}));
  for (const name of names)
    graph.setNode(name, { width: name.length * CHAR + 16, height: HEIGHT });
  for (const { from, to, events } of edges)
    graph.setEdge(from, to, {
      width: Math.max(...events.map(({ length }) => length)) * CHAR * 0.8,
      height: events.length * LINE,
      labelpos: 'c',
    });
  layOut(graph);
  const { width = 100, height = 100 } = graph.graph();
  const parts = [
    ...edges.map((edge) => edgeSvg(edge, graph.edge(edge.from, edge.to))),
    ...names.map((name) => {
      const { x, y, width: w } = graph.node(name);
      return (
        `<g data-state="${name}"><rect x="${round(x - w / 2)}" ` +
        `y="${round(y - HEIGHT / 2)}" width="${round(w)}" ` +
        `height="${HEIGHT}" rx="6"/>` +
        `<text x="${round(x)}" y="${round(y + 4)}">${name}</text></g>`
      );
    }),
  ];
  return (
    `<svg viewBox="0 0 ${round(width)} ${round(height)}" ` +
    `width="${round(width)}" height="${round(height)}" role="img" ` +
    `aria-label="statechart ${chart}">${parts.join('')}</svg>`
  );
}

function edgeSvg({ events }: Edge, placed: PlacedEdge): string {
  const points = (placed.points ?? []).map(
    ({ x, y }) => `${round(x)},${round(y)}`,
  );
  const { x = 0, y = 0 } = placed;
  const labels = events.map(
    (event, n) =>
      `<text class="event" x="${round(x)}" ` +
      `y="${round(y + (n + 0.8 - events.length / 2) * LINE)}">${event}</text>`,
  );
  return `<polyline marker-end="url(#arrow)" points="${points.join(' ')}"/>${labels.join('')}`;
}

const round = (n: number): number => Math.round(n * 10) / 10;
