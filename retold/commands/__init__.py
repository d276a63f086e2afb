"""The commands that list and assess what a ledger holds, and the options that all share."""
