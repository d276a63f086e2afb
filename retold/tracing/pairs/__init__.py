"""A telling against what it tells: how much of it the origin bears out, and which way it leans."""
