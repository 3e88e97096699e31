"""Words that mean the same, in families: money, papers, goods and health, and nouns that are made from verbs irregularly.

One family a line; the first word names it. `_` joins the words of a phrase. Only words that say the same nearly everywhere
belong here: a word with two everyday meanings does more harm than good.
"""

MATTERS = """
proof evidence prove
income earnings salary wage
expense expenditure outlay spending
profit gain
penalty surcharge
guarantee warranty
questionnaire survey
folder directory
heading headline
law statute legislation
regulation policy
consent agree
court tribunal
crime offence
accident incident mishap
injury wound
illness disease sickness
hospital infirmary
pharmacy chemist
vaccine vaccination
pregnant pregnancy
death decease
birth born
marriage marry wedding
perishable fresh
tinned canned
firm company corporation
job occupation
payslip salary_slip
factory plant_site
fuel petrol gasoline
motor engine
road street
car_park parking_lot
pavement sidewalk
flat apartment
town city
newcomer beginner novice
pensioner senior_citizen
choice choose chosen selection
growth grow
loss lose
thought think
knowledge know
analysis analyse analyze
describe description
advice advise
speech speak
food feed
flight fly
theft steal
proposal propose
"""
