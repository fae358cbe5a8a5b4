// Owns what the peers of npm hear in a text: ranges in characters, or how long they take. Must not know our labels.
// Usage: node coach.mjs FOLDER-WITH-NODE_MODULES times FILE | node coach.mjs FOLDER hear < JSON-lines of texts
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, what, file] = process.argv.slice(2);
const need = createRequire(pathToFileURL(`${folder}/package.json`));
const whole = (part) => part.default ?? part;
const peers = {};

async function bring(name, make) {
  try {
    peers[name] = await make();
  } catch (why) {
    console.error(`${name} missing: ${String(why).split("\n")[0]}`);
  }
}

await bring("write-good", () => {
  const hear = need("write-good");
  return async (text) => hear(text).map(({ index, offset }) => [index, index + offset]);
});
await bring("alex", async () => {
  const alex = await import(pathToFileURL(`${folder}/node_modules/alex/index.js`));
  return async (text) =>
    alex.markdown(text).messages.map((it) => [(it.place ?? it.position).start.offset, (it.place ?? it.position).end.offset]);
});
await bring("textlint", () => {
  const { TextlintKernel } = need("@textlint/kernel");
  const kernel = new TextlintKernel();
  const plugins = [{ pluginId: "markdown", plugin: whole(need("@textlint/textlint-plugin-markdown")) }];
  const rules = ["alex", "write-good"].map((name) => ({ ruleId: name, rule: whole(need(`textlint-rule-${name}`)) }));
  // Its ranges are one character wide; they are drawn out to the end of the word, which favours it.
  const word = (text, from) => from + Math.max(1, text.slice(from).search(/\W|$/));
  return async (text) => (await kernel.lintText(text, { ext: ".md", plugins, rules })).messages.map(({ index }) => [index, word(text, index)]);
});

const chars = (text, units) => Array.from(text.slice(0, units)).length;

if (what === "times") {
  const text = readFileSync(file, "utf8");
  for (const [name, hear] of Object.entries(peers)) {
    await hear(text.slice(0, 2000));
    const times = [];
    for (let run = 0; run < 3; run += 1) {
      const began = performance.now();
      await hear(text);
      times.push(performance.now() - began);
    }
    console.log(JSON.stringify({ name, ms: times.sort((a, b) => a - b)[1] }));
  }
} else {
  const texts = readFileSync(0, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
  for (const [name, hear] of Object.entries(peers)) {
    const heard = [];
    for (const text of texts) heard.push((await hear(text)).map(([from, to]) => [chars(text, from), chars(text, to)]));
    console.log(JSON.stringify({ name, heard }));
  }
}
