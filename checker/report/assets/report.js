// Opens cells, filters, and moves by keyboard. The report and the sources' texts
// are JSON elements of the page; nothing is fetched, and text only ever enters
// the page as text.
'use strict';

(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const report = read('report-data');
  const texts = read('report-texts');
  const panel = document.getElementById('panel');
  const width = report.sources.length;
  const symbols = {
    agree: '=', contradict: '≠', divided: '±', unclear: '?',
    omit: '–', silent: '·', early: '<',
  };

  // The matrix, claim by claim, as in report.cells.
  const links = [...document.querySelectorAll('.matrix .cell')];
  const rows = [...document.querySelectorAll('.matrix tbody tr')];
  let openIndex = -1;

  // Control characters as their pictures, one unit for one unit, so that
  // positions stay.
  const visible = (text) => text
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g,
          (c) => String.fromCharCode(0x2400 + c.charCodeAt(0)))
      .replace(/[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');

  // An element; `properties` are set as such, children are elements or text.
  function make(tag, properties, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    for (const child of children.flat()) {
      if (child === null || child === undefined || child === '') continue;
      element.append(typeof child === 'string' ? visible(child) : child);
    }
    return element;
  }

  const badge = (stance) => make('span', {className: `badge s-${stance}`},
      `${symbols[stance]} ${stance}`);
  const place = (source, at) => make('code', {},
      `${source.path}:${at.line}:${at.column}`);

  function pairs(entries) {
    const list = make('dl', {className: 'pairs'});
    for (const [name, ...value] of entries) {
      if (value.every((part) => part === null || part === '')) continue;
      list.append(make('dt', {}, name), make('dd', {}, ...value));
    }
    return list;
  }

  // ---- The source's own words ----

  // Where a byte of the file is in the embedded text; -1 if nowhere.
  const maps = texts.map((entry) => new Map(entry ? entry.at : []));
  const unit = (s, byte) => maps[s].has(byte) ? maps[s].get(byte) : -1;

  function markOf(s, at, kind, title) {
    const begin = unit(s, at.begin);
    const end = unit(s, at.end);
    return begin < 0 || end <= begin ? null : {begin, end, kind, title};
  }

  // What of a cell is marked. Kinds, strongest first.
  const strength = ['main', 'winner', 'context', 'rejected', 'other'];

  function marksOf(s, cell, kind) {
    const marks = [];
    const add = (at, as, title) => {
      const mark = at && markOf(s, at, as, title);
      if (mark) marks.push(mark);
    };
    for (const evidence of cell.evidence) {
      add(evidence, kind || 'main', `${cell.claim}: ${evidence.stance}`);
      if (kind) continue;
      for (const mark of evidence.context) {
        add(mark, 'context', `context: ${mark.label}`);
      }
      for (const verb of evidence.strength) {
        add(verb, 'context', `strength: ${verb.level}`);
      }
      for (const step of evidence.chain) {
        add(step.speaker, 'context', `speaker: ${step.voice}`);
        add(step.cue, 'context', `says so of: ${step.voice}`);
      }
    }
    if (kind) return marks;
    for (const rejected of cell.rejected) {
      add(rejected, 'rejected', `rejected: ${rejected.reason}`);
      add(rejected.winner, 'winner', `won over “${rejected.quote}”`);
    }
    if (cell.stance === 'omit') {
      add(cell.raised_at, 'main', 'the subject is raised here');
    }
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
          .sort((a, b) => strength.indexOf(a.kind) - strength.indexOf(b.kind));
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
    const language = report.sources[s].language || '';
    return make('div', {className: 'words', lang: language},
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

  function wholeSource(s, cell) {
    if (!texts[s]) {
      return make('p', {className: 'small'},
          'The text of this source is not part of the page.');
    }
    const details = make('details', {}, make('summary', {}, 'Whole source'));
    details.addEventListener('toggle', () => {
      if (!details.open || details.children.length > 1) return;
      const marks = marksOf(s, cell);
      for (let c = 0; c < report.claims.length; ++c) {
        const other = report.cells[c * width + s];
        if (other !== cell) marks.push(...marksOf(s, other, 'other'));
      }
      const whole = wordsOf(s, paragraphsOf(texts[s].text), marks);
      whole.classList.add('whole');
      details.append(
          make('p', {className: 'small'},
              'Highlighted: this cell. Underlined: evidence for other claims.'),
          whole);
      const first = whole.querySelector('mark.main');
      if (first) whole.scrollTop = first.offsetTop - whole.offsetTop - 60;
    });
    return details;
  }

  // ---- The panel ----

  function voicesTable(cell) {
    const body = make('tbody', {}, cell.voices.map((voice) => make('tr', {},
        make('td', {className: 'id'}, voice.voice),
        make('td', {}, voice.side || ''),
        make('td', {}, badge(voice.stance)),
        make('td', {}, voice.notes.join(', ')))));
    const head = make('tr', {}, ['Voice', 'Side', 'Stance', 'Notes']
        .map((name) => make('th', {scope: 'col'}, name)));
    return make('div', {className: 'scroll'},
        make('table', {}, make('thead', {}, head), body));
  }

  function evidenceCard(s, cell, evidence) {
    const source = report.sources[s];
    const said = [evidence.polarity, evidence.certainty];
    for (const trait of ['verbatim', 'heading', 'caption', 'ambiguous']) {
      if (evidence[trait]) said.push(trait);
    }
    if (evidence.scare_quoted) said.push('in scare quotes');
    const context = evidence.context.map((mark) =>
      `${mark.label}: “${mark.quote}”` +
          (mark.terminator ? ` up to “${mark.terminator.quote}”` : ''));
    const card = make('article', {className: `card s-${evidence.stance}`},
        make('p', {className: 'verdict'}, badge(evidence.stance),
            make('span', {className: 'small'}, evidence.notes.join(', '))),
        around(s, [evidence, evidence.sentence], marksOf(s, cell)),
        pairs([
          ['Value', evidence.value],
          ['Answers', evidence.answers.join(', ')],
          ['Verdict', evidence.reason],
          ['Voices', evidence.voice.join(' › ')],
          ['Held to be', evidence.owner === evidence.voice.at(-1) ?
            null : `${evidence.owner}’s`],
          ['Said', said.join(', ')],
          ['Context', context.join('; ')],
          ['Strength', evidence.strength.map((verb) =>
            `${verb.level}: “${verb.quote}”`).join('; ')],
          ['Place', place(source, evidence)],
        ]));
    if (evidence.why.length > 0) {
      card.append(make('details', {open: true},
          make('summary', {}, 'Reasoning path'),
          make('ol', {className: 'path'},
              evidence.why.map((line) => make('li', {}, line)))));
    }
    return card;
  }

  function rejectedCard(s, cell, rejected) {
    const source = report.sources[s];
    return make('article', {className: 'card'},
        make('p', {}, make('bdi', {}, `“${rejected.quote}”`),
            rejected.value ? ` = ${rejected.value}` : ''),
        pairs([
          ['Rejected at', rejected.stage],
          ['Because', rejected.reason],
          ['Won by', rejected.winner && `“${rejected.winner.quote}”`,
            rejected.winner && ' at ',
            rejected.winner && place(source, rejected.winner)],
          ['Rule', rejected.rule],
          ['Place', place(source, rejected)],
        ]),
        make('details', {}, make('summary', {}, 'In the source'),
            around(s, [rejected], marksOf(s, cell))));
  }

  const shellWord = (word) => /^[\w.-]+$/.test(word) ?
    word : `'${word.replaceAll('\'', '\'\\\'\'')}'`;

  function replay(claim, source) {
    const command =
      `claimcheck explain ${shellWord(claim.id)} ${shellWord(source.id)}`;
    const button = make('button', {type: 'button'}, 'Copy');
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(command);
        button.textContent = 'Copied';
      } catch {
        getSelection().selectAllChildren(button.previousSibling);
      }
    });
    return make('div', {className: 'replay'}, make('code', {}, command), button);
  }

  function bar(index) {
    const c = Math.floor(index / width);
    const s = index % width;
    const step = (label, symbol, to, possible) => {
      const button = make('button', {
        type: 'button', title: label, ariaLabel: label, disabled: !possible,
      }, symbol);
      button.addEventListener('click', () => go(to));
      return button;
    };
    const close = make('button',
        {type: 'button', title: 'Close (Esc)', ariaLabel: 'Close'}, '✕');
    close.addEventListener('click', shut);
    return make('div', {className: 'bar'},
        make('h2', {id: 'panel-title'},
            `${report.claims[c].id} / ${report.sources[s].id}`),
        step('Source before', '←', index - 1, s > 0),
        step('Next source', '→', index + 1, s + 1 < width),
        step('Claim before', '↑', index - width, c > 0),
        step('Next claim', '↓', index + width, c + 1 < report.claims.length),
        close);
  }

  function section(title, parts) {
    return parts.length === 0 ? [] : [make('h3', {}, title), ...parts];
  }

  function fill(index) {
    const cell = report.cells[index];
    const c = Math.floor(index / width);
    const s = index % width;
    const claim = report.claims[c];
    const source = report.sources[s];
    const about = [source.title, source.publisher,
      source.published || 'no date'].filter(Boolean).join(' · ');
    const title = /^https?:\/\//.test(source.url || '') ?
      make('a', {href: source.url, rel: 'noreferrer', dir: 'auto'}, about) :
      make('bdi', {}, about);
    panel.replaceChildren(
        bar(index),
        make('p', {className: 'lead'}, claim.claim),
        make('p', {className: 'small'}, title),
        make('p', {className: 'verdict'}, badge(cell.stance),
            make('span', {}, cell.why)),
        pairs([
          ['Notes', cell.notes.join(', ')],
          ['Expected', claim.expect],
          ['Rule', make('code', {}, `${claim.file}:${claim.line}`)],
        ]),
        ...section('Voices', cell.voices.length ? [voicesTable(cell)] : []),
        ...section('Evidence',
            cell.evidence.map((one) => evidenceCard(s, cell, one))),
        ...section('Where the subject is raised',
            cell.stance === 'omit' && cell.raised_at ?
              [around(s, [cell.raised_at], marksOf(s, cell))] : []),
        ...section('Looked at and rejected',
            cell.rejected.map((one) => rejectedCard(s, cell, one))),
        ...section('Source', [wholeSource(s, cell)]),
        ...section('In a terminal', [replay(claim, source)]));
    panel.scrollTop = 0;
  }

  function show(index) {
    if (openIndex >= 0) links[openIndex].classList.remove('open');
    openIndex = index;
    links[index].classList.add('open');
    rove(index);
    fill(index);
    panel.hidden = false;
    document.body.classList.add('with-panel');
    links[index].scrollIntoView({block: 'nearest', inline: 'nearest'});
  }

  // Shows a cell and makes it the page's address.
  function go(index) {
    history.replaceState(null, '', links[index].getAttribute('href'));
    show(index);
  }

  function shut() {
    if (openIndex < 0) return;
    const cell = links[openIndex];
    cell.classList.remove('open');
    openIndex = -1;
    panel.hidden = true;
    document.body.classList.remove('with-panel');
    history.replaceState(null, '', '#');
    cell.focus();
  }

  const byAddress = new Map(links.map((link, index) =>
    [link.getAttribute('href'), index]));

  function followAddress() {
    const parts = location.hash.slice(1).split('/');
    if (parts.length !== 2) return;
    // However the parts were written, look them up as the page writes them.
    let address = location.hash;
    if (!byAddress.has(address)) {
      try {
        const [claim, source] = parts.map(decodeURIComponent);
        const c = report.claims.findIndex((one) => one.id === claim);
        const s = report.sources.findIndex((one) => one.id === source);
        if (c >= 0 && s >= 0) {
          address = links[c * width + s].getAttribute('href');
        }
      } catch {
        return;  // Not an address this page would write.
      }
    }
    const index = byAddress.get(address);
    if (index === undefined || index === openIndex) return;
    show(index);
    panel.focus({preventScroll: true});
  }

  // ---- Keyboard ----

  // One cell of the matrix is reached by Tab, the others by arrows.
  let stop = -1;
  function rove(index) {
    if (stop >= 0) links[stop].tabIndex = -1;
    stop = index;
    links[index].tabIndex = 0;
  }

  // The next cell in a direction whose row is shown; -1 at the edge.
  function neighbour(index, down, right) {
    const s = index % width;
    if (right !== 0) {
      return s + right < 0 || s + right >= width ? -1 : index + right;
    }
    let c = Math.floor(index / width) + down;
    while (c >= 0 && c < rows.length && rows[c].hidden) c += down;
    return c < 0 || c >= rows.length ? -1 : c * width + s;
  }

  const arrows = {
    ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
  };

  function onMatrixKey(event) {
    const index = links.indexOf(event.target);
    const arrow = arrows[event.key];
    if (index < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    let next = -1;
    if (arrow) next = neighbour(index, ...arrow);
    if (event.key === 'Home') next = index - index % width;
    if (event.key === 'End') next = index - index % width + width - 1;
    if (arrow || next >= 0) event.preventDefault();
    if (next < 0) return;
    rove(next);
    links[next].focus();
    if (openIndex >= 0) go(next);
  }

  function onKey(event) {
    const typing = event.target.closest('input, textarea');
    if (event.key === 'Escape' && openIndex >= 0) {
      shut();
    } else if (event.key === 'Escape' && typing) {
      clear();
    } else if (event.key === '/' && !typing && !event.ctrlKey &&
               !event.metaKey) {
      event.preventDefault();
      search.focus();
    }
  }

  // ---- Filters ----

  const search = document.getElementById('search');
  const clearButton = document.getElementById('clear');
  const shown = document.getElementById('shown');
  const chips = [...document.querySelectorAll('.chip')];
  const findings = [...document.querySelectorAll('.finding')];

  // What a search looks through, in lower case.
  const cellText = report.cells.map((cell, index) => {
    const source = report.sources[index % width];
    return [source.id, source.title, source.publisher, cell.why, ...cell.notes,
      ...cell.evidence.flatMap((one) => [one.quote, one.value, one.owner,
        ...one.answers, one.sentence.quote]),
    ].join('\n').toLowerCase();
  });
  const rowText = report.claims.map((claim) =>
    [claim.id, claim.claim, claim.kind, claim.expect].join('\n').toLowerCase());
  const findingText = findings.map((item) => item.textContent.toLowerCase());

  const pressed = (key) => new Set(chips
      .filter((chip) => chip.dataset[key] && chip.ariaPressed === 'true')
      .map((chip) => chip.dataset[key]));

  function hideUnless(items, keep) {
    let kept = 0;
    items.forEach((item, index) => {
      item.hidden = !keep(index);
      kept += item.hidden ? 0 : 1;
    });
    return kept;
  }

  function filter() {
    const stances = pressed('stance');
    const severities = pressed('severity');
    const words = search.value.toLowerCase().trim();
    const active = stances.size > 0 || severities.size > 0 || words !== '';
    const fits = (data) =>
      (stances.size === 0 || stances.has(data.stance)) &&
      (severities.size === 0 || severities.has(data.severity));
    // A search that a claim answers is answered by all of its cells.
    const inRow = rowText.map((text) => text.includes(words));
    const keepsCell = (i) => fits(links[i].dataset) &&
      (inRow[Math.floor(i / width)] || cellText[i].includes(words));
    const kept = links.map((link, i) => keepsCell(i));
    links.forEach((link, i) => link.classList.toggle('faded', !kept[i]));
    const claims = hideUnless(rows, (c) => !active ||
      kept.slice(c * width, (c + 1) * width).includes(true));
    const count = hideUnless(findings, (i) =>
      fits(findings[i].dataset) && findingText[i].includes(words));
    for (const none of document.querySelectorAll('.none')) {
      const ofMatrix = none.closest('#matrix') !== null;
      none.hidden = (ofMatrix ? claims : count) > 0;
    }
    clearButton.hidden = !active;
    shown.textContent = active ?
      `${claims} of ${rows.length} claims, ` +
      `${count} of ${findings.length} findings` : '';
    // The cell that Tab reaches must be one that is shown.
    if (stop >= 0 && rows[Math.floor(stop / width)].hidden) {
      const first = rows.findIndex((row) => !row.hidden);
      if (first >= 0) rove(first * width);
    }
  }

  function clear() {
    for (const chip of chips) chip.ariaPressed = 'false';
    search.value = '';
    filter();
  }

  document.documentElement.classList.add('js');
  for (const link of links) link.tabIndex = -1;
  if (links.length > 0) rove(0);
  for (const [index, link] of links.entries()) {
    link.addEventListener('click', (event) => {
      // Other clicks open the cell in another tab or window.
      if (event.button !== 0 || event.ctrlKey || event.metaKey ||
          event.shiftKey) return;
      event.preventDefault();
      go(index);
      panel.focus({preventScroll: true});
    });
  }
  for (const chip of chips) {
    chip.addEventListener('click', () => {
      chip.ariaPressed = chip.ariaPressed === 'true' ? 'false' : 'true';
      filter();
    });
  }
  search.addEventListener('input', filter);
  clearButton.addEventListener('click', clear);
  document.querySelector('.matrix')?.addEventListener('keydown', onMatrixKey);
  document.addEventListener('keydown', onKey);
  window.addEventListener('hashchange', followAddress);
  followAddress();
})();
