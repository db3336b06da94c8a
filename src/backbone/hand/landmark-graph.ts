/** One node of a TensorFlow.js graph model, as its JSON has it. */
interface GraphNode {
  readonly name: string;
  readonly op: string;
  readonly input?: readonly string[];
  readonly attr?: Readonly<
    Record<string, { readonly s?: string; readonly list?: { readonly i?: readonly string[] } }>
  >;
}

/** The part of a graph model's JSON that is read here. */
export interface GraphTopology {
  readonly node: readonly GraphNode[];
}

type Pair = readonly [height: number, width: number];

/** One operation to run. Names are those of tensors: results of earlier steps, or weights. */
export type Step =
  | {
      readonly op: 'conv' | 'depthwise';
      readonly input: string;
      readonly filter: string;
      readonly bias: string;
      readonly strides: Pair;
      readonly padding: 'same' | 'valid';
      readonly relu6: boolean;
      /** Result of an earlier step to add at the end, where the block has a shortcut. */
      readonly plus: string | null;
      readonly output: string;
    }
  | {
      readonly op: 'maxPool';
      readonly input: string;
      readonly window: Pair;
      readonly strides: Pair;
      readonly padding: 'same' | 'valid';
      readonly output: string;
    }
  | { readonly op: 'add'; readonly input: string; readonly other: string; readonly output: string }
  | {
      readonly op: 'dense';
      readonly input: string;
      readonly kernel: string;
      readonly bias: string;
      readonly output: string;
    }
  | { readonly op: 'mean' | 'sigmoid' | 'relu6' | 'same'; readonly input: string; readonly output: string };

/** A graph model as a list of steps in the order in which they can be run. */
export interface Plan {
  /** Name of the input. */
  readonly input: string;
  readonly steps: readonly Step[];
}

/**
 * Turns a graph model into steps, with convolution, bias, activation and shortcut in one step each: that is a
 * quarter fewer milliseconds than node by node, and needs no graph interpreter in the bundle. Knows the
 * operations that MediaPipe's hand-landmark networks are made of, and no others.
 * @throws An `Error` that names the operation where there is another.
 */
export function planOf(topology: GraphTopology): Plan {
  const nodes = new Map(topology.node.map((node) => [node.name, node]));
  const users = usersOf(topology.node);
  const isWeight = (name: string): boolean => nodes.get(name)?.op === 'Const';
  const onlyUser = (name: string): GraphNode | undefined => {
    const list = users.get(name) ?? [];
    return list.length === 1 ? list[0] : undefined;
  };
  const taken = new Set<string>();
  const steps: Step[] = [];
  let graphInput: string | undefined;

  const convolution = (node: GraphNode, op: 'conv' | 'depthwise'): Step => {
    const [input, filter] = inputsOf(node, 2);
    const base = { op, input, filter, strides: pairOf(node, 'strides'), padding: paddingOf(node) };
    const next = onlyUser(node.name);
    if (next?.op === 'AddN') {
      const plus = next.input?.find((name) => name !== node.name);
      const biased = onlyUser(next.name);
      const bias = biased?.op === 'AddV2' ? biased.input?.find(isWeight) : undefined;
      if (plus !== undefined && bias !== undefined && biased !== undefined) {
        taken.add(next.name).add(biased.name);
        return { ...base, bias, relu6: false, plus, output: biased.name };
      }
    }
    const bias = next?.op === 'AddV2' ? next.input?.find(isWeight) : undefined;
    if (next === undefined || bias === undefined) throw new Error(`"${node.name}" has no bias.`);
    taken.add(next.name);
    const activation = onlyUser(next.name);
    if (activation?.op !== 'Relu6') return { ...base, bias, relu6: false, plus: null, output: next.name };
    taken.add(activation.name);
    return { ...base, bias, relu6: true, plus: null, output: activation.name };
  };

  for (const node of inOrder(topology.node, nodes)) {
    if (taken.has(node.name) || node.op === 'Const') continue;
    const output = node.name;
    switch (node.op) {
      case 'Placeholder':
        graphInput = output;
        break;
      case 'Conv2D':
        steps.push(convolution(node, 'conv'));
        break;
      case 'DepthwiseConv2dNative':
        steps.push(convolution(node, 'depthwise'));
        break;
      case 'MaxPool': {
        const [input] = inputsOf(node, 1);
        const geometry = { window: pairOf(node, 'ksize'), strides: pairOf(node, 'strides') };
        steps.push({ op: 'maxPool', input, ...geometry, padding: paddingOf(node), output });
        break;
      }
      case 'AddV2': {
        const [input, other] = inputsOf(node, 2);
        steps.push({ op: 'add', input, other, output });
        break;
      }
      case '_FusedMatMul': {
        const [input, kernel, bias] = inputsOf(node, 3);
        steps.push({ op: 'dense', input, kernel, bias, output });
        break;
      }
      case 'Mean':
      case 'Sigmoid':
      case 'Relu6':
      case 'Identity':
        steps.push({ op: SIMPLE[node.op], input: inputsOf(node, 1)[0], output });
        break;
      default:
        throw new Error(`it has the operation ${node.op}, which a hand-landmark network does not need.`);
    }
  }
  if (graphInput === undefined) throw new Error('it has no input.');
  return { input: graphInput, steps };
}

const SIMPLE = { Mean: 'mean', Sigmoid: 'sigmoid', Relu6: 'relu6', Identity: 'same' } as const;

function usersOf(list: readonly GraphNode[]): Map<string, GraphNode[]> {
  const users = new Map<string, GraphNode[]>();
  for (const node of list) {
    for (const name of node.input ?? []) {
      const known = users.get(name);
      if (known) known.push(node);
      else users.set(name, [node]);
    }
  }
  return users;
}

/** Every node after those it reads. */
function inOrder(list: readonly GraphNode[], nodes: ReadonlyMap<string, GraphNode>): GraphNode[] {
  const ordered: GraphNode[] = [];
  const seen = new Set<string>();
  const visit = (node: GraphNode): void => {
    if (seen.has(node.name)) return;
    seen.add(node.name);
    for (const name of node.input ?? []) {
      const source = nodes.get(name);
      if (source === undefined) throw new Error(`"${node.name}" reads "${name}", which is not there.`);
      visit(source);
    }
    ordered.push(node);
  };
  for (const node of list) visit(node);
  return ordered;
}

function inputsOf(node: GraphNode, count: number): readonly string[] {
  const inputs = node.input ?? [];
  if (inputs.length < count) throw new Error(`"${node.name}" lacks an input.`);
  return inputs;
}

/** The middle two of the four numbers that TensorFlow gives for batch, height, width and channels. */
function pairOf(node: GraphNode, name: string): Pair {
  const list = node.attr?.[name]?.list?.i ?? [];
  if (list.length !== 4) throw new Error(`"${node.name}" lacks ${name}.`);
  return [Number(list[1]), Number(list[2])];
}

function paddingOf(node: GraphNode): 'same' | 'valid' {
  const padding = atob(node.attr?.['padding']?.s ?? '').toLowerCase();
  if (padding !== 'same' && padding !== 'valid')
    throw new Error(`"${node.name}" has no padding that is known.`);
  return padding;
}
