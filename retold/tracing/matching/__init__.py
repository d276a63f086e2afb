"""Whether two claims are the same: words, figures, sources and polarity, weighed and paired."""
