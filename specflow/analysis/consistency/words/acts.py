"""Words that mean the same, in families: what is done and with what.

One family a line; the first word names it. `_` joins the words of a phrase. Only words that say the same nearly everywhere
belong here: a word with two everyday meanings does more harm than good.
"""

ACTS = """
book reserve reservation booking bookable reservable
hand_over hand give leave entrust pass_on passed_on passes_on transferable hand_out
lend lent loan_out borrow
tell inform
video footage clip
animal pet
course class
waitlist waiting_list wait_list waitlisted
performance show_time
neighbour neighbor
trip excursion outing
release vacate relinquish
delete erase remove purge wipe discard destroy erasure deletion removal forget shred dispose get_rid is_gone are_gone be_gone
keep retain store preserve retention storage hold_on_to holds_on_to held_on_to hang_on_to
change modify edit alter amend
create add make generate build
send deliver dispatch transmit receive
message text sms notification notice notify reminder alert nudge contact
show open_to display present render visible see view look_up reveal disclose
include contain carry bear comprise mention
check verify validate look_at looked_at looks_at
hide conceal mask redact
allow let_in lets_in admitted permit let_through go_through goes_through let grant accept admit fail_open fails_open pass_through
refuse turned_away turns_away reject deny refusal decline block turn_away disallow rejected forbid prohibit bar
refuse prevent fail_closed fails_closed
continue go_on goes_on keep_on carry_on keep_going proceed resume
stop halt cease pause interrupt
now right_away straight_away at_once immediately instantly instant immediate without_delay straight_back synchronous
now synchronously real-time
later delay defer postpone wait delayed deferred asynchronous asynchronously queue nightly
approve approval decide decision confirm confirmation authorise authorize sign_off sign-off release_approval
approve signed_off signs_off signing_off
invite invitation
identify identification card badge authenticate authentication
offline no_network unreachable disconnected no_connection without_network without_connection lost_connection outage
offline unavailable down not_reachable
on_time punctual punctually
ahead in_advance beforehand
cancel cancellation cancelled cancelling void revoke withdraw
expire lapse die expiry expiration run_out time_out stop_working stops_working elapse
export download
import upload
customer client buyer shopper
user visitor member
employee colleague worker
staff personnel reception receptionist reception_desk front_desk member_of_staff staff_member members_of_staff
administrator admin
manager supervisor head
child minor juvenile kid under-age
parent guardian
photo picture image photograph
price cost fee charge_for
pay payment paid
sign signature
free_of_charge gratis
debt owe owing balance fine overdue_amount
record row entry line
request query call
search searched
limit quota cap allowance
place spot location
item article product
order purchase
parcel package shipment
shipping delivery
return send_back go_back goes_back bring_back take_back give_back given_back brought_back
refund reimburse money_back paid_back pay_back pays_back
mail email e-mail mailing
phone telephone ring call_by_phone
login log_in sign_in signin log_on logon sign-in log-in logged_in signed_in logging_in signing_in logs_in signs_in
login logged-in signed-in
logout log_out sign_out logged_out signed_out logging_out signing_out logs_out signs_out
check-in check_in checked_in checks_in checking_in checkin
check-out check_out checked_out checks_out checking_out checkout
register sign_up signup registration enrol enroll
account profile
password passcode passphrase
name identity who personal anonymous anonymise anonymize pseudonymise
begin start launch open_at
finish end complete completion
encrypt encryption encrypted cipher ciphered
plaintext unencrypted in_clear
public published world-readable visible_to_everybody visible_to_everyone visible_to_all visible_to_anyone
private confidential secret non-public
automatic automatically unattended
manual manually by_hand
response answer reply result match
latency response_time duration
share sharing
log audit
rank ranking sort position
top first head_of_line head_of_the_line front_of_the_line head_of_the_queue front_of_the_queue jump ahead_of_others
top move_up moves_up moved_up opens_with open_with starts_with up front
promote promotion sponsor sponsored advertisement ad ads advert paid_placement
hold reserved_copy
language locale
price_level tariff rate
vehicle car van truck lorry
driver chauffeur
bug defect fault broken
power_cut power_failure power_outage blackout electricity_fails power_fails loss_of_power
error failure fail
retry try_again reattempt repeat
duplicate copy twin
unique distinct
required mandatory compulsory obligatory
optional voluntary
disabled_person wheelchair disability
complain complaint
comment remark
rating rate_stars star
meeting appointment visit
room hall
medicine medication drug
treatment treat treated
activate activated activation activates
patient
doctor physician dentist clinician
pupil student learner schoolchild
teacher tutor instructor
goods stock inventory
volunteer helper
donation donate gift
ticket case
supplier vendor
invoice bill
discount rebate voucher coupon
subscription plan
session
sold_out out_of_stock stock_is_empty no_stock
device handset phone_or_tablet
backup back_up
restore recover recovery
link url hyperlink
hand_in submit turn_in file_in
collect pick_up fetch pickup
arrive arrival
depart departure set_off
address postcode
household family
number figure
sum total amount_due
"""
