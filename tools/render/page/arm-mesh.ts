import {
  BufferAttribute,
  BufferGeometry,
  DoubleSide,
  Matrix4,
  Mesh,
  MeshLambertMaterial,
  MeshPhongMaterial,
  Vector3,
  type Material,
} from 'three';
import type { Arm, Sleeve } from '../scene/scene.js';
import { linear } from './hand-mesh.js';

const AROUND = 20;

/**
 * The arm's outline in the wrist's frame, in millimetres: distance from the wrist towards the elbow, half width, half
 * depth, and how far its middle lies towards the palm.
 */
const OUTLINE: readonly (readonly [along: number, width: number, depth: number, palmwards: number])[] = [
  [-8, 22, 13, 0],
  [4, 25.5, 17.8, 0],
  [14, 26.6, 19, 0],
  [32, 27.8, 20.5, 1],
  [60, 31, 24, 2],
  [110, 37, 31, 3],
  [170, 43, 38, 3],
  [240, 46, 42, 2],
  [330, 47, 44, 2],
  [800, 52, 50, 2],
];

/** Where the arm ends, far outside any picture, in millimetres from the wrist. */
const END = OUTLINE.at(-1)![0];

/** A forearm, bare from the wrist to the sleeve's cuff. */
export class ArmMesh {
  readonly skin: Mesh<BufferGeometry, MeshPhongMaterial>;
  readonly cloth: Mesh<BufferGeometry, MeshLambertMaterial>;

  constructor() {
    this.skin = tube(new MeshPhongMaterial());
    this.cloth = tube(new MeshLambertMaterial({ vertexColors: true, side: DoubleSide }));
  }

  /** Bends and colours the arm for one picture. */
  shape(arm: Arm): void {
    const wrist = new Matrix4().fromArray(arm.wrist);
    const elbow = new Matrix4().fromArray(arm.elbow);
    fill(this.skin.geometry, rings(wrist, elbow, arm.thickness, OUTLINE, 0));
    this.cloth.visible = arm.sleeve !== null;
    if (arm.sleeve) this.#dress(arm.sleeve, wrist, elbow, arm.thickness);
  }

  #dress(sleeve: Sleeve, wrist: Matrix4, elbow: Matrix4, thickness: number): void {
    const start = sleeve.start * 1000;
    const outline = OUTLINE.map((_, i) => {
      const along = start + ((END - start) * i) / (OUTLINE.length - 1);
      const [, width, depth, palmwards] = outlineAt(along);
      return [along, width, depth, palmwards] as const;
    });
    fill(this.cloth.geometry, rings(wrist, elbow, thickness, outline, sleeve.loose * 1000));
    const colours = this.cloth.geometry.getAttribute('color') as BufferAttribute;
    const main = linear(sleeve.colour);
    const other = sleeve.stripes ? linear(sleeve.stripes) : main;
    for (let i = 0; i < colours.count; i++) {
      const colour = Math.floor(i / AROUND) % 2 ? other : main;
      colours.setXYZ(i, colour.r, colour.g, colour.b);
    }
    colours.needsUpdate = true;
  }
}

function outlineAt(along: number): readonly [number, number, number, number] {
  const after = Math.max(
    1,
    OUTLINE.findIndex(([at]) => at >= along),
  );
  const [a, b] = [OUTLINE[after - 1], OUTLINE[after]];
  const share = (along - a[0]) / (b[0] - a[0]);
  return [along, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share, a[3] + (b[3] - a[3]) * share];
}

/** Points of the rings in camera space: near the wrist they follow the hand, further on the elbow. */
function rings(
  wrist: Matrix4,
  elbow: Matrix4,
  thickness: number,
  outline: typeof OUTLINE,
  wider: number,
): Vector3[] {
  const points: Vector3[] = [];
  for (const [along, width, depth, palmwards] of outline) {
    const bent = Math.min(1, Math.max(0, (along + 2) / 45));
    const share = bent * bent * (3 - 2 * bent);
    for (let i = 0; i < AROUND; i++) {
      const angle = (2 * Math.PI * i) / AROUND;
      const local = new Vector3(
        Math.cos(angle) * (width * thickness + wider),
        Math.sin(angle) * (depth * thickness + wider) - palmwards,
        along,
      ).multiplyScalar(0.001);
      points.push(local.clone().applyMatrix4(wrist).lerp(local.applyMatrix4(elbow), share));
    }
  }
  return points;
}

function tube<M extends Material>(material: M): Mesh<BufferGeometry, M> {
  const count = OUTLINE.length * AROUND;
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(count * 3), 3));
  geometry.setAttribute('normal', new BufferAttribute(new Float32Array(count * 3), 3));
  geometry.setAttribute('color', new BufferAttribute(new Float32Array(count * 3).fill(1), 3));
  const faces: number[] = [];
  for (let ring = 0; ring + 1 < OUTLINE.length; ring++) {
    for (let i = 0; i < AROUND; i++) {
      const [a, b] = [ring * AROUND + i, ring * AROUND + ((i + 1) % AROUND)];
      faces.push(a, b, a + AROUND, b, b + AROUND, a + AROUND);
    }
  }
  geometry.setIndex(faces);
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  mesh.castShadow = true;
  mesh.receiveShadow = true;
  return mesh;
}

function fill(geometry: BufferGeometry, points: readonly Vector3[]): void {
  const positions = geometry.getAttribute('position') as BufferAttribute;
  points.forEach((point, i) => positions.setXYZ(i, point.x, point.y, point.z));
  positions.needsUpdate = true;
  geometry.computeVertexNormals();
}
