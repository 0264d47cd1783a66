// What the pages do beyond being read: loading of data files, copying of citations, the place that an address names.
"use strict";

const site = (() => {
  const waiting = new Map();

  // A page on disk may load scripts but not fetch files; each data file calls site.loaded with its own name.
  function load(folder, name) {
    const key = `${folder}${name}`;
    if (!waiting.has(key)) {
      let done;
      const promise = new Promise((resolve, reject) => {
        done = resolve;
        const script = document.createElement("script");
        script.src = `${folder}${name}.js`;
        script.onerror = () => { waiting.delete(key); reject(new Error(`${name} is not there`)); };
        document.head.append(script);
      });
      waiting.set(key, { promise, done, name });
    }
    return waiting.get(key).promise;
  }

  function loaded(name, data) {
    for (const each of waiting.values()) if (each.name === name) each.done(data);
  }

  return { load, loaded };
})();
window.site = site;

for (const button of document.querySelectorAll("button.copy")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = button.dataset.copy;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Pages on disk have no clipboard of their own in some browsers.
      const field = Object.assign(document.createElement("textarea"), { value: text });
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    const said = button.textContent;
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = said; }, 1500);
  });
}

// A recommendation can be marked in several stretches; its address lights up all of them, and opens its card.
function showPlace() {
  for (const mark of document.querySelectorAll("mark.here")) mark.classList.remove("here");
  let key = "";
  try { key = decodeURIComponent(location.hash.slice(1)); } catch { return; }
  if (!key) return;
  const card = document.getElementById(key.startsWith("card-") ? key : `card-${key}`);
  if (card) card.open = true;
  const own = key.replace(/^card-/, "");
  for (const mark of document.querySelectorAll("mark.rec")) {
    if ((mark.dataset.r || "").split(" ").includes(own)) mark.classList.add("here");
  }
  const target = document.getElementById(key);
  if (target) target.scrollIntoView({ block: key.startsWith("card-") ? "nearest" : "center" });
}
window.addEventListener("hashchange", showPlace);
if (document.querySelector("mark.rec")) showPlace();

for (const box of document.querySelectorAll("input.show")) {
  box.disabled = false;
  box.addEventListener("change", () => document.querySelector(".text").classList.toggle(`no-${box.value}`, !box.checked));
}
