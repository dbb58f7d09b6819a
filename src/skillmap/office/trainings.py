"""The catalogue of trainings: listings."""

from __future__ import annotations

from skillmap.framework.find import find_training
from skillmap.office.office import Office
from skillmap.tables import Table
from skillmap.training.tables import training_page, training_table


def trainings(office: Office) -> Table:
    """All trainings that are offered, with hours, cost and what they teach."""
    active = [t for t in office.framework.trainings.values() if t.status == "active"]
    return training_table(office.framework, active)


def training(office: Office, name: str) -> Table:
    """One training, by id or name."""
    return training_page(office.framework, find_training(office.framework, name))
