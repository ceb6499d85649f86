/** Progress on stderr: repainted on a terminal, else a line now and then. */
import type { Progress } from '../../checker/search/exploration.js';
import { oneLine } from '../../traces/render/visible.js';
import { fitting } from '../../traces/render/width.js';
import type { Task } from './task.js';

/** Seconds between two lines where nothing can be repainted. */
const LINE_EVERY = 5;

export interface ProgressSink {
  readonly write: (text: string) => void;
  /** Takes the last line off a terminal that is `live`. */
  readonly erase: () => void;
  /** A terminal that can repaint its last line. */
  readonly live: boolean;
}

export class ProgressMeter {
  readonly #running = new Map<Task, Progress>();
  readonly #told = new Map<Task, number>();
  #painted = false;

  constructor(
    private readonly sink: ProgressSink,
    private readonly total: number,
    private ended = 0,
  ) {}

  update(task: Task, progress: Progress): void {
    this.#running.set(task, progress);
    if (this.sink.live) this.#paint();
    else this.#line(task, progress);
  }

  end(task: Task): void {
    this.ended++;
    this.#running.delete(task);
    this.#told.delete(task);
    if (this.sink.live && this.#running.size > 0) this.#paint();
  }

  /** Must be called before anything else is printed. */
  clear(): void {
    if (this.#painted) this.sink.erase();
    this.#painted = false;
  }

  #paint(): void {
    const states = [...this.#running]
      .map(([task, progress]) => `${oneLine(task.design)} ${brief(progress)}`)
      .join(' | ');
    // One line only: a wrapped line could not be repainted.
    const line = fitting(`[${this.ended}/${this.total}] ${states}`, 78);
    this.sink.erase();
    this.sink.write(line);
    this.#painted = true;
  }

  #line(task: Task, progress: Progress): void {
    const last = this.#told.get(task) ?? 0;
    if (progress.seconds - last < LINE_EVERY) return;
    this.#told.set(task, progress.seconds);
    this.sink.write(
      `[${this.ended}/${this.total}] ${oneLine(task.design)} ${task.scope}: ` +
        `${full(progress)}\n`,
    );
  }
}

function brief({ states, seconds, depth, phase }: Progress): string {
  const what = phase === 'search' ? '' : ` ${phase}`;
  return `${amount(states)} ${amount(states / seconds)}/s d${depth}${what}`;
}

function full({ states, seconds, depth, open, phase }: Progress): string {
  return (
    `${phase}, ${amount(states)} states, ${amount(states / seconds)} ` +
    `states/s, depth ${depth}, ${amount(open)} open`
  );
}

/** `1.2M`, `34k`, `560`. */
export function amount(n: number): string {
  if (!Number.isFinite(n)) return '0';
  if (n >= 1e6) return `${(n / 1e6).toFixed(1)}M`;
  if (n >= 1e4) return `${(n / 1e3).toFixed(0)}k`;
  return String(Math.round(n));
}
