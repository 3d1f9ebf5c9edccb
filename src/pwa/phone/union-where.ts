import { placeOfUnion, type Union } from './chapters.ts';
import { whereLines } from './where-lines.ts';

/** Where it lies, with the names that people may still know it by. */
export const unionWhere = (union: Union): readonly string[] => {
  const { places, day } = union.whole;
  return whereLines(places?.state, placeOfUnion(union), day);
};
