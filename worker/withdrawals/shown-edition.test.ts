import { expect, test } from 'vitest';
import type { ByteRange } from '../../schema/edition-file.ts';
import type { Withdrawal } from '../../schema/withdrawal.ts';
import { SAMPLE_ENV } from '../../test/fixtures/worker-sample.ts';
import { readCatalog } from '../store/catalog.ts';
import { decode, type EditionReference, openEdition } from '../store/edition.ts';
import { findGuide } from '../store/guide-index.ts';
import { SectionIds, servedEditions } from './section-ids.ts';
import { type ShownEdition, show, WithdrawnSections } from './shown-edition.ts';

const WITHDRAWAL: Withdrawal = {
  ...{ guide: 'parcels', section: 'damaged', status: 451, since: '2026-11-24T00:00:00Z', by: 'court' },
  notice: { en: 'A court has forbidden this.', 'zh-Hant': '法院禁止。' },
};

/** The editions of `parcels`, of whose English there is an earlier revision. */
async function listEditions(): Promise<EditionReference[]> {
  const assets = SAMPLE_ENV.ASSETS;
  const guide = await findGuide(assets, await readCatalog(assets), 'parcels');
  return guide?.locales.flatMap((locale) => servedEditions(guide, locale)) ?? [];
}

/** What is shown of an edition by the list of `withdrawals` with `tag`. */
async function showEdition(
  edition: EditionReference,
  withdrawals: readonly Withdrawal[],
  tag: string,
): Promise<ShownEdition> {
  const opened = await openEdition(SAMPLE_ENV.ASSETS, edition);
  return show(opened, new WithdrawnSections(withdrawals, new SectionIds([])), tag);
}

const readText = async ({ read }: ShownEdition, range: ByteRange) => decode(await read(range));

test('puts a notice into the page in the place of a withdrawn section, and leaves all else', async () => {
  const editions = await listEditions();
  expect(editions.length).toBe(4);
  for (const edition of editions) {
    const whole = await showEdition(edition, [], 'none');
    const shown = await showEdition(edition, [WITHDRAWAL], 'one');
    const page = await readText(shown, shown.header.page);
    for (const [index, { id, page: place }] of whole.header.sections.entries()) {
      const moved = shown.header.sections[index]?.page ?? place;
      const [heading, answer] = [await readText(whole, place.heading), await readText(whole, place.answer)];
      const isWithdrawn = id === WITHDRAWAL.section;
      expect(page.includes(heading)).toBe(!isWithdrawn);
      expect(page.includes(answer)).toBe(!isWithdrawn);
      if (!isWithdrawn) expect(await readText(shown, moved.item)).toBe(await readText(whole, place.item));
      expect(await readText(shown, moved.item)).toMatch(
        new RegExp(`^<details id="${id}" part="section"><summary [^]*<div part="actions"></div></details>$`),
      );
    }
  }
});

test('escapes the notice in the page, and names its language', async () => {
  const editions = await listEditions();
  const [chinese, english] = ['zh-Hant', 'en'].map((tag) => editions.find(({ locale }) => locale === tag));
  if (!chinese || !english) throw new RangeError('the sample has other locales');
  const withdrawal = { ...WITHDRAWAL, notice: { en: 'A court has forbidden "this" & <that>.' } };
  const paragraph = 'A court has forbidden &quot;this&quot; &amp; &lt;that&gt;.</p>';
  const shown = await showEdition(english, [withdrawal], 'english');
  expect(await readText(shown, shown.header.page)).toContain(`<div part="answer"><p>${paragraph}`);
  const foreign = await showEdition(chinese, [withdrawal], 'english');
  expect(await readText(foreign, foreign.header.page)).toContain(
    `<div part="answer"><p lang="en">${paragraph}`,
  );
});
