// The matrix: rows are filled when they come near, ordered, and moved through
// by keyboard.
'use strict';

const table = document.querySelector('.matrix');
const rows = table ? [...table.tBodies[0].rows] : [];
const heads = table ? [...table.tHead.rows[0].cells].slice(1) : [];
// More cells than this are not in the page all at once: a browser needs about
// a second for 20,000.
const large = claims.length * sources.length > 20000;

let claimOrder = claims.map((_, c) => c);
let columns = sources.map((_, s) => s);  // Those shown, in order.
let kept = () => true;  // Whether a cell fits the filters.

const filled = new Set();  // Claims whose cells are in the page.

function makeCell(c, s) {
  const cell = cellsOf(c)[s];
  const severity = cellSeverity(c, s);
  const flag = severity && make('span', {
    className: `flag v-${severity}`, title: `has a finding: ${severity}`,
  }, severity[0].toUpperCase());
  flag && flag.setAttribute('aria-label', `finding: ${severity}`);
  flag && flag.setAttribute('role', 'img');
  const symbol = make('span', {className: 'symbol'}, symbolOf[cell.stance]);
  symbol.setAttribute('aria-hidden', 'true');
  const link = make('a',
      {className: `cell s-${cell.stance}`, href: addressOf(c, s), tabIndex: -1},
      make('span', {className: 'stance'}, symbol,
          make('span', {className: 'word'}, ` ${cell.stance} `), flag),
      cell.notes && make('span', {className: 'notes'}, cell.notes.join(', ')));
  link.dataset.claim = c;
  link.dataset.source = s;
  link.classList.toggle('faded', !kept(c, s));
  link.classList.toggle('open', isAt(openAt, c, s));
  if (isAt(stop, c, s)) link.tabIndex = 0;
  return make('td', {className: `s-${cell.stance}`}, link);
}

function fillRow(c) {
  if (filled.has(c)) return;
  filled.add(c);
  rows[c].replaceChildren(rows[c].cells[0],
      ...columns.map((s) => makeCell(c, s)));
}

// Leaves the row as high as it is.
function emptyRow(c, height) {
  if (!filled.delete(c)) return;
  if (height) rows[c].style.height = `${height}px`;
  rows[c].replaceChildren(rows[c].cells[0],
      make('td', {colSpan: columns.length}));
}

const nearRows = large ? new IntersectionObserver((entries) => {
  for (const {target, isIntersecting, boundingClientRect} of entries) {
    const c = rows.indexOf(target);
    if (isIntersecting) {
      fillRow(c);
    } else if (!target.contains(document.activeElement) && !isRow(stop, c)) {
      emptyRow(c, boundingClientRect.height);
    }
  }
}, {root: table.parentElement, rootMargin: '300px 0px'}) : null;

// Which columns, in which order; all cells are made anew.
function setColumns(order) {
  columns = order;
  const head = table.tHead.rows[0];
  head.replaceChildren(head.cells[0], ...columns.map((s) => heads[s]));
  table.style.setProperty('--columns', columns.length);
  const before = [...filled];
  filled.clear();
  for (const c of large ? before : claimOrder) fillRow(c);
}

function setClaimOrder(order) {
  claimOrder = order;
  table.tBodies[0].append(...order.map((c) => rows[c]));
}

// The link of a cell; null if its source is filtered out.
function linkOf(c, s) {
  const column = columns.indexOf(s);
  if (column < 0 || !table) return null;
  fillRow(c);
  return rows[c].cells[column + 1].firstElementChild;
}

function refreshCells() {
  for (const c of filled) {
    columns.forEach((s, i) => rows[c].cells[i + 1].firstElementChild
        .classList.toggle('faded', !kept(c, s)));
  }
}

// ---- Keyboard: Tab reaches one cell, arrows the others ----

let stop = null;  // [claim, source] of the cell that Tab reaches.
const isAt = (cell, c, s) => cell !== null && cell[0] === c && cell[1] === s;
const isRow = (cell, c) => cell !== null && cell[0] === c;

function rove(c, s) {
  if (stop) {
    const before = linkOf(...stop);
    if (before) before.tabIndex = -1;
  }
  stop = [c, s];
  const link = linkOf(c, s);
  if (link) link.tabIndex = 0;
}

// Tab must reach a cell that is shown.
function roveToShown() {
  const shown = claimOrder.filter((c) => !rows[c].hidden);
  const reached = stop && columns.includes(stop[1]) && !rows[stop[0]].hidden;
  if (shown.length > 0 && columns.length > 0 && !reached) {
    rove(shown[0], columns[0]);
  }
}

// The next cell that is shown in a direction; null at the edge.
function neighbour(c, s, down, right) {
  const shown = claimOrder.filter((one) => !rows[one].hidden || one === c);
  const next = shown[shown.indexOf(c) + down];
  const column = columns[columns.indexOf(s) + right];
  return next === undefined || column === undefined ? null : [next, column];
}

const page = 10;  // Rows of a press on Page Down.

// Where a key leads from a cell: undefined if it is none of the matrix's.
function keyTarget(key, ctrl, c, s) {
  const shown = claimOrder.filter((one) => !rows[one].hidden);
  const near = (down) => shown[Math.min(shown.length - 1,
      Math.max(0, shown.indexOf(c) + down))];
  switch (key) {
    case 'ArrowUp': return neighbour(c, s, -1, 0);
    case 'ArrowDown': return neighbour(c, s, 1, 0);
    case 'ArrowLeft': return neighbour(c, s, 0, -1);
    case 'ArrowRight': return neighbour(c, s, 0, 1);
    case 'PageUp': return [near(-page), s];
    case 'PageDown': return [near(page), s];
    case 'Home': return [ctrl ? shown[0] : c, columns[0]];
    case 'End': return [ctrl ? shown.at(-1) : c, columns.at(-1)];
    default: return undefined;
  }
}

function onMatrixKey(event) {
  const link = event.target.closest('.cell');
  if (!link || event.metaKey || event.altKey) return;
  const from = [Number(link.dataset.claim), Number(link.dataset.source)];
  const to = keyTarget(event.key, event.ctrlKey, ...from);
  if (to === undefined) return;
  event.preventDefault();
  if (to === null) return;
  rove(...to);
  linkOf(...to).focus();
  if (openAt) openCell(...to);
}

function onMatrixClick(event) {
  const link = event.target.closest('.cell');
  // Other clicks open the cell in another tab or window.
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey ||
      event.shiftKey) return;
  event.preventDefault();
  openCell(Number(link.dataset.claim), Number(link.dataset.source));
  panel.focus({preventScroll: true});
}
