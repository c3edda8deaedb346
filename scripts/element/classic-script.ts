/** Messages for a page where the element's script can't run: as a script without `type="module"`, where `import.meta` is a syntax error, or with an exception. */

/** What `import.meta` is called in a module that `reportClassicScript` is to wrap; longer than any minified name. */
export const META = 'meta';

/** A page may contain the script inline, where `</script>` would end it. */
const MESSAGE = `\`write <script type="module" src="\${document.currentScript?.src}"><\\/script>\``;

/**
 * The module `script`, which has `META` in the place of `import.meta`, as a module that is a valid classic script as well: as a module it
 * does the same, as a classic script nothing but log what to write. What is thrown, as where Trusted Types forbid the policy of Lit, is
 * logged: the page gets no exception.
 *
 * `await` is an operator at the top level of a module, and any name in a classic script (ECMA-262, 13.1.1 and 15.8). The `/` after it
 * begins a regular expression in a module, and is a division in a classic script (ECMA-262, 12). So the argument in the last two lines is
 * `0 && await /…/ || import.meta` and a comment in a module, and ``0 && await / `…` ``, which is 0, in a classic script. Neither awaits
 * anything. Comments that begin with `<!--` (ECMA-262, B.1.1) would tell the two apart as well, but V8 refuses them in modules.
 *
 * @throws {RangeError} where the script has `import.meta`, or what is a comment in a classic script only.
 */
export function reportClassicScript(script: string): string {
  const [differing] = /import\.meta|<!--|^\s*-->/m.exec(script) ?? [];
  if (differing)
    throw new RangeError(`the script contains "${differing}", which a classic script can't have`);
  const body = script.replace(/;$/, '');
  return `(${META}=>{try{if(!${META})throw${MESSAGE};${body}}catch(error){console.error("<edge-faq>: "+error)}})(0&&await/\`/||import.meta//\`\n);`;
}
