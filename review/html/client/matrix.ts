/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** The links of the matrix are one tab stop; arrows move between them. */
export function roveMatrix(): void {
  const links = [
    ...document.querySelectorAll<HTMLAnchorElement>('table.matrix td a'),
  ];
  for (const [n, link] of links.entries()) link.tabIndex = n === 0 ? 0 : -1;
  const cellOf = (link: HTMLAnchorElement): readonly [number, number] => [
    link.closest('tr')?.rowIndex ?? 0,
    link.closest('td')?.cellIndex ?? 0,
  ];
  for (const link of links)
    link.addEventListener('keydown', (event) => {
      const [row, column] = cellOf(link);
      const next = links.filter((other) => {
        const [r, c] = cellOf(other);
        switch (event.key) {
          case 'ArrowRight':
            return r === row && c > column;
          case 'ArrowLeft':
            return r === row && c < column;
          case 'ArrowDown':
            return c === column && r > row;
          case 'ArrowUp':
            return c === column && r < row;
          default:
            return false;
        }
      });
      const backwards = event.key === 'ArrowLeft' || event.key === 'ArrowUp';
      const target = backwards ? next.at(-1) : next[0];
      if (target === undefined) return;
      event.preventDefault();
      link.tabIndex = -1;
      target.tabIndex = 0;
      target.focus();
    });
}
