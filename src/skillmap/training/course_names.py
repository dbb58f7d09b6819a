"""What trainings are called by others: the catalogue's own names, its `aliases`, and what people have answered.

"This is that" is asked once: what `--course` says of one name, or `--training` of the only unknown one, is recorded and
holds for every later list. A name that only a part of a training's name agrees with is taken and told.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from sqlalchemy import Connection, select

from skillmap.errors import Refusal
from skillmap.framework.find import find_training
from skillmap.framework.model import Framework
from skillmap.japanese import fold
from skillmap.problems import Problem, problem
from skillmap.storage import schema
from skillmap.storage.facts import Moment, known
from skillmap.training.facts import CourseNameFact
from skillmap.words import Fact

UNKNOWN, SEVERAL = "N_RESULT_COURSE", "N_RESULT_COURSE_SEVERAL"
"""What is told of a name that nobody knows, and of one that several trainings bear: both are asked."""


@dataclass(frozen=True, slots=True)
class NameMeaning:
    """The training that a name means; None with the nearest one when nobody knows."""

    training: str | None
    nearest: Fact = None
    several: tuple[Fact, ...] = ()
    """Names of the trainings that bear it as another name, where it is not known which is meant."""


@dataclass
class CourseNames:
    """Names of trainings for one file: what they mean, and what the user said of them."""

    framework: Framework
    answers: Mapping[str, str] = field(default_factory=dict)
    """Folded name -> training, as people have answered before."""
    given: str = ""
    """The training that an unknown name means; "" = not said."""
    courses: Mapping[str, str] = field(default_factory=dict)
    """Folded name -> training, as the user says of this file; before everything else."""
    _new: dict[str, tuple[str, str]] = field(default_factory=dict)
    _parts: dict[str, str] = field(default_factory=dict)
    _unknown: dict[str, tuple[Fact, ...]] = field(default_factory=dict)
    """Names that nobody knows -> the trainings that bear one as another name."""
    _known: dict[tuple[str, str], NameMeaning] = field(default_factory=dict)

    def meant(self, name: str, of_session: str = "") -> NameMeaning:
        """The training of a line; `of_session` is that of the session that the line, or the user, names."""
        key = (name, of_session)
        if key not in self._known:
            self._known[key] = self._find(name, of_session)
        return self._known[key]

    def _find(self, name: str, of_session: str) -> NameMeaning:
        folded = fold(name)
        if folded in self.courses:
            return self._learn(name, self.courses[folded])
        # An answer of a year whose catalogue is gone says nothing any more: it is asked again.
        if folded in self.answers and self.answers[folded] in self.framework.trainings:
            return NameMeaning(self.answers[folded])
        try:
            found = find_training(self.framework, name)
        except Refusal as refusal:
            said = self.given or of_session
            if said:
                return self._learn(name, said)
            several = refusal.facts.get("several")
            self._unknown[name] = several if isinstance(several, tuple) else ()
            return NameMeaning(None, refusal.facts.get("nearest"), self._unknown[name])
        # A whole name is certain; a part of one may be that of a course which the catalogue does not have yet.
        whole = {fold(text) for text in (found.id, found.name.ja, found.name.en, *found.aliases)}
        if folded not in whole:
            if self.given:
                return self._learn(name, self.given)
            self._parts[name] = found.id
        return NameMeaning(found.id)

    def _learn(self, name: str, training: str) -> NameMeaning:
        if self.answers.get(fold(name)) != training:
            self._new[fold(name)] = (name, training)
        return NameMeaning(training)

    @property
    def learnt(self) -> list[CourseNameFact]:
        """What the answers mean for later lists."""
        return [CourseNameFact(name=name, training=training) for name, training in self._new.values()]

    def told(self, names: Iterable[str]) -> list[Problem]:
        """What was learnt, what was taken by a part of its name, what nobody knows; `names` as each line has it.

        Several unknown names cannot all mean the one training that the user gave.
        """
        title = {t.id: t.name.text for t in self.framework.trainings.values()}
        found = [problem("W_RESULT_PART", None, found=n, training=title[t]) for n, t in self._parts.items()]
        counts = Counter(names)
        by_training = [name for folded, (name, _) in self._new.items() if self.given and folded not in self.courses]
        # --training answers the case of one unknown name. With several of them it would turn all into the same
        # course.
        if len(by_training) > 1:
            training = title.get(self.given, self.given)
            found.append(problem("E_RESULT_NAMES", None, names=tuple(by_training), training=training))
        else:
            found += [problem("N_RESULT_LEARNT", None, found=n, training=title[t]) for n, t in self._new.values()]
        open_ = sorted({*self._unknown, *(by_training if len(by_training) > 1 else ())}, key=lambda n: (-counts[n], n))
        for name in open_:
            if several := self._unknown.get(name):
                found.append(problem(SEVERAL, None, found=name, count=counts[name], several=several))
                continue
            near = tuple(title[one] for one in nearest(self.framework, name))
            found.append(problem(UNKNOWN, None, found=name, count=counts[name], nearest=near))
        unused = [name for name in self.courses if not any(fold(one) == name for one in counts)]
        return [*found, *(problem("W_RESULT_COURSE", None, found=name) for name in unused)]


def nearest(framework: Framework, name: str, most: int = 3) -> list[str]:
    """The trainings whose names are most like a name, the best first."""
    known: dict[str, list[str]] = {}
    for one in framework.trainings.values():
        for text in {fold(text) for text in (one.name.ja, one.name.en, *one.aliases)}:
            known.setdefault(text, []).append(one.id)
    # Three times as many as are shown: a training has up to three names and more, and each is told once.
    near = get_close_matches(fold(name), known, 3 * most, 0.4)
    return list(dict.fromkeys(own for text in near for own in known[text]))[:most]


def all_names(framework: Framework, answered: Iterable[str] = ()) -> tuple[str, ...]:
    """Every name by which a training is known: ids, names in both languages, aliases, and what was answered."""
    own = (text for t in framework.trainings.values() for text in (t.id, t.name.ja, t.name.en, *t.aliases))
    return tuple(dict.fromkeys((*own, *answered)))


def answers(connection: Connection, moment: Moment) -> dict[str, str]:
    """Names by which people have recognised trainings: folded name -> training; the latest answer counts."""
    fact = schema.course_name
    query = select(fact.c.name, fact.c.training).where(known(fact, moment)).order_by(fact.c.id)
    return {fold(name): training for name, training in connection.execute(query)}
