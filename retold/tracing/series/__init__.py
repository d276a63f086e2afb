"""Figures over time: each measure of a story as a series, typed, parted, related and summed up."""
