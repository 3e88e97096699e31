(() => {
  'use strict';
  /* Decision nodes: a small native tool for each kind. The served page and the file share them; they differ in where an answer goes. */
  const S = window.specflow, { D, $, $$, el, icon, say } = S;
  const NS = 'http://www.w3.org/2000/svg';
  const svg = (tag, attrs = {}, ...inside) => { const e = document.createElementNS(NS, tag); for (const k in attrs) e.setAttribute(k, attrs[k]); e.append(...inside); return e };
  const named = o => (o && typeof o === 'object' && !Array.isArray(o) ? String(o.name ?? o.title ?? o.option ?? Object.values(o)[0] ?? '') : String(o));
  const items = options => (Array.isArray(options) ? options : options?.items ?? []);
  const button = (words, click, more = '') => el('button', { type: 'button', className: 'btn s ' + more, textContent: words, onclick: click });
  const sentence = (text, name, value) => { const box = document.createDocumentFragment(); const parts = text.split(new RegExp('\\{' + name + '(?:\\.value)?\\}')); parts.forEach((p, i) => { if (i) box.append(el('b', { className: 'param', textContent: value })); box.append(p.replace(/\{([a-z][a-z0-9_]*)(?:\.value)?\}/g, (m, k) => D.parameters[k]?.value ?? m)) }); return box };
  const round = v => String(Math.round(v * 1e6) / 1e6);

  /* A value on a scale: what it costs, from figures that are named, and the sentences it will make */
  function slider(id, d) {
    const o = d.options ?? {}, low = +o.min || 0, high = +(o.max ?? 1), stepBy = +o.step || (high - low) / 20, name = d.sets[0];
    const now = +(d.values[name] ?? (low + high) / 2), unit = name ? d.units[name] : '';
    const range = el('input', { type: 'range', min: low, max: high, step: stepBy, value: now }); range.setAttribute('aria-label', d.question);
    const out = el('output', { className: 'big num' }), reads = el('div', { className: 'reads' }), facts = el('ul', { className: 'facts2' });
    const data = d.data?.rows?.length ? d.data : null, curves = data ? chart(data, low, high) : null;
    const at = (v, k) => { const rows = data.rows; let i = rows.findIndex(r => r[0] >= v); if (i < 0) return rows.at(-1)[k]; if (i === 0) return rows[0][k]; const [a, b] = [rows[i - 1], rows[i]]; return a[k] + (b[k] - a[k]) * (v - a[0]) / (b[0] - a[0]) };
    const share = x => (Math.abs(x) <= 1 ? `${Math.round(x * 1000).toLocaleString('en')} of 1,000` : round(x));
    const draw = () => {
      const v = +range.value, shown = round(v) + (unit ? ' ' + unit : '');
      out.textContent = shown;
      const told = data ? data.columns.slice(1).map((c, i) => `${share(at(v, i + 1))} ${c.replaceAll('_', ' ')}`) : [];
      facts.replaceChildren(...told.map(t => el('li', { textContent: t })));
      range.setAttribute('aria-valuetext', [shown, ...told].join(', '));
      curves?.move(v);
      reads.replaceChildren(...(name ? d.touches.filter(t => t.text.includes('{' + name)).slice(0, 4).map(t => el('p', {}, el('a', { className: 'rid', href: '#' + t.id, textContent: t.id }), ' will read: ', sentence(t.text, name, shown))) : []));
    };
    range.oninput = draw;
    const ends = el('div', { className: 'ends', ariaHidden: 'true' }, el('span', { textContent: low }), el('span', { textContent: high }));
    const box = el('div', { className: 'slide' }, el('div', {}, ...(curves ? [curves.svg] : []), range, ends), el('div', {}, out, facts));
    const source = data ? el('p', { className: 'small' }, o.illustrative ? 'Illustrative figures, from ' : 'Figures from ', el('code', { textContent: data.path })) : d.data?.problem ? el('p', { className: 'small', textContent: `${d.data.path} ${d.data.problem}` }) : '';
    draw();
    return { body: [box, source, reads], answer: () => +range.value };
  }
  function chart(data, low, high) {
    const numbers = data.rows.flatMap(r => r.slice(1)).filter(Number.isFinite), top = Math.max(...numbers, 1e-9);
    const x = v => 8 + (v - low) / (high - low || 1) * 344, y = v => 112 - v / top * 100;
    const g = svg('svg', { viewBox: '0 0 360 120', preserveAspectRatio: 'none', class: 'curve', 'aria-hidden': 'true' });
    const lines = data.columns.slice(1).map((c, i) => svg('polyline', { class: 'l' + i % 3, points: data.rows.filter(r => Number.isFinite(r[i + 1])).map(r => `${x(r[0]).toFixed(1)},${y(r[i + 1]).toFixed(1)}`).join(' ') }));
    const rule = svg('line', { class: 'cur', y1: 4, y2: 116 });
    g.append(svg('line', { class: 'axis', x1: 8, x2: 352, y1: 112, y2: 112 }), ...lines, rule);
    return { svg: g, move: v => { rule.setAttribute('x1', x(v)); rule.setAttribute('x2', x(v)) } };
  }

  /* An order of importance: drag, keys or buttons; a sample follows */
  function ranking(id, d) {
    const options = items(d.options).map(named), kept = Array.isArray(d.chosen) && d.chosen.length === options.length ? d.chosen : options;
    const list = el('ol', { className: 'rank' }), sample = d.options?.sample ?? [], out = el('ol', { className: 'sample' });
    const weights = n => [...Array(n)].map((_, i) => { let s = 0; for (let k = i + 1; k <= n; k++) s += 1 / k; return s / n });
    const order = () => [...list.children].map(l => l.dataset.name);
    const draw = () => {
      const rows = [...list.children], w = weights(rows.length);
      rows.forEach((l, i) => { $('.pos', l).textContent = i + 1; $('.w8', l).textContent = Math.round(w[i] * 100) + ' %'; $('.up', l).disabled = !i; $('.down', l).disabled = i === rows.length - 1 });
      const scored = sample.map(s => ({ s, score: order().reduce((a, n, i) => a + w[i] * (+s[n] || 0), 0) })).sort((a, b) => b.score - a.score);
      out.replaceChildren(...scored.map(r => el('li', {}, el('span', { textContent: r.s.name }), el('span', { className: 'num', textContent: r.score.toFixed(2) }))));
    };
    const move = (l, by, back) => {
      const rows = [...list.children], i = rows.indexOf(l), j = i + by;
      if (j < 0 || j >= rows.length) return;
      if (by < 0) list.insertBefore(l, rows[j]); else list.insertBefore(l, rows[j].nextSibling);
      draw(); say(`${l.dataset.name} is now ${j + 1} of ${rows.length}`, false);
      (back && !back.disabled ? back : $('.grip', l)).focus();
    };
    const row = name => {
      const grip = el('button', { type: 'button', className: 'grip', textContent: '⠿' }); grip.setAttribute('aria-label', `Move ${name}: arrow keys`);
      const up = el('button', { type: 'button', className: 'icon up', textContent: '↑' }), down = el('button', { type: 'button', className: 'icon down', textContent: '↓' });
      up.setAttribute('aria-label', `${name} up`); down.setAttribute('aria-label', `${name} down`);
      const l = el('li', {}, grip, el('span', { className: 'pos num' }), el('span', { className: 'nm', textContent: name, dir: 'auto' }), el('span', { className: 'w8 num' }), up, down);
      l.dataset.name = name; up.onclick = () => move(l, -1, up); down.onclick = () => move(l, 1, down);
      grip.onkeydown = e => { const by = { ArrowUp: -1, ArrowDown: 1 }[e.key]; if (by) { e.preventDefault(); move(l, by) } };
      grip.onpointerdown = e => {
        e.preventDefault(); l.classList.add('drag'); grip.focus();
        const over = m => { const other = [...list.children].find(o => { const b = o.getBoundingClientRect(); return o !== l && m.clientY > b.top && m.clientY < b.bottom }); if (!other) return; const all = [...list.children]; list.insertBefore(l, all.indexOf(other) > all.indexOf(l) ? other.nextSibling : other); draw() };
        const end = () => { l.classList.remove('drag'); ['pointermove', 'pointerup', 'pointercancel'].forEach(n => removeEventListener(n, n === 'pointermove' ? over : end)); say(`${name} is now ${[...list.children].indexOf(l) + 1} of ${list.children.length}`, false) };
        addEventListener('pointermove', over); addEventListener('pointerup', end); addEventListener('pointercancel', end);
      };
      return l;
    };
    list.append(...kept.map(row)); draw();
    const columns = el('div', { className: sample.length ? 'cols' : '' }, el('div', {}, el('p', { className: 'small', textContent: 'Most important first' }), list), ...(sample.length ? [el('div', {}, el('p', { className: 'small', textContent: 'The sample, in that order' }), out)] : []));
    return { body: [columns], answer: order };
  }

  /* A table of rules: which situations have an outcome, which rules can never fire, which say two things */
  function rules(id, d) {
    const o = d.options ?? {}, names = Object.keys(o.conditions ?? {}), values = names.map(n => o.conditions[n].map(String)), unique = o.policy === 'unique';
    const outcomes = [...new Set([...(o.outcomes ?? []), ...(o.rules ?? []).map(r => r.then)].map(String))];
    if (!names.length || !outcomes.length) return { body: [el('p', { className: 'small', textContent: 'This table has no conditions or no outcomes yet: give it both in spec.yaml.' })], answer: () => null };
    const body = el('tbody'), cover = el('div', { className: 'cover' }), flow = el('div', { className: 'flow', tabIndex: 0 }); flow.setAttribute('role', 'region'); flow.setAttribute('aria-label', `Flow of ${id}`);
    const select = (label, list, value) => { const s = el('select'); s.setAttribute('aria-label', label); s.append(...list.map(v => el('option', { value: v, textContent: v }))); s.value = list.includes(value) ? value : list[0]; return s };
    const add = (when = {}, then = outcomes[0]) => {
      const tr = el('tr', {}, el('td', { className: 'num' }), ...names.map((n, i) => el('td', {}, select(n, ['any', ...values[i]], String(when[n] ?? 'any')))), el('td', { className: 'then' }, select('Outcome', outcomes, then)));
      const tools = el('td', { className: 'tl' });
      for (const [sign, label, run] of [['↑', 'Rule up', () => tr.previousSibling && body.insertBefore(tr, tr.previousSibling)], ['↓', 'Rule down', () => tr.nextSibling && body.insertBefore(tr.nextSibling, tr)], ['×', 'Remove rule', () => tr.remove()]]) {
        const b = el('button', { type: 'button', className: 'icon', textContent: sign, onclick: () => { const next = sign === '×' ? tr.nextSibling ?? tr.previousSibling : null; run(); draw(); (next ? $('select', next) : b.isConnected ? b : addRow).focus() } }); b.dataset.label = label; tools.append(b);
      }
      tr.append(tools); body.append(tr); return tr;
    };
    const read = () => [...body.rows].map(tr => { const s = $$('select', tr).map(x => x.value); return { asks: s.slice(0, -1), then: s.at(-1), tr } });
    const draw = () => {
      const rows = read(); let total = 0, covered = 0, gap = null; const hit = new Set(), twice = new Set();
      rows.forEach((r, n) => { r.tr.cells[0].textContent = n + 1; $$('select', r.tr).forEach((s, i) => s.setAttribute('aria-label', `Rule ${n + 1}, ${names[i] ?? 'outcome'}`)); $$('.tl button', r.tr).forEach(b => b.setAttribute('aria-label', `${b.dataset.label}: ${n + 1}`)) });
      const walk = (i, sit) => {
        if (i < names.length) return values[i].forEach(v => walk(i + 1, [...sit, v]));
        total++; const fit = rows.map((r, n) => n).filter(n => rows[n].asks.every((a, k) => a === 'any' || a === sit[k]));
        if (fit.length) { covered++; (unique ? fit : fit.slice(0, 1)).forEach(n => hit.add(n)) } else gap ??= sit;
        if (unique) fit.slice(1).forEach(n => { if (rows[n].then !== rows[fit[0]].then) twice.add(`${fit[0] + 1} and ${n + 1}`) });
      };
      if (values.reduce((a, v) => a * v.length, 1) <= 20000) walk(0, []);
      const dead = rows.map((_, n) => n).filter(n => !hit.has(n));
      rows.forEach((r, n) => r.tr.classList.toggle('dead', !hit.has(n)));
      cover.replaceChildren(el('p', { className: covered < total ? 's-placeholder' : 's-final' }, icon(covered < total ? 'placeholder' : 'final'), `${covered} of ${total} situations have an outcome`),
        el('p', { textContent: dead.length ? `Can never fire: rule ${dead.map(n => n + 1).join(', ')}` : 'Every rule can fire' }),
        ...(twice.size ? [el('p', { className: 's-placeholder', textContent: `Two outcomes for one situation: rules ${[...twice].join('; ')}` })] : []),
        ...(gap ? [el('p', { textContent: `Nothing covers: ${gap.map((v, i) => `${names[i]} ${v}`).join(', ')}` }), button('Add a rule for it', () => { const tr = add(Object.fromEntries(names.map((n, i) => [n, gap[i]]))); draw(); $('.then select', tr).focus() })] : []));
      cover.dataset.covered = `${covered}/${total}`;
      flow.replaceChildren(picture(rows, names, gap));
    };
    const addRow = button('Add a rule', () => { const tr = add(); draw(); $('select', tr).focus() });
    (o.rules ?? []).forEach(r => add(r.when ?? {}, String(r.then)));
    body.onchange = draw; draw();
    const head = el('thead', {}, el('tr', {}, ...['', ...names, 'Then', ''].map((n, i, a) => { const th = el('th', { scope: 'col', textContent: n.replaceAll('_', ' ') }); if (!n) th.append(el('span', { className: 'vh', textContent: i ? 'Order' : 'Rule' })); return th })));
    const scroll = el('div', { className: 'run scroll tbl', tabIndex: 0 }, el('table', {}, head, body)); scroll.setAttribute('role', 'region'); scroll.setAttribute('aria-label', `Rules of ${id}`);
    return { body: [el('p', { className: 'small', textContent: unique ? 'Exactly one rule may fit a situation.' : 'The first rule that fits holds.' }), scroll, cover, addRow, flow], answer: () => read().map(r => ({ when: Object.fromEntries(names.map((n, i) => [n, r.asks[i]]).filter(p => p[1] !== 'any')), then: r.then })) };
  }
  function picture(rows, names, gap) {
    const shown = rows.slice(0, 12), h = 46 * shown.length + (gap ? 46 : 8), g = svg('svg', { viewBox: `0 0 460 ${h}`, width: 460, height: h, class: 'flowing', role: 'img' });
    const cut = (t, n) => (t.length > n ? t.slice(0, n - 1) + '…' : t);
    g.setAttribute('aria-label', shown.map((r, i) => `${i + 1}: ${r.asks.map((a, k) => (a === 'any' ? '' : `${names[k]} ${a}`)).filter(Boolean).join(', ') || 'anything else'}, then ${r.then}`).join('; ') + (gap ? '; otherwise nothing is decided' : ''));
    shown.forEach((r, i) => {
      const y = 46 * i + 4, when = r.asks.map((a, k) => (a === 'any' ? '' : `${names[k].replaceAll('_', ' ')}: ${a}`)).filter(Boolean).join(', ') || 'anything else';
      if (i) g.append(svg('path', { class: 'no', d: `M110 ${y - 10}v10` }));
      g.append(svg('rect', { class: 'if', x: 2, y, width: 236, height: 32, rx: 8 }), svg('text', { x: 14, y: y + 21 }, cut(when, 34)), svg('path', { class: 'yes', d: `M238 ${y + 16}h34m-6 -5 6 5 -6 5` }), svg('rect', { class: 'then', x: 276, y, width: 182, height: 32, rx: 16 }), svg('text', { x: 290, y: y + 21 }, cut(r.then, 25)));
    });
    if (gap) { const y = 46 * shown.length + 4; g.append(svg('path', { class: 'no', d: `M110 ${y - 10}v10` }), svg('rect', { class: 'gap', x: 2, y, width: 236, height: 32, rx: 8 }), svg('text', { class: 'gapt', x: 14, y: y + 21 }, 'Otherwise: not decided')) }
    return g;
  }

  /* One of several ways, with what speaks for it, against it, and what it touches */
  function choice(id, d) {
    const options = items(d.options), set = el('fieldset', { className: 'ways' }, el('legend', { className: 'vh', textContent: d.question }));
    const part = (words, list) => (list?.length ? el('div', {}, el('b', { textContent: words }), el('ul', {}, ...[].concat(list).map(t => el('li', { textContent: t, dir: 'auto' })))) : '');
    options.forEach((o, i) => {
      const name = named(o), input = el('input', { type: 'radio', name: 'way-' + id, value: name, checked: d.chosen === name });
      const touched = (o.touches ?? []).map(String);
      set.append(el('div', { className: 'way' }, el('label', {}, input, el('span', { textContent: name, dir: 'auto' })), el('div', { className: 'pc' }, part('For', o.pros), part('Against', o.cons), touched.length ? el('p', { className: 'small' }, 'Touches ', ...touched.flatMap((t, k) => [k ? ', ' : '', el('a', { className: 'rid', href: '#' + t, textContent: t })])) : '')));
    });
    const own = options.length ? null : el('textarea', { rows: 2 }); own?.setAttribute('aria-label', 'Your answer');
    const touches = d.touches.length ? el('p', { className: 'small' }, 'Whatever you choose touches ', ...d.touches.slice(0, 8).flatMap((t, k) => [k ? ', ' : '', el('a', { className: 'rid', href: '#' + t.id, textContent: t.id })])) : '';
    return { body: [own ? el('div', { className: 'ed' }, own) : set, touches], answer: () => (own ? own.value.trim() : $('input:checked', set)?.value ?? null) };
  }

  const KINDS = { slider, ranking, rules, choice };
  function mount(card) {
    const d = D.decisions?.[card.id];
    if (!d || $('.tool', card)) return;
    const made = KINDS[d.kind](card.id, d), why = el('input', { type: 'text', placeholder: 'Why this choice? It is kept with the decision', autocomplete: 'off', required: true });
    why.setAttribute('aria-label', `Reason for ${card.id}`);
    const error = el('p', { className: 'problem' }); error.setAttribute('role', 'alert');
    const form = el('form', { className: 'record', noValidate: true }, why, el('button', { className: 'btn primary', textContent: 'Record decision' }));
    const tool = el('div', { className: 'tool' }, ...made.body, form, error); tool.dataset.rv = '';
    tool.addEventListener('input', () => { card.dataset.busy = '' }); tool.addEventListener('click', e => { if (e.target.closest('.rank, .tbl')) card.dataset.busy = '' });
    form.onsubmit = async e => {
      e.preventDefault();
      const answer = made.answer();
      if (answer === null || answer === '') { error.textContent = 'Choose first.'; return }
      if (!why.value.trim()) { error.textContent = 'Say why first: the reason is kept with the decision.'; why.focus(); return }
      error.textContent = '';
      delete card.dataset.busy;
      const problem = await S.record(card.id, answer, why.value.trim());
      if (problem) { error.textContent = problem; card.dataset.busy = '' } else { tool.remove(); if (plain) plain.hidden = false; S.decide() }
    };
    /* What the file says in words, for those without scripts; the tool says it better */
    const plain = $(':scope > .w > :is(.opts, .opt, dl.kv:first-child)', card), mapping = d.options && !Array.isArray(d.options) && ['rules', 'ranking'].includes(d.kind);
    if (plain && (d.kind !== 'choice' || items(d.options).length)) plain.hidden = plain.matches('.opts, .opt') || !!mapping;
    $('.w', card).prepend(tool);
  }
  S.decide = () => $$('.dec').forEach(card => {
    if (card.dataset.open !== undefined) mount(card);
    else if (S.live && !$('.again, .tool', card)) { const b = button('Decide again', () => { b.remove(); mount(card); $('input, select, button', $('.tool', card))?.focus() }, 'quiet again'); b.dataset.rv = ''; b.append(el('span', { className: 'vh', textContent: ': ' + card.id })); $('.w', card).append(b) }
  });
  S.decide();
})();
