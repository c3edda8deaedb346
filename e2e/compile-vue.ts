/** Compilation of Vue single-file components, as a partner's build does it. */
import { compileScript, parse } from 'vue/compiler-sfc';

/** Compiles a component in which `<edge-faq>` is a custom element; returns its script and the CSS of its styles. */
export function compileVue(source: string, filename: string): { script: string; styles: string } {
  const templateParseOptions = { isCustomElement: (tag: string) => tag === 'edge-faq' };
  const { descriptor, errors } = parse(source, { filename, templateParseOptions });
  if (errors[0]) throw errors[0];
  const { content } = compileScript(descriptor, { id: filename, inlineTemplate: true });
  return { script: content, styles: descriptor.styles.map((style) => style.content).join('\n') };
}
