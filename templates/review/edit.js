(() => {
  'use strict';
  /* Editing: a form in the card, a menu for what is rarer, and small pens beside everything else that can be written. */
  const S = window.specflow, { R, $, $$, el, icon, say } = S;
  const LABEL = { final: 'Final', review: 'Review', placeholder: 'Placeholder' };
  const hidden = words => el('span', { className: 'vh', textContent: words });
  const btn = (text, of, click, cls = 's quiet') => { const b = el('button', { className: 'btn ' + cls, type: 'button', textContent: text, onclick: click }); if (of) b.append(hidden(' ' + of)); return b };
  const mine = e => { e.dataset.rv = ''; return e };
  const item = id => R.state.items[id] ?? {};
  const tell = problem => { if (problem) say(problem) };

  /* The form of a requirement */
  const scenarioText = s => [s.given && `Given ${s.given}`, s.when && `when ${s.when}`, `then ${s.then}`].filter(Boolean).join(', ');
  function scenarioRow(s = {}) {
    const parts = ['given', 'when', 'then'].map(k => { const i = el('input', { type: 'text', value: s[k] ?? '', placeholder: k[0].toUpperCase() + k.slice(1) }); i.setAttribute('aria-label', k[0].toUpperCase() + k.slice(1)); i.dataset.k = k; return i });
    const row = el('div', { className: 'scrow' }, ...parts, el('button', { className: 'icon', type: 'button', ariaLabel: 'Remove this example', textContent: '×', onclick: () => row.remove() }));
    return row;
  }
  function open(r, focus = 'text') {
    if ($('.form', r)) { $('.form textarea', r).focus(); return }
    r.open = true;
    const was = structuredClone(item(r.id)), id = 'f-' + r.id, inputs = {};
    const field = (name, label, input, value) => { input.id = `${id}-${name}`; input.value = input.defaultValue = value ?? ''; if (input.type !== 'select-one') input.dir = 'auto'; inputs[name] = input; return el('p', { className: 'fl' }, el('label', { htmlFor: input.id, textContent: label }), input) };
    const text = el('textarea', { rows: 3 }), notes = el('ul', { className: 'notes' }), live = el('div', { className: 'lint' }, notes);
    live.setAttribute('role', 'status'); live.setAttribute('aria-label', 'What lint says');
    const prio = el('select'); prio.append(...['must', 'should', 'could'].map(v => el('option', { value: v, textContent: v })));
    const rows = el('div', { className: 'scrows' }, ...(was.scenarios ?? []).map(scenarioRow));
    const more = el('details', { className: 'morefields' }, el('summary', { textContent: 'Reason, examples, dependencies, mockup' }),
      field('rationale', 'Reason', el('textarea', { rows: 2 }), was.rationale),
      el('fieldset', {}, el('legend', { textContent: 'Examples' }), rows, btn('Add an example', '', () => { const row = scenarioRow(); rows.append(row); $('input', row).focus() })),
      field('depends_on', 'Depends on (ids, separated by commas)', el('input', { type: 'text' }), (was.depends_on ?? []).join(', ')),
      field('mockup', 'Mockup (a file in the feature’s folder)', el('input', { type: 'text' }), was.mockup));
    const error = el('p', { className: 'problem' }); error.setAttribute('role', 'alert');
    const form = mine(el('form', { className: 'form', noValidate: true }, field('text', 'Text of ' + r.id, text, was.text), live,
      el('div', { className: 'pairf' }, field('title', 'Title', el('input', { type: 'text' }), was.title), field('priority', 'Priority', prio, was.priority ?? 'must')), more, error,
      el('div', { className: 'go' }, el('button', { className: 'btn primary', textContent: 'Save' }), btn('Cancel', '', () => end(), ''), el('span', { className: 'small' }, el('kbd', { textContent: 'Ctrl' }), ' ', el('kbd', { textContent: 'Enter' }), ' saves, ', el('kbd', { textContent: 'Esc' }), ' leaves'))));
    const end = () => { form.remove(); delete r.dataset.busy; $('.do-edit', r)?.focus() };
    const values = () => ({ text: inputs.text.value.trim(), title: inputs.title.value.trim(), priority: inputs.priority.value, rationale: inputs.rationale.value.trim(), mockup: inputs.mockup.value.trim(),
      depends_on: inputs.depends_on.value.split(/[,\s]+/).filter(Boolean), scenarios: [...rows.children].map(row => Object.fromEntries($$('input', row).map(i => [i.dataset.k, i.value.trim()]).filter(p => p[1]))).filter(s => s.then) });
    form.onsubmit = async e => {
      e.preventDefault(); performance.mark('specflow-save');
      const now = values(), changes = Object.keys(now).filter(k => JSON.stringify(now[k]) !== JSON.stringify(was[k] ?? (Array.isArray(now[k]) ? [] : k === 'priority' ? 'must' : ''))).map(k => ({ id: r.id, field: k, was: was[k] ?? null, value: now[k] }));
      if (!changes.length) return end();
      form.dataset.moved = ''; error.textContent = '';
      const problem = await R.change(changes, `${r.id} saved`);
      if (problem) error.textContent = problem; else end();
    };
    form.onkeydown = e => { if (e.key === 'Escape') { e.stopPropagation(); if (!JSON.stringify(values()).includes('\u0000') && inputs.text.value === was.text || confirmLeave(form)) end() } if (e.key === 'Enter' && (e.metaKey || e.ctrlKey)) { e.preventDefault(); form.requestSubmit() } };
    let timer; const lint = () => { clearTimeout(timer); timer = setTimeout(async () => { const sent = text.value, a = await R.post('/lint', { id: r.id, text: sent }); if (a.ok && form.isConnected && text.value === sent) notes.replaceChildren(...a.data.findings.map(f => el('li', { className: 'n-' + f.severity }, el('b', { textContent: f.code }), ' ', ...S.coded(f.message)))) }, 160) };
    text.oninput = lint; r.dataset.busy = '';
    ($('.in', r) ?? $('.more', r)).prepend(form); lint();
    const first = inputs[focus] ?? text; first.focus(); first.setSelectionRange?.(first.value.length, first.value.length);
  }
  const confirmLeave = form => { if (form.dataset.leaving) return true; form.dataset.leaving = ''; $('.problem', form).textContent = 'You changed something. Esc again leaves it, Ctrl Enter saves it.'; form.addEventListener('input', () => { delete form.dataset.leaving }, { once: true }); return false };
  S.edit = open;

  async function setStatus(r, value) { const problem = await R.set(r.id, 'status', value, `${r.id}: ${LABEL[value].toLowerCase()}`); if (problem) { say(problem); const input = $(`.seg input[value=${item(r.id).status ?? 'review'}]`, r); if (input) input.checked = true } }

  /* What is rarer */
  const DO = [
    ['Move up', r => R.change([{ do: 'move', id: r.id, by: -1 }], `${r.id} moved up`).then(tell)],
    ['Move down', r => R.change([{ do: 'move', id: r.id, by: 1 }], `${r.id} moved down`).then(tell)],
    ['Suggest other words…', r => S.ask({ title: `Other words for ${r.id}`, lead: 'The owner accepts or declines them.', fields: [{ name: 'value', label: 'Suggested text', lines: 4, value: item(r.id).text, need: 'Write a suggestion.' }, { name: 'why', label: 'Why' }], submit: 'Suggest', check: v => R.note([{ do: 'suggest', on: r.id, field: 'text', was: item(r.id).text, value: v.value, why: v.why }], 'Suggested') })],
    ['Add one after…', r => add(r.id)],
    ['Split in two…', r => S.ask({ title: `Split ${r.id}`, lead: 'The first keeps the id; the second gets a new one.', fields: [{ name: 'a', label: 'First', lines: 3, value: item(r.id).text, need: 'Write the first.' }, { name: 'b', label: 'Second', lines: 3, need: 'Write the second.' }], submit: 'Split', check: v => R.change([{ do: 'split', id: r.id, texts: [v.a, v.b] }], `${r.id} split`) })],
    ['Merge with…', r => { const others = $$('.req').map(o => o.id).filter(o => o !== r.id); return S.ask({ title: `Merge into ${r.id}`, lead: 'The other one is retired and points here.', fields: [{ name: 'other', label: 'Which one', options: others.map(o => ({ value: o, label: `${o} ${item(o).title ?? ''}` })) }, { name: 'text', label: `What ${r.id} says afterwards`, lines: 4, value: item(r.id).text, need: 'Write the text.' }], submit: 'Merge', check: v => R.change([{ do: 'merge', ids: [r.id, v.other], text: v.text }], `${v.other} merged into ${r.id}`) }) }],
    ['Retire…', r => S.ask({ title: `Retire ${r.id}`, lead: 'Its id is never used again.', fields: [{ name: 'why', label: 'Why', need: 'A retired line keeps its reason.' }], submit: 'Retire', check: v => R.change([{ do: 'retire', id: r.id, why: v.why }], `${r.id} retired`) })],
  ];
  function menu(r) {
    const list = el('div', { className: 'mlist' }), box = mine(el('details', { className: 'menu' }, el('summary', { className: 'btn s quiet' }, 'More', hidden(' for ' + r.id)), list));
    const entries = [...(item(r.id).proposed ? [['Decline this proposal', one => R.change([{ do: 'decline', ids: [one.id] }], `${one.id} declined`).then(tell)]] : []), ...DO];
    list.append(...entries.map(([label, run]) => el('button', { type: 'button', textContent: label, onclick: () => { box.open = false; $('summary', box).focus(); run(r) } })));
    box.onkeydown = e => { if (e.key === 'Escape' && box.open) { e.stopPropagation(); box.open = false; $('summary', box).focus() } const all = $$('button', list), i = all.indexOf(document.activeElement); if (box.open && (e.key === 'ArrowDown' || e.key === 'ArrowUp')) { e.preventDefault(); all[(i + (e.key === 'ArrowDown' ? 1 : all.length - 1) + (i < 0 && e.key === 'ArrowUp' ? 1 : 0)) % all.length].focus() } };
    box.addEventListener('toggle', () => { list.classList.remove('down', 'start'); if (box.open) { const { top, left } = list.getBoundingClientRect(); list.classList.toggle('down', top < 112); list.classList.toggle('start', left < 8); $$('.menu[open]').forEach(m => { if (m !== box) m.open = false }) } });
    return box;
  }
  document.addEventListener('click', e => { if (!e.target.closest('.menu')) $$('.menu[open]').forEach(m => { m.open = false }) });

  function controls(foot) {
    const r = foot.closest('.req');
    if (!r || $('.ctls', foot) || !R.state) return;
    const set = el('fieldset', { className: 'seg' }, el('legend', { className: 'vh', textContent: 'Status of ' + r.id }));
    for (const s of ['placeholder', 'review', 'final']) { const input = el('input', { type: 'radio', name: 'st-' + r.id, value: s, checked: r.dataset.status === s, onchange: () => setStatus(r, s) }); set.append(el('label', { className: 's-' + s }, input, icon(s), LABEL[s])) }
    const edit = btn('Edit', r.id, () => open(r), 's quiet do-edit');
    const at = mine(el('span', { className: 'at' })); foot.append(at); R.place(at);
    foot.append(mine(el('span', { className: 'ctls' }, ...(S.talkControls?.(r) ?? []), edit, menu(r), set)));
  }
  const feet = S.watch(controls);
  function equip() {
    $$('.req .acts').forEach(f => { if ($('.ctls', f)) { const r = f.closest('.req'), now = $(`.seg input[value=${r.dataset.status}]`, f); if (now && !now.checked) now.checked = true } else feet.observe(f) });
    $$('.item[id], .pane[id], .head, .qa, #behaviour tr[id^="p-"]').forEach(pen);
  }
  R.hooks.push(equip);

  /* Pens beside everything else */
  const FIELDS = { metrics: [['text', 'What is measured', 3], ['target', 'Target']], out_of_scope: [['text', 'What is left out', 3]], constraints: [['text', 'The fact', 3]], stories: [['as', 'As'], ['want', 'I want', 2], ['so', 'So that', 2]] };
  const typed = (old, text) => (typeof old === 'number' && text !== '' && !isNaN(+text) ? +text : typeof old === 'boolean' && /^(true|yes|false|no)$/i.test(text) ? /^[ty]/i.test(text) : text);
  async function editItem(id, title, fields, extra) {
    const was = structuredClone(item(id));
    await S.ask({ title, lead: extra?.lead, fields: fields.map(([name, label, lines]) => ({ name, label, lines: lines ?? (Array.isArray(was[name]) ? 3 : undefined), value: Array.isArray(was[name]) ? was[name].join('\n') : String(was[name] ?? '') })), check: v => {
      const changes = fields.map(([name]) => { const old = was[name] ?? null, value = Array.isArray(old) || extra?.lists?.includes(name) ? v[name].split('\n').map(x => x.trim()).filter(Boolean).map(x => typed(old?.[0], x)) : typed(old, v[name]); return { id, field: name, was: old, value } }).filter(c => JSON.stringify(c.value) !== JSON.stringify(c.was ?? (Array.isArray(c.value) ? [] : '')));
      return changes.length ? R.change(changes, 'Saved') : '';
    } });
  }
  function pen(box) {
    if ($(':scope > .pen, :scope > td > .pen, .in > .ans, :scope > .head-pen', box)) return;
    const id = box.id, one = item(id);
    if (box.matches('.head')) { box.append(mine(el('p', { className: 'head-pen' }, btn('Edit title, goal and scope', '', () => editItem('spec', 'The spec as a whole', [['title', 'Title'], ['goal', 'Goal', 3], ['job', 'The job', 2], ['assumptions', 'Taken for granted (one a line)', 3], ['scope', 'Code it answers for (one glob a line)', 3]], { lists: ['assumptions', 'scope'] })), btn('Add…', '', () => add()), btn('Changes since…', '', () => S.changes?.())))); return }
    if (box.matches('.qa')) return question(box);
    if (id.startsWith('p-')) {
      const name = id.slice(2), decision = () => Object.keys(R.state.decisions).find(d => R.state.decisions[d].sets.includes(name) && R.state.decisions[d].decided);
      const lead = () => `Final lines that use it go back to review.${decision() ? ` ${decision()} settled this value; to record a new reason, decide it again there.` : ''}`;
      box.cells[1].append(mine(el('p', { className: 'pen' }, btn('Edit', 'the value ' + name, () => editItem('parameters.' + name, name, [['value', 'Value'], ['unit', 'Unit'], ['why', 'Why']], { lead: lead() }))))); return
    }
    if (one.section === 'questions') { box.lastElementChild.append(mine(el('p', { className: 'pen' }, btn('Open again', id, () => R.set(id, 'answer', '', `${id} is open again`).then(tell))))); box.append(mine(el('i', { className: 'pen', hidden: true }))); return }
    const fields = FIELDS[one.section];
    if (!fields) return;
    const row = mine(el('p', { className: 'pen' }, btn('Edit', id, () => editItem(id, id, fields)), btn('Retire…', id, () => S.ask({ title: `Retire ${id}`, lead: 'Its id is never used again.', fields: [{ name: 'why', label: 'Why', need: 'A retired line keeps its reason.' }], submit: 'Retire', check: v => R.change([{ do: 'retire', id, why: v.why }], `${id} retired`) }))));
    box.append(row);
  }
  function question(card) {
    const suggested = item(card.id).suggested ?? '', row = mine(el('div', { className: 'ans' })), say2 = text => R.set(card.id, 'answer', text, `${card.id}: answered`);
    const other = btn(suggested ? 'Something else' : 'Answer', 'for ' + card.id, () => S.ask({ title: `Answer to ${card.id}`, lead: item(card.id).text, fields: [{ name: 'text', label: 'Your answer', lines: 3, value: suggested, need: 'Write an answer.' }], check: v => say2(v.text) }), 's');
    if (suggested) row.append(btn('Yes, take it', 'for ' + card.id, () => say2(suggested).then(tell), 's primary'));
    row.append(other); $('.in', card).append(row);
  }

  /* Something new */
  const KIND = [['FR', 'What it does'], ['NFR', 'How well it does it'], ['EC', 'When things go wrong'], ['BR', 'A business rule it keeps'], ['SM', 'How success is measured'], ['OS', 'Not in this version'], ['Q', 'A question for people']];
  function add(after = null) {
    return S.ask({ title: after ? `Add one after ${after}` : 'Add something', fields: [{ name: 'text', label: 'What it says', lines: 3, need: 'Write what it says.' }, { name: 'kind', label: 'What it is', options: KIND.map(([value, label]) => ({ value, label: `${value}: ${label}` })), value: after ? after.split('-')[0] : 'FR' }], submit: 'Add', check: v => R.change([{ do: 'add', kind: v.kind, text: v.text, after }], 'Added') });
  }

  /* Contradictions: change one of the lines, or say why both may stand */
  R.hooks.push(() => $$('.clash').forEach(c => {
    $$('[data-way]', c).forEach(b => { b.onclick = () => R.set(b.dataset.way, 'text', b.dataset.text, `${b.dataset.way} rewritten`).then(tell) });
    const between = c.dataset.between ?? '', old = $('.cl', c);
    if (old?.dataset.of === between) return;
    old?.remove();                       // the box held another pair before one above it was settled
    const ids = between.split(' ').filter(Boolean), row = mine(el('div', { className: 'cl' }));
    row.dataset.of = between;
    ids.filter(id => document.getElementById(id)?.matches('.req')).forEach(id => row.append(btn('Edit ' + id, '', () => { S.travel(id, false); open(document.getElementById(id)) }, 's')));
    if (ids.length === 2) row.append(btn('Both may stand…', ids.join(' and '), () => S.ask({ title: `${ids.join(' and ')} may both stand`, lead: 'Say why. It holds until one of the two changes.', fields: [{ name: 'why', label: 'Why', lines: 2, need: 'A resolution needs its reason.' }], submit: 'Record', check: v => R.change([{ do: 'resolve', between: ids, why: v.why }], 'Resolved') }), 's'));
    $('.fix', c).append(row);
  }));

  /* Undo */
  const undo = mine(el('button', { className: 'btn s', id: 'undo', type: 'button', textContent: 'Undo', hidden: true })), state = mine(el('span', { className: 'sync small' }));
  undo.onclick = async () => { const done = await R.post('/undo', {}); if (done.ok) say('Taken back'); else say(done.data.error); await R.sync() };
  $('#patch').after(state, undo);
  R.hooks.push(s => { undo.hidden = !s.undo });
  addEventListener('keydown', e => {
    if (e.target.matches('input, select, textarea') || $('dialog[open]') || e.altKey) return;
    if ((e.metaKey || e.ctrlKey) && e.key === 'z' && !undo.hidden) { e.preventDefault(); undo.click() }
    if (e.metaKey || e.ctrlKey) return;
    const r = document.activeElement?.closest('.req') ?? (location.hash && document.getElementById(location.hash.slice(1))?.closest('.req'));
    if (r && e.key === 'e') { e.preventDefault(); open(r) } else if (r && e.key === 'f') { e.preventDefault(); setStatus(r, r.dataset.status === 'final' ? 'review' : 'final') } else if (r && e.key === 'c') { e.preventDefault(); S.talk?.(r) } else if (r && e.key === 'r') { e.preventDefault(); S.toggleRead?.(r.id) }
  });
  $('.ready .hint, .hint')?.append(...[['e', 'edit'], ['f', 'final'], ['c', 'comment'], ['r', 'read']].map(([k, w]) => mine(el('span', {}, el('kbd', { textContent: k }), ' ' + w))));
  addEventListener('beforeunload', e => { if ($('.form')) e.preventDefault() });
})();
