// What the run gives its tests.
export {};

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of its PostgreSQL. */
    postgres: string;
  }
}
