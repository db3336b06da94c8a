import {
  BackSide,
  Color,
  DataTexture,
  DirectionalLight,
  HemisphereLight,
  Mesh,
  MeshBasicMaterial,
  MeshToonMaterial,
  NearestFilter,
  PerspectiveCamera,
  RedFormat,
  Scene as World,
  SkinnedMesh,
  WebGLRenderer,
  type Material,
} from 'three';
import type { Side } from '../hand/rig.js';
import type { HandScene } from '../scene/scene.js';
import { ArmMesh } from './arm-mesh.js';
import { linear, loadHandMesh, type HandMesh } from './hand-mesh.js';
import type { CardStyle } from '../cards/card.js';

/** Draws a hand as a picture in a book would: few tones, dark outlines, nothing behind it. */
export class CardStudio {
  readonly #renderer = new WebGLRenderer({ antialias: true, preserveDrawingBuffer: true, alpha: true });
  readonly #world = new World();
  readonly #camera = new PerspectiveCamera();
  readonly #arm = new ArmMesh();
  readonly #fill = new MeshToonMaterial({ gradientMap: tones([0.55, 0.82, 1]) });
  readonly #line = outlineMaterial();
  readonly #hand: HandMesh;

  private constructor(hand: HandMesh) {
    this.#hand = hand;
    const key = new DirectionalLight(0xffffff, 2.6);
    key.position.set(-0.8, 0.9, 0.55);
    const sky = new HemisphereLight(0xffffff, 0xffffff, 0.6);
    this.#world.add(key, sky);
    const { mesh } = hand;
    mesh.material = this.#fill;
    const outline = new SkinnedMesh(mesh.geometry, this.#line);
    outline.bind(mesh.skeleton, mesh.bindMatrix);
    outline.frustumCulled = false;
    const arm = withMaterial(this.#arm.skin, this.#fill);
    const armOutline = withMaterial(this.#arm.skin, this.#line);
    this.#world.add(mesh, outline, arm, armOutline);
  }

  static async open(glb: ArrayBuffer, side: Side): Promise<CardStudio> {
    return new CardStudio(await loadHandMesh(glb, side));
  }

  /** The hand on a transparent square of `side` pixels. */
  draw(hand: HandScene, fieldOfView: number, side: number, style: CardStyle): HTMLCanvasElement {
    this.#renderer.setPixelRatio(1);
    this.#renderer.setSize(side, side, false);
    this.#renderer.setClearColor(0, 0);
    Object.assign(this.#camera, { fov: fieldOfView, aspect: 1, near: 0.02, far: 8 });
    this.#camera.updateProjectionMatrix();
    this.#fill.color.copy(linear(style.fill));
    this.#line.color.copy(linear(style.line));
    this.#hand.pose(hand.bones);
    this.#arm.shape(hand.arm);
    this.#renderer.render(this.#world, this.#camera);
    return this.#renderer.domElement;
  }
}

/** The same shape in another material. */
function withMaterial(source: Mesh, material: Material): Mesh {
  const mesh = new Mesh(source.geometry, material);
  mesh.frustumCulled = false;
  return mesh;
}

/** The tones a surface can have, from away to towards the light. */
function tones(levels: readonly number[]): DataTexture {
  const texture = new DataTexture(
    Uint8Array.from(levels, (level) => level * 255),
    levels.length,
    1,
    RedFormat,
  );
  texture.minFilter = texture.magFilter = NearestFilter;
  texture.needsUpdate = true;
  return texture;
}

/** Millimetres that the outline stands out. */
const OUTLINE = 2.1;

/** What is seen of a slightly larger, inside-out copy: a line around every part that stands before another. */
function outlineMaterial(): MeshBasicMaterial {
  const material = new MeshBasicMaterial({ side: BackSide, color: new Color(0) });
  material.onBeforeCompile = (shader) => {
    shader.vertexShader = shader.vertexShader.replace(
      '#include <project_vertex>',
      /* glsl */ `
#ifdef USE_SKINNING
  vec3 away = normalize(mat3(skinMatrix) * normal);
#else
  vec3 away = normalize(normal);
#endif
transformed += away * ${(OUTLINE / 1000).toFixed(5)};
#include <project_vertex>`,
    );
  };
  return material;
}
