// The source's own words, with what a cell points to marked in them.
'use strict';

const texts = readJson(byId('report-texts'));

// Where a byte of the file is in the embedded text; -1 if nowhere.
const byteMaps = [];
function unit(s, byte) {
  byteMaps[s] ??= new Map(texts[s] ? texts[s].at : []);
  return byteMaps[s].get(byte) ?? -1;
}

function markOf(s, at, kind, title) {
  const begin = unit(s, at.begin);
  const end = unit(s, at.end);
  return begin < 0 || end <= begin ? null : {begin, end, kind, title};
}

// What of a cell is marked. Kinds, strongest first.
const markKinds = ['main', 'winner', 'context', 'rejected', 'other'];

function marksOf(c, s, kind) {
  const cell = cellsOf(c)[s];
  const marks = [];
  const add = (at, as, title) => {
    const mark = at && markOf(s, at, as, title);
    if (mark) marks.push(mark);
  };
  for (const evidence of list(cell.evidence)) {
    add(evidence, kind || 'main', `${claims[c].id}: ${evidence.stance}`);
    if (kind) continue;
    for (const mark of list(evidence.context)) {
      add(mark, 'context', `context: ${mark.label}`);
    }
    for (const verb of list(evidence.strength)) {
      add(verb, 'context', `strength: ${verb.level}`);
    }
    for (const step of list(evidence.chain)) {
      add(step.speaker, 'context', `speaker: ${step.voice}`);
      add(step.cue, 'context', `says so of: ${step.voice}`);
    }
  }
  if (kind) return marks;
  for (const rejected of list(cell.rejected)) {
    add(rejected, 'rejected', `rejected: ${rejected.reason}`);
    add(rejected.winner, 'winner', `won over “${rejected.quote}”`);
  }
  add(cell.raised_at, 'main', 'the subject is raised here');
  return marks;
}

// The text [begin, end) as nodes; overlapping marks are cut where they meet.
function markedNodes(text, begin, end, marks) {
  const inside = marks.filter((m) => m.begin < end && m.end > begin);
  const cuts = new Set([begin, end]);
  for (const mark of inside) {
    cuts.add(Math.max(begin, mark.begin)).add(Math.min(end, mark.end));
  }
  const points = [...cuts].sort((a, b) => a - b);
  const nodes = [];
  for (let i = 0; i + 1 < points.length; ++i) {
    const words = text.slice(points[i], points[i + 1]);
    const over = inside
        .filter((m) => m.begin <= points[i] && m.end >= points[i + 1])
        .sort((a, b) => markKinds.indexOf(a.kind) - markKinds.indexOf(b.kind));
    nodes.push(over.length === 0 ? words : make('mark', {
      className: over[0].kind,
      title: [...new Set(over.map((m) => m.title))].join('\n'),
    }, words));
  }
  return nodes;
}

// Blank lines part paragraphs; in a text without any, every line end does.
function paragraphsOf(text) {
  const cut = /\n[ \t\r]*\n/.test(text) ? /\n[ \t\r]*\n\s*/g : /\n\s*/g;
  const found = [];
  let begin = 0;
  for (const match of text.matchAll(cut)) {
    if (match.index > begin) found.push([begin, match.index]);
    begin = match.index + match[0].length;
  }
  if (begin < text.length) found.push([begin, text.length]);
  return found;
}

function wordsOf(s, paragraphs, marks) {
  return make('div', {className: 'words', lang: sources[s].language || ''},
      paragraphs.map(([begin, end]) => make('p', {dir: 'auto'},
          markedNodes(texts[s].text, begin, end, marks))));
}

// The sentence with the words at `at` marked; both are cut by bytes.
function markedSentence(at, sentence) {
  const outside = !sentence || at.begin < sentence.begin ||
    at.end > sentence.end;
  if (outside) return [make('mark', {}, at.quote)];
  const bytes = new TextEncoder().encode(sentence.quote);
  const part = (begin, end) => new TextDecoder().decode(
      bytes.slice(begin - sentence.begin, end - sentence.begin));
  return [part(sentence.begin, at.begin),
    make('mark', {}, part(at.begin, at.end)),
    part(at.end, sentence.end)];
}

// The paragraphs that hold the places, a word or phrase and perhaps its
// sentence; without the source's text only these.
function around(s, places, marks) {
  const spans = places
      .filter(Boolean)
      .map((at) => [unit(s, at.begin), unit(s, at.end)])
      .filter(([begin, end]) => begin >= 0 && end > begin);
  if (!texts[s] || spans.length === 0) {
    return make('div', {className: 'words'},
        make('p', {dir: 'auto'}, markedSentence(...places)));
  }
  const near = paragraphsOf(texts[s].text).filter(([begin, end]) =>
    spans.some((span) => span[0] < end && span[1] > begin));
  return wordsOf(s, near, marks);
}

function wholeSource(c, s) {
  if (!texts[s]) {
    return make('p', {className: 'small'},
        'The text of this source is not part of the page.');
  }
  const details = make('details', {}, make('summary', {}, 'Whole source'));
  details.addEventListener('toggle', () => {
    if (!details.open || details.children.length > 1) return;
    const marks = marksOf(c, s);
    for (let other = 0; other < claims.length; ++other) {
      // Those that say nothing have no evidence: their rows need no reading.
      if (other !== c && !'os'.includes(report.stances[other][s])) {
        marks.push(...marksOf(other, s, 'other'));
      }
    }
    const whole = wordsOf(s, paragraphsOf(texts[s].text), marks);
    whole.classList.add('whole');
    whole.tabIndex = 0;
    details.append(
        make('p', {className: 'small'},
            'Highlighted: this cell. Underlined: evidence for other claims.'),
        whole);
    const first = whole.querySelector('mark.main');
    if (first) whole.scrollTop = first.offsetTop - whole.offsetTop - 60;
  });
  return details;
}
