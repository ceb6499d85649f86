import { describe, expect, it } from 'vitest';
import type { Chart } from '../../checker/language/chart.js';
import type { LocalState } from '../../checker/compile/program.js';
import { switchedOff, tabulate } from '../../checker/tabulate/tabulate.js';
import { rules } from '../rules.js';
import { parseScope } from '../scope.js';
import { universeOf } from '../system.js';
import { charts } from './index.js';

const small = universeOf(parseScope('vms=2,ioasids=1,mdevs=1+1'));
const large = universeOf(
  parseScope('vms=4,ioasids=5,mdevs=1+1+1+0,vfs=0+0+0+1,threads=1+1+1+1'),
);

/** The state with every object called by its order of appearance. */
function anonymous(chart: Chart, state: LocalState): string {
  const seen: unknown[] = [];
  const fields = Object.entries(chart.context).map(([name, domain]) => {
    const value = state.context[name];
    if (domain.kind !== 'optionalRef' && domain.kind !== 'ref')
      return `${name}=${String(value)}`;
    if (value === null) return `${name}=nobody`;
    if (!seen.includes(value)) seen.push(value);
    return `${name}=#${String(seen.indexOf(value))}`;
  });
  return `${state.value} ${fields.join(' ')}`;
}

const shapes = (
  chart: Chart,
  universe: typeof small,
  off: readonly (typeof rules)[number][],
): string[] => {
  const setting = switchedOff(off.filter((rule) => rule.kind === 'guard'));
  const { states } = tabulate(chart, universe, setting);
  return [...new Set(states.map((s) => anonymous(chart, s)))].sort();
};

describe.each(charts.map((chart) => [chart.name, chart] as const))(
  'chart %s',
  (_, chart) => {
    const own = rules.filter(
      (rule) => rule.kind === 'guard' && rule.chart === chart.name,
    );

    it('has local states that differ between scopes in names only', () => {
      expect(shapes(chart, large, [])).toEqual(shapes(chart, small, []));
    });

    it('stays in its domains with every rule off', () => {
      expect(shapes(chart, large, own)).toEqual(shapes(chart, small, own));
    });

    it('understands every event somewhere, at the latest without rules', () => {
      const { events, states, next } = tabulate(
        chart,
        small,
        switchedOff(own.filter((rule) => rule.kind === 'guard')),
      );
      const deaf = events
        .filter((_event, e) =>
          states.every((_state, s) => (next[s * events.length + e] ?? -1) < 0),
        )
        .map((event) => event.type);
      expect(deaf).toEqual([]);
    });
  },
);

it('tells two shapes of a chart apart', () => {
  const [ioasidSet, ioasid] = charts;
  if (ioasidSet === undefined || ioasid === undefined) throw new Error();
  expect(shapes(ioasid, small, []).length).toBeGreaterThan(20);
  expect(shapes(ioasid, small, [])).not.toEqual(shapes(ioasidSet, small, []));
});
