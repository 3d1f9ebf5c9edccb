import { createServer, type Server } from 'node:http';
import type { MiddlewareHandler } from 'hono';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Followers } from '#server/follow/followers.ts';
import type { Home } from '#server/home.ts';
import type { Outcome } from '#server/ingest/ingest.ts';

/** What a home tells Prometheus of itself: counts and times, with no label that names anybody. */
export type Metrics = {
  /** Counts each request by route and status, with its time. @param routeOf what of an address may be told */
  keep(routeOf: (path: string) => string): MiddlewareHandler;
  /** Counts what became of pushed parts and their facts. */
  noteTaken(outcomes: readonly Outcome[]): void;
  /** Reads sizes of the home, and how it follows others, whenever they are asked for. */
  watch(home: Home, followers?: Pick<Followers, 'states'>): void;
  /** The text format of Prometheus. */
  text(): Promise<string>;
  readonly contentType: string;
};

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'banso_request_seconds',
    help: 'Time from a request to its answer, by route and status',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: SECONDS,
    registers,
  });
  const facts = new Counter({
    name: 'banso_facts_total',
    help: 'Facts that were new, since the start',
    registers,
  });
  const notTaken = new Counter({
    name: 'banso_parts_not_taken_total',
    help: 'Pushed parts of which nothing was consumed, by the code they were answered',
    labelNames: ['code'] as const,
    registers,
  });
  const listeners: Gauge = new Gauge({
    name: 'banso_listeners',
    help: 'Phones and browsers that wait for news',
    registers,
    collect: () => listeners.set(listening()),
  });
  let listening = (): number => 0;
  let books = (): number => 0;
  const gauge: Gauge = new Gauge({
    name: 'banso_books',
    help: 'Books that this home orders',
    registers,
    collect: () => gauge.set(books()),
  });
  const followed = createFollowed(registers);
  return {
    keep: (routeOf) => async (c, next) => {
      const end = requests.startTimer();
      await next();
      end({ method: c.req.method, route: routeOf(c.req.path), status: String(c.res.status) });
    },
    noteTaken(outcomes) {
      for (const outcome of outcomes) {
        if (outcome.taken) facts.inc(outcome.fresh);
        else notTaken.inc({ code: outcome.code });
      }
    },
    watch({ directory, news }, followers) {
      if (followers !== undefined) followed.states = followers.states;
      listening = news.count;
      books = () => [...directory.books()].length;
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

/** Homes that are followed, by the names that follow from their keys. */
function createFollowed(registers: Registry[]): { states: Followers['states'] } {
  const followed: { states: Followers['states'] } = { states: () => [] };
  const labelNames = ['home'] as const;
  const behind: Gauge<'home'> = new Gauge({
    name: 'banso_followed_behind_seconds',
    help: 'Time since nothing was missing of a home that is followed',
    labelNames,
    registers,
    collect() {
      behind.reset();
      for (const { name, behindS } of followed.states()) behind.set({ home: name }, behindS);
    },
  });
  const trouble: Gauge<'home'> = new Gauge({
    name: 'banso_followed_trouble',
    help: '1 where a home cannot be followed just now, whatever the reason',
    labelNames,
    registers,
    collect() {
      trouble.reset();
      for (const each of followed.states()) {
        trouble.set({ home: each.name }, each.trouble === undefined ? 0 : 1);
      }
    },
  });
  const sealed: Gauge<'home'> = new Gauge({
    name: 'banso_followed_sealed_at_seconds',
    help: 'Second UTC at which the newest sealed copy that is kept of a home was made; 0: none is kept',
    labelNames,
    registers,
    collect() {
      sealed.reset();
      for (const { name, sealedAt = 0 } of followed.states()) sealed.set({ home: name }, sealedAt);
    },
  });
  return followed;
}

const METRICS_PATH = '/metrics';

/** Answers on a port of its own and to this machine only, so that no proxy can lead anybody there. */
export function serveMetrics(metrics: Metrics, port: number): Server {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== METRICS_PATH) {
      response.writeHead(404).end();
      return;
    }
    metrics.text().then(
      (text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  return server.listen(port, '127.0.0.1');
}
