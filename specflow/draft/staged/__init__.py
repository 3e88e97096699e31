"""Drafting with a model: what is asked, how answers are read, and what of them may stand. Pure; the asking is a flow's."""
