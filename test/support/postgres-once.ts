// One PostgreSQL for all the tests of a run.

import { once } from 'node:events';
import type { TestProject } from 'vitest/node';
import { makeCluster } from '#test/support/postgres-cluster.ts';

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await makeCluster();
  const server = await cluster.start();
  project.provide('postgres', cluster.address('postgres'));
  return async () => {
    const ended = once(server, 'exit');
    server.kill('SIGINT');
    await ended;
    cluster.remove();
  };
}
