#!/usr/bin/env python3
"""Proves what somebody holds of the minutes of a meeting, without the service: python3 docs/verify_minutes.py edition.json [--root BASE64]

The file is an answer of GET /api/v1/meetings/{id}/minutes/editions/{n}. Each part that is shown hashes with its salt to its leaf, and from
each leaf the path leads to the root of the edition; a redacted part shows its leaf alone. The root stands in the journal's entry of the
conclusion, and in the copy that anybody else at the table holds: give it as --root to compare. The form is described in docs/journal.md."""
import base64
import hashlib
import json
import sys


def netstring(text):
    data = text.encode("utf-8")
    return str(len(data)).encode("ascii") + b":" + data + b","


def leaf_of(salt, part):
    data = salt + netstring(part["heading"])
    for paragraph in part["paragraphs"]:
        data += netstring(paragraph["label"]) + netstring(paragraph["text"])
    return hashlib.sha256(b"\x00" + data).digest()


def root_from(leaf, place, path):
    for other in path:
        pair = leaf + other if place % 2 == 0 else other + leaf
        leaf, place = hashlib.sha256(b"\x01" + pair).digest(), place // 2
    return leaf


def main(arguments):
    if not arguments or len(arguments) not in (1, 3) or (len(arguments) == 3 and arguments[1] != "--root"):
        print(__doc__)
        return 2
    with open(arguments[0], encoding="utf-8") as file:
        edition = json.load(file)
    faults = []
    root = base64.b64decode(edition["root"], validate=True)
    if len(arguments) == 3 and base64.b64decode(arguments[2], validate=True) != root:
        faults.append("The root is not the one that was given.")
    shown = 0
    for number, part in enumerate(edition["parts"], start=1):
        proof = part["proof"]
        leaf = base64.b64decode(proof["leaf"], validate=True)
        path = [base64.b64decode(other, validate=True) for other in proof["path"]]
        if root_from(leaf, proof["place"], path) != root:
            faults.append(f"Part {number}: its leaf does not lead to the root.")
        if part["redaction"] is None:
            shown += 1
            if leaf_of(base64.b64decode(proof["salt"], validate=True), part) != leaf:
                faults.append(f"Part {number}: its text is not the one that was sealed.")
    for fault in faults:
        print(fault)
    print(f"{len(edition['parts'])} parts, {shown} shown; root {edition['root']}")
    print("The edition is sound." if not faults else "The edition is NOT sound.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
