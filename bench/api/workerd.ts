/** Workers on plain `workerd serve`, without the slow proxy of `wrangler dev`. Needs Linux, for `/proc`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import * as v from 'valibot';

/** A worker that listens on its own port. */
export interface Service {
  name: string;
  /** Path of its module. */
  module: string;
  /** Path of the file that it imports as `body`, an ArrayBuffer. */
  body?: string;
  /** Folder that is bound as `ASSETS`. */
  assets?: string;
}

export interface Workerd {
  /** Origin of the service `name`. */
  origin(name: string): string;
  /** CPU time of all threads since the start (µs). */
  cpuTime(): Promise<number>;
  /** Resident set size (bytes). */
  residentMemory(): Promise<number>;
  /** WebSocket URL of the V8 inspector of the service `name`; needs `inspect`. */
  inspectorUrl(name: string): string;
  stop(): Promise<void>;
}

const ListenEventSchema = v.variant('event', [
  v.object({ event: v.literal('listen'), socket: v.string(), port: v.number() }),
  v.object({ event: v.literal('listen-inspector'), port: v.number() }),
]);

/** Key of the inspector's port, beside the names of the services. */
const INSPECTOR = Symbol('inspector');

const { default: binary } = createRequire(import.meta.url)('workerd') as { default: string };

/** Starts one process that runs all of `services`. Its configuration is written below `folder`; `inspect` enables the V8 inspector. */
export async function startWorkerd(
  folder: string,
  services: readonly Service[],
  inspect = false,
): Promise<Workerd> {
  const config = await writeConfig(await mkdtemp(join(folder, 'workerd-')), services);
  const child = spawn(binary, ['serve', '--control-fd=3', ...(inspect ? ['-i127.0.0.1:0'] : []), config], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  const kill = () => child.kill();
  process.once('exit', kill);
  const ports = await readPorts(child.stdio[3] as Readable, services.length + (inspect ? 1 : 0));
  return {
    origin: (name) => `http://127.0.0.1:${ports.get(name)}`,
    inspectorUrl: (name) => `ws://127.0.0.1:${ports.get(INSPECTOR)}/${name}`,
    cpuTime: () => readCpuTime(`/proc/${child.pid}/task`),
    residentMemory: async () => {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
      return Number(/^VmRSS:\s*(\d+)/m.exec(status)?.[1]) * 1_024;
    },
    stop: async () => {
      process.off('exit', kill);
      const end = once(child, 'exit');
      kill();
      await end;
    },
  };
}

async function writeConfig(folder: string, services: readonly Service[]): Promise<string> {
  const date = /^compatibility_date = "(.*)"$/m.exec(await readFile('wrangler.toml', 'utf8'))?.[1] ?? '';
  const definitions = services.map((service) => serviceDefinition(service, date));
  const sockets = services.map(
    ({ name }) => `(name = "${name}", address = "127.0.0.1:0", http = (), service = "${name}")`,
  );
  for (const { name, module, body } of services) {
    await copyFile(module, join(folder, `${name}.js`));
    if (body) await copyFile(body, join(folder, `${name}.body`));
  }
  const file = join(folder, 'config.capnp');
  await writeFile(
    file,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [${definitions.join(',\n    ')}],
  sockets = [${sockets.join(',\n    ')}],
);
`,
  );
  return file;
}

/** Cap'n Proto source of a service, and of the service of its assets. */
function serviceDefinition({ name, body, assets }: Service, date: string): string {
  const modules = [`(name = "worker", esModule = embed "${name}.js")`];
  if (body) modules.push(`(name = "body", data = embed "${name}.body")`);
  const bindings = assets ? `, bindings = [(name = "ASSETS", service = "${name}-assets")]` : '';
  const worker = `(name = "${name}", worker = (modules = [${modules.join(', ')}], compatibilityDate = "${date}"${bindings}))`;
  return assets
    ? `${worker},\n    (name = "${name}-assets", disk = (path = ${JSON.stringify(assets)}))`
    : worker;
}

/** Reads workerd's control messages until it listens on `count` ports. */
async function readPorts(
  control: Readable,
  count: number,
): Promise<ReadonlyMap<string | typeof INSPECTOR, number>> {
  const ports = new Map<string | typeof INSPECTOR, number>();
  for await (const line of createInterface(control)) {
    const event = v.parse(ListenEventSchema, JSON.parse(line));
    ports.set(event.event === 'listen' ? event.socket : INSPECTOR, event.port);
    if (ports.size === count) return ports;
  }
  throw new Error('workerd did not start');
}

/** Reads `schedstat`, which counts nanoseconds per thread; `stat` counts hundredths of a second. */
async function readCpuTime(tasks: string): Promise<number> {
  const threads = await readdir(tasks);
  const times = await Promise.all(
    threads.map((thread) => readFile(join(tasks, thread, 'schedstat'), 'utf8')),
  );
  return times.reduce((sum, line) => sum + Number.parseInt(line, 10), 0) / 1_000;
}
