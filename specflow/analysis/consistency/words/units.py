"""Units of measure and numbers in words."""

from __future__ import annotations

_SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
_SMALL += "sixteen seventeen eighteen nineteen".split()
WORDS: dict[str, float] = {word: number for number, word in enumerate(_SMALL)}
WORDS |= {
    word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
WORDS |= {"dozen": 12, "hundred": 100, "thousand": 1000, "once": 1, "twice": 2}

HEADS = frozenset({"participant", "attende"})  # what stands for a person in a count
SCALES = {"k": 1e3, "thousand": 1e3, "million": 1e6, "m": 1e6, "hundred": 100.0}
UNITS: dict[str, tuple[str, float]] = {}
_LISTED = """
time 0.001 ms millisecond milliseconds msec
time 1 s sec secs second seconds
time 60 min mins minute minutes
time 3600 h hr hrs hour hours
time 86400 day days night nights
time 604800 week weeks
time 2629800 month months
time 7889400 quarter quarters
time 31557600 year years
share 1 % percent percentage
size 1 b byte bytes
size 1e3 kb kilobyte kilobytes kib
size 1e6 mb megabyte megabytes mib
size 1e9 gb gigabyte gigabytes gib
size 1e12 tb terabyte terabytes
money 1 $ usd dollar dollars € eur euro euros £ gbp pound pounds
money 0.01 cent cents pence
power 1 w watt watts
power 1e3 kw kilowatt kilowatts
power 1e6 mw megawatt megawatts
energy 1 wh
energy 1e3 kwh
energy 1e6 mwh
length 0.001 mm millimetre millimetres
length 0.01 cm centimetre centimetres
length 1 m metre metres meter meters
length 1e3 km kilometre kilometres kilometer kilometers
length 1609 mile miles
weight 1 g gram grams
weight 1e3 kg kilogram kilograms kilo kilos
weight 1e6 tonne tonnes
heat 1 °c celsius degree degrees
bits 1 bit bits
speed 1 kmh kph
speed 1.609 mph
text 1 character characters char chars
"""
for _line in _LISTED.strip().splitlines():
    _dimension, _factor, *_names = _line.split()
    UNITS.update(dict.fromkeys(_names, (_dimension, float(_factor))))
