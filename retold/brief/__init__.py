"""A traced story to its brief, and the brief to text, Markdown or HTML."""

from retold.brief.forms import render
from retold.brief.writer import verified, write

__all__ = ["render", "verified", "write"]
