"""Incidents of one district: who was involved, where and when it happened, and what the call handler wrote."""

from generators.incidents.log import incidents
from generators.incidents.numbering import Desk
from generators.incidents.times import LOCAL_TIME

__all__ = ["LOCAL_TIME", "Desk", "incidents"]
