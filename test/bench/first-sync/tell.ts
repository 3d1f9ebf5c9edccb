import { type Link, sumOf, type Weight } from '../phone/link.ts';

/** What a home was asked and said, headers included; the app's own files are apart. */
export const apiOf = (link: Link): Weight =>
  sumOf(link.weights(), (path) => path.startsWith('/api'));

export const seconds = (ms: number): number => Math.round(ms / 10) / 100;

export const kilo = ({ up, down }: Pick<Weight, 'up' | 'down'>): number =>
  Math.round((up + down) / 100) / 10;
