/** Strongly connected components of a graph given by its successors. */

/** Nodes between two calls of `check`. */
const CHECK_EVERY = 1024;

/**
 * Tarjan's algorithm, without recursion.
 *
 * @param size nodes are 0 .. size - 1
 * @param successors written to the array handed in; returns how many. A node
 * that is not of the graph must have none and be nobody's successor.
 * @param check called now and then; what it throws ends the work
 * @returns by node: its component's number
 */
export function components(
  size: number,
  successors: (node: number, into: number[]) => void,
  check: () => void = () => undefined,
): Int32Array {
  const component = new Int32Array(size).fill(-1);
  const order = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const stack: number[] = [];
  const waiting = new Uint8Array(size);
  let visited = 0;
  let found = 0;
  for (let start = 0; start < size; start++) {
    if ((order[start] ?? 0) >= 0) continue;
    const path: { node: number; next: number[]; at: number }[] = [];
    const enter = (node: number): void => {
      if (visited % CHECK_EVERY === 0) check();
      order[node] = low[node] = visited++;
      stack.push(node);
      waiting[node] = 1;
      const next: number[] = [];
      successors(node, next);
      path.push({ node, next, at: 0 });
    };
    enter(start);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const { node, next } = top;
      const to = next[top.at++];
      if (to !== undefined) {
        if ((order[to] ?? 0) < 0) enter(to);
        else if (waiting[to] === 1)
          low[node] = Math.min(low[node] ?? 0, order[to] ?? 0);
        continue;
      }
      path.pop();
      const above = path.at(-1)?.node;
      if (above !== undefined)
        low[above] = Math.min(low[above] ?? 0, low[node] ?? 0);
      if (low[node] !== order[node]) continue;
      for (;;) {
        const member = stack.pop();
        if (member === undefined) break;
        waiting[member] = 0;
        component[member] = found;
        if (member === node) break;
      }
      found++;
    }
  }
  return component;
}
