"""One file for each way in which two lines cannot both hold; the engine asks them about the pairs that the index picks.

`amounts` compares figures, `times` when and in which order, `people` who may and who does, `ways` how it is done or not,
`scope` how far it reaches; `copies` looks at lines that are nearly the same.
"""
