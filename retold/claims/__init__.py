"""Document to Claim: who said what, how sure, of which kind."""
