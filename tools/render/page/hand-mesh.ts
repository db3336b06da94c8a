import {
  Bone,
  BufferAttribute,
  Color,
  DataTexture,
  LinearFilter,
  Matrix4,
  MeshPhongMaterial,
  RedFormat,
  RepeatWrapping,
  Skeleton,
  SkinnedMesh,
  SRGBColorSpace,
  Vector3,
} from 'three';
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';
import { JOINTS } from '../hand/joints.js';
import type { Side } from '../hand/rig.js';
import { Random } from '../random.js';
import type { Colour, Skin } from '../scene/scene.js';

/** A hand that can be posed by giving every bone its place. */
export interface HandMesh {
  readonly mesh: SkinnedMesh;
  pose(bones: readonly (readonly number[])[]): void;
  paint(skin: Skin): void;
}

/** Reads the rigged hand and readies it for posing. */
export async function loadHandMesh(glb: ArrayBuffer, side: Side): Promise<HandMesh> {
  const file = await new GLTFLoader().parseAsync(glb, '');
  let source: SkinnedMesh | undefined;
  file.scene.updateMatrixWorld(true);
  file.scene.traverse((object) => {
    if (object instanceof SkinnedMesh) source = object;
  });
  if (!source) throw new Error(`The ${side} hand has no skinned mesh.`);
  const order = JOINTS.map((name) => source!.skeleton.bones.findIndex((bone) => bone.name === name));
  // The file may name its joints in another order than ours; the skin weights refer to the file's.
  const bones = source.skeleton.bones.map(() => fixedBone());
  const skeleton = new Skeleton(bones, source.skeleton.boneInverses);
  const geometry = source.geometry.clone();
  geometry.setAttribute('palmness', palmness(source, order));
  geometry.setAttribute('tipPlace', tipPlaces(source, order));
  const { material, uniforms } = skinMaterial();
  const mesh = new SkinnedMesh(geometry, material);
  mesh.bind(skeleton, new Matrix4());
  mesh.frustumCulled = false;
  mesh.castShadow = true;
  mesh.receiveShadow = true;
  return {
    mesh,
    pose(matrices) {
      matrices.forEach((matrix, joint) => bones[order[joint]].matrixWorld.fromArray(matrix));
    },
    paint(skin) {
      shine(material, skin.roughness);
      uniforms.back.value.copy(linear(skin.back));
      uniforms.palm.value.copy(linear(skin.palm));
      uniforms.nails.value.copy(linear(skin.nails));
      uniforms.mottling.value = skin.mottling;
    },
  };
}

/** Gives a material the gloss of skin: 0 is wet, 1 is matt. */
export function shine(material: MeshPhongMaterial, roughness: number): void {
  material.shininess = 4 + 40 * (1 - roughness);
  material.specular.setScalar(0.22 * (1 - roughness));
}

function fixedBone(): Bone {
  const bone = new Bone();
  bone.matrixAutoUpdate = false;
  bone.matrixWorldAutoUpdate = false;
  return bone;
}

/** For each vertex, how much it belongs to the palm's side at rest: 1 in the palm, 0 on the back. */
function palmness(source: SkinnedMesh, order: readonly number[]): BufferAttribute {
  const normals = source.geometry.getAttribute('normal');
  const values = new Float32Array(normals.count);
  const normal = new Vector3();
  const metacarpals = new Set([order[0], ...[5, 10, 15, 20].map((joint) => order[joint])]);
  for (let i = 0; i < normals.count; i++) {
    const bone = strongestBone(source, i);
    const inverse = source.skeleton.boneInverses[metacarpals.has(bone) ? order[0] : bone];
    normal.fromBufferAttribute(normals, i).transformDirection(inverse);
    values[i] = Math.min(1, Math.max(0, 0.5 - normal.y));
  }
  return new BufferAttribute(values, 1);
}

/** Colours are given in sRGB; light is reckoned in linear values. */
export function linear(colour: Colour): Color {
  return new Color().setRGB(colour[0], colour[1], colour[2], SRGBColorSpace);
}

/**
 * Where each vertex is as seen from the tip of its own finger, at rest, in millimetres: the shader paints nails from
 * it. Vertices of no finger are put far away.
 */
function tipPlaces(source: SkinnedMesh, order: readonly number[]): BufferAttribute {
  const positions = source.geometry.getAttribute('position');
  const values = new Float32Array(positions.count * 3);
  const place = new Vector3();
  for (let i = 0; i < positions.count; i++) {
    const joint = order.indexOf(strongestBone(source, i));
    const tip = joint === 0 ? 0 : Math.ceil(joint / 5) * 5 - 1 + (joint % 5 === 0 ? 5 : 0);
    if (tip === 0) place.set(1000, 0, 0);
    else {
      place.fromBufferAttribute(positions, i).applyMatrix4(source.skeleton.boneInverses[order[tip]]);
      place.multiplyScalar(1000 * NAIL_SIZE[Math.floor(tip / 5)]);
    }
    place.toArray(values, i * 3);
  }
  return new BufferAttribute(values, 3);
}

/** The thumb's nail is larger than the middle finger's, the little finger's smaller: what shrinks them to one size. */
const NAIL_SIZE = [0.8, 1, 0.97, 1, 1.25];

function strongestBone(source: SkinnedMesh, vertex: number): number {
  const index = source.geometry.getAttribute('skinIndex');
  const weight = source.geometry.getAttribute('skinWeight');
  let best = 0;
  for (let k = 1; k < 4; k++)
    if (weight.getComponent(vertex, k) > weight.getComponent(vertex, best)) best = k;
  return index.getComponent(vertex, best);
}

/** Even noise to read spots from: cheaper than reckoning it for every pixel. */
function noiseTexture(): DataTexture {
  const random = new Random('skin');
  const texture = new DataTexture(
    Uint8Array.from({ length: 64 * 64 }, () => random.integer(0, 255)),
    64,
    64,
    RedFormat,
  );
  texture.wrapS = texture.wrapT = RepeatWrapping;
  texture.magFilter = texture.minFilter = LinearFilter;
  texture.needsUpdate = true;
  return texture;
}

/** Skin that is paler in the palm, mottled, and has nails. */
function skinMaterial() {
  const uniforms = {
    back: { value: new Color() },
    palm: { value: new Color() },
    nails: { value: new Color() },
    mottling: { value: 0 },
    spots: { value: noiseTexture() },
  };
  const material = new MeshPhongMaterial();
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, uniforms);
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', `#include <common>\n${SKIN_VERTEX}`)
      .replace(
        '#include <begin_vertex>',
        `#include <begin_vertex>\nvPalm = palmness;\nvTip = tipPlace;\nvSpot = position.yz + position.x * vec2(0.6, -0.5);`,
      );
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', `#include <common>\n${SKIN_FRAGMENT}`)
      .replace('#include <color_fragment>', SKIN_COLOUR);
  };
  return { material, uniforms };
}

const SKIN_VERTEX = /* glsl */ `
attribute float palmness;
attribute vec3 tipPlace;
varying float vPalm;
varying vec3 vTip;
varying vec2 vSpot;
`;

const SKIN_FRAGMENT = /* glsl */ `
uniform vec3 back;
uniform vec3 palm;
uniform vec3 nails;
uniform float mottling;
uniform sampler2D spots;
varying float vPalm;
varying vec3 vTip;
varying vec2 vSpot;
`;

const SKIN_COLOUR = /* glsl */ `
diffuseColor.rgb = mix(back, palm, smoothstep(0.25, 0.75, vPalm));
float nail = step(1.0, vTip.y) * (1.0 - smoothstep(0.8, 1.05, length(vec2(vTip.x / 6.0, (vTip.z + 1.0) / 6.5))));
diffuseColor.rgb = mix(diffuseColor.rgb, nails, nail * 0.85);
float spot = texture2D(spots, vSpot * 2.8).r * 1.4 + texture2D(spots, vSpot * 10.0).r - 1.2;
diffuseColor.rgb *= 1.0 + mottling * spot;
`;
