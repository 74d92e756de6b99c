// npm run sbom: writes what is handed on with Handbill into sbom.cdx.json (CycloneDX), with versions, hashes and licences.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./installed.mjs";

const npm = process.env.npm_execpath; // the very npm that runs us
const words = ["sbom", "--omit=dev", "--sbom-format=cyclonedx", "--package-lock-only", "--loglevel=error"];
const [program, args] = npm ? [process.execPath, [npm, ...words]] : ["npm", words];
const bill = JSON.parse(execFileSync(program, args, { cwd: root, maxBuffer: 100_000_000, shell: !npm }).toString());
bill.metadata.component.name = "handbill"; // npm takes the name of the folder
const file = join(root, "sbom.cdx.json");
writeFileSync(file, `${JSON.stringify(bill, null, 2)}\n`);
console.log(`${bill.components.length} packages are named in ${file}.`);
