"""Runs claiming tests on spoilt code: one forked child for every mutant, the code replaced while it is imported, no file touched.

A program of its own (`start.py`): it reads a job as JSON from standard input and writes one JSON a line to standard output. It
imports the standard library and pytest only, so that the code under test is imported by its own tests and by nobody before them.
"""
