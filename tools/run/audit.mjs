// Known weaknesses in what users get with the package, as npm's registry knows them.
import { execFile } from 'node:child_process';
import { platform } from 'node:process';
import { root } from './exec.mjs';

/** Counts of the check: skipped where the registry can't be asked, because that says nothing of the packages. */
export async function audit() {
  const report = await ask();
  if (!report.auditReportVersion) {
    const reason = report.message ?? report.error?.summary ?? 'no answer';
    console.log(`Not checked: the registry has no audit to offer, or there is no network (${reason}).`);
    return { passed: 0, failed: 0, skipped: 1 };
  }
  const severe = Object.values(report.vulnerabilities).filter(({ severity }) =>
    /high|critical/.test(severity),
  );
  for (const { name, severity, range } of severe) console.log(`✗ ${name} ${range}: ${severity}`);
  if (severe.length === 0) console.log('No weakness known that is high or critical.');
  return severe.length > 0 ? { passed: 0, failed: 1, skipped: 0 } : { passed: 1, failed: 0, skipped: 0 };
}

/** What npm says, as JSON; an empty object where it says nothing readable. */
function ask() {
  const args = [
    'audit',
    '--omit=dev',
    '--audit-level=high',
    '--json',
    '--fetch-retries=1',
    '--fetch-timeout=20000',
  ];
  return new Promise((resolve) => {
    // npm is a batch file on Windows.
    execFile('npm', args, { cwd: root, shell: platform === 'win32', maxBuffer: 2 ** 26 }, (_, output) => {
      try {
        resolve(JSON.parse(output));
      } catch {
        resolve({});
      }
    });
  });
}
