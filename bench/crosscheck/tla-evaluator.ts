/**
 * An evaluator for the fragment of TLA+ that the export writes, so that the
 * module can be held to the interpreter without TLC. It reads the text only.
 *
 * The fragment has no bullets within bullets but those of `\/ /\ a /\ b`, so
 * that `/\` binding closer than `\/` gives the same as the indentation.
 */

type State = Readonly<Record<string, number>>;
type Result = number | string | boolean | State;
type Scope = ReadonlyMap<string, () => Result>;

export interface TlaModule {
  readonly initial: State;
  /** Successors by action, in the module's order. */
  readonly successors: (
    state: State,
  ) => readonly { readonly action: string; readonly next: State }[];
  /** The value of a definition without parameters. */
  readonly valueOf: (name: string, state: State) => Result;
}

interface Definition {
  readonly parameter: string | null;
  readonly body: readonly string[];
}

const TOKEN =
  /\/\\|\\\/|\|->|<=|==|~|=|#|!|\.|,|\(|\)|\[|\]|\+|"[^"]*"|[A-Za-z_][A-Za-z0-9_]*'?|\d+/y;

function tokens(text: string): readonly string[] {
  const found: string[] = [];
  TOKEN.lastIndex = 0;
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text[at] ?? '')) {
      at++;
      continue;
    }
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined)
      throw new SyntaxError(`not in the fragment: ${text.slice(at, at + 40)}`);
    found.push(token);
    at += token.length;
  }
  return found;
}

export function readModule(text: string): TlaModule {
  const body = text
    .slice(0, text.indexOf('\n===='))
    .split('\n')
    .filter((line) => !/^(----|\\\*|EXTENDS|VARIABLE)/.test(line))
    .map((line) => line.replace(/ \\\*.*$/, ''));
  const definitions = new Map<string, Definition>();
  let name = '';
  let lines: string[] = [];
  let parameter: string | null = null;
  const close = (): void => {
    // Sets and temporal formulas are beyond the fragment.
    if (name === '' || name === 'TypeOK' || name === 'Spec') return;
    definitions.set(name, { parameter, body: tokens(lines.join('\n')) });
  };
  for (const line of body) {
    const head = /^([A-Za-z]\w*)(?:\((\w+)\))? ==(.*)$/.exec(line);
    if (head === null) {
      lines.push(line);
      continue;
    }
    close();
    name = head[1] ?? '';
    parameter = head[2] ?? null;
    lines = [head[3] ?? ''];
  }
  close();
  const run = (name: string, state: State | null): Evaluation => {
    const definition = definitions.get(name);
    if (definition === undefined) throw new SyntaxError(`no ${name}`);
    const evaluation = new Evaluation(definitions, state, definition.body);
    evaluation.value = evaluation.whole();
    return evaluation;
  };
  const init = run('Init', null).next;
  if (init === null) throw new SyntaxError('Init gives no state');
  const actions = [...definitions.keys()].filter((key) => /^Step_/.test(key));
  const listed = (definitions.get('Next')?.body ?? []).filter(
    (token) => token !== '\\/',
  );
  if (listed.join() !== actions.join())
    throw new SyntaxError('Next does not list the actions');
  return {
    initial: init,
    successors: (state) =>
      actions.flatMap((action) => {
        const { value, next } = run(action, state);
        return value === true && next !== null ? [{ action, next }] : [];
      }),
    valueOf: (name, state) => run(name, state).value,
  };
}

/** One definition in one state. */
class Evaluation {
  value: Result = false;
  /** What `state'` (or, in Init, `state`) was set to. */
  next: State | null = null;
  private at = 0;

  constructor(
    private readonly definitions: ReadonlyMap<string, Definition>,
    private readonly state: State | null,
    private readonly body: readonly string[],
    private readonly scope: Scope = new Map(),
  ) {}

  whole(): Result {
    const value = this.expression(true, this.scope);
    if (this.at !== this.body.length)
      throw new SyntaxError(
        `left over: ${this.body.slice(this.at, this.at + 5).join(' ')}`,
      );
    return value;
  }

  private peek(): string {
    return this.body[this.at] ?? '';
  }

  private take(expected?: string): string {
    const token = this.peek();
    if (expected !== undefined && token !== expected)
      throw new SyntaxError(`expected ${expected}, found ${token}`);
    this.at++;
    return token;
  }

  private skip(token: string): boolean {
    if (this.peek() !== token) return false;
    this.at++;
    return true;
  }

  /** @param live false where the result is not wanted, only the reading */
  private expression(live: boolean, scope: Scope): Result {
    this.skip('\\/');
    let value = this.conjunction(live, scope);
    while (this.skip('\\/')) {
      const other = this.conjunction(live && value !== true, scope);
      value = value === true || other === true;
    }
    return value;
  }

  private conjunction(live: boolean, scope: Scope): Result {
    this.skip('/\\');
    let value = this.comparison(live, scope);
    while (this.skip('/\\')) {
      const other = this.comparison(live && value === true, scope);
      value = value === true && other === true;
    }
    return value;
  }

  private comparison(live: boolean, scope: Scope): Result {
    const assigns =
      this.peek() === "state'" ||
      (this.state === null && this.peek() === 'state');
    if (assigns) {
      this.take();
      this.take('=');
      const next = this.sum(live, scope);
      if (live) this.next = next as State;
      return true;
    }
    if (this.skip('UNCHANGED')) {
      this.take('state');
      if (live) this.next = this.state;
      return true;
    }
    const left = this.sum(live, scope);
    switch (this.peek()) {
      case '=':
        this.take();
        return left === this.sum(live, scope);
      case '#':
        this.take();
        return left !== this.sum(live, scope);
      case '<=':
        this.take();
        return Number(left) <= Number(this.sum(live, scope));
      default:
        return left;
    }
  }

  private sum(live: boolean, scope: Scope): Result {
    let value = this.primary(live, scope);
    while (this.skip('+'))
      value = Number(value) + Number(this.primary(live, scope));
    return value;
  }

  private primary(live: boolean, scope: Scope): Result {
    const token = this.take();
    if (/^\d/.test(token)) return Number(token);
    if (token.startsWith('"')) return token;
    switch (token) {
      case '(': {
        const value = this.expression(live, scope);
        this.take(')');
        return value;
      }
      case '~':
        return this.comparison(live, scope) !== true;
      case '[':
        return this.record(live, scope);
      case 'TRUE':
        return true;
      case 'FALSE':
        return false;
      case 'IF': {
        const condition = this.expression(live, scope) === true;
        this.take('THEN');
        const then = this.expression(live && condition, scope);
        this.take('ELSE');
        const other = this.expression(live && !condition, scope);
        return condition ? then : other;
      }
      case 'LET':
        return this.let(live, scope);
      default:
        return this.name(token, live, scope);
    }
  }

  private record(live: boolean, scope: Scope): State {
    const first = this.take();
    if (this.peek() === '|->') {
      this.at--;
      return this.fields(live, scope, {});
    }
    const base = this.name(first, live, scope);
    this.take('EXCEPT');
    return this.fields(live, scope, live ? (base as State) : {});
  }

  private fields(live: boolean, scope: Scope, base: State): State {
    const made: Record<string, number> = { ...base };
    do {
      if (this.skip('!')) this.take('.');
      const field = this.take();
      if (!this.skip('|->')) this.take('=');
      made[field] = Number(this.sum(live, scope));
    } while (this.skip(','));
    this.take(']');
    return made;
  }

  private let(live: boolean, scope: Scope): Result {
    const inner = new Map(scope);
    while (!this.skip('IN')) {
      const name = this.take();
      this.take('==');
      const start = this.at;
      this.expression(false, inner);
      const body = this.body.slice(start, this.at);
      const seen = new Map(inner);
      let known: Result | undefined;
      inner.set(
        name,
        () =>
          (known ??= new Evaluation(
            this.definitions,
            this.state,
            body,
            seen,
          ).whole()),
      );
    }
    return this.expression(live, inner);
  }

  private name(token: string, live: boolean, scope: Scope): Result {
    const local = scope.get(token);
    let value: Result = 0;
    if (this.skip('(')) {
      const argument = this.expression(live, scope);
      this.take(')');
      if (live) value = this.call(token, argument);
    } else if (token === 'state') value = this.state ?? {};
    else if (local !== undefined) value = live ? local() : 0;
    else if (live) value = this.call(token, null);
    while (this.skip('.')) {
      const field = this.take();
      if (live) value = (value as State)[field] ?? Number.NaN;
    }
    return value;
  }

  private call(name: string, argument: Result | null): Result {
    const definition = this.definitions.get(name);
    if (definition === undefined) throw new SyntaxError(`undefined: ${name}`);
    const { parameter, body } = definition;
    const scope: Scope =
      parameter === null || argument === null
        ? new Map()
        : new Map([[parameter, (): Result => argument]]);
    return new Evaluation(this.definitions, this.state, body, scope).whole();
  }
}
