"""A guarded streaming XML pass: no DOCTYPE, no deep nesting, no endless tokens, every byte counted."""

from collections.abc import Callable, Mapping
from typing import IO, TypeAlias
from xml.parsers import expat

from skillmap.errors import InputRefused
from skillmap.sheets.limits import FileLimits
from skillmap.sheets.package.plain import PlainFilter, PlainItems

StartHandler: TypeAlias = Callable[[str, dict[str, str]], None]
End: TypeAlias = Callable[[str], None]
Text: TypeAlias = Callable[[str], None]

_CHUNK = 64 * 1024


class _TooDeepError(Exception):
    """Raised by readers that count depth themselves."""


class Enough(Exception):
    """A reader has all that it wants of its part; the rest stays unread."""


class Reader:
    """What a part's parser brings; the default reads nothing and only checks the part.

    Names arrive as written, with their prefix ("x:row"); `root` says which one the root element has.
    """

    counts_depth = False
    """True for a hot reader that counts nested elements by itself, with `too_deep`."""
    limit = 0

    def plain_items(self) -> PlainItems | None:
        """Of which items the plainest ones can be read without the parser; None = everything goes through it."""
        return None

    def too_deep(self) -> None:
        """Refuses a part that is nested beyond the limit (set by `parse`)."""
        raise _TooDeepError

    def root(self, prefix: str) -> None:
        """Told once, with the namespace prefix of the root element (empty or ending in a colon)."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Character data, in pieces."""


class Budget:
    """Bytes that may still be inflated in this file, over all its parts."""

    def __init__(self, file: str, left: int) -> None:
        self.file = file
        self.left = left

    def spend(self, count: int) -> None:
        """Counts bytes; refuses when there are more than declared limits allow."""
        self.left -= count
        if self.left < 0:
            raise InputRefused("E_ZIP_BOMB", file=self.file)


def parse(stream: IO[bytes], part: str, reader: Reader, limits: FileLimits, budget: Budget) -> None:
    """Feeds a part through `reader`. Raises InputRefused (E_XML_DTD, E_XML_DEPTH, E_ZIP_BOMB, E_CORRUPT)."""
    file = budget.file
    parser = expat.ParserCreate()
    # Without it expat hands a text over in many small pieces.
    parser.buffer_text = True
    _hook(parser, reader, file, part, limits.depth)
    fed = 0
    plain = PlainFilter(reader.plain_items(), limits.token_bytes // 4)
    try:
        while chunk := stream.read(_CHUNK):
            # What is really inflated: the size that the directory declares may be a lie.
            budget.spend(len(chunk))
            for piece in plain.pieces(chunk):
                fed += len(piece)
                parser.Parse(piece, False)
                # expat keeps an unfinished tag whole in memory: how far it has got says how long the tag already is.
                if fed - max(parser.CurrentByteIndex, 0) > limits.token_bytes:
                    raise InputRefused("E_CORRUPT", file=file, part=part)
        for piece in plain.rest():
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except Enough:
        pass
    except _TooDeepError:
        raise InputRefused("E_XML_DEPTH", file=file, part=part) from None
    except (expat.ExpatError, LookupError, ValueError) as error:
        # LookupError and ValueError: an encoding that nobody knows or that the parser cannot use.
        raise InputRefused("E_CORRUPT", file=file, part=part) from error
    finally:
        _unhook(parser)


def _hook(parser: expat.XMLParserType, reader: Reader, file: str, part: str, limit: int) -> None:
    depth = 0
    start, end = reader.start, reader.end
    reader.limit = limit

    def on_root(name: str, attributes: dict[str, str]) -> None:
        # Some programs write every element with a prefix (x:row): readers must know it before the first one.
        reader.root(name[: name.rfind(":") + 1])
        parser.StartElementHandler = start if reader.counts_depth else on_start
        parser.EndElementHandler = end if reader.counts_depth else on_end
        parser.StartElementHandler(name, attributes)

    def on_start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > limit:
            reader.too_deep()
        start(name, attributes)

    def on_end(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name)

    def on_doctype(*_: object) -> None:
        # Every DOCTYPE, also one without entities: no spreadsheet program writes any, and defusedxml lets some pass.
        raise InputRefused("E_XML_DTD", file=file, part=part)

    parser.StartElementHandler = on_root
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = on_doctype


def _unhook(parser: expat.XMLParserType) -> None:
    """Breaks the reference cycle between parser and handlers, so that memory is free at once."""
    parser.StartElementHandler = None
    parser.EndElementHandler = None
    parser.CharacterDataHandler = None
    parser.StartDoctypeDeclHandler = None


def local(attributes: Mapping[str, str], name: str) -> str:
    """An attribute by its local name, whatever its prefix (`r:id`); empty when there is none."""
    for key, value in attributes.items():
        if key == name or key.endswith(f":{name}"):
            return value
    return ""
