import type { MiddlewareHandler } from 'hono';

/** Nothing is run, shown or framed but what this origin serves as files. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "media-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  // What makes a script of a text takes none but the addresses that trust-own-scripts.ts lets through.
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ');

/** What an answer to a program may do where somebody opens it as a page. */
const ANSWER_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** What no screen asks for is asked of no phone. */
const PERMISSIONS = [
  ...['camera', 'microphone', 'geolocation'].map((name) => `${name}=(self)`),
  ...[
    'accelerometer',
    'bluetooth',
    'display-capture',
    'gyroscope',
    'hid',
    'magnetometer',
    'midi',
  ].map((name) => `${name}=()`),
  ...['payment', 'serial', 'usb', 'xr-spatial-tracking'].map((name) => `${name}=()`),
].join(', ');

/** Answers that never have a body. */
const BARE: ReadonlySet<number> = new Set([204, 304]);

/** One year, as browsers' lists of such sites ask. */
const HTTPS_ONLY = 'max-age=31536000; includeSubDomains';

/** @param isHttps whether phones reach this home by https alone, so that no browser may ask it otherwise */
export const secureHeaders =
  (isHttps: boolean): MiddlewareHandler =>
  async (c, next) => {
    await next();
    // Set on the answer itself: Hono's own way makes a new answer with a stream for each of them.
    const { headers } = c.res;
    // That nothing is new is said in less than 1 KB: answers to phones carry no rules that hold for
    // pages, and where nothing is in one, there is nothing to run, show, frame or take for
    // something else either.
    const isAnswer = c.req.path.startsWith('/api/');
    if (isAnswer && BARE.has(c.res.status)) return;
    // A public page names the one style it carries.
    if (!headers.has('content-security-policy')) {
      headers.set('content-security-policy', isAnswer ? ANSWER_POLICY : POLICY);
    }
    if (isHttps) headers.set('strict-transport-security', HTTPS_ONLY);
    headers.set('x-content-type-options', 'nosniff');
    headers.set('referrer-policy', 'no-referrer');
    headers.set('cross-origin-resource-policy', 'same-origin');
    // For browsers that do not know frame-ancestors.
    headers.set('x-frame-options', 'DENY');
    if (isAnswer) return;
    headers.set('cross-origin-opener-policy', 'same-origin');
    headers.set('permissions-policy', PERMISSIONS);
  };
