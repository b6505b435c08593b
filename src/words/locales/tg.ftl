### Not reviewed by a native speaker.
###
### Words that stay the same throughout:
### event чорабинӣ, seminar семинар, invitation даъватнома, registration бақайдгирӣ, application дархост,
### waiting list рӯйхати интизорӣ, organizer ташкилкунанда, place ҷой, withdraw бекор кардани бақайдгирӣ,
### decline даст кашидан, link пайванд. The reader is «Шумо», with a capital letter.
### Months stand with the izofa after a day, and before a year: «25 ноябри соли 2026».

## The language
own-name = Тоҷикӣ
not-reviewed = Ин тарҷумаро ҳанӯз шахсе, ки забони модариаш тоҷикӣ аст, насанҷидааст.
list-and = { $first } ва { $last }

## Dates: month-1 stands after a day, month-alone-1 without one
month-1 = январи
month-2 = феврали
month-3 = марти
month-4 = апрели
month-5 = майи
month-6 = июни
month-7 = июли
month-8 = августи
month-9 = сентябри
month-10 = октябри
month-11 = ноябри
month-12 = декабри
month-alone-1 = { month-1 }
month-alone-2 = { month-2 }
month-alone-3 = { month-3 }
month-alone-4 = { month-4 }
month-alone-5 = { month-5 }
month-alone-6 = { month-6 }
month-alone-7 = { month-7 }
month-alone-8 = { month-8 }
month-alone-9 = { month-9 }
month-alone-10 = { month-10 }
month-alone-11 = { month-11 }
month-alone-12 = { month-12 }
weekday-1 = душанбе
weekday-2 = сешанбе
weekday-3 = чоршанбе
weekday-4 = панҷшанбе
weekday-5 = ҷумъа
weekday-6 = шанбе
weekday-7 = якшанбе
day-and-month = { $day } { $month }
date-full = { $days } соли { $year }
date-short = { $days } соли { $year }
date-and-weekday = { $weekday }, { $date }
year-alone = соли { $year }
month-and-year = { $month } соли { $year }
time-from = аз соати { $time }
time-until = то соати { $time }

## Frame
skip-to-content = Гузаштан ба мундариҷа
language-switch = Забони ин саҳифа
footer = Ин саҳифа файлҳои cookie-ро истифода намебарад ва аз дигар сомонаҳо чизе бор намекунад.
error-prefix = Хато:

## Facts
fact-when = Вақт
fact-where = Макон
fact-organizers = Ташкилкунандагон
fact-languages = Забонҳои корӣ
fact-contact = Тамос
fact-times-in = Минтақаи вақт: { $zone }
fact-online = Онлайн
theme = Мавзуъ:
fact-also-online = Иштироки онлайн низ мумкин аст
fact-place-open = Баъдтар эълон мешавад
fact-place-unknown = Нишон дода нашудааст

kind-seminar = Семинар
kind-workshop = Машғулияти амалӣ
kind-expert_group_meeting = Ҷаласаи гурӯҳи коршиносон
kind-study_visit = Сафари шиносоӣ
kind-preparatory_meeting = Ҷаласаи омодагӣ
kind-conference = Конфронс
kind-training = Курси омӯзишӣ
kind-webinar = Вебинар
kind-other = Чорабинӣ

modality-in_person = ҳузурӣ
modality-online = онлайн
modality-hybrid = ҳузурӣ ва онлайн

organization-role-lead = ташкилкунандаи асосӣ
organization-role-co_organizer = ҳамташкилкунанда
organization-role-host = тарафи қабулкунанда
organization-role-partner = шарик
organization-role-donor = донор

language-ar = арабӣ
language-az = озарбойҷонӣ
language-de = олмонӣ
language-en = англисӣ
language-es = испанӣ
language-fr = фаронсавӣ
language-hy = арманӣ
language-ka = гурҷӣ
language-kk = қазоқӣ
language-ko = кореягӣ
language-ky = қирғизӣ
language-mn = муғулӣ
language-ru = русӣ
language-tg = тоҷикӣ
language-tk = туркманӣ
language-tr = туркӣ
language-uz = ӯзбекӣ
language-zh = чинӣ

event-status-draft = Ин чорабинӣ ҳанӯз нашр нашудааст.
event-status-published = Ин чорабинӣ, тавре ки эълон шудааст, баргузор мешавад.
event-status-cancelled = Ин чорабинӣ бекор карда шуд.
event-status-completed = Ин чорабинӣ ба анҷом расид.
event-status-archived = Ин чорабинӣ ба анҷом расид.

## The event's page
about = Дар бораи чорабинӣ
objectives = Мақсадҳо
references = Ҳуҷҷатҳо ва пайвандҳо
later-meetings = Вохӯриҳои минбаъда
agenda = Барнома
agenda-calendar = Ба тақвим илова кардани барнома
agenda-day-open = Рӯз ҳанӯз муайян нашудааст
agenda-day-unknown = Рӯз нишон дода нашудааст
room = Толор: { $room }
visit-host = Муассисаи қабулкунанда: { $host }
taking-part = Иштирок
sign-up-open = Бақайдгирӣ кушода аст.
sign-up-open-until = Бақайдгирӣ то ин вақт кушода аст: { $date }, { $time } ({ $zone }).
sign-up-waiting-list = Ҳамаи ҷойҳо банданд. Шумо метавонед ба рӯйхати интизорӣ номнавис шавед.
sign-up-not-yet = Бақайдгирӣ дар ин вақт оғоз мешавад: { $date }, { $time } ({ $zone }).
sign-up-full = Ҳамаи ҷойҳо банданд.
sign-up-closed = Бақайдгирӣ пӯшида аст.
sign-up-by-invitation = Дар ин чорабинӣ танҳо бо даъватнома иштирок кардан мумкин аст. Агар ба Шумо даъватнома фиристода шуда бошад, аз пайванди мактуб истифода баред.
register = Ба қайд гирифта шудан
join-waiting-list = Номнавис шудан ба рӯйхати интизорӣ
places-left = { $count } ҷой мондааст.
mode-places-left = { $count } ҷой мондааст
mode-places-free = ҷойи холӣ ҳаст
mode-places-waiting = рӯйхати интизорӣ
mode-places-taken = ҷойи холӣ нест

item-opening = Ифтитоҳ
item-keynote = Маърӯзаи асосӣ
item-presentation = Маърӯза
item-country_presentation = Маърӯзаи кишвар
item-discussion = Муҳокима
item-visit = Боздид
item-break = Танаффус
item-closing = Хотима

speaker-speaker = маърӯзачӣ
speaker-moderator = модератор
speaker-panellist = иштирокчии муҳокима
speaker-chair = раис
speaker-rapporteur = маърӯзачии ҷамъбастӣ
speaker-discussant = муқарриз

## An invitation
invitation-title = Даъватнома: { $title }
invitation-salutation = Муҳтарам { $name },
invitation-lead = Шуморо даъват менамоем, ки дар ин чорабинӣ { $as } иштирок намоед.
invitation-jump = Ҷавоб додан ба ин даъватнома
invitation-sent-to = Ин даъватнома шахсан барои Шумост. Он ба ин нишонӣ фиристода шудааст: { $email }.
invitation-message = Аз ташкилкунандагон
invitation-answer-by = Хоҳишмандем, ки то ин вақт ҷавоб диҳед: { $date }, { $time } ({ $zone }).
invitation-open = То анҷоми чорабинӣ Шумо метавонед ин саҳифаро дубора кушоед, ҷавоб диҳед ё ҷавобатонро тағйир диҳед.
as-delegate = ба ҳайси намоянда
as-observer = ба ҳайси нозир
as-speaker = ба ҳайси маърӯзачӣ
as-resource_person = ба ҳайси коршиноси даъватшуда
as-media = ба ҳайси намояндаи воситаи ахбори омма
as-organizer = ба ҳайси ташкилкунанда
as-guest = ба ҳайси меҳмон
as-participant = ба ҳайси иштирокчӣ
your-answer = Ҷавоби Шумо
answer-choose = Дар поён даъватномаро қабул карда, ба қайд гирифта шавед, аз иштирок даст кашед ё шахсеро, ки ба ҷойи Шумо меояд, номбар кунед.
answer-choose-taken = Агар ба ҳар ҳол омада наметавонистед, аз иштирок даст кашед ё шахсеро, ки ба ҷойи Шумо омада метавонад, номбар кунед.
answer-choose-registered = Дар поён даъватномаро қабул кунед, аз иштирок даст кашед ё шахсеро, ки ба ҷойи Шумо меояд, номбар кунед.
answer-registered-confirmed = Шумо аллакай { $as } ба қайд гирифта шудаед.
answer-registered-pending = Шумо аллакай барои иштирок { $as } дархост додаед; ташкилкунандагон ҳанӯз қарор қабул накардаанд.
answer-registered-waitlisted = Шумо аллакай { $as } дар рӯйхати интизорӣ ҳастед.
answer-registered-accept = Агар даъватномаро қабул кунед, { $as } иштирок мекунед.
answer-registered-decline = Агар даст кашед, бақайдгирии Шумо бекор мешавад; агар шахси дигарро номбар кунед, он то қабули даъватнома аз ҷониби ӯ нигоҳ дошта мешавад.
answer-withdrawn = Бақайдгирии Шумо бекор карда шуд.
answer-rejected = Ташкилкунандагон дархости Шуморо рад карданд.
answer-given-back = Ҷой дигар барои Шумо нигоҳ дошта намешавад. Агар ба ҳар ҳол иштирок кардан хоҳед, ба ташкилкунандагон нависед.
answer-see = Дидани бақайдгирӣ
answer-jump-decline = Гузаштан ба қисми даст кашидан
answer-accepted = Шумо ин даъватномаро қабул кардед: { $date }, { $time } ({ $zone }).
answer-declined = Шумо аз ин даъватнома даст кашидед: { $date }, { $time } ({ $zone }).
answer-thanks-accepted = Ташаккур. Шумо даъватномаро қабул кардед.
answer-thanks-declined = Ташаккур, ки хабар додед. Шумо аз даъватнома даст кашидед.
answer-thanks-substituted = Ташаккур. Ташкилкунандагон мебинанд, ки Шумо киро номбар кардед. Агар масъалаи иштироки ин шахс ҳанӯз ҳал нашуда бошад, ба ӯ даъватнома фиристода мешавад.
answer-reason = Сабаби нишондодаи Шумо: { $reason }
answer-change = То анҷоми чорабинӣ метавонед ҷавобатонро тағйир диҳед.
answer-change-until = Метавонед ҷавобатонро то ин вақт тағйир диҳед: { $date }, { $time } ({ $zone }).
answer-named = Шахсе, ки ба ҷойи худ номбар кардед: { $name }.
answer-settled = Ба ҷойи Шумо шахси дигар меояд, бинобар ин даъватномаро дигар қабул кардан ё ба дигаре додан мумкин нест.
named-asked = Аз ин шахс дар бораи ҷойи Шумо ҳанӯз ҷавоб нарасидааст.
named-undecided = Ин шахс даъватномаро қабул кардааст, ташкилкунандагон ҳанӯз қарор қабул накардаанд.
named-comes = { answer-settled }
named-stays_away = Ин шахс намеояд.
held-asked = Бақайдгирии Шумо бетағйир мемонад, магар ки ин шахс розӣ шавад, ки ба ҷойи Шумо ояд: он гоҳ ҷойи Шумо ба ӯ мегузарад ва мо инро бо мактуб хабар медиҳем. Агар хабаре нарасад ва Шумо омада натавонед, аз ҷойи худ даст кашед, то он ба касе расад, ки интизор аст.
held-undecided = То он вақт бақайдгирии Шумо нигоҳ дошта мешавад. Агар қарор мусбат бошад, ҷойи Шумо ба он шахс мегузарад; агар пеш аз он даст кашед, ҷой ба касе мерасад, ки интизор аст.
held-stays_away = Бақайдгирии Шумо мисли пештара эътибор дорад. Агар омада натавонед, шахси дигарро номбар кунед ё аз ҷойи худ даст кашед.
answer-manage = Дидан ё тағйир додани бақайдгирӣ
answer-places-waiting = Ҳоло ҳамаи ҷойҳо банданд. Агар даъватномаро қабул кунед, ба рӯйхати интизорӣ дохил мешавед ва ҳамин ки ҷой холӣ шуд, ба Шумо хабар медиҳем.
answer-places-taken = Ҳамаи ҷойҳо банданд ва рӯйхати интизорӣ нест, бинобар ин ҳоло ин даъватномаро қабул кардан имкон надорад. Ба ташкилкунандагон нависед.
accept-title = Ман иштирок мекунам
accept-title-again = Ман ба ҳар ҳол иштирок мекунам
accept-button = Қабул кардан ва ба қайд гирифта шудан
accept-button-registered = Қабул кардан
decline-title = Ман иштирок карда наметавонам
decline-title-again = Ман дигар иштирок карда наметавонам
decline-button = Даст кашидан
substitute-title = Ба ҷойи ман шахси дигар иштирок мекунад
substitute-lead = Дар ин ҳолат чунин ҳисоб мешавад, ки Шумо аз даъватнома даст кашидаед. Агар масъалаи иштироки ин шахс ҳанӯз ҳал нашуда бошад, мо ба ӯ даъватномаи алоҳида мефиристем.
substitute-lead-registered = Бақайдгирии Шумо то қабули даъватнома аз ҷониби ин шахс нигоҳ дошта мешавад; пас аз он ҷойи Шумо ба ӯ мегузарад.
substitute-button = Номбар кардани ин шахс
answer-missing = Лутфан яке аз ҷавобҳои поёнро интихоб кунед.

## A focal point names a delegation
delegation-title = Ҳайат: { $title }
delegation-lead = Кишваре, ки аз он хоҳиш мешавад, иштирокчиёни ин чорабиниро номбар кунад: { $country }.
delegation-lead-organization = Ташкилоте, ки аз он хоҳиш мешавад, иштирокчиёни ин чорабиниро номбар кунад: { $organization } ({ $country }).
delegation-heading = Ҳайат
delegation-seats = Барои он { $count } ҷой ҷудо шудааст.
delegation-alternates = Илова бар он { $count } иштирокчии эҳтиётиро номбар карда метавонед: агар касе аз асосиён омада натавонад, ба ҷойи ӯ меояд.
delegation-until = Лутфан ҳайатро то ин вақт номбар кунед: { $date }, { $time } ({ $zone }). То он вақт рӯйхатро ҳар қадар ки хоҳед нигоҳ дошта, бо ҳамон пайванд баргашта, тағйир дода метавонед.
delegation-how = Аввал роҳбари ҳайатро, баъд дигаронро бо тартиби худ номбар кунед. Барои ҷойивазкунии шахс рақами ҷойи ӯро дигар кунед; барои аз рӯйхат гирифтан ҳамаи майдонҳоро холӣ кунед.
delegation-empty-rows = Сатрҳои холимонда ба ҳисоб гирифта намешаванд.
delegation-head = 1. Роҳбари ҳайат
delegation-row = { $number }.
delegation-save = Нигоҳ доштани ҳайат
delegation-add = Илова кардани сатрҳо
delegation-alternate = (эҳтиётӣ)
delegation-saved = { $count ->
    [0] Нигоҳ дошта шуд. Ҳоло касе номбар нашудааст.
   *[other] Нигоҳ дошта шуд. { $count } нафар номбар шудааст.
}
delegation-come-back = Ташкилкунандагон рӯйхатро мебинанд. Интихобшудагонро худашон даъват мекунанд; дигар ҳеҷ коре кардан лозим нест.
delegation-changed = Аз вақте ки Шумо рӯйхатро кушодед, онро каси дигар тағйир дод, бинобар ин чизе нигоҳ дошта нашуд.
delegation-changed-text = Дар поён он чи Шумо навиштаед ва пас аз он онҳое ки каси дигар илова кардааст, меоянд. Лутфан аз назар гузаронда, бори дигар нигоҳ доред. То ҳол номбар шудаанд:
delegation-decided = Қарор қабул шудааст
delegation-decided-text = Дар бораи ин шахсон ташкилкунандагон қарор қабул кардаанд, бинобар ин онҳоро дар ин ҷо тағйир додан ё аз рӯйхат гирифтан мумкин нест. Агар чизе бояд дигар бошад, ба ташкилкунандагон нависед.
delegation-closed = Муҳлати номбар кардан ба охир расид: { $date }, { $time } ({ $zone }).
delegation-closed-text = Дар ин ҷо дигар чизеро тағйир додан мумкин нест. Агар дер монда бошед ё касеро иваз кардан лозим бошад, ба ташкилкунандагон нависед.
delegation-named = Номбаршудагон
delegation-nobody = Касе номбар нашудааст.
note-verbale-heading = Нотаи вербалӣ
note-verbale-how = Агар дар бораи ҳайат нотаи вербалӣ бошад, онро дар ин ҷо ҳамчун файл илова кардан мумкин аст. Ташкилкунандагон онро бо рӯйхат мегиранд.
file-help = Як файл: { $kinds }; на бештар аз { $size } МБ.
file-received = Файл гирифта шуд: { $name } ({ $size } КБ), { $date }, { $time } ({ $zone }).
file-newer = Файле, ки ҳоло интихоб мекунед, ҷойи пештараро мегирад.
field-note_verbale = Файли нотаи вербалӣ
gender-female = Зан
gender-male = Мард
gender-other = Дигар
gender-undisclosed = Нишон дода нашавад

## Forms
form-required-note = Лутфан ҳамаи майдонҳоро, ба ҷуз онҳое ки «ихтиёрӣ» қайд шудаанд, пур кунед.
optional = (ихтиёрӣ)
choose = Интихоб кунед…
yes = Ҳа
no = Не
condition-answer = Танҳо агар ба саволи «{ $label }» чунин ҷавоб диҳед: { $answers }
condition-any = Танҳо агар дар ҷавоб ба саволи «{ $label }» чизеро интихоб кунед.
condition-in_person = Танҳо агар ҳузурӣ иштирок кунед.
condition-online = Танҳо агар онлайн иштирок кунед.
taken-from = Аз бақайдгирии Шумо ба чорабинии «{ $event }» гирифта шуд. Агар ҳоло дигар бошад, тағйир диҳед.
sensitive-note = { $days ->
    [0] Рамзгузоришуда, танҳо барои ташкилкунандагон нигоҳ дошта мешавад ва бо анҷоми чорабинӣ нест карда мешавад.
   *[other] Рамзгузоришуда, танҳо барои ташкилкунандагон нигоҳ дошта мешавад ва { $days } рӯз баъди чорабинӣ нест карда мешавад.
}
sensitive-part = Қисми он чи додаед, нишон дода шудааст; барои нигоҳ доштани ҳамааш онро ҳамин тавр монед ё аз нав нависед.
errors-title = Лутфан маълумоти воридкардаатонро санҷед
save-button = Нигоҳ доштани тағйирот
error-required = Майдони «{ $label }» пур нашудааст.
error-email = Дар майдони «{ $label }» бояд як нишонии почтаи электронӣ бошад, масалан name@example.org.
error-too_long = Матни майдони «{ $label }» аз ҳад дароз аст.
error-too_short = Матни майдони «{ $label }» аз ҳад кӯтоҳ аст.
error-choice = Яке аз ҷавобҳои саволи «{ $label }»-ро интихоб кунед.
error-country = Дар майдони «{ $label }» кишварро интихоб кунед.
error-number = Дар майдони «{ $label }» бояд рақам бошад.
error-date = Дар майдони «{ $label }» бояд сана бошад, масалан 2026-11-25.
error-type = Яке аз ҷавобҳои саволи «{ $label }»-ро интихоб кунед.
error-control_character = Дар майдони «{ $label }» аломатҳое ҳастанд, ки онҳоро нигоҳ доштан мумкин нест; лутфан матни оддӣ нависед.
error-bidi_control = Дар майдони «{ $label }» аломатҳои ноаён ҳастанд, ки самти навиштаҷотро дигар мекунанд; лутфан онро аз нав нависед.
error-web_address = Дар майдони «{ $label }» нишонии сомона ҳаст; лутфан онро хориҷ кунед.
error-full = Ҳамаи чунин ҷойҳо банданд. Дар майдони «{ $label }» ҷавоби дигарро интихоб кунед.
error-not_offered = Дар майдони «{ $label }» яке аз ҷавобҳоеро интихоб кунед, ки ин чорабинӣ пешниҳод мекунад.
error-same_person = Дар майдони «{ $label }» нишонии худи Шумо навишта шудааст; шахси дигарро номбар кунед.
error-twice = Дар майдони «{ $label }» маълумоти шахси дигари ҳамин рӯйхат навишта шудааст.
error-seats_full = Дар рӯйхат аз ҷойҳо бештар одам ҳаст. Ин шахсро эҳтиётӣ қайд кунед ё касеро аз рӯйхат гиред.
error-alternates_full = Дар рӯйхат аз талабшуда бештар эҳтиётӣ ҳаст. Якеро аз рӯйхат гиред.
error-decided = Дар бораи ин шахс ташкилкунандагон қарор қабул кардаанд: он чи дар бораи ӯ гуфта шуд, дар ин ҷо дигар тағйир намеёбад.
error-masked = Майдони «{ $label }» қисман нишон дода шудааст. Онро аз нав нависед ё мисли пештара монед.
error-file_empty = Файл дар майдони «{ $label }» холӣ аст. Онро боз ё дигарашро интихоб кунед.
error-file_too_large = Файл дар майдони «{ $label }» аз ҳад калон аст. Хурдтарашро интихоб кунед.
error-file_kind = Дар майдони «{ $label }» файли чунин намуд қабул намешавад. Яке аз намудҳоеро интихоб кунед, ки дар назди майдон номбар шудаанд.
error-file_broken = Файл дар майдони «{ $label }» хонда намешавад ё макросҳо дорад. Онро аз нав ё дар намуди дигари номбаршуда нигоҳ доред ва боз интихоб кунед.
error-form_changed = Аз вақте ки Шумо ин саҳифаро кушодед, саволҳои он тағйир ёфтанд. Лутфан онҳоро бори дигар аз назар гузаронда, аз нав фиристед.
error-form = Лутфан маълумоти воридкардаатонро санҷед.
error-other = Лутфан майдони «{ $label }»-ро санҷед.

## Registering
sign-up-title = Бақайдгирӣ: { $title }
sign-up-heading = Бақайдгирӣ
sign-up-lead = Мо ба нишонии Шумо пайванд мефиристем. Баъди он ки аз рӯйи он мегузаред, бақайдгирии Шумо эътибор пайдо мекунад.
sign-up-button = Фиристодани дархост

## One's registration
registration-title = Бақайдгирии Шумо: { $title }
registration-of = Шахси ба қайд гирифташуда: { $name }, { $as }
registration-code = Рамзи бақайдгирӣ
registration-code-help = Инро дар даромадгоҳ нишон диҳед: дар мураббаъ ҳамон рамз аст.
registration-qr = Рамзи QR бо навиштаи { $code }
registration-email = Почтаи эл.
registration-calendar = Ба тақвими худ илова кардан
registration-join = Пайвастан ба таври онлайн
registration-message = Аз ташкилкунандагон

status-unverified-title = Лутфан нишонии худро тасдиқ кунед
status-unverified-text = Ҳамин ки нишонии почтаи электрониатонро тасдиқ кардед, бақайдгирии Шумо эътибор пайдо мекунад.
status-pending-title = Дар интизори қарор
status-pending-text = Ташкилкунандагон дархости Шуморо баррасӣ карда, ба Шумо менависанд. Ҳоло аз Шумо чизе талаб карда намешавад.
status-confirmed-title = Шумо ба қайд гирифта шудед
status-confirmed-text = Иштироки Шумо тасдиқ шуд. Мунтазири дидори Шумо ҳастем.
status-waitlisted-title = Шумо дар рӯйхати интизорӣ ҳастед
status-waitlisted-text = Ҳамин ки барои Шумо ҷой холӣ шуд, мо менависем. Ҳоло аз Шумо чизе талаб карда намешавад.
status-rejected-title = Дархост қабул нашуд
status-rejected-text = Ташкилкунандагон натавонистанд ин дархостро қабул кунанд. Агар савол дошта бошед, ба ташкилкунандагон нависед.
status-withdrawn-title = Бақайдгирии Шумо бекор карда шуд
status-withdrawn-text = Шумо дигар дар қайд нестед.
status-taken_out-title = Ташкилкунандагон бақайдгирии Шуморо бекор карданд
status-taken_out-text = Шумо дигар дар қайд нестед. Агар ин хато бошад, ба ташкилкунандагон нависед.
status-replaced-title = Ба ҷойи Шумо шахси дигар иштирок мекунад
status-replaced-text = Шумо дигар дар қайд нестед.
status-over-title = Ин чорабинӣ ба анҷом расид
status-over-text = Шумо барои он ба қайд гирифта шуда будед.
status-over-text-waited = Дар он барои Шумо ҷой нарасид; ин ҷо дигар чизеро тағйир додан мумкин нест.
status-reason = Сабаб: { $reason }
waiting-ahead = { $count ->
    [0] Дар пеши Шумо касе нест.
   *[other] Дар пеши Шумо { $count } нафар ҳаст.
}

notice-accepted = Шумо даъватномаро қабул кардед.
notice-saved = Тағйироти Шумо нигоҳ дошта шуд.
notice-confirmed = Нишонии Шумо тасдиқ шуд.
notice-withdrawn = Шумо бақайдгирии худро бекор кардед.
notice-returned = Хуш омадед. Бақайдгирии Шумо боз эътибор дорад.

confirm-text = Дар саҳифаи мо чунин навишта шудааст. Лутфан он чиро, ки дуруст нест, ислоҳ кунед; танҳо он чи дар ин ҷо тасдиқ мекунед, ба ҳисоб гирифта мешавад.
confirm-button = Тасдиқ кардани нишонӣ
edit-title = Маълумоти Шумо
edit-until = Онро то ин вақт тағйир дода метавонед: { $date }, { $time } ({ $zone }).
edit-closed = Он чи гуфта будед, дар ин ҷо дигар тағйир намеёбад.
edit-closed-ask = Агар чизе нодуруст бошад, ба ташкилкунандагон нависед.
withdraw-title = Омада наметавонед?
withdraw-text = Лутфан бақайдгириро бекор кунед, то ҷой ба каси дигар расад. Агар ҷой бошад, баъдтар метавонед баргардед.
withdraw-text-waiting = Агар дигар интизор шудан нахоҳед, лутфан бақайдгириро бекор кунед. Баъдтар метавонед баргардед, вале на ба ҷойи пештара дар навбат.
withdraw-button = Бекор кардани бақайдгирӣ
return-title = Ба ҳар ҳол омада метавонед?
return-text = Агар ҳанӯз ҷой бошад, Шумо аз нав ба қайд гирифта мешавед.
return-button = Аз нав ба қайд гирифта шудан

## Stopping mails that go to many
unsubscribe-title = Мактубҳо дар бораи чорабинии «{ $title }»
unsubscribe-for = Мактубҳо ба нишонии { $email }
unsubscribe-nothing-title = Мехоҳед мактубҳоеро, ки ба мактуби Шуморо ба ин ҷо оварда монанданд, боздоред?
unsubscribe-nothing-text = Ташкилкунандагон баъзе мактубҳоро якбора ба бисёр одамон мефиристанд: маълумоти амалӣ, мавод ва изҳори сипос. Шумо метавонед чунин мактубҳоро дар бораи ин чорабинӣ ё ҳамаи чорабиниҳо боздоред.
unsubscribe-event-title = Шумо чунин мактубҳоро дар бораи ин чорабинӣ боздоштед
unsubscribe-event-text = Мактубҳое, ки ташкилкунандагон дар бораи ин чорабинӣ якбора ба бисёр одамон мефиристанд, дигар ба ин нишонӣ намеоянд.
unsubscribe-all-title = Шумо чунин мактубҳоро дар бораи ҳамаи чорабиниҳо боздоштед
unsubscribe-all-text = Мактубҳое, ки ташкилкунандагон якбора ба бисёр одамон мефиристанд, дигар ба ин нишонӣ намеоянд.
unsubscribe-still = Он чи танҳо ба Шумо дахл дорад, монанди даъватнома, тасдиқ ё тағйири сана, мисли пештара ба Шумо мерасад.
unsubscribe-others = Фиристодани мактубҳо ба ин нишонӣ бо сабаби дигар низ боздошта шудааст, масалан аз он ки мактубҳо бармегаштанд. Барои дубора гирифтани мактубҳо ба ташкилкунандагон нависед.
unsubscribe-event-button = Боздоштани чунин мактубҳо дар бораи ин чорабинӣ
unsubscribe-all-button = Боздоштани чунин мактубҳо дар бораи ҳамаи чорабиниҳо
unsubscribe-back-button = Дубора гирифтани чунин мактубҳо

## The first page
home-title = Convoke
home-lead = Ин сервер ба семинарҳо ва ҷаласаҳо хизмат мерасонад: даъватномаҳоро мефиристад, бақайдгириро пеш мебарад ва барномаҳоро нишон медиҳад.
home-people = Агар ба Шумо даъватнома омада бошад ё Шумо ба қайд гирифта шуда бошед, пайванди мактубро кушоед. Он ба саҳифаи шахсии Шумо мебарад; ҳисоби корбарӣ ва гузарвожа лозим нест.
home-programs = Барои системаҳои дигар интерфейс (API) ҳаст:
home-docs = Тавсифи интерфейс

## Messages
message-check-mail-title = Почтаи худро санҷед
message-check-mail-text = Мо ба нишонии { $email } мактуб фиристодем. Барои анҷом додани бақайдгирӣ аз рӯйи пайванди он гузаред. Агар баъди чанд дақиқа мактуб наояд, ҷузвдони мактубҳои номатлубро бинед.
message-link-sent-title = Пайванди нав фиристода шуд
message-link-sent-text = Мо онро ба нишоние, ки аз Шумо дорем, фиристодем. Расидани мактуб метавонад чанд дақиқа вақт гирад.
message-not-found-title = Саҳифа ёфт нашуд
message-not-found-text = Дар ин нишонӣ чизе нест. Агар аз рӯйи пайванди мактуб гузашта бошед, санҷед, ки он пурра аст: баъзе барномаҳои почта пайвандҳои дарозро ба ду қисм ҷудо мекунанд.
message-expired-title = Муҳлати ин пайванд гузашт
message-expired-text = Онро дигар истифода бурдан мумкин нест. Чизе тағйир дода нашуд.
message-withdrawn-title = Ин даъватнома бозпас гирифта шуд
message-withdrawn-text = Он дигар эътибор надорад, бинобар ин ба он ҷавоб додан мумкин нест. Агар савол дошта бошед, ба ташкилкунандагон нависед.
message-replaced-title = Ин пайванд иваз карда шуд
message-replaced-text = Ба Шумо пайванди навтар фиристода шудааст: аз пайванди мактуби охирин дар бораи ин чорабинӣ истифода баред. Агар чунин мактуб набошад, ба ташкилкунандагон нависед.
message-by-invitation-title = Танҳо бо даъватнома
message-by-invitation-text = Бақайдгирӣ ба ин чорабинӣ бо даъватномаи шахсӣ сурат мегирад. Агар ба Шумо даъватнома фиристода шуда бошад, аз пайванди мактуб истифода баред. Агар иштирок кардан хоҳед, ба ташкилкунандагон нависед.
message-full-title = Ҳамаи ҷойҳо банданд
message-full-text = На ҷойи холӣ ҳаст ва на рӯйхати интизорӣ. Чизе тағйир дода нашуд. Агар савол дошта бошед, ба ташкилкунандагон нависед.
message-not-yet-open-title = Бақайдгирӣ ҳанӯз кушода нашудааст
message-not-yet-open-text = Лутфан баъдтар биёед.
message-closed-title = Бақайдгирӣ пӯшида аст
message-closed-text = Дар ин ҷо дигар ба қайд гирифта шудан мумкин нест. Агар савол дошта бошед, ба ташкилкунандагон нависед.
message-cancelled-title = Ин чорабинӣ бекор карда шуд
message-cancelled-text = Бақайдгирӣ пӯшида аст. Агар савол дошта бошед, ба ташкилкунандагон нависед.
message-over-title = Ин чорабинӣ ба анҷом расид
message-over-text = Дар ин ҷо дигар ба қайд гирифта шудан ё ҷавоб додан мумкин нест.
message-conflict-title = Ҳоло ин имкон надорад
message-conflict-text = Чизе тағйир дода нашуд. Барои дидани вазъи кунунӣ пайванди мактубро дубора кушоед.
message-forbidden-title = Иҷозат нест
message-forbidden-text = Ин саҳифа барои Шумо кушода нест.
message-bad-form-title = Шаклро хондан имкон нашуд
message-bad-form-text = Чизе тағйир дода нашуд. Лутфан ба қафо баргашта, онро аз нав фиристед.
message-too-large-title = Шакл аз ҳад калон аст
message-too-large-text = Чизе тағйир дода нашуд. Лутфан ба қафо баргашта, матнҳоро кӯтоҳ кунед.
message-method-title = Инро дар ин ҷо кардан мумкин нест
message-method-text = Чизе тағйир дода нашуд. Пайванди мактубро дубора кушоед.
message-too-many-title = Кӯшишҳо аз ҳад зиёданд
message-too-many-text = Лутфан чанд дақиқа интизор шуда, аз нав кӯшиш кунед.
message-unavailable-title = Ҳоло дастрас нест
message-unavailable-text = Чизе тағйир дода нашуд. Лутфан баъди чанд дақиқа аз нав кӯшиш кунед.
message-internal-title = Хатое рӯй дод
message-internal-text = Ин хатои мост ва мо онро қайд кардем. Лутфан баъдтар аз нав кӯшиш кунед.
message-request-id = Агар дар ин бора ба мо нависед, ин рақамро нишон диҳед:
message-event = Гузаштан ба саҳифаи чорабинӣ
renew-text = Мо метавонем ба нишоние, ки аз Шумо дорем, пайванди нав фиристем.
renew-button = Ба ман пайванди нав фиристед

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
refusal-registration-editing_closed-title = Маълумоти Шуморо дар ин ҷо дигар тағйир додан мумкин нест
refusal-registration-editing_closed-text = Чизе тағйир дода нашуд. Агар чизе нодуруст бошад, ба ташкилкунандагон нависед.
refusal-registration-taken_back-title = Ин бақайдгириро ташкилкунандагон бекор кардаанд
refusal-registration-taken_back-text = Чизе тағйир дода нашуд. Агар иштирок кардан хоҳед, ба ташкилкунандагон нависед.
refusal-registration-substituted-title = Ба ҷойи Шумо шахси дигар меояд
refusal-registration-substituted-text = Чизе тағйир дода нашуд. Агар савол дошта бошед, ба ташкилкунандагон нависед.
refusal-invitation-expired-title = Муҳлати ин даъватнома ба охир расид
refusal-invitation-expired-text = Ба он дигар ҷавоб додан мумкин нест. Чизе тағйир дода нашуд. Агар савол дошта бошед, ба ташкилкунандагон нависед.
refusal-invitation-substituted-title = Ба ҷойи Шумо шахси дигар меояд
refusal-invitation-substituted-text = { answer-settled } Агар савол дошта бошед, ба ташкилкунандагон нависед.
refusal-nomination-quota_full-title = Ҷойҳои кишвари Шумо банданд
refusal-nomination-quota_full-text = Чизе тағйир дода нашуд. Агар ба ҳар ҳол иштирок кардан хоҳед, ба ташкилкунандагон нависед.
refusal-invitation-place_kept-title = Ҷой дигар барои Шумо нигоҳ дошта намешавад
refusal-invitation-place_kept-text = Чизе тағйир дода нашуд. Агар ба ҳар ҳол иштирок кардан хоҳед, ба ташкилкунандагон нависед.
refusal-form-cross_site-title = Ин шакл аз сомонаи дигар фиристода шуд
refusal-form-cross_site-text = Чизе тағйир дода нашуд. Лутфан саҳифаи моро худатон кушода, шаклро аз он ҷо фиристед.
refusal-database-in_doubt-title = Ин аз ҳад зиёд вақт гирифт
refusal-database-in_doubt-text = Мо ҳоло гуфта наметавонем, ки он нигоҳ дошта шуд ё не. Баъди чанд дақиқа пайванди худро дубора кушоед ва пеш аз он ки боз чизе фиристед, бинед.
refusal-certificate-revoked-title = Ин сертификат дигар эътибор надорад
refusal-certificate-revoked-text = Онро касоне, ки дода буданд, бозпас гирифтаанд ё ба ҷойи он дигаре дода шудааст.
refusal-certificate-unknown-title = Чунин сертификат нест
refusal-certificate-unknown-text = Сертификат бо чунин рамз ҳеҷ гоҳ дода нашудааст. Лутфан рамзро бо коғаз аломат ба аломат муқоиса кунед.
refusal-certificate-mistyped-title = Дар ин рамз хато ҳаст
refusal-certificate-mistyped-text = Як аломат нодуруст аст ё намерасад. Лутфан рамзро бо коғаз аломат ба аломат муқоиса кунед.

# What people say about themselves.
field-full_name = Ному насаби пурра
field-full_name-help = Чунон ки худатон менависед; дар рӯйхати иштирокчиён низ ҳамин тавр меистад.
field-email = Нишонии почтаи электронӣ
field-email-help = Мо ба ин нишонӣ пайванд мефиристем; баъди он ки аз рӯйи он мегузаред, бақайдгирӣ эътибор пайдо мекунад.
field-organization = Ташкилот
field-position = Вазифа
field-asked = Саволҳо
field-gender = Ҷинс
field-alternate = Эҳтиётӣ: танҳо агар каси дигар омада натавонад, меояд
field-rank = Ҷой дар тартиб
field-country = Кишвар
field-attendance_mode = Чӣ тавр иштирок мекунед?
field-mode-in_person = Ҳузурӣ
field-mode-online = Онлайн
field-consent_list = Розӣ ҳастам, ки номам дар рӯйхати иштирокчиён бошад
field-consent_list-help = Рӯйхат ба иштирокчиён дода мешавад: ном, вазифа, ташкилот ва кишвар, бе нишонӣ.
field-reason = Сабаб
field-reason-help = Онро танҳо ташкилкунандагон мехонанд.
field-substitute_full_name = Ному насаби пурраи ин шахс
field-substitute_email = Нишонии почтаи электронии ин шахс
field-substitute_email-help = Даъватнома ба ин нишонӣ фиристода мешавад.

# What stands above the columns of tables.
column-id = Шиноса
column-full_name = Ному насаби пурра
column-unnamed = Ном маълум нест
column-given_name = Ном
column-family_name = Насаб
column-patronymic = Номи падар
column-native_name = Ном ба забони модарӣ
column-badge_name = Ном барои нишони сина
column-honorific = Унвони эҳтиром
column-email = Почтаи эл.
column-phone = Телефон
column-gender = Ҷинс
column-position = Вазифа
column-organization = Ташкилот
column-organization_id = Шиносаи ташкилот
column-country = Кишвар
column-preferred_language = Забони дилхоҳ
column-created_at = Илова шуд
column-updated_at = Тағйир дода шуд
column-code = Рамз
column-status = Ҳолат
column-role = Нақш
column-attendance_mode = Шакли иштирок
column-source = Сарчашма
column-waitlist_position = Ҷой дар рӯйхати интизорӣ
column-language = Забони мактубҳо
column-list_of_participants = Дар рӯйхати иштирокчиён
column-remark = Эзоҳ
column-registered_by = Кӣ ба қайд гирифт
column-decided_by = Кӣ қарор қабул кард
column-decision_reason = Сабаб
column-confirmed_at = Тасдиқ шуд
column-withdrawn_at = Бекор карда шуд
column-person_id = Шиносаи шахс
column-invitation_id = Шиносаи даъватнома
column-substitute_for_id = Ба ҷойи кӣ
column-rank = Ҷой дар навбат
column-alternate = Эҳтиётӣ
column-decline_reason = Сабаби рад
column-decided_at = Кай қарор қабул шуд
column-number = №
column-part = Қисм

# The parts of a list of participants, and what it is called.
table-participants = Рӯйхати иштирокчиён
table-register = Феҳрист
table-people = Шахсон
table-nominations = Номзадҳо
participants-delegations = Ҳайатҳо
participants-observers = Нозирон
participants-resource_persons = Коршиносон ва маърӯзачиён
participants-organizers = Ташкилкунандагон
participants-guests = Меҳмонон
participants-media = ВАО

## Papers.
paper-page = Саҳифаи { $page } аз { $pages }
paper-other_delegates = Намояндагони дигар
paper-nobody = Дар ин рӯйхат ҳанӯз касе нест.
paper-badges = Нишонҳои сина
paper-no_badges = Аз онҳое ки нишони сина лозим доранд, иштироки ҳузурии касе тасдиқ нашудааст.
badge-role-delegate = Намоянда
badge-role-observer = Нозир
badge-role-speaker = Маърӯзачӣ
badge-role-resource_person = Коршинос
badge-role-organizer = Ташкилкунанда
badge-role-guest = Меҳмон
badge-role-media = ВАО
letter-invitation = Даъватнома
letter-visa = Мактуби дастгирии дархости раводид
letter-reference = № { $reference }
letter-dear = Муҳтарам { $name },
letter-dear_consul = Хонумҳо ва ҷанобони муҳтарам,
letter-to_consul = Ба шуъбаи консулӣ
letter-invites = Шараф дорем, ки Шуморо барои иштирок дар чорабинии «{ $event }» даъват намоем.
letter-welcome = Пазироии Шумо барои мо шараф хоҳад буд.
letter-confirms = Тасдиқ менамоем, ки шахси зерин ба чорабинии «{ $event }» даъват ва ба қайд гирифта шудааст: { $name }.
letter-asks = Хоҳишмандем, ки раводиди барои ин сафар зарурӣ дода шавад.
letter-write_to = Агар савол дошта бошед, ба ин нишонӣ нависед: { $contact }.
letter-farewell = Бо эҳтиром,
letter-fact-event = Чорабинӣ
letter-fact-dates = Санаҳо
letter-fact-place = Макон
letter-fact-role = Нақш
letter-fact-answer_by = Муҳлати ҷавоб
letter-fact-full_name = Ному насаби пурра
letter-fact-passport = Рақами шиноснома
letter-fact-citizenship = Шаҳрвандӣ
letter-fact-position = Вазифа
letter-fact-organization = Ташкилот
letter-fact-arrives_on = Рӯзи омадан
letter-fact-leaves_on = Рӯзи рафтан
letter-fact-code = Бақайдгирӣ
certificate-participation = Сертификати иштирок
certificate-completion = Сертификати анҷом
certificate-awarded = Ин сертификат ба шахси зерин дода мешавад
certificate-for-participation = барои иштирок дар чорабинии зерин
certificate-for-completion = барои пурра гузаштани барномаи чорабинии зерин
certificate-hours = Соатҳо: { $hours }
certificate-verify = Санҷидани сертификат:
verify-title = Ин сертификат эътибор дорад
verify-text = Он ба шахси дар ин ҷо номбаршуда барои ҳамин чорабинӣ дода шудааст.

## What changed, in mails
change-title = Ном
change-dates = Санаҳо
change-start = Оғоз
change-end = Анҷом
change-time_zone = Минтақаи вақт
change-place = Макон
change-format = Шакли баргузорӣ
change-online_url = Нишонии вохӯрии онлайн
change-description = тавсиф тағйир дода шуд
change-state = Ҳолат
change-role = Шумо иштирок мекунед
change-country = Кишвар
change-organization = Ташкилот
change-position = Вазифа
change-sensitive_version = Ҷавобҳои махфӣ
change-consents = Розигиҳо
change-answers = Ҷавобҳои Шумо ба саволҳо
change-invited_as = Шуморо даъват мекунем
change-answer_by = Муҳлати ҷавоб
format-in_person = ҳузурӣ
format-online = онлайн
format-hybrid = ҳузурӣ ва онлайн
state-unverified = нишонӣ тасдиқ нашудааст
state-pending = дар интизори қарор
state-confirmed = тасдиқ шудааст
state-waitlisted = дар рӯйхати интизорӣ
state-rejected = рад шудааст
state-withdrawn = бекор карда шудааст

# What is counted of an event.

statistics = Омор
statistics-registrations = Бақайдгириҳо
statistics-confirmed = Тасдиқшуда
statistics-nobody = Ҳанӯз касе ба қайд гирифта нашудааст.
statistics-claims = Эълоншуда ва ҳисобшуда
statistics-claimed = Эълоншуда
statistics-counted = Ҳисобшуда
statistics-difference = Фарқ
statistics-participants = Иштирокчиён
statistics-countries = Кишварҳо
statistics-over-time = Бақайдгириҳо аз рӯи вақт
statistics-over-time-text = Бақайдгириҳо: { $people },
statistics-days = Аз рӯи рӯзҳо
statistics-day = Рӯз
statistics-came = Нав
statistics-all = Ҳамагӣ
statistics-by-state = Аз рӯи ҳолат
statistics-by-country = Тасдиқшудагон аз рӯи кишвар
statistics-by-role = Тасдиқшудагон аз рӯи нақш
statistics-by-gender = Тасдиқшудагон аз рӯи ҷинс
statistics-by-organization = Тасдиқшудагон аз рӯи навъи созмон
statistics-by-attendance = Тасдиқшудагон аз рӯи ҳозиршавӣ
statistics-attended = Омаданд
statistics-absent = Наомаданд
statistics-unknown = Номаълум
statistics-seats = Ҷойҳои кишварҳо
statistics-quota = Ҷойҳо
statistics-selected = Интихобшуда
statistics-women = Занон
statistics-women-share = (ҳадаф: { $share } %)
organization-kind-government = Мақоми давлатӣ
organization-kind-un_entity = Сохтори Созмони Милали Муттаҳид
organization-kind-intergovernmental = Созмони байниҳукуматӣ
organization-kind-academia = Илм ва маориф
organization-kind-civil_society = Ҷомеаи шаҳрвандӣ
organization-kind-private_sector = Бахши хусусӣ
organization-kind-media = Воситаҳои ахбори омма
organization-kind-other = Дигар
