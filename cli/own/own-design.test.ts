/** `ioasid` on design files outside the package, in another process. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { catalogue } from '../catalogue.js';
import { corpusFolder } from '../../traces/package-root.js';
import { testWorld } from '../testing.js';
import { outsideFolder } from './testing.js';

const { path: folder, file, ioasid, alone, end } = outsideFolder();

afterAll(end);

const SMALL = 'vms=2,ioasids=1,mdevs=1+1,vfs=0,threads=1,quota=1';

file('bind-only.json', {
  name: 'bind-only',
  from: 'list-only',
  rules: { add: ['set-at-bind'] },
  scopes: [SMALL],
});

mkdirSync(join(folder, 'a b'));
file(
  'a b/names.ts',
  `export const named = (name: string): string => name + '-only';`,
);
/** set-only without its set at load, written in the model's language. */
file(
  'a b/mine.ts',
  `import { designs, expecting } from 'ioasid-checker/model';
import type { Design } from 'ioasid-checker/model';
import { named } from './names';

const base = designs.find(({ name }) => name === 'set-only');
if (base === undefined) throw new Error('no set-only');
export default {
  ...base,
  name: named('bind'),
  rules: base.rules.filter((id) => id !== 'set-at-load'),
  expect: expecting(base.claims, ['intra-vm-dma']),
  mendedBy: 'set-and-list',
} satisfies Design;
`,
);

/** What a command printed last, run again. */
function repro(out: string): readonly string[] {
  const line = /^Repro: npx ioasid (.*)$/m.exec(out)?.[1] ?? '';
  return line
    .split(/ (?=(?:[^']*'[^']*')*[^']*$)/)
    .map((word) => word.replace(/^'(.*)'$/, '$1'));
}

describe('a design in JSON', () => {
  it('is checked, and its Repro line runs as pasted', async () => {
    const { code, out } = await ioasid('check', './bind-only.json');
    expect(code).toBe(1);
    expect(out).toContain('design bind-only   (./bind-only.json)\n');
    expect(out).toMatch(/foreign-free +never +SOMETIMES +4 {2}!!!\n/);
    expect(out).toMatch(/inter-vm-dma +never +Never/);
    const argv = repro(out);
    expect(argv).toEqual(['check', './bind-only.json', '--scope', SMALL]);
    expect(alone(...argv)).toMatchObject({ code, out });
  });

  it('is asked with others, on two threads, in the order named', async () => {
    const argv = [
      ...['check', './bind-only.json', 'load-reference-broken'],
      ...['--scope', SMALL, '--claim', 'foreign-free', '-q'],
    ];
    const one = await ioasid(...argv, '--threads', '1');
    const two = alone(...argv, '--threads', '2');
    expect(one.out).toBe(two.out);
    expect(two.out).toMatch(/^bind-only .*\nRepro: .*\nload-reference-broken /);
  });

  it('is compared, shown and exported', async () => {
    const compared = await ioasid(
      ...['compare', './bind-only.json', 'set-and-list'],
      ...['--scope', SMALL, '--claim', 'foreign-free'],
    );
    expect(compared.code).toBe(0);
    expect(compared.out).toContain('only in set-and-list: set-at-get, set-at');
    expect(compared.out).toMatch(/foreign-free +SOMETIMES 4 +Never/);
    expect((await ioasid('show', './bind-only.json')).out).toMatch(
      /^ *design +bind-only\n *source +\.\/bind-only\.json\n *summary +list-only/,
    );
    expect(
      (await ioasid('export', './bind-only.json', '--to', 'murphi')).out,
    ).toContain('Design bind-only, scope vms=2');
  });

  it('is reviewed, and named by its file in what shows the page again', async () => {
    file('few.json', { name: 'few', rules: ['quota', 'set-at-free'] });
    const { code, out } = await ioasid(
      ...['review', './few.json', '--claim', 'quota-conserved', '-q'],
      ...['--scope', 'vms=1,ioasids=2,mdevs=1,quota=1'],
      ...['--max-states', '3000'],
    );
    // With so few rules the search is long; the attack is three steps away.
    expect(code).toBe(3);
    expect(out).toMatch(/quota +3/);
    expect(out).toContain('Repro:       npx ioasid review ./few.json\n');
  });
});

describe('a design in TypeScript', () => {
  const mine = 'a b/mine.ts';

  it('needs nothing beside it, and may import what lies there', () => {
    expect(existsSync(join(folder, 'node_modules'))).toBe(false);
    const { code, out, err } = alone(
      ...['check', mine, '--scope', 'ioasids=1,mdevs=2+0,quota=1'],
      ...['--claim', 'intra-vm-dma', '--save', './runs'],
    );
    expect({ code, err: err.replace(/^\[.*\n/gm, '') }).toEqual({
      code: 0,
      err: '',
    });
    expect(out).toMatch(/intra-vm-dma +sometimes +Sometimes/);
    expect(out).toContain("npx ioasid check 'a b/mine.ts' --scope vms=2");
    expect(out).toContain('saved runs/bind-only--intra-vm-dma.trace.json\n');
  });

  const trace = 'runs/bind-only--intra-vm-dma.trace.json';

  it('leaves traces that record its name, and are replayed with its file', async () => {
    const text = readFileSync(join(folder, trace), 'utf8');
    expect(text).toContain('"design": "bind-only"');
    expect(text).not.toContain('mine.ts');
    const { code, out } = await ioasid('replay', trace, '--design', mine);
    expect(code).toBe(0);
    expect(out).toContain(`replay ${trace} --design 'a b/mine.ts'\n`);
    expect(out).toMatch(/replayed (\d+) of \1 steps: every one agrees/);
    expect((await ioasid('explain', trace, '--design', mine)).code).toBe(0);
  });

  it('is named in what replays a trace of it that is shown', async () => {
    const { code, out } = await ioasid('show', trace, '--design', mine);
    expect(code).toBe(0);
    const line = `Repro:       npx ioasid replay ${trace} --design 'a b/mine.ts'`;
    expect(out).toContain(`  ${line}\n`);
    const again = await ioasid(...repro(line.replace(/ +/, ' ')));
    expect(again.code).toBe(0);
    expect(again.out.startsWith(out)).toBe(true);
  });

  it('is left open where a trace of it is shown without', async () => {
    const { code, out } = await ioasid('show', trace);
    expect(code).toBe(0);
    expect(out).toContain(`replay ${trace} --design <file of bind-only>\n`);
    const other = await ioasid('show', trace, '--design', 'set-only');
    expect(other).toMatchObject({ code: 2, out: '' });
    expect(other.err).toContain(
      `${trace} is of design bind-only, not of set-only`,
    );
    expect(other.err).toContain(`replay ${trace} --design set-only\n`);
  });

  it('is asked for where a trace of it is replayed without', async () => {
    const { code, err } = await ioasid('replay', trace);
    expect(code).toBe(2);
    expect(err).toContain("unknown design 'bind-only'");
    expect(err).toContain('of a design of your own, which lies in a file');
    expect(err).toContain(`replay ${trace} --design <file of bind-only>`);
  });

  it('has its traces asked of other designs, and asks theirs', async () => {
    const { out } = await ioasid('replay', trace, '--design', 'set-and-list');
    expect(out).toContain('rule    list-at-load');
  });

  it('is what a trace of the catalogue is explained against, or the other way round', async () => {
    const corpus = join(corpusFolder, 'list-only--foreign-free.trace.json');
    expect((await ioasid('explain', corpus, '--against', mine)).out).toMatch(
      /Against bind-only: it stops the trace at step 4 of 4/,
    );
    const both = ['--design', mine, '--against', 'set-and-list'];
    expect((await ioasid('explain', trace, ...both)).out).toContain(
      'Against set-and-list: it stops the trace at step ',
    );
  });

  it('cannot stand beside one of the same name', async () => {
    const { code, err } = await ioasid('compare', mine, './bind-only.json');
    expect(code).toBe(2);
    expect(err).toContain(
      "./bind-only.json: the name 'bind-only' is taken by a b/mine.ts",
    );
    expect(
      (await ioasid('check', mine, `./${mine}`, '-q', '--depth', '2')).out,
    ).toMatch(/^bind-only [^\n]*\nRepro: [^\n]*\n$/);
  });

  it('may be data too, with a claim in full', async () => {
    file(
      'claim.mts',
      `import { addresses, is } from 'ioasid-checker/model';
import type { PlainDesign } from 'ioasid-checker/model';
const design: PlainDesign = {
  name: 'one-claim',
  from: 'set-and-list',
  claims: [
    {
      kind: 'sometimes',
      name: 'listed',
      says: 'Something is on a list.',
      source: 'SEED',
      objects: { m: 'mdev', p: 'ioasid' },
      such: is(addresses.listing('m', 'p'), 'listed'),
    },
  ],
  scopes: ['${SMALL}'],
};
export default design;
`,
    );
    const { code, out } = await ioasid('check', './claim.mts');
    expect(code).toBe(0);
    expect(out).toMatch(/listed +sometimes +Sometimes +\d/);
  });
});

describe('a rule of its own', () => {
  /** A chart, a script and a rule that the model does not have. */
  const own = (rules: string, more = ''): string =>
    `import { designs, buildSystem, formatScope } from 'ioasid-checker/model';
import { assign, setup } from 'xstate';
import { defineChart, defineOperation, section, send, is, typesOf, under,
  require } from 'ioasid-checker';
const events = { FLIP: {} };
const lamp = defineChart({
  name: 'lamp', over: ['vm'], meaning: 'A lamp.', context: {}, events,
  machine: setup({ types: typesOf({}, events) }).createMachine({
    id: 'lamp', context: {}, initial: 'off',
    states: { off: { on: { FLIP: 'on' } }, on: { on: { FLIP: 'off' } } },
  }),
});
const at = { chart: 'lamp', of: ['v'] };
const flip = defineOperation({
  name: 'flip', meaning: 'Flips it.', source: 'test',
  agent: { kind: 'host', var: 'v', sort: 'vm' }, params: {},
  sections: [section('flip', 'flip', [
    under('stays-off', require(is(at, 'on'), 'EPERM')), send(at, 'FLIP')])],
});
const stays = { kind: 'section', topic: 'ownership', id: 'stays-off', claim: 'It stays off.',
  enforcer: 'nobody', source: 'test' };
const claim = { kind: 'never', name: 'lit', says: 'No lamp is lit.',
  source: 'test', objects: { v: 'vm' }, such: is(at, 'on') };
export default {
  name: 'lamps', source: 'test', summary: 'A lamp a VM.',
  charts: [lamp], operations: [flip], rules: ${rules}, claims: [claim],
  expect: { lit: 'sometimes' }, ${more}
  scopes: ['ioasids=1,mdevs=1+1,quota=1'],
  build: (design, scope) => ({
    name: 'whatever', scope: formatScope(scope),
    universe: { sorts: { vm: ['VM1', 'VM2'], thread: [] }, unions: {},
      relations: {} },
    threads: 'thread', charts: design.charts, operations: design.operations,
    rules: [stays], on: new Set(design.rules), initially: [],
    claims: design.claims,
  }),
};
`;

  it('works if the design brings what builds it', async () => {
    file('lamps.mjs', own('[]'));
    const { out } = await ioasid('check', './lamps.mjs');
    expect(out).toMatch(/lit +sometimes +Sometimes +1/);
    expect(out).toContain('design lamps   (test)');
    file('lamps-on.mjs', own(`['stays-off']`));
    expect((await ioasid('check', './lamps-on.mjs')).out).toMatch(
      /lit +sometimes +NEVER/,
    );
    const refused = await ioasid('review', './lamps-on.mjs');
    expect(refused.code).toBe(2);
    expect(refused.err).toContain("is not built from the model's rules");
    const ruled = own(`['stays-off']`, 'ruleSet: [stays],');
    file('lamps-set.mjs', ruled.replace("lit: 'sometimes'", "lit: 'never'"));
    const reviewed = await ioasid('review', './lamps-set.mjs', '-q');
    expect(reviewed.code).toBe(0);
    expect(reviewed.out).toMatch(/stays-off +1\n/);
  });

  it('is refused if nothing brings it', async () => {
    file('lamps-typo.mjs', own(`['stays-of']`));
    expect(await ioasid('check', './lamps-typo.mjs')).toMatchObject({
      code: 2,
      err: expect.stringContaining("did you mean 'stays-off'?") as string,
    });
    file(
      'rule.ts',
      `import { designs } from 'ioasid-checker/model';
export default { ...designs[0], name: 'x', rules: ['stays-off'] };`,
    );
    const { code, err } = await ioasid('check', './rule.ts');
    expect(code).toBe(2);
    expect(err).toContain("./rule.ts: unknown rule 'stays-off'");
    expect(err).toContain("try          a 'build' that brings the rule");
  });
});

const model = `import { designs } from 'ioasid-checker/model';`;
const spread = `${model}\nexport default { ...designs[0], name: 'x', `;

describe('a file that is no design', () => {
  it.each([
    ['cut.json', '{', 'cut.json is not JSON'],
    ['cut.ts', 'export default {', 'cut.ts:1:17: Expected identifier'],
    ['none.ts', 'export const d = 1;', 'none.ts has no default export'],
    ['seven.ts', 'export default 7;', 'holds a number'],
    [
      'throws.ts',
      `throw new Error('boom');`,
      'while it is loaded: Error: boom',
    ],
    ['beside.ts', `import './nope';`, 'Could not resolve "./nope"'],
    [
      'inside.ts',
      `import x from 'ioasid-checker/cli'; export default x;`,
      `there is no 'ioasid-checker/cli' to import`,
    ],
    [
      'same.ts',
      `${model}\nexport default designs[0];`,
      'is taken by a design of',
    ],
    [
      'chart.ts',
      `${spread} charts: [] };`,
      "does not compile: design 'x' has no",
    ],
    [
      'script.ts',
      `${spread} operations: [{}] };`,
      `'operations[0].name' should`,
    ],
    [
      'hope.ts',
      `${spread} expect: {} };`,
      'expect says nothing of inter-vm-dma',
    ],
    ['extra.ts', `${spread} scope: [] };`, "'scope'; did you mean 'scopes'?"],
    ['scopes.ts', `${spread} scopes: [] };`, 'one scope or more'],
    [
      'build.ts',
      `${spread} build: () => { throw new RangeError('oops'); } };`,
      'does not compile: oops',
    ],
    ['x--y.trace.json', '{}', 'is a trace, not a design'],
  ])('%s ends with 2 and says what to try', async (name, content, message) => {
    const { run } = testWorld(catalogue, 'none');
    const path = file(name, content);
    const { code, out, err } = await run('check', path);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err).toContain(path);
    expect(err).toMatch(/\n {2}try +\S/);
  });

  it('may fail late, which is told as well', async () => {
    file('late.ts', `export default Promise.reject(new Error('late'));`);
    const { code, err } = await ioasid('show', './late.ts');
    expect(code).toBe(2);
    expect(err).toContain('./late.ts fails while it is loaded: Error: late');
  });

  it.each([
    ['./absent.ts', 'cannot read ./absent.ts'],
    ['list/only', 'its ending is not known'],
  ])('%s is told apart', async (word, message) => {
    const { code, err } = await ioasid('review', word);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
