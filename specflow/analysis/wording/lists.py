"""The word lists: for each, what is a warning and what is a matter of taste. A phrase with a hyphen is also found
with a blank; COMMA stands for a comma inside a phrase."""

from __future__ import annotations

ALLOWED = """
as long as, so long as, how long, no longer, long-term, long press, long-running, long-lived, make certain, makes
certain, for certain, a certain, make sure, makes sure, on time, real time clock, high priority, low priority, high
contrast, high-level, low-level, highlight, short code, short name, short form, open source, good faith, best before,
best-before, clear text, clear button, new line, new lines, some other, at least one, at least once, too many
requests, too long, too large, too short, too big, too small, too old, too early, too late, too many, too few, small
caps, large print, small print, in general election, general ledger, general practitioner, general public, standard
input, standard output, standard error, special character, special characters, special offer, special offers, normal
form, basic auth, basic authentication, fast lane, fast forward, quick start, quick reply, easy read, easy language,
simple majority, minimum age, maximum age, critical path, significant figures, significant digits, significant digit,
not only, right to left, left to right, whether or not, number of seats, proper name, proper noun, effective date,
effective from, effective on, effective until, relevant authority, several liability, most recent, most recently, more
than, no more than, not more than, less than, fewer than, not less than, no less than, one or more, two or more, three
or more, or more, or less, or fewer, or higher, or lower, or later, or earlier, or greater, or better, better of, at
best, best effort, more or less, once more, any more, not any more, no more, nothing more, never again, lower case,
upper case, higher education, more info, more information, read more, show more, see more, load more, learn more, view
more, tell me more, more options, more results, more actions, more details, lower bound, upper bound, lower limit,
upper limit, lower-case, always-on, always on top, always on display, some of which, the same number of, many-to-many,
one-to-many, many-to-one, how many, how few, as many as, that many, this many, so many, at any time, at the same time,
support team, support request, support requests, support ticket, support tickets, support staff, support agent,
support agents, support desk, customer support, technical support, support contact, support page, support case,
support cases, support engineer, support engineers, support person, contact support, the support, support centre,
support center, it support, support email
"""

VAGUE = """
appropriate, adequate, adequately, suitable, suitably, reasonable, reasonably, proper, properly, appropriately,
sufficiently, satisfactory, satisfactorily, acceptable, acceptably, meaningful, sensible, sensibly, decent, optimal,
optimally, optimum, correctly, in a suitable manner, in an appropriate manner, in a similar way, similar to,
similarly, somehow, to some extent, more or less, fit for purpose, up to standard, and/or, significant, significantly,
substantial, substantially, sufficient, enough, considerable, considerably, slightly, roughly, somewhat, kind of, sort
of, smart, smartly, intelligent, intelligently
"""

VAGUE_TASTE = """
relevant, certain, special, particular, specific, particularly, related, general, generic, normal, standard, common,
commonly, basic, major, minor, necessary, required, intended, desired, similar, different, additional, additionally,
usual, advanced, current, currently, previous, previously, recent, recently, partial, partially, approximately, about,
correct, safe, safely, secure, securely, compatible, consistent, consistently, detailed, respective, actually,
automatic, limited, critical, alternative, external, ordinary, regular, complete, next
"""

SUBJECTIVE = """
user-friendly, easy, easily, easy to use, ease of use, easy-to-use, effortless, effortlessly, intuitive, intuitively,
seamless, seamlessly, smooth, smoothly, nice, nicely, pleasant, attractive, appealing, beautiful, elegant, elegantly,
modern, robust, robustly, flexible, flexibly, efficient, efficiently, effective, effectively, convenient,
conveniently, fast, quick, quickly, rapid, rapidly, swift, swiftly, responsive, snappy, performant, powerful,
state-of-the-art, cutting-edge, world-class, best-in-class, ergonomic, painless, painlessly, graceful, gracefully,
friendly, helpful, delightful, engaging, comfortable, comfortably, obvious, self-explanatory, self-evident,
understandable, cost-effective, high-quality, high-performance, lightweight, good, bad, great, excellent, poor, clean,
unobtrusive, unobtrusively, frictionless, hassle-free, professional-looking, familiar, worthwhile, desirable,
undesirable, annoying, confusing, disruptive, premium look, readable, legible
"""

SUBJECTIVE_TASTE = """
simple, simply, clear, clearly, useful, usable, usability, readability, short, long, small, large, high, low, big,
important, concise, compact, prominent, prominently, distinctive, evident, natural, neat, lean, light, heavy, strong,
weak, slow, slowly, freely, quiet, loud, interesting, popular, complex, complicated, difficult, harmful, dangerous,
serious, severe, trivial, tidy, noticeable, noticeably, suspicious, unusual
"""

UNBOUNDED = """
several, many, numerous, various, a few, a lot of, lots of, plenty of, a number of, any number of, a large number of,
a small number of, a variety of, wide variety of, variety of, wide range of, a wide range of, a range of, a handful
of, a couple of, as many as possible, soon, shortly, promptly, timely, in a timely manner, in a timely fashion, in
good time, in due time, in due course, within a reasonable time, within a short time, from time to time, periodically,
regularly, on a regular basis, frequently, occasionally, sporadically, often, rarely, at regular intervals, for a
while, for some time, after some time, after a while, for a long time, for a short time, briefly, minimise, minimize,
minimised, minimized, minimising, minimizing, maximise, maximize, maximised, maximized, minimal, a minimum of, a
minimum, as a minimum, high volume, high volumes, large amounts of, small amounts of, large volumes of, little, most
of the, the majority of
"""

UNBOUNDED_TASTE = """
multiple, some, few, immediately, instantly, instantaneous, instantaneously, in real time, in near real time, near
real time, real-time, eventually, at a minimum, minimum, maximum, limited number of, bulk, further, full, fully, many
different, detail, details, at once, different kinds of, different types of, all kinds of, all sorts of
"""

COMPARATIVE = """
faster, quicker, slower, better, worse, easier, simpler, larger, smaller, bigger, greater, shorter, longer, higher,
lower, cheaper, safer, stronger, weaker, smoother, cleaner, clearer, friendlier, richer, deeper, wider, narrower,
brighter, darker, heavier, lighter, more quickly, more easily, more efficient, more efficiently, more reliable, more
reliably, more secure, more securely, more robust, more flexible, more accurate, more accurately, more often, more
frequent, more frequently, less often, less frequently, more convenient, more intuitive, more prominent, more
prominently, less prominent, more restrictive, less restrictive, more detailed, more precise, more relevant, more
visible, less visible, improved, enhanced, improve, enhance
"""

COMPARATIVE_TASTE = """
more, less, fewer, rather than
"""

SUPERLATIVE = """
best possible, worst case, best, worst, most relevant, most appropriate, most suitable, most important, most useful,
most efficient, most convenient, most likely, most common, most popular, easiest, fastest, quickest, simplest, most
restrictive, least restrictive, most accurate, most interesting, most critical, most effective, least intrusive, best
available
"""

SUPERLATIVE_TASTE = """
highest, lowest, largest, smallest, longest, shortest, greatest, most, least, nearest, closest
"""

LOOPHOLE = """
as far as possible, as far as practicable, as much as possible, as little as possible, as well as possible, as soon as
possible, as quickly as possible, as fast as possible, as early as possible, as close as possible, as soon as
practicable, as simple as possible, as few as possible, if possible, where possible, when possible, whenever possible,
wherever possible, if at all possible, if feasible, where feasible, when feasible, if practical, where practical, if
practicable, where practicable, to the extent possible, to the extent practical, to the extent practicable, if
necessary, when necessary, where necessary, as necessary, whenever necessary, wherever necessary, if needed, when
needed, where needed, as needed, whenever needed, if required, as required, when required, where required, if
appropriate, as appropriate, where appropriate, when appropriate, unless absolutely necessary, if reasonable, within
reason, where sensible, if it makes sense, where it makes sense, when it makes sense, at its discretion, at their
discretion, best-effort, on a best effort basis, best endeavours, reasonable effort, reasonable efforts, try to, tries
to, strive to, strives to, endeavour to, endeavor to, make every effort, do its best, aim to, aims to, seek to,
ideally, preferably, normally, generally, usually, typically, in general, in most cases, in principle, in theory, as a
rule, mostly, largely, for the most part, under normal circumstances, in normal circumstances, under normal
conditions, as desired, if desired, when desired, if wanted, time permitting, resources permitting, unless impractical
"""

LOOPHOLE_TASTE = """
where applicable, if applicable, as applicable, when applicable, optionally, where relevant, if relevant, potentially,
possibly, perhaps, maybe, probably, wherever applicable, where available, if available, whenever applicable, in some
cases, in certain cases, intended to
"""

OPEN_ENDED = """
etc, and so on, and so forth, and the like, or the like, and others, among others, amongst others, and similar, or
similar, and more ., including but not limited to, including COMMA but not limited to, but not limited to, not limited
to, and such, and whatnot, and anything else, …, and other things, or something similar, or whatever, to name a few,
et cetera, and other similar
"""

OPEN_ENDED_TASTE = """
such as, e.g, for example, for instance, and other, or other, including for example
"""

ABSOLUTE = """
at all times, under all circumstances, under any circumstances, in all circumstances, in every case, in all cases,
without exception, under all conditions, guarantee, guarantees, guaranteed, error-free, bug-free, fault-free, zero
downtime, no downtime, never fail, never fails, never be down, always be available, always available, all possible,
every possible, any possible, all conceivable, every conceivable, all imaginable, fail-safe, foolproof, completely
secure, fully secure, absolutely secure, totally secure, perfect, perfectly, flawless, flawlessly, no errors, zero
errors, zero defects, zero data loss, any device, all devices, any browser, all browsers, every browser, every device,
infinitely, unlimited
"""

ABSOLUTE_TASTE = """
always, never, completely, entirely, totally, absolutely, everything, everyone, everybody, anything, nothing
"""

UNFINISHED = """
to be defined, to be decided, to be determined, to be confirmed, to be discussed, to be clarified, to be specified, to
be agreed, to be described later, to be done, to be written, not yet decided, not decided yet, not yet defined, not
yet known, not yet specified, still open, still unclear, still undecided, still to decide, not clear yet, need to
decide, needs to be decided, needs clarification, needs discussion, we need to discuss, fixme, lorem ipsum, tbd, tbc,
tbs, tba, wip
"""

LISTS: dict[str, tuple[str, str]] = {
    "vague": (VAGUE, VAGUE_TASTE),
    "subjective": (SUBJECTIVE, SUBJECTIVE_TASTE),
    "unbounded": (UNBOUNDED, UNBOUNDED_TASTE),
    "comparative": (COMPARATIVE, COMPARATIVE_TASTE),
    "superlative": (SUPERLATIVE, SUPERLATIVE_TASTE),
    "loophole": (LOOPHOLE, LOOPHOLE_TASTE),
    "open-ended": (OPEN_ENDED, OPEN_ENDED_TASTE),
    "absolute": (ABSOLUTE, ABSOLUTE_TASTE),
    "unfinished": (UNFINISHED, ""),
}
