"""Keeping the record over the years: copies, proofs, what is taken out, and the folder sealed whole."""
