#!/usr/bin/env node
// Readies what the backbone is trained on; --help says how.
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { runTypeScript } from '../run/typescript.mjs';

await runTypeScript(fileURLToPath(new URL('main.ts', import.meta.url)), argv.slice(2));
