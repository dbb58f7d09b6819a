"""What trainings are called by others: the catalogue's own names, its `aliases`, and what people have answered.

"This is that" is asked once: when `--training` says what an unknown name means, the answer is recorded and holds for
every later list. A name that only a part of a training's name agrees with is taken and told.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

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


@dataclass(frozen=True, slots=True)
class NameMeaning:
    """The training that a name means; None with the nearest one when nobody knows."""

    training: str | None
    nearest: Fact = None


@dataclass
class CourseNames:
    """Names of trainings for one file. `given` is what the user said that unknown names mean; "" = nothing."""

    framework: Framework
    answers: Mapping[str, str] = field(default_factory=dict)
    """Folded name -> training, as people have answered before."""
    given: str = ""
    _new: dict[str, tuple[str, str]] = field(default_factory=dict)
    _parts: dict[str, str] = field(default_factory=dict)
    _known: dict[tuple[str, str], NameMeaning] = field(default_factory=dict)

    def meant(self, name: str, of_session: str = "") -> NameMeaning:
        """The training of a line; `of_session` is that of the session that the line, or the user, names."""
        key = (name, of_session)
        if key not in self._known:
            self._known[key] = self._find(name, of_session)
        return self._known[key]

    def _find(self, name: str, of_session: str) -> NameMeaning:
        folded = fold(name)
        if folded in self.answers and self.answers[folded] in self.framework.trainings:
            return NameMeaning(self.answers[folded])
        try:
            found = find_training(self.framework, name)
        except Refusal as refusal:
            said = self.given or of_session
            if said:
                self._new[folded] = (name, said)
                return NameMeaning(said)
            return NameMeaning(None, refusal.facts.get("nearest"))
        whole = {fold(text) for text in (found.id, found.name.ja, found.name.en, *found.aliases)}
        if folded not in whole:
            if self.given:
                self._new[folded] = (name, self.given)
                return NameMeaning(self.given)
            self._parts[name] = found.id
        return NameMeaning(found.id)

    @property
    def unknown(self) -> tuple[str, ...]:
        """Names that only the user's answer explains, in the order of the file."""
        return tuple(name for name, _ in self._new.values())

    @property
    def learnt(self) -> list[CourseNameFact]:
        """What the answer means for later lists."""
        return [CourseNameFact(name=name, training=training) for name, training in self._new.values()]

    def told(self, lines: Iterable[object]) -> list[Problem]:
        """What was learnt, what was taken by a part of its name; several unknown names cannot all be meant."""
        del lines
        title = {t.id: t.name.text for t in self.framework.trainings.values()}
        found = [problem("W_RESULT_PART", None, found=n, training=title[t]) for n, t in self._parts.items()]
        if self.given and len(self._new) > 1:
            names = self.unknown
            return [*found, problem("E_RESULT_NAMES", None, names=names, training=title.get(self.given, self.given))]
        found += [problem("N_RESULT_LEARNT", None, found=n, training=title[t]) for n, t in self._new.values()]
        return found


def all_names(framework: Framework, answered: Iterable[str] = ()) -> tuple[str, ...]:
    """Every name by which a training is known: ids, names in both languages, aliases, and what was answered."""
    own = (text for t in framework.trainings.values() for text in (t.id, t.name.ja, t.name.en, *t.aliases))
    return tuple(dict.fromkeys((*own, *answered)))


def answers(connection: Connection, moment: Moment) -> dict[str, str]:
    """Names by which people have recognised trainings: folded name -> training; the latest answer counts."""
    fact = schema.course_name
    query = select(fact.c.name, fact.c.training).where(known(fact, moment)).order_by(fact.c.id)
    return {fold(name): training for name, training in connection.execute(query)}
