import type { Id } from '#kernel/id.ts';
import type { Home } from '#server/home.ts';

/** Somebody of the demo whom a visitor may be, by a link of their own. */
export type DemoRole = {
  readonly person: Id;
  /** The people book in which the person stands. */
  readonly people: Id;
  /** Who and where, in a line: "Thành viên tổ, bản Phú Hưng". */
  readonly label: string;
};

/** Fills an empty demo home; the same seed, the same bytes. The first role is the one to try first. */
export type FillDemo = (
  home: Home,
  /** Facts written, of about how many, and what is being done in a Vietnamese line. */
  onProgress: (done: number, of: number, line: string) => void,
) => Promise<readonly DemoRole[]>;
