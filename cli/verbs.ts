/** The first word of a command line. */
export const verbs = [
  'check',
  'replay',
  'explain',
  'compare',
  'review',
  'export',
  'list',
  'show',
] as const;
export type Verb = (typeof verbs)[number];
