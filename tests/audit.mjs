// Asks package sources for known vulnerabilities. What they say changes from day to day, and an old commit has to stay
// testable: so a finding is told, and fails only if it is high or critical in a package that is shipped with the server.
// One that cannot be mended yet is accepted by its address in Directory.Build.props:
//   <NuGetAuditSuppress Include="https://github.com/advisories/GHSA-…" />
import { readFileSync } from "node:fs";
import { join } from "node:path";

// What is shipped, with everything below it. The Functions head adds the packages of its host, which not every source has.
const shipped = join("src", "Summarizer.Server");
const grave = /^(high|critical)$/i;

/** The findings in a few words; throws if there are grave ones. */
export async function audit(root, run) {
  const accepted = readFileSync(join(root, "Directory.Build.props"), "utf8");
  const findings = { "NuGet": await nuget(run), "npm": await npm(run) };
  const said = Object.entries(findings).map(([source, found]) => `${source} ${tell(found)}`).join("; ");
  const gravest = Object.values(findings).filter(Array.isArray).flat().filter(
    (finding) => finding.shipped && grave.test(finding.severity) && !accepted.includes(finding.advisory),
  );
  if (gravest.length > 0) {
    throw new Error(`${said}\nIn what is shipped: ${gravest.map((f) => `${f.package} ${f.severity} ${f.advisory}`).join(", ")}`);
  }
  return said;
}

function tell(found) {
  if (!Array.isArray(found)) {
    return `not checked: ${found}`;
  }
  return found.length === 0 ? "nothing known" : found.map((f) => `${f.package} ${f.severity.toLowerCase()}`).join(", ");
}

// The findings, or why there are none to be had.
async function nuget(run) {
  const listed = await run(
    "dotnet",
    ["list", shipped, "package", "--vulnerable", "--include-transitive", "--no-restore", "--format", "json"],
    60,
  );
  const report = parse(listed.output);
  if (listed.code !== 0 || !report) {
    return firstLine(listed.output);
  }
  // A source that publishes no vulnerabilities reads like one that knows of none.
  const knowing = await Promise.all((report.sources ?? []).map(publishesVulnerabilities));
  if (!knowing.includes(true)) {
    return "the package source publishes no vulnerabilities";
  }
  return report.projects
    .flatMap((project) => project.frameworks ?? [])
    .flatMap((framework) => [...(framework.topLevelPackages ?? []), ...(framework.transitivePackages ?? [])])
    .flatMap((found) =>
      (found.vulnerabilities ?? []).map((v) => ({
        package: `${found.id} ${found.resolvedVersion}`,
        severity: v.severity,
        advisory: v.advisoryurl,
        shipped: true,
      })),
    );
}

async function publishesVulnerabilities(source) {
  try {
    const index = await (await fetch(source, { signal: AbortSignal.timeout(10_000) })).json();
    return index.resources.some((resource) => resource["@type"].startsWith("VulnerabilityInfo/"));
  } catch {
    return false; // a folder, or out of reach
  }
}

// The emulator of storage and the linters: nothing of npm's is shipped.
async function npm(run) {
  const audited = await run("npm", ["audit", "--json"], 60);
  const report = parse(audited.output);
  return report?.vulnerabilities
    ? Object.values(report.vulnerabilities).map((v) => ({ package: v.name, severity: v.severity, advisory: "", shipped: false }))
    : report?.message ?? report?.error?.summary ?? firstLine(audited.output);
}

// Tools say other things around their JSON.
function parse(said) {
  try {
    return JSON.parse(said.slice(said.indexOf("\n{") + 1, said.lastIndexOf("}") + 1));
  } catch {
    return null;
  }
}

function firstLine(said) {
  return said.split("\n").find((line) => line.trim())?.trim() ?? "no answer";
}
