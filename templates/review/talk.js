(() => {
  'use strict';
  /* What people say and what they have read. Reading is noticed, never asked for: a line counts once it stood in view long enough. */
  const S = window.specflow, { R, $, $$, el, say } = S;
  const mine = e => { e.dataset.rv = ''; return e };
  const btn = (text, of, click, cls = 's quiet') => { const b = el('button', { className: 'btn ' + cls, type: 'button', textContent: text, onclick: click }); if (of) b.append(el('span', { className: 'vh', textContent: ' ' + of })); return b };
  const when = at => at.slice(0, 10);
  const threads = id => R.state.threads.filter(t => t.on === id), openOf = id => threads(id).filter(t => t.state === 'open');
  const tell = problem => { if (problem) say(problem) };

  /* Threads */
  function words(text) { return el('p', { textContent: text, dir: 'auto' }) }
  function thread(t) {
    const settle = state => () => R.note([{ do: 'settle', key: t.key, state }], state === 'open' ? 'Opened again' : 'Settled').then(tell);
    const box = el('li', { className: 'thread' + (t.state === 'open' ? '' : ' settled') }, el('p', { className: 'who' }, el('b', { textContent: t.by }), ` ${when(t.at)}`, t.state === 'open' ? '' : ` · ${t.state} by ${t.settled_by}`));
    if (t.kind === 'suggest') box.append(el('div', { className: 'sugg' }, ...(t.field === 'text' ? [] : [el('small', { textContent: t.field.replaceAll('_', ' ') })]), el('p', { dir: 'auto' }, ...(t.runs.length ? S.runs(t.runs) : [el('ins', { textContent: String(t.value ?? '') })]))), ...(t.why ? [words(t.why)] : []));
    else box.append(words(t.text));
    t.answers.forEach(a => box.append(el('div', { className: 'answer' }, el('p', { className: 'who' }, el('b', { textContent: a.by }), ` ${when(a.at)}`), words(a.text))));
    const row = el('div', { className: 'go' });
    if (t.kind === 'suggest' && t.state === 'open') {
      row.append(btn('Accept', 'the suggestion', async () => { const problem = await R.change([{ id: t.on, field: t.field, was: t.was, value: t.value }]); if (problem) say(problem); else settle('accepted')() }, 's primary'), btn('Decline', 'the suggestion', settle('declined'), 's'));
    } else row.append(btn(t.state === 'open' ? 'Resolve' : 'Open again', '', settle(t.state === 'open' ? 'resolved' : 'open')));
    row.append(btn('Answer', t.by, () => S.ask({ title: 'Answer', fields: [{ name: 'text', label: 'Your answer', lines: 3, need: 'Write something.' }], submit: 'Answer', check: v => R.note([{ do: 'comment', on: t.on, text: v.text, to: t.key }], 'Answered') })));
    box.append(row);
    return box;
  }
  function panel(r) {
    const area = el('textarea', { rows: 2, placeholder: 'Say something about this line' }); area.setAttribute('aria-label', 'Comment on ' + r.id);
    const list = el('ul', { className: 'threads' }), form = el('form', { className: 'say', noValidate: true }, area, el('button', { className: 'btn s primary', textContent: 'Comment' }));
    const box = mine(el('section', { className: 'talk' }, el('h4', { textContent: 'Comments' }), list, form));
    form.onsubmit = async e => { e.preventDefault(); const text = area.value.trim(); if (!text) { area.focus(); return } const problem = await R.note([{ do: 'comment', on: r.id, text }], 'Comment added'); if (problem) say(problem); else area.value = '' };
    area.onkeydown = e => { if (e.key === 'Enter' && (e.metaKey || e.ctrlKey)) { e.preventDefault(); form.requestSubmit() } if (e.key === 'Escape') { e.stopPropagation(); S.talk(r) } };
    box.fill = () => { const found = threads(r.id), now = JSON.stringify(found); if (box.seen !== now) { box.seen = now; list.replaceChildren(...found.map(thread)) } };
    box.fill(); return box;
  }
  S.talk = r => {
    const there = $('.talk', r), button = $('.do-talk', r);
    if (there) { there.remove(); button?.setAttribute('aria-expanded', 'false'); button?.focus(); return }
    r.open = true; const box = panel(r); $('.acts', r).before(box); button?.setAttribute('aria-expanded', 'true'); $('textarea', box).focus();
  };

  /* Reading */
  const read = id => (R.state.read[R.state.me] ?? []).includes(id), pending = {};
  let timer = null;
  const sent = {};
  const flush = () => { clearTimeout(timer); timer = null; const ids = { ...pending }; Object.assign(sent, ids); for (const k in pending) delete pending[k]; if (Object.keys(ids).length) R.note([{ do: 'mark', read: ids }]).then(tell) };
  const note = id => { if (!R.state.digests[id] || read(id) || pending[id] || sent[id] === R.state.digests[id]) return; pending[id] = R.state.digests[id]; timer ??= setTimeout(flush, 500); ($('#' + CSS.escape(id)) ?? {}).dataset && ($('#' + CSS.escape(id)).dataset.read = ''); };
  S.toggleRead = id => { if (read(id)) { R.note([{ do: 'mark', read: { [id]: '' } }], `${id} is unread again`).then(tell); keepUnread.add(id); delete sent[id] } else { keepUnread.delete(id); delete sent[id]; note(id); flush(); say(`${id} read`) } };
  const keepUnread = new Set(), inView = new Map();
  const seconds = r => Math.min(9, 0.8 + ($('.stmt', r)?.textContent ?? r.textContent).split(/\s+/).length / 9 + (r.open ? ($('.scen', r)?.textContent ?? '').split(/\s+/).length / 12 : 0));
  const eye = new IntersectionObserver(seen => seen.forEach(s => { const r = s.target; if (s.isIntersecting && (s.intersectionRatio > .55 || s.intersectionRect.height > innerHeight * .45)) { if (!inView.has(r)) inView.set(r, performance.now()) } else inView.delete(r) }), { threshold: [0, .3, .56, .8, 1] });
  setInterval(() => {
    if (document.visibilityState !== 'visible' || !R.state || $('dialog[open]')) { inView.forEach((_, r) => inView.set(r, performance.now())); return }
    for (const [r, since] of inView) {
      if (!r.isConnected) { inView.delete(r); continue }
      if (r.matches('.row:not([open])') && (R.state.items[r.id]?.scenarios ?? []).length) continue;
      if (performance.now() - since > seconds(r) * 1000 && !keepUnread.has(r.id)) note(r.id);
    }
    const product = $('#product');
    if (product.hasAttribute('hidden')) productSince = 0; else { productSince ||= performance.now(); if (performance.now() - productSince > Math.min(6, 1.5 + product.textContent.split(/\s+/).length / 60) * 1000) note('spec') }
  }, 250);
  let productSince = 0;
  const watched = new WeakSet();

  S.talkControls = r => {
    const talk = btn('Comment', 'on ' + r.id, () => S.talk(r), 's quiet do-talk'); talk.setAttribute('aria-expanded', 'false');
    const mark = btn(read(r.id) ? 'Read ✓' : 'Unread', r.id, () => S.toggleRead(r.id), 's quiet do-read'); mark.setAttribute('aria-pressed', read(r.id));
    return [mark, talk];
  };
  R.hooks.push(state => {
    $$('.req').forEach(r => {
      if (!watched.has(r)) { watched.add(r); eye.observe(r) }
      r.toggleAttribute('data-read', read(r.id));
      const n = openOf(r.id).length, talk = $('.do-talk', r), mark = $('.do-read', r);
      if (talk) talk.firstChild.data = n ? `Comments (${n})` : 'Comment';
      if (mark) { mark.setAttribute('aria-pressed', read(r.id)); mark.firstChild.data = read(r.id) ? 'Read ✓' : 'Unread' }
      $('.talk', r)?.fill();
    });
  });

  /* Who has read what: a cell a line, a row a person */
  R.hooks.push(state => {
    const ids = Object.keys(state.digests), people = [...new Set([state.me, ...Object.keys(state.read)])];
    let box = $('#readers');
    if (!box) { box = mine(el('section', { id: 'readers', className: 'box' })); $('.ready .box:last-of-type').after(box) }
    const rows = people.map(p => {
      const done = new Set(state.read[p] ?? []), n = ids.filter(i => done.has(i)).length;
      const cells = ids.length > 80 ? el('progress', { max: ids.length, value: n, ariaLabel: `${p} has read ${n} of ${ids.length}` }) : el('span', { className: 'cells', ariaHidden: 'true' }, ...ids.map(i => el('i', { className: done.has(i) ? 'on' : '', title: i })));
      return el('li', {}, el('span', { className: 'nm', textContent: p === state.me ? 'You' : p, title: p }), el('span', { className: 'num', textContent: `${n} of ${ids.length}` }), cells);
    });
    const next = el('div', {}, el('h2', { textContent: 'Who has read what' }), el('ul', {}, ...rows));
    if (box.innerHTML !== next.innerHTML) box.replaceChildren(...next.childNodes);
  });
})();
