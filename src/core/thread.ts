/**
 * Where a worker thread starts: the built module, or its source behind the TypeScript loader, which a thread does not inherit.
 * @param module name of the module beside the caller, without ending
 * @param caller `import.meta.url`
 */
export function threadEntry(module: string, caller: string): URL {
  if (!caller.endsWith(".ts")) return new URL(`./${module}.js`, caller);
  const source = new URL(`./${module}.ts`, caller).href;
  const loader = import.meta.resolve("tsx/esm/api");
  const program = `import { register } from ${JSON.stringify(loader)}; register(); await import(${JSON.stringify(source)});`;
  return new URL(`data:text/javascript,${encodeURIComponent(program)}`);
}
