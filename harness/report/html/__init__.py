"""A run, or a comparison of two, as one file of HTML that needs nothing else: no network and no other file.

``run``, ``comparison``
    what stands in the page of each
``topics``
    the topics that it tells, as data for its script
``plots``
    figures as pictures, each with the table of what it shows
``origin``
    where the figures come from
``file``
    pages made of the files of runs
``page``
    the page itself: ``templates`` filled, and nothing may run or load but what stands in it
"""

from harness.report.html.file import page_of_comparison, page_of_run

__all__ = ["page_of_comparison", "page_of_run"]
