### Not reviewed by a native speaker.
###
### Words that stay the same throughout:
### event միջոցառում, seminar սեմինար, invitation հրավեր, registration գրանցում, application հայտ,
### waiting list սպասման ցուցակ, organizer կազմակերպիչ, place տեղ, withdraw գրանցումը չեղարկել,
### decline հրաժարվել, link հղում. The reader is «Դուք», with a capital letter.
### A sentence ends with «։» (U+0589), not with a colon of a keyboard.

## The language
own-name = Հայերեն
not-reviewed = Այս թարգմանությունը դեռ չի ստուգվել լեզվակրի կողմից։
list-and = { $first } և { $last }

## Dates: month-1 stands after a day, month-alone-1 without one
month-1 = հունվարի
month-2 = փետրվարի
month-3 = մարտի
month-4 = ապրիլի
month-5 = մայիսի
month-6 = հունիսի
month-7 = հուլիսի
month-8 = օգոստոսի
month-9 = սեպտեմբերի
month-10 = հոկտեմբերի
month-11 = նոյեմբերի
month-12 = դեկտեմբերի
month-alone-1 = հունվար
month-alone-2 = փետրվար
month-alone-3 = մարտ
month-alone-4 = ապրիլ
month-alone-5 = մայիս
month-alone-6 = հունիս
month-alone-7 = հուլիս
month-alone-8 = օգոստոս
month-alone-9 = սեպտեմբեր
month-alone-10 = հոկտեմբեր
month-alone-11 = նոյեմբեր
month-alone-12 = դեկտեմբեր
weekday-1 = երկուշաբթի
weekday-2 = երեքշաբթի
weekday-3 = չորեքշաբթի
weekday-4 = հինգշաբթի
weekday-5 = ուրբաթ
weekday-6 = շաբաթ
weekday-7 = կիրակի
day-and-month = { $day } { $month }
date-full = { $days }, { $year } թ.
date-short = { $days }, { $year } թ.
date-and-weekday = { $date }, { $weekday }
year-alone = { $year } թ.
month-and-year = { $year } թ. { $month }
time-from = սկիզբը՝ { $time }
time-until = ավարտը՝ { $time }

## Frame
skip-to-content = Անցնել բովանդակությանը
language-switch = Այս էջի լեզուն
footer = Այս էջը cookie ֆայլեր չի օգտագործում և այլ կայքերից ոչինչ չի բեռնում։
error-prefix = Սխալ՝

## Facts
fact-when = Երբ
fact-where = Որտեղ
fact-organizers = Կազմակերպիչներ
fact-languages = Աշխատանքային լեզուներ
fact-contact = Կապ
fact-times-in = Ժամային գոտի՝ { $zone }
fact-online = Առցանց
theme = Թեման՝
fact-also-online = Հնարավոր է նաև առցանց մասնակցություն
fact-place-open = Կհայտարարվի ավելի ուշ
fact-place-unknown = Նշված չէ

kind-seminar = Սեմինար
kind-workshop = Աշխատաժողով
kind-expert_group_meeting = Փորձագիտական խմբի հանդիպում
kind-study_visit = Ճանաչողական այց
kind-preparatory_meeting = Նախապատրաստական հանդիպում
kind-conference = Համաժողով
kind-training = Ուսուցում
kind-webinar = Վեբինար
kind-other = Միջոցառում

modality-in_person = առկա
modality-online = առցանց
modality-hybrid = առկա և առցանց

organization-role-lead = գլխավոր կազմակերպիչ
organization-role-co_organizer = համակազմակերպիչ
organization-role-host = ընդունող կողմ
organization-role-partner = գործընկեր
organization-role-donor = դոնոր

language-ar = արաբերեն
language-az = ադրբեջաներեն
language-de = գերմաներեն
language-en = անգլերեն
language-es = իսպաներեն
language-fr = ֆրանսերեն
language-hy = հայերեն
language-ka = վրացերեն
language-kk = ղազախերեն
language-ko = կորեերեն
language-ky = ղրղզերեն
language-mn = մոնղոլերեն
language-ru = ռուսերեն
language-tg = տաջիկերեն
language-tk = թուրքմեներեն
language-tr = թուրքերեն
language-uz = ուզբեկերեն
language-zh = չինարեն

event-status-draft = Այս միջոցառումը դեռ հրապարակված չէ։
event-status-published = Միջոցառումը կանցկացվի, ինչպես հայտարարված է։
event-status-cancelled = Միջոցառումը չեղարկվել է։
event-status-completed = Միջոցառումն ավարտվել է։
event-status-archived = Միջոցառումն ավարտվել է։

## The event's page
about = Միջոցառման մասին
objectives = Նպատակները
references = Փաստաթղթեր և հղումներ
later-meetings = Հետագա հանդիպումներ
agenda = Օրակարգ
agenda-calendar = Ավելացնել օրակարգը օրացույցին
agenda-day-open = Օրը դեռ որոշված չէ
agenda-day-unknown = Օրը նշված չէ
room = Դահլիճ՝ { $room }
visit-host = Ընդունող կազմակերպություն՝ { $host }
taking-part = Մասնակցություն
sign-up-open = Գրանցումը բաց է։
sign-up-open-until = Գրանցումը բաց է մինչև՝ { $date }, { $time } ({ $zone })։
sign-up-waiting-list = Բոլոր տեղերը զբաղված են։ Դուք կարող եք գրանցվել սպասման ցուցակում։
sign-up-not-yet = Գրանցման սկիզբը՝ { $date }, { $time } ({ $zone })։
sign-up-full = Բոլոր տեղերը զբաղված են։
sign-up-closed = Գրանցումը փակ է։
sign-up-by-invitation = Այս միջոցառմանը կարելի է մասնակցել միայն հրավերով։ Եթե Դուք հրավեր եք ստացել, օգտվեք նամակում նշված հղումից։
register = Գրանցվել
join-waiting-list = Գրանցվել սպասման ցուցակում
places-left = Մնացել է { $count } տեղ։
mode-places-left = մնացել է { $count } տեղ
mode-places-free = կան ազատ տեղեր
mode-places-waiting = սպասման ցուցակ
mode-places-taken = ազատ տեղ չկա

item-opening = Բացում
item-keynote = Հիմնական զեկույց
item-presentation = Զեկույց
item-country_presentation = Երկրի զեկույց
item-discussion = Քննարկում
item-visit = Այցելություն
item-break = Ընդմիջում
item-closing = Փակում

speaker-speaker = զեկուցող
speaker-moderator = վարող
speaker-panellist = քննարկման մասնակից
speaker-chair = նախագահող
speaker-rapporteur = ամփոփող զեկուցող
speaker-discussant = ընդդիմախոս

## An invitation
invitation-title = Հրավեր՝ { $title }
invitation-salutation = Հարգելի՛ { $name },
invitation-lead = հրավիրում ենք Ձեզ մասնակցելու այս միջոցառմանը { $as }։
invitation-jump = Պատասխանել հրավերին
invitation-sent-to = Այս հրավերը անձնական է։ Այն ուղարկվել է հետևյալ հասցեով՝ { $email }։
invitation-message = Կազմակերպիչների կողմից
invitation-answer-by = Խնդրում ենք պատասխանել մինչև՝ { $date }, { $time } ({ $zone })։
invitation-open = Մինչև միջոցառման ավարտը Դուք կարող եք նորից բացել այս էջը, պատասխանել կամ փոխել Ձեր պատասխանը։
as-delegate = որպես պատվիրակ
as-observer = որպես դիտորդ
as-speaker = որպես զեկուցող
as-resource_person = որպես հրավիրված փորձագետ
as-media = որպես լրատվամիջոցի ներկայացուցիչ
as-organizer = որպես կազմակերպիչ
as-guest = որպես հյուր
as-participant = որպես մասնակից
your-answer = Ձեր պատասխանը
answer-choose = Ստորև ընդունեք հրավերը և գրանցվեք, հրաժարվեք կամ նշեք այն անձին, ով կգա Ձեր փոխարեն։
answer-choose-taken = Եթե միևնույնն է չեք կարողանալու գալ, խնդրում ենք հրաժարվել կամ նշել այն անձին, ով կարող է գալ Ձեր փոխարեն։
answer-choose-registered = Ստորև ընդունեք հրավերը, հրաժարվեք կամ նշեք այն անձին, ով կգա Ձեր փոխարեն։
answer-registered-confirmed = Դուք արդեն գրանցված եք { $as }։
answer-registered-pending = Դուք արդեն հայտ եք ներկայացրել՝ մասնակցելու { $as }. կազմակերպիչները դեռ որոշում չեն կայացրել։
answer-registered-waitlisted = Դուք արդեն սպասման ցուցակում եք { $as }։
answer-registered-accept = Եթե ընդունեք հրավերը, կմասնակցեք { $as }։
answer-registered-decline = Եթե հրաժարվեք, Ձեր գրանցումը կչեղարկվի. եթե նշեք մեկ ուրիշին, այն կպահպանվի, մինչև նա ընդունի հրավերը։
answer-withdrawn = Ձեր գրանցումը չեղարկվել է։
answer-rejected = Կազմակերպիչները մերժել են Ձեր հայտը։
answer-given-back = Տեղն այլևս չի պահվում Ձեզ համար։ Եթե այնուամենայնիվ ցանկանում եք մասնակցել, գրեք կազմակերպիչներին։
answer-see = Տեսնել գրանցումը
answer-jump-decline = Անցնել հրաժարման բաժնին
answer-accepted = Դուք ընդունել եք հրավերը՝ { $date }, { $time } ({ $zone })։
answer-declined = Դուք հրաժարվել եք հրավերից՝ { $date }, { $time } ({ $zone })։
answer-thanks-accepted = Շնորհակալություն։ Դուք ընդունեցիք հրավերը։
answer-thanks-declined = Շնորհակալություն տեղեկացնելու համար։ Դուք հրաժարվեցիք հրավերից։
answer-thanks-substituted = Շնորհակալություն։ Կազմակերպիչները տեսնում են, թե ում եք նշել։ Եթե այդ անձի մասնակցության հարցը դեռ լուծված չէ, նրան հրավեր է ուղարկվում։
answer-reason = Ձեր նշած պատճառը՝ { $reason }
answer-change = Մինչև միջոցառման ավարտը Դուք կարող եք փոխել Ձեր պատասխանը։
answer-change-until = Դուք կարող եք փոխել Ձեր պատասխանը մինչև՝ { $date }, { $time } ({ $zone })։
answer-named = Ձեր փոխարեն Դուք նշել եք՝ { $name }։
answer-settled = Ձեր փոխարեն գալիս է ուրիշը, ուստի այս հրավերն այլևս հնարավոր չէ ընդունել կամ փոխանցել։
named-asked = Ձեր տեղի վերաբերյալ այդ անձից դեռ պատասխան չկա։
named-undecided = Այդ անձն ընդունել է հրավերը, կազմակերպիչները դեռ պետք է որոշեն։
named-comes = { answer-settled }
named-stays_away = Այդ անձը չի գա։
held-asked = Ձեր գրանցումը մնում է անփոփոխ, եթե միայն այդ անձը չհամաձայնի գալ Ձեր փոխարեն. այդ դեպքում Ձեր տեղը կանցնի նրան, և մենք Ձեզ կտեղեկացնենք նամակով։ Եթե ոչ մի տեղեկություն չստանաք և չկարողանաք գալ, խնդրում ենք հրաժարվել տեղից, որպեսզի այն անցնի սպասողին։
held-undecided = Մինչ այդ Ձեր գրանցումը պահպանվում է։ Եթե որոշումը դրական լինի, Ձեր տեղը կանցնի այդ անձին. եթե մինչ այդ հրաժարվեք դրանից, այն կանցնի սպասողին։
held-stays_away = Ձեր գրանցումը մնում է ուժի մեջ։ Եթե չեք կարողանում գալ, խնդրում ենք նշել մեկ ուրիշին կամ հրաժարվել տեղից։
answer-manage = Տեսնել կամ փոխել գրանցումը
answer-places-waiting = Այս պահին բոլոր տեղերը զբաղված են։ Եթե ընդունեք հրավերը, կընդգրկվեք սպասման ցուցակում և կտեղեկացվեք, հենց որ տեղ ազատվի։
answer-places-taken = Բոլոր տեղերը զբաղված են, և սպասման ցուցակ չկա, ուստի այս պահին հրավերը հնարավոր չէ ընդունել։ Խնդրում ենք գրել կազմակերպիչներին։
accept-title = Ես կմասնակցեմ
accept-title-again = Ես այնուամենայնիվ կմասնակցեմ
accept-button = Ընդունել և գրանցվել
accept-button-registered = Ընդունել
decline-title = Ես չեմ կարող մասնակցել
decline-title-again = Ես այլևս չեմ կարող մասնակցել
decline-button = Հրաժարվել
substitute-title = Իմ փոխարեն կմասնակցի ուրիշը
substitute-lead = Այդ դեպքում կհամարվի, որ Դուք հրաժարվել եք հրավերից։ Եթե այդ անձի մասնակցության հարցը դեռ լուծված չէ, մենք նրան առանձին հրավեր կուղարկենք։
substitute-lead-registered = Ձեր գրանցումը պահպանվում է, մինչև այդ անձն ընդունի հրավերը. այնուհետև Ձեր տեղը կանցնի նրան։
substitute-button = Նշել այս անձին
answer-missing = Խնդրում ենք ընտրել ստորև բերված պատասխաններից մեկը։

## A focal point names a delegation
delegation-title = Պատվիրակություն՝ { $title }
delegation-lead = Երկիր, որին խնդրում են նշել այս միջոցառման մասնակիցներին՝ { $country }։
delegation-lead-organization = Կազմակերպություն, որին խնդրում են նշել այս միջոցառման մասնակիցներին՝ { $organization } ({ $country })։
delegation-heading = Պատվիրակությունը
delegation-seats = Դրա համար նախատեսված է { $count } տեղ։
delegation-alternates = Բացի դրանից, կարող եք նշել { $count } պահեստային մասնակից, որը կգա, եթե հիմնականներից որևէ մեկը չկարողանա։
delegation-until = Խնդրում ենք նշել պատվիրակությունը մինչև՝ { $date }, { $time } ({ $zone })։ Մինչ այդ կարող եք ցանկը պահպանել որքան ցանկանաք, վերադառնալ նույն հղումով և փոխել այն։
delegation-how = Նախ նշեք պատվիրակության ղեկավարին, ապա մյուսներին՝ Ձեր հերթականությամբ։ Մարդուն տեղափոխելու համար փոխեք տեղի համարը. ցանկից հանելու համար դատարկեք բոլոր դաշտերը։
delegation-empty-rows = Դատարկ թողնված տողերը հաշվի չեն առնվում։
delegation-head = 1. Պատվիրակության ղեկավար
delegation-row = { $number }.
delegation-save = Պահպանել պատվիրակությունը
delegation-add = Ավելացնել տողեր
delegation-alternate = (պահեստային)
delegation-saved = { $count ->
    [0] Պահպանված է։ Այս պահին ոչ ոք նշված չէ։
   *[other] Պահպանված է։ Նշված է { $count } մարդ։
}
delegation-come-back = Կազմակերպիչները տեսնում են ցանկը։ Ընտրվածներին նրանք կհրավիրեն իրենք. այլևս ոչինչ անել պետք չէ։
delegation-changed = Այն պահից, երբ Դուք բացել եք ցանկը, այն փոխել է ուրիշը, ուստի ոչինչ չի պահպանվել։
delegation-changed-text = Ստորև այն է, ինչ մուտքագրել եք Դուք, իսկ հետո նրանք, ում ավելացրել է մյուսը։ Խնդրում ենք նայել և ևս մեկ անգամ պահպանել։ Մինչ այժմ նշված են՝
delegation-decided = Որոշումն արդեն կայացված է
delegation-decided-text = Այս մարդկանց վերաբերյալ կազմակերպիչներն արդեն որոշում են կայացրել, ուստի նրանց այստեղ այլևս հնարավոր չէ փոխել կամ հանել ցանկից։ Եթե որևէ բան պետք է այլ կերպ լինի, գրեք կազմակերպիչներին։
delegation-closed = Մասնակիցներին նշելու ժամկետը լրացել է՝ { $date }, { $time } ({ $zone })։
delegation-closed-text = Այստեղ այլևս հնարավոր չէ որևէ բան փոխել։ Եթե ուշացել եք կամ պետք է մեկին փոխարինել, գրեք կազմակերպիչներին։
delegation-named = Նշվածները
delegation-nobody = Ոչ ոք նշված չէ։
note-verbale-heading = Վերբալ նոտա
note-verbale-how = Եթե պատվիրակության մասին վերբալ նոտա կա, այն կարող եք ավելացնել այստեղ որպես ֆայլ։ Կազմակերպիչներն այն ստանում են ցանկի հետ։
file-help = Մեկ ֆայլ՝ { $kinds }, առավելագույնը { $size } ՄԲ։
file-received = Ստացված ֆայլ՝ { $name } ({ $size } ԿԲ), { $date }, { $time } ({ $zone })։
file-newer = Այժմ ընտրված ֆայլը փոխարինում է նախորդին։
field-note_verbale = Վերբալ նոտայի ֆայլը
gender-female = Իգական
gender-male = Արական
gender-other = Այլ
gender-undisclosed = Չնշել

## Forms
form-required-note = Խնդրում ենք լրացնել բոլոր դաշտերը, բացի «ոչ պարտադիր» նշվածներից։
optional = (ոչ պարտադիր)
choose = Ընտրեք…
yes = Այո
no = Ոչ
condition-answer = Միայն եթե «{ $label }» հարցին պատասխանել եք՝ { $answers }
condition-any = Միայն եթե որևէ բան եք ընտրել «{ $label }» հարցին ի պատասխան։
condition-in_person = Միայն եթե մասնակցում եք ներկա գտնվելով։
condition-online = Միայն եթե մասնակցում եք առցանց։
taken-from = Վերցված է «{ $event }» միջոցառման Ձեր գրանցումից։ Եթե այժմ այլ է, փոխեք։
sensitive-note = { $days ->
    [0] Պահվում է գաղտնագրված, միայն կազմակերպիչների համար, և ջնջվում է միջոցառման ավարտին։
   *[other] Պահվում է գաղտնագրված, միայն կազմակերպիչների համար, և ջնջվում է միջոցառումից { $days } օր անց։
}
sensitive-part = Ցուցադրվում է Ձեր տվածի մի մասը. ամբողջը պահպանելու համար թողեք այնպես, ինչպես կա, կամ նորից մուտքագրեք։
errors-title = Խնդրում ենք ստուգել մուտքագրված տվյալները
save-button = Պահպանել փոփոխությունները
error-required = «{ $label }» դաշտը լրացված չէ։
error-email = «{ $label }» դաշտում պետք է լինի մեկ էլեկտրոնային հասցե, օրինակ՝ name@example.org։
error-too_long = «{ $label }» դաշտի տեքստը չափազանց երկար է։
error-too_short = «{ $label }» դաշտի տեքստը չափազանց կարճ է։
error-choice = Ընտրեք «{ $label }» հարցի պատասխաններից մեկը։
error-country = Ընտրեք երկիրը «{ $label }» դաշտում։
error-number = «{ $label }» դաշտում պետք է լինի թիվ։
error-date = «{ $label }» դաշտում պետք է լինի ամսաթիվ, օրինակ՝ 2026-11-25։
error-type = Ընտրեք «{ $label }» հարցի պատասխաններից մեկը։
error-control_character = «{ $label }» դաշտում կան նիշեր, որոնք հնարավոր չէ պահպանել. խնդրում ենք մուտքագրել սովորական տեքստ։
error-bidi_control = «{ $label }» դաշտում կան անտեսանելի նիշեր, որոնք փոխում են գրության ուղղությունը. խնդրում ենք նորից մուտքագրել։
error-web_address = «{ $label }» դաշտում կա կայքի հասցե. խնդրում ենք հանել այն։
error-full = Այս տեսակի բոլոր տեղերը զբաղված են։ «{ $label }» դաշտում ընտրեք այլ պատասխան։
error-not_offered = «{ $label }» դաշտում ընտրեք այս միջոցառման առաջարկած պատասխաններից մեկը։
error-same_person = «{ $label }» դաշտում Ձեր սեփական հասցեն է. նշեք մեկ ուրիշի հասցեն։
error-twice = «{ $label }» դաշտում նշված է այս ցանկի մեկ ուրիշի տվյալը։
error-seats_full = Ցանկում ավելի շատ մարդ կա, քան տեղ։ Նշեք այս անձին որպես պահեստային կամ հանեք մեկին ցանկից։
error-alternates_full = Ցանկում ավելի շատ պահեստային մասնակից կա, քան պետք է։ Հանեք մեկին ցանկից։
error-decided = Այս անձի վերաբերյալ կազմակերպիչներն արդեն որոշում են կայացրել. նրա մասին ասվածն այստեղ այլևս հնարավոր չէ փոխել։
error-masked = «{ $label }» դաշտը ցուցադրված է մասամբ։ Նորից մուտքագրեք այն կամ թողեք առաջվա պես։
error-file_empty = «{ $label }» դաշտի ֆայլը դատարկ է։ Ընտրեք այն կրկին կամ ընտրեք մեկ ուրիշը։
error-file_too_large = «{ $label }» դաշտի ֆայլը չափազանց մեծ է։ Ընտրեք ավելի փոքրը։
error-file_kind = «{ $label }» դաշտում այս տեսակի ֆայլ չի ընդունվում։ Ընտրեք դաշտի կողքին նշված տեսակներից մեկը։
error-file_broken = «{ $label }» դաշտի ֆայլը չի կարդացվում կամ մակրոսներ ունի։ Պահպանեք այն նորից կամ նշված մեկ այլ տեսակով և կրկին ընտրեք։
error-form_changed = Այս էջի հարցերը փոխվել են այն պահից, երբ Դուք բացել եք այն։ Խնդրում ենք նորից նայել դրանք և ևս մեկ անգամ ուղարկել։
error-form = Խնդրում ենք ստուգել մուտքագրված տվյալները։
error-other = Խնդրում ենք ստուգել «{ $label }» դաշտը։

## Registering
sign-up-title = Գրանցում՝ { $title }
sign-up-heading = Գրանցում
sign-up-lead = Մենք Ձեր հասցեով հղում կուղարկենք։ Ձեր գրանցումն ուժի մեջ կմտնի, երբ անցնեք այդ հղումով։
sign-up-button = Ուղարկել հայտը

## One's registration
registration-title = Ձեր գրանցումը՝ { $title }
registration-of = Գրանցված անձ՝ { $name }, { $as }
registration-code = Գրանցման կոդը
registration-code-help = Ցույց տվեք սա մուտքի մոտ. քառակուսում նույն կոդն է։
registration-qr = QR կոդ՝ { $code }
registration-email = Էլ. փոստ
registration-calendar = Ավելացնել Ձեր օրացույցին
registration-join = Միանալ առցանց
registration-message = Կազմակերպիչների կողմից

status-unverified-title = Խնդրում ենք հաստատել Ձեր հասցեն
status-unverified-text = Ձեր գրանցումն ուժի մեջ կմտնի, հենց որ հաստատեք Ձեր էլեկտրոնային հասցեն։
status-pending-title = Սպասում է որոշման
status-pending-text = Կազմակերպիչները կքննարկեն Ձեր հայտը և կգրեն Ձեզ։ Այժմ Ձեզնից ոչինչ չի պահանջվում։
status-confirmed-title = Դուք գրանցված եք
status-confirmed-text = Ձեր մասնակցությունը հաստատված է։ Սպասում ենք Ձեզ։
status-waitlisted-title = Դուք սպասման ցուցակում եք
status-waitlisted-text = Հենց որ Ձեզ համար տեղ ազատվի, մենք կգրենք Ձեզ։ Այժմ Ձեզնից ոչինչ չի պահանջվում։
status-rejected-title = Հայտը չի ընդունվել
status-rejected-text = Կազմակերպիչները չկարողացան ընդունել այս հայտը։ Հարցեր ունենալու դեպքում գրեք կազմակերպիչներին։
status-withdrawn-title = Ձեր գրանցումը չեղարկված է
status-withdrawn-text = Դուք այլևս գրանցված չեք։
status-taken_out-title = Կազմակերպիչները չեղարկել են Ձեր գրանցումը
status-taken_out-text = Դուք այլևս գրանցված չեք։ Եթե սա սխալմունք է, գրեք կազմակերպիչներին։
status-replaced-title = Ձեր փոխարեն մասնակցում է ուրիշը
status-replaced-text = Դուք այլևս գրանցված չեք։
status-over-title = Միջոցառումն ավարտվել է
status-over-text = Դուք գրանցված էիք այս միջոցառմանը։
status-over-text-waited = Ձեզ համար տեղ չգտնվեց. այստեղ այլևս հնարավոր չէ որևէ բան փոխել։
status-reason = Պատճառը՝ { $reason }
waiting-ahead = { $count ->
    [0] Ձեզնից առաջ ոչ ոք չկա։
   *[other] Ձեզնից առաջ կա { $count } մարդ։
}

notice-accepted = Դուք ընդունեցիք հրավերը։
notice-saved = Փոփոխությունները պահպանված են։
notice-confirmed = Ձեր հասցեն հաստատված է։
notice-withdrawn = Դուք չեղարկեցիք Ձեր գրանցումը։
notice-returned = Բարի վերադարձ։ Ձեր գրանցումը նորից ուժի մեջ է։

confirm-text = Ահա այն, ինչ նշվել է մեր էջում։ Խնդրում ենք ուղղել անճշտությունները. հաշվի է առնվում միայն այն, ինչ հաստատում եք այստեղ։
confirm-button = Հաստատել հասցեն
edit-title = Ձեր տվյալները
edit-until = Դրանք կարող եք փոխել մինչև՝ { $date }, { $time } ({ $zone })։
edit-closed = Ձեր ասածն այստեղ այլևս հնարավոր չէ փոխել։
edit-closed-ask = Եթե որևէ բան ճիշտ չէ, գրեք կազմակերպիչներին։
withdraw-title = Չե՞ք կարողանում գալ
withdraw-text = Խնդրում ենք չեղարկել գրանցումը, որպեսզի տեղը կարողանա զբաղեցնել ուրիշը։ Եթե տեղ լինի, հետո կարող եք վերադառնալ։
withdraw-text-waiting = Եթե այլևս չեք ցանկանում սպասել, խնդրում ենք չեղարկել գրանցումը։ Հետո կարող եք վերադառնալ, բայց ոչ հերթի նախկին տեղը։
withdraw-button = Չեղարկել գրանցումը
return-title = Այնուամենայնիվ կարո՞ղ եք գալ
return-text = Եթե դեռ տեղ լինի, Դուք նորից կգրանցվեք։
return-button = Նորից գրանցվել

## Stopping mails that go to many
unsubscribe-title = Նամակներ «{ $title }» միջոցառման մասին
unsubscribe-for = Նամակներ { $email } հասցեով
unsubscribe-nothing-title = Ցանկանո՞ւմ եք դադարեցնել այն նամակները, որոնք նման են Ձեզ այստեղ բերած նամակին
unsubscribe-nothing-text = Կազմակերպիչները որոշ նամակներ ուղարկում են միանգամից շատերին՝ գործնական տեղեկություններ, նյութեր, շնորհակալություններ։ Դուք կարող եք դադարեցնել այդպիսի նամակները այս միջոցառման կամ բոլոր միջոցառումների վերաբերյալ։
unsubscribe-event-title = Դուք դադարեցրել եք այդպիսի նամակներն այս միջոցառման մասին
unsubscribe-event-text = Նամակները, որոնք կազմակերպիչներն այս միջոցառման առթիվ ուղարկում են շատերին, այլևս չեն գա այս հասցեով։
unsubscribe-all-title = Դուք դադարեցրել եք այդպիսի նամակները բոլոր միջոցառումների մասին
unsubscribe-all-text = Նամակները, որոնք կազմակերպիչներն ուղարկում են շատերին, այլևս չեն գա այս հասցեով։
unsubscribe-still = Այն, ինչ վերաբերում է միայն Ձեզ՝ հրավերը, հաստատումը կամ ամսաթվի փոփոխությունը, Դուք կշարունակեք ստանալ։
unsubscribe-others = Այս հասցեով նամակների ուղարկումը դադարեցվել է նաև այլ պատճառով, օրինակ՝ որովհետև նամակները հետ են վերադարձել։ Դրանք նորից ստանալու համար գրեք կազմակերպիչներին։
unsubscribe-event-button = Դադարեցնել այդպիսի նամակներն այս միջոցառման մասին
unsubscribe-all-button = Դադարեցնել այդպիսի նամակները բոլոր միջոցառումների մասին
unsubscribe-back-button = Նորից ստանալ այդպիսի նամակներ

## The first page
home-title = Convoke
home-lead = Այս սերվերը սպասարկում է սեմինարներ և հանդիպումներ՝ ուղարկում է հրավերներ, վարում է գրանցումը և ցուցադրում օրակարգերը։
home-people = Եթե Դուք հրավեր եք ստացել կամ գրանցվել եք, բացեք նամակում նշված հղումը։ Այն տանում է Ձեր անձնական էջը. հաշիվ և գաղտնաբառ պետք չեն։
home-programs = Այլ համակարգերի համար կա միջերես (API)՝
home-docs = Միջերեսի նկարագրությունը

## Messages
message-check-mail-title = Ստուգեք Ձեր փոստը
message-check-mail-text = Մենք նամակ ենք ուղարկել { $email } հասցեով։ Գրանցումն ավարտելու համար անցեք դրանում նշված հղումով։ Եթե մի քանի րոպեից նամակը չգա, նայեք անցանկալի նամակների պանակում։
message-link-sent-title = Նոր հղումն ուղարկված է
message-link-sent-text = Մենք այն ուղարկել ենք մեզ մոտ եղած Ձեր հասցեով։ Նամակի գալը կարող է տևել մի քանի րոպե։
message-not-found-title = Էջը չի գտնվել
message-not-found-text = Այս հասցեում ոչինչ չկա։ Եթե անցել եք նամակի հղումով, ստուգեք, որ այն ամբողջական է. որոշ փոստային ծրագրեր երկար հղումները երկու մասի են բաժանում։
message-expired-title = Հղման ժամկետը լրացել է
message-expired-text = Այն այլևս հնարավոր չէ օգտագործել։ Ոչինչ չի փոխվել։
message-withdrawn-title = Հրավերը հետ է կանչվել
message-withdrawn-text = Այն այլևս ուժի մեջ չէ, ուստի դրան պատասխանել հնարավոր չէ։ Հարցեր ունենալու դեպքում գրեք կազմակերպիչներին։
message-replaced-title = Հղումը փոխարինվել է
message-replaced-text = Ձեզ ուղարկվել է ավելի նորը. օգտվեք այս միջոցառման մասին վերջին նամակի հղումից։ Եթե այդպիսի նամակ չունեք, գրեք կազմակերպիչներին։
message-by-invitation-title = Միայն հրավերով
message-by-invitation-text = Այս միջոցառման գրանցումը կատարվում է անվանական հրավերով։ Եթե Դուք հրավեր եք ստացել, օգտվեք նամակի հղումից։ Եթե ցանկանում եք մասնակցել, գրեք կազմակերպիչներին։
message-full-title = Բոլոր տեղերը զբաղված են
message-full-text = Ազատ տեղեր և սպասման ցուցակ չկան։ Ոչինչ չի փոխվել։ Հարցեր ունենալու դեպքում գրեք կազմակերպիչներին։
message-not-yet-open-title = Գրանցումը դեռ բաց չէ
message-not-yet-open-text = Խնդրում ենք այցելել ավելի ուշ։
message-closed-title = Գրանցումը փակ է
message-closed-text = Այստեղ այլևս հնարավոր չէ գրանցվել։ Հարցեր ունենալու դեպքում գրեք կազմակերպիչներին։
message-cancelled-title = Միջոցառումը չեղարկվել է
message-cancelled-text = Գրանցումը փակ է։ Հարցեր ունենալու դեպքում գրեք կազմակերպիչներին։
message-over-title = Միջոցառումն ավարտվել է
message-over-text = Այստեղ այլևս հնարավոր չէ գրանցվել կամ պատասխանել։
message-conflict-title = Այժմ սա հնարավոր չէ
message-conflict-text = Ոչինչ չի փոխվել։ Ներկա վիճակը տեսնելու համար նորից բացեք նամակի հղումը։
message-forbidden-title = Մուտքն արգելված է
message-forbidden-text = Այս էջը Ձեզ համար հասանելի չէ։
message-bad-form-title = Ձևաթուղթը հնարավոր չեղավ կարդալ
message-bad-form-text = Ոչինչ չի փոխվել։ Խնդրում ենք հետ գնալ և նորից ուղարկել այն։
message-too-large-title = Ձևաթուղթը չափազանց մեծ է
message-too-large-text = Ոչինչ չի փոխվել։ Խնդրում ենք հետ գնալ և կրճատել տեքստերը։
message-method-title = Սա այստեղ հնարավոր չէ անել
message-method-text = Ոչինչ չի փոխվել։ Նորից բացեք նամակի հղումը։
message-too-many-title = Չափազանց շատ փորձեր
message-too-many-text = Խնդրում ենք սպասել մի քանի րոպե և նորից փորձել։
message-unavailable-title = Այս պահին հասանելի չէ
message-unavailable-text = Ոչինչ չի փոխվել։ Խնդրում ենք նորից փորձել մի քանի րոպեից։
message-internal-title = Ինչ-որ բան սխալ գնաց
message-internal-text = Սա մեր սխալն է, և մենք գրանցել ենք այն։ Խնդրում ենք նորից փորձել ավելի ուշ։
message-request-id = Եթե այս մասին գրեք մեզ, նշեք այս համարը՝
message-event = Անցնել միջոցառման էջին
renew-text = Մենք կարող ենք նոր հղում ուղարկել մեզ մոտ եղած Ձեր հասցեով։
renew-button = Ուղարկել ինձ նոր հղում

## Refusals by their code: refusal-<code, with - for .>-title and -text
refusal-registration-full-title = { message-full-title }
refusal-registration-full-text = { message-full-text }
refusal-registration-closed-title = { message-closed-title }
refusal-registration-closed-text = { message-closed-text }
refusal-registration-not_yet_open-title = { message-not-yet-open-title }
refusal-registration-not_yet_open-text = { message-not-yet-open-text }
refusal-registration-by_invitation-title = { message-by-invitation-title }
refusal-registration-by_invitation-text = { message-by-invitation-text }
refusal-registration-event_cancelled-title = { message-cancelled-title }
refusal-registration-event_cancelled-text = { message-cancelled-text }
refusal-registration-event_over-title = { message-over-title }
refusal-registration-event_over-text = { message-over-text }
refusal-registration-editing_closed-title = Ձեր տվյալներն այստեղ այլևս հնարավոր չէ փոխել
refusal-registration-editing_closed-text = Ոչինչ չի փոխվել։ Եթե որևէ բան ճիշտ չէ, գրեք կազմակերպիչներին։
refusal-registration-taken_back-title = Այս գրանցումը չեղարկել են կազմակերպիչները
refusal-registration-taken_back-text = Ոչինչ չի փոխվել։ Եթե ցանկանում եք մասնակցել, գրեք կազմակերպիչներին։
refusal-registration-substituted-title = Ձեր փոխարեն գալիս է ուրիշը
refusal-registration-substituted-text = Ոչինչ չի փոխվել։ Հարցեր ունենալու դեպքում գրեք կազմակերպիչներին։
refusal-invitation-expired-title = Հրավերի ժամկետը լրացել է
refusal-invitation-expired-text = Դրան այլևս հնարավոր չէ պատասխանել։ Ոչինչ չի փոխվել։ Հարցեր ունենալու դեպքում գրեք կազմակերպիչներին։
refusal-invitation-substituted-title = Ձեր փոխարեն գալիս է ուրիշը
refusal-invitation-substituted-text = { answer-settled } Հարցեր ունենալու դեպքում գրեք կազմակերպիչներին։
refusal-nomination-quota_full-title = Ձեր երկրին հատկացված տեղերը զբաղված են
refusal-nomination-quota_full-text = Ոչինչ չի փոխվել։ Եթե այնուամենայնիվ ցանկանում եք մասնակցել, գրեք կազմակերպիչներին։
refusal-invitation-place_kept-title = Տեղն այլևս չի պահվում Ձեզ համար
refusal-invitation-place_kept-text = Ոչինչ չի փոխվել։ Եթե այնուամենայնիվ ցանկանում եք մասնակցել, գրեք կազմակերպիչներին։
refusal-form-cross_site-title = Այս ձևաթուղթն ուղարկվել է այլ կայքից
refusal-form-cross_site-text = Ոչինչ չի փոխվել։ Խնդրում ենք ինքնուրույն բացել մեր էջը և ձևաթուղթն ուղարկել այնտեղից։
refusal-database-in_doubt-title = Սա չափազանց երկար տևեց
refusal-database-in_doubt-text = Դեռ չենք կարող ասել՝ արդյոք այն պահպանվել է։ Մի քանի րոպեից նորից բացեք Ձեր հղումը և նայեք, մինչև ևս մեկ անգամ որևէ բան ուղարկելը։
refusal-certificate-revoked-title = Այս վկայագիրն այլևս վավեր չէ
refusal-certificate-revoked-text = Այն հետ է կանչվել տվողների կողմից, կամ դրա փոխարեն տրվել է մեկ ուրիշը։
refusal-certificate-unknown-title = Այդպիսի վկայագիր չկա
refusal-certificate-unknown-text = Այդպիսի կոդով վկայագիր երբեք չի տրվել։ Կոդը նիշ առ նիշ համեմատեք թղթի հետ։
refusal-certificate-mistyped-title = Այս կոդում սխալ կա
refusal-certificate-mistyped-text = Նիշերից մեկը սխալ է կամ բաց է թողնված։ Կոդը նիշ առ նիշ համեմատեք թղթի հետ։

# What people say about themselves.
field-full_name = Լրիվ անունը
field-full_name-help = Այնպես, ինչպես Դուք եք գրում. այդպես էլ կլինի մասնակիցների ցանկում։
field-email = Էլեկտրոնային հասցե
field-email-help = Մենք այս հասցեով հղում կուղարկենք. գրանցումն ուժի մեջ կմտնի, երբ անցնեք այդ հղումով։
field-organization = Կազմակերպություն
field-position = Պաշտոն
field-asked = Հարցեր
field-gender = Սեռ
field-alternate = Պահեստային. կգա միայն, եթե մյուսը չկարողանա
field-rank = Հերթական տեղը
field-country = Երկիր
field-attendance_mode = Ինչպե՞ս եք մասնակցելու
field-mode-in_person = Ներկա գտնվելով
field-mode-online = Առցանց
field-consent_list = Համաձայն եմ ընդգրկվել մասնակիցների ցանկում
field-consent_list-help = Ցանկը տրվում է մասնակիցներին՝ անուն, պաշտոն, կազմակերպություն և երկիր, առանց հասցեի։
field-reason = Պատճառ
field-reason-help = Այն կկարդան միայն կազմակերպիչները։
field-substitute_full_name = Այս անձի լրիվ անունը
field-substitute_email = Այս անձի էլեկտրոնային հասցեն
field-substitute_email-help = Հրավերը կուղարկվի այս հասցեով։

# What stands above the columns of tables.
column-id = Նույնացուցիչ
column-full_name = Լրիվ անունը
column-unnamed = Անունն անհայտ է
column-given_name = Անուն
column-family_name = Ազգանուն
column-patronymic = Հայրանուն
column-native_name = Անունը մայրենի լեզվով
column-badge_name = Անունը կրծքանշանի համար
column-honorific = Պատվանուն
column-email = Էլ. փոստ
column-phone = Հեռախոս
column-gender = Սեռ
column-position = Պաշտոն
column-organization = Կազմակերպություն
column-organization_id = Կազմակերպության նույնացուցիչ
column-country = Երկիր
column-preferred_language = Նախընտրելի լեզու
column-created_at = Ավելացված է
column-updated_at = Փոփոխված է
column-code = Կոդ
column-status = Վիճակ
column-role = Դեր
column-attendance_mode = Մասնակցության ձև
column-source = Աղբյուր
column-waitlist_position = Տեղը սպասման ցուցակում
column-language = Նամակների լեզուն
column-list_of_participants = Մասնակիցների ցանկում
column-remark = Նշում
column-registered_by = Ով է գրանցել
column-decided_by = Ով է որոշել
column-decision_reason = Պատճառ
column-confirmed_at = Հաստատված է
column-withdrawn_at = Չեղարկված է
column-person_id = Անձի նույնացուցիչ
column-invitation_id = Հրավերի նույնացուցիչ
column-substitute_for_id = Ում փոխարեն
column-rank = Տեղը հերթում
column-alternate = Պահեստային
column-decline_reason = Մերժման պատճառը
column-decided_at = Երբ է որոշվել
column-number = №
column-part = Բաժին

# The parts of a list of participants, and what it is called.
table-participants = Մասնակիցների ցանկ
table-register = Մատյան
table-people = Անձինք
table-nominations = Թեկնածություններ
participants-delegations = Պատվիրակություններ
participants-observers = Դիտորդներ
participants-resource_persons = Փորձագետներ և զեկուցողներ
participants-organizers = Կազմակերպիչներ
participants-guests = Հյուրեր
participants-media = ԶԼՄ

## Papers.
paper-page = Էջ { $page }՝ { $pages }-ից
paper-other_delegates = Այլ պատվիրակներ
paper-nobody = Այս ցանկում դեռ ոչ ոք չկա։
paper-badges = Կրծքանշաններ
paper-no_badges = Նրանցից, ում կրծքանշան է պետք, ոչ մեկի առկա մասնակցությունը հաստատված չէ։
badge-role-delegate = Պատվիրակ
badge-role-observer = Դիտորդ
badge-role-speaker = Զեկուցող
badge-role-resource_person = Փորձագետ
badge-role-organizer = Կազմակերպիչ
badge-role-guest = Հյուր
badge-role-media = ԶԼՄ
letter-invitation = Հրավեր
letter-visa = Նամակ ի աջակցություն վիզայի դիմումի
letter-reference = № { $reference }
letter-dear = Հարգելի՛ { $name },
letter-dear_consul = Հարգելի՛ տիկնայք և պարոնայք,
letter-to_consul = Հյուպատոսական բաժնին
letter-invites = Պատիվ ունենք հրավիրելու Ձեզ մասնակցելու «{ $event }» միջոցառմանը։
letter-welcome = Պատիվ կլինի ընդունել Ձեզ։
letter-confirms = Հաստատում ենք, որ հետևյալ անձը հրավիրված է «{ $event }» միջոցառմանը և գրանցված է՝ { $name }։
letter-asks = Խնդրում ենք տրամադրել այս ուղևորության համար անհրաժեշտ վիզան։
letter-write_to = Հարցեր ունենալու դեպքում գրեք հետևյալ հասցեով՝ { $contact }։
letter-farewell = Հարգանքով՝
letter-fact-event = Միջոցառում
letter-fact-dates = Ամսաթվեր
letter-fact-place = Վայր
letter-fact-role = Դեր
letter-fact-answer_by = Պատասխանի վերջնաժամկետը
letter-fact-full_name = Լրիվ անունը
letter-fact-passport = Անձնագրի համարը
letter-fact-citizenship = Քաղաքացիություն
letter-fact-position = Պաշտոն
letter-fact-organization = Կազմակերպություն
letter-fact-arrives_on = Ժամանման օրը
letter-fact-leaves_on = Մեկնման օրը
letter-fact-code = Գրանցում
certificate-participation = Մասնակցության վկայագիր
certificate-completion = Ավարտման վկայագիր
certificate-awarded = Սույն վկայագիրը տրվում է հետևյալ անձին
certificate-for-participation = հետևյալ միջոցառմանը մասնակցելու համար
certificate-for-completion = հետևյալ միջոցառման ծրագիրն ամբողջությամբ անցնելու համար
certificate-hours = Ժամերի քանակը՝ { $hours }
certificate-verify = Ստուգել վկայագիրը՝
verify-title = Այս վկայագիրը վավեր է
verify-text = Այն տրվել է այստեղ նշված անձին այս միջոցառման համար։

## What changed, in mails
change-title = Անվանում
change-dates = Ամսաթվեր
change-start = Սկիզբ
change-end = Ավարտ
change-time_zone = Ժամային գոտի
change-place = Վայր
change-format = Ձևաչափ
change-online_url = Առցանց հանդիպման հասցե
change-description = նկարագրությունը փոխվել է
change-state = Վիճակ
change-role = Դուք մասնակցում եք
change-country = Երկիր
change-organization = Կազմակերպություն
change-position = Պաշտոն
change-sensitive_version = Գաղտնի պատասխաններ
change-consents = Համաձայնություններ
change-answers = Ձեր պատասխանները հետևյալ հարցերին
change-invited_as = Դուք հրավիրված եք
change-answer_by = Պատասխանի վերջնաժամկետը
format-in_person = առկա
format-online = առցանց
format-hybrid = առկա և առցանց
state-unverified = հասցեն հաստատված չէ
state-pending = սպասում է որոշման
state-confirmed = հաստատված
state-waitlisted = սպասման ցուցակում
state-rejected = մերժված
state-withdrawn = չեղարկված

# What is counted of an event.

statistics = Վիճակագրություն
statistics-registrations = Գրանցումներ
statistics-confirmed = Հաստատված
statistics-nobody = Դեռ ոչ ոք չի գրանցվել։
statistics-claims = Հայտարարված և հաշվված
statistics-claimed = Հայտարարված
statistics-counted = Հաշվված
statistics-difference = Տարբերություն
statistics-participants = Մասնակիցներ
statistics-countries = Երկրներ
statistics-over-time = Գրանցումներն ըստ ժամանակի
statistics-over-time-text = Գրանցումներ՝ { $people },
statistics-days = Օր առ օր
statistics-day = Օր
statistics-came = Նոր
statistics-all = Ընդամենը
statistics-by-state = Ըստ վիճակի
statistics-by-country = Հաստատվածներն ըստ երկրների
statistics-by-role = Հաստատվածներն ըստ դերերի
statistics-by-gender = Հաստատվածներն ըստ սեռի
statistics-by-organization = Հաստատվածներն ըստ կազմակերպության տեսակի
statistics-by-attendance = Հաստատվածներն ըստ ներկայության
statistics-attended = Եկել են
statistics-absent = Չեն եկել
statistics-unknown = Անհայտ
statistics-seats = Երկրների տեղերը
statistics-quota = Տեղեր
statistics-selected = Ընտրված
statistics-women = Կանայք
statistics-women-share = (նպատակ՝ { $share } %)
organization-kind-government = Պետական մարմին
organization-kind-un_entity = Միավորված ազգերի կազմակերպության մարմին
organization-kind-intergovernmental = Միջկառավարական կազմակերպություն
organization-kind-academia = Գիտություն և կրթություն
organization-kind-civil_society = Քաղաքացիական հասարակություն
organization-kind-private_sector = Մասնավոր հատված
organization-kind-media = Լրատվամիջոցներ
organization-kind-other = Այլ
