// Type-checks samples against the package's own types.
import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../run/exec.mjs';
import { declarations } from './needs.mjs';

/** What a person who writes JavaScript doesn't have to say: the types of parameters and variables. */
const loose = { strict: false, exactOptionalPropertyTypes: false };

/**
 * Checks TypeScript strictly, and JavaScript as far as it says something.
 * @param {readonly import('./samples.mjs').Sample[]} samples
 * @returns {Map<import('./samples.mjs').Sample, string[]>} What is wrong with each that has something wrong.
 */
export function checkTypes(samples) {
  const isScript = ({ language }) => language === 'js' || language === 'mjs';
  return new Map([
    ...compile(samples.filter(isScript), loose),
    ...compile(
      samples.filter((sample) => !isScript(sample)),
      {},
    ),
  ]);
}

function compile(samples, extra) {
  if (samples.length === 0) return [];
  const options = { ...projectOptions(), ...extra };
  const sampleOf = new Map(samples.map((sample, i) => [fileName(sample, i), sample]));
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  const read = (name) => (sampleOf.has(name) ? withNeeds(sampleOf.get(name)) : undefined);
  host.fileExists = (name) => sampleOf.has(name) || fileExists(name);
  host.readFile = (name) => read(name) ?? readFile(name);
  host.getSourceFile = (name, ...rest) => {
    const text = read(name);
    return text === undefined ? getSourceFile(name, ...rest) : ts.createSourceFile(name, text, rest[0], true);
  };
  // The tag's type and the packages that the guides speak of, for all samples.
  const ambient = ['src/element/define.ts', 'tools/guides/frameworks.d.ts'].map((path) => join(root, path));
  const program = ts.createProgram([...sampleOf.keys(), ...ambient], options, host);
  const [wrongOption] = program.getOptionsDiagnostics();
  if (wrongOption) throw new Error(ts.flattenDiagnosticMessageText(wrongOption.messageText, ' '));
  return [...sampleOf].flatMap(([name, sample]) => {
    const file = program.getSourceFile(name);
    const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    const problems = found.map(tell(sample));
    return problems.length > 0 ? [[sample, problems]] : [];
  });
}

function projectOptions() {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(root, 'tsconfig.json'),
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (problem) => {
        throw new Error(ts.flattenDiagnosticMessageText(problem.messageText, ' '));
      },
    },
  );
  const paths = { ...config.options.paths, 'digit-gesture/cdn': ['./src/cdn.ts'] };
  // Samples show one thing at a time: what they don't go on to use is no fault.
  return { ...config.options, paths, noUnusedLocals: false, noUnusedParameters: false };
}

function fileName({ language }, i) {
  return join(root, `temp/guides/sample-${i}.${language === 'tsx' ? 'tsx' : 'ts'}`).replaceAll('\\', '/');
}

/** What is needed comes after the code, so that lines stay where they are. */
function withNeeds({ code, needs }) {
  return `${code}\nexport {};\n${declarations(needs)}\n`;
}

const tell = (sample) => (diagnostic) => {
  const { line } = ts.getLineAndCharacterOfPosition(diagnostic.file, diagnostic.start);
  return `${sample.page}:${sample.line + line}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')}`;
};
