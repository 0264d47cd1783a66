// Search over the files of the index: those of the words that are looked for, and of the entries that are shown.
"use strict";

(() => {
  const MOST = 60, A_FILE = 200;
  const form = document.getElementById("search");
  const field = document.getElementById("query");
  const list = document.getElementById("found");
  const state = document.getElementById("state");
  let asked = 0;
  form.hidden = false;

  // As the index was made: without accents and capitals, letters and figures.
  const words = (text) => [...new Set((text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) || []).map((word) => word.slice(0, 40)))];
  const chunk = (word) => [...word].slice(0, 2).map((letter) => letter.codePointAt(0).toString(16)).join("-");

  async function places(word, last) {
    const found = new Set();
    if (!(await site.load("search/", "chunks")).includes(chunk(word))) return found;
    const held = await site.load("search/", `words/${chunk(word)}`);
    for (const [each, gaps] of Object.entries(held)) {
      if (each !== word && !(last && each.startsWith(word))) continue;
      let number = 0;
      for (const gap of gaps) { number += gap; found.add(number); }
    }
    return found;
  }

  // What has the words looked for as its name or symbol, and none besides.
  async function named(looked) {
    if (!(await site.load("search/", "chunks")).includes(chunk(looked[0]))) return new Set();
    const gaps = (await site.load("search/", `words/${chunk(looked[0])}`))[`=${looked.join(" ")}`] || [];
    let number = 0;
    return new Set(gaps.map((gap) => number += gap));
  }

  async function find(query) {
    const turn = asked += 1;
    const looked = words(query);
    list.replaceChildren();
    if (!looked.length) { state.textContent = ""; return; }
    state.textContent = "Searching";
    const sets = await Promise.all(looked.map((word, at) => places(word, at === looked.length - 1 && word.length > 2)));
    const whole = await named(looked);
    if (turn !== asked) return;
    const numbers = [...sets[0]].filter((number) => sets.every((set) => set.has(number))).sort((a, b) => whole.has(b) - whole.has(a) || a - b);
    const shown = numbers.slice(0, MOST);
    const files = new Map();
    for (const name of new Set(shown.map((number) => Math.floor(number / A_FILE)))) files.set(name, await site.load("search/", `entries/${name}`));
    if (turn !== asked) return;
    for (const number of shown) {
      const [kind, address, title, text] = files.get(Math.floor(number / A_FILE))[number % A_FILE];
      const item = document.createElement("li");
      item.className = "item";
      const link = Object.assign(document.createElement("a"), { href: address, textContent: title });
      const first = document.createElement("p");
      first.className = "words";
      first.append(link);
      const meta = Object.assign(document.createElement("p"), { className: "meta", textContent: text ? `${kind}. ${text}` : kind });
      item.append(first, meta);
      list.append(item);
    }
    const all = numbers.length.toLocaleString("en");
    state.textContent = numbers.length ? `${all} found${numbers.length > MOST ? `, the first ${MOST} are shown` : ""}` : "Nothing found: try fewer words, an acronym, or a symbol";
  }

  function take() {
    const params = new URLSearchParams(location.search || location.hash.slice(1));
    field.value = params.get("q") || "";
    find(field.value);
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState(null, "", `#${new URLSearchParams({ q: field.value })}`);
    find(field.value);
  });
  window.addEventListener("hashchange", take);
  take();
})();
