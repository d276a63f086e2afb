"""Where tellings come from: chains of attributions to their end, and how many are independent."""
