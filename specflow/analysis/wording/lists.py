"""The word lists: for each, what is a warning and what is a matter of taste. A phrase with a hyphen is also found
with a blank; COMMA stands for a comma inside a phrase."""

from __future__ import annotations

ALLOWED = """
as long as, so long as, how long, no longer, long-term, long press, long-running, long-lived, make certain, makes
certain, for certain, make sure, makes sure, on time, real time clock, high priority, low priority, high contrast,
high-level, low-level, highlight, short code, short name, short form, open source, good faith, best before,
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
support center, it support, support email, clean up, cleans up, cleaned up, fail fast, fails fast, lower priority,
higher priority, exit normally, exits normally, complete normally, completes normally, continue normally, continues
normally, proceed normally, proceeds normally, work normally, works normally, best regards, good standing, good
morning, bad request, minor version, major version, major versions, minor versions, similar places, enough stock, full
name, full text, full-text, full screen, full-screen, full id, standard deviation, standard time, common name, safe
mode, related requests, special needs, special education, secure cookie, normal price, regular price, unique id, quick
search, clean copy, poor connection, required field, required fields, is required, are required, be required, slow
connection, required for, small letters, large letters, long text, short text, not required, required by, required to,
in detail, details page, bank details, payment details, contact details, card details, personal details, address
details, order details, detail page, detail view, details view, account details, by means of, by no means, by all
means, this means, it means, that means, which means, a means by which, at most, at least, smart meter, smart meters,
smart card, smart cards, smart home, smart tv, smart watch, smart lock, smart locks, smart phone, different from, at
the most, at the least, it is acceptable, is acceptable that, is acceptable if, it is desirable that, is important to,
it is important, consistent with, compatible with, implementation details, implementation detail, highest priority,
lowest priority, most frequent, most frequently, most common, secure connection
"""

VAGUE = """
appropriate, adequate, adequately, suitable, suitably, reasonable, reasonably, proper, properly, appropriately,
sufficiently, satisfactory, satisfactorily, acceptable, acceptably, meaningful, sensible, sensibly, decent, optimal,
optimally, optimum, correctly, in a suitable manner, in an appropriate manner, in a similar way, similar to,
similarly, somehow, to some extent, more or less, fit for purpose, up to standard, and/or, significant, significantly,
substantial, substantially, sufficient, enough, considerable, considerably, slightly, roughly, somewhat, smart,
smartly, intelligent, intelligently, best practice, best practices, industry standard, industry standards, state of
the practice
"""

VAGUE_TASTE = """
relevant, certain, special, particular, specific, particularly, related, general, generic, normal, standard, common,
commonly, basic, major, minor, necessary, required, intended, desired, similar, additional, additionally, usual,
approximately, correct, safe, safely, secure, securely, compatible, consistent, consistently, detailed, respective,
ordinary, a means, means to, means of, means for, suitable means, other means, some means, automatic, automatically
"""

SUBJECTIVE = """
user-friendly, easy, easily, easy to use, ease of use, easy-to-use, effortless, effortlessly, intuitive, intuitively,
seamless, seamlessly, smooth, smoothly, nice, nicely, pleasant, attractive, appealing, beautiful, elegant, elegantly,
modern, robust, robustly, flexible, flexibly, efficient, efficiently, convenient, conveniently, fast, quick, quickly,
rapid, rapidly, swift, swiftly, responsive, snappy, performant, powerful, state-of-the-art, cutting-edge, world-class,
best-in-class, ergonomic, painless, painlessly, graceful, gracefully, friendly, helpful, delightful, engaging,
comfortable, comfortably, obvious, self-explanatory, self-evident, understandable, cost-effective, high-quality,
high-performance, lightweight, good, bad, great, excellent, poor, clean, unobtrusive, unobtrusively, frictionless,
hassle-free, professional-looking, familiar, worthwhile, desirable, undesirable, annoying, confusing, disruptive,
premium look, readable, legible
"""

SUBJECTIVE_TASTE = """
simple, simply, clear, clearly, useful, usable, usability, readability, short, long, small, large, high, low, big,
important, concise, compact, prominent, prominently, distinctive, evident, natural, neat, lean, light, heavy, strong,
weak, slow, slowly, freely, quiet, loud, interesting, popular, complex, complicated, difficult, harmful, dangerous,
serious, severe, trivial, tidy, noticeable, noticeably, suspicious, unusual, effective, effectively
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
real time, real-time, eventually, at a minimum, minimum, maximum, limited number of, many different, details,
different kinds of, different types of, all kinds of, all sorts of
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
most efficient, most convenient, most likely, most popular, easiest, fastest, quickest, simplest, most restrictive,
least restrictive, most accurate, most interesting, most critical, most effective, least intrusive, best available
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
to, and such, and whatnot, and anything else, and other things, or something similar, or whatever, to name a few, et
cetera, and other similar, COMMA …
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
always, completely, entirely, totally, absolutely
"""

UNVERIFIABLE = """
scalable, scalability, scale well, scales well, reliable, reliably, reliability, maintainable, maintainability,
extensible, extensibility, portable, portability, future-proof, resilient, resilience, fault-tolerant, highly
available, high availability, good performance, high performance, usability, user experience, customer experience,
well-designed, well designed, well-documented, robustness, flexibility, efficiency, production-ready,
enterprise-grade, gdpr-friendly, privacy-friendly, secure enough, stable, ease of maintenance
"""

UNVERIFIABLE_TASTE = """
handle, handles, manage, manages, deal with, deals with, facilitate, facilitates, cater for, caters for, take into
account, takes into account, take care of, takes care of, consider, considers, care about, be aware of, promote,
encourage, an indication, indication, indications, give feedback, provide feedback, provides feedback, feedback about,
optimise, optimize, optimised, optimized, simplify, streamline, be prepared for, provide support, provides support
"""

UNFINISHED = """
is to be decided, are to be decided, is to be determined, are to be determined, is to be clarified, are to be
clarified, is to be discussed, are to be discussed, to be defined later, to be decided later, to be described later,
to be determined later, still to be defined, yet to be defined, still to be decided, yet to be decided, still to be
determined, yet to be determined, still to be confirmed, yet to be confirmed, still to be discussed, yet to be
discussed, still to be clarified, yet to be clarified, still to be specified, yet to be specified, still to be agreed,
yet to be agreed, still to be done, yet to be done, still to be written, yet to be written, still to be designed, yet
to be designed, not yet decided, not decided yet, not yet defined, not yet known, not yet specified, still open, still
unclear, still undecided, still to decide, not clear yet, need to decide, needs to be decided, needs clarification,
needs discussion, we need to discuss, fixme, lorem ipsum, tbd, tbc, tbs, tba, wip
"""

INTERNAL = """
sql, nosql, database table, database tables, database column, database row, database schema, database index, database
query, database trigger, db table, db column, stored procedure, stored procedures, foreign key, primary key, orm, cron
job, cronjob, message queue, message broker, microservice, microservices, lambda function, redis, memcached, kafka,
rabbitmq, postgres, postgresql, mysql, mariadb, mongodb, sqlite, dynamodb, elasticsearch, cassandra, react, angular,
vue, vue.js, svelte, next.js, node.js, express.js, jquery, django, flask, fastapi, rails, ruby on rails, laravel,
spring boot, hibernate, kubernetes, docker, docker container, terraform, nginx, aws s3, s3 bucket, sqs, typescript,
javascript, java class, python script, css class, html element, div, dom, local storage, localstorage, session
storage, sessionstorage, singleton, factory pattern, design pattern, mutex, thread pool, garbage collector, base
class, abstract class, subclass, linked list, hash map, hashmap, binary tree, boolean flag, boolean field, varchar,
graphql resolver, websocket connection, grpc, celery, sidekiq, in-memory cache, redux, useeffect
"""

INTERFACE = """
rest endpoint, rest endpoints, api endpoint, api endpoints, the endpoint, an endpoint, rest api, graphql, graphql
query, http get, http post, http put, http delete, http request, http status, http status code, http header, json
payload, json object, json response, query parameter, query string, request body, response body, status code 200,
status code 404
"""

APPROVAL = """
approved, reviewed, authorised, authorized, signed off, agreed, agreed upon, decided, vetted, moderated, inspected,
checked manually, verified manually, reviewed manually
"""

APPROVAL_TASTE = """
defined, specified, determined, configured, maintained, monitored, documented, ensured, considered, escalated
"""

SAME = """
log in, log-in, login, logs in, logged in, logging in / sign in, sign-in, signin, signs in, signed in, signing in
log out, log-out, logout, logged out / sign out, sign-out, signout, signed out
sign up, sign-up, signs up / register an account, account registration
basket, shopping basket / cart, shopping cart
postcode, postal code / zip code
mobile number, mobile phone number / cell phone number, cell number
drop down, drop-down list / combo box
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
    "unverifiable": (UNVERIFIABLE, UNVERIFIABLE_TASTE),
    "internal": (INTERNAL, ""),
    "interface": (INTERFACE, ""),
    "acted": (APPROVAL, APPROVAL_TASTE),
    "same": (SAME.replace("/", ",").replace("\n", ","), ""),
    "unfinished": (UNFINISHED, ""),
}
