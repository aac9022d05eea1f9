// What the page holds, read from its JSON elements, and how elements are made.
// Nothing is fetched; text only ever enters the page as text.
'use strict';

const byId = (id) => document.getElementById(id);
const readJson = (element) => JSON.parse(element.textContent);

const report = readJson(byId('report-data'));
const {claims, sources} = report;

const stanceOf = {
  a: 'agree', c: 'contradict', d: 'divided', u: 'unclear', o: 'omit',
  s: 'silent', e: 'early',
};
const symbolOf = {
  agree: '=', contradict: '≠', divided: '±', unclear: '?',
  omit: '–', silent: '·', early: '<',
};
const severityOf = {e: 'error', w: 'warning', i: 'info', h: 'hint', '-': ''};

const cellStance = (c, s) => stanceOf[report.stances[c][s]];
const cellSeverity = (c, s) => severityOf[report.severities[c][s]];

// ---- Cells: one JSON element a claim, read when it is needed ----

const rowElements = [...document.querySelectorAll('script.row')];
const readRows = new Map();
const readRowsMax = 100;  // About what is in sight and near it.

// The cells of a claim, by source; members that are empty are not there. A
// number stands for the cell of that source.
function cellsOf(c) {
  let row = readRows.get(c);
  if (!row) {
    const read = readJson(rowElements[c]);
    row = read.map((cell) => typeof cell === 'number' ? read[cell] : cell);
    if (readRows.size >= readRowsMax) {
      readRows.delete(readRows.keys().next().value);
    }
    readRows.set(c, row);
  }
  return row;
}

const list = (items) => items ?? [];

// ---- Addresses: #claim/source, both percent-encoded ----

const encodePart = (part) => encodeURIComponent(part).replace(/[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
const addressOf = (c, s) =>
  `#${encodePart(claims[c].id)}/${encodePart(sources[s].id)}`;

const claimIndex = new Map(claims.map((claim, c) => [claim.id, c]));
const sourceIndex = new Map(sources.map((source, s) => [source.id, s]));

// [claim, source] of the page's address; null if it names no cell.
function addressedCell() {
  const parts = location.hash.slice(1).split('/');
  if (parts.length !== 2) return null;
  try {
    const c = claimIndex.get(decodeURIComponent(parts[0]));
    const s = sourceIndex.get(decodeURIComponent(parts[1]));
    return c === undefined || s === undefined ? null : [c, s];
  } catch {
    return null;  // Not an address this page would write.
  }
}

// ---- Elements ----

// Control characters as their pictures, one unit for one unit, so that
// positions stay.
const visible = (text) => text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g,
        (c) => String.fromCharCode(0x2400 + c.charCodeAt(0)))
    .replace(/[\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
        '\ufffd');

// An element; `properties` are set as such, children are elements or text.
function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === '') continue;
    element.append(typeof child === 'string' ? visible(child) : child);
  }
  return element;
}

// Text of a source or of somebody's name, whatever its direction.
const isolated = (text) => make('bdi', {}, text);

const badge = (stance) => make('span', {className: `badge s-${stance}`},
    `${symbolOf[stance]} ${stance}`);

const place = (source, at) => make('code', {},
    `${source.path}:${at.line}:${at.column}`);

function makeButton(label, properties, press) {
  const button = make('button', {type: 'button', ...properties}, label);
  button.addEventListener('click', () => press(button));
  return button;
}
