"""A statement against claims that were made: what to look for, and which say it most nearly."""
