"""Plans, aims, recognitions and leaders' terms judged by the definitions and the record as they are today."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator

from skillmap.assessment.approval import from_evidence
from skillmap.assessment.model import PresentLevels, Stage
from skillmap.careers.aims import shown as target_shown
from skillmap.careers.model import Aim, fit
from skillmap.commands import command_line
from skillmap.days import fiscal_year
from skillmap.framework.model import Framework, RoleGrade
from skillmap.framework.naming import skill_name, training_name
from skillmap.judgement.breach import Breach, Cause
from skillmap.judgement.plan_kinds import suspects
from skillmap.judgement.record import Record
from skillmap.leaders import checks
from skillmap.org.model import Person
from skillmap.planning.progress import plan_end
from skillmap.planning.store import ENDED, Purpose, RecordedPlan
from skillmap.training.holding import held_until, ways_to_hold
from skillmap.words import Fact, Message, message


def aims_without_role(record: Record) -> Iterator[Breach]:
    """Aims at a role grade that the definitions no longer have."""
    lost = [one for one, aim in record.aims.items() if not _defined(record, aim.role, aim.grade)]
    for staff_id in sorted(lost):
        aim, person = record.aims[staff_id], record.organisation.person_by_id.get(staff_id)
        # Leavers are told by themselves.
        if person is None:
            continue
        target = f"{aim.role}/{aim.grade}"
        what = message("judge.aim_role", person=person.shown, target=target)
        command = command_line("career", "aim", "--staff", person.number, "--to", "ROLE/GRADE")
        yield Breach("aim-role", target, what, command, (person.shown,))


def aims_of_leavers(record: Record) -> Iterator[Breach]:
    """Aims of people who have left the staff: they keep asking for a plan."""
    for staff_id in sorted(record.leaves_staff.keys() & record.aims.keys()):
        aim, gone = record.aims[staff_id], record.leaves_staff[staff_id]
        if gone <= record.today:
            shown = record.names.get(staff_id, "")
            what = message("judge.aim_leaver", person=shown, target=_target(record, aim), day=gone)
            entry = record.entries.departures.get(staff_id, 0)
            cause = Cause(entry, message("judge.cause.departure", person=shown)) if entry else None
            command = command_line("career", "aim", "--staff", shown.partition(" ")[0], "--withdraw")
            yield Breach("aim-leaver", f"{aim.role}/{aim.grade}", what, command, (shown,), cause)


def plans_out_of_date(record: Record) -> Iterator[Breach]:
    """Plans whose role is gone, whose aim is another one now, or that count on a training that is no more."""

    def may(made: RecordedPlan) -> Callable[[int], bool] | bool:
        if made.status in ENDED:
            return False
        if not _defined(record, made.role, made.grade) or any(
            _is_gone(record, item.course) for item in made.plan.items
        ):
            return True
        return made.purpose is Purpose.AIM and (lambda one: not _is_aim(record.aims.get(one), made))

    for key in suspects(record.plan_kinds, may):
        made = record.plans[key]
        person = record.organisation.person_by_id[made.staff_id]
        if not _defined(record, made.role, made.grade):
            what = message("judge.plan_role", person=person.shown, target=f"{made.role}/{made.grade}")
            # Nothing leads there any more; a new aim, told by itself, gets a plan of its own.
            leads = ("--leaders",) if made.purpose is Purpose.LEADER else ()
            command = command_line("plan", "withdraw", "--staff", person.number, *leads)
            yield Breach("plan-role", made.role, what, command, (person.shown,))
            continue
        if made.purpose is Purpose.AIM:
            yield from _aim_changed(record, made)
        yield from _trainings_gone(record, made)


def _aim_changed(record: Record, made: RecordedPlan) -> Iterator[Breach]:
    aim = record.aims.get(made.staff_id)
    if _is_aim(aim, made):
        return
    if aim is not None and not _defined(record, aim.role, aim.grade):
        return  # told with the aim
    if aim is None and made.staff_id not in record.entries.aims:
        return  # never had one: the plan was asked for by naming a role grade
    person = record.organisation.person_by_id[made.staff_id]
    planned = target_shown(record.framework, made.role, made.grade)
    key = "judge.plan_aim" if aim is not None else "judge.plan_no_aim"
    what = message(key, person=person.shown, planned=planned, aim=_target(record, aim) if aim else None)
    entry = record.entries.aims.get(made.staff_id, 0)
    cause = Cause(entry, message("judge.cause.aim", person=person.shown)) if entry else None
    command = (
        command_line("plan", "make", "--staff", person.number) if aim else command_line("plan", "show", person.number)
    )
    yield Breach("plan-aim", f"{made.role}/{made.grade}", what, command, (person.shown,), cause)


def _is_aim(aim: Aim | None, made: RecordedPlan) -> bool:
    return aim is not None and aim.grade == made.grade and aim.role == made.role


def _is_gone(record: Record, course: str) -> bool:
    training = record.framework.trainings.get(course)
    return training is None or training.status != "active"


def _trainings_gone(record: Record, made: RecordedPlan) -> Iterator[Breach]:
    person = record.organisation.person_by_id[made.staff_id]
    done = record.completed.get(made.staff_id, frozenset())
    for item in made.plan.items:
        if item.course in done or not _is_gone(record, item.course):
            continue
        name = training_name(record.framework, item.course)
        what = message("judge.plan_training", person=person.shown, training=name)
        command = _made_anew(made, person)
        yield Breach("plan-training", item.course, what, command, (person.shown,))


def plans_unproven(record: Record) -> Iterator[Breach]:
    """Plans that rest on a completion or a level that is gone, or that ends before their last step."""

    known: dict[tuple[object, ...], Collection[str]] = {}

    def may(made: RecordedPlan) -> bool:
        if made.status in ENDED or not _defined(record, made.role, made.grade):
            return False
        key = _ground(made)
        if key not in known:
            known[key] = _counted(record.framework, made)
        return bool(made.start.presumed or known[key])

    for key in suspects(record.plan_kinds, may):
        made = record.plans[key]
        person = record.organisation.person_by_id[made.staff_id]
        shown = person.shown
        found = [*_trainings_missing(record, made, shown, known[_ground(made)]), *_levels_missing(record, made, shown)]
        if not found:
            continue  # nearly every plan: what mends it is not put into words
        command, subject = _made_anew(made, person), f"{made.role}/{made.grade}"
        entry = record.entries.completions.get(made.staff_id, 0)
        cause = Cause(entry, message("judge.cause.result", person=shown)) if entry else None
        yield from (Breach("plan-proof", subject, what, command, (shown,), cause) for what in found)


def _made_anew(made: RecordedPlan, person: Person) -> str:
    # A leader's plan has no command of its own: those of all leaders are made together, for one programme.
    if made.purpose is Purpose.LEADER:
        return command_line("plan", "make", "--leaders")
    return command_line("plan", "make", "--staff", person.number)


def _ground(made: RecordedPlan) -> tuple[object, ...]:
    """On what it depends which trainings a plan counts on; read from the same text they are one value."""
    return made.purpose.value, made.role, made.grade, id(made.plan.items), id(made.plan.left_out)


def _trainings_missing(record: Record, made: RecordedPlan, shown: str, counted: Collection[str]) -> Iterator[Message]:
    """Prerequisites of a plan's steps and prescribed trainings that it counts as held, and that are not to its end."""
    framework = record.framework
    history, end = record.past.get(made.staff_id, {}), plan_end(made)
    for name in sorted(counted):
        ways = ways_to_hold(framework.trainings, history, name)
        # A seat on the way is as good as a completion until it is over.
        if any(made.staff_id in record.booked_in(way) for way in ways):
            continue
        last = held_until(framework.trainings, history, name, record.today)
        training = training_name(framework, name)
        if last is None:
            yield message("judge.plan_not_held", person=shown, training=training)
        elif last < end:
            yield message("judge.plan_expires", person=shown, training=training, day=last, end=end)


def _counted(framework: Framework, made: RecordedPlan) -> set[str]:
    """Trainings that a plan counts on besides its own; what it says itself that it lacks is known."""
    courses = made.plan.courses
    steps = (framework.trainings[c] for c in courses if c in framework.trainings)
    needed = {t for step in steps for t in step.prerequisites.trainings}
    if made.purpose is Purpose.AIM:
        needed |= set(framework.grade(RoleGrade(role=made.role, grade=made.grade)).prescribed)
    return needed.difference(courses, (name for name, _ in made.plan.left_out))


def _levels_missing(record: Record, made: RecordedPlan, shown: str) -> Iterator[Message]:
    """Levels at a plan's start that rested on evidence which is gone."""
    framework, held = record.framework, record.completed.get(made.staff_id, frozenset())
    qualified = record.qualified.get(made.staff_id, ())
    levels = record.levels.get(made.staff_id, {})
    for skill in made.start.presumed:
        level = made.start.before.get(skill, 0)
        evidence = (
            *(framework.trainings[t].teaches for t in held if t in framework.trainings),
            *(framework.qualifications[q].evidence for q in qualified if q in framework.qualifications),
            levels,
        )
        # A plan that teaches the skill on its way reaches the level whatever it began with.
        is_planned = any(skill in framework.trainings[c].teaches for c in made.plan.courses if c in framework.trainings)
        if not is_planned and all(one.get(skill, -1) < level for one in evidence) and skill in framework.skills:
            name = framework.skills[skill].name.text
            yield message("judge.plan_level", person=shown, skill=name, level=level)


def plans_without_sessions(record: Record) -> Iterator[Breach]:
    """Trainings that plans count on in a year for which sessions are set, but none of them: one breach a training."""
    held: dict[int, set[str]] = defaultdict(set)
    waiting: dict[tuple[int, str], list[int]] = defaultdict(list)
    year = fiscal_year(record.today).year
    for one in record.held.values():
        if one.session.is_held:
            held[one.session.fy].add(one.session.training)
    for made, staff_of in record.plan_kinds:
        for item in made.plan.items:
            training = record.framework.trainings.get(item.course)
            # Before the year's timetable is in, every training of it would be missing.
            if training is None or not training.half_days or item.fy not in held:
                continue
            # No session can be set any more in a year that is over: such a plan has fallen behind.
            if item.fy < year or item.course in held[item.fy]:
                continue
            waiting[item.fy, item.course] += [
                one for one in staff_of if item.course not in record.completed.get(one, frozenset())
            ]
    for (fy, course), staff in sorted(one for one in waiting.items() if one[1]):
        people = tuple(sorted({record.names[one] for one in staff}))
        name = training_name(record.framework, course)
        what = message("judge.plan_session", training=name, fy=str(fy), count=len(people))
        command = command_line("session", "add", course, "--capacity", len(people), "--day", "DAY")
        yield Breach("plan-session", course, what, command, people)


def recognitions_short(record: Record) -> Iterator[Breach]:
    """Recognitions of a role grade that is gone, or that asks for more today than its holder has."""
    for staff_id, held in sorted(record.recognitions.items()):
        person = record.organisation.person_by_id.get(staff_id)
        for one in held if person else ():
            target = f"{one.role}/{one.grade}"
            command = command_line("career", "fit", "--staff", person.number, "--to", target) if person else ""
            shown = person.shown if person else ""
            if not _defined(record, one.role, one.grade):
                what = message("judge.recognition_role", person=shown, target=target)
                yield Breach("recognition-role", target, what, command, (shown,))
                continue
            grade = record.framework.grade(RoleGrade(role=one.role, grade=one.grade))
            levels, done = record.levels.get(staff_id, {}), record.completed.get(staff_id, frozenset())
            if not (found := fit(grade, levels, done)).is_ready:
                missing = len(found.missing) + len(found.not_assessed) + len(found.missing_trainings)
                missing += found.choices_left
                name = target_shown(record.framework, one.role, one.grade)
                key = "judge.recognition_nothing" if found.asks_for_nothing else "judge.recognition_short"
                what = message(key, person=shown, target=name, count=missing)
                yield Breach("recognition-short", target, what, command, (shown,))


def levels_unproven(record: Record) -> Iterator[Breach]:
    """Levels approved on a completion or qualification that is taken back, where nothing else speaks for them."""
    for one in record.proven:
        person = record.organisation.person_by_id.get(one.staff_id)
        if person is None or one.skill not in record.framework.skills:
            continue
        history = record.past.get(one.staff_id, {})
        done = {training: history[training][-1] for training in record.completed.get(one.staff_id, ())}
        present = PresentLevels({(one.staff_id, Stage.APPROVED): {one.skill: one.before} if one.before else {}})
        qualified = {one.staff_id: record.qualified.get(one.staff_id, ())}
        proposals = from_evidence(record.framework, present, {one.staff_id: done}, qualified)
        if any(p.skill == one.skill and p.level >= one.level for p in proposals):
            continue
        skill = skill_name(record.framework, one.skill)
        what = message("judge.level_unproven", person=person.shown, skill=skill, level=one.level)
        command = command_line("why", "--staff", person.number, "--skill", one.skill)
        cause = Cause(one.gone, message("judge.cause.evidence", person=person.shown))
        yield Breach("level-unproven", one.skill, what, command, (person.shown,), cause)


_CAUSES = {
    **{f"leader.find.{one}": ("leave", "leaves") for one in ("leave", "leave_open")},
    **{f"leader.find.{one}": ("person", "posts") for one in ("moved", "elsewhere_ask", "elsewhere_continues")},
    **{f"leader.find.post_over_{one}": ("post", "posts") for one in ("ends", "ask", "continues")},
}
"""What put a leader out of order and whose entries tell it; else what was told of the person themselves."""
_UNFIT = "leader.find.unfit"


def leaders(record: Record) -> Iterator[Breach]:
    """What the leaders' rule would no longer admit: who left, was transferred, is away, unfit, leads too many."""
    state = checks.Findings(record.rule, record.organisation, record.terms, posts_over=record.posts_over)
    for finding in checks.judge(state, record.leader_seats):
        people = (finding.person.shown,) if finding.person else ()
        subject = finding.section.full_name if finding.section else ""
        staff = finding.person.id if finding.person else 0
        kind, entries = _CAUSES.get(finding.what.key, ("person", "departures"))
        entry = getattr(record.entries, entries).get(staff, 0)
        if finding.what.key == _UNFIT and entry <= record.entries.terms.get(staff, 0):
            # Nothing of the person has changed since: it is the rule that has.
            entry = 0
        cause = Cause(entry, message(f"judge.cause.{kind}", person=people[0])) if entry and people else None
        what = message("judge.leader", section=subject, what=finding.what) if subject else finding.what
        yield Breach("leader", subject, what, finding.command, people, cause)


def _defined(record: Record, role: str, grade: int) -> bool:
    return role in record.framework.roles and grade in record.framework.roles[role].grades


def _target(record: Record, aim: Aim) -> Fact:
    return target_shown(record.framework, aim.role, aim.grade)
