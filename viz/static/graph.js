// Draws the page's picture. The data stands in the page; the drawing library is loaded when the picture comes into view.
"use strict";

(() => {
  const script = document.currentScript;
  const source = document.getElementById("picture");
  const drawing = document.getElementById("drawing");
  const canvas = document.getElementById("canvas");
  const chosen = document.getElementById("chosen");
  if (!source || !drawing) return;

  const { words, query, families } = JSON.parse(source.textContent);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const mouse = matchMedia("(pointer: fine)").matches;
  const NARROW = 600;
  const SWUNG = 400; // what edges that swing out, and the words at them, need in width
  let network, nodes, edges;
  let across = 0;

  const style = (name) => getComputedStyle(drawing).getPropertyValue(name).trim();

  function groups() {
    const made = {};
    for (const family of families) {
      const fill = style(`--family-${family}`);
      const held = { background: fill, border: style("--soft") };
      made[family] = { color: { ...held, highlight: { ...held, border: style("--link") }, hover: held } };
    }
    return made;
  }

  function options(given) {
    return {
      ...given,
      groups: groups(),
      nodes: {
        shape: "box", margin: 10, borderWidth: 1, borderWidthSelected: 3,
        shapeProperties: { borderRadius: 8 },
        font: { color: style("--family-ink"), size: 17, face: getComputedStyle(document.body).fontFamily },
      },
      edges: {
        ...given.edges,
        color: { color: style("--soft"), highlight: style("--link"), hover: style("--link") },
        font: { color: style("--ink"), size: 14, strokeWidth: 5, strokeColor: style("--card"), face: getComputedStyle(document.body).fontFamily },
        arrows: { to: { scaleFactor: 0.6 } },
      },
      interaction: { ...given.interaction, hover: mouse, dragView: mouse, dragNodes: mouse, zoomView: false, keyboard: false },
    };
  }

  // In a narrow place what lies around something stands closer, and its words stand below when it is chosen.
  function narrowed(picture) {
    if (!picture.around || canvas.clientWidth >= NARROW) return picture;
    const nodes = picture.nodes.map((node) => ({ ...node, x: Math.sign(node.x) * 118, y: node.y * 1.1, widthConstraint: { maximum: 94 }, label: node.name, font: { size: 14 } }));
    const edges = picture.edges.map((edge) => ({ ...edge, words: edge.label, label: undefined }));
    return { ...picture, nodes, edges };
  }

  function height(picture) {
    const rows = picture.nodes.map((node) => node.y);
    const tall = Math.max(...rows) - Math.min(...rows) + 110;
    const columns = picture.nodes.map((node) => node.x);
    across = Math.max(...columns) - Math.min(...columns) + (picture.around && canvas.clientWidth < NARROW ? 115 : 230);
    if (picture.edges.some((edge) => edge.smooth)) across = Math.max(across, SWUNG);
    const fitting = tall * Math.min(1, canvas.clientWidth / across);
    const beside = canvas.closest("aside");
    const most = beside && getComputedStyle(beside).position === "sticky" ? Math.max(420, innerHeight - 240) : 900;
    canvas.style.height = `${Math.round(Math.min(Math.max(fitting, 200), most))}px`;
  }

  function bold(node) {
    return node.asked ? { ...node, borderWidth: 2.5 } : node;
  }

  function draw() {
    drawing.hidden = false;
    const picture = narrowed(JSON.parse(source.textContent));
    height(picture);
    nodes = new vis.DataSet(picture.nodes.map(bold));
    edges = new vis.DataSet(picture.edges);
    network = new vis.Network(canvas, { nodes, edges }, options(picture.options));
    fit(false);
    network.on("selectNode", (event) => choose(nodes.get(event.nodes[0])));
    network.on("deselectNode", () => chosen.replaceChildren());
    network.on("doubleClick", (event) => { if (event.nodes[0]) location.assign(nodes.get(event.nodes[0]).url + query); });
    drawing.dataset.drawn = "yes";
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => network.setOptions(options(picture.options)));
  }

  // Edges that swing out, and words at them, reach beyond the nodes that vis-network fits in.
  function fit(animation) {
    network.fit({ animation: false });
    const scale = Math.min(network.getScale() * 0.94, across ? canvas.clientWidth / across : Infinity);
    network.moveTo({ scale, animation: animation ? { duration: 300 } : false });
  }

  function choose(node) {
    const link = document.createElement("a");
    link.href = node.url + query;
    link.textContent = node.name;
    const kind = document.createElement("span");
    kind.className = "kind";
    kind.textContent = node.kind;
    const more = document.createElement("button");
    more.type = "button";
    more.textContent = words.more;
    more.addEventListener("click", () => expand(node, more));
    const said = edges.get({ filter: (edge) => edge.words && (edge.from === node.id || edge.to === node.id) });
    const only = said.length === 1 ? `${nodes.get(said[0].from).name} ${said[0].words} ${nodes.get(said[0].to).name}` : "";
    chosen.replaceChildren(link, kind, more, only);
  }

  async function expand(node, button) {
    button.disabled = true;
    const reply = await fetch(`/api/v1/concepts/${encodeURIComponent(node.id)}/picture${query}`);
    if (!reply.ok) { button.textContent = words.failed; return; }
    const picture = await reply.json();
    const place = network.getPosition(node.id);
    const fresh = picture.nodes.filter((other) => !nodes.get(other.id));
    for (const old of nodes.get()) nodes.update({ id: old.id, fixed: true, ...network.getPosition(old.id) });
    nodes.add(fresh.map((other) => ({ ...other, asked: false, x: place.x + other.x, y: place.y + other.y / 2 })));
    const drawn = new Set(edges.get().map((edge) => `${edge.from} ${edge.to}`));
    edges.add(picture.edges.filter((edge) => !drawn.has(`${edge.from} ${edge.to}`)));
    across = 0;
    network.setOptions({ physics: { enabled: true, solver: "repulsion", repulsion: { nodeDistance: 190, springLength: 170 } } });
    network.stabilize(200);
    network.setOptions({ physics: { enabled: false } });
    for (const old of nodes.get()) nodes.update({ id: old.id, fixed: false });
    fit(!calm);
    button.textContent = fresh.length ? words.added : words.whole;
  }

  const zoom = (by) => network.moveTo({ scale: network.getScale() * by, animation: calm ? false : { duration: 150 } });
  const tools = { in: () => zoom(1.3), out: () => zoom(1 / 1.3), fit: () => fit(!calm) };
  drawing.addEventListener("click", (event) => {
    const tool = event.target.dataset && tools[event.target.dataset.graph];
    if (tool && network) tool();
  });

  function load() {
    const library = document.createElement("script");
    library.src = script.dataset.drawer;
    library.addEventListener("load", draw);
    document.head.append(library);
  }

  const outline = drawing.parentElement;
  if (!("IntersectionObserver" in window)) { load(); return; }
  const watcher = new IntersectionObserver((seen) => {
    if (!seen.some((entry) => entry.isIntersecting)) return;
    watcher.disconnect();
    load();
  }, { rootMargin: "300px" });
  watcher.observe(outline);
})();
