#!/usr/bin/env python3
"""Writes histories, and where the reference model of the rules says that they end, for OracleTest.

    export_histories.py FOLDER-OF-THE-MODEL COUNT > ../resources/io/roam/testkit/histories.txt

The folder is the one of roam_model.py. What roam cannot know is taken out of the model: of a client that opened a session in
memory alone there is no sign, so a session is put right under it, and the client ends. One line a history:

    devices | deeds | heads | sessions of d0 | sessions of d1 ...

A deed is kind,device,argument[,argument]; a head is the ids of its events; a session is its id = ids of its events / last title,
sorted.
"""
import hashlib, random, sys, uuid
sys.path.insert(0, sys.argv[1])
import roam_model as m
from roam_model import Device, ROOT


def sha(b): return hashlib.sha256(b).digest()


def line(r):                                                      # a record of the model as FakeTool writes it
    cls, pay, parent = r[:3]
    return ('%s %s %s x' % (cls, pay, parent or '-') if cls in 'ES' else 'T title ' + pay if cls == 'T' else cls + ' ' + pay).encode()


def step(c, e):                                                   # chain values as in docs/develop/archive-format.md, so that what is smaller is smaller in both
    before = sha(b'roam chain 1\nfake/1') if c == ROOT else bytes.fromhex(c)
    return sha(before + sha(line(e))).hex()


hashed = m.H
def H(*a):
    if len(a) == 1 and isinstance(a[0], str): return sha(line(('T', a[0], None))).hex()
    if len(a) == 1 and isinstance(a[0], list): return sha(b''.join(sha(line(r)) for r in a[0])).hex()
    return hashed(*a)


m.step, m.H = step, H

KINDS = dict(new=1, say=16, state=5, mode=3, title=4, open=3, memopen=3, close=5, sync=14, rewrite=2, cut=2, delete=1, cache=1)


def sibling(t, conv, edge, n):                                    # its id as in SiblingIds, so that deeds can name it
    first = sha(b'roam conversation 1\nfake\n' + sha(line(t.nodes[conv].ev))).hex()[:32]
    seed = 'roam sibling 1\n%s\n%s\n%d' % (first, edge, n)
    return str(uuid.UUID(bytes=sha(seed.encode())[:16], version=4))


class Here(Device):
    """The model's device; an open session is put right when it is closed, and takes the head that it will go on to."""
    def new_id(s, t, h, at):
        m.H = lambda *a: sibling(t, *a[1:]) if a[0] == 'sib' and len(a) == 4 else H(*a)
        try: return super().new_id(t, h, at)
        finally: m.H = H

    def place(s):
        s.capture()
        t = s.tree()
        rds = {sid: s.read(sid) for sid in s.store}
        at = {sid: r.L for sid, r in rds.items() if r.path}
        taken, waiting = set(at.values()), set()
        for sid in sorted(at, key=lambda x: (-t.nodes[at[x]].n, x)):
            L, rd = at[sid], rds[sid]
            c = [h for h in t.heads if h != L and t.under(L, h) and h not in taken]
            h = min(c, key=lambda h: t.path(h)[t.nodes[L].n:], default=None)
            if s.held(sid, rd): waiting |= {h for h in t.heads if t.under(L, h)}
            elif h:
                taken.add(h)
                if s.open.get(sid, ('',))[0] == 'sure': continue
                if rd.mixed: s.put_right(sid, rd)
                have, new = list(rd.tail), []
                for r in t.records(L, h):
                    if r[0] == 'E': have = []
                    elif r in have: have.remove(r); continue
                    new.append(r)
                s.store[sid] = s.store[sid] + new
                at[sid] = h
                s.set_tip(sid, h)
            elif rd.mixed and s.open.get(sid, ('',))[0] != 'sure': s.put_right(sid, rd)
        for h in sorted(t.heads, key=lambda h: (-t.nodes[h].n, h)):
            if h in taken or h in waiting or s.away(t, h): continue
            sid = s.new_id(t, h, at)
            s.store[sid] = t.records(ROOT, h)
            at[sid] = h
            s.set_tip(sid, h)
        for sid in sorted(at):
            if s.open.get(sid, ('',))[0] == 'sure' or at[sid] not in t.heads: continue
            rd = s.read(sid)
            if rd.mixed or s.held(sid, rd): continue
            s.store[sid] = s.store[sid] + [q for q in t.nodes[rd.L].tail if q[0] != 'T' and q not in rd.tail]
            w = t.title(rd.L)
            shown = [q[1] for q in s.store[sid] if q[0] == 'T']
            if w and (not shown or shown[-1] != w[1]): s.store[sid] = s.store[sid] + [('T', w[1], None)]

    def put_right(s, sid, rd):
        s.open.pop(sid, None)
        s.store[sid] = [q for e, g in rd.path for q in g + [e]] + rd.tail


class World:
    def __init__(s, n):
        s.d = [Here('d%d' % i) for i in range(n)]
        for d in s.d: d.offered = set()
        s.deeds, s.i = [], 0

    def leaf(s, recs): return next((r[1] for r in reversed(recs) if r[0] in 'ES'), None)

    def write(s, k, d, sid, cls, pay):
        recs, o = d.store[sid], d.open.get(sid)
        leaf = o[1] if o else s.leaf(recs)
        d.store[sid] = recs + [(cls, pay, leaf if cls in 'ES' else None)]
        if o and cls in 'ES': d.open[sid] = (o[0], pay)
        s.tell('line', k, sid, cls, pay, (leaf or '-') if cls in 'ES' else '-')

    def tell(s, *deed): s.deeds.append(','.join(map(str, deed)))

    def op(s, rng, kind):
        s.i += 1
        k = rng.randrange(len(s.d)); d = s.d[k]
        sids = sorted(d.store); sid = rng.choice(sids[:2]) if sids else None
        if kind == 'new' or sid is None and kind == 'say':
            sid = 'S-e%d' % s.i
            d.store[sid] = []; s.write(k, d, sid, 'E', 'e%d' % s.i)
        elif kind == 'sync':
            o = rng.randrange(len(s.d)); s.sync(k, [o])
        elif kind == 'cache': s.tell('cache', k)
        elif sid is None: pass
        elif kind == 'say': s.write(k, d, sid, 'E', 'e%d' % s.i)
        elif kind == 'state': s.write(k, d, sid, 'S', 's%d' % s.i)
        elif kind == 'mode': s.write(k, d, sid, 'M', 'm%d' % rng.randrange(3))
        elif kind == 'title': s.write(k, d, sid, 'T', 't%d' % rng.randrange(4))
        elif kind == 'open': d.open[sid] = ('sure', s.leaf(d.store[sid])); s.tell('open', k, sid)
        elif kind == 'memopen':
            if sid not in d.open: d.open[sid] = ('unsure', s.leaf(d.store[sid]))
        elif kind == 'close': d.open.pop(sid, None); s.tell('close', k, sid)
        elif kind in ('rewrite', 'cut'):
            recs = d.store[sid]; ev = [i for i, r in enumerate(recs) if r[0] == 'E']
            if len(ev) < 2 or sid in d.open: return
            n = ev[rng.randrange(len(ev) - 1)] + 1
            d.store[sid] = recs[:n]; s.tell('cut', k, sid, n)
            if kind == 'rewrite': s.write(k, d, sid, 'E', 'e%d' % s.i)
        elif kind == 'delete':
            del d.store[sid]; d.open.pop(sid, None); s.tell('delete', k, sid)

    def sync(s, k, others):
        d = s.d[k]
        d.capture(); d.offered = set(d.pool)
        for o in others: d.pool |= s.d[o].offered
        d._tree = None
        d.place()
        s.tell('sync', k, '.'.join(map(str, others)))

    def settle(s):
        everyone = list(range(len(s.d)))
        kept = list(s.deeds)                                      # who plays it settles in the same way
        for d in s.d: d.open = {}
        for _ in range(5):
            for k in everyone: s.sync(k, everyone)
        s.deeds = kept


def history(seed):
    rng = random.Random(seed)
    w = World(rng.randint(2, 4))
    ks = list(KINDS)
    if rng.random() < .6: ks = ['new', 'say', 'sync'] + rng.sample(ks, rng.randint(1, 5))
    for _ in range(rng.randint(4, 34)): w.op(rng, rng.choices(ks, [KINDS[k] for k in ks])[0])
    w.settle()
    t = w.d[0].tree()
    assert all(d.pool == w.d[0].pool for d in w.d)
    heads = sorted('.'.join(t.nodes[x].ev[1] for x in t.path(h)) for h in t.heads)
    sessions = []
    for d in w.d:
        one = []
        for sid in sorted(d.store):
            titles = [r[1] for r in d.store[sid] if r[0] == 'T']
            one.append('%s=%s/%s' % (sid, '.'.join(r[1] for r in d.store[sid] if r[0] == 'E'), titles[-1] if titles else '-'))
        sessions.append(' '.join(sorted(one)))
    return '|'.join([str(len(w.d)), ' '.join(w.deeds), ' '.join(heads)] + sessions)


for seed in range(int(sys.argv[2])): print(history(seed))
