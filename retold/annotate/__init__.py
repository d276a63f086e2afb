"""Article to Document: parsed sentences, quotations, quantities, timexes."""
