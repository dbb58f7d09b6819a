"""What became of skills, told by the items of a standard that they are aligned to: the nearest, not any."""

import pytest

from skillmap.framework.definition import Named
from skillmap.framework.model import Skill
from skillmap.framework.pairing import pair_skills


def skills(**aligned: str) -> dict[str, Skill]:
    return {
        key: Skill(
            id=key, name=Named(ja=f"技{key}", en=f"skill {key}"), definition=Named(ja="力", en="skill"),
            aligns=tuple(f"std:{item}" for item in items), descriptors={},
        )
        for key, items in aligned.items()
    }  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "splits", "merges"),
    [
        # One common item among many is no kinship where there is a nearer one.
        ({"sea": "abcd", "air": "dxyz"}, {"sea-1": "abc", "sea-2": "bcd", "sky": "xyz"},
         [("sea", ("sea-1", "sea-2")), ("air", ("sky",))], []),
        ({"net": "ab", "rod": "bc", "hut": "cz"}, {"fishing": "abc", "house": "z"},
         [("hut", ("house",))], [(("net", "rod"), "fishing")]),
        # Where nothing is nearer any common item still speaks for it.
        ({"bell": "abcdefgh"}, {"horn": "hxyz"}, [("bell", ("horn",))], []),
        ({"bell": "ab"}, {"horn": "xy"}, [], []),
        ({"left": "ab", "right": "ab"}, {"both": "ab"}, [], [(("left", "right"), "both")]),
    ],
)  # fmt: skip
def test_the_nearest_says_what_became_of_what(
    old: dict[str, str], new: dict[str, str], splits: list[object], merges: list[object]
) -> None:
    found = pair_skills(skills(**old), skills(**new))
    assert (list(found.splits), list(found.merges)) == (splits, merges)
