"""Items of the plainest form are taken out of a part before the XML parser sees them: most of a list is nothing else.

The parser calls Python for every element. Rows and strings that are the same few tags again and again are recognised
many at once by one compiled expression instead. What is not surely of that form goes to the parser, which always stands
between two items then; it sees a sound document from which plain items are missing (ADR 36).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_HEAD = re.compile(
    rb"""(?:\xef\xbb\xbf)?(?:<\?xml\ version=["']1\.0["'](?:\ encoding=["'](?:UTF-8|utf-8)["'])?"""
    rb"""(?:\ standalone=["'](?:yes|no)["'])?\ ?\?>)?(?:[^<]|<(?![!?]))*""",
    re.VERBOSE,
)
"""UTF-8, and no comment, CDATA, DOCTYPE or instruction in which something could only look like an item."""
_CONTROLS = bytes(n for n in range(32) if n not in b"\t\n")
_NO_CHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")


@dataclass(frozen=True, slots=True)
class PlainItems:
    """How the items of a part begin and end, and who takes them."""

    begin: bytes
    end: bytes
    is_between: Callable[[], bool]
    """Whether the innermost element that the parser has open is the one that holds the items."""
    take: Callable[[str], bool]
    """Takes whole items; False when not all of them are plain, and then nothing was taken."""


class PlainFilter:
    """Lets a part's bytes through to the parser, without plain items."""

    def __init__(self, items: PlainItems | None, most: int) -> None:
        """`most` bytes are held at most; where no item ends in them the parser is left to say what is wrong."""
        self._items = items
        self._most = most
        self._held = b""
        self._has_begun = False

    def pieces(self, data: bytes) -> Iterator[bytes]:
        """What the parser must see of the next bytes; it must have seen each piece before the next is asked for."""
        items = self._items
        if items is None:
            yield data
            return
        self._held += data
        if not self._has_begun:
            at = self._held.find(items.begin)
            if at < 0:
                yield from self._unless_too_long()
                return
            head, self._held, self._has_begun = self._held[:at], self._held[at:], True
            is_sure = _HEAD.fullmatch(head) is not None
            yield head
            if not is_sure or not items.is_between():
                yield from self.rest()
                return
        end = self._held.rfind(items.end) + len(items.end)
        if end < len(items.end):
            yield from self._unless_too_long()
            return
        block, self._held = self._held[:end], self._held[end:]
        if not _is_taken(block, items):
            yield block
            # A comment may have begun in it and go on: then nobody can tell items from what only looks like some.
            if b"<!" in block or b"<?" in block or not items.is_between():
                yield from self.rest()

    def rest(self) -> Iterator[bytes]:
        """What is left for the parser; all that follows goes to it as well."""
        self._items = None
        held, self._held = self._held, b""
        if held:
            yield held

    def _unless_too_long(self) -> Iterator[bytes]:
        if len(self._held) > self._most:
            yield from self.rest()


def _is_taken(block: bytes, items: PlainItems) -> bool:
    # Entities, line ends that XML changes, and characters that it forbids are the parser's business.
    if b"&" in block or block.translate(None, _CONTROLS) != block or any(one in block for one in _NO_CHARACTERS):
        return False
    try:
        return items.take(block.decode("utf-8"))
    except UnicodeDecodeError:
        return False
