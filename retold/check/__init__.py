"""A statement against a ledger: who said it, who says it otherwise, and who disputes it.

It reports what stands in the articles and never says whether the statement is true.
"""
