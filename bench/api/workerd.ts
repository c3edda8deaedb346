/** Runs workers on plain `workerd serve`: `wrangler dev` would put its slow proxy in front. Needs Linux, for `/proc`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import * as v from 'valibot';

/** A worker with a socket of its own. */
export interface Service {
  name: string;
  /** The file of its module. */
  module: string;
  /** The file of what it imports as `body`, an ArrayBuffer. */
  body?: string;
  /** The folder that is bound as `ASSETS`. */
  assets?: string;
}

export interface Workerd {
  /** The address of the service `name`, without a path. */
  origin(name: string): string;
  /** What the processors have done for all its threads (µs). */
  processorTime(): Promise<number>;
  /** Resident memory (bytes). */
  memory(): Promise<number>;
  /** Where the V8 inspector of the service `name` listens (a WebSocket), if it was asked for. */
  inspector(name: string): string;
  stop(): Promise<void>;
}

const ListenSchema = v.variant('event', [
  v.object({ event: v.literal('listen'), socket: v.string(), port: v.number() }),
  v.object({ event: v.literal('listen-inspector'), port: v.number() }),
]);

/** What the inspector's port is called beside those of the services. */
const INSPECTOR = Symbol('inspector');

const { default: binary } = createRequire(import.meta.url)('workerd') as { default: string };

/** Starts one process with all of `services`; its files go below `folder`. */
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
    inspector: (name) => `ws://127.0.0.1:${ports.get(INSPECTOR)}/${name}`,
    processorTime: () => readProcessorTime(`/proc/${child.pid}/task`),
    memory: async () => {
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
  const described = services.map((service) => describe(service, date));
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
  services = [${described.join(',\n    ')}],
  sockets = [${sockets.join(',\n    ')}],
);
`,
  );
  return file;
}

function describe({ name, body, assets }: Service, date: string): string {
  const modules = [`(name = "worker", esModule = embed "${name}.js")`];
  if (body) modules.push(`(name = "body", data = embed "${name}.body")`);
  const bindings = assets ? `, bindings = [(name = "ASSETS", service = "${name}-assets")]` : '';
  const worker = `(name = "${name}", worker = (modules = [${modules.join(', ')}], compatibilityDate = "${date}"${bindings}))`;
  return assets
    ? `${worker},\n    (name = "${name}-assets", disk = (path = ${JSON.stringify(assets)}))`
    : worker;
}

/** Reads what workerd says it listens on, until it listens on `count` ports. */
async function readPorts(
  control: Readable,
  count: number,
): Promise<ReadonlyMap<string | typeof INSPECTOR, number>> {
  const ports = new Map<string | typeof INSPECTOR, number>();
  for await (const line of createInterface(control)) {
    const heard = v.parse(ListenSchema, JSON.parse(line));
    ports.set(heard.event === 'listen' ? heard.socket : INSPECTOR, heard.port);
    if (ports.size === count) return ports;
  }
  throw new Error('workerd did not start');
}

/** `stat` counts hundredths of a second; `schedstat` counts nanoseconds, for each thread. */
async function readProcessorTime(tasks: string): Promise<number> {
  const threads = await readdir(tasks);
  const times = await Promise.all(
    threads.map((thread) => readFile(join(tasks, thread, 'schedstat'), 'utf8')),
  );
  return times.reduce((sum, line) => sum + Number.parseInt(line, 10), 0) / 1_000;
}
