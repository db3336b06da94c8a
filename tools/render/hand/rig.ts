import { Matrix4, Quaternion, Vector3 } from 'three';
import { JOINTS, PARENTS } from './joints.js';

/** Which hand. */
export type Side = 'left' | 'right';

/** A hand's skeleton at rest, as its file has it. Metres; each joint's −Z points to the next one, +Y out of the back. */
export interface Rig {
  readonly side: Side;
  /** Joint → space of the file, at rest. */
  readonly rest: readonly Matrix4[];
  /** Joint → its parent, at rest; the wrist's is the identity, so that poses are relative to the wrist. */
  readonly local: readonly Matrix4[];
}

interface GlbNode {
  name?: string;
  translation?: [number, number, number];
  rotation?: [number, number, number, number];
}

/**
 * Reads the skeleton out of one of the generic hands of `@webxr-input-profiles/assets`.
 * @throws If the file is not a binary glTF or lacks a joint.
 */
export function readRig(glb: Uint8Array, side: Side): Rig {
  const view = new DataView(glb.buffer, glb.byteOffset, glb.byteLength);
  if (view.byteLength < 20 || view.getUint32(0, true) !== 0x46546c67)
    throw new Error('Not a binary glTF file.');
  const json = new TextDecoder().decode(glb.subarray(20, 20 + view.getUint32(12, true)));
  const nodes = (JSON.parse(json) as { nodes: GlbNode[] }).nodes;
  const rest = JOINTS.map((name) => {
    const node = nodes.find((candidate) => candidate.name === name);
    if (!node?.translation || !node.rotation) throw new Error(`The hand has no joint "${name}".`);
    return new Matrix4().compose(
      new Vector3(...node.translation),
      new Quaternion(...node.rotation).normalize(),
      new Vector3(1, 1, 1),
    );
  });
  const local = rest.map((matrix, i) => {
    const parent = PARENTS[i];
    return parent < 0 ? new Matrix4() : rest[parent].clone().invert().multiply(matrix);
  });
  return { side, rest, local };
}
