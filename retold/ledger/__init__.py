"""The ledger: everything that was read and found, in one SQLite file."""
