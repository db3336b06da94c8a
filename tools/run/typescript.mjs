// Runs a program written in TypeScript: vite reads it, Node runs it.
import process from 'node:process';
import { createServer } from 'vite';

/**
 * Runs the `main` that a TypeScript file exports on some arguments; what it gives becomes the exit code.
 * A `TypeError` is about the arguments: its sentence is enough. Anything else is shown in full.
 * @param {string} file - Absolute path.
 * @param {readonly string[]} args - What `main` gets.
 */
export async function runTypeScript(file, args) {
  const server = await createServer({
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    const { main } = await server.ssrLoadModule(file);
    process.exitCode = await main(args);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  } finally {
    await server.close();
  }
}
