/*
 * The mark of a stream: a cookie that says how much it has said, where clearing the books does not reach.
 *
 *   banso-mark.<stream>=<count>.<waiting>.<port>     the port, because cookies are shared by all of a host
 *
 *   POST /api/mark   the app's own origin sets the marks it was sent once more, and keeps nothing: browsers
 *                    cut short the life of what scripts write, and not of what servers set
 */

/** Facts of a stream in all books of its phone, and how many of them the home has not answered. */
export type MarkLine = {
  readonly stream: string;
  readonly count: number;
  readonly waiting: number;
  /** Of the app's origin; 0 is the usual one. */
  readonly port: number;
};

export const MARKS_MAX = 10;
const LIFE_S = 400 * 86_400;
const LINE = /^banso-mark\.([\w-]{10})=(\d{1,9})\.(\d{1,9})\.(\d{1,5})$/u;

/** The marks among cookies as a browser lists them; what is no mark is passed over. */
export const marksIn = (cookies: string): readonly MarkLine[] =>
  cookies.split(/;\s*/u).flatMap((cookie) => {
    const [, stream, ...numbers] = LINE.exec(cookie) ?? [];
    const [count = 0, waiting = 0, port = 0] = numbers.map(Number);
    return stream === undefined ? [] : [{ stream, count, waiting, port }];
  });

/** A mark as it is set. @param isSecure whether the page came over https */
export const markCookie = ({ stream, count, waiting, port }: MarkLine, isSecure: boolean): string =>
  cookie(stream, `${count}.${waiting}.${port}`, LIFE_S, isSecure);

/** What ends a mark. */
export const noMarkCookie = (stream: string, isSecure: boolean): string =>
  cookie(stream, '', 0, isSecure);

const cookie = (stream: string, value: string, lifeS: number, isSecure: boolean): string =>
  `banso-mark.${stream}=${value}; Path=/; Max-Age=${lifeS}; SameSite=Strict${isSecure ? '; Secure' : ''}`;
