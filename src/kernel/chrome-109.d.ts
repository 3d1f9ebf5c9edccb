// What Chrome 109 has beyond ES2022; toSorted, toReversed and with come only in Chrome 110.

interface Array<T> {
  findLast<S extends T>(predicate: (value: T, index: number) => value is S): S | undefined;
  findLast(predicate: (value: T, index: number) => boolean): T | undefined;
  findLastIndex(predicate: (value: T, index: number) => boolean): number;
}
interface ReadonlyArray<T> {
  findLast<S extends T>(predicate: (value: T, index: number) => value is S): S | undefined;
  findLast(predicate: (value: T, index: number) => boolean): T | undefined;
  findLastIndex(predicate: (value: T, index: number) => boolean): number;
}
