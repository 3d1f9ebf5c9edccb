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

/** One year, as browsers' lists of such sites ask. */
const HTTPS_ONLY = 'max-age=31536000; includeSubDomains';

/** @param isHttps whether phones reach this home by https alone, so that no browser may ask it otherwise */
export const secureHeaders =
  (isHttps: boolean): MiddlewareHandler =>
  async (c, next) => {
    await next();
    // A public page names the one style it carries.
    // That nothing is new is said in less than 1 KB: answers to phones carry no rules that hold for pages.
    const isAnswer = c.req.path.startsWith('/api/');
    if (!c.res.headers.has('content-security-policy')) {
      c.header('content-security-policy', isAnswer ? ANSWER_POLICY : POLICY);
    }
    if (isHttps) c.header('strict-transport-security', HTTPS_ONLY);
    c.header('x-content-type-options', 'nosniff');
    c.header('referrer-policy', 'no-referrer');
    c.header('cross-origin-resource-policy', 'same-origin');
    // For browsers that do not know frame-ancestors.
    c.header('x-frame-options', 'DENY');
    if (isAnswer) return;
    c.header('cross-origin-opener-policy', 'same-origin');
    c.header('permissions-policy', PERMISSIONS);
  };
