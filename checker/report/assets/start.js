// Puts the pieces to work.
'use strict';

function onKey(event) {
  const typing = event.target.closest('input[type=search], select');
  const menu = event.target.closest('.menu[open]');
  if (event.key === 'Escape' && menu) {
    menu.open = false;
    menu.firstElementChild.focus();
  } else if (event.key === 'Escape' && openAt) {
    closeCell();
  } else if (event.key === 'Escape' && typing) {
    clearFilters();
  } else if (event.key === '/' && !typing && !event.ctrlKey &&
             !event.metaKey) {
    event.preventDefault();
    search.focus();
  }
}

function start() {
  document.documentElement.classList.add('js');
  table.classList.toggle('large', large);
  offerVoices();
  offerSources();
  heads.forEach((head, s) => {
    const id = head.querySelector('.id');
    id.replaceWith(makeButton('',
        {className: 'id', title: 'Sort the claims by this source'},
        () => sortBySource(s)));
    head.querySelector('.id').append(isolated(id.textContent));
  });
  for (const pair of document.querySelectorAll('[data-pair]')) {
    const title = pair.title || 'Show these two sources alone';
    const text = [...pair.childNodes];
    pair.replaceChildren(makeButton('', {title}, () => {
      chooseSources(numbers(pair.dataset.pair));
      byId('matrix').scrollIntoView();
    }));
    pair.firstChild.append(...text);
    pair.removeAttribute('title');
  }
  arrange();
  if (nearRows) rows.forEach((row) => nearRows.observe(row));
  for (const chip of chips) {
    chip.addEventListener('click', () => {
      chip.ariaPressed = chip.ariaPressed === 'true' ? 'false' : 'true';
      filter();
    });
  }
  let waiting = 0;
  search.addEventListener('input', () => {
    clearTimeout(waiting);  // In a large report a search takes a moment.
    waiting = setTimeout(filter, large ? 250 : 0);
  });
  voiceSelect.addEventListener('change', filter);
  byId('clear').addEventListener('click', clearFilters);
  byId('order-sources').addEventListener('change', arrange);
  byId('order-claims').addEventListener('change', () => {
    sortedBy = -1;
    arrange();
  });
  table.addEventListener('keydown', onMatrixKey);
  table.addEventListener('click', onMatrixClick);
  document.addEventListener('keydown', onKey);
  document.addEventListener('click', (event) => {
    const menu = document.querySelector('.menu');
    if (!menu.contains(event.target)) menu.open = false;
  });
  narrow.addEventListener('change', coverPage);
  window.addEventListener('hashchange', followAddress);
  followAddress();
}

// A report without cells has nothing to open or to filter.
if (table) start();
