/** Bundle of the scripts under `/embed/`: the element as one script, its chunks as scripts of their own, each within its byte budget. */
import { createHash } from 'node:crypto';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';
import { minify } from 'terser';
import type { EmbedManifest } from '../../schema/embed-manifest.ts';
import { licenceComment, licenceFile, readLicences } from '../licences.ts';
import { META, reportClassicScript } from './classic-script.ts';
import { evaluateStrings, minifyTemplates } from './source-plugins.ts';
import { trimLit } from './trim-lit.ts';

/** Budget of the entry script, Lit included (bytes, Brotli). */
export const BUDGET = 10_000;

/** Chunks, and their budgets (bytes, Brotli). */
const CHUNKS = {
  'widget/chunks/actions/actions.ts': 1_800,
  'widget/chunks/answers/answers.ts': 2_000,
  'widget/chunks/deep-link/deep-link.ts': 1_400,
  'widget/chunks/freshness/freshness.ts': 1_450,
  'widget/chunks/hints/hints.ts': 2_600,
  'widget/chunks/keep/keep.ts': 400,
  'widget/chunks/prerendered/prerendered.ts': 900,
  'widget/chunks/remember/remember.ts': 600,
  'widget/chunks/reports/reports.ts': 4_950,
  'widget/chunks/search/search.ts': 6_300,
  'widget/chunks/suggestions/suggestions.ts': 1_100,
  'widget/chunks/swallowed/swallowed.ts': 700,
  'widget/chunks/toolbar/toolbar.ts': 2_500,
  'widget/chunks/unanswered/unanswered.ts': 1_600,
  'widget/chunks/votes/votes.ts': 3_500,
  'widget/locales/other-status-strings.ts': 1_050,
};

/** The script of the framed page and that of the page around it, and their budgets (bytes, Brotli). */
const FRAME = { 'widget/frame/frame.ts': 800, 'widget/frame/frame-height.ts': 600 };

/** Browsers with everything that Lit 3 and the element rely on. */
const TARGET = ['chrome94', 'firefox93', 'safari15'];

/** Names of our own properties, of objects that never leave their script. */
const OWN_NAMES =
  'allDetails|findById|isDefinite|isPending|isReached|isRetry|loadCompanions|loadIfChanged|onRender|onRetry|onToggle|parts|requested|requests|resetAt|resolveLocale|reveal|settled|toggled|waiters';

/** Names by which Lit serves subclasses and controllers: pages use the element by its own members, which stay as they are. */
const LIT_NAMES =
  'addController|attribute|createProperty|createRenderRoot|ctor|elementProperties|enableUpdating|finalize|hasUpdated|hostConnected|hostDisconnected|isUpdatePending|performUpdate|reflect|renderRoot|willUpdate';

/** Properties that are mangled: these, and those that Lit marks as its private ones by an underscore. No API that the scripts use has such names. */
const MANGLED = new RegExp(`^_|^(?:${OWN_NAMES}|${LIT_NAMES})$`);

/**
 * First line of the entry script: V8 compiles all functions as it loads the script, where it would first skip nearly all of them and then compile
 * each on the first call, and they are called until the guide is shown. Other engines take it for a comment.
 *
 * @see https://v8.dev/blog/explicit-compile-hints
 */
const COMPILE_HINT = '//# allFunctionsCalledOnLoad\n';

/**
 * Writes the scripts into `embed/` of `folder`: the element as `edge-faq.js` and by its hash, its chunks in a folder named by their
 * hash, the licences, and the manifest. Prints sizes.
 *
 * @throws {RangeError} where a script exceeds its budget; nothing is written then.
 */
export async function bundleElement(folder: string): Promise<void> {
  const chunks = await bundleChunks();
  const frame = await bundleAll(FRAME);
  const version = hash(Buffer.concat(chunks.map(({ script }) => script)));
  const { script, licences } = await bundleEntry(`./${version}/`);
  const pinned = `edge-faq.${hash(script)}.js`;
  const integrity = `sha384-${createHash('sha384').update(script).digest('base64')}`;
  const manifest: EmbedManifest = { element: { path: `/embed/${pinned}`, integrity } };

  assertBudget('edge-faq.js', script, BUDGET);
  for (const each of chunks) assertBudget(`${version}/${each.file}`, each.script, each.budget);
  for (const each of frame) assertBudget(each.file, each.script, each.budget);
  const embed = join(folder, 'embed');
  // Scripts of earlier builds have other names.
  await rm(embed, { recursive: true, force: true });
  await mkdir(join(embed, version), { recursive: true });
  for (const each of chunks) await writeScript(join(embed, version, each.file), each);
  for (const each of frame) await writeScript(join(embed, each.file), each);
  for (const file of ['frame.html', 'frame.css']) await copyFile(`widget/frame/${file}`, join(embed, file));
  await writeScript(join(embed, 'edge-faq.js'), { script, licences });
  // Its comment names the same file.
  await writeFile(join(embed, pinned), script);
  await writeFile(join(embed, 'manifest.json'), JSON.stringify(manifest));
}

interface Script {
  script: Buffer;
  /** The modules in it, by path, and their bytes before it is minified. */
  modules: Record<string, number>;
  /** Licences of the packages in it; empty where there are none. */
  licences: string;
}

interface BudgetedScript extends Omit<Script, 'modules'> {
  file: string;
  budget: number;
}

async function writeScript(path: string, { script, licences }: Omit<Script, 'modules'>): Promise<void> {
  await writeFile(path, script);
  if (licences) await writeFile(licenceFile(path), licences);
}

/** The scripts that the entry script loads on demand. */
export const bundleChunks = () => bundleAll(CHUNKS);

/** Bundles `entries`, given with their budgets, as scripts of one folder. */
async function bundleAll(entries: Record<string, number>): Promise<BudgetedScript[]> {
  const bundled = Object.entries(entries).map(async ([entry, budget]) => {
    const file = fileOf(entry);
    return { file, budget, ...(await bundle(entry, file, './', [hostLit])) };
  });
  return Promise.all(bundled);
}

/** The entry script, which imports its chunks from the folder `chunks`. `plugins` come before the build's own. */
export function bundleEntry(chunks: string, plugins: readonly Plugin[] = []): Promise<Script> {
  return bundle(
    'widget/embed.ts',
    'edge-faq.js',
    chunks,
    plugins,
    (script) => COMPILE_HINT + reportClassicScript(script),
  );
}

/** The script of `entry`, named `file`, which imports its chunks from the folder `chunks`. */
async function bundle(
  entry: string,
  file: string,
  chunks: string,
  plugins: readonly Plugin[],
  wrap?: typeof reportClassicScript,
): Promise<Script> {
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    outdir: 'out',
    bundle: true,
    format: 'esm',
    target: TARGET,
    charset: 'utf8',
    minifySyntax: true,
    legalComments: 'none',
    metafile: true,
    write: false,
    ...(wrap && { define: { 'import.meta': META } }),
    plugins: [...plugins, linkChunks(chunks), evaluateStrings, minifyTemplates, trimLit],
  });
  const [output] = Object.values(metafile.outputs);
  const inputs = output?.inputs ?? {};
  const licences = await readLicences(inputs);
  const module = await minifyScript(outputFiles[0]?.text ?? '');
  const minified = wrap?.(module) ?? module;
  return {
    script: Buffer.from(licences ? `${minified}\n${licenceComment(file)}` : minified),
    modules: Object.fromEntries(
      Object.entries(inputs).map(([path, { bytesInOutput }]) => [path, bytesInOutput]),
    ),
    licences,
  };
}

async function minifyScript(script: string): Promise<string> {
  const { code = '' } = await minify(script, {
    module: true,
    ecma: 2020,
    compress: {
      hoist_funs: true,
      inline: 2,
      keep_fargs: false,
      passes: 3,
      pure_getters: true,
      unsafe: true,
      unsafe_arrows: true,
      unsafe_methods: true,
    },
    // The list has all names that may be mangled, also where another API of browsers has the same.
    mangle: { properties: { regex: MANGLED, builtins: true } },
  });
  return code;
}

/** Leaves chunks out of a script: they are imported by name from the folder `chunks`, which is shorter than an import for each. */
function linkChunks(chunks: string): Plugin {
  return {
    name: 'link-chunks',
    setup({ onLoad }) {
      onLoad({ filter: /\/widget\/chunks\/modules\.ts$/ }, () => ({
        // With the path in the import itself, esbuild would look for files that match it.
        contents: `const folder = ${JSON.stringify(chunks)}; export const importChunk = (name, attempt) => import(folder + name + '.js' + (attempt ? '?' + attempt : ''));`,
      }));
    },
  };
}

/** Chunks take Lit from the entry script, which has it already. */
const hostLit: Plugin = {
  name: 'host-lit',
  setup({ onResolve }) {
    onResolve({ filter: /^lit\/html\.js$/ }, () => ({ path: resolve('widget/chunks/lit.ts') }));
  },
};

const fileOf = (entry: string) => basename(entry).replace(/ts$/, 'js');

const hash = (script: Uint8Array) => createHash('sha256').update(script).digest('hex').slice(0, 12);

function assertBudget(file: string, script: Uint8Array, budget: number): void {
  const path = `embed/${file}`;
  const brotli = brotliCompressSync(script).length;
  const sizes = `${script.length} B min, ${gzipSync(script).length} B gzip, ${brotli} B Brotli`;
  if (brotli > budget) throw new RangeError(`${path} exceeds its budget of ${budget} B Brotli: ${sizes}`);
  console.log(`element  ${path}  ${sizes} (budget ${budget} B Brotli)`);
}
