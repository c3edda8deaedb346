/** What is loaded once it is needed. Where it can't be loaded the guide does without. */

type Loaders<T> = { [N in keyof T]: () => Promise<{ default: T[N] }> };

/** The members of `T`, each the default export of a module of its own. */
export interface OnDemand<T> {
  /** Resolves once it is there, or can't be had. */
  load<N extends keyof T>(name: N): Promise<void>;
  /** What is there; undefined while it is on its way, and then `arrived` is called. */
  part<N extends keyof T>(name: N, arrived: () => void): Partial<T>[N];
}

export function onDemand<T>(loaders: Loaders<T>): OnDemand<T> {
  const loaded: Partial<T> = {};
  const load = async <N extends keyof T>(name: N): Promise<void> => {
    await loaders[name]().then(
      (module) => {
        loaded[name] = module.default;
      },
      () => {},
    );
  };
  return {
    load,
    part(name, arrived) {
      if (!loaded[name]) load(name).then(() => loaded[name] && arrived());
      return loaded[name];
    },
  };
}
