import type { LogFact } from '#book/fact.ts';
import type { Row } from '#server/store/connection.ts';
import { bytesOf, numberOf, textOf } from '#server/store/values.ts';

/** What a row of `fact` or `refused` says. */
export function loggedOf(row: Row): LogFact {
  const [origin, commitment] = [row['origin_stream'], row['commitment']];
  return {
    type: textOf(row['type']),
    stream: textOf(row['stream']),
    n: numberOf(row['n']),
    at: numberOf(row['at']),
    on: numberOf(row['on_day']),
    body: textOf(row['body']),
    ...(typeof origin === 'string' && { origin: { stream: origin, n: numberOf(row['origin_n']) } }),
    ...(commitment !== null && { commitment: bytesOf(commitment) }),
  };
}
