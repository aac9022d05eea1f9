// The panel beside the matrix: all that decided one cell.
'use strict';

const panel = byId('panel');
const pageTitle = document.title;
// On narrow screens the panel covers the page.
const narrow = matchMedia('(max-width: 40rem)');

function pairs(entries) {
  const items = make('dl', {className: 'pairs'});
  for (const [name, ...value] of entries) {
    if (value.every((part) => !part)) continue;
    items.append(make('dt', {}, name), make('dd', {}, ...value));
  }
  return items;
}

function voicesTable(voices) {
  const body = make('tbody', {}, voices.map((voice) => make('tr', {},
      make('th', {scope: 'row', className: 'id'}, isolated(voice.voice)),
      make('td', {}, voice.side),
      make('td', {}, badge(voice.stance)),
      make('td', {}, list(voice.notes).join(', ')))));
  const head = make('tr', {}, ['Voice', 'Side', 'Stance', 'Notes']
      .map((name) => make('th', {scope: 'col'}, name)));
  return make('div', {className: 'scroll'},
      make('table', {}, make('thead', {}, head), body));
}

// Texts side by side, each in its own direction.
const joined = (parts, separator) => parts.flatMap((part, i) =>
  i === 0 ? [isolated(part)] : [separator, isolated(part)]);

const quoted = (text) => isolated(`“${text}”`);

function evidenceCard(c, s, evidence) {
  const said = [evidence.polarity, evidence.certainty];
  for (const trait of ['verbatim', 'heading', 'caption', 'ambiguous']) {
    if (evidence[trait]) said.push(trait);
  }
  if (evidence.scare_quoted) said.push('in scare quotes');
  const context = list(evidence.context).map((mark) => make('span',
      {className: 'item'}, make('b', {}, mark.label), ' ', quoted(mark.quote),
      mark.terminator ? [' up to ', quoted(mark.terminator.quote)] : []));
  const strength = list(evidence.strength).map((verb) => make('span',
      {className: 'item'}, `${verb.level} `, quoted(verb.quote)));
  const why = list(evidence.why);
  return make('article', {className: `card s-${evidence.stance}`},
      make('p', {className: 'verdict'}, badge(evidence.stance),
          make('span', {className: 'small'}, list(evidence.notes).join(', '))),
      around(s, [evidence, evidence.sentence], marksOf(c, s)),
      pairs([
        ['Value', evidence.value],
        ['Precision', evidence.written],
        ['Answers', list(evidence.answers).join(', ')],
        ['Verdict', evidence.reason],
        ['Voices', ...joined(evidence.voice, ' › ')],
        ['Held to be', evidence.owner !== evidence.voice.at(-1) &&
          `${evidence.owner}’s`],
        ['Said', said.join(', ')],
        ['Context', ...context],
        ['Strength', ...strength],
        ['Place', place(sources[s], evidence)],
      ]),
      why.length === 0 ? null : make('details', {open: true},
          make('summary', {}, 'What decided: words and rule lines'),
          make('ol', {className: 'path'},
              why.map((line) => make('li', {dir: 'auto'}, line)))));
}

function rejectedCard(c, s, rejected) {
  const {winner} = rejected;
  return make('article', {className: 'card'},
      make('p', {}, quoted(rejected.quote),
          rejected.value ? ` = ${rejected.value}` : ''),
      pairs([
        ['Rejected at', rejected.stage],
        ['Because', rejected.reason],
        ['Won by', ...(winner ?
          [quoted(winner.quote), ' at ', place(sources[s], winner)] : [])],
        ['Rule', rejected.rule && make('code', {}, rejected.rule)],
        ['Place', place(sources[s], rejected)],
      ]),
      make('details', {}, make('summary', {}, 'In the source'),
          around(s, [rejected], marksOf(c, s))));
}

// Copies, or where the browser does not let it, selects for copying by hand.
async function copy(text, button, shown) {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
  } catch {
    getSelection().selectAllChildren(shown);
    button.textContent = 'Selected: press Ctrl+C';
  }
}

const shellWord = (word) => /^[\w.-]+$/.test(word) ?
  word : `'${word.replaceAll('\'', '\'\\\'\'')}'`;

function replay(c, s) {
  const command = `claimcheck explain ${shellWord(claims[c].id)} ` +
    `${shellWord(sources[s].id)}${report.arguments}`;
  const code = make('code', {}, command);
  return make('div', {className: 'replay'}, code, makeButton('Copy', {},
      (button) => copy(command, button, code)));
}

function bar(c, s) {
  const step = (label, symbol, down, right) => {
    const next = neighbour(c, s, down, right);
    return makeButton(symbol,
        {title: label, ariaLabel: label, disabled: !next},
        () => {
          openCell(...next);
          panel.focus({preventScroll: true});
        });
  };
  const title = make('h2', {id: 'panel-title'},
      isolated(claims[c].id), ' / ', isolated(sources[s].id));
  return make('div', {className: 'bar'}, title,
      makeButton('Link', {title: 'Copy the address of this cell'}, (button) =>
        copy(location.href, button, title)),
      step('Source before', '←', 0, -1), step('Next source', '→', 0, 1),
      step('Claim before', '↑', -1, 0), step('Next claim', '↓', 1, 0),
      makeButton('✕', {title: 'Close (Esc)', ariaLabel: 'Close'}, closeCell));
}

const section = (title, parts) =>
  parts.length === 0 ? [] : [make('h3', {}, title), ...parts];

function fillPanel(c, s) {
  const cell = cellsOf(c)[s];
  const claim = claims[c];
  const source = sources[s];
  // Each in its own direction: beside Arabic a date would turn round.
  const about = joined([source.title, source.publisher,
    source.published || 'no date'].filter(Boolean), ' · ');
  const title = /^https?:\/\//.test(source.url || '') ?
    make('a', {href: source.url, rel: 'noreferrer'}, about) :
    make('span', {}, about);
  const severity = cellSeverity(c, s);
  panel.replaceChildren(
      bar(c, s),
      make('p', {className: 'lead', dir: 'auto'}, claim.claim),
      make('p', {className: 'small'}, title),
      make('p', {className: 'verdict'}, badge(cell.stance),
          severity ? make('span', {className: `badge v-${severity}`},
              `finding: ${severity}`) : null,
          make('span', {}, cell.why)),
      pairs([
        ['Notes', list(cell.notes).join(', ')],
        ['Expected', claim.expect],
        ['Rule', make('code', {}, `${claim.file}:${claim.line}`)],
      ]),
      ...section('Voices', cell.voices ? [voicesTable(cell.voices)] : []),
      ...section('Evidence',
          list(cell.evidence).map((one) => evidenceCard(c, s, one))),
      ...section('Where the subject is raised', cell.raised_at ?
        [around(s, [cell.raised_at], marksOf(c, s))] : []),
      ...section('Looked at and rejected',
          list(cell.rejected).map((one) => rejectedCard(c, s, one))),
      ...section('Source', [wholeSource(c, s)]),
      ...section('In a terminal', [replay(c, s)]));
  panel.scrollTop = 0;
}

let openAt = null;  // [claim, source] of the cell that is shown.

// What the panel covers cannot be reached.
function coverPage() {
  document.querySelector('main').inert = openAt !== null && narrow.matches;
}

function showCell(c, s) {
  const before = openAt;
  openAt = [c, s];
  if (before) linkOf(...before)?.classList.remove('open');
  rove(c, s);
  fillPanel(c, s);
  panel.hidden = false;
  document.body.classList.add('with-panel');
  coverPage();
  document.title = `${claims[c].id} / ${sources[s].id} · ${pageTitle}`;
  const link = linkOf(c, s);
  link?.classList.add('open');
  link?.scrollIntoView({block: 'nearest', inline: 'nearest'});
}

// Shows a cell and makes it the page's address.
function openCell(c, s) {
  history.replaceState(null, '', addressOf(c, s));
  showCell(c, s);
}

function closeCell() {
  if (!openAt) return;
  const [c, s] = openAt;
  openAt = null;
  panel.hidden = true;
  document.body.classList.remove('with-panel');
  coverPage();
  document.title = pageTitle;
  history.replaceState(null, '', '#');
  const link = linkOf(c, s);
  link?.classList.remove('open');
  link?.focus();
}

function followAddress() {
  const cell = addressedCell();
  if (!cell || (openAt && cell[0] === openAt[0] && cell[1] === openAt[1])) {
    return;
  }
  showCell(...cell);
  panel.focus({preventScroll: true});
}
