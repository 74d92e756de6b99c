import { expect, test } from "vitest";
import { findAddresses, findMissing, platformOf } from "../complete-lock.mjs";

test.each([
  ["@oxlint/binding-linux-x64-gnu", { os: ["linux"], cpu: ["x64"], libc: ["glibc"] }],
  ["@oxlint/binding-linux-arm-musleabihf", { os: ["linux"], cpu: ["arm"], libc: ["musl"] }],
  ["@oxlint/binding-darwin-arm64", { os: ["darwin"], cpu: ["arm64"] }],
  ["@oxlint/binding-win32-ia32-msvc", { os: ["win32"], cpu: ["ia32"] }],
  ["@oxlint/binding-android-arm-eabi", { os: ["android"], cpu: ["arm"] }],
  ["@tailwindcss/oxide-wasm32-wasi", { cpu: ["wasm32"] }],
  ["@oxlint-tsgolint/linux-x64", { os: ["linux"], cpu: ["x64"] }],
])("the platform of %s is read from its name", (name, platform) => {
  expect(platformOf(name)).toEqual(platform);
});

test("a name without a platform is refused rather than guessed", () => {
  expect(() => platformOf("left-pad")).toThrow("left-pad");
});

test("what the lock names but does not describe is described, in the version that is asked for", () => {
  const lock = {
    packages: {
      "node_modules/tool": {
        version: "1.2.3",
        dev: true,
        optionalDependencies: { "@tool/linux-x64": "1.2.3", "@tool/darwin-arm64": "1.2.3" },
      },
      "node_modules/@tool/linux-x64": { version: "1.2.3" },
    },
  };
  expect([...findMissing(lock)]).toEqual([
    [
      "node_modules/@tool/darwin-arm64",
      { version: "1.2.3", os: ["darwin"], cpu: ["arm64"], dev: true, optional: true },
    ],
  ]);
});

test("what stands nested below the package that asks counts as described", () => {
  const lock = {
    packages: {
      "node_modules/a/node_modules/tool": { optionalDependencies: { "tool-linux-x64": "1.0.0" } },
      "node_modules/a/node_modules/tool-linux-x64": { version: "1.0.0" },
    },
  };
  expect(findMissing(lock).size).toBe(0);
});

test("addresses of a registry are found, links to workspaces are none", () => {
  const lock = {
    packages: {
      "node_modules/a": { resolved: "https://packages.example/a.tgz" },
      "node_modules/@handbill/server": { resolved: "server" },
    },
  };
  expect(findAddresses(lock)).toEqual(["node_modules/a"]);
});
