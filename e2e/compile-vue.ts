/** Vue's components, as a partner's build compiles them. */
import { compileScript, parse } from 'vue/compiler-sfc';

/** The script of a component, which knows that `<edge-faq>` isn't one of its own; `styles` are a build's affair. */
export function compileVue(source: string, filename: string): { script: string; styles: string } {
  const templateParseOptions = { isCustomElement: (tag: string) => tag === 'edge-faq' };
  const { descriptor, errors } = parse(source, { filename, templateParseOptions });
  if (errors[0]) throw errors[0];
  const { content } = compileScript(descriptor, { id: filename, inlineTemplate: true });
  return { script: content, styles: descriptor.styles.map((style) => style.content).join('\n') };
}
