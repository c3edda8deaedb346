/**
 * A site for the tests of the worker, with what the repository's own guide lacks: more sections than fit on a page, old ids, an
 * earlier revision, text that looks like markup, several guides. It is written as authors write and compiled by our compiler, once
 * a run, in Node: the tests themselves run in workerd.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { TestProject } from 'vitest/node';
import { countErrors, listDiagnostics } from '../content/compile/diagnostics.ts';
import { writeSite } from '../content/compile/output/write.ts';
import { compileSite } from '../content/compile/site.ts';
import { MANIFEST_PATH, type Manifest } from '../content/schema.ts';
import type { SampleFiles } from '../worker/sample-files.ts';

/** Three chapters, some ids of which were others once. */
const PARCELS = {
  'zh-Hant': `---
title: 包裹
description: 包裹在哪裡，沒有送到怎麼辦。
updated: 2026-11-20
derive: zh-Hans
aliases: { transit: on-its-way, tracking: where, broken: damaged }
---
寫給正在等包裹的人。

## 運送中 {#on-its-way}
### 我的包裹在哪裡？ {#where}
請看簡訊裡的**追蹤號碼**，在網路上查詢運送進度。
### 標籤上的「5 < 6 & \\<b>」是什麼意思？ {#label}
標籤印著 \`<script>alert("ABC")</script>\`，沒有意思。
## 沒有送到 {#lost}
### 包裹損壞了怎麼辦？ {#damaged}
請在七天之內拍照並聯絡我們。
### 包裹遺失了怎麼辦？ {#gone}
我們會重新寄出一件。
`,
  en: `---
title: Parcels
description: Where a parcel is, and what to do when it does not come.
updated: 2026-11-22
translationOf: zh-Hant
---
For whoever waits for a parcel.

## On its way {#on-its-way}
### Where is my parcel? {#where}
Look at the **tracking number** in the message, and follow the delivery online. If it is [damaged](#damaged), keep it.
### What does "5 < 6 & \\<b>" on the label mean? {#label}
Labels say \`<script>alert("ABC")</script>\`, which means nothing.
## Not there {#lost}
### The parcel is damaged. What now? {#damaged}
Take a photograph within seven days and get in touch.
### The parcel is lost. What now? {#gone}
We send another one.
`,
};

const RETURNS = {
  'zh-Hant': `---
title: 退貨
description: 怎麼退貨。
updated: 2026-11-21
derive: zh-Hans
---
## 退貨 {#sending-back}
### 怎麼把包裹寄回來？ {#how}
在網路上列印標籤。
`,
  en: `---
title: Returns
description: How to send something back.
updated: 2026-11-21
translationOf: zh-Hant
---
## Sending back {#sending-back}
### How do I send a parcel back? {#how}
Print a label, and take the parcel to a café.
`,
};

/** 250 sections in five chapters. */
const LONG = `---
title: Long
description: More than fits on a page.
updated: 2026-11-19
aliases: { section-old: section-120 }
---
${Array.from({ length: 250 }, (_, number) => {
  const chapter = number % 50 === 0 ? `## Chapter ${number / 50} {#chapter-${number / 50}}\n` : '';
  return `${chapter}### Question number ${number}? {#section-${number}}\nAnswer number ${number}, about umbrellas.\n`;
}).join('')}`;

/** The files of authors, by their paths under `content/` of a site. */
const SITE: Record<string, string> = {
  'search.yaml': 'synonyms: { en: [[lost, missing]] }\n',
  'guides/parcels/zh-Hant.md': PARCELS['zh-Hant'],
  'guides/parcels/en.md': PARCELS.en,
  'guides/returns/zh-Hant.md': RETURNS['zh-Hant'],
  'guides/returns/en.md': RETURNS.en,
  'guides/long/en.md': LONG,
};

const BEFORE = { ...SITE, 'guides/parcels/en.md': PARCELS.en.replace('another one', 'your money back') };

/** Vitest's global setup of the project `worker`. */
export default async function setup(project: TestProject): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'edge-faq-sample-'));
  try {
    const earlier = await publish(folder, BEFORE);
    await publish(folder, SITE);
    project.provide('sample', { files: await readFiles(join(folder, 'dist')), earlier });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Compiles `site` into `folder/dist`, beside what is there; returns the revision of the English `parcels`. */
async function publish(folder: string, site: Record<string, string>): Promise<string> {
  for (const [path, text] of Object.entries(site)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const compiled = await compileSite(join(folder, 'guides'));
  if (countErrors(compiled.files) > 0)
    throw new Error(`the sample site has faults: ${JSON.stringify(listDiagnostics(compiled.files))}`);
  await writeSite(compiled, join(folder, 'dist'));
  const { guides }: Manifest = JSON.parse(await readFile(join(folder, 'dist', MANIFEST_PATH), 'utf8'));
  const parcels = guides.find(({ guide }) => guide === 'parcels');
  return parcels?.locales.find(({ locale }) => locale === 'en')?.revision ?? '';
}

async function readFiles(folder: string): Promise<SampleFiles['files']> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const files = paths.map(async (path) => [relative(folder, path), await readFile(path, 'utf8')] as const);
  return Object.fromEntries(await Promise.all(files));
}
