"""The tables and weights that ship, each with its card."""
