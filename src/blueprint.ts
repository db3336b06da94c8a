/**
 * How to make a built-in plugin once more, in another thread: plain data that can be posted. Files are named by
 * absolute addresses, because whoever makes it there stands elsewhere.
 */
export interface Blueprint {
  /** The plugin's own name. */
  readonly plugin: string;
  /** What its maker needs. */
  readonly options: Readonly<Record<string, unknown>>;
}

const blueprints = new WeakMap<object, Blueprint>();

/**
 * Gives a plugin its blueprint, and freezes it: what was changed would not be what is made there. Kept beside it
 * and not in it, so that a copy with other methods doesn't pass for the original.
 */
export function withBlueprint<T extends { readonly name: string }>(
  plugin: T,
  options: Blueprint['options'],
): T {
  blueprints.set(plugin, { plugin: plugin.name, options });
  return Object.freeze(plugin);
}

/** The blueprint of a built-in plugin; null for anybody else's, which can't leave its thread. */
export function blueprintOf(plugin: object): Blueprint | null {
  return blueprints.get(plugin) ?? null;
}
