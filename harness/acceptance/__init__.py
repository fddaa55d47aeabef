"""The tests that ``pytest harness`` runs: generated classes, golden topics and relations, on the system under test.

A fixture asks and a test asserts, so that pytest's own words hold: an *error* could not be measured, a *failure* is a
finding.
"""
