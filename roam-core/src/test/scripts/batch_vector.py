#!/usr/bin/env python3
"""Writes the fields `batch` and `pack` of the test vectors anew, by docs/develop/archive-format.md alone and without roam.

    batch_vector.py ../resources/vectors/pool-format-1.json

It takes header, table and content of the batch that is there, and needs the package cryptography and the program zstd.
"""
import base64, hashlib, json, struct, subprocess, sys
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

HEADER, TABLE, SIGNATURE, PACK, STATEMENTS = range(0x184D2A50, 0x184D2A55)


def parts(file):
    found, at = [], 0
    for magic in (HEADER, TABLE, SIGNATURE):
        there, length = struct.unpack('<II', file[at:at + 8])
        assert there == magic
        found.append(file[at + 8:at + 8 + length])
        at += 8 + length
    return found + [file[at:]]


def zstd(data, *options):
    return subprocess.run(['zstd', '-c', *options], input=data, capture_output=True, check=True).stdout


def part(plain):
    return {'bytes': len(plain), 'sha256': hashlib.sha256(plain).hexdigest()}


def skippable(magic, content):
    return struct.pack('<II', magic, len(content)) + content


def batch_file(header, table, signature, content, *options):
    frames = skippable(HEADER, header) + skippable(TABLE, zstd(table, *options)) + skippable(SIGNATURE, signature)
    return base64.b64encode(frames + zstd(content, *options)).decode()


def pack_file(fields, header, table, signature, content):
    common = {name: fields[name] for name in ('roam', 'circle', 'device', 'tool', 'rule', 'conversation')}
    json_header = json.dumps(dict(common, batches=1), separators=(',', ':')).encode()
    statement = struct.pack('<II', len(header), len(table)) + header + table + signature
    return skippable(PACK, json_header) + skippable(STATEMENTS, zstd(statement, '-3')) + zstd(content, '-3', '--no-check')


path = sys.argv[1]
vectors = json.load(open(path, encoding='utf-8'))
header, table, _, content = parts(base64.b64decode(vectors['batch']['file']))
table, content = zstd(table, '-d'), zstd(content, '-d')
fields = json.loads(header)
fields.update(table=part(table), content=part(content))
header = json.dumps(fields, separators=(',', ':'), ensure_ascii=False).encode()
signed = b'roam batch 1\n' + header
signature = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(vectors['devices'][0]['seed'])).sign(signed)
vectors['batch'].update(
    id=hashlib.sha256(signed).hexdigest(),
    file=batch_file(header, table, signature, content, '-3', '--no-check'),
    again=batch_file(header, table, signature, content, '-19', '--check'))
pack = pack_file(fields, header, table, signature, content)
vectors['pack'] = {'id': hashlib.sha256(pack).hexdigest(), 'file': base64.b64encode(pack).decode()}
with open(path, 'w', encoding='utf-8') as out:
    out.write(json.dumps(vectors, indent=2, ensure_ascii=False) + '\n')
