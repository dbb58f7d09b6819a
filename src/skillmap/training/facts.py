"""Trainings' facts as they are recorded: sessions and their meetings, seats, requests, results."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from skillmap.days import HalfDay
from skillmap.storage.ledger import Stored, TableFact
from skillmap.training.model import RequestKind, Route, SeatOrigin, SessionStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionFact(TableFact):
    """What is arranged for a session; its days are `MeetingFact`s, an e-learning has a window (last day included)."""

    table = "session_fact"
    stored: ClassVar[Mapping[str, Stored]] = {
        "trainers": Stored("、".join, lambda text: tuple(text.split("、")) if text else ()),
        "route": Stored(str, Route),
        "quotas": Stored(lambda quotas: json.dumps(dict(quotas), sort_keys=True), json.loads),
        "status": Stored(str, SessionStatus),
    }
    session_id: int
    training: str
    fy: int
    title: str
    capacity: int
    minimum: int
    venue: str
    trainers: tuple[str, ...] = ()
    route: Route
    deadline: date | None
    window_from: date | None
    window_to: date | None
    quotas: Mapping[str, int]
    status: SessionStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFact(TableFact):
    """A half day of a session, numbered from 1."""

    table = "meeting"
    stored: ClassVar[Mapping[str, Stored]] = {"half": Stored(str, HalfDay)}
    session_id: int
    no: int
    day: date
    half: HalfDay
    starts: str
    ends: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolmentFact(TableFact):
    """A seat; `why`: plan, leader, mandatory, application, hand."""

    table = "enrolment"
    stored: ClassVar[Mapping[str, Stored]] = {"origin": Stored(str, SeatOrigin)}
    staff_id: int
    session_id: int
    why: str
    origin: SeatOrigin = SeatOrigin.HAND
    status: str = "booked"
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeFact(TableFact):
    """Somebody was told of their seat."""

    table = "notice"
    staff_id: int
    session_id: int
    told_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenBackFact(TableFact):
    """A seat that somebody gave back (辞退), or that the office took from them for reasons of its own.

    No allocation gives them the same session again unless they ask for it.
    """

    table = "given_back"
    staff_id: int
    session_id: int
    given_on: date
    is_own_wish: bool = True
    asked_again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestFact(TableFact):
    """A training that somebody applied for, or that HR asks for; with the sessions wished for, the dearest first."""

    table = "request"
    stored: ClassVar[Mapping[str, Stored]] = {"kind": Stored(str, RequestKind)}
    staff_id: int
    training: str
    fy: int
    kind: RequestKind
    session_id: int | None
    second_id: int | None = None
    third_id: int | None = None
    asked_on: date | None
    reason: str = ""
    approved: bool | None = None
    rank: int | None = None
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseNameFact(TableFact):
    """A name by which a training centre or a platform knows a training: what somebody answered once."""

    table = "course_name"
    name: str
    training: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletionFact(TableFact):
    """How somebody's training ended; `outcome` as in `model.Outcome`."""

    table = "completion"
    staff_id: int
    training: str
    session_id: int | None
    completed_on: date
    outcome: str
    hours: float | None
    score: float | None
    remark: str
