import { describe, expect, it } from 'vitest';
import { checkLinks } from '../../tools/guides/check-links.mjs';
import { checkSamples } from '../../tools/guides/check.mjs';
import { slug } from '../../tools/guides/markdown.mjs';
import { samplesOf } from '../../tools/guides/samples.mjs';

const fence = (language: string, code: string, comment = '') =>
  `${comment && `<!-- ${comment} -->\n\n`}\`\`\`${language}\n${code}\n\`\`\`\n\n`;

/** What the checker says of a page. */
const check = (text: string) =>
  checkSamples(samplesOf({ path: 'docs/page.md', text }), new Set(['labels', 'autosave']));

describe('code samples', () => {
  it('are found with their lines and what their comments say', () => {
    const text = `# Page\n\n${fence('ts', 'video;', 'sample: needs video, classifier; run')}${fence('sh', 'ls')}`;
    expect(samplesOf({ path: 'docs/page.md', text })).toEqual([
      {
        page: 'docs/page.md',
        line: 6,
        language: 'ts',
        code: 'video;\n',
        needs: ['video', 'classifier'],
        run: true,
      },
      { page: 'docs/page.md', line: 10, language: 'sh', code: 'ls\n', needs: [], run: false },
    ]);
  });

  it('are refused with a comment that means nothing', () => {
    const text = fence('ts', 'video;', 'sample: neds video');
    expect(() => samplesOf({ path: 'docs/page.md', text })).toThrow('neds video');
  });

  it('pass when they are right', async () => {
    const right =
      fence(
        'ts',
        "const { label } = await classifier.predict(video);\nconst digit: '3' | null = label === '3' ? label : null;\nconsole.log(digit);",
        'sample: needs classifier, video',
      ) +
      fence(
        'js',
        "pad.addEventListener('change', (event) => console.log(event.value));",
        'sample: needs pad',
      ) +
      fence('html', '<p>One<p>Two</p>'.replace('One<p>', 'One</p><p>')) +
      fence('html', '<digit-gesture-pad labels="a b" id="x"></digit-gesture-pad>') +
      fence('json', '{}');
    expect(await check(right)).toEqual({ checked: 5, failed: 0, problems: [] });
  }, 60_000);

  it('fail when they are broken, with the place', async () => {
    const broken =
      fence(
        'ts',
        "import { GestureClassifier } from 'digit-gesture';\nawait GestureClassifier.create({ label: [] });",
      ) +
      fence('js', 'video.play();') +
      fence('js', 'const x = ;') +
      fence('html', '<digit-gesture-pad label="a b"></digit-gesture-pad>') +
      fence('html', '<div><digit-gesture-pad></div>') +
      fence('html', '<script type="module">\n  import { nothing } from \'digit-gesture\';\n</script>') +
      fence('js', 'video.play();', 'sample: needs video, pad') +
      fence('json', '{,}') +
      fence('svelte', '{#if x}');
    const { checked, failed, problems } = await check(broken);
    expect({ checked, failed }).toEqual({ checked: 9, failed: 9 });
    const said = problems.join('\n');
    for (const words of [
      'docs/page.md:3: Object literal may only specify known properties',
      "docs/page.md:7: Cannot find name 'video'",
      'docs/page.md:11: Expression expected',
      'docs/page.md:15: <digit-gesture-pad> has no attribute "label"',
      'docs/page.md:19: <digit-gesture-pad> is not closed',
      `docs/page.md:24: Module '"digit-gesture"' has no exported member 'nothing'`,
      "docs/page.md:31: it doesn't use pad",
    ]) {
      expect(said).toContain(words);
    }
  }, 60_000);

  it('that run must log what their comments say', async () => {
    const run = (comment: string) =>
      fence(
        'ts',
        `import { GestureError } from 'digit-gesture';\nconsole.log(new GestureError('no-hand', 'x').code); // ${comment}`,
        'sample: run',
      );
    expect(await check(run('no-hand'))).toMatchObject({ checked: 1, failed: 0 });
    const { failed, problems } = await check(run('a hand'));
    expect(failed).toBe(1);
    expect(problems[0]).toContain('it should log ["a hand"], and logs ["no-hand"]');
  }, 60_000);
});

describe('links', () => {
  const links = (text: string) =>
    checkLinks(
      [
        { path: 'docs/README.md', text },
        { path: 'docs/b.md', text: '# What it *does*, `now`\n\n# Twice\n\n# Twice\n\n<a id="own"></a>' },
      ],
      { index: 'docs/README.md', exists: (path) => ['docs/README.md', 'docs/b.md', 'src'].includes(path) },
    );

  it('pass where they lead somewhere', () => {
    const text =
      '[a](b.md) [b](b.md#what-it-does-now) [c](./b.md#twice-1) [d](b.md#own) [e](../src) [f](https://example.org/x#y)';
    expect(links(text)).toEqual({ checked: 8, problems: [] });
  });

  it('fail where they do not', () => {
    const { problems } = links(
      '[a](c.md) [b](b.md#twice-2) [c](#nowhere) [d](../../x)\n\n<img src="x.webp" alt="">\n\n`[not](a-link.md)`',
    );
    expect(problems).toEqual([
      'docs/README.md:1: c.md: there is no such file',
      'docs/README.md:1: b.md#twice-2: there is no such heading',
      'docs/README.md:1: #nowhere: there is no such heading',
      'docs/README.md:1: ../../x: outside the project',
      'docs/README.md:3: x.webp: there is no such file',
    ]);
  });

  it('lead from the index to every page', () => {
    expect(links('No link.').problems).toEqual(['docs/b.md: no way leads here from docs/README.md']);
  });

  it('name headings as GitHub does', () => {
    expect(slug('Who knows, predicts: 0–9 & more_1')).toBe('who-knows-predicts-09--more_1');
  });
});
