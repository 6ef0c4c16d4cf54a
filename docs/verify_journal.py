#!/usr/bin/env python3
"""Verifies an export of the journal without the service: docs/journal.md says what is checked.

    python3 verify_journal.py export.ndjson [--key journal-public.pem]... [--witness checkpoints.log]...

Needs Python 3.8 and OpenSSL's library. Exit code 0: the journal is sound; 1: it is not; 2: it could not be verified. Written from
the description of the format alone, so that a fault of the service's own verifier shows."""
import argparse
import base64
import calendar
import ctypes.util
import hashlib
import json
import os
import re
import sys
from datetime import datetime

FORMAT = "liaison-journal-1"
P256 = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d03010703420004")  # how the public key begins in DER


class Malformed(Exception):
    """What was read does not have the form the format asks for."""


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def to_base64(read):
    return base64.b64encode(read).decode()


def from_base64(text, size=None):
    try:
        read = base64.b64decode(text.encode("ascii"), validate=True)
        if to_base64(read) == text and size in (None, len(read)):
            return read
    except ValueError:
        pass
    raise Malformed("base64")


def instant(text):
    try:
        read = datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ")
        if read.isoformat(timespec="microseconds") + "Z" == text and read.year >= 1970:
            return read
    except ValueError:
        pass
    raise Malformed("instant")


def months_before(at, months):
    """The same day and time so many months earlier, or the last day of that month."""
    year, month = divmod(at.year * 12 + at.month - 1 - months, 12)
    return at.replace(year=year, month=month + 1, day=min(at.day, calendar.monthrange(year, month + 1)[1]))


def members(read, types, optional=()):
    """The members of a JSON object: all of these, each once and of its type, and no others."""
    def once(pairs):
        if len({name for name, _ in pairs}) != len(pairs):
            raise Malformed("a member stands twice")
        return dict(pairs)

    try:
        read = json.loads(read.decode("utf-8"), object_pairs_hook=once) if isinstance(read, bytes) else read
    except (ValueError, RecursionError):
        raise Malformed("JSON")
    if not isinstance(read, dict) or not set(types) - set(optional) <= set(read) <= set(types) \
            or any(type(value) is not types[name] for name, value in read.items()):
        raise Malformed("members")
    return read


def public_key(pem):
    """The DER form of a P-256 public key."""
    der = from_base64("".join("".join(re.findall(r"-----BEGIN PUBLIC KEY-----\s(.*?)-----END PUBLIC KEY-----", pem, re.S)).split()))
    if not der.startswith(P256) or len(der) != len(P256) + 64:
        raise Malformed("public key")
    return der


class OpenSsl:
    """Checks ECDSA signatures over SHA-256 by OpenSSL's library in this process: a process for each signature takes fifty times as long."""

    def __init__(self):
        self.library, self.loaded = ctypes.CDLL(ctypes.util.find_library("crypto") or "libcrypto.so.3"), {}
        pointer, size = ctypes.c_void_p, ctypes.c_size_t
        for name, result, arguments in (
                ("d2i_PUBKEY", pointer, [pointer, ctypes.POINTER(ctypes.c_char_p), ctypes.c_long]), ("EVP_sha256", pointer, []),
                ("EVP_MD_CTX_new", pointer, []), ("EVP_MD_CTX_free", None, [pointer]), ("EVP_DigestVerifyInit", ctypes.c_int, [pointer] * 5),
                ("EVP_DigestVerify", ctypes.c_int, [pointer, ctypes.c_char_p, size, ctypes.c_char_p, size])):
            getattr(self.library, name).restype, getattr(self.library, name).argtypes = result, arguments

    def made(self, der, text, signature):
        if der not in self.loaded:
            self.loaded[der] = self.library.d2i_PUBKEY(None, ctypes.byref(ctypes.c_char_p(der)), len(der))
        context = self.library.EVP_MD_CTX_new()
        right = self.library.EVP_DigestVerifyInit(context, None, self.library.EVP_sha256(), None, self.loaded[der]) == 1 \
            and self.library.EVP_DigestVerify(context, signature, len(signature), text, len(text)) == 1
        self.library.EVP_MD_CTX_free(context)
        return right


class Verifier:
    def __init__(self, file, pins, witness_files):
        self.openssl, self.keys, self.witnesses, self.faults = OpenSsl(), {}, {}, []
        self.edge, self.size, self.sealed = [], 0, 0  # perfect subtrees, largest first; leaves; leaves under a checkpoint
        self.payloads = self.checkpoints = self.agreeing = self.later = 0
        self.missing, self.youngest_missing, self.closed, self.digest = None, (None, datetime.min), False, hashlib.sha256()
        for number, line in enumerate(file, 1):
            try:
                self.line(line) if number > 1 else self.header(line, pins, witness_files)
            except Malformed as what:
                self.faults.append(f"Line {number}: this is no line of an export ({what}).")
                if number == 1:
                    return
        self.expect(self.closed, "The file ends without its closing line: it was shortened.")

    def expect(self, right, fault):
        if not right:
            self.faults.append(fault)

    def header(self, line, pins, witness_files):
        self.head = members(line, {"format": str, "origin": str, "prefecture": str, "size": int, "payloadMonths": int, "keys": list})
        if self.head["format"] != FORMAT or not 1 <= self.head["payloadMonths"] <= 1200:
            raise Malformed("header")
        self.digest.update(line)
        for key in self.head["keys"]:
            key, der = members(key, {"id": str, "publicKey": str}), public_key(key["publicKey"])
            believed = sha256(der).hex() == key["id"] and (not pins or key["id"] in pins)
            self.expect(believed, f"Key {key['id']}: its id is wrong, or it is none of the pinned ones.")
            self.keys.update({key["id"]: der} if believed else {})
        for file in witness_files:
            for number, line in enumerate(file, 1):
                where = f"Line {number} of witness {os.path.basename(file.name)}"
                try:
                    size, root, at = self.signed(where, line)
                    self.witnesses.setdefault(size, []).append((where, root, at))
                except Malformed:
                    self.faults.append(f"{where} is no checkpoint.")

    def signature(self, where, key_id, text, signature):
        self.expect(key_id in self.keys and self.openssl.made(self.keys[key_id], text.encode("utf-8", "replace"), signature),
                    f"{where}: its signature is wrong, or by a key that the journal does not name or you do not believe ({key_id}).")

    def signed(self, where, line):
        """A checkpoint, its signature checked."""
        read = members(line, {"body": str, "keyId": str, "signature": str})
        lines = read["body"].split("\n")
        if len(lines) != 5 or lines[4] or not re.fullmatch("0|[1-9][0-9]{0,18}", lines[1]) or not lines[3].startswith("at "):
            raise Malformed("body")
        self.expect(lines[0] == self.head["origin"], f"{where}: it is of another journal, {lines[0]}.")
        self.signature(where, read["keyId"], read["body"], from_base64(read["signature"]))
        return int(lines[1]), from_base64(lines[2], 32), instant(lines[3][3:])

    def line(self, line):
        if self.closed:
            raise Malformed("after the closing line")
        if line.startswith(b'{"end":'):
            return self.close(line)
        self.digest.update(line)
        return self.checkpoint(line) if line.startswith(b'{"body":') else self.leaf(line)

    def leaf(self, line):
        leaf = members(line, {"position": int, "prefecture": str, "commitment": str, "salt": str, "payload": str}, ("salt", "payload"))
        commitment, where = from_base64(leaf["commitment"]), f"Leaf {self.size}"
        self.expect(leaf["position"] == self.size, f"{where}: it says that it is leaf {leaf['position']}.")
        if leaf["prefecture"] != self.head["prefecture"]:
            self.expect("salt" not in leaf and "payload" not in leaf, f"{where}: it shows a payload of another prefecture.")
        elif "salt" not in leaf and "payload" not in leaf:
            self.missing = self.size if self.missing is None else self.missing
        else:
            self.payloads += 1
            self.expect(self.fits(leaf, commitment), f"{where}: its payload is not the one it was sealed with.")
        self.append(sha256(b"\0", leaf["prefecture"].encode("utf-8", "replace"), b"\n", commitment))

    @staticmethod
    def fits(leaf, commitment):
        try:
            payload = leaf["payload"].encode("utf-8")
            return sha256(from_base64(leaf["salt"], 16), payload) == commitment and json.loads(payload)["prefecture"] == leaf["prefecture"]
        except (Malformed, KeyError, TypeError, ValueError):
            return False

    def append(self, node):
        position = self.size
        while position & 1:
            node, position = sha256(b"\1", self.edge.pop(), node), position >> 1
        self.edge.append(node)
        self.size += 1
        for where, root, _ in self.witnesses.pop(self.size, ()):
            self.agreeing += root == self.root()
            self.expect(root == self.root(), f"{where} saw another root at size {self.size}: the journal was rewritten.")

    def root(self):
        root = self.edge[-1] if self.edge else sha256()
        for left in reversed(self.edge[:-1]):
            root = sha256(b"\1", left, root)
        return root

    def checkpoint(self, line):
        self.checkpoints += 1
        where = f"Checkpoint {self.checkpoints}"
        size, root, at = self.signed(where, line)
        self.expect(size == self.size and size > self.sealed, f"{where}: it covers {size} leaves and stands after {self.size}, the one before after {self.sealed}.")
        self.expect(root == self.root(), f"{where}: its root is not that of the leaves before it.")
        if self.missing is not None and at > self.youngest_missing[1]:
            self.youngest_missing = (self.missing, at)
        self.sealed, self.missing = self.size, None

    def close(self, line):
        self.closed, head = True, self.head
        end = members(members(line, {"end": dict})["end"], {"size": int, "root": str, "at": str, "keyId": str, "signature": str})
        at, signature = instant(end["at"]), from_base64(end["signature"])
        if ('{"end":' + json.dumps(end, separators=(",", ":")) + "}\n").encode() != line:
            raise Malformed("closing line")
        self.signature("The closing line, which covers the whole file", end["keyId"],
                       f"{FORMAT} end\n{head['origin']}\n{end['size']}\n{end['root']}\n{to_base64(self.digest.digest())}\nat {end['at']}\n", signature)
        self.expect(end["size"] == head["size"] == self.size and end["root"] == to_base64(self.root()),
                    f"The file holds {self.size} leaves; its first line speaks of {head['size']}, its last of {end['size']}, or their root differs.")
        self.expect(self.sealed == self.size, f"The last {self.size - self.sealed} leaves are covered by no checkpoint.")
        self.expect(self.youngest_missing[1] <= months_before(at, head["payloadMonths"]),
                    "Leaf {}: its payload is missing, although it was sealed at {} only.".format(*self.youngest_missing))
        for size, (where, _, seen_at) in ((size, seen) for size, all_seen in sorted(self.witnesses.items()) for seen in all_seen):
            self.later += seen_at > at
            self.expect(seen_at > at, f"{where} saw {size} leaves at {seen_at}: the journal was shortened.")


def main():
    options = argparse.ArgumentParser(description="Verifies an export of the journal without the service.")
    options.add_argument("export", type=argparse.FileType("rb"))
    options.add_argument("--key", action="append", default=[], type=argparse.FileType(), metavar="PEM", help="a public key you hold from elsewhere; only such keys are believed then")
    options.add_argument("--witness", action="append", default=[], type=argparse.FileType("rb"), metavar="FILE", help="checkpoints that somebody kept, one a line")
    given = options.parse_args()
    try:
        verifier = Verifier(given.export, {sha256(public_key(file.read())).hex() for file in given.key}, given.witness)
    except (OSError, AttributeError, Malformed) as why:
        print(f"This could not be verified: {why}", file=sys.stderr)
        return 2
    print(f"leaves {verifier.size}, {verifier.payloads} with payload; checkpoints {verifier.checkpoints}; "
          f"witnessed {verifier.agreeing} agree, {verifier.later} later; root {to_base64(verifier.root())}")
    print("\n  ".join([f"FAULTS: {len(verifier.faults)}"] + verifier.faults[:20]) if verifier.faults else "The journal is sound.")
    return 1 if verifier.faults else 0


if __name__ == "__main__":
    sys.exit(main())
