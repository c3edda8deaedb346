import { runInNewContext } from 'node:vm';
import { expect, test, vi } from 'vitest';
import { META, reportClassicScript } from './classic-script.ts';

const SCRIPT = `globalThis.run(${META}.url);`;

test('runs as a module, with its URL', async () => {
  const run = vi.fn();
  vi.stubGlobal('run', run);
  const url = `data:text/javascript,${encodeURIComponent(reportClassicScript(SCRIPT))}`;
  await import(/* @vite-ignore */ url);
  expect(run).toHaveBeenCalledExactlyOnceWith(url);
});

test('only logs what to write as a classic script', () => {
  const [run, error] = [vi.fn(), vi.fn()];
  const document = { currentScript: { src: 'https://faq.example/embed/edge-faq.js' } };
  runInNewContext(reportClassicScript(SCRIPT), { run, console: { error }, document });
  expect(run).not.toHaveBeenCalled();
  expect(error).toHaveBeenCalledExactlyOnceWith(
    '<edge-faq>: write <script type="module" src="https://faq.example/embed/edge-faq.js"></script>',
  );
});

test('logs what the module throws', async () => {
  const error = vi.spyOn(console, 'error').mockReturnValue();
  const script = reportClassicScript(`if (${META}.url) throw 'refused';`);
  await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(script)}`);
  expect(error).toHaveBeenCalledExactlyOnceWith('<edge-faq>: refused');
  error.mockRestore();
});

test.each(['new URL(import.meta.url)', 'a<!--b', 'a\n--> b'])(
  'throws where the script has "%s"',
  (script) => {
    expect(() => reportClassicScript(script)).toThrow(RangeError);
  },
);
