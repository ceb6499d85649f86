/** The part of dagre in use, typed here: the package's own declarations do
 * not resolve as ES modules. */
import * as dagre from '@dagrejs/dagre';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedNode extends Point {
  readonly width: number;
  readonly height: number;
}

export interface PlacedEdge extends Partial<Point> {
  readonly points?: readonly Point[];
}

export interface Graph {
  setGraph(options: Readonly<Record<string, string | number>>): Graph;
  setDefaultEdgeLabel(label: () => object): Graph;
  setNode(name: string, size: { width: number; height: number }): Graph;
  setEdge(
    from: string,
    to: string,
    label: { width: number; height: number; labelpos: string },
  ): Graph;
  graph(): { readonly width?: number; readonly height?: number };
  node(name: string): PlacedNode;
  edge(from: string, to: string): PlacedEdge;
}

interface Dagre {
  readonly graphlib: { readonly Graph: new () => Graph };
  readonly layout: (graph: Graph) => void;
}

const library = dagre as unknown as Dagre;

export const newGraph = (): Graph => new library.graphlib.Graph();

/** Places nodes and edges of a graph, in it. */
export const layOut = (graph: Graph): void => {
  library.layout(graph);
};
