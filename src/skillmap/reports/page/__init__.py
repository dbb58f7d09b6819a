"""One HTML file for managers: every number comes from the same tables as on the terminal; no network, no library."""

from skillmap.reports.page.build import page
from skillmap.reports.page.chapters import PageFor

__all__ = ["PageFor", "page"]
