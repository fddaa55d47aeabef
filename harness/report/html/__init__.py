"""A run as one file of HTML that needs nothing else: no network, no script, no other file.

``page``
    what stands in it, and ``page.html.j2`` and ``page.css`` how
``plots``
    figures as pictures, each with the table of what it shows
"""

from harness.report.html.page import run_page

__all__ = ["run_page"]
