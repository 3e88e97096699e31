"""Words that mean the same, in families: things, places, times and smaller acts.

One family a line; the first word names it. `_` joins the words of a phrase. Only words that say the same nearly everywhere
belong here: a word with two everyday meanings does more harm than good.
"""

THINGS = """
weigh weight
measure measurement
temperature degrees
warn warning alarm alarmed
help assist assistance aid
teach train training
buy acquire procure
sell sale vend
resell resale
rent hire rental lease
own possess
carton box crate
bag sack
shelf rack
warehouse depot storeroom store_room
shop shopfront outlet
branch site premises
van_load load
route itinerary
schedule timetable rota roster
holiday vacation bank_holiday
evening night_time
morning forenoon
customer_service helpdesk help_desk support_team service_desk
suggest propose recommend suggestion recommendation
reply respond
write compose
attach attachment enclosure
signature_line footer
score grade
inspection inspect examine examination check_over
human person_in_charge
contract agreement
changeover change_over
estimate estimation forecast prediction predict
instalment installment
terminate end_contract give_notice quit
renew extend extension prolong prolongation renewal
complaint grievance
compensate compensation damages
bonus premium reward
anonymise pseudonym
nickname alias_name
birth_date date_of_birth birthday
gender sex
nationality citizenship
passport identity_card id_card
licence license permit_card
certificate diploma
letter written_mail
parcel_locker locker
queue_up line_up stand_in_line
crowd crowded
noise loud loudness
silence silent mute quiet
dark darkness
light lamp lighting
door gate entrance
window pane
lift elevator
stairs staircase
floor storey
kitchen canteen cafeteria
toilet restroom bathroom
garden yard
spare_part replacement_part
repair mend fix
clean wash cleaning
dispose throw_away bin
waste rubbish trash garbage
recycle reuse
harvest crop
donor giver benefactor
beneficiary recipient
volunteer unpaid_helper
offline_mode no_signal
sync synchronise synchronize
merge combine unify
split divide separate
round rounding
deadline due_date cut-off
late overdue_by
early premature
twice double
half fifty_percent
weekly once_a_week every_week
daily once_a_day every_day
monthly once_a_month every_month
yearly annually once_a_year every_year
always at_all_times at_any_time around_the_clock day_and_night
by_law legally statutory
aggregate summary summarise summarize
detail_view drill_down
filter narrow_down
sort_by order_by
pin favourite favorite bookmark
undo revert roll_back rollback
freeze frozen froze lock_in
thaw defrost
rename retitle
mute silence_notifications
subscribe follow
unsubscribe unfollow opt_out opted_out opts_out
subscribe opt_in opted_in opts_in
ban suspend block_user
verify_age age_check
scan barcode
print printout
headset earphone
screen_reader assistive
legibility legible readable
font typeface
colour color hue
icon symbol pictogram
map_view map
"""
