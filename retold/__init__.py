"""Retold: who claimed what, how sure they were, and what changed when it was told again."""

from importlib.metadata import version

__version__ = version("retold")
