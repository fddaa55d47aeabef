// The topics of the page, told so many at a time.  Whatever stands in the data is put in as text, and never as markup.
"use strict";
(async () => {
  const AT_ONCE = 100;
  const byId = (id) => document.getElementById(id);
  const state = byId("state");
  const packed = atob(byId("data").textContent);
  const bytes = new Uint8Array(packed.length);
  for (let place = 0; place < packed.length; place += 1) bytes[place] = packed.charCodeAt(place);
  const data = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();

  // A row is [end of the id, outcome, culture, typed, recorded or "", wanted, pages, causes, what is wrong, by
  // what it was found before].
  const [END, OUTCOME, CULTURE, TYPED, RECORDED, WANTED, PAGES, CAUSES, WRONG, BEFORE] = Array(10).keys();
  const topics = data.classes.flatMap(([name, rows]) => rows.map((row) => ({ name, row })));
  const idOf = ({ name, row }) => name + row[END];
  const chosen = { outcome: byId("outcome"), name: byId("class"), culture: byId("culture"), cause: byId("cause") };
  const words = byId("words");
  let shown = [];
  let from = 0;

  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  const offer = (select, values, counts) => {
    for (const [value, label] of values) {
      if (!counts.get(value)) continue;
      const option = element("option", `${label} (${counts.get(value).toLocaleString("en")})`);
      option.value = value;
      select.append(option);
    }
  };

  const counted = (keys) => {
    const counts = new Map();
    for (const topic of topics) for (const key of keys(topic)) counts.set(key, (counts.get(key) || 0) + 1);
    return counts;
  };

  const textOf = (topic) => {
    topic.text ??= [idOf(topic), topic.row[TYPED], topic.row[RECORDED], ...topic.row[WANTED]].join("\n").toLowerCase();
    return topic.text;
  };

  const told = (id) => (data.records[id] ? `${id}: ${data.records[id]}` : id);
  const quoted = (id) => (/^[\w@%+=:,./-]+$/.test(id) ? id : `'${id.replaceAll("'", "'\"'\"'")}'`);

  const pageOf = (page) => {
    if (typeof page === "number") return element("span", page ? `the record asked for stands at ${page}` : "as it should be");
    if (typeof page === "string") return element("span", `not answered: ${page}`);
    if (!page.length) return element("span", "no hits");
    const list = element("ol");
    for (const [hit, mark] of page) list.append(element("li", mark === "other" ? told(hit) : `${told(hit)} – ${mark}`));
    return list;
  };

  const describe = (topic) => {
    const list = element("dl");
    const say = (name, node) => {
      const value = element("dd", undefined, "typed");
      value.append(node);
      list.append(element("dt", name), value);
    };
    say("typed", topic.row[TYPED]);
    if (topic.row[RECORDED]) say("recorded", topic.row[RECORDED]);
    say("wanted", topic.row[WANTED].map(told).join("; ") || "nobody");
    for (const wrong of topic.row[WRONG]) say("wrong", wrong);
    data.sides.forEach((side, number) => say(side, pageOf(topic.row[PAGES][number])));
    for (const [group, evidence] of topic.row[CAUSES]) say("why", data.causes[group] + (evidence && `; ${evidence}`));
    for (const found of topic.row[BEFORE]) say("found before by", found);
    for (const [name, before, after] of data.commands) say(name, element("code", before + quoted(idOf(topic)) + after));
    return list;
  };

  const rowOf = (topic) => {
    const row = element("tr");
    const id = element("th");
    id.scope = "row";
    const button = element("button", idOf(topic));
    button.type = "button";
    button.setAttribute("aria-expanded", "false");
    id.append(button);
    const causes = [...new Set(topic.row[CAUSES].map(([group]) => data.causes[group]))].join("; ");
    row.append(id, element("td", data.outcomes[topic.row[OUTCOME]]), element("td", topic.row[TYPED], "typed"));
    row.append(element("td", causes || "–"));
    button.addEventListener("click", () => {
      const open = button.getAttribute("aria-expanded") === "true";
      button.setAttribute("aria-expanded", String(!open));
      if (open) return row.nextSibling.remove();
      const below = element("tr");
      const cell = element("td", undefined, "miss");
      cell.colSpan = 4;
      cell.append(describe(topic));
      below.append(cell);
      row.after(below);
    });
    return row;
  };

  const draw = () => {
    byId("rows").replaceChildren(...shown.slice(from, from + AT_ONCE).map(rowOf));
    const last = Math.min(from + AT_ONCE, shown.length);
    const number = (count) => count.toLocaleString("en");
    state.textContent = shown.length
      ? `${number(from + 1)} to ${number(last)} of ${number(shown.length)} topics; ${number(topics.length)} in all`
      : `none of ${number(topics.length)} topics`;
    byId("earlier").disabled = from === 0;
    byId("later").disabled = last === shown.length;
  };

  const choose = () => {
    const wanted = words.value.trim().toLowerCase();
    const { outcome, name, culture, cause } = Object.fromEntries(Object.entries(chosen).map(([key, of]) => [key, of.value]));
    shown = topics.filter(
      (topic) =>
        (!outcome || topic.row[OUTCOME] === Number(outcome)) &&
        (!name || topic.name === name) &&
        (!culture || topic.row[CULTURE] === Number(culture)) &&
        (!cause || topic.row[CAUSES].some(([group]) => group === Number(cause))) &&
        (!wanted || textOf(topic).includes(wanted)),
    );
    from = 0;
    draw();
  };

  const numbered = (names) => names.map((name, number) => [number, name]);
  offer(chosen.outcome, numbered(data.outcomes), counted(({ row }) => [row[OUTCOME]]));
  offer(chosen.name, data.classes.map(([name]) => [name, name]), counted(({ name }) => [name]));
  offer(chosen.culture, numbered(data.cultures), counted(({ row }) => [row[CULTURE]]));
  offer(chosen.cause, numbered(data.causes), counted(({ row }) => new Set(row[CAUSES].map(([group]) => group))));
  // What was found is told when it is asked for: the first thing that one looks for is what was not.
  const first = chosen.outcome.options[1];
  if (first && first.value !== String(data.outcomes.length - 1)) first.selected = true;
  for (const select of Object.values(chosen)) select.addEventListener("change", choose);
  let waiting;
  words.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(choose, 150);
  });
  const turn = (by) => () => {
    from += by;
    draw();
    byId("explorer").scrollIntoView();
  };
  byId("earlier").addEventListener("click", turn(-AT_ONCE));
  byId("later").addEventListener("click", turn(AT_ONCE));
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  choose();
  document.documentElement.classList.add("scripted");
})();
