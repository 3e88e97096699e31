(() => {
  'use strict';
  const $ = (s, r = document) => r.querySelector(s), $$ = (s, r = document) => [...r.querySelectorAll(s)];
  const root = document.documentElement, D = JSON.parse($('#spec-data').textContent);
  const LABEL = { final: 'Final', review: 'Needs review', placeholder: 'Placeholder' };
  const el = (tag, props = {}, ...inside) => { const e = Object.assign(document.createElement(tag), props); e.append(...inside); return e };
  const icon = name => { const ns = 'http://www.w3.org/2000/svg', s = document.createElementNS(ns, 'svg'), u = document.createElementNS(ns, 'use'); s.setAttribute('class', 'i'); s.setAttribute('aria-hidden', 'true'); u.setAttribute('href', '#i-' + name); s.append(u); return s };
  const coded = words => { const parts = words.split('`'); return parts.length % 2 ? parts.map((p, i) => (i % 2 ? el('code', { textContent: p }) : p)) : [words] };
  let timer;
  const say = (words, seen = true) => { const t = $('.toast'); t.textContent = words; if (!seen) return; t.classList.add('on'); clearTimeout(timer); timer = setTimeout(() => t.classList.remove('on'), 2600) };

  /* Saving: changes are collected and handed over as a patch. A served page brings another adapter with the same three methods. */
  const patchAdapter = () => {
    const changes = new Map();
    const button = $('#patch');
    const shown = () => { button.hidden = !changes.size; button.lastElementChild.textContent = `Copy ${changes.size} change${changes.size === 1 ? '' : 's'}` };
    const patch = () => JSON.stringify({ schema: D.schema, spec: D.spec, base: D.base, changes: [...changes.values()] }, null, 1) + '\n';
    return {
      statuses: ['placeholder', 'review'],
      set(id, field, was, value) {
        const key = id + ' ' + field, first = changes.get(key)?.was ?? was;
        if (first === value) changes.delete(key); else changes.set(key, { id, field, was: first, value });
        shown();
        return [...changes.keys()].some(k => k.startsWith(id + ' '));
      },
      put(key, change) { if (change) changes.set(key, change); else changes.delete(key); shown() },
      give: () => (navigator.clipboard?.writeText(patch()) ?? Promise.reject()).then(
        () => say('Copied. Paste into: specflow review apply -'), () => { showText(patch()) }),
    };
  };
  const showText = text => { const area = el('textarea', { value: text, readOnly: true }); area.setAttribute('aria-label', 'Changes as a patch'); const d = el('dialog', { className: 'box' }, el('h2', { textContent: 'Copy these changes' }), el('p', { className: 'sum', textContent: 'Give them to: specflow review apply -' }), el('div', { className: 'ed' }, area), el('button', { className: 'btn', type: 'button', textContent: 'Close', onclick: () => d.close() })); d.onclose = () => d.remove(); document.body.append(d); d.showModal(); area.select() };
  const adapter = patchAdapter();
  $('#patch').onclick = () => adapter.give();

  /* Theme */
  $('#theme').onclick = () => { const dark = (root.dataset.theme || (matchMedia('(prefers-color-scheme:dark)').matches ? 'dark' : 'light')) === 'dark'; root.dataset.theme = dark ? 'light' : 'dark'; try { localStorage.setItem('specflow-theme', root.dataset.theme) } catch {} };

  /* Tabs: links to sections become the APG tabs pattern */
  const bar = $('.tabs'), tabs = $$('.tabs a'), panels = tabs.map(t => $(t.hash)), until = 'onbeforematch' in root;
  const pick = n => tabs.forEach((t, i) => { const on = i === n; t.setAttribute('aria-selected', on); t.tabIndex = on ? 0 : -1; if (on) panels[i].removeAttribute('hidden'); else panels[i].setAttribute('hidden', until ? 'until-found' : ''); if (on) t.scrollIntoView({ block: 'nearest', inline: 'nearest' }) });
  bar.setAttribute('role', 'tablist');
  tabs.forEach((t, i) => {
    t.setAttribute('role', 'tab'); t.id = 'tab-' + panels[i].id; t.setAttribute('aria-controls', panels[i].id);
    panels[i].setAttribute('role', 'tabpanel'); panels[i].setAttribute('aria-labelledby', t.id); panels[i].removeAttribute('aria-label');
    panels[i].addEventListener('beforematch', () => pick(i));
    t.onclick = e => { e.preventDefault(); pick(i); history.replaceState(null, '', t.hash); const top = $('.head').getBoundingClientRect().bottom + scrollY - 56; if (scrollY > top) scrollTo({ top, behavior: 'instant' }) };
    t.onkeydown = e => { const n = { ArrowRight: i + 1, ArrowLeft: i - 1, Home: 0, End: tabs.length - 1 }[e.key]; if (n == null) return; e.preventDefault(); const k = (n + tabs.length) % tabs.length; pick(k); tabs[k].focus() };
  });
  const mark = id => { $$('.map a[aria-current]').forEach(a => a.removeAttribute('aria-current')); $(`.map a[href="#${CSS.escape(id)}"]`)?.setAttribute('aria-current', 'true') };
  const go = (hash, focus) => {
    let id = ''; try { id = decodeURIComponent(hash.slice(1)) } catch {}
    const target = id && document.getElementById(id);
    if (!target) return;
    const own = panels.indexOf(target);
    if (own >= 0) return pick(own);
    const panel = target.closest('.panel');
    if (!panel) return;
    pick(panels.indexOf(panel));
    for (let d = target.closest('details'); d; d = d.parentElement.closest('details')) d.open = true;
    if (target.hidden || target.closest('[hidden]:not(.panel)')) { mode = 'all'; q.value = ''; filter() }
    target.scrollIntoView({ block: 'start' });
    if (focus) ($('summary', target) || target).focus({ preventScroll: true });
    mark(id);
  };
  const travel = (id, focus) => { if (location.hash === '#' + id) go('#' + id, focus); else { history.replaceState(null, '', '#' + id); go('#' + id, focus) } };
  addEventListener('hashchange', () => go(location.hash));
  document.addEventListener('click', e => { const a = e.target.closest('a[href^="#"]'); if (!a || e.defaultPrevented || a.hash !== location.hash) return; go(a.hash) });
  pick(1); root.classList.add('up');

  /* Filter and search */
  let reqs = $$('.req'); const q = $('#q'), words = new Map();
  let mode = 'all';
  const text = r => { if (!words.has(r)) words.set(r, r.textContent.toLowerCase()); return words.get(r) };
  const fits = r => mode === 'all' || r.dataset.status === mode || (mode === 'clash' && 'clash' in r.dataset) || (mode === 'proposed' && 'proposed' in r.dataset);
  function filter() {
    const s = q.value.trim().toLowerCase(); let n = 0;
    for (const r of reqs) { const on = fits(r) && (!s || text(r).includes(s)); if (r.hidden === on) r.hidden = !on; n += on }
    $$('.run, .list, .sec[data-reqs]', $('#behaviour')).forEach(x => { if ($('.req', x)) x.hidden = !$('.req:not([hidden])', x) });
    $$('#behaviour > .sec:not([data-reqs])').forEach(x => { x.hidden = !!s || (mode !== 'all' && !(mode === 'clash' && x.id === 'contradictions')) });
    $$('.chip[data-f]').forEach(c => c.setAttribute('aria-pressed', c.dataset.f === mode));
    $('#nothing').hidden = n > 0;
    const proof = rows(s), told = panels[3].hasAttribute('hidden') ? n : proof;
    if (s || mode !== 'all') say(`${told} of ${reqs.length} shown`, false);
    return n;
  }
  let searched = '';
  /* The same words look through the table of evidence */
  function rows(s) {
    if (!s && !searched) return 0;
    searched = s; let n = 0;
    for (const r of $$('#verification tbody tr')) { r.hidden = !!s && !text(r).includes(s); n += !r.hidden }
    $$('#verification .sec').forEach(x => { if ($('tbody', x)) x.hidden = !$('tbody tr:not([hidden])', x) });
    $('#verification > .nothing').hidden = n > 0;
    return n;
  }
  $$('.chip[data-f]').forEach(c => c.onclick = () => { mode = c.dataset.f; filter() });
  q.oninput = () => { filter(); if (q.value && panels[1].hasAttribute('hidden') && panels[3].hasAttribute('hidden')) pick(1) };
  q.onkeydown = e => { if (e.key === 'Escape') { q.value = ''; filter(); q.blur() } };

  /* Next unresolved */
  let at = null;
  const step = d => {
    const open = $$('[data-open]').filter(x => !x.closest('[hidden]:not(.panel)'));
    if (!open.length) return window.specflow.rest?.(d) || say('Nothing is open');
    const from = at && open.includes(at) ? open.indexOf(at) : d > 0 ? -1 : 0;
    at = open[(from + d + open.length) % open.length];
    travel(at.id, true);
  };
  $$('.next').forEach(b => b.onclick = () => step(1));
  addEventListener('keydown', e => {
    if (e.key === 'Escape' && pop) { closePop(true); return }
    if (e.target.matches('input, select, textarea') || e.metaKey || e.ctrlKey || e.altKey || $('dialog[open]')) return;
    if (e.key === '/') { e.preventDefault(); q.focus() } else if (e.key === 'j') step(1); else if (e.key === 'k') step(-1);
    else if (e.key === 'Escape' && (mode !== 'all' || q.value)) { mode = 'all'; q.value = ''; filter() }
  });

  /* Parameter chips: what the value is called, why it is so, and where it is used */
  let pop = null, popFrom = null;
  function closePop(back) { pop?.remove(); pop = null; if (back) popFrom?.focus(); popFrom = null }
  function openPop(chip) {
    const name = chip.hash.slice(3), p = D.parameters[name];
    if (!p) return;
    const same = popFrom === chip; closePop(); if (same) return;
    const link = id => el('a', { className: 'rid', href: '#' + id, textContent: id });
    pop = el('div', { className: 'pop', tabIndex: -1 }); pop.setAttribute('role', 'dialog'); pop.setAttribute('aria-label', 'Parameter ' + name);
    pop.append(el('h2', {}, el('code', { textContent: name })), el('strong', { className: 'num', textContent: p.value }));
    if (p.why) pop.append(el('p', { textContent: p.why }));
    const uses = el('p', { textContent: 'Used in ' }); p.uses.forEach((id, i) => uses.append(i ? ', ' : '', link(id))); if (p.more) uses.append(` and ${p.more} more`);
    pop.append(uses);
    if (p.decision) pop.append(el('p', { textContent: 'Set by ' }, link(p.decision)));
    (chip.closest('.panel') || document.body).append(pop);
    const box = chip.getBoundingClientRect(), home = pop.offsetParent?.getBoundingClientRect() ?? { left: 0, top: 0 }, base = pop.offsetParent === document.body ? { x: scrollX, y: scrollY } : { x: -home.left, y: -home.top };
    pop.style.left = Math.max(16 + base.x, Math.min(box.left + base.x, innerWidth - pop.offsetWidth - 16 + base.x)) + 'px';
    pop.style.top = box.bottom + base.y + 8 + 'px';
    popFrom = chip; pop.focus({ preventScroll: true });
  }
  document.addEventListener('click', e => {
    const chip = e.target.closest('a.param');
    if (chip) { e.preventDefault(); openPop(chip) } else if (pop && (!pop.contains(e.target) || e.target.closest('a'))) closePop();
  });

  /* Counts */
  function recount() {
    const n = { final: 0, review: 0, placeholder: 0, clash: $$('.clash[data-open]').length, decision: $$('.dec[data-open]').length, question: $$('.qa[data-open]').length };
    reqs.forEach(r => n[r.dataset.status]++);
    for (const k in n) $$(`[data-n=${k}]`).forEach(e => { e.textContent = n[k]; e.closest('.todo li')?.classList.toggle('done', !n[k]) });
    $$('[data-s]').forEach(e => { e.textContent = (n[e.dataset.s] === 1) === ('one' in e.dataset) ? 's' : '' });
    $$('.tabs .n').forEach(b => { const k = $$('[data-open]', $('#' + b.dataset.panel)).length; b.firstChild.data = k; b.classList.toggle('ok', !k) });
    const left = n.review + n.placeholder + n.clash + n.decision + n.question;
    $('#left').textContent = left ? (left === 1 ? 'One thing stands' : left + ' things stand') + ' between this spec and code.' : 'Nothing is open. It can be signed.';
    $('#docked').textContent = left ? left + ' open' : 'Ready to be signed';
    $$('.next').forEach(b => b.hidden = !left);
    $('.ticks').setAttribute('aria-label', `${n.final} final, ${n.review} need review, ${n.placeholder} placeholders`);
  }
  const change = (id, field, was, value) => { const any = adapter.set(id, field, was, value); document.getElementById(id)?.classList.toggle('changed', any) };

  /* Status and text of a requirement; the controls are made when the foot of a requirement comes into view */
  function setStatus(r, now) {
    const was = r.dataset.status;
    if (was === now) return;
    r.dataset.status = now; r.toggleAttribute('data-open', now !== 'final');
    for (const e of [r, $(`.map a[href="#${r.id}"]`), $(`.ticks i[data-i="${r.id}"]`)]) {
      if (!e) continue;
      e.classList.replace('s-' + was, 's-' + now);
      if (e.matches('.map a')) $('use', e).setAttribute('href', '#i-' + now);
    }
    const label = $('summary .st span', r); if (label) label.textContent = LABEL[now];
    change(r.id, 'status', was, now); recount(); say(`${r.id}: ${LABEL[now].toLowerCase()}`);
  }
  const TOKEN = /\*\*([^*\n]{1,200})\*\*|(\{\{|\}\})|\{([a-z][a-z0-9_]{0,79})(\.value)?\}|\[([^[\]\n]{2,300})\]|\b((?:must|should|shall|MUST|SHOULD|SHALL)(?: not| NOT)?)\b/g;
  function marked(raw, links) {
    const out = document.createDocumentFragment(); let end = 0;
    for (const m of raw.matchAll(TOKEN)) {
      out.append(raw.slice(end, m.index)); end = m.index + m[0].length;
      const p = m[3] && D.parameters[m[3]];
      if (m[1] || m[6]) out.append(el('b', { className: 'kw', textContent: m[1] || m[6] }));
      else if (m[2]) out.append(m[2][0]);
      else if (m[5]) out.append(el('span', { className: 'tbd', textContent: m[5] }));
      else if (!p) out.append(el('span', { className: 'tbd', textContent: m[3] + ' has no value' }));
      else { const c = el(links ? 'a' : 'span', { className: 'param', textContent: m[4] ? p.bare : p.value, title: m[3] }); if (links) c.href = '#p-' + m[3]; out.append(c) }
    }
    out.append(raw.slice(end)); return out;
  }
  function editor(label, value, done) {
    const area = el('textarea', { value }); area.setAttribute('aria-label', label);
    const box = el('div', { className: 'ed' }, area, el('div', { className: 'two' }, el('button', { className: 'btn s primary', type: 'button', textContent: 'Save text', onclick: () => end(area.value.trim()) }), el('button', { className: 'btn s', type: 'button', textContent: 'Cancel', onclick: () => end(null) })));
    const end = text => { box.remove(); done(text || null) };
    area.onkeydown = e => { if (e.key === 'Escape') { e.stopPropagation(); end(null) } if (e.key === 'Enter' && (e.metaKey || e.ctrlKey)) end(area.value.trim()) };
    return { box, focus: () => { area.focus(); area.setSelectionRange(value.length, value.length) } };
  }
  function rewrite(r, text) {
    const shown = $('.stmt', r), raw = r.dataset.raw ?? shown.textContent, row = r.classList.contains('row');
    r.dataset.raw = text; words.delete(r); shown.replaceChildren(marked(text, !row)); change(r.id, 'text', raw, text);
    if (row) setStatus(r, 'review'); else say(r.id + ': text changed');
  }
  $$('[data-way]').forEach(b => { b.onclick = () => { const r = document.getElementById(b.dataset.way); if (r && r.matches('.req')) { rewrite(r, b.dataset.text); b.disabled = true } } });
  function editText(r, button) {
    const shown = $('.stmt', r), raw = r.dataset.raw ?? shown.textContent, row = r.classList.contains('row');
    if ($('.ed', r)) return;
    const ed = editor('Text of ' + r.id, raw, text => {
      shown.hidden = false; button.focus();
      if (text !== null && text !== raw) rewrite(r, text);
    });
    if (row) $('.more', r).prepend(ed.box); else { shown.hidden = true; shown.after(ed.box) }
    ed.focus();
  }
  function controls(foot) {
    const r = foot.closest('.req'), edit = el('button', { className: 'btn s quiet', type: 'button', textContent: 'Edit text' });
    edit.append(el('span', { className: 'vh', textContent: ' of ' + r.id })); edit.onclick = () => editText(r, edit);
    const set = el('fieldset', { className: 'seg' }, el('legend', { className: 'vh', textContent: 'Status of ' + r.id }));
    for (const s of ['placeholder', 'review', 'final']) {
      const input = el('input', { type: 'radio', name: 'st-' + r.id, value: s, checked: r.dataset.status === s });
      if (s === 'final' && r.dataset.status !== 'final' && !adapter.statuses.includes(s)) { input.disabled = true }
      input.onchange = () => setStatus(r, s);
      const label = el('label', { className: 's-' + s }, input, icon(s), s === 'review' ? 'Review' : LABEL[s]);
      if (input.disabled) label.title = 'A file cannot make a line final: use specflow review, or spec.yaml';
      set.append(label);
    }
    const said = el('button', { className: 'btn s quiet', type: 'button', textContent: 'Comment' }); said.append(el('span', { className: 'vh', textContent: ' on ' + r.id }));
    said.onclick = () => {
      if ($('.note', r)) return;
      const key = 'comment ' + r.id, ed = editor('Comment on ' + r.id, r.dataset.note ?? '', text => { box.remove(); said.focus(); if (text === null) return; r.dataset.note = text; adapter.put(key, { do: 'comment', on: r.id, text }); said.firstChild.data = 'Comment (1)'; say('Comment kept; it goes with the changes') }), box = el('div', { className: 'note' }, ed.box);
      foot.before(box); ed.focus();
    };
    foot.append(el('span', { className: 'ctls' }, said, edit, set));
  }
  const watch = made => { const w = new IntersectionObserver(seen => seen.forEach(s => { if (s.isIntersecting) { w.unobserve(s.target); made(s.target) } }), { rootMargin: '300px' }); return w };
  const feet = watch(controls), groups = watch(g => $$('.acts', g).forEach(f => feet.observe(f)));
  const made = new WeakSet(), equip = () => (D.eager ? $$('.acts').forEach(controls) : $$('#behaviour .list').forEach(g => { if (!made.has(g)) { made.add(g); groups.observe(g) } }));
  if (!D.live) equip();

  /* Answers to questions */
  if (!D.live) $$('.qa').forEach(card => {
    const sug = $('.sug span', card), suggested = sug?.dataset.raw ?? sug?.textContent ?? '', row = el('div', { className: 'ans' });
    const settle = text => {
      const before = card.dataset.answer ?? '';
      card.dataset.answer = text; change(card.id, 'answer', before, text); card.classList.toggle('done', !!text); card.toggleAttribute('data-open', !text);
      $('.st span', card).textContent = text ? 'Answered' : 'Open question'; $('.st use', card).setAttribute('href', text ? '#i-final' : '#i-ask');
      $('.given', card)?.remove();
      if (text) row.before(el('p', { className: 'sug given' }, el('b', { textContent: 'Your answer' }), el('span', { textContent: text, dir: 'auto' })));
      undo.hidden = !text; recount(); say(`${card.id}: ${text ? 'answered' : 'open again'}`);
    };
    const other = el('button', { className: 'btn s', type: 'button', textContent: suggested ? 'Something else' : 'Answer', onclick: () => { if ($('.ed', card)) return; const ed = editor('Answer to ' + card.id, card.dataset.answer || suggested, t => { other.focus(); if (t) settle(t) }); row.after(ed.box); ed.focus() } });
    const undo = el('button', { className: 'btn s quiet', type: 'button', textContent: 'Undo', hidden: true, onclick: () => { settle(''); other.focus() } });
    if (suggested) row.append(el('button', { className: 'btn s primary', type: 'button', textContent: 'Yes, take it', onclick: () => settle(suggested) }));
    row.append(other, undo); $('.in', card).append(row);
  });

  /* What the other scripts of the page build on */
  window.specflow = { D, live: !!D.live, $, $$, el, icon, say, coded, go, travel, step, pick, panels, recount, filter, marked, editor, watch, closePop,
    refresh() { reqs = $$('.req'); words.clear(); at = at && document.getElementById(at.id); filter(); recount() },
    record: (id, answer, why) => {
      const card = document.getElementById(id), d = D.decisions[id]; adapter.put('decide ' + id, { do: 'decide', id, answer, why });
      card.removeAttribute('data-open'); card.classList.remove('open'); $('header .r', card).textContent = 'Decided here, not saved yet';
      for (const name of d.sets) if (typeof answer === 'number' && D.parameters[name]) { const p = D.parameters[name]; p.value = p.value.replace(p.bare, String(answer)); p.bare = String(answer); $$(`a.param[href="#p-${name}"], .param[title="${name}"]`).forEach(c => { c.textContent = p.value }) }
      recount(); say(id + ' decided; it goes with the changes');
    } };

  addEventListener('beforeprint', () => $$('details').forEach(d => { d.open = true }));
  if (location.hash) requestAnimationFrame(() => go(location.hash));
})();
