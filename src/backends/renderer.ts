/** Renderers that are programs, not graphics cards. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** What draws WebGL here, in the browser's words; null where there is no WebGL. */
export function renderer(options: WebGLContextAttributes = {}): string | null {
  if (typeof OffscreenCanvas === 'undefined' && typeof document === 'undefined') return null;
  const canvas =
    typeof OffscreenCanvas === 'undefined' ? document.createElement('canvas') : new OffscreenCanvas(1, 1);
  const gl = (canvas.getContext('webgl2', options) ?? canvas.getContext('webgl', options)) as
    WebGLRenderingContext | WebGL2RenderingContext | null;
  if (!gl) return null;
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const name = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  // Browsers allow few contexts at a time; this one has served.
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return name;
}

/** Whether that is a program, which takes 15 to 25 times as long as WebAssembly. */
export function isSoftware(name: string): boolean {
  return SOFTWARE.test(name);
}
