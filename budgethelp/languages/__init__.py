"""Sentences and languages: how words, sums and days are written. No Flask."""
