import { dirname } from 'node:path';

/** @type {import('next').NextConfig} */
export default {
  // The server runs the package from node_modules, where its model and binaries are files beside it.
  serverExternalPackages: ['digit-gesture'],
  turbopack: { root: dirname(import.meta.dirname) },
};
