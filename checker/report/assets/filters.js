// Filters of all sections, and the order of the matrix.
'use strict';

const search = byId('search');
const voiceSelect = byId('voice');
const choices = byId('choices');
const chips = [...document.querySelectorAll('.chip')];
const findings = [...document.querySelectorAll('.finding')];
const readouts = [...document.querySelectorAll('.readout')];

// ---- What a search looks through, in lower case ----

const lower = (parts) => parts.filter(Boolean).join('\n').toLowerCase();
const claimText = claims.map((claim) =>
  lower([claim.id, claim.claim, claim.kind, claim.expect]));
const sourceText = sources.map((source) =>
  lower([source.id, source.title, source.publisher]));
const findingText = findings.map((item) => item.textContent.toLowerCase());

const cellTexts = new Map();
function cellText(c, s) {
  if (!cellTexts.has(c)) {
    cellTexts.set(c, cellsOf(c).map((cell) => lower([cell.why,
      ...list(cell.notes),
      ...list(cell.evidence).flatMap((one) => [one.quote, one.value, one.owner,
        ...list(one.answers), one.sentence?.quote])])));
  }
  return cellTexts.get(c)[s];
}

// As the words stand in a JSON element of the page, in lower case.
const inJson = (words) => JSON.stringify(words).slice(1, -1).replace(/[<>&]/g,
    (c) => `\\u00${c.charCodeAt(0).toString(16)}`);

// Whether the words are in a cell; rows without them are not even read.
function searcher(words) {
  if (words === '') return () => true;
  const written = inJson(words);
  const inClaim = claimText.map((text) => text.includes(words));
  const inSource = sourceText.map((text) => text.includes(words));
  const inRow = rowElements.map((element, c) => inClaim[c] ||
    element.textContent.toLowerCase().includes(written));
  return (c, s) => inClaim[c] || inSource[s] ||
    (inRow[c] && cellText(c, s).includes(words));
}

// ---- Voices ----

// Of the chosen voice or side: the stances it takes, by cell; null for all.
function chosenVoices() {
  const [kind, name] = [voiceSelect.value.slice(0, 1),
    voiceSelect.value.slice(1)];
  if (!kind) return null;
  const stances = new Map();
  const names = new Set();
  for (const voice of report.voices) {
    if ((kind === 's' ? voice.side : voice.voice) !== name) continue;
    names.add(voice.voice);
    for (const [cell, letter] of voice.cells) {
      stances.set(cell, [...(stances.get(cell) ?? []), stanceOf[letter]]);
    }
  }
  return {stances, names};
}

function offerVoices() {
  const sides = [...new Set(report.voices.map((voice) => voice.side))]
      .filter(Boolean).sort();
  const group = (label, kind, names) => names.length === 0 ? [] :
    [make('optgroup', {label}, names.map((name) =>
      make('option', {value: kind + name}, name)))];
  voiceSelect.append(...group('Sides', 's', sides), ...group('Voices', 'v',
      report.voices.map((voice) => voice.voice)));
}

// ---- Sources ----

const boxes = [];
function offerSources() {
  for (const [s, source] of sources.entries()) {
    const box = make('input', {type: 'checkbox', value: s});
    box.addEventListener('change', () => arrange());
    boxes.push(box);
    choices.append(make('label', {}, box, ' ', isolated(source.id)));
  }
}

// All if none is chosen.
function chosenSources() {
  const chosen = boxes.flatMap((box, s) => box.checked ? [s] : []);
  return new Set(chosen.length > 0 ? chosen : sources.keys());
}

function chooseSources(chosen) {
  boxes.forEach((box, s) => box.checked = chosen.includes(s));
  arrange();
}

// ---- Filtering ----

const pressed = (key) => new Set(chips
    .filter((chip) => chip.dataset[key] && chip.ariaPressed === 'true')
    .map((chip) => chip.dataset[key]));

// Hides the items that are not to be kept; returns how many are shown.
function showOnly(items, keeps) {
  let shown = 0;
  items.forEach((item, i) => {
    item.hidden = !keeps(item, i);
    shown += item.hidden ? 0 : 1;
  });
  return shown;
}

// The cells that fit, one byte each: what else is shown follows from them.
let fits = new Uint8Array(0);
const fitsAny = (c, of) =>
  of.some((s) => fits[c * sources.length + s] === 1);
const numbers = (text) => (text ?? '').split(' ').filter(Boolean).map(Number);

function filter() {
  const stances = pressed('stance');
  const severities = pressed('severity');
  const words = search.value.toLowerCase().trim();
  const voices = chosenVoices();
  const chosen = chosenSources();
  const active = stances.size > 0 || severities.size > 0 || words !== '' ||
    voices !== null || chosen.size < sources.length;
  const found = searcher(words);

  fits = new Uint8Array(claims.length * sources.length);
  for (let c = 0; c < claims.length; ++c) {
    for (const s of chosen) {
      const i = c * sources.length + s;
      const takes = voices ? voices.stances.get(i) ?? [] : [cellStance(c, s)];
      if (takes.length > 0 &&
          (stances.size === 0 || takes.some((one) => stances.has(one))) &&
          (severities.size === 0 || severities.has(cellSeverity(c, s))) &&
          found(c, s)) fits[i] = 1;
    }
  }
  kept = (c, s) => fits[c * sources.length + s] === 1;
  const all = [...chosen];
  const shownClaims = showOnly(rows, (_, c) => !active || fitsAny(c, all));
  refreshCells();
  roveToShown();

  const shownFindings = showOnly(findings, ({dataset}, i) =>
    (stances.size === 0 || stances.has(dataset.stance)) &&
    (severities.size === 0 || severities.has(dataset.severity)) &&
    (dataset.source < 0 || chosen.has(Number(dataset.source))) &&
    (!voices || voices.names.has(dataset.voice)) &&
    findingText[i].includes(words));
  for (const readout of readouts) {
    const of = numbers(readout.dataset.sources);
    const claimRows = [...readout.querySelectorAll('[data-claim]')];
    readout.hidden = showOnly(claimRows, ({dataset}) =>
      !active || fitsAny(Number(dataset.claim), of)) === 0 && active;
  }
  showOnly([...document.querySelectorAll('.of-cells')], ({dataset}) =>
    !active || fitsAny(Number(dataset.claim), numbers(dataset.sources)));
  showOnly([...document.querySelectorAll('.of-source')], ({dataset}) =>
    chosen.has(Number(dataset.source)));
  for (const none of document.querySelectorAll('.none')) {
    const items = none.closest('section').querySelectorAll(none.dataset.of);
    none.hidden = [...items].some((item) => !item.hidden);
  }
  byId('clear').hidden = !active;
  byId('chosen').textContent =
    chosen.size < sources.length ? `${chosen.size}` : 'all';
  byId('shown').textContent = active ?
    `${shownClaims} of ${rows.length} claims, ` +
    `${shownFindings} of ${findings.length} findings` : '';
}

function clearFilters() {
  for (const chip of chips) chip.ariaPressed = 'false';
  for (const box of boxes) box.checked = false;
  search.value = '';
  voiceSelect.value = '';
  arrange();
}

// ---- Order ----

const badness = {
  contradict: 6, divided: 5, unclear: 4, omit: 3, agree: 2, early: 1, silent: 0,
};
const weight = {error: 4, warning: 3, info: 2, hint: 1, '': 0};

let sortedBy = -1;  // A source, whose stances order the claims.

const count = (items, test) => items.filter(test).length;
const sum = (items, value) =>
  items.reduce((total, item) => total + value(item), 0);

// What claims and sources are ordered by, most first; the order as given
// decides between equals, since sort() is stable.
const claimKeys = {
  worst: (c) => Math.max(0, ...columns.map((s) => weight[cellSeverity(c, s)])),
  split: (c) => {
    const of = (stance) => count(columns, (s) => cellStance(c, s) === stance);
    return Math.min(of('agree'), of('contradict')) + of('divided');
  },
};
const sourceNames = {
  date: (s) => sources[s].published ?? '9999',
  publisher: (s) => sources[s].publisher,
};
const contradictions = (s) => sum([...claims.keys()], (c) =>
  ['contradict', 'divided'].includes(cellStance(c, s)) ? 1 : 0);

function sortedSources(by) {
  const order = [...sources.keys()];
  if (by === 'worst') {
    const counts = order.map(contradictions);
    return order.sort((a, b) => counts[b] - counts[a]);
  }
  const name = sourceNames[by];
  return name ?
    order.sort((a, b) => name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0) :
    order;
}

function sortedClaims(by) {
  const order = [...claims.keys()];
  if (sortedBy >= 0) {
    const worth = (c) => badness[cellStance(c, sortedBy)];
    return order.sort((a, b) => worth(b) - worth(a));
  }
  if (by === 'name') {
    return order.sort((a, b) => claims[a].id < claims[b].id ? -1 : 1);
  }
  if (!claimKeys[by]) return order;
  const keys = order.map(claimKeys[by]);
  return order.sort((a, b) => keys[b] - keys[a]);
}

// Puts the matrix into the chosen order and filters everything.
function arrange() {
  const chosen = chosenSources();
  setColumns(sortedSources(byId('order-sources').value)
      .filter((s) => chosen.has(s)));
  setClaimOrder(sortedClaims(byId('order-claims').value));
  heads.forEach((head, s) => {
    head.ariaSort = s === sortedBy ? 'descending' : null;
  });
  filter();
}

function sortBySource(s) {
  sortedBy = sortedBy === s ? -1 : s;
  arrange();
}
