/** Limit of open files: each connection takes one, here and in workerd. */
import { readFileSync } from 'node:fs';

/** Files that both processes have open beside their connections. */
const OTHER_FILES = 200;

/** @throws {Error} if a process may not open `connections`. Node.js raises the soft limit to the hard one when it starts. */
export function assertFileLimit(connections: number): void {
  const limits = readFileSync('/proc/self/limits', 'utf8');
  const limit = /^Max open files\s+(\d+)/m.exec(limits)?.[1];
  const needed = connections + OTHER_FILES;
  // Otherwise it is "unlimited".
  if (limit !== undefined && Number(limit) < needed)
    throw new Error(
      `${connections} connections need ${needed} open files, and the limit is ${limit}: raise it by "ulimit -n ${needed}", as root by "ulimit -Hn ${needed}" first`,
    );
}
