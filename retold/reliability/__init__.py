"""Reliability of sources and outlets, A to F: what lists say, and how they fared in a ledger."""
