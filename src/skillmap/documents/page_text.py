"""A page of the framework as Markdown, or as plain lines for a terminal of some width."""

import textwrap
from collections.abc import Iterator

from skillmap.framework.page import Page, PageHeading, Paragraph, Points
from skillmap.i18n.wording import word
from skillmap.japanese import width
from skillmap.words import Lang

# Names and texts are an office's own: none of their letters may become Markdown.
_SPECIAL = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>#|"})
# 行頭禁則: what never begins a line of Japanese.
_NO_LINE_START = "、。，．」』）】〕！？・ーァィゥェォッャュョぁぃぅぇぉっゃゅょ％"


def markdown(page: Page, lang: Lang) -> str:
    """The page as Markdown: a title, headings, lists."""
    lines = [f"# {_safe(word(page.title, lang))}", ""]
    for block in page.blocks:
        match block:
            case PageHeading(text, depth):
                lines.append(f"{'#' * (depth + 1)} {_safe(word(text, lang))}")
            case Paragraph(text):
                lines.append(_safe(word(text, lang)))
            case Points(pairs, numbered):
                for number, (text, below) in enumerate(pairs, 1):
                    mark = f"{number}." if numbered else "-"
                    lines.append(f"{mark} {_safe(word(text, lang))}")
                    if below is not None:
                        lines.append(f"{' ' * len(mark)} <br>{_safe(word(below, lang))}")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def plain(page: Page, lang: Lang, columns: int) -> str:
    """The page for a terminal: underlined title, marked headings, lists with hanging indents; full width counts two."""
    title = word(page.title, lang)
    lines = [title, "=" * min(width(title), columns)]
    for block in page.blocks:
        match block:
            case PageHeading(text, 1):
                lines += ["", f"■ {word(text, lang)}"]
            case PageHeading(text, _):
                lines.append(f"  ▸ {word(text, lang)}")
            case Paragraph(text):
                lines += wrap(word(text, lang), columns, "  ")
            case Points(pairs, numbered):
                for number, (text, below) in enumerate(pairs, 1):
                    mark = f"{number}. " if numbered else "・" if lang == "ja" else "- "
                    lines += wrap(word(text, lang), columns, "    ", mark)
                    if below is not None:
                        lines += wrap(word(below, lang), columns, "      " + " " * (width(mark) - 2))
    return "\n".join(lines).rstrip() + "\n"


def wrap(text: str, columns: int, indent: str, mark: str = "") -> list[str]:
    """Lines of at most `columns` half-width characters; the mark stands before the first, under the indent."""
    # A window of a few columns still gets lines that can be read.
    room = max(columns - len(indent) - width(mark), 10)
    later = " " * width(mark)
    parts = list(_broken(text, room)) if width(text) != len(text) else textwrap.wrap(text, room) or [""]
    return [f"{indent}{mark if i == 0 else later}{part}" for i, part in enumerate(parts)]


def _broken(text: str, room: int) -> Iterator[str]:
    """Japanese is broken anywhere but before closing marks and inside words of Latin letters."""
    line = ""
    for piece in _pieces(text):
        if line and width(line + piece) > room and piece[0] not in _NO_LINE_START:
            yield line.rstrip()
            line = ""
        line += piece if line or piece != " " else ""
    yield line


def _pieces(text: str) -> Iterator[str]:
    latin = ""
    for c in text:
        if c.isascii() and c != " ":
            latin += c
            continue
        if latin:
            yield latin
            latin = ""
        yield c
    if latin:
        yield latin


def _safe(text: str) -> str:
    return text.translate(_SPECIAL)
