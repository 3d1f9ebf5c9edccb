import * as v from 'valibot';
import { PositiveCount } from '#book/common.ts';

/** Query of whoever listens for news. */
export const NewsQuery = v.strictObject({
  protocol: v.pipe(v.string(), v.transform(Number), PositiveCount),
});
