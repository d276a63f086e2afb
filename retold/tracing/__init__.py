"""Claims to threads and findings: what became of a claim when it was told again."""
