"""Owns what can be done in one office, opened, without a terminal; never parses options, prints or asks.

`from skillmap.office import Office` opens a workspace; the modules of this room are its use cases: they take an
`Office` and values, and give a `Table` to show, a `Draft` to record, or a `Handout` to write. A use case's module is
loaded when its name is first used (`office.staff.people(…)`), so that a command starts with what it needs.
"""

from typing import TYPE_CHECKING, Any

from skillmap.doors import module_of

# For the type checker and editors; at run time a name loads its module (`skillmap.doors`).
if TYPE_CHECKING:
    from skillmap.office import adoption as adoption
    from skillmap.office import assessment_form as assessment_form
    from skillmap.office import beginning as beginning
    from skillmap.office import blanks as blanks
    from skillmap.office import calendar as calendar
    from skillmap.office import career_ways as career_ways
    from skillmap.office import careers as careers
    from skillmap.office import comparison as comparison
    from skillmap.office import conduct_text as conduct_text
    from skillmap.office import consequences as consequences
    from skillmap.office import decision_notices as decision_notices
    from skillmap.office import definition_adoption as definition_adoption
    from skillmap.office import definition_diff as definition_diff
    from skillmap.office import definition_edits as definition_edits
    from skillmap.office import definition_merging as definition_merging
    from skillmap.office import definition_migration as definition_migration
    from skillmap.office import definition_pages as definition_pages
    from skillmap.office import definition_review as definition_review
    from skillmap.office import definition_sharing as definition_sharing
    from skillmap.office import definition_texts as definition_texts
    from skillmap.office import definitions as definitions
    from skillmap.office import enrolment as enrolment
    from skillmap.office import erasure as erasure
    from skillmap.office import files as files
    from skillmap.office import follow_up as follow_up
    from skillmap.office import foreign_adoption as foreign_adoption
    from skillmap.office import foreign_export as foreign_export
    from skillmap.office import handed_out as handed_out
    from skillmap.office import handing_out as handing_out
    from skillmap.office import handout as handout
    from skillmap.office import intake as intake
    from skillmap.office import journal as journal
    from skillmap.office import leader_answers as leader_answers
    from skillmap.office import leader_book as leader_book
    from skillmap.office import leader_form as leader_form
    from skillmap.office import leader_page as leader_page
    from skillmap.office import leader_register as leader_register
    from skillmap.office import leaders as leaders
    from skillmap.office import levels as levels
    from skillmap.office import linting as linting
    from skillmap.office import manual as manual
    from skillmap.office import moving as moving
    from skillmap.office import names as names
    from skillmap.office import needs as needs
    from skillmap.office import new_session as new_session
    from skillmap.office import next_of_line as next_of_line
    from skillmap.office import notices as notices
    from skillmap.office import option_names as option_names
    from skillmap.office import orders as orders
    from skillmap.office import origins as origins
    from skillmap.office import own_question as own_question
    from skillmap.office import person_card as person_card
    from skillmap.office import person_copies as person_copies
    from skillmap.office import person_file as person_file
    from skillmap.office import placement as placement
    from skillmap.office import plan_scope as plan_scope
    from skillmap.office import plan_sheet as plan_sheet
    from skillmap.office import plan_what_if as plan_what_if
    from skillmap.office import plans as plans
    from skillmap.office import privacy as privacy
    from skillmap.office import qualifications as qualifications
    from skillmap.office import regrouping as regrouping
    from skillmap.office import renewal as renewal
    from skillmap.office import reorganisation as reorganisation
    from skillmap.office import reports as reports
    from skillmap.office import requests as requests
    from skillmap.office import rests as rests
    from skillmap.office import results as results
    from skillmap.office import retention as retention
    from skillmap.office import returned as returned
    from skillmap.office import roster_templates as roster_templates
    from skillmap.office import rosters as rosters
    from skillmap.office import round_status as round_status
    from skillmap.office import rounds as rounds
    from skillmap.office import scope as scope
    from skillmap.office import seat_answers as seat_answers
    from skillmap.office import seat_question as seat_question
    from skillmap.office import seats as seats
    from skillmap.office import seats_in_vain as seats_in_vain
    from skillmap.office import session_choice as session_choice
    from skillmap.office import sessions as sessions
    from skillmap.office import sharing as sharing
    from skillmap.office import since as since
    from skillmap.office import staff as staff
    from skillmap.office import stages as stages
    from skillmap.office import standard_following as standard_following
    from skillmap.office import start as start
    from skillmap.office import todo as todo
    from skillmap.office import trainings as trainings
    from skillmap.office import units as units
    from skillmap.office import waiting_files as waiting_files
    from skillmap.office import waiting_list as waiting_list
    from skillmap.office import workspace as workspace
    from skillmap.office.draft import Draft
    from skillmap.office.office import Office

_VALUES = {"Draft": "draft", "Office": "office"}

__all__ = ["Draft", "Office"]


def __getattr__(name: str) -> Any:
    return getattr(module_of(__name__, _VALUES[name]), name) if name in _VALUES else module_of(__name__, name)
