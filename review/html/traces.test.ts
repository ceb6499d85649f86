/** What-if as it reads without a script. */
import { describe, expect, it } from 'vitest';
import { compile } from '../../checker/compile/compile.js';
import { explore } from '../../checker/search/explore.js';
import { lockSystem } from '../../traces/fixture/lock.js';
import { recordFinding } from '../../traces/record.js';
import { pageData } from './encode.js';
import { tracesHtml } from './traces.js';

const program = compile(lockSystem(['owner-only'], false, 'untidy'));
const { findings, states, symmetries, complete } = await explore(program);
const finding = findings.find(({ claim }) => claim === 'exclusion');
const search = { states, symmetries, complete };
const trace =
  finding && recordFinding(program, finding, { expect: 'sometimes', search });
if (!trace) throw new Error('no attack on the lock');
const source = { trace, program, repro: 'npx ioasid replay x' };
const data = await pageData([source]);
const options = { title: 'Traces', open: true, remark: '' };

describe('the table of rules', () => {
  it('has those that make a difference, and a sentence for the others', () => {
    const html = tracesHtml([source], data, options);
    expect(html).toContain('<th scope="row">out-first on</th>');
    expect(html).not.toContain('<th scope="row">owner-only off</th>');
    expect(html).toContain('Whichever other rule is switched');
  });

  it('has those of which it is not known, and says so', () => {
    const [own] = data.traces;
    if (own === undefined) throw new Error('no trace');
    const { on } = own.switched;
    const switched = { ...own.switched, open: on };
    const html = tracesHtml(
      [source],
      { ...data, traces: [{ ...own, switched }] },
      options,
    );
    expect(html).toContain(
      '<th scope="row">owner-only off</th><td>goes through; whether ' +
        'exclusion is broken then was not searched: too much follows</td>',
    );
    expect(html).not.toContain('Whichever other rule');
  });
});
