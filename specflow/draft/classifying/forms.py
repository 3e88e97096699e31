"""What a sentence looks like: the forms by which `classify` tells a story, a rule, a reason or an order from the rest."""

from __future__ import annotations

import re

from specflow.draft.patterns import Later

STORY = re.compile(r"as an? [^,]{2,60}?,? I (?:want|need|would like|can|must)", re.IGNORECASE)
ECHO = re.compile(
    r"^(?P<who>(?:only )?(?:\w[\w'-]* ){0,2}\w[\w-]*) "
    r"(?P<does>cannot|may|do(?:es)?(?:n['’]t)?|can(?:['’]t)?|must(?:n['’]t)?|should(?:n['’]t)?|(?:is|are)(?:n['’]t)?)[.!]?$",
    re.IGNORECASE,
)
ORDER = Later(  # what only somebody who expects a machine to read it writes
    r"^\W*(?:please |now |and |then )?(?:ignore|disregard|forget)\b[^.]{0,30}\b(?:previous|prior|above|earlier|preceding|your)\b"
    r"[^.]{0,30}\b(?:instructions?|prompts?|rules|guidelines|messages?)\b",
    "ignore", "disregard", "forget",
)  # fmt: skip
WANTED = Later(  # `We want 20,000 changes in the first six months`
    r"^(?:(?:we|I) (?:want|expect|aim for|are aiming for|hope for)|our (?:target|aim) is) "
    r"(?:at least |under |fewer than |more than |about |around |over )?(?:\d|half|a (?:third|quarter)|twice)[^.;]*"
    r"\b(?:in the first|by the end|per|within|fewer|less|more|than|after)\b",
    "want", "expect", "aim", "hope", "target",
)  # fmt: skip
NORMATIVE = re.compile(
    r"\b(?:must|shall|should|needs? to|has to|have to|ha(?:s|ve) got to|may not|can(?:'|’)t|cannot|never|required|will)\b"
    r"|['’](?:ve|s) got to\b",
    re.IGNORECASE,
)
STRICT = re.compile(
    r"\b(?:(?:nobody|no one) may|must|shall|should(?! (?:not )?have been)|has to|have to|ha(?:s|ve) got to|may not|is required)\b"
    r"|['’](?:ve|s) got to\b",
    re.IGNORECASE,
)
LABEL = re.compile(r"^[*_]{0,2}([A-Za-z][\w' /-]{1,40}?)\s?[*_]{0,2}[:.=][*_]{0,2}\s+\S")
ANNOUNCES = Later(  # `Here is what I'd like us to build`
    r"^(?:here(?:['’]s| is| are)|below (?:is|are)|this is) "
    r"(?:what (?:I|we)\b|(?:my|our|the|a) (?:list|ideas?|thoughts?|notes?|wish list)\b)"
    r"(?!.*: \w)",
    "here", "below", "this is",
)  # fmt: skip
ARROW = re.compile(r"\s(?:=>|->|→)\s+\w")
SAD = re.compile(r"(?<!\w)[:;]['’]?-?[(/]\W*$")
OBLIGES = re.compile(
    r"\b(?:must|shall|should(?! (?:not )?have been)|may not|is required)\b|\b(?:nobody|no one) may\b"
    r"|\bwe (?:do not|don['’]t) want [\w' -]{2,40} to\b",
    re.IGNORECASE,
)
ONLY_MAY = re.compile(r"^only (?:[\w'’-]+ ){1,5}?(?:may|is allowed to|are allowed to) [a-z]", re.IGNORECASE)
BOUNDED = re.compile(  # `The code works once`, `A booking lasts two hours`; not how long a queue takes
    r"(?!the\b[^.;]*\bhas\b)(?:an?|the|every|each) (?:[\w'’-]+ ){1,4}"
    r"(?!(?:take|cost|need|spend|lose|wait|come|arrive)s?\b)[a-z]+s (?:for |only |at most |up to |at least |no more than )*"
    r"(?:once|twice|daily|weekly|monthly|\d|one|two|three|four|five|six|seven|eight|nine|ten|twelve|at (?:noon|midnight))\b",
    re.IGNORECASE,
)
HAS_MANY = re.compile(  # how many there are: `The list has 140 names`
    r"(?:(?:the|our) [\w'’-]+(?: [\w'’-]+)? (?:has|have|holds?|counts?|employs?|owns?|runs?)"
    r"|we(?: have|['’]ve)(?: got)?) "
    r"(?:about |around |some |over |roughly |nearly )?(?:[3-9]\d|\d{3,}|\d,\d{3}) "
    r"(?!(?:character|digit|letter|word|line|row|pixel|second|minute|hour|day)s?\b|[kmg]b\b|ms\b)"
    r"[a-z-]+(?: [a-z]+)?(?: and \d+ [a-z ]{2,40})?\W*",
    re.IGNORECASE,
)
NOW = re.compile(r"^(?:today|currently|at present|right now|nowadays|these days|at the moment|so far|until now)\b", re.IGNORECASE)
WHY = Later(  # `the reason we do this: …`, `why: …`
    r"(?:the )?(?:(?:main |real )?(?:reason|point)(?: (?:we|I) (?:do|want|need|ask for) (?:this|it|that)"
    r"| (?:for|of|behind) (?:this|it|that|all this))?"
    r"|why(?: (?:we|I) (?:do|want|need) (?:this|it|that)| this| now)?)(?: is(?: that)?)?\s?[:–—-]\s*(?=\w)",
    "why", "reason", "point",
)  # fmt: skip
ALWAYS = re.compile(r"\b(?:always|never|nothing|only)\b", re.IGNORECASE)
USED_FOR = re.compile(r"\b(?:is|are|be|being|been|gets?)(?:n['’]t| not| never| also| only)? used to\b", re.IGNORECASE)
AWESOME = Later(
    r"\bwould be (?:really |very )?(?:awesome|great|nice|good|lovely|fantastic|perfect|a success)\b\W*$",
    "would be",
)  # fmt: skip
TO_ASK = Later(  # `ask Ada about the key`: what its author still has to do
    r"(?i:ask|check with|talk to|speak to|call|ping) [A-Z][a-z]+ (?:re|about|whether|if|who|what|how)\b|(?:TODO|TBD|FIXME)\b:?",
    "ask", "check", "talk", "speak", "call", "ping", "todo", "tbd", "fixme", flags=0,
)  # fmt: skip
JOB = frozenset(("job to be done", "the job to be done", "primary job", "main job", "the job", "the one job", "jtbd"))
ASKS = frozenset(("which", "who", "what", "how", "when", "where", "whose"))
UNKNOWING = re.compile(  # `I don't know.`, `(Ada thinks yes.)`
    r"^\W*(?:(?:(?:I|we) )?(?:(?:do not|don['’]t) know|(?:am|are) not sure|[Dd]unno|[Nn]o idea)(?: yet)?"
    r"|(?:I|we|[A-Z]\w+) (?:thinks?|says?|said) (?:yes|no|so)"
    r"(?:,? (?:and |but )?[A-Z]\w+(?: thinks?| says?| said)? (?:yes|no|not))?"
    r"|(?:I|we)(?:['’]d| would)? (?:hope|guess|suppose|assume|believe) (?:so|not|yes|no))\W*$"
)
WHO_DECIDES = re.compile(r"^(?:[A-Z][\w'’-]+ ){1,2}(?:to|will) (?:decide|confirm|clarify|check|find out)\b")  # behind a question
ASKS_ON = Later(  # `and who decides when I am away`, behind a question, with its mark forgotten
    r"^(?:(?:and|or|but|also),? )?(?:(?:who|whose|whom|which [\w-]+|what(?: [\w-]+)?|how [a-z]+|where|why)"
    r" (?!(?:[\w'’-]+ ){0,6}(?:must|shall|should)\b)"
    r"|(?:when )?(?:do|does|should|can|must|may|will|is|are|could) (?:we|they|it|the|there|people|I|a|an) )[^.;:!]{3,160}\W*$",
)
LEFT_TO_ONE = Later(  # `tips, that's something for the treasurer`
    r"(?P<what>[^,;:.]{3,80}?)(?:,| [–—-]{1,2}) (?:that|this|it)(?:['’]s| is)(?: really)? "
    r"(?:(?:something|a (?:question|decision|matter)) for|up to) (?P<who>(?:the|our) [\w'-]+|[A-Z][\w'-]+)\b(?P<why>.*)",
    "something for", "question for", "decision for", "matter for", "up to",
)  # fmt: skip
REACHED = Later(  # `800 cards sold this December`, wherever it stands
    r"(?:about |around |over |at least |more than )?\d[\d.,]* (?:[\w-]+ ){1,3}"
    r"(?:\w+ed|sold|bought|sent|paid|written|met|won|built|taken) "
    r"(?:(?:this|by|before|until|in the first|within the first) [\w' -]{3,30})\W*",
    " this ", " by ", " before ", " until ", "first",
)  # fmt: skip
IN_CASE = re.compile(r"^(?:if|unless) (?:they|people|he|she|somebody|someone) (?:say|says|complain|tell) ", re.IGNORECASE)
LOAD = Later(  # `We expect 500 orders a day, at peak 20 a minute` is no success
    r"^we expect (?:about |around |up to |roughly )?(?P<load>\d[\d.,]* .*"
    r"\b(?:at peak|peaks?|at once|at the same time|concurrent))",
    "we expect",
)  # fmt: skip
NOTHING = re.compile(r"^\W*(?:none|n/?a|nothing|not applicable|tbd|todo|-)\W*$", re.IGNORECASE)
FIGURE = Later(
    r"\b(?:diagram|figure|sequence|sample|listing|excerpt|table|screenshot|picture|image|snippet|mock-?up|flow ?chart)s?\b.{0,40}"
    r"\b(?:shows?|illustrates?|depicts?|below|above)\b"
    r"|\b(?:below|following|above) (?:\w+ )?(?:diagram|figure|sequence|table|example|screenshot|picture|snippet)\b"
    r"|\b(?:is|are) (?:described|covered|specified|discussed|documented|explained|detailed) "
    r"(?:elsewhere|in (?:its|their|another|a separate|other|individual)\b)",
    "diagram", "figure", "sequence", "sample", "listing", "excerpt", "table", "screenshot", "picture", "image", "snippet",
    "mock", "chart", "example", "described", "covered", "specified", "discussed", "documented", "explained", "detailed",
)  # fmt: skip
REASON = re.compile(
    r"^(?:so that\b|(?:that|this) (?:would|could|is)\b|this feature was\b|that way\b|in this way\b|because\b|the reason\b|thus\b"
    r"|this (?:means|ensures|allows|way|keeps|lets|avoids|prevents|makes|gives|helps)\b"
    r"|(?:this|that) will (?:also )?(?:avoid|prevent|ensure|help|reduce|keep|make|save|mean)\b"
    r"|otherwise (?:we|they|people) (?:would|could|might)\b|it(?:'s| is) (?:better|easier|enough|fine)\b)",
    re.IGNORECASE,
)
FAILS = re.compile(r"\b(?:will|would) (?:fail|break)\b|\bsame kind of (?:issue|problem)\b|\bcauses? problems\b", re.IGNORECASE)
WILL = re.compile(r"\bwill (?:only|not|be|go|have|still)\b|\bdo(?:es)? not need\b", re.IGNORECASE)
THERE = re.compile(r"^there (?:is|are|was|were) (?!no\b)", re.IGNORECASE)
ABOUT = re.compile(
    r"^(?:this|the) (?:document|rfc|msc|otep|kep|proposal|note|spec|memo|enhancement|adr|template|repository|change|pr)\b"
    r"|^this page\b|^the page (?:describes|explains|outlines|documents|proposes|collects)\b",
    re.IGNORECASE,
)
DEFINITION = re.compile(r"^[A-Z][\w-]*(?: [A-Z][\w-]*)* (?:is|are) (?:an?|the) ")
MANNERS = re.compile(  # how people are, which no system brings about
    r"^(?:lots of|plenty of|many(?: of)?|most(?: of)?|some(?: of)?|a few(?: of)?|few(?: of)?|half of) (?:our |the )?[\w'-]+ "
    r"(?:don['’]t|do not|would rather|would prefer|prefer|like|hate|find|struggle)\b"
    r"|^(?:about |around |roughly |nearly |almost )?(?:half|a (?:third|quarter|fifth)|two thirds)"
    r"(?: of (?:them|(?:our|the) [\w'-]+))? (?:just |only |already |really |never )*"
    r"(?:want|know|like|prefer|come|ask|do|don['’]t|have|are)\b",
    re.IGNORECASE,
)
HABIT = Later(  # `guests often don't read signs`: how people are
    r"\b(?:often|usually|sometimes|mostly|rarely|seldom|hardly ever) "
    r"(?:do(?:es)?(?:n['’]t| not)|can(?:['’]t|not)|forgets?|loses?|comes?|arrives?|are|is|have|has)\b",
    "often", "usually", "sometimes", "mostly", "rarely", "seldom", "hardly",
)  # fmt: skip
WAS = Later(  # what there is or was, told without a duty: `we have two gates`, `we had a kiosk once`, `I couldn't find it`
    r"^we(?: have|['’]ve)(?: got)? (?:about |only |just )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve) "
    r"[^,;:.]{2,40}\W*$"
    r"|^I(?: have|['’]ve)(?: got)? (?:an?|my|one|two|three) [^,;:.]{2,40}\W*$"
    r"|^(?:we|I|they|he|she) had (?!to\b|better\b)(?:an?|the|no|some|one|two|three|many|already|once) "
    r"|^(?:I|we|he|she|they|(?:my|our|his|her) \w+) (?:could not|couldn['’]t|(?:was|were)(?: not|n['’]t) able to) ",
    "we have", "we've", "we’ve", "i have", "i've", "i’ve", " had ", "could", "able to",
)
_AMOUNT = (
    r"(?:about |some |around |over )?(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|(?:a|two|three|five) (?:dozen|hundred|thousand))"
)
COUNTED = Later(  # `Forty boats, three piers.`: how much there is of each
    rf"{_AMOUNT} [a-z][a-z' -]{{2,30}}(?:(?:,| and|, and) {_AMOUNT} [a-z][a-z' -]{{2,30}})+\.",
)
TOPIC = re.compile(r"(?:and |then |now |ah,? |oh,? )?(?:the|our|my) (?:[\w'’-]+ ){0,2}[\w'’-]+\.", re.IGNORECASE)
TELLS = re.compile(  # guesses, consequences, likenesses and praise, none of which asks for anything
    r"\b(?:will|would|is|are|may|can) (?:most |very |quite )?likely\b|\blikely (?:will|would)\b"
    r"|^one of the (?:\w+est|most|main|first|best) \w+"
    r"|^(?:(?:this|that|these|those)(?: [\w-]+)?|it|they|the [\w-]+(?: [\w-]+)?) (?:is|are) already\b"
    r"|^(?:this|that|it) is (?:also )?(?:in line with|what|how|similar to|consistent with|the same as)\b"
    r"|^the (?:[\w-]+ ){0,2}(?:benefits?|advantages?|drawbacks?|downsides?) (?:is|are|apply|of)\b"
    r"|\b(?:can|could|will|would|may) (?:all |also )?benefit\b"
    r"|^(?:the|our) (?:[\w-]+ ){0,2}legacy [\w-]+"
    r"|^using [^,;]{2,80}? (?:means|(?:will |would )?requires?)\b"
    r"|^(?:(?:an?|the) )?(?:[\w-]+ ){1,4}(?:is|are) an? (?:well-\w+|widely|common|established|popular)\b"
    r"|^(?:people|users|customers|members|guests|everybody|they|we|our \w+) (?:all )?"
    r"(?:hated|loved|liked|ignored|laughed|struggled)\b"
    r"|^[\w' -]{2,40} would (?:kill|hate|murder|never forgive) (?:us|me|it|this|that)\b"
    r"|^we (?:once |already )?tried (?:it|this|that)\b"
    r"|\bwould be (?:an? )?(?:failure|disaster|problem|shame|catastrophe|pity|nightmare)\b"
    r"|\bwhich (?:creates|causes) (?:an? )?(?:new )?(?:issues?|problems?)\b",
    re.IGNORECASE,
)
NEVER_AGAIN = re.compile(
    r"(?:that|this|it)(?: must| should| may| can)(?: never|(?: not|n['’]t)(?: ever)?) happen(?: again| twice)?\W*", re.IGNORECASE
)
NO_WORRY = Later(
    r"\bshould(?:n['’]t| not) (?:cause|be|pose) (?:any |an? )?(?:problems?|issues?|trouble)\b",
    "should",
)  # fmt: skip
POINTER = re.compile(r"\b(?:serves as|is|about|for|to) (?:that|this|such)(?: \w+)?\W*$", re.IGNORECASE)
CONCEDES = re.compile(r"^(?:while|although|though)\b", re.IGNORECASE)
TROUBLE = re.compile(r"\b(?:problems?|issues?|difficult|impossible|unfortunately|no way)\b", re.IGNORECASE)
WOULD_HELP = Later(
    r"^it (?:would|could) be (?:\w+ )?(?:useful|helpful|good|nice|great|handy|convenient) (?:for|if|to)\b"
    r"|^what (?:[\w'-]+ ){1,3}(?:needs?|wants?) is to\b",
    "it would be", "it could be", "what ",
)  # fmt: skip
LATER = re.compile(  # `should be handled in a future proposal`
    r"\b(?:must|shall|should|will|can|could) be "
    r"(?:handled|covered|addressed|done|solved|added|tackled|discussed|built|considered) "
    r"(?:in|by|with) (?:an?|the|another) (?:future|later|next|separate|following|different|other)\b",
    re.IGNORECASE,
)
CHANGES = re.compile(
    r"^(?:the )?(?:changes|steps|work|things) (?:are |that are )?(?:required|needed|necessary|to make)\b", re.IGNORECASE
)
LEFT_TO = Later(
    r"\bwe leave (?:it|that|this) (?:up |open )?(?:to|as)\b"
    r"|\b(?:is|are) left (?:up )?to (?:the |each |every )?(?:\w+ )?(?:implementations?|implementers?|implementors?)\b",
    "leave ", "left",
)  # fmt: skip
SOMEBODY = re.compile(  # `Marta knows someone at the harbour`
    r"^(?P<name>[A-Z][a-z]+) (?:knows (?:someone|somebody)|thinks|reckons|hopes|believes|wonders|mentioned)\b"
)
PERMITS = re.compile(r"\b(?:only|nobody|no one)\b[^.;]{0,60}\b(?:may|can)\b|\bmay (?:only|not)\b")
GOES_ON_SO = re.compile(
    r"^(?:so|the plan|the idea|plan|idea)\s?[:–—-]\s"
    r"|^(?:so,? )?what (?:we|I)(?:['’]d| would)? (?:need|want|like)(?: now)?\s?[:–—-]\s",
    re.IGNORECASE,
)
KEYWORDS = Later(  # how a standard's own words are to be read
    r"\b(?:RFC[ -]?(?:2119|8174)|BCP ?14)\b|^(?:the )?(?:key ?words?|capitali[sz]ed words) .{3,300}\binterpreted\b",
    "rfc", "bcp", "interpreted",
)
INDIFFERENT = Later(  # leaves it free: nobody asks for it, and nobody forbids it
    r"^(?:(?:I|we|they|you) (?:really |honestly |personally )?(?:do not|don['’]t|did not|didn['’]t) (?:really |much )?"
    r"(?:care|mind)\b|(?:it|that|this) (?:does not|doesn['’]t) (?:really |much )?matter\b|it makes no difference\b"
    r"|(?:it['’]s|it is) all the same\b"
    r"|(?:whether|if|how|which|where) .{3,200} (?:does not|doesn['’]t) (?:really |much )?matter\W*$)",
    "care", "mind", "matter", "difference", "same",
)  # fmt: skip
EMPHASIS = re.compile(  # stresses what was said before
    r"^\W*(?:at the (?:latest|very latest|most|very least)|no (?:exceptions?|discussion|excuses?|matter what)|full stop|period"
    r"|(?:maybe |perhaps )?(?:later(?:,? (?:i|we) (?:guess|think|suppose|hope))?|next year|one day|some day)|without exceptions?"
    r"|(?:probably|possibly|maybe|perhaps|certainly|definitely) (?:never|not|later|not now|next year|one day|some day)"
    r"|really|seriously|always|never(?: ever)?|important|very important|please)\W*$",
    re.IGNORECASE,
)
ANSWERS = re.compile(  # what somebody says to a question
    r"^\W*(?:yes|yep|yup|yeah|no|nope|nah|sure|dunno|no idea|not (?:really|yet)|i (?:do not|don['’]t) (?:think|know)|i think"
    r"|i(?: would|['’]d)? (?:say|guess|suppose|vote) (?:yes|no|so|not)"
    r"|probably|maybe|depends|good (?:question|point))\b",
    re.IGNORECASE,
)
OPEN_POINT = re.compile(  # `The question is whether motorbikes need one`, `what about a waiting list`
    r"^(?:the )?(?:(?:big|open|only|other|last|main) )?question (?:is|remains)\b"
    r"|^what happens (?:to|with|when|if) "
    r"|^(?:and |but |so )?(?:(?:what|how) about|what if) (?!that\b|it\b)\w"
    r"|^(?:(?:I|we)(?: am| are|['’]m|['’]re) )?(?:still )?(?:not sure|unsure|not certain|no idea|unclear)"
    r" (?:what|how|who|where|when|which|why|whether|if)\b",
    re.IGNORECASE,
)
SOMEBODY_TELLS = Later(  # `Can somebody from the desk tell us?` asks its reader, not about the product
    r"^(?:can|could|would|will) (?:some(?:body|one)|any(?:body|one)|you|one of you)\b[^.;]{0,40}"
    r"\b(?:tell|check|confirm|find out|ask|clarify|look|help|let (?:me|us) know)\b",
    "can ", "could ", "would ", "will ",
)  # fmt: skip
HOPED = Later(
    r"^(?:I|we) hope (?:that )?[^.;]*\b(?:fewer|less|more|under|below|over|at most|at least|only) (?:than |as )?\d",
    "hope",
)  # fmt: skip
I_WILL = re.compile(  # what somebody in the talk is about to do
    r"(?:ok(?:ay)?|fine|right|great|good|then),? I(?:['’]ll| will) (?!want\b|need\b)[a-z]+\b[^,;]{0,40}$", re.IGNORECASE
)
AGREES = re.compile(  # `Yes, good point.`
    r"^\W*(?:yes|yep|yup|ok|okay|fine|sure|right|agreed|great|exactly|true|perfect|good|cool)"
    r"(?:,? (?:good|great|fair|nice|point|idea|one|thanks|later|please|sure|of course|exactly"
    r"|agreed|then|true|by me|with me))*\W*$",
    re.IGNORECASE,
)
ASKS_ONE = Later(  # whom its reader turns to
    r"^(?:(?i:(?:any |for )?questions?|contact)\s?[:,–-]\s*)?(?:(?i:then |please |just )?"
    r"(?i:ask|check with|talk to|speak to|call|ping|mail|e-?mail|write to|contact) "
    r"(?:[A-Z][a-z]+(?: [A-Z][a-z]+)?(?: \([^()]{1,30}\))?"
    r"(?: (?:if|on|before|when|in case)\b[^.;]{0,60})?\W*$|[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{2,60})|[\w.+-]{1,60}@[\w-]{1,60}\.)",
    "ask", "check with", "talk", "speak", "call", "ping", "mail", "write to", "contact", "question", "@", flags=0,
)
SIGNS = Later(r"^(?:many )?(?:thank you|thanks)\b[^.;]{0,40}\b(?:greet\w*|regards|wishes|cheers)\b", "thank")
LAST = re.compile(  # what was, without what it shall be
    r"^(?:last (?:year|month|week|quarter|spring|summer|autumn|winter)|(?:a|one) year ago)\b"
    r"(?!.*(?:\bto\b|\bunder\b|\bbelow\b|\btarget|\baim|→|->|\bshould\b|\bthan\b))", re.IGNORECASE,
)
AGREED = Later(
    r"^(?:we|we all|both|everybody|everyone|it was|all) (?:agreed|decided) that (?=\w)"
    r"|^(?:[\w'’-]+ ){1,3}(?:explained|pointed out|stressed|insisted|confirmed|clarified|emphasised|repeated|reminded us) that "
    r"(?=[^.;]*\b(?:must|should|shall|may|can|have to|has to|needs? to)\b)",
    "agreed", "decided", "explained", "pointed", "stressed", "insisted", "confirmed", "clarified", "emphasised", "repeated",
    "reminded",
)  # fmt: skip
REPORTS = Later(
    r"^(?:Mr|Mrs|Ms|Dr|Prof)\.? [A-Z][\w'’-]+ (?:reports|reported|mentions|mentioned|says|said|notes|noted|thanks|thanked)\b",
    "report", "mention", "sa", "note", "thank", flags=0,
)  # fmt: skip
HAPPY = Later(  # `If we get below 10 %, I'm happy`
    r",? (?:then )?(?:I|we)(?: am| are|['’]m|['’]re| will be|['’]ll be| would be|['’]d be) (?:very |really )?"
    r"(?:happy|pleased|satisfied|glad|content)\W*$",
    "happy", "pleased", "satisfied", "glad", "content", flags=0,
)  # fmt: skip
