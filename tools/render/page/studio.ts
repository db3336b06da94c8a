import {
  CanvasTexture,
  DirectionalLight,
  HemisphereLight,
  Mesh,
  PCFShadowMap,
  PerspectiveCamera,
  PlaneGeometry,
  Scene as World,
  ShadowMaterial,
  SRGBColorSpace,
  Vector3,
  WebGLRenderer,
} from 'three';
import type { Side } from '../hand/rig.js';
import type { Background } from '../scene/background.js';
import type { HandScene, Lights, Scene } from '../scene/scene.js';
import { ArmMesh } from './arm-mesh.js';
import { paintBackground } from './background-canvas.js';
import { linear, loadHandMesh, shine, type HandMesh } from './hand-mesh.js';
import { LensPass } from './lens.js';

/** Draws scenes, one after the other, always on the same canvas. */
export class Studio {
  readonly #renderer: WebGLRenderer;
  readonly #world = new World();
  readonly #camera = new PerspectiveCamera();
  readonly #sky = new HemisphereLight();
  readonly #lamps = [new DirectionalLight(), new DirectionalLight()];
  readonly #wall = new Mesh(new PlaneGeometry(3, 3), new ShadowMaterial({ opacity: 0.35 }));
  readonly #arm = new ArmMesh();
  readonly #lens = new LensPass();
  readonly #backdrop = new OffscreenCanvas(1, 1);
  readonly #hands: Readonly<Record<Side, HandMesh>>;
  #texture: CanvasTexture<OffscreenCanvas> | null = null;

  private constructor(hands: Readonly<Record<Side, HandMesh>>) {
    this.#hands = hands;
    this.#renderer = new WebGLRenderer({ antialias: true, preserveDrawingBuffer: true, alpha: true });
    this.#renderer.setPixelRatio(1);
    this.#renderer.shadowMap.enabled = true;
    this.#renderer.shadowMap.type = PCFShadowMap;
    for (const lamp of this.#lamps) this.#world.add(lamp, lamp.target);
    const key = this.#lamps[0];
    key.castShadow = true;
    key.shadow.mapSize.set(512, 512);
    key.shadow.bias = -0.0015;
    key.shadow.normalBias = 0.002;
    Object.assign(key.shadow.camera, {
      left: -0.2,
      right: 0.2,
      top: 0.2,
      bottom: -0.2,
      near: 0.05,
      far: 1.4,
    });
    this.#wall.receiveShadow = true;
    this.#world.add(
      this.#sky,
      this.#wall,
      this.#arm.skin,
      this.#arm.cloth,
      hands.left.mesh,
      hands.right.mesh,
    );
  }

  /** Readies both hands. */
  static async open(left: ArrayBuffer, right: ArrayBuffer): Promise<Studio> {
    const [leftHand, rightHand] = await Promise.all([
      loadHandMesh(left, 'left'),
      loadHandMesh(right, 'right'),
    ]);
    return new Studio({ left: leftHand, right: rightHand });
  }

  /** The scene as a picture. The canvas is used again for the next scene. */
  draw(scene: Scene): HTMLCanvasElement {
    const { width, height } = scene;
    this.#renderer.setSize(width, height, false);
    this.#camera.fov = scene.fieldOfView;
    this.#camera.aspect = width / height;
    this.#camera.near = 0.02;
    this.#camera.far = 8;
    this.#camera.updateProjectionMatrix();
    this.#texture?.dispose();
    this.#texture = scene.background && this.#hang(scene, scene.background);
    this.#world.background = this.#texture;
    const shown = [this.#arm.skin, this.#arm.cloth, this.#hands.left.mesh, this.#hands.right.mesh];
    for (const object of shown) object.visible = false;
    this.#wall.visible = false;
    if (scene.hand) this.#place(scene.hand, scene.lights);
    this.#renderer.render(this.#world, this.#camera);
    return this.#lens.apply(this.#renderer.domElement, scene.lens, !scene.background);
  }

  /** Puts up the background. */
  #hang({ width, height }: Scene, background: Background): CanvasTexture<OffscreenCanvas> {
    Object.assign(this.#backdrop, { width, height });
    const context = this.#backdrop.getContext('2d')!;
    if (background.blur > 0.1) {
      // Drawn small and spread out again: cheaper than a wide blur, and it looks like one.
      const small = Math.max(1, background.blur);
      context.imageSmoothingQuality = 'high';
      const sketch = new OffscreenCanvas(Math.ceil(width / small), Math.ceil(height / small));
      paintBackground(sketch.getContext('2d')!, background, sketch.width, sketch.height);
      context.drawImage(sketch, 0, 0, width, height);
    } else {
      paintBackground(context, background, width, height);
    }
    const texture = new CanvasTexture(this.#backdrop);
    texture.colorSpace = SRGBColorSpace;
    texture.generateMipmaps = false;
    return texture;
  }

  #place(hand: HandScene, lights: Lights): void {
    const shown = this.#hands[hand.side];
    shown.mesh.visible = true;
    shown.pose(hand.bones);
    shown.paint(hand.skin);
    this.#arm.skin.visible = true;
    this.#arm.shape(hand.arm);
    const skin = this.#arm.skin.material;
    skin.color.copy(linear(hand.skin.back)).lerp(linear(hand.skin.palm), 0.5);
    shine(skin, hand.skin.roughness);
    this.#light(lights, middleOf(hand));
  }

  #light(lights: Lights, middle: Vector3): void {
    this.#sky.color.copy(linear(lights.sky));
    this.#sky.groundColor.copy(linear(lights.ground));
    this.#sky.intensity = lights.ambient;
    this.#lamps.forEach((lamp, i) => {
      const given = lights.lamps[i];
      // Dimmed, not removed: another number of lamps would be another shader, and compiling it takes long.
      lamp.intensity = given?.strength ?? 0;
      if (!given) return;
      lamp.color.copy(linear(given.colour));
      lamp.target.position.copy(middle);
      lamp.position
        .set(...given.from)
        .setLength(0.6)
        .add(middle);
    });
    this.#lamps[0].shadow.intensity = lights.shadows ? 1 : 0;
    if (lights.wall !== null && lights.shadows && this.#texture) {
      this.#wall.visible = true;
      this.#wall.position.set(0, 0, middle.z - 0.06 - lights.wall);
    }
  }
}

/** The root of the middle finger, which is about the middle of a hand. */
function middleOf(hand: HandScene): Vector3 {
  const root = hand.bones[11];
  return new Vector3(root[12], root[13], root[14]);
}
