"""Stage three: sentences to units. What holds several rules is parted, what goes on with another is joined to it."""
