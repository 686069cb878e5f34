#!/usr/bin/env python3
"""Writes the batches of the earlier home anew, in the format of docs/develop/archive-format.md, and their names wherever they stand; and in the
ledger that each placement ended. What lies where devices meet, or came from there damaged, becomes packs of one batch.

    renew_earlier_home.py ../resources/earlier-home

The devices' keys were made for this home and are worth nothing. What can be derived from the batches is deleted from the cache;
EarlierHomeAnswers makes it again. Whoever runs it twice changes nothing. Needs the package cryptography and the program zstd.
"""
import base64, hashlib, json, pathlib, struct, subprocess, sys
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

HEADER, TABLE, SIGNATURE, PACK_HEADER, STATEMENTS = range(0x184D2A50, 0x184D2A55)
KEYS = [Ed25519PrivateKey.from_private_bytes(bytes([byte]) * 32) for byte in (0x09, 0x1c, 0x66, 0xda)]
DERIVED = ('outlines', 'texts', 'summaries', 'names')

root = pathlib.Path(sys.argv[1])


def device(key):
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return base64.b32encode(hashlib.sha256(public).digest()[:20]).decode().lower()


def zstd(data, *options):
    return subprocess.run(['zstd', '-c', *options], input=data, capture_output=True, check=True).stdout


def parts(file):
    found, at = [], 0
    for magic in (HEADER, TABLE, SIGNATURE):
        there, length = struct.unpack('<II', file[at:at + 8])
        assert there == magic
        found.append(file[at + 8:at + 8 + length])
        at += 8 + length
    return found + [file[at:]]


def part(plain):
    return {'bytes': len(plain), 'sha256': hashlib.sha256(plain).hexdigest()}


def skippable(magic, content):
    return struct.pack('<II', magic, len(content)) + content


def renewed(file):
    header, table, _, content = parts(file)
    plain_table, plain = zstd(table, '-d'), zstd(content, '-d')
    fields = json.loads(header)
    for name in ('codec', 'encryption', 'table', 'content'):
        fields.pop(name, None)
    fields.update(table=part(plain_table), content=part(plain))
    header = json.dumps(fields, separators=(',', ':'), ensure_ascii=False).encode()
    signed = b'roam batch 1\n' + header
    signature = keys[fields['device']].sign(signed)
    name = hashlib.sha256(signed).hexdigest()
    return name, skippable(HEADER, header) + skippable(TABLE, table) + skippable(SIGNATURE, signature) + content


def pack(file):
    header, table, signature, content = parts(file)
    plain_table, fields = zstd(table, '-d'), json.loads(header)
    common = {name: fields[name] for name in ('roam', 'circle', 'device', 'tool', 'rule', 'conversation')}
    common['batches'] = 1
    statement = struct.pack('<II', len(header), len(plain_table)) + header + plain_table + signature
    return (skippable(PACK_HEADER, json.dumps(common, separators=(',', ':')).encode())
            + skippable(STATEMENTS, zstd(statement, '-3')) + content)


def single(file):                                 # of a pack of one batch
    magic, length = struct.unpack('<II', file[:8])
    statements, size = file[8 + length:], struct.unpack('<I', file[12 + length:16 + length])[0]
    assert magic == PACK_HEADER
    plain, content = zstd(statements[8:8 + size], '-d'), statements[8 + size:]
    header, table = struct.unpack('<II', plain[:8])
    return (skippable(HEADER, plain[8:8 + header]) + skippable(TABLE, zstd(plain[8 + header:8 + header + table], '-3'))
            + skippable(SIGNATURE, plain[8 + header + table:]) + content)


def damaged(file):
    return file[:-1] + bytes([file[-1] ^ 1])


def travels(file):                                # in packs, whole or damaged
    return 'stick' in file.parts or file.parent.name == 'quarantine'


keys = {device(key): key for key in KEYS}
files = sorted(root.rglob('*.pack')) + sorted(root.rglob('*.batch'))   # where both hold a batch, the single stays as it is
aside = [file for file in files if file.parent.name == 'quarantine']
names, contents, packs = {}, {}, {}
for file in files:
    if file not in aside:
        name, content = renewed(single(file.read_bytes()) if file.suffix == '.pack' else file.read_bytes())
        names[file.stem], contents[name] = name, content
        if travels(file):
            packs[file.stem] = pack(content)
for file in files:
    name = names[file.stem]
    file.unlink()
    if travels(file):
        content = packs[file.stem]
        new = file.with_name(hashlib.sha256(content).hexdigest() + '.pack')
        new.write_bytes(damaged(content) if file in aside else content)
    else:
        file.with_name(name + '.batch').write_bytes(contents[name])
    if file in aside:
        file.with_name(file.name + '.reason').unlink()
        reason = new.with_name(new.name + '.reason')
        reason.write_text('spoiled: its content is not what its name says\n')
for folder in root.glob('stick/roam/main/?'):     # a folder for each first digit
    for file in folder.iterdir():
        home = folder.with_name(file.name[0])
        home.mkdir(exist_ok=True)
        file.rename(home / file.name)
for folder in root.glob('stick/roam/main/?'):
    if not any(folder.iterdir()):
        folder.rmdir()
cache = root / 'home/.cache/roam'
for place in [cache / 'roll', cache / 'sessions', root / 'home/.local/share/roam/pool/main/newest']:
    text = place.read_text()
    for old, new in names.items():
        text = text.replace(old, new)
    if place.name == 'roll':
        text = text.replace('{"name":', '{"id":')
    place.write_text(text.replace('"batch":"",', ''))
for name in DERIVED:
    path = cache / name
    for file in [path] if path.is_file() else path.glob('*'):
        file.unlink()

ledger = root / 'home/.local/share/roam/ledger'   # whoever reads it here puts numbers and sums right
lines = ledger.read_text().splitlines()
if not any('"what":"ended"' in line for line in lines):
    done = []
    for line in lines:
        done.append(line)
        if '"what":"wrote"' in line:
            done.append('{"what":"ended","number":%d}' % json.loads(line)['number'])
    ledger.write_text('\n'.join(done) + '\n')
