import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { planOf, type GraphTopology } from '../../src/backbone/hand/landmark-graph.js';

const file = new URL('../../src/backbone/hand/assets/handlandmark-lite.json', import.meta.url);
const { modelTopology } = JSON.parse(readFileSync(file, 'utf8')) as { modelTopology: GraphTopology };
const change = (op: string, made: object): GraphTopology => ({
  node: modelTopology.node.map((node) => (node.op === op ? { ...node, ...made } : node)),
});

describe('planOf', () => {
  const { steps, input } = planOf(modelTopology);

  it('makes 58 steps of the 146 operations of the bundled model', () => {
    expect(modelTopology.node.filter(({ op }) => op !== 'Const' && op !== 'Placeholder')).toHaveLength(146);
    expect(steps).toHaveLength(58);
    expect(steps.filter((step) => 'relu6' in step && step.relu6)).toHaveLength(32);
    expect(steps.filter((step) => 'plus' in step && step.plus !== null)).toHaveLength(9);
  });

  it('reads in each step only what was there before', () => {
    const there = new Set([
      input,
      ...modelTopology.node.filter(({ op }) => op === 'Const').map(({ name }) => name),
    ]);
    for (const step of steps) {
      const { op, output, ...rest } = step;
      const reads = ['input', 'filter', 'bias', 'plus', 'other', 'kernel'].map(
        (key) => (rest as Record<string, unknown>)[key],
      );
      expect(
        reads.filter((name) => typeof name === 'string' && !there.has(name)),
        `${op} ${output}`,
      ).toEqual([]);
      there.add(output);
    }
  });

  it('says what it does not know', () => {
    expect(() => planOf(change('MaxPool', { op: 'Softmax' }))).toThrow(/Softmax/);
    expect(() => planOf(change('Mean', { input: ['elsewhere'] }))).toThrow(/elsewhere/);
    expect(() => planOf(change('AddN', { op: 'AddV2' }))).toThrow(/no bias/);
    expect(() => planOf(change('MaxPool', { attr: {} }))).toThrow(/lacks/);
    expect(() => planOf({ node: [] })).toThrow(/no input/);
  });
});
