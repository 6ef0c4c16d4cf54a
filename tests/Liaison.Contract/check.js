// Lints the OpenAPI document, makes a client of it, compiles it and lets it do its work against the demo.
// The service is that of the last build; LIAISON_SERVER names another one (a Liaison.Server.dll).
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { CORE_SCHEMA, load } from "js-yaml";

const document = "../../docs/openapi.json";
const builds = ["Debug", "Release"].map(build => `../../src/Liaison.Server/bin/${build}/net10.0/Liaison.Server.dll`);
const environment = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", NO_COLOR: "1" };
let passed = 0;
let failed = 0;

function report(name, isPassed, output = "") {
  isPassed ? passed++ : failed++;
  console.log(`${isPassed ? "passed" : "FAILED"}  ${name}`);
  if (!isPassed && output) console.log(output);
  return isPassed;
}

function run(name, tool, ...args) {
  const done = spawnSync(process.execPath, [`node_modules/${tool}`, ...args], { encoding: "utf8", env: environment });
  return report(name, done.status === 0, done.stdout + done.stderr);
}

const freePort = () => new Promise(resolve => {
  const probe = createServer().listen(0, "127.0.0.1", () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});

async function answers(address, service) {
  for (let attempt = 0; attempt < 200 && service.exitCode === null; attempt++) {
    const answer = await fetch(`${address}/health/live`).catch(() => null);
    if (answer?.ok) return true;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  return false;
}

async function flow() {
  const program = process.env.LIAISON_SERVER ?? builds.find(existsSync);
  if (!program) return report("the service is built", false, "Build it first: dotnet build src/Liaison.Server");
  const folder = mkdtempSync(join(tmpdir(), "liaison-contract-"));
  const address = `http://127.0.0.1:${await freePort()}`;
  const service = spawn("dotnet", [program, "demo", "--data", folder, "--urls", address], { stdio: ["ignore", "ignore", "inherit"] });
  service.on("error", () => { });
  try {
    if (!report("the demo answers", await answers(address, service))) return;
    const [json, yaml] = await Promise.all(["json", "yaml"].map(async form => (await fetch(`${address}/openapi/v1.${form}`)).text()));
    report("the service serves this document", json.trim() === readFileSync(document, "utf8").trim());
    report("in YAML it is the same", isDeepStrictEqual(load(yaml, { schema: CORE_SCHEMA }), JSON.parse(json)));
    const keys = JSON.parse(readFileSync(join(folder, "demo-keys.json"), "utf8"));
    const { steps } = await import("./generated/out/flow.js");
    for (const [name, step] of steps(`${address}/`, keys)) {
      try {
        await step();
        report(name, true);
      } catch (error) {
        if (!report(name, false, error.stack)) return;
      }
    }
  } finally {
    if (service.exitCode === null) {
      service.kill("SIGTERM");
      await new Promise(resolve => service.on("exit", resolve));
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

run("the document passes redocly lint", "@redocly/cli/bin/cli.js", "lint", document, "--config", "redocly.yaml");
run("the document passes spectral with the OWASP rules", "@stoplight/spectral-cli/dist/index.js",
  "lint", document, "--ruleset", ".spectral.yaml", "--fail-severity", "warn", "--display-only-failures");
if (run("a client is generated", "openapi-typescript/bin/cli.js", document, "--output", "generated/api.d.ts")
  && run("it compiles, strictly", "typescript/bin/tsc", "--project", "."))
  await flow();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
