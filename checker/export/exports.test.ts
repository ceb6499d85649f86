import { describe, expect, it } from 'vitest';
import { compile } from '../compile/compile.js';
import type { Program } from '../compile/program.js';
import { counters } from '../testing/counters.js';
import { library } from '../testing/library.js';
import { toMurphi, toPromela, toTla } from './index.js';

const exporters = [
  { to: 'promela', write: toPromela },
  { to: 'murphi', write: toMurphi },
  { to: 'tla', write: toTla },
];

const dial = (): Program => compile(counters(1, 2));

describe.each(exporters)('an export to $to', ({ write }) => {
  const program = compile(library());

  it('names every step once, with its arguments', () => {
    const text = write(program);
    for (const { operation, args } of program.steps) {
      const shown = Object.entries(args)
        .map(([name, value]) => `${name}=${value}`)
        .join(', ');
      expect(text).toContain(`${operation}(${shown})`);
    }
  });

  it('states the claims asked for, and says which it cannot', () => {
    const cannot = program.claims.filter(
      ({ claim }) => !['never', 'sometimes'].includes(claim.kind),
    );
    expect(cannot).not.toEqual([]);
    for (const { claim } of cannot)
      expect(write(program)).toContain(
        `Not stated here (${claim.kind}): ${claim.name}.`,
      );
    expect(() => write(program, { claims: ['no-such-claim'] })).toThrow(
      /'no-such-claim'.*Claims that can:/,
    );
  });

  it('is the same text every time', () => {
    expect(write(compile(library()))).toBe(write(program));
  });
});

/** The part of a text between two others. */
function between(text: string, from: string, to: string): string {
  const start = text.indexOf(from);
  const end = text.indexOf(to, start);
  expect(start).toBeGreaterThanOrEqual(0);
  expect(end).toBeGreaterThan(start);
  return text.slice(start, end);
}

describe('a step', () => {
  it('is one guarded d_step in Promela', () => {
    const text = toPromela(dial());
    expect(between(text, '  /* 0:', '  /* 1:')).toMatchInlineSnapshot(`
      "  /* 0: d1 up() */
        :: d_step { ((counter_d1 != counter_on_n2)) ->
            counter_d1 = ((counter_d1 == counter_on_n0) -> counter_on_n1 : counter_on_n2);
            printf("STEP 0\\n") }
      "
    `);
  });

  it('is one rule in Murphi', () => {
    const text = toMurphi(dial());
    expect(between(text, 'rule "0', 'rule "1')).toMatchInlineSnapshot(`
      "rule "0 d1 up()"
        (counter_d1 != counter_on_n2)
      ==>
      begin
        counter_d1 := ((counter_d1 = counter_on_n0) ? counter_on_n1 : counter_on_n2);
      endrule;

      "
    `);
  });

  it('is one action in TLA+', () => {
    const text = toTla(dial());
    expect(between(text, 'Step_0 ==', 'Step_1 ==')).toMatchInlineSnapshot(`
      "Step_0 ==
        /\\ (state.counter_d1 # counter_on_n2)
        /\\ state' = [state EXCEPT
            !.counter_d1 = (IF (state.counter_d1 = counter_on_n0) THEN counter_on_n1 ELSE counter_on_n2)]

      \\* d1 down()
      "
    `);
  });
});

describe('text from the model', () => {
  it('cannot end a comment or a string', () => {
    const program = dial();
    const rude: Program = {
      ...program,
      system: { ...program.system, name: 'a */ b\n"c"', scope: '*/' },
    };
    expect(toPromela(rude).split('\n')[0]).toBe(
      '/* Design a * / b "c", scope * /. One d_step a ground step.',
    );
    expect(toMurphi(rude).split('\n')[0]).toBe(
      "-- Design a */ b 'c', scope */. One rule a ground step.",
    );
    expect(toTla(rude).split('\n').slice(0, 2)).toEqual([
      '---- MODULE a_b_c ----',
      '\\* Design a */ b "c", scope */. One action a ground step.',
    ]);
  });
});
