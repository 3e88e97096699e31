"""The words behind words: which ones mean the same, which ones exclude each other, which ones carry nothing.

A general vocabulary of products and services, in families: every member of a line stands for its first word. It is read on
first use and kept; importing this module costs nothing.
"""

from __future__ import annotations

from functools import lru_cache

from specflow.analysis.consistency.words.acts import ACTS
from specflow.analysis.consistency.words.matters import MATTERS
from specflow.analysis.consistency.words.things import THINGS
from specflow.parse.words import stem

_FAMILIES = ACTS + THINGS + MATTERS

# What the first word covers, so that a line about the whole speaks of its parts.
_KINDS = """
catering coffee sandwich meal food lunch snack drink breakfast buffet tea beverage dinner
payment card cash checkout paypal wallet invoice instalment installment deposit pay prepayment
message mail phone push letter
animal dog cat rabbit horse hamster
staff employee manager administrator technician agent operator clerk support moderator receptionist dispatcher
staff librarian nurse driver coordinator
voice aloud read_out read_aloud speech spoken microphone dictate dictation speak
translation spanish french german italian polish turkish welsh arabic chinese
translation translate multilingual localisation localization language
video livestream camera webcam recording
chat messenger
mobile ios android smartphone app
social facebook instagram twitter
advertising promote banner
offline_use offline cached cache
shipping parcel carrier postage courier
loyalty points bonus reward
gift voucher gift_card
export csv spreadsheet pdf xlsx
import csv
analytics dashboard statistics chart report
invoicing invoice
transport driver vehicle pickup lift bus taxi
recurring scheduled repeat recur series weekly monthly
biometric fingerprint face iris
marketing newsletter campaign promote
tax vat
currency euro dollar pound conversion
insurance insure
training course lesson
delivery courier doorstep
medical diagnosis prescription treatment
parking garage
leasing lease rental
childcare babysit nursery
alcohol wine beer spirits
tobacco cigarette
"""

# Pairs that cannot both be said of one thing at one time.
_PEOPLE = """
user visitor customer client member guest employee staff admin administrator manager supervisor driver
technician organiser owner patient doctor nurse clinician dentist parent guardian child teacher student pupil
auditor reviewer editor author agent operator developer engineer moderator volunteer donor citizen applicant
tenant landlord seller buyer merchant courier dispatcher planner accountant controller librarian pharmacist
treasurer therapist receptionist owner patron borrower reader player coach colleague team support reception
receptionist clerk person people analyst colleague resident physician instructor learner coordinator leader lead
creator viewer recipient sender host passenger rider traveller candidate recruiter partner vendor supplier
household family holder donor director officer trainee pilot
neighbour musician singer mechanic gardener cook trainer judge referee adjuster examiner guard ranger keeper lawyer broker baker
foreman forewoman conductor sitter walker diver translator dispatcher adviser consultant specialist expert apprentice trainee
temp freelancer contractor listener viewer subscriber voter tutor helper organiser curator archivist registrar treasurer
captain inspector secretary chef adult waiter farmer shopper cashier steward warden janitor caretaker
cleaner assistant attendant bookkeeper carer chairperson chairman counsellor debtor delegate designer exhibitor firefighter
grower hiker interpreter investor juror lecturer lender lifeguard locksmith maintainer mayor mentor midwife nanny optician
packer painter paramedic participant photographer picker plumber policyholder porter presenter producer professor programmer
publisher purchaser researcher retailer sailor scientist scorer shareholder signatory skipper spectator stylist surgeon
surveyor swimmer tailor tester tourist trader trustee underwriter usher vet welder winner witness writer
"""

_OPPOSITES = """
continue stop
allow refuse
show hide
keep delete
now later
release block
shut open
enable disable
open close
lock unlock
lock open
include exclude
automatic manual
online offline
public private
encrypt plaintext
required optional
ascending descending
increase decrease
accept refuse
begin stop
visible invisible
before after
same different
exact approximate
internal external
always never
valid cancel
valid expired
full free
login logout
on_time late
full empty
keep cancel
required optional
active inactive
mutable immutable
editable read-only
speak silence
connect disconnect
install uninstall
permanent temporary
paid free_of_charge
enabled disabled
anonymous identified
"""

# Those of them that one thing can do, or be, in turn or side by side: `must open`, `must close`.
_IN_TURN = """
continue stop allow refuse show hide keep delete now later enable disable open close lock unlock include exclude online
offline increase decrease begin before after cancel valid connect disconnect install uninstall internal external active
inactive
"""

# Sets of which one thing takes one member at a time: a near-copy that swaps one for another says something else.
_EXCLUSIVE = """
english french german spanish italian polish turkish welsh arabic chinese portuguese dutch
red blue green yellow orange purple black white grey gray pink brown
automatic manual on_request upon_request on_demand
handwritten digital verbal
ascending descending
monday tuesday wednesday thursday friday saturday sunday
window aisle
e-mail post fax
hourly daily weekly monthly quarterly yearly annually nightly
left right
predefined pre-defined user-defined
exact approximate approximated
same different
opt-in opt-out
synchronous asynchronous
editable read-only
unverified unsigned verified signed
oldest newest
metric imperial
"""

_PLAIN_ACTS = "show include have print hold appear name treat count consider regard assume use mark set begin be last"

_LIGHT = """
data info detail person people user customer thing time day part kind type number amount value new list
page field status flow run occur section
"""

_ALL, _SOME = "all every each any full", "some most few many several specific selected certain partial"
_QUANTIFIERS = (
    dict.fromkeys(_ALL.split(), "all") | dict.fromkeys(_SOME.split(), "some") | {"none": "none", "no": "none"}
)

# Last words of phrases that are counted: `gift cards` are what a `gift card` is.
_COUNTED = tuple("card list desk code number date address day key mail plate voucher text".split())

_STOP = """
others else
longer shorter later earlier
a an the this that these those its it their his her our your my they them he she we you i us who whom which
whose what of to in on at by for with from as into onto via per and or but nor also too then than so such both
either only just is are be been being was were am has have had do does did done will would shall should must may
might can could cannot not no never none nobody nothing anybody anyone everybody everyone somebody someone any
every each all some system application platform software product service able ability provide support ensure
need needed possible option please there here where when while if unless until once after before during because
since about over under above below between up down out off again more most less least much many few very same
other another one own within least exactly maximum minimum get gets got using use used uses via user's whether
upon through against without along across case cases set way etc reach reached become becomes take takes
place_in happen happens appear appears give gives given put puts go goes come comes today currently however
still even rather instead ever yet already
"""


@lru_cache(maxsize=50_000)
def root(word: str) -> str:
    """The stem of a word, irregular forms included: `given` meets `give`."""
    found = stem(word)
    return found[:-1] if found.endswith("e") and len(found) > 3 else found


def _root(word: str) -> str:
    return "_".join(root(part) for part in word.split("_"))


@lru_cache(maxsize=1)
def families() -> dict[str, str]:
    """Stem of a word or phrase -> the stem that names its family."""
    found: dict[str, str] = {}
    for line in _FAMILIES.splitlines():
        members = line.split()
        for member in members:
            found.setdefault(_root(member), _root(members[0]))
    return found


def concept(root: str) -> str:
    """The family of a stem, or the stem itself."""
    return families().get(root, root)


@lru_cache(maxsize=1)
def kinds() -> dict[str, frozenset[str]]:
    """Concept -> the wider concepts it belongs to."""
    found: dict[str, set[str]] = {}
    for line in _KINDS.splitlines():
        whole, *parts = (concept(_root(word)) for word in line.split() or [""])
        for part in parts:
            if part != whole:
                found.setdefault(part, set()).add(whole)
    found["refreshment"] = {concept(_root("catering"))}
    return {part: frozenset(wholes) for part, wholes in found.items()}


@lru_cache(maxsize=1)
def opposites() -> dict[str, frozenset[str]]:
    """Concept -> the concepts that exclude it."""
    found: dict[str, set[str]] = {}
    for line in _OPPOSITES.strip().splitlines():
        one, other = (concept(_root(word)) for word in line.split())
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {one: frozenset(others) for one, others in found.items()}


@lru_cache(maxsize=1)
def in_turn() -> frozenset[str]:
    """Concepts that have an opposite which the same thing can do, or be, at another time."""
    return frozenset(concept(_root(word)) for word in _IN_TURN.split())


@lru_cache(maxsize=1)
def exclusive() -> dict[str, int]:
    """Stem -> the number of the set of which one thing takes one member only."""
    lines = _EXCLUSIVE.strip().splitlines()
    return {concept(_root(word)): number for number, line in enumerate(lines) for word in line.split()}


@lru_cache(maxsize=20_000)
def alternative(word: str) -> str:
    """The name of a word among the exclusive ones; empty when it is none."""
    found = concept(_root(_ADVERBS.get(word, word)))
    return found if found in exclusive() else ""


_ADVERBS = {"digitally": "digital", "manually": "manual", "automatically": "automatic", "verbally": "verbal"}
UNLIMITED = frozenset("infinite unlimited unbounded endless limitless".split())


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """Words that carry no meaning of their own."""
    return frozenset(_STOP.split())


@lru_cache(maxsize=1)
def phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word -> (the words of a phrase, its root), longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    texts = " ".join((_FAMILIES, _KINDS, _EXCLUSIVE, _OPPOSITES)).split()
    for text in sorted({text for text in texts if "_" in text}):
        words = tuple(text.split("_"))
        found.setdefault(words[0], []).append((words, _root(text)))
        if words[-1] in _COUNTED:
            plural = words[-1] + ("es" if words[-1].endswith("s") else "s")
            found[words[0]].append(((*words[:-1], plural), _root(text)))
    return {first: tuple(sorted(some, key=lambda one: (-len(one[0]), one[0]))) for first, some in found.items()}


@lru_cache(maxsize=1)
def light() -> frozenset[str]:
    """Concepts that nearly every line could hold."""
    return frozenset(concept(_root(word)) for word in _LIGHT.split())


@lru_cache(maxsize=1)
def plain_acts() -> frozenset[str]:
    """Verbs that say little: what matters is what they are about."""
    return frozenset(concept(_root(word)) for word in _PLAIN_ACTS.split())


@lru_cache(maxsize=1)
def people() -> frozenset[str]:
    """Concepts of those who act: persons and roles."""
    return frozenset(concept(_root(word)) for word in _PEOPLE.split())


def within(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether some role of `one` is, or is a kind of, some role of `other`."""
    wider = kinds()
    return bool(one & other) or any(wider.get(role, frozenset()) & other for role in one)


def quantifier(word: str) -> str:
    """`all`, `some` or `none`; empty when it is no quantifier."""
    return _QUANTIFIERS.get(word, "")
