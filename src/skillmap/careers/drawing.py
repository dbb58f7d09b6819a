"""The role graph as an SVG picture: a row per role, a column per grade, arrows for the steps."""

from html import escape

from skillmap.careers.graph import Graph, OwnPlace, RoleNode
from skillmap.framework.model import CareerStep
from skillmap.i18n.wording import sentence, word
from skillmap.words import Lang

WIDTH, HEIGHT = 176, 46
"""Size of a box."""
LEFT, TOP, ACROSS, DOWN = 220, 96, 286, 76
"""Place of the first box, and the distance from one to the next."""
COLOURS = ("#c26a1c", "#2f7d4f", "#7a4fa3", "#b03a5b", "#2b6cb0", "#8a6d1b")
"""Of the arrows to other roles: one per box that they come from."""

_STYLE = """
text{font-family:"Noto Sans CJK JP","Noto Sans JP","Yu Gothic","Meiryo",sans-serif;fill:#1a2733}
.title{font-size:20px;font-weight:bold}.role{font-size:14px;font-weight:bold}.head{font-size:13px;fill:#51606d}
.name{font-size:13px}.count{font-size:11px;fill:#51606d}.years{font-size:10px;fill:#51606d}
.box{fill:#fff;stroke:#5b7083;stroke-width:1.2}.entry{fill:#e8f1f8}.held{stroke-width:2.6}
.own{fill:#1f5c99;stroke:#0f2d4c;stroke-width:3}.light{fill:#fff}
.aim{stroke:#0f2d4c;stroke-width:3;stroke-dasharray:7 3}
.up{stroke:#5b7083;stroke-width:1.6;fill:none}.cross{stroke-width:1.4;fill:none;stroke-dasharray:5 3}
"""


def svg(found: Graph, title: str, lang: Lang) -> str:
    """The picture as text: filled boxes are open to anybody, thick ones have people, dashed arrows change the role."""
    roles = list(found.framework.roles)
    width = LEFT + ACROSS * found.highest
    height = TOP + DOWN * len(roles) + 40
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">',
        f"<title>{escape(title)}</title><style>{_STYLE}</style>",
        '<defs><marker id="end" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0L8 4L0 8z" fill="#5b7083"/></marker></defs>',
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        f'<text class="title" x="20" y="36">{escape(title)}</text>',
    ]
    for grade in range(1, found.highest + 1):
        x = LEFT + ACROSS * (grade - 1) + WIDTH / 2
        head = escape(sentence("career.graph.grade", lang, grade=grade))
        parts.append(f'<text class="head" x="{x}" y="{TOP - 16}" text-anchor="middle">{head}</text>')
    crossing = found.cross()
    parts.extend(_straight(step, roles, lang) for step in found.steps if step.from_ and step not in crossing)
    parts.extend(_across(crossing, roles))
    for row, role in enumerate(roles):
        name = escape(found.framework.roles[role].name.text.text(lang))
        parts.append(f'<text class="role" x="20" y="{TOP + DOWN * row + HEIGHT / 2 + 5}">{_fitted(name)}</text>')
    parts.extend(_box(found, node, roles.index(node.role), lang) for node in found.nodes.values())
    legend = sentence("career.graph.legend", lang)
    if found.own != OwnPlace():
        legend = f"{sentence('career.graph.own', lang)}　{legend}"
    parts.append(f'<text class="count" x="20" y="{height - 16}">{escape(legend)}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def _place(role: int, grade: int) -> tuple[int, int]:
    return LEFT + ACROSS * (grade - 1), TOP + DOWN * role


def _fitted(name: str) -> str:
    """A role's name; long ones are squeezed into the room left of the boxes."""
    # Nothing measures text here: a Japanese letter is as wide as the type is high, a Latin one about half.
    wide = sum(14 if ord(c) > 255 else 8 for c in name)
    return (
        f'<tspan textLength="{LEFT - 36}" lengthAdjust="spacingAndGlyphs">{name}</tspan>' if wide > LEFT - 36 else name
    )


def _box(found: Graph, node: RoleNode, row: int, lang: Lang) -> str:
    x, y = _place(row, node.grade)
    grade = found.framework.roles[node.role].grades[node.grade]
    name = escape(grade.name.text.text(lang) if grade.name else sentence("career.graph.grade", lang, grade=node.grade))
    count = escape(sentence("career.graph.count", lang, holders=node.holders, aiming=node.aiming))
    classes = "box" + (" entry" if node.is_entry else "") + (" held" if node.holders else "")
    middle = x + WIDTH / 2
    mark, is_here = found.own.mark(node), (node.role, node.grade) in found.own.held
    light = " light" if is_here else ""
    if mark is not None:
        name = f"{escape(word(mark, lang))} {name}"
        classes += " own" if is_here else " aim"
    return (
        f'<rect class="{classes}" x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}" rx="6"/>'
        f'<text class="name{light}" x="{middle}" y="{y + 20}" text-anchor="middle">{name}</text>'
        f'<text class="count{light}" x="{middle}" y="{y + 37}" text-anchor="middle">{count}</text>'
    )


def _straight(step: CareerStep, roles: list[str], lang: Lang) -> str:
    """The arrow to the next grade of the same role."""
    x1, y1 = _at(step.from_ or "", roles)
    x2, _ = _at(step.to, roles)
    middle = y1 + HEIGHT / 2
    years = sentence("career.graph.years", lang, years=step.years) if step.years else ""
    label = f'<text class="years" x="{x2 - 22}" y="{middle - 5}" text-anchor="middle">{years}</text>'
    return f'<path class="up" d="M{x1 + WIDTH} {middle}H{x2 - 2}" marker-end="url(#end)"/>{label}'


def _across(steps: list[CareerStep], roles: list[str]) -> list[str]:
    """Arrows to other roles: out at the right of a box, along a lane of their own, into the side of the other box."""
    lanes: dict[tuple[int, str], int] = {}
    drawn = []
    for step in steps:
        source = step.from_ or ""
        (x1, y1), (x2, y2) = _at(source, roles), _at(step.to, roles)
        # A lane per box, or arrows that leave one column would run on top of each other.
        lane = lanes.setdefault((x1, source), sum(1 for x, _ in lanes if x == x1))
        colour = COLOURS[lane % len(COLOURS)]
        turn = x1 + WIDTH + 14 + 11 * lane
        end = x2 - 2 if x2 > x1 else x2 + WIDTH + 2
        tip = 7 if x2 > x1 else -7
        start_y, end_y = y1 + HEIGHT - 9, y2 + (9 if y2 > y1 else HEIGHT - 17)
        drawn.append(
            f'<path class="cross" stroke="{colour}" d="M{x1 + WIDTH} {start_y}H{turn}V{end_y}H{end - tip}"/>'
            f'<path fill="{colour}" d="M{end} {end_y}l{-tip} -4v8z"/>'
        )
    return drawn


def _at(name: str, roles: list[str]) -> tuple[int, int]:
    role, _, grade = name.rpartition("/")
    return _place(roles.index(role), int(grade))
