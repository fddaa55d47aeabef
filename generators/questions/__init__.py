"""The forms of a question: which of a record's own values an officer asks by.

A form reads a record and fills in the boxes exactly as recorded, or returns None where the record cannot be asked for
that way.  It is the level of evidence of a class: the same slip is asked with a date of birth beside it, and without.
"""

from generators.questions.forms import Fit, Form, Into
from generators.questions.incidents import INCIDENT_FORMS
from generators.questions.people import PERSON_FORMS

__all__ = ["INCIDENT_FORMS", "PERSON_FORMS", "Fit", "Form", "Into"]
