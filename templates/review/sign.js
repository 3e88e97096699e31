(() => {
  'use strict';
  /* Short work for many lines, what changed since, and the signature. */
  const S = window.specflow, { R, D, $, $$, el, icon, say } = S;
  const mine = e => { e.dataset.rv = ''; return e };
  const btn = (text, click, cls = 's') => el('button', { className: 'btn ' + cls, type: 'button', textContent: text, onclick: click });
  const plural = (n, one, many = one + 's') => `${n} ${n === 1 ? one : many}`;
  const ROLE = { product: 'Product', engineering: 'Engineering' };
  const KIND = { placeholder: 'is a placeholder', review: 'needs review', gap: 'has text to write', clash: 'is contradicted', decision: 'is undecided', question: 'is unanswered', unread: 'is unread by you', error: 'has an error' };

  /* Together, in one confirmed action */
  const lines = ids => el('ul', { className: 'lines' }, ...ids.map(id => { const one = R.state.items[id]; return el('li', {}, el('b', { className: 'rid', textContent: id }), el('span', { dir: 'auto' }, ...(one.section === 'questions' ? S.coded(one.text) : [S.marked(one.text ?? one.title ?? '', false)])), ...(one.suggested ? [el('em', { dir: 'auto' }, ...S.coded(one.suggested))] : [])) }));
  const BULK = [
    ['finalise', n => `Finalise ${plural(n, 'line')} that ${n === 1 ? 'says' : 'say'} what the sources say`, 'Finalise together', 'Nobody changed them, nothing is open about them, and their words are those of the line they quote. You can take it back.', ids => [{ do: 'finalise', ids }], n => `${plural(n, 'line is', 'lines are')} final`],
    ['accept', n => `Take ${plural(n, 'suggested answer')}`, 'Take them all', 'Each answer is recorded as yours. Leave and answer one by one where it matters.', ids => [{ do: 'accept', ids }], n => `${plural(n, 'answer')} taken`],
    ['decline', n => `Decline ${plural(n, 'untouched proposal')}`, 'Decline together', 'They are specflow’s own ideas and nobody took them up. They are kept under “declined” and never proposed again.', ids => [{ do: 'decline', ids }], n => `${plural(n, 'proposal')} declined`],
  ];
  R.hooks.push(state => {
    let box = $('#bulk');
    if (!box) { box = mine(el('div', { id: 'bulk' })); $('.ready .next').before(box) }
    const made = BULK.filter(([key]) => state.bulk[key].length > 1 || key !== 'finalise' && state.bulk[key].length).map(([key, title, submit, lead, changes, done]) => {
      const ids = state.bulk[key];
      return btn(title(ids.length) + '…', () => S.ask({ title: title(ids.length), lead, body: lines(ids), submit, wide: true, check: () => R.change(changes(ids), done(ids.length)) }), 's');
    });
    const now = made.map(b => b.textContent).join('|');
    if (box.dataset.now !== now) { box.dataset.now = now; box.replaceChildren(...made) } else [...box.children].forEach((b, i) => { b.onclick = made[i].onclick });
  });

  /* Where nothing is unresolved, the same key and button lead through what is still to be read */
  let last = '';
  S.rest = by => {
    const ids = R.state.left.length ? [] : leftFor(whole()).map(b => b.id);
    if (!ids.length) return false;
    const all = whole(), next = by > 0 ? ids.find(i => all.indexOf(i) > all.indexOf(last)) ?? ids[0] : ids.findLast(i => all.indexOf(i) < all.indexOf(last)) ?? ids.at(-1);
    goTo(last = next); return true;
  };

  /* Signatures */
  const whole = () => ['spec', ...Object.keys(R.state.digests).filter(i => i !== 'spec')];
  const leftFor = ids => { const read = new Set(R.state.read[R.state.me] ?? []); return [...R.state.left, ...ids.filter(i => !read.has(i)).map(i => ({ kind: 'unread', id: i, message: 'is unread by you' }))] };
  function goTo(id) { if (id === 'spec' || !document.getElementById(id)) { S.pick(0); scrollTo({ top: 0 }); $('#tab-product').focus() } else S.travel(id, true) }
  function leftList(left, leave) {
    const link = b => el('a', { href: '#' + (b.id === 'spec' ? 'product' : b.id), onclick: e => { e.preventDefault(); leave(); goTo(b.id) } }, b.id === 'spec' ? 'Product context' : b.id || 'The spec');
    const title = b => { const one = R.state.items[b.id] ?? {}; return el('small', { textContent: b.kind === 'clash' || b.kind === 'error' ? b.message : one.title ?? one.question ?? one.text ?? '', dir: 'auto' }) };
    const open = left.filter(b => b.kind !== 'unread'), unread = left.filter(b => b.kind === 'unread'), more = (list, most) => (list.length > most ? ` and ${list.length - most} more` : '');
    return el('ul', { className: 'left' }, ...open.slice(0, 60).map(b => el('li', {}, link(b), ` ${KIND[b.kind] ?? b.message} `, title(b))), ...(more(open, 60) ? [el('li', { textContent: more(open, 60) })] : []),
      ...(unread.length ? [el('li', { className: 'unread' }, el('b', { textContent: 'Unread by you: ' }), ...unread.slice(0, 60).flatMap((b, i) => [i ? ', ' : '', link(b)]), more(unread, 60))] : []));
  }
  /* A signature by key is made here with the key that git signs with; where that cannot be done unasked, the terminal can */
  function byKey(state, role) {
    const line = `specflow approve ${state.feature} --as ${role}${state.signature.key ? '' : ' --key ~/.ssh/id_ed25519'}`;
    const copy = btn('Copy', () => navigator.clipboard.writeText(line).then(() => say('Copied'), () => getSelection().selectAllChildren(code)), 's'), code = el('code', { textContent: line });
    copy.append(el('span', { className: 'vh', textContent: ' the command' }));
    const how = state.signature.key ? el('p', {}, 'It is made with ', el('code', { textContent: state.signature.key }), ', the key git signs with. If that key asks for a passphrase, sign in a terminal:') : el('p', {}, 'Git names no key (', el('code', { textContent: 'user.signingKey' }), '), so sign in a terminal:');
    return [how, el('p', { className: 'cmd' }, code, copy)];
  }
  async function sign() {
    await R.sync();
    const left = leftFor(whole()), state = R.state, may = state.roles.filter(r => !r.people.length || r.people.includes(state.me));
    const leave = () => $('dialog.dlg .go button[type=button]').click();
    if (left.length) {
      const unread = left.filter(b => b.kind === 'unread').length;
      return S.ask({ title: 'Not yet', lead: `${plural(left.length, 'thing stands', 'things stand')} in the way${unread && unread === left.length ? '. You have everything settled and only need to read on' : ''}:`, body: leftList(left, leave), submit: '', cancel: 'Back', wide: true });
    }
    if (!may.length) return S.ask({ title: 'Somebody else signs this', lead: `${state.me} holds no role here. Those who do: ${state.roles.map(r => `${ROLE[r.role]}: ${r.people.join(', ')}`).join('; ')}.`, submit: '', cancel: 'Close' });
    const open = may.filter(r => r.signed.length < r.total), first = open[0] ?? may[0];
    const done = await S.ask({ title: 'Sign off and proceed', wide: true, submit: 'Sign',
      lead: `You sign the present words of ${plural(state.roles[0].total - 1, 'requirement')} and of what belongs to all of them. A later change voids what it touches.`,
      body: el('div', { className: 'small' }, el('p', {}, 'You are ', el('b', { textContent: state.me }), state.signature ? '. Sign-offs here carry an SSH signature.' : '. That is the name git gives you; nobody has checked it.'), ...(state.signature ? byKey(state, first.role) : [])),
      fields: [{ name: 'role', label: 'You sign for', options: may.map(r => ({ value: r.role, label: ROLE[r.role] + (r.signed.length === r.total ? ' (signed)' : '') })), value: first.role }],
      check: async v => { const a = await R.post('/approve', { role: v.role, ids: [] }); return a.ok ? '' : [a.data.error, a.data.hint].filter(Boolean).join('. ') + (a.data.left ? ': ' + a.data.left.slice(0, 3).map(b => `${b.id} ${b.message}`).join('; ') : '') } });
    if (!done) return;
    await R.sync();
    const rest = R.state.roles.filter(r => r.signed.length < r.total);
    await S.ask({ title: `Signed for ${done.role}`, lead: rest.length ? `Still to sign: ${rest.map(r => ROLE[r.role]).join(' and ')}. The file \`approvals.yaml\` goes with your next commit.` : 'Both roles have signed. Next: `specflow plan`, then code.', submit: '', cancel: 'Done' });
  }
  R.hooks.push(state => {
    let box = $('#signoff');
    if (!box) { box = mine(el('section', { id: 'signoff', className: 'box' })); const go = btn('Sign off and proceed', sign, ''); go.id = 'sign'; box.append(el('h2', { textContent: 'Sign-off' }), el('ul', { className: 'roles' }), go, el('p', { className: 'small claim', hidden: true, textContent: 'Names are the ones git gives; nobody has checked them.' })); $('.ready .box').after(box) }
    const left = leftFor(whole()), settled = !state.left.length;
    $('ul', box).replaceChildren(...state.roles.map(r => {
      const all = r.signed.length === r.total, part = r.signed.length && !all;
      return el('li', { className: all ? 's-final' : r.void.length ? 's-review' : '' }, icon(all ? 'final' : r.void.length ? 'review' : 'target'), el('span', {}, el('b', { textContent: ROLE[r.role] }), el('small', { textContent: r.by || r.owner || r.people.join(', ') || 'anyone', title: r.by }), ...(r.by ? [el('small', { textContent: r.date })] : [])),
        el('span', { className: 'how', textContent: all ? 'signed' : r.void.length ? `${r.void.length} void` : part ? `${r.signed.length} of ${r.total}` : 'not signed' }));
    }));
    $('.claim', box).hidden = !state.roles.some(r => r.by && r.origin === 'git');
    const done = state.roles.every(r => r.signed.length === r.total);
    $('#sign').hidden = done; $('#sign').classList.toggle('primary', !left.length);
    $('.ready .next').classList.toggle('primary', !!left.length);
    $$('.next').forEach(b => { b.textContent = settled && left.length ? 'Next unread' : 'Next unresolved'; if (settled) b.hidden = !left.length });
    if (settled) $('#docked').textContent = done ? 'Signed by both roles' : left.length ? `${plural(left.length, 'line')} to read` : 'Ready to be signed';
    if (settled) { const unread = left.length; $('#left').textContent = done ? 'Both roles have signed what stands here.' : unread ? `Everything is settled. You have ${plural(unread, 'line')} left to read before you sign.` : 'Nothing is open. It can be signed.' }
  });

  /* Changes since */
  S.changes = async () => {
    const { bases } = await (await R.get('/diff')).json();
    if (!bases.length) return S.ask({ title: 'Changes since', lead: 'Nothing to compare with yet: nobody signed this spec, and git has no commit of it.', submit: '', cancel: 'Close' });
    const select = el('select'); select.append(...bases.map(b => el('option', { value: b.name, textContent: b.words }))); select.id = 'since';
    const out = el('div', { className: 'diff' }); out.setAttribute('aria-live', 'polite'); out.tabIndex = 0; out.setAttribute('role', 'region'); out.setAttribute('aria-label', 'What changed');
    const WORD = { added: 'new', removed: 'gone', changed: 'changed', renamed: 'renamed', moved: 'moved' };
    const draw = async () => {
      const found = await (await R.get('/diff?since=' + encodeURIComponent(select.value))).json();
      const to = select.selectedOptions[0].textContent, alone = found.changes.filter(c => c.kind === 'changed' && c.fields.length === 1 && c.fields[0].field === 'status'), alike = Map.groupBy?.(alone, c => JSON.stringify(c.fields[0].runs)) ?? new Map();
      const together = [...alike.values()].filter(list => list.length > 1), within = new Set(together.flat());
      out.replaceChildren(el('p', { className: 'small', textContent: found.changes.length ? `${plural(found.changes.length, 'difference')} to “${to}”` : `No difference to “${to}”` }), ...together.map(list => el('article', {}, el('h3', { textContent: `${list.length} lines changed their status alone` }), el('p', {}, ...S.runs(list[0].fields[0].runs)), el('p', { className: 'ids' }, ...list.flatMap((c, i) => [i ? ', ' : '', el('span', { className: 'rid', textContent: c.id })])))), ...found.changes.filter(c => !within.has(c)).slice(0, 300).map(c => el('article', {}, el('h3', {}, el('span', { className: 'rid', textContent: c.id }), ` ${WORD[c.kind]}${c.was ? `, was ${c.was}` : ''}`), ...(c.kind === 'added' || c.kind === 'removed' ? c.fields.filter(f => ['text', 'question', 'value'].includes(f.field)) : c.fields).map(f => el('p', { dir: 'auto' }, el('small', { textContent: f.field.replaceAll('_', ' ') }), ...S.runs(f.runs))))));
    };
    select.onchange = draw;
    const body = el('div', {}, el('p', { className: 'fl' }, el('label', { htmlFor: 'since', textContent: 'Since' }), select), out);
    await Promise.all([draw(), S.ask({ title: 'What changed', body, wide: true, submit: '', cancel: 'Close' })]);
  };
})();
