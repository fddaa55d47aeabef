"""Turns what was recorded into text; nothing that measures knows of it."""
