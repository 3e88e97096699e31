"""Which code belongs to a requirement: documents and requirements to scores, by words, names, structure and neighbours."""
