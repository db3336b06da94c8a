import type { PropertyDeclarations } from 'lit';
import type { Cards } from './cards/cards.js';
import { defaultBackbone, defaultHead } from './glue/plugins.js';
import { parseLabels } from './parse-labels.js';
import type { ControlGroup } from './view/view-model.js';

const text = { type: String, reflect: true, useDefault: true } as const;
const flag = { type: Boolean, reflect: true, useDefault: true } as const;

/** On unless the attribute says `off`. */
const onOff = {
  reflect: true,
  useDefault: true,
  converter: { fromAttribute: parseOnOff, toAttribute: (on: unknown) => (on === false ? 'off' : null) },
} as const;

/** How the attributes of a pad become properties, and properties attributes. */
export const properties: PropertyDeclarations = {
  labels: { noAccessor: true, converter: { fromAttribute: parseLabels } },
  backbone: text,
  modelUrl: { ...text, attribute: 'model-url' },
  head: text,
  backends: text,
  starter: text,
  sensitivity: { converter: { fromAttribute: (value) => numberUpTo(1, value) } },
  worker: onOff,
  src: text,
  facingMode: { ...text, attribute: 'facing-mode' },
  autostart: flag,
  autoTrain: {
    attribute: 'auto-train',
    converter: {
      fromAttribute: (value) => (value === null ? null : parseOnOff(value)),
    },
  },
  autosave: text,
  cards: onOff,
  overlay: onOff,
  controls: {
    converter: { fromAttribute: (value) => value ?? '' },
  },
  hold: {
    reflect: true,
    useDefault: true,
    converter: { fromAttribute: (value) => numberUpTo(Infinity, value) },
  },
  name: text,
  disabled: flag,
  required: flag,
  messages: { attribute: false },
  classifier: { attribute: false, noAccessor: true },
};

/** What the properties are before anybody sets them. */
export const defaults = {
  backbone: defaultBackbone as string,
  modelUrl: '',
  head: defaultHead as string,
  backends: '',
  starter: '',
  sensitivity: null as number | null,
  worker: true,
  src: '',
  facingMode: 'user' as 'user' | 'environment',
  autostart: false,
  autoTrain: null as boolean | null,
  autosave: '',
  cards: true as Cards,
  overlay: true,
  controls: '' as string | boolean,
  hold: 600,
  name: '',
  disabled: false,
  required: false,
};

function parseOnOff(value: string | null): boolean {
  return value !== 'off' && value !== 'false';
}

/** A number from 0 on; null, which stands for the default, for anything else. */
function numberUpTo(most: number, value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() ? Number(value) : value;
  return typeof number === 'number' && number >= 0 && number <= most ? number : null;
}

type Settled = Pick<typeof defaults, 'worker' | 'overlay' | 'cards' | 'autoTrain' | 'sensitivity' | 'hold'>;

/**
 * Makes of properties what they mean. Frameworks set a property where a page has the attribute, and give it the
 * attribute's text, or nothing where it is left out.
 */
export function settle(pad: Settled, changed: ReadonlyMap<PropertyKey, unknown>): void {
  for (const name of ['worker', 'overlay', 'cards', 'autoTrain'] as const) {
    const value: unknown = changed.has(name) ? pad[name] : true;
    if (typeof value === 'string') pad[name] = parseOnOff(value);
    else if (value === null || value === undefined) Object.assign(pad, { [name]: defaults[name] });
  }
  if (changed.has('sensitivity')) pad.sensitivity = numberUpTo(1, pad.sensitivity);
  if (changed.has('hold')) pad.hold = numberUpTo(Infinity, pad.hold) ?? defaults.hold;
}

const groups: readonly ControlGroup[] = ['camera', 'sample', 'predict', 'teach', 'train', 'report', 'files'];

/** The groups of controls that a `controls` attribute asks for. Unless it names some, all of them. */
export function parseControls(controls: string | boolean): ReadonlySet<ControlGroup> {
  const names = String(controls).split(/\s+/);
  if (['none', 'off', 'false'].includes(names[0])) return new Set();
  const named = groups.filter((group) => names.includes(group));
  return new Set(named.length > 0 ? named : groups);
}
