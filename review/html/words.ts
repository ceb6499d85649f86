/** Words of the page by number, so that many traces stay small. */

/** Index into `PageData.words`. */
export type Word = number;

export class Words {
  readonly all: string[] = [];
  readonly #index = new Map<string, Word>();

  readonly of = (text: string): Word => {
    const known = this.#index.get(text);
    if (known !== undefined) return known;
    this.#index.set(text, this.all.length);
    this.all.push(text);
    return this.all.length - 1;
  };
}
