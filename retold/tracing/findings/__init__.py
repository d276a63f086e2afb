"""The findings on a story, a module for each way in which a telling can depart from its origin."""
