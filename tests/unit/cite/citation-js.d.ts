/** The little that the tests use of a package without types. */
declare module '@citation-js/core' {
  export class Cite {
    constructor(input: string);
    data: unknown[];
  }
  export const plugins: { list(): string[] };
}
