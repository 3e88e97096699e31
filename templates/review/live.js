(() => {
  'use strict';
  /* The review is served: every change is written at once, and what others change arrives while people read. */
  const S = window.specflow, { D, $, $$, el, say } = S;
  const token = new URLSearchParams(location.search).get('token') ?? '', base = '/' + encodeURIComponent(D.spec.split('/').at(-2) || 'spec');
  const address = path => `${base}${path}${path.includes('?') ? '&' : '?'}token=${encodeURIComponent(token)}`;
  const R = S.R = { state: null, hooks: [], base, busy: 0 };
  const jsonOf = async answer => { try { return await answer.json() } catch { return {} } };

  R.get = async path => { const a = await fetch(address(path), { headers: { 'X-Specflow-Token': token } }); if (!a.ok) throw Object.assign(new Error((await jsonOf(a)).error ?? 'the server did not answer'), { status: a.status }); return a };
  R.post = async (path, body, match = R.state?.etag ?? '') => {
    R.busy++; document.documentElement.dataset.saving = '';
    try {
      const a = await fetch(base + path, { method: 'POST', headers: { 'X-Specflow-Token': token, 'Content-Type': 'application/json', 'If-Match': `"${match}"` }, body: JSON.stringify(body) });
      return { ok: a.ok, status: a.status, data: await jsonOf(a) };
    } catch { return { ok: false, status: 0, data: { error: 'The review is not running any more. Your words are still here; start it again and save.' } } } finally { if (!--R.busy) delete document.documentElement.dataset.saving }
  };

  /* The page follows the file: elements with an id are found again wherever they went, and what somebody is typing stays */
  const KEEP = new Set(['open', 'hidden', 'role', 'tabindex', 'aria-selected', 'aria-controls', 'aria-labelledby', 'aria-pressed', 'aria-current', 'data-busy', 'data-rv', 'data-read', 'data-was']);
  const own = n => n.nodeType === 1 && n.hasAttribute('data-rv');
  let known = new Map(), focus = null;
  function attributes(a, b) {
    for (const { name } of [...a.attributes]) if (!KEEP.has(name) && !b.hasAttribute(name)) a.removeAttribute(name);
    for (const { name, value } of b.attributes) if (!(KEEP.has(name) && name !== 'tabindex') && a.getAttribute(name) !== value) a.setAttribute(name, value);
    if (a.nodeName === 'DETAILS' && a.matches('.req') && a.dataset.was !== b.dataset.status) { if (a.dataset.was) a.open = b.hasAttribute('open') || a.hasAttribute('data-busy') || a.contains(focus); a.dataset.was = b.dataset.status }
  }
  function morph(a, b) {
    if (a.nodeType === 3) { if (a.data !== b.data) a.data = b.data; return }
    if (a.nodeType !== 1 || a.isEqualNode(b)) return;
    attributes(a, b);
    if (!a.hasAttribute('data-piece')) children(a, b);
  }
  const nameOf = n => (n.nodeType === 1 ? n.id || (n.dataset.piece && 'piece ' + n.dataset.piece) : '');
  let gone = [];
  function children(a, b, at = a.firstChild) {
    const skip = () => { while (at && own(at)) at = at.nextSibling };
    for (const n of [...b.childNodes]) {
      skip();
      const same = nameOf(n) && known.get(nameOf(n));
      let put;
      if (same && same.nodeName === n.nodeName && !same.contains(a)) { put = same; if (same !== at) a.insertBefore(same, at); morph(same, n) }
      else if (at && at.nodeType === n.nodeType && at.nodeName === n.nodeName && !nameOf(at) && !nameOf(n)) { put = at; morph(at, n) }
      else { put = a.insertBefore(document.importNode(n, false), at); children(put, n) }
      at = put.nextSibling;
    }
    while (at) { const next = at.nextSibling; if (!own(at)) { at.remove(); gone.push(at) } at = next }
  }
  /* Somebody removed what another person is writing in: the words are handed back, never dropped */
  function rescue(lost) {
    if (lost.nodeType !== 1 || lost.isConnected) return;
    const areas = (lost.matches('textarea') ? [lost] : $$('textarea', lost)).filter(t => t.value.trim() && t.value !== t.defaultValue && !t.closest('[data-moved]'));
    if (areas.length) S.handBack(areas[0].closest('.req, .dec, .qa')?.id ?? 'A line', areas.map(t => t.value).join('\n\n'));
  }
  function anchor() {
    const at = focus = document.activeElement, held = at && at !== document.body ? { at, from: at.selectionStart, to: at.selectionEnd } : null;
    const wasAt = scrollY, seen = (held?.at.closest('[id]') ?? $$('.panel:not([hidden]) [id]').find(e => e.getBoundingClientRect().bottom > 160)) || null, top = seen?.getBoundingClientRect().top;
    return () => {
      if (held && held.at.isConnected && document.activeElement !== held.at) { held.at.focus({ preventScroll: true }); if (held.from != null) try { held.at.setSelectionRange(held.from, held.to) } catch {} }
      if (seen?.isConnected && wasAt > 8) { const by = seen.getBoundingClientRect().top - top; if (Math.abs(by) > 1) scrollBy({ top: by, behavior: 'instant' }) }
    };
  }
  const PARTS = ['.head', '.map-rail', '.crumb', '.ready .todo', '#left', '.dock', '.tools'];
  /* Only the pieces that changed come. A list of requirements is a piece of its own; the panel around it holds its place. */
  function show(pieces) {
    const back = anchor(), { frame, data, ...rest } = pieces, box = document.createElement('template');
    known = new Map($$('main [id], main [data-piece], .map-rail [id]').map(e => [nameOf(e), e]));
    if (data) Object.assign(D, JSON.parse(data));
    if (frame) {
      const next = new DOMParser().parseFromString(frame.slice(frame.indexOf('<body>'), frame.lastIndexOf('<div class="toast"')), 'text/html');
      for (const part of PARTS) { const a = $(part), b = $(part, next); if (a && b) morph(a, b) }
      $$('.tabs a').forEach((t, i) => morph($('strong', t), $$('.tabs a strong', next)[i]));
    }
    const put = (a, name, from) => { if (a && name in rest) { box.innerHTML = rest[name]; children(a, box.content, from); delete rest[name] } };
    for (const panel of S.panels) put(panel, panel.id, $(':scope > .nothing', panel)?.nextSibling);
    for (const name of Object.keys(rest)) put($(`[data-piece="${name}"]`), name);
    known.clear(); gone.forEach(rescue); gone = []; S.refresh(); S.decide(); back();
  }
  $$('.req').forEach(r => { r.dataset.was = r.dataset.status });

  /* A button that is pressed stays where it is until it is let go, five seconds at most: else the click would hit nothing */
  let pressed = false;
  const hold = (names, run) => names.forEach(name => addEventListener(name, run, true)), UP = ['pointerup', 'pointercancel'];
  hold(['pointerdown'], () => { pressed = true }); hold(UP, () => { pressed = false });
  const lifted = () => pressed && new Promise(go => { const end = () => { UP.forEach(name => removeEventListener(name, end, true)); setTimeout(go) }; hold(UP, end); setTimeout(end, 5000) });
  let waiting = null, again = false, wanted = '', stamp = $('meta[name=specflow-version]').content, first = '&first=1';
  const items = {}, lines = R.lines = {};
  R.place = e => { const line = lines[e.closest('.req').id]; e.textContent = line ? `spec.yaml:${line}` : '' };
  async function follow() {
    const news = await R.get(`/news?since=${stamp}${first}`).then(a => a.json());
    if (news.all) for (const id in items) delete items[id];
    Object.assign(items, news.items); news.gone.forEach(id => delete items[id]);
    const moved = Object.keys(news.lines).length; if (moved) { for (const id in lines) delete lines[id]; Object.assign(lines, news.lines) }
    stamp = news.stamp; first = '';
    if (R.state) R.state.etag = news.etag;
    if (Object.keys(news.pieces).length) { await lifted(); show(news.pieces) }
    if (moved) $$('.acts > .at').forEach(e => R.place(e));
  }
  R.sync = (etag = '') => {
    wanted = waiting && again && !wanted ? '' : etag;   // what lint has found since must be fetched, whatever else is asked for
    if (waiting) { again = true; return waiting }
    waiting = (async () => {
      try {
        do {
          again = false;
          await follow();
          const state = await R.get('/state?items=no').then(a => a.json());
          R.state = { ...state, items }; R.hooks.forEach(h => h(R.state)); delete document.documentElement.dataset.away;
        } while (again && !(wanted && wanted === R.state.etag && stamp.startsWith(wanted + '.')));
      } catch (problem) { if (!problem.status && !(problem instanceof TypeError && /fetch/.test(problem.message))) console.error(problem.stack ?? problem.message); document.documentElement.dataset.away = ''; if (problem.status) say(problem.message) } finally { waiting = null }
    })();
    return waiting;
  };
  const news = new EventSource(address('/events'));
  news.addEventListener('changed', e => { const d = JSON.parse(e.data); if (d.feature === base.slice(1) && (d.notes || d.etag !== R.state?.etag)) R.sync(d.notes ? '' : d.etag) });
  news.onopen = () => { if (document.documentElement.dataset.away !== undefined) R.sync() };
  news.onerror = () => { document.documentElement.dataset.away = '' };

  /* Saving. A conflict comes back with both versions, and the person chooses. */
  R.change = async (changes, words) => {
    const done = await R.post('/changes', { changes });
    if (done.ok) { R.state.etag = done.data.etag; performance.mark('specflow-saved'); for (const c of changes) if (!c.do && R.state.items[c.id]) R.state.items[c.id][c.field] = c.value; if (words) say(words); const news = R.sync(done.data.etag); if (!$('dialog[open]')) await news; return '' }
    if (done.status === 412) return S.clashed(changes, done.data, words);
    return done.data.error + (done.data.hint ? '. ' + done.data.hint : '');
  };
  R.set = (id, field, value, words, was = R.state.items[id]?.[field] ?? null) => R.change([{ id, field, was, value }], words);
  R.note = async (changes, words) => { const done = await R.post('/notes', { changes }); if (!done.ok) return done.data.error; if (words) say(words); await R.sync(); return '' };
  S.record = (id, answer, why) => R.change([{ do: 'decide', id, answer, why }], `${id} decided`);

  /* A dialog with fields; gives their values, or null */
  let count = 0;
  S.ask = ({ title, lead, fields = [], submit = 'Save', body, wide, check, cancel = 'Cancel' }) => new Promise(done => {
    const back = document.activeElement, id = 'dlg' + ++count, made = {};
    const error = el('p', { className: 'problem' }); error.setAttribute('role', 'alert');
    const rows = fields.map(f => {
      const input = f.options ? el('select') : el(f.lines ? 'textarea' : 'input', f.lines ? { rows: f.lines } : { type: 'text', autocomplete: 'off' });
      if (f.options) input.append(...f.options.map(o => el('option', { value: o.value ?? o, textContent: o.label ?? o })));
      input.id = id + f.name; input.value = f.value ?? (f.options ? input.value : ''); input.dir = 'auto'; made[f.name] = input;
      return el('p', { className: 'fl' }, el('label', { htmlFor: input.id, textContent: f.label }), input);
    });
    const yes = el('button', { className: 'btn primary', textContent: submit }), no = el('button', { className: 'btn', type: 'button', textContent: cancel, onclick: () => close(null) });
    const form = el('form', { noValidate: true }, el('h2', { id, textContent: title, tabIndex: -1 }), ...(lead ? [el('p', { className: 'lead', dir: 'auto' }, ...S.coded(lead))] : []), ...(body ? [body] : []), ...rows, error, el('div', { className: 'go' }, ...(submit ? [yes] : []), no));
    const d = el('dialog', { className: 'dlg' + (wide ? ' wide' : '') }, form); d.setAttribute('aria-labelledby', id); d.dataset.rv = '';
    const close = value => { d.close(); d.remove(); if (back?.isConnected) back.focus(); done(value) };
    d.oncancel = e => { e.preventDefault(); close(null) };
    form.onsubmit = async e => {
      e.preventDefault();
      const values = Object.fromEntries(Object.entries(made).map(([k, i]) => [k, i.value.trim()]));
      const missing = fields.find(f => f.need && !values[f.name]);
      if (missing) { error.textContent = missing.need; made[missing.name].focus(); return }
      const problem = check ? await check(values) : '';
      if (problem) error.textContent = problem; else close(values);
    };
    form.onkeydown = e => { if (e.key === 'Enter' && (e.metaKey || e.ctrlKey)) { e.preventDefault(); form.requestSubmit() } };
    document.body.append(d); d.showModal(); (fields.length ? made[fields[0].name] : $('h2', d)).focus();
  });
  S.runs = runs => runs.map(([op, text]) => (op === 'same' ? text : el(op, { textContent: text })));
  S.handBack = (what, text) => S.ask({ title: `${what} is gone`, lead: 'Somebody removed it while you were writing. Nothing of yours is lost: here are your words.', fields: [{ name: 'text', label: 'Your words', lines: 6, value: text }], submit: '', cancel: 'Close' });

  const words = v => (v === null || v === undefined || v === '' ? '(nothing)' : typeof v === 'string' ? v : JSON.stringify(v, null, 1));
  S.clashed = async (changes, data, said) => {
    R.state.etag = data.etag;
    for (const c of data.conflicts) {
      const typed = typeof c.yours === 'string' && typeof (c.theirs ?? '') === 'string';
      const side = (name, value, cls, op) => el('div', { className: 'ver ' + cls }, el('h3', { textContent: name }), el('p', { dir: 'auto' }, ...(c.runs.length ? c.runs.filter(r => r[0] === 'same' || r[0] === op).map(([kind, text]) => (kind === 'same' ? text : el('mark', { textContent: text }))) : [words(value)])));
      const both = el('div', { className: 'versions' }, side('Yours', c.yours, 'mine', 'ins'), side('Theirs, saved meanwhile', c.theirs, 'theirs', 'del'));
      const choice = await S.ask({ title: `${c.id === 'spec' ? 'The spec' : c.id}: somebody changed the ${c.field.replaceAll('_', ' ')} meanwhile`, lead: 'Nothing is lost. Keep yours, take theirs, or write one out of both.', body: both, wide: true, submit: 'Save this', cancel: 'Take theirs',
        fields: typed ? [{ name: 'text', label: 'What shall stand there', lines: 4, value: c.yours }] : [] });
      const change = changes.find(one => one.id === c.id && one.field === c.field);
      if (!choice) changes.splice(changes.indexOf(change), 1);
      else { change.was = c.theirs; if (typed) change.value = choice.text }
    }
    if (!changes.length) { await R.sync(); return '' }
    return R.change(changes, said);
  };
  R.ready = R.sync();
})();
