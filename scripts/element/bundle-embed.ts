/** Bundles the element into one script, and what it loads on demand into scripts of their own; holds each to its budget. */
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build, type Plugin, transform } from 'esbuild';
import { minify } from 'terser';

/** What loads first may weigh this much (bytes, Brotli), Lit included. */
const BUDGET = 10_000;

/** What is loaded on demand, and what each may weigh (bytes, Brotli). */
const PARTS = {
  'widget/chunks/actions/actions.ts': 1_300,
  'widget/chunks/deep-link/deep-link.ts': 500,
  'widget/chunks/reports/reports.ts': 2_600,
  'widget/chunks/search/search.ts': 3_500,
  'widget/chunks/toolbar/toolbar.ts': 1_500,
  'widget/chunks/votes/votes.ts': 1_500,
  'widget/locales/others.ts': 800,
};

/** The frame's page, and the script of the page around it (bytes, Brotli). */
const FRAME = { 'widget/frame/frame.ts': 800, 'widget/frame/frame-height.ts': 600 };

/** Browsers with everything that Lit 3 and the element rely on. */
const TARGET = ['chrome94', 'firefox93', 'safari15'];

/** `/embed/manifest.json`: what a page that pins the element has to know. */
export interface EmbedManifest {
  element: {
    /** The element as it is now, at an address that will never give anything else. */
    path: string;
    /** Hash of its script (W3C Subresource Integrity). */
    integrity: string;
  };
}

/**
 * Writes the scripts into `embed/` of `folder`: the element as `edge-faq.js` and by its hash, what it loads on demand in a folder
 * named by its hash, the licences of what is in them, and the manifest. Prints sizes.
 *
 * @throws {RangeError} where a script is over its budget; nothing is written then.
 */
export async function bundleElement(folder: string): Promise<void> {
  const parts = await bundleAll(PARTS);
  const frame = await bundleAll(FRAME);
  const version = hash(Buffer.concat(parts.map(({ script }) => script)));
  const { script, licences } = await bundle('widget/embed.ts', `./${version}/`);
  const pinned = `edge-faq.${hash(script)}.js`;
  const integrity = `sha384-${createHash('sha384').update(script).digest('base64')}`;
  const manifest: EmbedManifest = { element: { path: `/embed/${pinned}`, integrity } };

  weigh('edge-faq.js', script, BUDGET);
  for (const part of parts) weigh(`${version}/${part.file}`, part.script, part.budget);
  for (const each of frame) weigh(each.file, each.script, each.budget);
  const embed = join(folder, 'embed');
  // Those of earlier builds have other names.
  await rm(embed, { recursive: true, force: true });
  await mkdir(join(embed, version), { recursive: true });
  for (const part of parts) await writeFile(join(embed, version, part.file), part.script);
  for (const each of frame) await writeFile(join(embed, each.file), each.script);
  for (const file of ['frame.html', 'frame.css']) await copyFile(`widget/frame/${file}`, join(embed, file));
  await writeFile(join(embed, 'edge-faq.js'), script);
  await writeFile(join(embed, pinned), script);
  await writeFile(join(embed, 'edge-faq.js.LEGAL.txt'), licences);
  await writeFile(join(embed, 'manifest.json'), JSON.stringify(manifest));
}

/** Scripts that lie beside each other, of `entries` and their budgets. */
async function bundleAll(
  entries: Record<string, number>,
): Promise<{ file: string; budget: number; script: Buffer }[]> {
  const bundled = Object.entries(entries).map(async ([entry, budget]) => {
    const { script } = await bundle(entry, './');
    return { file: fileOf(entry), budget, script };
  });
  return Promise.all(bundled);
}

/** The script of `entry`, which finds what it loads on demand at `parts`. */
async function bundle(entry: string, parts: string): Promise<{ script: Buffer; licences: string }> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    outdir: 'out',
    bundle: true,
    format: 'esm',
    target: TARGET,
    charset: 'utf8',
    minifySyntax: true,
    legalComments: 'external',
    write: false,
    plugins: [minifyStyles, linkParts(parts)],
  });
  const text = (type: string) => outputFiles.find(({ path }) => path.endsWith(type))?.text ?? '';
  return { script: Buffer.from(await squeeze(text('.js'))), licences: text('.txt') };
}

/** Line breaks are left in templates only, where they mean nothing. Properties as Lit names its own are nobody else's. */
async function squeeze(script: string): Promise<string> {
  const { code = '' } = await minify(script, {
    module: true,
    ecma: 2020,
    compress: { inline: 1, keep_fargs: false, passes: 3, pure_getters: true, unsafe_arrows: true },
    mangle: { properties: { regex: /^_\$|^__/ } },
  });
  return code.replace(/>\n\s*</g, '><').replace(/\n\s*/g, ' ');
}

/** Style sheets are text to bundlers. */
export const minifyStyles: Plugin = {
  name: 'minify-styles',
  setup({ onLoad }) {
    onLoad({ filter: /styles\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const sheet = /css\(?`([^`]*)`/i.exec(source)?.[1] ?? '';
      const { code } = await transform(sheet, { loader: 'css', minify: true });
      // White space after these means nothing, not even in a custom property, but is left there.
      const small = code.trim().replace(/([:,]) /g, '$1');
      return { contents: source.replace(sheet, () => small.replaceAll('\\', '\\\\')), loader: 'ts' };
    });
  },
};

/** Leaves what is loaded on demand out of a script. */
function linkParts(parts: string): Plugin {
  const entries = new Map(Object.keys(PARTS).map((entry) => [resolve(entry), parts + fileOf(entry)]));
  return {
    name: 'link-parts',
    setup({ onResolve }) {
      onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
        const part = entries.get(resolve(resolveDir, path));
        return kind === 'dynamic-import' && part ? { path: part, external: true } : undefined;
      });
    },
  };
}

const fileOf = (entry: string) => entry.replace(/.*\//, '').replace(/ts$/, 'js');

const hash = (script: Uint8Array) => createHash('sha256').update(script).digest('hex').slice(0, 12);

function weigh(file: string, script: Uint8Array, budget: number): void {
  const path = `embed/${file}`;
  const brotli = brotliCompressSync(script).length;
  const sizes = `${script.length} B min, ${gzipSync(script).length} B gzip, ${brotli} B Brotli`;
  if (brotli > budget) throw new RangeError(`${path} is over its budget of ${budget} B Brotli: ${sizes}`);
  console.log(`element  ${path}  ${sizes} (budget ${budget})`);
}
