"""Articles -> stories: which tell one event, and which copy another."""
