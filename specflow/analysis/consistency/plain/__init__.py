"""Sentences put into plain words before they are compared: idioms, labels, orders, exceptions, amounts, names in code."""
