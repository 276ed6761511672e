// Everything that ./test does, on every operating system: sets up, checks, builds and tests, prints the duration of each
// phase, and ends with "N passed, N failed". Exit code 0 means that nothing failed. Does not read standard input.
//
// usage: ./test [--full]     --full adds the long runs (chaos, fuzzing, load)
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { audit } from "./audit.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const windows = process.platform === "win32";
const options = process.argv.slice(2);
const full = options.includes("--full");
const unknown = options.filter((option) => option !== "--full");
if (unknown.length > 0) {
  console.error(`Unknown option ${unknown.join(" ")}. usage: ./test [--full]`);
  process.exit(2);
}

const chromiumNames = ["chromium", "chromium-browser", "google-chrome"];

// Release: test what is shipped.
const configuration = "Release";

// Limits in seconds, to catch hangs: four times the duration on two idle cores.
const testLimits = { "Summarizer.EndToEnd.Tests": 1000, "Summarizer.Tests": 700, "Summarizer.Text.Tests": 160 };
const fullLimit = 60 * 60;
const phaseLimit = 600;

// One compiler server for all projects, which loads the analyzers once: saves a minute. It has its own id, so that it can be
// stopped without affecting others.
const compiler = `summarizer-test-${process.pid}`;
const quickly = ["-p:UseSharedCompilation=true", `-p:SharedCompilationId=${compiler}`, "-v", "quiet", "-nologo"];

const environment = {
  ...process.env,
  CI: "true",
  DOTNET_CLI_TELEMETRY_OPTOUT: "1",
  DOTNET_NOLOGO: "1",
  // A build server that outlives its build keeps pipes open and uses memory.
  MSBUILDDISABLENODEREUSE: "1",
  ...(full ? { SUMMARIZER_FULL_TESTS: "1" } : {}),
};

let passed = 0;
let failed = 0;
const running = new Set();

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    running.forEach(killTree);
    process.exit(130);
  });
}

await main();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

async function main() {
  await phase("tools", tools);
  await Promise.all([fetching(), building()]);
  await phase("browser", browser);
  if (failed > 0) {
    console.log("The tests did not run, because a check above failed.");
    return;
  }
  for (const project of testProjects()) {
    await phase(project, () => test(project));
  }
}

// Mostly waits for the network, so it runs in parallel with the build.
async function fetching() {
  await phase("npm packages", nodePackages);
  await phase("Debian packages", debianPackages);
  await phase("shell scripts", shellScripts);
  await phase("Bicep", bicep);
  await phase("PowerShell", powerShell);
}

async function building() {
  await phase("format", format);
  await phase("build", build);
  await phase("Functions head", functionsHead);
  await stopCompiler();
  await phase("known vulnerabilities", () => audit(root, run));
}

// A phase returns a message, or throws one if it fails.
async function phase(name, work) {
  const start = performance.now();
  let said;
  try {
    said = await work();
  } catch (error) {
    failed += error.counted ? 0 : 1;
    said = `FAILED\n${error.message}`;
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${name.padEnd(28)} ${seconds.padStart(6)} s  ${said ?? ""}`);
}

async function tools() {
  const node = Number(process.versions.node.split(".")[0]);
  if (node < 20) {
    throw new Error(`Node 20 or newer is required; found ${process.versions.node}: https://nodejs.org`);
  }
  const dotnet = await run("dotnet", ["--version"]);
  if (dotnet.code !== 0 || !dotnet.output.startsWith("10.0.")) {
    throw new Error(`The .NET 10 SDK is required: https://dotnet.microsoft.com/download\n${dotnet.output}`);
  }
  return `.NET ${dotnet.output.trim()}, Node ${process.versions.node}`;
}

async function nodePackages() {
  const listed = await run("npm", ["ls", "--depth=0"]); // fails if a package is missing or not of the pinned version
  if (listed.code === 0) {
    return "up to date";
  }
  await must("npm", ["ci", "--no-audit", "--no-fund"]);
  return "installed";
}

async function debianPackages() {
  const missing = [...(which("shellcheck") ? [] : ["shellcheck"]), ...(chromiumNames.some(which) ? [] : ["chromium"])];
  return missing.length > 0 ? installDebian(missing) : "up to date";
}

async function shellScripts() {
  if (!which("shellcheck")) {
    return "not checked: shellcheck is not installed";
  }
  const tracked = await must("git", ["ls-files", "--cached", "--others", "--exclude-standard"]);
  const scripts = tracked
    .split("\n")
    .filter((file) => file && existsSync(join(root, file)) && /^([^.]|\.ci\/)*$|\.sh$/.test(file))
    .filter((file) => readFileSync(join(root, file), "utf8").startsWith("#!/usr/bin/env bash"));
  await must("shellcheck", scripts);
  return scripts.join(" ");
}

async function format() {
  await must("dotnet", ["tool", "restore"]);
  await must("dotnet", ["csharpier", "check", "."]);
}

async function build() {
  await must("dotnet", ["build", "Summarizer.sln", "-c", configuration, "-warnaserror", ...quickly]);
}

async function stopCompiler() {
  const { output: folder } = await run("dotnet", ["msbuild", join("tests", "Bicep"), "-getProperty:RoslynTargetsPath"]);
  await run("dotnet", [join(folder, "bincore", "VBCSCompiler.dll"), "-shutdown", `-pipename:${compiler}`]);
}

// The packages of the Functions worker are on the public feed and not on every mirror of it; a part of them is first asked
// for by the build, in a project that the worker's SDK generates. Published as it is shipped, for the tests to look at;
// built for debugging too, which has a function more.
async function functionsHead() {
  const project = join("src", "Summarizer.Functions");
  const published = join("artifacts", "functions");
  rmSync(join(root, published), { recursive: true, force: true });
  const tolerated = "-warnnotaserror:NU1900;NU1901;NU1902;NU1903;NU1904"; // as Directory.Build.props says
  const strict = ["-warnaserror", tolerated, ...quickly];
  for (const build of [
    ["publish", project, "-c", configuration, "-o", published, ...strict],
    ["build", project, "-c", "Debug", "-p:RunAnalyzers=false", ...strict], // the same code was analysed just now
  ]) {
    const { code, output: said } = await run("dotnet", build);
    const errors = said.match(/error [A-Z]+\d+: [^\n[]*/g) ?? [];
    if (code !== 0 && errors.length > 0 && errors.every((error) => /^error NU1[0-3]\d\d:/.test(error))) {
      rmSync(join(root, published), { recursive: true, force: true });
      return `not built, its packages do not restore here: ${errors[0].trim()}`;
    }
    if (code !== 0) {
      throw new Error(`dotnet ${build.join(" ")}\n${said}`);
    }
  }
  return `built, published to ${published}`;
}

// The compiler of infra/. A package like any other; where it is not served for the platform, its tests are skipped.
async function bicep() {
  const { code } = await run("dotnet", ["restore", join("tests", "Bicep"), "-v", "quiet", "-nologo"]);
  return code === 0 ? "restored" : (which("bicep") ?? "not served for this platform: infra/ is not compiled");
}

// For the hook that azd runs on Windows. It is a package like any other; where it cannot be had, its tests are skipped.
async function powerShell() {
  const folder = join(root, "artifacts", "pwsh");
  const program = join(folder, windows ? "pwsh.exe" : "pwsh");
  if (!which("pwsh") && !existsSync(program)) {
    await run("dotnet", ["tool", "install", "PowerShell", "--version", "7.6.9", "--tool-path", folder]);
  }
  const path = Object.keys(environment).find((name) => name.toUpperCase() === "PATH"); // "Path" on Windows
  environment[path] = `${environment[path]}${delimiter}${folder}`;
  return which("pwsh") ?? (existsSync(program) ? folder : "not here: subscribe.ps1 is not run");
}

// Debian's Chromium where there is one or where it can be installed, else Playwright's own download.
async function browser() {
  const found = chromiumNames.find(which);
  if (found) {
    environment.SUMMARIZER_CHROMIUM = which(found);
    return environment.SUMMARIZER_CHROMIUM;
  }
  const driver = join(output("Summarizer.EndToEnd.Tests"), ".playwright", "package", "cli.js");
  if (existsSync(driver)) {
    const installed = await run(process.execPath, [driver, "install", "chromium"]);
    if (installed.code === 0) {
      return "installed Playwright's Chromium";
    }
  }
  throw new Error("There is no Chromium, and it could not be installed: install it, or its tests cannot run.");
}

// Where there is apt and the right to use it; the phases that need a package look whether it is there.
// A machine that was never asked for a package has no lists of them yet.
async function installDebian(names) {
  if (process.getuid?.() !== 0 || !which("apt-get")) {
    return `not installed: ${names.join(", ")}`;
  }
  const install = () => run("apt-get", ["install", "-y", "--no-install-recommends", ...names]);
  if ((await install()).code !== 0) {
    await run("apt-get", ["update"]);
    await install();
  }
  return `asked for ${names.join(", ")}`;
}

async function test(project) {
  const results = join(root, "TestResults", project);
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const limit = full ? fullLimit : (testLimits[project] ?? phaseLimit);
  const report = join(results, "results.trx");
  const ran = await run("dotnet", [join(output(project), `${project}.dll`), "-noColor", "-result-trx", report], limit);
  const counts = readCounts(report);
  if (!counts) {
    const why = ran.code === null ? `took longer than ${limit} s` : "ended without a result";
    throw new Error(`${why}\n${ran.output}`);
  }
  if (counts.passed + counts.failed === 0) {
    throw new Error(`no test was run\n${ran.output}`);
  }
  passed += counts.passed;
  failed += counts.failed;
  const said = `${counts.passed} passed, ${counts.failed} failed${counts.skipped ? `, ${counts.skipped} skipped` : ""}`;
  if (ran.code !== 0 || counts.failed > 0) {
    throw Object.assign(new Error(`${said}\n${ran.output}`), { counted: counts.failed > 0 });
  }
  return said;
}

function readCounts(file) {
  if (!existsSync(file)) {
    return null;
  }
  const counters = /<Counters ([^>]*)>/.exec(readFileSync(file, "utf8"))?.[1];
  const count = (name) => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(counters)?.[1] ?? 0);
  return counters && { passed: count("passed"), failed: count("failed"), skipped: count("total") - count("executed") };
}

function testProjects() {
  return readdirSync(join(root, "tests"))
    .filter((name) => name.endsWith(".Tests") && existsSync(join(root, "tests", name, `${name}.csproj`)))
    .sort();
}

function output(project) {
  return join(root, "tests", project, "bin", configuration, "net10.0");
}

async function must(command, commandArguments) {
  const { code, output: said } = await run(command, commandArguments);
  if (code !== 0) {
    throw new Error(`${command} ${commandArguments.join(" ")}\n${said}`);
  }
  return said;
}

// The exit code, null if it was killed, with everything that it printed.
function run(command, commandArguments, seconds = phaseLimit) {
  return new Promise((resolve) => {
    const child = spawn(command, commandArguments, {
      cwd: root,
      env: environment,
      shell: windows, // npm is a script there
      detached: !windows, // a process group of its own, so that all of it can be ended
      stdio: ["ignore", "pipe", "pipe"],
    });
    running.add(child);
    let said = "";
    child.stdout.on("data", (data) => (said += data));
    child.stderr.on("data", (data) => (said += data));
    const limit = setTimeout(() => killTree(child), seconds * 1000);
    const end = (code) => {
      clearTimeout(limit);
      running.delete(child);
      resolve({ code, output: said.trim() });
    };
    child.on("error", (error) => {
      said += error.message;
      end(127);
    });
    child.on("exit", () => setTimeout(() => child.stdout.destroy(), 2000).unref()); // a grandchild may hold the pipe
    child.on("close", (code) => end(code));
  });
}

function killTree(child) {
  if (!child?.pid) {
    return;
  }
  if (windows) {
    spawnSync("taskkill", ["/pid", String(child.pid), "/t", "/f"]);
  } else {
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // it has ended
    }
  }
}

function which(command) {
  const found = spawnSync(windows ? "where" : "which", [command], { encoding: "utf8" });
  return found.status === 0 ? found.stdout.trim().split("\n")[0] : null;
}
