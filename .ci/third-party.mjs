// Prints what other people made that ships inside the package: libraries, fonts and icons, each with its licence text.
// Reads what cargo and npm have already fetched for the build; asks no network.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const ROOTS = ["shell", "cli"];
const LICENCE_FILE = /^(licen[cs]e|copying|notice|copyright|unlicense)/i;

/** The licence texts that lie in a folder. */
function textsIn(folder) {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && LICENCE_FILE.test(entry.name));
  return names.map((entry) => readFileSync(join(folder, entry.name), "utf8").trim());
}

/** Every crate that is linked into the two programs on this platform; what only builds them does not ship. */
function crates() {
  const host = /host: (.*)/.exec(execFileSync("rustc", ["-vV"], { encoding: "utf8" }))[1];
  const asked = ["metadata", "--locked", "--offline", "--format-version", "1", "--filter-platform", host];
  const metadata = JSON.parse(execFileSync("cargo", asked, { encoding: "utf8", maxBuffer: 1 << 28 }));
  const packages = new Map(metadata.packages.map((each) => [each.id, each]));
  const nodes = new Map(metadata.resolve.nodes.map((each) => [each.id, each]));
  const shipped = new Set();
  const waiting = metadata.packages.filter((each) => !each.source && ROOTS.includes(each.name)).map((each) => each.id);
  while (waiting.length > 0) {
    const id = waiting.pop();
    if (shipped.has(id)) continue;
    shipped.add(id);
    const linked = nodes.get(id).deps.filter((dep) => dep.dep_kinds.some((kind) => kind.kind === null));
    waiting.push(...linked.map((dep) => dep.pkg));
  }
  return [...shipped]
    .map((id) => packages.get(id))
    .filter((each) => each.source)
    .map((each) => ({
      name: `${each.name} ${each.version}`,
      licence: each.license ?? `see ${basename(each.license_file ?? "its text")}`,
      from: each.repository ?? "crates.io",
      texts: textsIn(dirname(each.manifest_path)),
    }));
}

/** Every npm package that is bundled into the screens. */
function npmPackages() {
  const lock = JSON.parse(readFileSync("ui/package-lock.json", "utf8"));
  // Svelte is only a tool in the manifest, yet its runtime is compiled into the screens.
  const ships = ([path, each]) => path !== "" && (!each.dev || path === "node_modules/svelte");
  return Object.entries(lock.packages)
    .filter(ships)
    .map(([path, each]) => ({
      name: `${path.replace(/^.*node_modules\//, "")} ${each.version}`,
      licence: each.license ?? "see its text",
      from: "npm",
      texts: textsIn(join("ui", path)),
    }));
}

function fonts() {
  return [
    { name: "Atkinson Hyperlegible Next and Mono", licence: "OFL-1.1", from: "assets/fonts", file: "assets/fonts/OFL.txt" },
    { name: "Noto fonts", licence: "OFL-1.1", from: "assets/fonts", file: "assets/fonts/OFL-Noto.txt" },
  ].map(({ file, ...font }) => ({ ...font, texts: [readFileSync(file, "utf8").trim()] }));
}

const parts = [...fonts(), ...npmPackages(), ...crates()].sort((one, other) => one.name.localeCompare(other.name, "en"));
const nameless = parts.filter((part) => !part.licence);
if (nameless.length > 0) throw new Error(`no licence known for ${nameless.map((part) => part.name).join(", ")}`);

const texts = new Map();
for (const part of parts) {
  for (const text of part.texts) texts.set(text, [...(texts.get(text) ?? []), part.name]);
}
const out = ["Second Story contains the work of others, with thanks. Each part keeps its own licence.", ""];
for (const part of parts) out.push(`${part.name}\n    ${part.licence}; ${part.from}`);
for (const [text, names] of texts) out.push("", "=".repeat(100), `Of ${names.join(", ")}:`, "", text);
process.stdout.write(`${out.join("\n")}\n`);
