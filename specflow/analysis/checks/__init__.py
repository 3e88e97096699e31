"""Checks judged: inputs in, judgement and negative control out."""
