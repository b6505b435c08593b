### Not reviewed by a native speaker.
###
### Words that stay the same throughout:
### event іс-шара, seminar семинар, invitation шақыру, registration тіркелу, application өтінім,
### waiting list күту тізімі, organizer ұйымдастырушы, place орын, withdraw тіркелуді жою,
### decline бас тарту, link сілтеме. The reader is «Сіз», with a capital letter.
### Dates: CLDR has «2026 ж. 25 қараша»; pages write the year out.

## The language
own-name = Қазақша
not-reviewed = Бұл аударманы ана тілі қазақ тілі болып табылатын адам әлі тексерген жоқ.
list-and = { $first } және { $last }

## Dates: month-1 stands after a day, month-alone-1 without one
month-1 = қаңтар
month-2 = ақпан
month-3 = наурыз
month-4 = сәуір
month-5 = мамыр
month-6 = маусым
month-7 = шілде
month-8 = тамыз
month-9 = қыркүйек
month-10 = қазан
month-11 = қараша
month-12 = желтоқсан
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
weekday-1 = дүйсенбі
weekday-2 = сейсенбі
weekday-3 = сәрсенбі
weekday-4 = бейсенбі
weekday-5 = жұма
weekday-6 = сенбі
weekday-7 = жексенбі
day-and-month = { $day } { $month }
date-full = { $year } жылғы { $days }
date-short = { $year } ж. { $days }
date-and-weekday = { $date }, { $weekday }
year-alone = { $year } жыл
month-and-year = { $year } жылғы { $month }
time-from = басталуы: { $time }
time-until = аяқталуы: { $time }

## Frame
skip-to-content = Мазмұнға өту
language-switch = Осы беттің тілі
footer = Бұл бет cookie файлдарын пайдаланбайды және басқа сайттардан ештеңе жүктемейді.
error-prefix = Қате:

## Facts
fact-when = Уақыты
fact-where = Өтетін орны
fact-organizers = Ұйымдастырушылар
fact-languages = Жұмыс тілдері
fact-contact = Байланыс
fact-times-in = Уақыт белдеуі: { $zone }
fact-online = Онлайн
theme = Тақырыбы:
fact-also-online = Онлайн қатысуға да болады
fact-place-open = Кейін хабарланады
fact-place-unknown = Көрсетілмеген

kind-seminar = Семинар
kind-workshop = Практикум
kind-expert_group_meeting = Сарапшылар тобының кеңесі
kind-study_visit = Танысу сапары
kind-preparatory_meeting = Дайындық кеңесі
kind-conference = Конференция
kind-training = Оқыту курсы
kind-webinar = Вебинар
kind-other = Іс-шара

modality-in_person = бетпе-бет
modality-online = онлайн
modality-hybrid = бетпе-бет және онлайн

organization-role-lead = жетекші ұйымдастырушы
organization-role-co_organizer = тең ұйымдастырушы
organization-role-host = қабылдаушы тарап
organization-role-partner = серіктес
organization-role-donor = донор

language-ar = араб
language-az = әзербайжан
language-de = неміс
language-en = ағылшын
language-es = испан
language-fr = француз
language-hy = армян
language-ka = грузин
language-kk = қазақ
language-ko = корей
language-ky = қырғыз
language-mn = моңғол
language-ru = орыс
language-tg = тәжік
language-tk = түрікмен
language-tr = түрік
language-uz = өзбек
language-zh = қытай

event-status-draft = Бұл іс-шара әлі жарияланған жоқ.
event-status-published = Іс-шара хабарланғандай өтеді.
event-status-cancelled = Іс-шара өткізілмейтін болды.
event-status-completed = Іс-шара аяқталды.
event-status-archived = Іс-шара аяқталды.

## The event's page
about = Іс-шара туралы
objectives = Мақсаттары
references = Құжаттар мен сілтемелер
later-meetings = Кейінгі кездесулер
agenda = Бағдарлама
agenda-calendar = Бағдарламаны күнтізбеге қосу
agenda-day-open = Күні әлі белгіленген жоқ
agenda-day-unknown = Күні көрсетілмеген
room = Зал: { $room }
visit-host = Қабылдаушы ұйым: { $host }
taking-part = Қатысу
sign-up-open = Тіркелу ашық.
sign-up-open-until = Тіркелу мына уақытқа дейін ашық: { $date }, { $time } ({ $zone }).
sign-up-waiting-list = Барлық орын толды. Сіз күту тізіміне жазыла аласыз.
sign-up-not-yet = Тіркелу мына уақытта басталады: { $date }, { $time } ({ $zone }).
sign-up-full = Барлық орын толды.
sign-up-closed = Тіркелу жабық.
sign-up-by-invitation = Бұл іс-шараға тек шақыру бойынша қатысуға болады. Сізге шақыру жіберілген болса, хаттағы сілтемені пайдаланыңыз.
register = Тіркелу
join-waiting-list = Күту тізіміне жазылу
places-left = { $count } орын қалды.
mode-places-left = { $count } орын қалды
mode-places-free = бос орындар бар
mode-places-waiting = күту тізімі
mode-places-taken = бос орын жоқ

item-opening = Ашылу
item-keynote = Негізгі баяндама
item-presentation = Баяндама
item-country_presentation = Елдің баяндамасы
item-discussion = Талқылау
item-visit = Сапар
item-break = Үзіліс
item-closing = Жабылу

speaker-speaker = баяндамашы
speaker-moderator = модератор
speaker-panellist = талқылауға қатысушы
speaker-chair = төраға
speaker-rapporteur = қорытынды баяндамашы
speaker-discussant = оппонент

## An invitation
invitation-title = Шақыру: { $title }
invitation-salutation = Құрметті { $name },
invitation-lead = Сізді осы іс-шараға { $as } қатысуға шақырамыз.
invitation-jump = Осы шақыруға жауап беру
invitation-sent-to = Бұл шақыру жеке Сізге арналған. Ол мына мекенжайға жіберілді: { $email }.
invitation-message = Ұйымдастырушылардан
invitation-answer-by = Жауабыңызды мына уақытқа дейін күтеміз: { $date }, { $time } ({ $zone }).
invitation-open = Іс-шара аяқталғанға дейін бұл бетті қайта ашып, жауап бере аласыз немесе жауабыңызды өзгерте аласыз.
as-delegate = делегат ретінде
as-observer = байқаушы ретінде
as-speaker = баяндамашы ретінде
as-resource_person = шақырылған сарапшы ретінде
as-media = бұқаралық ақпарат құралының өкілі ретінде
as-organizer = ұйымдастырушы ретінде
as-guest = қонақ ретінде
as-participant = қатысушы ретінде
your-answer = Сіздің жауабыңыз
answer-choose = Төменде шақыруды қабылдап тіркеліңіз, қатысудан бас тартыңыз немесе өз орныңызға келетін адамды атаңыз.
answer-choose-taken = Егер онсыз да келе алмайтын болсаңыз, қатысудан бас тартыңыз немесе өз орныңызға келе алатын адамды атаңыз.
answer-choose-registered = Төменде шақыруды қабылдаңыз, қатысудан бас тартыңыз немесе өз орныңызға келетін адамды атаңыз.
answer-registered-confirmed = Сіз { $as } тіркеліп қойғансыз.
answer-registered-pending = Сіз { $as } қатысуға өтінім беріп қойғансыз; ұйымдастырушылар әлі шешім қабылдаған жоқ.
answer-registered-waitlisted = Сіз { $as } күту тізімінде тұрсыз.
answer-registered-accept = Шақыруды қабылдасаңыз, Сіз { $as } қатысасыз.
answer-registered-decline = Бас тартсаңыз, тіркелуіңіз жойылады; басқа адамды атасаңыз, ол шақыруды қабылдағанға дейін тіркелуіңіз сақталады.
answer-withdrawn = Тіркелуіңіз жойылды.
answer-rejected = Ұйымдастырушылар өтініміңізді қабылдамады.
answer-given-back = Орын енді Сіз үшін сақталмайды. Егер дегенмен қатысқыңыз келсе, ұйымдастырушыларға жазыңыз.
answer-see = Тіркелуіңізді көру
answer-jump-decline = Бас тарту бөліміне өту
answer-accepted = Сіз бұл шақыруды қабылдадыңыз: { $date }, { $time } ({ $zone }).
answer-declined = Сіз бұл шақырудан бас тарттыңыз: { $date }, { $time } ({ $zone }).
answer-thanks-accepted = Рақмет. Сіз шақыруды қабылдадыңыз.
answer-thanks-declined = Хабарлағаныңызға рақмет. Сіз шақырудан бас тарттыңыз.
answer-thanks-substituted = Рақмет. Кімді атағаныңыз ұйымдастырушыларға көрінеді. Бұл адамның қатысуы әлі шешілмеген болса, оған шақыру жіберіліп жатыр.
answer-reason = Сіз көрсеткен себеп: { $reason }
answer-change = Іс-шара аяқталғанға дейін жауабыңызды өзгерте аласыз.
answer-change-until = Жауабыңызды мына уақытқа дейін өзгерте аласыз: { $date }, { $time } ({ $zone }).
answer-named = Өз орныңызға атаған адамыңыз: { $name }.
answer-settled = Сіздің орныңызға басқа адам келеді, сондықтан бұл шақыруды енді қабылдауға немесе басқаға беруге болмайды.
named-asked = Сіздің орныңыз туралы бұл адамнан әзірге жауап келген жоқ.
named-undecided = Бұл адам шақыруды қабылдады, ұйымдастырушылар әлі шешім қабылдаған жоқ.
named-comes = { answer-settled }
named-stays_away = Бұл адам келмейді.
held-asked = Бұл адам Сіздің орныңызға келуге келіспесе, тіркелуіңіз өзгеріссіз қалады; келіссе, орныңыз оған өтеді және бұл туралы Сізге хатпен хабарлаймыз. Ешқандай хабар алмасаңыз және келе алмайтын болсаңыз, орныңыздан бас тартыңыз, сонда оны күтіп жүрген адам алады.
held-undecided = Оған дейін тіркелуіңіз сақталады. Шешім оң болса, орныңыз сол адамға өтеді; бұдан бұрын бас тартсаңыз, оны күтіп жүрген адам алады.
held-stays_away = Тіркелуіңіз бұрынғыша күшінде. Келе алмайтын болсаңыз, басқа адамды атаңыз немесе орныңыздан бас тартыңыз.
answer-manage = Тіркелуіңізді көру немесе өзгерту
answer-places-waiting = Қазір барлық орын толған. Шақыруды қабылдасаңыз, Сіз күту тізіміне енгізілесіз және орын босаған бойда хабар аласыз.
answer-places-taken = Барлық орын толған және күту тізімі жоқ, сондықтан қазір бұл шақыруды қабылдау мүмкін емес. Ұйымдастырушыларға жазыңыз.
accept-title = Мен қатысамын
accept-title-again = Мен дегенмен қатысамын
accept-button = Қабылдап, тіркелу
accept-button-registered = Қабылдау
decline-title = Мен қатыса алмаймын
decline-title-again = Мен енді қатыса алмаймын
decline-button = Бас тарту
substitute-title = Менің орныма басқа адам қатысады
substitute-lead = Бұл жағдайда Сіз шақырудан бас тартқан болып саналасыз. Бұл адамның қатысуы әлі шешілмеген болса, біз оған жеке шақыру жібереміз.
substitute-lead-registered = Бұл адам шақыруды қабылдағанға дейін тіркелуіңіз сақталады; содан кейін орныңыз оған өтеді.
substitute-button = Осы адамды атау
answer-missing = Төмендегі жауаптардың бірін таңдаңыз.

## A focal point names a delegation
delegation-title = Делегация: { $title }
delegation-lead = Осы іс-шараға қатысатын адамдарды атауы сұралатын ел: { $country }.
delegation-lead-organization = Осы іс-шараға қатысатын адамдарды атауы сұралатын ұйым: { $organization } ({ $country }).
delegation-heading = Делегация
delegation-seats = Оған { $count } орын берілген.
delegation-alternates = Бұған қоса { $count } қосалқы қатысушыны атай аласыз: негізгілердің бірі келе алмаса, соның орнына келеді.
delegation-until = Делегацияны мына уақытқа дейін атауыңызды сұраймыз: { $date }, { $time } ({ $zone }). Оған дейін тізімді қалағаныңызша сақтап, сол сілтемемен қайта кіріп, өзгерте аласыз.
delegation-how = Алдымен делегация басшысын, содан кейін басқаларын өз ретіңізбен атаңыз. Адамды ауыстыру үшін орнының нөмірін өзгертіңіз; тізімнен алып тастау үшін барлық өрісті тазалаңыз.
delegation-empty-rows = Бос қалдырылған жолдар есепке алынбайды.
delegation-head = 1. Делегация басшысы
delegation-row = { $number }.
delegation-save = Делегацияны сақтау
delegation-add = Жолдар қосу
delegation-alternate = (қосалқы)
delegation-saved = { $count ->
    [0] Сақталды. Қазір ешкім аталған жоқ.
   *[other] Сақталды. { $count } адам аталды.
}
delegation-come-back = Тізім ұйымдастырушыларға көрінеді. Таңдалғандарды олар өздері шақырады; енді ештеңе істеудің қажеті жоқ.
delegation-changed = Сіз ашқаннан бері тізімді басқа біреу өзгертті, сондықтан ештеңе сақталған жоқ.
delegation-changed-text = Төменде Сіз тергендер, одан кейін басқа адам қосқандар тұр. Қарап шығып, қайта сақтаңыз. Әзірге аталғандар:
delegation-decided = Шешім қабылданды
delegation-decided-text = Бұл адамдар туралы ұйымдастырушылар шешім қабылдап қойған, сондықтан оларды мұнда өзгертуге немесе тізімнен алып тастауға болмайды. Бірдеңе басқаша болуы керек болса, ұйымдастырушыларға жазыңыз.
delegation-closed = Қатысушыларды атау мерзімі аяқталды: { $date }, { $time } ({ $zone }).
delegation-closed-text = Мұнда енді ештеңені өзгертуге болмайды. Кешіксеңіз немесе біреуді ауыстыру керек болса, ұйымдастырушыларға жазыңыз.
delegation-named = Аталғандар
delegation-nobody = Ешкім аталған жоқ.
note-verbale-heading = Вербалды нота
note-verbale-how = Делегация туралы вербалды нота болса, оны осында файл ретінде қосуға болады. Ұйымдастырушылар оны тізіммен бірге алады.
file-help = Бір файл: { $kinds }; ең көбі { $size } МБ.
file-received = Алынған файл: { $name } ({ $size } КБ), { $date }, { $time } ({ $zone }).
file-newer = Қазір таңдалған файл бұрынғысының орнына қойылады.
field-note_verbale = Вербалды нотаның файлы
gender-female = Әйел
gender-male = Ер
gender-other = Басқа
gender-undisclosed = Көрсетілмесін

## Forms
form-required-note = «Міндетті емес» деп белгіленбеген барлық өрісті толтырыңыз.
optional = (міндетті емес)
choose = Таңдаңыз…
yes = Иә
no = Жоқ
condition-answer = «{ $label }» сұрағына мынадай жауап берсеңіз ғана: { $answers }
condition-any = «{ $label }» сұрағына жауап ретінде бірдеңе таңдасаңыз ғана.
condition-in_person = Бетпе-бет қатыссаңыз ғана.
condition-online = Онлайн қатыссаңыз ғана.
taken-from = «{ $event }» іс-шарасына тіркелуіңізден алынды. Қазір басқаша болса, өзгертіңіз.
sensitive-note = { $days ->
    [0] Шифрланған түрде, тек ұйымдастырушылар үшін сақталады және іс-шара аяқталғанда жойылады.
   *[other] Шифрланған түрде, тек ұйымдастырушылар үшін сақталады және іс-шарадан кейін { $days } күн өткен соң жойылады.
}
sensitive-part = Бергеніңіздің бір бөлігі көрсетілген; бәрін сақтау үшін сол күйінде қалдырыңыз немесе қайта теріңіз.
errors-title = Енгізген деректеріңізді тексеріңіз
save-button = Өзгерістерді сақтау
error-required = «{ $label }» өрісі толтырылмаған.
error-email = «{ $label }» өрісіне бір ғана электрондық пошта мекенжайын жазыңыз, мысалы, name@example.org.
error-too_long = «{ $label }» өрісіндегі мәтін тым ұзын.
error-too_short = «{ $label }» өрісіндегі мәтін тым қысқа.
error-choice = «{ $label }» сұрағының жауаптарынан бірін таңдаңыз.
error-country = «{ $label }» өрісінде елді таңдаңыз.
error-number = «{ $label }» өрісінде сан болуы тиіс.
error-date = «{ $label }» өрісінде күн болуы тиіс, мысалы, 2026-11-25.
error-type = «{ $label }» сұрағының жауаптарынан бірін таңдаңыз.
error-control_character = «{ $label }» өрісінде сақтауға болмайтын таңбалар бар; оны қарапайым мәтін түрінде теріңіз.
error-bidi_control = «{ $label }» өрісінде жазу бағытын өзгертетін көрінбейтін таңбалар бар; оны қайта теріңіз.
error-web_address = «{ $label }» өрісінде сайт мекенжайы бар; оны алып тастаңыз.
error-full = Осындай орындардың барлығы толған. «{ $label }» өрісінде басқа жауапты таңдаңыз.
error-not_offered = «{ $label }» өрісінде осы іс-шара ұсынатын жауаптардың бірін таңдаңыз.
error-same_person = «{ $label }» өрісінде өз мекенжайыңыз көрсетілген; басқа адамды атаңыз.
error-twice = «{ $label }» өрісінде осы тізімдегі басқа адамның мәліметі тұр.
error-seats_full = Тізімдегі адамдар саны орындардан көп. Бұл адамды қосалқы деп белгілеңіз немесе біреуді тізімнен алып тастаңыз.
error-alternates_full = Тізімдегі қосалқылар саны сұралғаннан көп. Біреуін тізімнен алып тастаңыз.
error-decided = Бұл адам туралы ұйымдастырушылар шешім қабылдап қойған: ол туралы айтылғанды мұнда енді өзгертуге болмайды.
error-masked = «{ $label }» өрісі ішінара көрсетілген. Оны қайта теріңіз немесе бұрынғы күйінде қалдырыңыз.
error-file_empty = «{ $label }» өрісіндегі файл бос. Оны қайта немесе басқасын таңдаңыз.
error-file_too_large = «{ $label }» өрісіндегі файл тым үлкен. Кішірегін таңдаңыз.
error-file_kind = «{ $label }» өрісінде мұндай түрдегі файл қабылданбайды. Өрістің жанында аталған түрлердің бірін таңдаңыз.
error-file_broken = «{ $label }» өрісіндегі файл оқылмайды немесе онда макростар бар. Оны қайта немесе аталған басқа түрде сақтап, қайтадан таңдаңыз.
error-form_changed = Сіз бұл бетті ашқаннан бері ондағы сұрақтар өзгерді. Оларды қайта қарап шығып, тағы бір рет жіберіңіз.
error-form = Енгізген деректеріңізді тексеріңіз.
error-other = «{ $label }» өрісін тексеріңіз.

## Registering
sign-up-title = Тіркелу: { $title }
sign-up-heading = Тіркелу
sign-up-lead = Мекенжайыңызға сілтеме жібереміз. Сол сілтеме арқылы өткеннен кейін тіркелуіңіз күшіне енеді.
sign-up-button = Тіркелу өтінімін жіберу

## One's registration
registration-title = Сіздің тіркелуіңіз: { $title }
registration-of = Тіркелген адам: { $name }, { $as }
registration-code = Тіркелу коды
registration-code-help = Мұны кіреберісте көрсетіңіз: шаршыда да осы код жазылған.
registration-qr = { $code } жазылған QR-код
registration-email = Эл. пошта
registration-calendar = Күнтізбеңізге қосу
registration-join = Онлайн қосылу
registration-message = Ұйымдастырушылардан

status-unverified-title = Мекенжайыңызды растаңыз
status-unverified-text = Электрондық пошта мекенжайыңызды растаған бойда тіркелуіңіз күшіне енеді.
status-pending-title = Шешім күтілуде
status-pending-text = Ұйымдастырушылар өтініміңізді қарап, Сізге хат жазады. Қазір ештеңе істеудің қажеті жоқ.
status-confirmed-title = Сіз тіркелдіңіз
status-confirmed-text = Қатысуыңыз расталды. Сізбен кездесуді асыға күтеміз.
status-waitlisted-title = Сіз күту тізіміндесіз
status-waitlisted-text = Сізге орын босаған бойда хат жазамыз. Қазір ештеңе істеудің қажеті жоқ.
status-rejected-title = Өтінім қабылданбады
status-rejected-text = Ұйымдастырушылар бұл өтінімді қабылдай алмады. Сұрақтарыңыз болса, ұйымдастырушыларға жазыңыз.
status-withdrawn-title = Тіркелуіңіз жойылды
status-withdrawn-text = Сіз енді тіркелген жоқсыз.
status-taken_out-title = Ұйымдастырушылар тіркелуіңізді жойды
status-taken_out-text = Сіз енді тіркелген жоқсыз. Егер бұл қате болса, ұйымдастырушыларға жазыңыз.
status-replaced-title = Сіздің орныңызға басқа адам қатысады
status-replaced-text = Сіз енді тіркелген жоқсыз.
status-over-title = Іс-шара аяқталды
status-over-text = Сіз бұл іс-шараға тіркелген болатынсыз.
status-over-text-waited = Сізге бұл іс-шарада орын болмады; енді мұнда ештеңені өзгертуге болмайды.
status-reason = Себебі: { $reason }
waiting-ahead = { $count ->
    [0] Сіздің алдыңызда ешкім жоқ.
   *[other] Сіздің алдыңызда { $count } адам бар.
}

notice-accepted = Сіз шақыруды қабылдадыңыз.
notice-saved = Өзгерістеріңіз сақталды.
notice-confirmed = Мекенжайыңыз расталды.
notice-withdrawn = Сіз тіркелуіңізді жойдыңыз.
notice-returned = Қайта келгеніңізге қуаныштымыз. Тіркелуіңіз қайтадан күшінде.

confirm-text = Біздің бетімізде мыналар көрсетілген. Дұрыс емес жерлерін түзетіңіз; осы жерде растағаныңыз ғана есепке алынады.
confirm-button = Мекенжайымды растау
edit-title = Сіздің деректеріңіз
edit-until = Оларды мына уақытқа дейін өзгерте аласыз: { $date }, { $time } ({ $zone }).
edit-closed = Айтқандарыңызды мұнда енді өзгертуге болмайды.
edit-closed-ask = Бірдеңе дұрыс болмаса, ұйымдастырушыларға жазыңыз.
withdraw-title = Келе алмайсыз ба?
withdraw-text = Орынды басқа адам ала алуы үшін тіркелуіңізді жойыңыз. Орын болса, кейін қайта тіркеле аласыз.
withdraw-text-waiting = Енді күткіңіз келмесе, тіркелуіңізді жойыңыз. Кейін қайта тіркеле аласыз, бірақ кезектегі бұрынғы орныңыз сақталмайды.
withdraw-button = Тіркелуімді жою
return-title = Дегенмен келе аласыз ба?
return-text = Әлі бос орын болса, Сіз қайта тіркелесіз.
return-button = Қайта тіркелу

## Stopping mails that go to many
unsubscribe-title = «{ $title }» іс-шарасы туралы хаттар
unsubscribe-for = { $email } мекенжайына келетін хаттар
unsubscribe-nothing-title = Сізді осында әкелген хат сияқты хаттарды тоқтатқыңыз келе ме?
unsubscribe-nothing-text = Ұйымдастырушылар кейбір хаттарды бірден көп адамға жібереді: тәжірибелік ақпарат, материалдар, алғыс хаттар. Сіз осы іс-шараға немесе барлық іс-шараға қатысты мұндай хаттарды тоқтата аласыз.
unsubscribe-event-title = Сіз бұл іс-шара туралы мұндай хаттарды тоқтаттыңыз
unsubscribe-event-text = Ұйымдастырушылардың осы іс-шараға байланысты көп адамға бірден жіберетін хаттары бұл мекенжайға енді келмейді.
unsubscribe-all-title = Сіз барлық іс-шара туралы мұндай хаттарды тоқтаттыңыз
unsubscribe-all-text = Ұйымдастырушылардың көп адамға бірден жіберетін хаттары бұл мекенжайға енді келмейді.
unsubscribe-still = Шақыру, растау немесе күннің өзгеруі сияқты тек Сізге қатысты хаттар бұрынғыша келе береді.
unsubscribe-others = Бұл мекенжайға хат жіберу басқа себеппен де тоқтатылған, мысалы, хаттар кері қайтқан. Хаттарды қайта алу үшін ұйымдастырушыларға жазыңыз.
unsubscribe-event-button = Бұл іс-шара туралы мұндай хаттарды тоқтату
unsubscribe-all-button = Барлық іс-шара туралы мұндай хаттарды тоқтату
unsubscribe-back-button = Мұндай хаттарды қайта алу

## The first page
home-title = Convoke
home-lead = Бұл сервер семинарлар мен кеңестерге қызмет көрсетеді: шақыруларды жібереді, тіркеуді жүргізеді және бағдарламаларды көрсетеді.
home-people = Сізге шақыру келген немесе Сіз тіркелген болсаңыз, хаттағы сілтемені ашыңыз. Ол Сіздің жеке бетіңізге апарады; есептік жазба мен құпиясөз қажет емес.
home-programs = Басқа жүйелерге арналған интерфейс (API) бар:
home-docs = Интерфейстің сипаттамасы

## Messages
message-check-mail-title = Поштаңызды тексеріңіз
message-check-mail-text = { $email } мекенжайына хат жібердік. Тіркелуді аяқтау үшін ондағы сілтемемен өтіңіз. Бірнеше минуттан кейін хат келмесе, қажетсіз хаттар қалтасын қараңыз.
message-link-sent-title = Жаңа сілтеме жіберілді
message-link-sent-text = Оны бізде бар мекенжайыңызға жібердік. Хаттың келуі бірнеше минут алуы мүмкін.
message-not-found-title = Бет табылмады
message-not-found-text = Бұл мекенжайда ештеңе жоқ. Хаттағы сілтемемен өткен болсаңыз, оның толық екеніне көз жеткізіңіз: кейбір пошта бағдарламалары ұзын сілтемелерді бөліп жібереді.
message-expired-title = Сілтеменің мерзімі өтті
message-expired-text = Оны енді пайдалануға болмайды. Ештеңе өзгертілген жоқ.
message-withdrawn-title = Шақыру кері қайтарып алынды
message-withdrawn-text = Ол енді жарамсыз, сондықтан оған жауап беруге болмайды. Сұрақтарыңыз болса, ұйымдастырушыларға жазыңыз.
message-replaced-title = Сілтеме ауыстырылды
message-replaced-text = Сізге жаңасы жіберілді: осы іс-шара туралы соңғы хаттағы сілтемені пайдаланыңыз. Ондай хат болмаса, ұйымдастырушыларға жазыңыз.
message-by-invitation-title = Тек шақыру бойынша
message-by-invitation-text = Бұл іс-шараға тіркелу жеке шақыру бойынша жүреді. Сізге шақыру жіберілген болса, хаттағы сілтемені пайдаланыңыз. Қатысқыңыз келсе, ұйымдастырушыларға жазыңыз.
message-full-title = Барлық орын толды
message-full-text = Бос орын да, күту тізімі де жоқ. Ештеңе өзгертілген жоқ. Сұрақтарыңыз болса, ұйымдастырушыларға жазыңыз.
message-not-yet-open-title = Тіркелу әлі ашылған жоқ
message-not-yet-open-text = Кейінірек қайта кіріңіз.
message-closed-title = Тіркелу жабық
message-closed-text = Бұл жерде енді тіркелуге болмайды. Сұрақтарыңыз болса, ұйымдастырушыларға жазыңыз.
message-cancelled-title = Іс-шара өткізілмейтін болды
message-cancelled-text = Тіркелу жабық. Сұрақтарыңыз болса, ұйымдастырушыларға жазыңыз.
message-over-title = Іс-шара аяқталды
message-over-text = Бұл жерде енді тіркелуге немесе жауап беруге болмайды.
message-conflict-title = Қазір бұл мүмкін емес
message-conflict-text = Ештеңе өзгертілген жоқ. Қазіргі жағдайды көру үшін хаттағы сілтемені қайта ашыңыз.
message-forbidden-title = Рұқсат жоқ
message-forbidden-text = Бұл бет Сізге ашық емес.
message-bad-form-title = Нысанды оқу мүмкін болмады
message-bad-form-text = Ештеңе өзгертілген жоқ. Артқа қайтып, оны қайта жіберіңіз.
message-too-large-title = Нысан тым үлкен
message-too-large-text = Ештеңе өзгертілген жоқ. Артқа қайтып, мәтіндеріңізді қысқартыңыз.
message-method-title = Мұны бұл жерде істеуге болмайды
message-method-text = Ештеңе өзгертілген жоқ. Хаттағы сілтемені қайта ашыңыз.
message-too-many-title = Әрекеттер тым көп
message-too-many-text = Бірнеше минут күтіп, қайталап көріңіз.
message-unavailable-title = Қазір қолжетімсіз
message-unavailable-text = Ештеңе өзгертілген жоқ. Бірнеше минуттан кейін қайталап көріңіз.
message-internal-title = Бірдеңе дұрыс болмады
message-internal-text = Бұл біздің қатеміз, біз оны тіркеп қойдық. Кейінірек қайталап көріңіз.
message-request-id = Бұл туралы бізге жазсаңыз, мына нөмірді көрсетіңіз:
message-event = Іс-шара бетіне өту
renew-text = Бізде бар мекенжайыңызға жаңа сілтеме жібере аламыз.
renew-button = Маған жаңа сілтеме жіберіңіз

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
refusal-registration-editing_closed-title = Деректеріңізді мұнда енді өзгертуге болмайды
refusal-registration-editing_closed-text = Ештеңе өзгертілген жоқ. Бірдеңе дұрыс болмаса, ұйымдастырушыларға жазыңыз.
refusal-registration-taken_back-title = Бұл тіркелуді ұйымдастырушылар жойған
refusal-registration-taken_back-text = Ештеңе өзгертілген жоқ. Қатысқыңыз келсе, ұйымдастырушыларға жазыңыз.
refusal-registration-substituted-title = Сіздің орныңызға басқа адам келеді
refusal-registration-substituted-text = Ештеңе өзгертілген жоқ. Сұрақтарыңыз болса, ұйымдастырушыларға жазыңыз.
refusal-invitation-expired-title = Шақырудың мерзімі аяқталды
refusal-invitation-expired-text = Оған енді жауап беруге болмайды. Ештеңе өзгертілген жоқ. Сұрақтарыңыз болса, ұйымдастырушыларға жазыңыз.
refusal-invitation-substituted-title = Сіздің орныңызға басқа адам келеді
refusal-invitation-substituted-text = { answer-settled } Сұрақтарыңыз болса, ұйымдастырушыларға жазыңыз.
refusal-nomination-quota_full-title = Еліңізге бөлінген орындар толды
refusal-nomination-quota_full-text = Ештеңе өзгертілген жоқ. Дегенмен қатысқыңыз келсе, ұйымдастырушыларға жазыңыз.
refusal-invitation-place_kept-title = Орын енді Сіз үшін сақталмайды
refusal-invitation-place_kept-text = Ештеңе өзгертілген жоқ. Дегенмен қатысқыңыз келсе, ұйымдастырушыларға жазыңыз.
refusal-form-cross_site-title = Бұл нысан басқа сайттан жіберілді
refusal-form-cross_site-text = Ештеңе өзгертілген жоқ. Біздің бетімізді өзіңіз ашып, нысанды сол жерден жіберіңіз.
refusal-database-in_doubt-title = Бұл тым ұзаққа созылды
refusal-database-in_doubt-text = Оның сақталғанын әзірге айта алмаймыз. Бірнеше минуттан кейін сілтемеңізді қайта ашып, қайтадан бірдеңе жібермес бұрын тексеріңіз.
refusal-certificate-revoked-title = Бұл сертификат енді жарамсыз
refusal-certificate-revoked-text = Оны бергендер қайтарып алған немесе оның орнына басқасы берілген.
refusal-certificate-unknown-title = Мұндай сертификат жоқ
refusal-certificate-unknown-text = Мұндай кодпен сертификат ешқашан берілмеген. Кодты қағаздағымен таңбама-таңба салыстырыңыз.
refusal-certificate-mistyped-title = Бұл кодта қате бар
refusal-certificate-mistyped-text = Бір таңба қате немесе жетіспейді. Кодты қағаздағымен таңбама-таңба салыстырыңыз.

# What people say about themselves.
field-full_name = Толық аты-жөні
field-full_name-help = Өзіңіз жазатындай жазыңыз; қатысушылар тізімінде де осылай тұрады.
field-email = Электрондық пошта мекенжайы
field-email-help = Осы мекенжайға сілтеме жібереміз; сол арқылы өткеннен кейін тіркелуіңіз күшіне енеді.
field-organization = Ұйым
field-position = Лауазымы
field-asked = Сұрақтар
field-gender = Жынысы
field-alternate = Қосалқы: басқа біреу келе алмаса ғана келеді
field-rank = Реттік орны
field-country = Ел
field-attendance_mode = Қалай қатысасыз?
field-mode-in_person = Бетпе-бет
field-mode-online = Онлайн
field-consent_list = Қатысушылар тізімінде аталуыма келісемін
field-consent_list-help = Тізім қатысушыларға беріледі: аты-жөні, лауазымы, ұйымы және елі, мекенжайсыз.
field-reason = Себебі
field-reason-help = Оны тек ұйымдастырушылар оқиды.
field-substitute_full_name = Бұл адамның толық аты-жөні
field-substitute_email = Бұл адамның электрондық пошта мекенжайы
field-substitute_email-help = Шақыру осы мекенжайға жіберіледі.

# What stands above the columns of tables.
column-id = Сәйкестендіргіш
column-full_name = Толық аты-жөні
column-unnamed = Аты-жөні белгісіз
column-given_name = Аты
column-family_name = Тегі
column-patronymic = Әкесінің аты
column-native_name = Ана тіліндегі аты-жөні
column-badge_name = Төсбелгідегі аты-жөні
column-honorific = Құрмет атауы
column-email = Эл. пошта
column-phone = Телефон
column-gender = Жынысы
column-position = Лауазымы
column-organization = Ұйым
column-organization_id = Ұйымның сәйкестендіргіші
column-country = Ел
column-preferred_language = Қалаған тілі
column-created_at = Қосылған уақыты
column-updated_at = Өзгертілген уақыты
column-code = Код
column-status = Күйі
column-role = Рөлі
column-attendance_mode = Қатысу түрі
column-source = Дереккөз
column-waitlist_position = Күту тізіміндегі орны
column-language = Хаттардың тілі
column-list_of_participants = Қатысушылар тізімінде
column-remark = Ескертпе
column-registered_by = Кім тіркеді
column-decided_by = Кім шешті
column-decision_reason = Себебі
column-confirmed_at = Расталған уақыты
column-withdrawn_at = Жойылған уақыты
column-person_id = Адамның сәйкестендіргіші
column-invitation_id = Шақырудың сәйкестендіргіші
column-substitute_for_id = Кімнің орнына
column-rank = Кезектегі орны
column-alternate = Қосалқы
column-decline_reason = Бас тарту себебі
column-decided_at = Қашан шешілді
column-number = №
column-part = Бөлім

# The parts of a list of participants, and what it is called.
table-participants = Қатысушылар тізімі
table-register = Тізілім
table-people = Адамдар
table-nominations = Кандидатуралар
participants-delegations = Делегациялар
participants-observers = Байқаушылар
participants-resource_persons = Сарапшылар мен баяндамашылар
participants-organizers = Ұйымдастырушылар
participants-guests = Қонақтар
participants-media = БАҚ

## Papers.
paper-page = { $page }-бет, барлығы { $pages }
paper-other_delegates = Басқа делегаттар
paper-nobody = Бұл тізімде әзірге ешкім жоқ.
paper-badges = Төсбелгілер
paper-no_badges = Төсбелгі қажет адамдардың ішінде бетпе-бет қатысуы расталған ешкім жоқ.
badge-role-delegate = Делегат
badge-role-observer = Байқаушы
badge-role-speaker = Баяндамашы
badge-role-resource_person = Сарапшы
badge-role-organizer = Ұйымдастырушы
badge-role-guest = Қонақ
badge-role-media = БАҚ
letter-invitation = Шақыру
letter-visa = Виза алуға өтінішті қолдау хаты
letter-reference = № { $reference }
letter-dear = Құрметті { $name },
letter-dear_consul = Құрметті ханымдар мен мырзалар,
letter-to_consul = Консулдық бөлімге
letter-invites = Сізді «{ $event }» іс-шарасына қатысуға құрметпен шақырамыз.
letter-welcome = Сізді қабылдау біз үшін мәртебе болар еді.
letter-confirms = Мына адамның «{ $event }» іс-шарасына шақырылғанын және тіркелгенін растаймыз: { $name }.
letter-asks = Осы сапарға қажетті визаны беруіңізді сұраймыз.
letter-write_to = Сұрақтарыңыз болса, мына мекенжайға жазыңыз: { $contact }.
letter-farewell = Құрметпен,
letter-fact-event = Іс-шара
letter-fact-dates = Күндері
letter-fact-place = Өтетін орны
letter-fact-role = Рөлі
letter-fact-answer_by = Жауап беру мерзімі
letter-fact-full_name = Толық аты-жөні
letter-fact-passport = Паспорт нөмірі
letter-fact-citizenship = Азаматтығы
letter-fact-position = Лауазымы
letter-fact-organization = Ұйым
letter-fact-arrives_on = Келетін күні
letter-fact-leaves_on = Кететін күні
letter-fact-code = Тіркелу
certificate-participation = Қатысу сертификаты
certificate-completion = Аяқтау сертификаты
certificate-awarded = Осы сертификат мына адамға беріледі
certificate-for-participation = мына іс-шараға қатысқаны үшін
certificate-for-completion = мына іс-шараның бағдарламасынан толық өткені үшін
certificate-hours = Сағат саны: { $hours }
certificate-verify = Сертификатты тексеру:
verify-title = Бұл сертификат жарамды
verify-text = Ол осында аталған адамға осы іс-шара үшін берілген.

## What changed, in mails
change-title = Атауы
change-dates = Күндері
change-start = Басталуы
change-end = Аяқталуы
change-time_zone = Уақыт белдеуі
change-place = Өтетін орны
change-format = Өткізу түрі
change-online_url = Онлайн кездесудің мекенжайы
change-description = сипаттамасы өзгертілді
change-state = Күйі
change-role = Сіз қатысасыз
change-country = Ел
change-organization = Ұйым
change-position = Лауазымы
change-sensitive_version = Құпия жауаптар
change-consents = Келісімдер
change-answers = Мына сұрақтарға жауаптарыңыз
change-invited_as = Сізді шақырамыз
change-answer_by = Жауап беру мерзімі
format-in_person = бетпе-бет
format-online = онлайн
format-hybrid = бетпе-бет және онлайн
state-unverified = мекенжай расталмаған
state-pending = шешім күтілуде
state-confirmed = расталған
state-waitlisted = күту тізімінде
state-rejected = қабылданбаған
state-withdrawn = жойылған

# What is counted of an event.

statistics = Статистика
statistics-registrations = Тіркелулер
statistics-confirmed = Расталғаны
statistics-nobody = Әзірге ешкім тіркелген жоқ.
statistics-claims = Мәлімделгені мен саналғаны
statistics-claimed = Мәлімделгені
statistics-counted = Саналғаны
statistics-difference = Айырма
statistics-participants = Қатысушылар
statistics-countries = Елдер
statistics-over-time = Уақыт бойынша тіркелулер
statistics-over-time-text = Тіркелулер: { $people },
statistics-days = Күндер бойынша
statistics-day = Күн
statistics-came = Жаңа
statistics-all = Барлығы
statistics-by-state = Күйі бойынша
statistics-by-country = Расталғандар, елдер бойынша
statistics-by-role = Расталғандар, рөлдер бойынша
statistics-by-gender = Расталғандар, жынысы бойынша
statistics-by-organization = Расталғандар, ұйым түрі бойынша
statistics-by-attendance = Расталғандар, келуі бойынша
statistics-attended = Келді
statistics-absent = Келмеді
statistics-unknown = Белгісіз
statistics-seats = Елдердің орындары
statistics-quota = Орындар
statistics-selected = Таңдалғаны
statistics-women = Әйелдер
statistics-women-share = (мақсат: { $share } %)
organization-kind-government = Мемлекеттік орган
organization-kind-un_entity = Біріккен Ұлттар Ұйымының құрылымы
organization-kind-intergovernmental = Үкіметаралық ұйым
organization-kind-academia = Ғылым және білім
organization-kind-civil_society = Азаматтық қоғам
organization-kind-private_sector = Жеке сектор
organization-kind-media = Бұқаралық ақпарат құралдары
organization-kind-other = Басқа
