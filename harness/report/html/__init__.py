"""A run, or a comparison of two, as one file of HTML that needs nothing else: no network and no other file.

``run``, ``comparison``
    what stands in the page of each
``telling``, ``topics``
    which topics it tells and how they came out; the same as data for the script of the page
``plots``
    figures as pictures, each with the table of what it shows
``origin``
    where the figures come from
``page``
    the file itself: ``templates`` filled, and nothing may run or load but what stands in it
"""

from harness.report.html.comparison import comparison_page
from harness.report.html.origin import FileFacts
from harness.report.html.run import run_page
from harness.report.html.telling import topics_of_comparison, topics_of_run

__all__ = ["FileFacts", "comparison_page", "run_page", "topics_of_comparison", "topics_of_run"]
