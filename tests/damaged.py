"""Bytes changed here and there: bits flipped, pieces cut out or doubled, signs put in that readers stumble over."""

import random

SIGNS = (b"<", b"&#0;", b"&#xD800;", b"]]>", b"<!--", b'"', b"\xff", b"<?a?>")


def damaged(content: bytes, chance: random.Random, signs: tuple[bytes, ...] = SIGNS) -> bytes:
    """The content with one to three changes."""
    data = bytearray(content)
    for _ in range(chance.randrange(1, 4)):
        if not data:
            break
        at = chance.randrange(len(data))
        match chance.randrange(4):
            case 0:
                data[at] ^= 1 << chance.randrange(8)
            case 1:
                del data[at : at + chance.randrange(1, 30)]
            case 2:
                data[at:at] = data[max(0, at - chance.randrange(60)) : at]
            case _:
                data[at:at] = chance.choice(signs)
    return bytes(data)
