// Owns how long the peers of npm take to lay out a graph, each warm and inside its own process. Must not know our layout.
// Usage: node map.mjs FOLDER-WITH-NODE_MODULES NAME RUNS < a graph as JSON with its DOT. Prints the median milliseconds.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, name, runs] = process.argv.slice(2);
const need = createRequire(pathToFileURL(`${folder}/package.json`));
const { nodes, links, dot } = JSON.parse(readFileSync(0, "utf8"));
const outcome = { width: 120, height: 80, phase: 6 };
const all = [...nodes, outcome];
const end = (to) => to ?? nodes.length;

const peers = {
  "wasm-graphviz": async () => {
    const { Graphviz } = await import(pathToFileURL(`${folder}/node_modules/@hpcc-js/wasm-graphviz/dist/index.js`));
    const graphviz = await Graphviz.load();
    return () => graphviz.layout(dot, "plain", "dot");
  },
  elkjs: () => {
    const ELK = need("elkjs/lib/elk.bundled.js");
    const elk = new (ELK.default ?? ELK)();
    const layoutOptions = { "elk.algorithm": "layered", "elk.direction": "RIGHT", "elk.partitioning.activate": "true" };
    const children = () =>
      all.map(({ width, height, phase }, at) => ({ id: `n${at}`, width, height, layoutOptions: { "elk.partitioning.partition": phase } }));
    const edges = () => links.map(([from, to], at) => ({ id: `e${at}`, sources: [`n${from}`], targets: [`n${end(to)}`] }));
    return () => elk.layout({ id: "root", layoutOptions, children: children(), edges: edges() });
  },
  dagre: () => {
    const dagre = need("@dagrejs/dagre");
    const { graphlib, layout } = dagre.default ?? dagre;
    return () => {
      const graph = new graphlib.Graph({ multigraph: true });
      graph.setGraph({ rankdir: "LR" }).setDefaultEdgeLabel(() => ({}));
      all.forEach(({ width, height }, at) => graph.setNode(`n${at}`, { width, height }));
      links.forEach(([from, to], at) => graph.setEdge(`n${from}`, `n${end(to)}`, {}, `e${at}`));
      layout(graph);
    };
  },
};

const run = await peers[name]();
if (Number(runs) > 1) await run();
const times = [];
for (let round = 0; round < Number(runs); round += 1) {
  const began = performance.now();
  await run();
  times.push(performance.now() - began);
}
console.log(times.sort((a, b) => a - b)[Math.floor(times.length / 2)].toFixed(2));
