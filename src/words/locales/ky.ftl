### Not reviewed by a native speaker.
###
### Words that stay the same throughout:
### event иш-чара, seminar семинар, invitation чакыруу, registration каттоо, application арыз,
### waiting list күтүү тизмеси, organizer уюштуруучу, place орун, withdraw каттоону жокко чыгаруу,
### decline баш тартуу, link шилтеме. The reader is «Сиз», with a capital letter.

## The language
own-name = Кыргызча
not-reviewed = Бул котормону кыргыз тили эне тили болгон адам азырынча текшере элек.
list-and = { $first } жана { $last }

## Dates: month-1 stands after a day, month-alone-1 without one
month-1 = январь
month-2 = февраль
month-3 = март
month-4 = апрель
month-5 = май
month-6 = июнь
month-7 = июль
month-8 = август
month-9 = сентябрь
month-10 = октябрь
month-11 = ноябрь
month-12 = декабрь
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
weekday-1 = дүйшөмбү
weekday-2 = шейшемби
weekday-3 = шаршемби
weekday-4 = бейшемби
weekday-5 = жума
weekday-6 = ишемби
weekday-7 = жекшемби
day-and-month = { $day }-{ $month }
date-full = { $year }-ж., { $days }
date-short = { $year }-ж., { $days }
date-and-weekday = { $date }, { $weekday }
year-alone = { $year }-жыл
month-and-year = { $year }-ж., { $month }
time-from = башталышы: { $time }
time-until = аякташы: { $time }

## Frame
skip-to-content = Мазмунуна өтүү
language-switch = Бул барактын тили
footer = Бул барак cookie файлдарын колдонбойт жана башка сайттардан эч нерсе жүктөбөйт.
error-prefix = Ката:

## Facts
fact-when = Убактысы
fact-where = Өтүүчү жери
fact-organizers = Уюштуруучулар
fact-languages = Жумушчу тилдер
fact-contact = Байланыш
fact-times-in = Убакыт алкагы: { $zone }
fact-online = Онлайн
theme = Темасы:
fact-also-online = Онлайн катышууга да болот
fact-place-open = Кийинчерээк кабарланат
fact-place-unknown = Көрсөтүлгөн эмес

kind-seminar = Семинар
kind-workshop = Практикум
kind-expert_group_meeting = Эксперттер тобунун кеңешмеси
kind-study_visit = Таанышуу сапары
kind-preparatory_meeting = Даярдык кеңешмеси
kind-conference = Конференция
kind-training = Окутуу курсу
kind-webinar = Вебинар
kind-other = Иш-чара

modality-in_person = бетме-бет
modality-online = онлайн
modality-hybrid = бетме-бет жана онлайн

organization-role-lead = жетекчи уюштуруучу
organization-role-co_organizer = тең уюштуруучу
organization-role-host = кабыл алуучу тарап
organization-role-partner = өнөктөш
organization-role-donor = донор

language-ar = арабча
language-az = азербайжанча
language-de = немисче
language-en = англисче
language-es = испанча
language-fr = французча
language-hy = армянча
language-ka = грузинче
language-kk = казакча
language-ko = корейче
language-ky = кыргызча
language-mn = монголчо
language-ru = орусча
language-tg = тажикче
language-tk = түркмөнчө
language-tr = түркчө
language-uz = өзбекче
language-zh = кытайча

event-status-draft = Бул иш-чара азырынча жарыяланган эмес.
event-status-published = Иш-чара жарыялангандай өтөт.
event-status-cancelled = Иш-чара өткөрүлбөй турган болду.
event-status-completed = Иш-чара аяктады.
event-status-archived = Иш-чара аяктады.

## The event's page
about = Иш-чара жөнүндө
objectives = Максаттары
references = Документтер жана шилтемелер
later-meetings = Кийинки жолугушуулар
agenda = Программа
agenda-calendar = Программаны календарга кошуу
agenda-day-open = Күнү азырынча белгиленген эмес
agenda-day-unknown = Күнү көрсөтүлгөн эмес
room = Зал: { $room }
visit-host = Кабыл алуучу уюм: { $host }
taking-part = Катышуу
sign-up-open = Каттоо ачык.
sign-up-open-until = Каттоо ушул убакытка чейин ачык: { $date }, { $time } ({ $zone }).
sign-up-waiting-list = Бардык орундар толду. Сиз күтүү тизмесине жазыла аласыз.
sign-up-not-yet = Каттоо ушул убакытта башталат: { $date }, { $time } ({ $zone }).
sign-up-full = Бардык орундар толду.
sign-up-closed = Каттоо жабык.
sign-up-by-invitation = Бул иш-чарага чакыруу менен гана катышууга болот. Сизге чакыруу жөнөтүлгөн болсо, каттагы шилтемени колдонуңуз.
register = Катталуу
join-waiting-list = Күтүү тизмесине жазылуу
places-left = { $count } орун калды.
mode-places-left = { $count } орун калды
mode-places-free = бош орундар бар
mode-places-waiting = күтүү тизмеси
mode-places-taken = бош орун жок

item-opening = Ачылышы
item-keynote = Негизги баяндама
item-presentation = Баяндама
item-country_presentation = Өлкөнүн баяндамасы
item-discussion = Талкуу
item-visit = Баруу
item-break = Тыныгуу
item-closing = Жабылышы

speaker-speaker = баяндамачы
speaker-moderator = модератор
speaker-panellist = талкуунун катышуучусу
speaker-chair = төрага
speaker-rapporteur = жыйынтыктоочу баяндамачы
speaker-discussant = оппонент

## An invitation
invitation-title = Чакыруу: { $title }
invitation-salutation = Урматтуу { $name },
invitation-lead = Сизди бул иш-чарага { $as } катышууга чакырабыз.
invitation-jump = Бул чакырууга жооп берүү
invitation-sent-to = Бул чакыруу жеке Сиз үчүн. Ал ушул дарекке жөнөтүлгөн: { $email }.
invitation-message = Уюштуруучулардан
invitation-answer-by = Жообуңузду ушул убакытка чейин күтөбүз: { $date }, { $time } ({ $zone }).
invitation-open = Иш-чара аяктаганга чейин бул баракты кайра ачып, жооп бере аласыз же жообуңузду өзгөртө аласыз.
as-delegate = делегат катары
as-observer = байкоочу катары
as-speaker = баяндамачы катары
as-resource_person = чакырылган эксперт катары
as-media = жалпыга маалымдоо каражатынын өкүлү катары
as-organizer = уюштуруучу катары
as-guest = конок катары
as-participant = катышуучу катары
your-answer = Сиздин жообуңуз
answer-choose = Төмөндө чакырууну кабыл алып катталыңыз, катышуудан баш тартыңыз же Сиздин ордуңузга келе турган адамды атаңыз.
answer-choose-taken = Эгер баары бир келе албасаңыз, катышуудан баш тартыңыз же Сиздин ордуңузга келе ала турган адамды атаңыз.
answer-choose-registered = Төмөндө чакырууну кабыл алыңыз, катышуудан баш тартыңыз же Сиздин ордуңузга келе турган адамды атаңыз.
answer-registered-confirmed = Сиз { $as } катталып калгансыз.
answer-registered-pending = Сиз { $as } катышууга арыз берип койгонсуз; уюштуруучулар азырынча чечим кабыл ала элек.
answer-registered-waitlisted = Сиз { $as } күтүү тизмесинде турасыз.
answer-registered-accept = Чакырууну кабыл алсаңыз, Сиз { $as } катышасыз.
answer-registered-decline = Баш тартсаңыз, каттооңуз жокко чыгарылат; башка адамды атасаңыз, ал чакырууну кабыл алганга чейин каттооңуз сакталат.
answer-withdrawn = Каттооңуз жокко чыгарылды.
answer-rejected = Уюштуруучулар арызыңызды кабыл алышкан жок.
answer-given-back = Орун мындан ары Сиз үчүн сакталбайт. Ошондо да катышкыңыз келсе, уюштуруучуларга жазыңыз.
answer-see = Каттооңузду көрүү
answer-jump-decline = Баш тартуу бөлүмүнө өтүү
answer-accepted = Сиз бул чакырууну кабыл алдыңыз: { $date }, { $time } ({ $zone }).
answer-declined = Сиз бул чакыруудан баш тарттыңыз: { $date }, { $time } ({ $zone }).
answer-thanks-accepted = Рахмат. Сиз чакырууну кабыл алдыңыз.
answer-thanks-declined = Кабарлаганыңызга рахмат. Сиз чакыруудан баш тарттыңыз.
answer-thanks-substituted = Рахмат. Кимди атаганыңызды уюштуруучулар көрүшөт. Бул адамдын катышуусу чечиле элек болсо, ага чакыруу жөнөтүлүп жатат.
answer-reason = Сиз көрсөткөн себеп: { $reason }
answer-change = Иш-чара аяктаганга чейин жообуңузду өзгөртө аласыз.
answer-change-until = Жообуңузду ушул убакытка чейин өзгөртө аласыз: { $date }, { $time } ({ $zone }).
answer-named = Ордуңузга атаган адамыңыз: { $name }.
answer-settled = Сиздин ордуңузга башка адам келет, ошондуктан бул чакырууну эми кабыл алууга же башкага өткөрүүгө болбойт.
named-asked = Сиздин ордуңуз боюнча бул адамдан азырынча жооп келе элек.
named-undecided = Бул адам чакырууну кабыл алды, уюштуруучулар азырынча чечим кабыл ала элек.
named-comes = { answer-settled }
named-stays_away = Бул адам келбейт.
held-asked = Бул адам Сиздин ордуңузга келүүгө макул болбосо, каттооңуз өзгөрүүсүз калат; макул болсо, ордуңуз ага өтөт жана бул тууралуу Сизге кат менен кабарлайбыз. Эч кандай кабар албасаңыз жана келе албасаңыз, ордуңуздан баш тартыңыз, ошондо аны күтүп жаткан адам алат.
held-undecided = Ага чейин каттооңуз сакталат. Чечим оң болсо, ордуңуз ошол адамга өтөт; мындан мурда баш тартсаңыз, аны күтүп жаткан адам алат.
held-stays_away = Каттооңуз мурдагыдай эле күчүндө. Келе албасаңыз, башка адамды атаңыз же ордуңуздан баш тартыңыз.
answer-manage = Каттооңузду көрүү же өзгөртүү
answer-places-waiting = Учурда бардык орундар толгон. Чакырууну кабыл алсаңыз, Сиз күтүү тизмесине киресиз жана орун бошогондо дароо кабар аласыз.
answer-places-taken = Бардык орундар толгон жана күтүү тизмеси жок, ошондуктан азыр бул чакырууну кабыл алууга мүмкүн эмес. Уюштуруучуларга жазыңыз.
accept-title = Мен катышам
accept-title-again = Мен баары бир катышам
accept-button = Кабыл алып, катталуу
accept-button-registered = Кабыл алуу
decline-title = Мен катыша албайм
decline-title-again = Мен эми катыша албайм
decline-button = Баш тартуу
substitute-title = Менин ордума башка адам катышат
substitute-lead = Мындай учурда Сиз чакыруудан баш тарткан болуп эсептелесиз. Бул адамдын катышуусу чечиле элек болсо, биз ага өзүнчө чакыруу жөнөтөбүз.
substitute-lead-registered = Бул адам чакырууну кабыл алганга чейин каттооңуз сакталат; андан кийин ордуңуз ага өтөт.
substitute-button = Бул адамды атоо
answer-missing = Төмөнкү жооптордун бирин тандаңыз.

## A focal point names a delegation
delegation-title = Делегация: { $title }
delegation-lead = Бул иш-чарага катышуучуларды атоо суралган өлкө: { $country }.
delegation-lead-organization = Бул иш-чарага катышуучуларды атоо суралган уюм: { $organization } ({ $country }).
delegation-heading = Делегация
delegation-seats = Ага { $count } орун берилген.
delegation-alternates = Ага кошумча { $count } кошумча катышуучуну атай аласыз: негизгилердин бири келе албаса, анын ордуна келет.
delegation-until = Делегацияны ушул убакытка чейин атоону суранабыз: { $date }, { $time } ({ $zone }). Ага чейин тизмени каалашыңызча сактап, ошол эле шилтеме менен кайра кирип, өзгөртө аласыз.
delegation-how = Адегенде делегациянын башчысын, андан кийин калгандарын өз иретиңиз менен атаңыз. Адамды жылдыруу үчүн ордунун номерин өзгөртүңүз; тизмеден алып салуу үчүн бардык талааларды бошотуңуз.
delegation-empty-rows = Бош калтырылган саптар эсепке алынбайт.
delegation-head = 1. Делегациянын башчысы
delegation-row = { $number }.
delegation-save = Делегацияны сактоо
delegation-add = Сап кошуу
delegation-alternate = (кошумча)
delegation-saved = { $count ->
    [0] Сакталды. Учурда эч ким аталган жок.
   *[other] Сакталды. { $count } адам аталды.
}
delegation-come-back = Тизме уюштуруучуларга көрүнөт. Тандалгандарды алар өздөрү чакырышат; мындан ары эч нерсе кылуунун кереги жок.
delegation-changed = Сиз ачкандан бери тизмени башка бирөө өзгөрттү, ошондуктан эч нерсе сакталган жок.
delegation-changed-text = Төмөндө Сиз тергендер, андан кийин башка адам кошкондор турат. Карап чыгып, дагы бир жолу сактаңыз. Азырынча аталгандар:
delegation-decided = Чечим кабыл алынган
delegation-decided-text = Бул адамдар боюнча уюштуруучулар чечим кабыл алышкан, ошондуктан аларды бул жерде өзгөртүүгө же тизмеден алып салууга болбойт. Бир нерсе башкача болушу керек болсо, уюштуруучуларга жазыңыз.
delegation-closed = Катышуучуларды атоо мөөнөтү бүттү: { $date }, { $time } ({ $zone }).
delegation-closed-text = Бул жерде эми эч нерсени өзгөртүүгө болбойт. Кечиксеңиз же кимдир бирөөнү алмаштыруу керек болсо, уюштуруучуларга жазыңыз.
delegation-named = Аталгандар
delegation-nobody = Эч ким аталган жок.
note-verbale-heading = Вербалдык нота
note-verbale-how = Делегация тууралуу вербалдык нота болсо, аны бул жерде файл катары кошууга болот. Уюштуруучулар аны тизме менен кошо алышат.
file-help = Бир файл: { $kinds }; эң көбү { $size } МБ.
file-received = Алынган файл: { $name } ({ $size } КБ), { $date }, { $time } ({ $zone }).
file-newer = Азыр тандалган файл мурдагысынын ордуна коюлат.
file-given = Файл: { $name } ({ $size } КБ).
file-remove = Бул файлды өчүрүү
field-note_verbale = Вербалдык нотанын файлы
gender-female = Аял
gender-male = Эркек
gender-other = Башка
gender-undisclosed = Көрсөтүлбөсүн

## Forms
form-required-note = «Милдеттүү эмес» деп белгиленбеген бардык талааларды толтуруңуз.
optional = (милдеттүү эмес)
choose = Тандаңыз…
yes = Ооба
no = Жок
condition-answer = «{ $label }» суроосуна мындай жооп берсеңиз гана: { $answers }
condition-any = «{ $label }» суроосуна жооп катары бир нерсе тандасаңыз гана.
condition-in_person = Бетме-бет катышсаңыз гана.
condition-online = Онлайн катышсаңыз гана.
taken-from = «{ $event }» иш-чарасына каттооңуздан алынды. Азыр башкача болсо, өзгөртүңүз.
sensitive-note = { $days ->
    [0] Шифрленген түрдө, уюштуруучулар үчүн гана сакталат жана иш-чара аяктаганда өчүрүлөт.
   *[other] Шифрленген түрдө, уюштуруучулар үчүн гана сакталат жана иш-чарадан кийин { $days } күн өткөндө өчүрүлөт.
}
sensitive-part = Бергениңиздин бир бөлүгү көрсөтүлгөн; баарын сактоо үчүн ошол бойдон калтырыңыз же кайра териңиз.
errors-title = Киргизген маалыматыңызды текшериңиз
save-button = Өзгөртүүлөрдү сактоо
error-required = «{ $label }» талаасы толтурулган эмес.
error-email = «{ $label }» талаасына бир гана электрондук почта дарегин жазыңыз, мисалы, name@example.org.
error-too_long = «{ $label }» талаасындагы текст өтө узун.
error-too_short = «{ $label }» талаасындагы текст өтө кыска.
error-choice = «{ $label }» суроосунун жоопторунун бирин тандаңыз.
error-country = «{ $label }» талаасында өлкөнү тандаңыз.
error-number = «{ $label }» талаасында сан болушу керек.
error-date = «{ $label }» талаасында күн болушу керек, мисалы, 2026-11-25.
error-not_before = «{ $label }» талаасындагы күн андан мурда болууга тийиш башка күндөн эрте.
error-type = «{ $label }» суроосунун жоопторунун бирин тандаңыз.
error-control_character = «{ $label }» талаасында сактоого мүмкүн болбогон белгилер бар; аны жөнөкөй текст катары териңиз.
error-bidi_control = «{ $label }» талаасында жазуунун багытын өзгөрткөн көрүнбөгөн белгилер бар; аны кайра териңиз.
error-web_address = «{ $label }» талаасында сайттын дареги бар; аны алып салыңыз.
error-full = Мындай орундардын баары толгон. «{ $label }» талаасында башка жоопту тандаңыз.
error-not_offered = «{ $label }» талаасында ушул иш-чара сунуштаган жооптордун бирин тандаңыз.
error-same_person = «{ $label }» талаасында өз дарегиңиз көрсөтүлгөн; башка адамды атаңыз.
error-twice = «{ $label }» талаасында ушул тизмедеги башка адамдын маалыматы турат.
error-seats_full = Тизмедеги адамдар орундардан көп. Бул адамды кошумча деп белгилеңиз же кимдир бирөөнү тизмеден алып салыңыз.
error-alternates_full = Тизмедеги кошумча катышуучулар суралгандан көп. Бирөөнү тизмеден алып салыңыз.
error-decided = Бул адам боюнча уюштуруучулар чечим кабыл алышкан: ал жөнүндө айтылганды бул жерде эми өзгөртүүгө болбойт.
error-masked = «{ $label }» талаасы жарым-жартылай көрсөтүлгөн. Аны кайра териңиз же мурдагыдай калтырыңыз.
error-file_empty = «{ $label }» талаасындагы файл бош. Аны кайра же башкасын тандаңыз.
error-file_too_large = «{ $label }» талаасындагы файл өтө чоң. Кичирээгин тандаңыз.
error-file_kind = «{ $label }» талаасында мындай түрдөгү файл кабыл алынбайт. Талаанын жанында аталган түрлөрдүн бирин тандаңыз.
error-file_broken = «{ $label }» талаасындагы файл окулбайт же анда макростор бар. Аны кайра же аталган башка түрдө сактап, кайрадан тандаңыз.
error-file_gone = «{ $label }» талаасындагы файл мындан ары сакталбайт. Аны кайра тандаңыз.
error-form_changed = Сиз бул баракты ачкандан бери андагы суроолор өзгөрдү. Аларды кайра карап чыгып, дагы бир жолу жөнөтүңүз.
error-form = Киргизген маалыматыңызды текшериңиз.
error-other = «{ $label }» талаасын текшериңиз.

## Registering
sign-up-title = Каттоо: { $title }
sign-up-heading = Каттоо
sign-up-lead = Дарегиңизге шилтеме жөнөтөбүз. Ошол шилтеме аркылуу өткөндөн кийин каттооңуз күчүнө кирет.
sign-up-button = Арызды жөнөтүү

## One's registration
registration-title = Сиздин каттооңуз: { $title }
registration-of = Катталган адам: { $name }, { $as }
registration-code = Каттоо коду
registration-code-help = Муну кире бериште көрсөтүңүз: чарчыда да ушул эле код жазылган.
registration-qr = { $code } жазылган QR-код
registration-email = Эл. почта
registration-calendar = Календарыңызга кошуу
registration-join = Онлайн кошулуу
registration-message = Уюштуруучулардан

status-unverified-title = Дарегиңизди ырастаңыз
status-unverified-text = Электрондук почта дарегиңизди ырастаганда каттооңуз дароо күчүнө кирет.
status-pending-title = Чечим күтүлүүдө
status-pending-text = Уюштуруучулар арызыңызды карап чыгып, Сизге жазышат. Азыр эч нерсе кылуунун кереги жок.
status-confirmed-title = Сиз катталдыңыз
status-confirmed-text = Катышууңуз ырасталды. Сизди чыдамсыздык менен күтөбүз.
status-waitlisted-title = Сиз күтүү тизмесиндесиз
status-waitlisted-text = Сиз үчүн орун бошогондо дароо жазабыз. Азыр эч нерсе кылуунун кереги жок.
status-rejected-title = Арыз кабыл алынган жок
status-rejected-text = Уюштуруучулар бул арызды кабыл ала алышкан жок. Суроолоруңуз болсо, уюштуруучуларга жазыңыз.
status-withdrawn-title = Каттооңуз жокко чыгарылды
status-withdrawn-text = Сиз эми катталган эмессиз.
status-taken_out-title = Уюштуруучулар каттооңузду жокко чыгарышты
status-taken_out-text = Сиз эми катталган эмессиз. Эгер бул ката болсо, уюштуруучуларга жазыңыз.
status-replaced-title = Сиздин ордуңузга башка адам катышат
status-replaced-text = Сиз эми катталган эмессиз.
status-over-title = Иш-чара аяктады
status-over-text = Сиз бул иш-чарага катталган элеңиз.
status-over-text-waited = Бул иш-чарада Сизге орун тийген жок; бул жерде эми эч нерсени өзгөртүүгө болбойт.
status-reason = Себеби: { $reason }
waiting-ahead = { $count ->
    [0] Сиздин алдыңызда эч ким жок.
   *[other] Сиздин алдыңызда { $count } адам бар.
}

notice-accepted = Сиз чакырууну кабыл алдыңыз.
notice-saved = Өзгөртүүлөрүңүз сакталды.
notice-confirmed = Дарегиңиз ырасталды.
notice-withdrawn = Сиз каттооңузду жокко чыгардыңыз.
notice-returned = Кайра кош келиңиз. Каттооңуз кайрадан күчүндө.

confirm-text = Биздин баракта ушул маалымат жазылган. Туура эмес жерлерин оңдоңуз; ушул жерде ырастаганыңыз гана эске алынат.
confirm-button = Дарегимди ырастоо
edit-title = Сиздин маалыматыңыз
edit-until = Аларды ушул убакытка чейин өзгөртө аласыз: { $date }, { $time } ({ $zone }).
edit-closed = Айтканыңызды бул жерде эми өзгөртүүгө болбойт.
edit-closed-ask = Бир нерсе туура эмес болсо, уюштуруучуларга жазыңыз.
withdraw-title = Келе албайсызбы?
withdraw-text = Орунду башка адам ала алышы үчүн каттооңузду жокко чыгарыңыз. Орун болсо, кийинчерээк кайра каттала аласыз.
withdraw-text-waiting = Мындан ары күткүңүз келбесе, каттооңузду жокко чыгарыңыз. Кийинчерээк кайра каттала аласыз, бирок кезектеги мурдагы ордуңуз сакталбайт.
withdraw-button = Каттоомду жокко чыгаруу
return-title = Баары бир келе аласызбы?
return-text = Бош орун бар болсо, Сиз кайра катталасыз.
return-button = Кайра катталуу

## Stopping mails that go to many
unsubscribe-title = «{ $title }» иш-чарасы жөнүндө каттар
unsubscribe-for = { $email } дарегине келүүчү каттар
unsubscribe-nothing-title = Сизди бул жерге алып келген катка окшош каттарды токтоткуңуз келеби?
unsubscribe-nothing-text = Уюштуруучулар кээ бир каттарды бир эле учурда көп адамга жөнөтүшөт: практикалык маалымат, материалдар, ыраазычылык каттар. Сиз ушул иш-чара же бардык иш-чаралар боюнча мындай каттарды токтото аласыз.
unsubscribe-event-title = Сиз бул иш-чара боюнча мындай каттарды токтоттуңуз
unsubscribe-event-text = Уюштуруучулардын ушул иш-чара боюнча көп адамга жөнөтүлгөн каттары бул дарекке мындан ары келбейт.
unsubscribe-all-title = Сиз бардык иш-чаралар боюнча мындай каттарды токтоттуңуз
unsubscribe-all-text = Уюштуруучулардын көп адамга жөнөтүлгөн каттары бул дарекке мындан ары келбейт.
unsubscribe-still = Чакыруу, ырастоо же күндүн өзгөрүшү сыяктуу жалгыз Сизге тиешелүү каттар мурдагыдай эле келе берет.
unsubscribe-others = Бул дарекке кат жөнөтүү башка себептен да токтотулган, мисалы, каттар кайтып келген. Каттарды кайра алуу үчүн уюштуруучуларга жазыңыз.
unsubscribe-event-button = Бул иш-чара боюнча мындай каттарды токтотуу
unsubscribe-all-button = Бардык иш-чаралар боюнча мындай каттарды токтотуу
unsubscribe-back-button = Мындай каттарды кайра алуу

## The first page
home-title = Convoke
home-lead = Бул сервер семинарларды жана кеңешмелерди тейлейт: чакырууларды жөнөтөт, каттоону жүргүзөт жана программаларды көрсөтөт.
home-people = Сизге чакыруу келген же Сиз катталган болсоңуз, каттагы шилтемени ачыңыз. Ал Сиздин жеке барагыңызга алып барат; эсеп жазуусу жана сырсөз керек эмес.
home-programs = Башка системалар үчүн интерфейс (API) бар:
home-docs = Интерфейстин сүрөттөмөсү

## Messages
message-check-mail-title = Почтаңызды текшериңиз
message-check-mail-text = { $email } дарегине кат жөнөттүк. Каттоону аяктоо үчүн андагы шилтеме аркылуу өтүңүз. Бир нече мүнөттөн кийин кат келбесе, керексиз каттар папкасын караңыз.
message-link-sent-title = Жаңы шилтеме жөнөтүлдү
message-link-sent-text = Аны бизде бар дарегиңизге жөнөттүк. Каттын келиши бир нече мүнөт алышы мүмкүн.
message-not-found-title = Барак табылган жок
message-not-found-text = Бул даректе эч нерсе жок. Каттагы шилтеме аркылуу өткөн болсоңуз, анын толук экенин текшериңиз: кээ бир почта программалары узун шилтемелерди бөлүп жиберет.
message-expired-title = Шилтеменин мөөнөтү бүттү
message-expired-text = Аны мындан ары колдонууга болбойт. Эч нерсе өзгөртүлгөн жок.
message-withdrawn-title = Чакыруу кайтарып алынды
message-withdrawn-text = Ал эми жараксыз, ошондуктан ага жооп берүүгө болбойт. Суроолоруңуз болсо, уюштуруучуларга жазыңыз.
message-request-revoked-title = Суроо-талап кайтарып алынды
message-request-revoked-text = Делегация мүчөлөрүн атоочу шилтеме мындан ары жараксыз. Суроолоруңуз болсо же бирөөнү атагыңыз келсе, уюштуруучуларга жазыңыз.
message-replaced-title = Шилтеме алмаштырылды
message-replaced-text = Сизге жаңысы жөнөтүлдү: бул иш-чара жөнүндөгү акыркы каттагы шилтемени колдонуңуз. Андай кат жок болсо, уюштуруучуларга жазыңыз.
message-by-invitation-title = Чакыруу менен гана
message-by-invitation-text = Бул иш-чарага каттоо жеке чакыруу менен жүргүзүлөт. Сизге чакыруу жөнөтүлгөн болсо, каттагы шилтемени колдонуңуз. Катышкыңыз келсе, уюштуруучуларга жазыңыз.
message-full-title = Бардык орундар толду
message-full-text = Бош орун да, күтүү тизмеси да жок. Эч нерсе өзгөртүлгөн жок. Суроолоруңуз болсо, уюштуруучуларга жазыңыз.
message-not-yet-open-title = Каттоо азырынча ачыла элек
message-not-yet-open-text = Кийинчерээк кайра кириңиз.
message-closed-title = Каттоо жабык
message-closed-text = Бул жерде эми катталууга болбойт. Суроолоруңуз болсо, уюштуруучуларга жазыңыз.
message-cancelled-title = Иш-чара өткөрүлбөй турган болду
message-cancelled-text = Каттоо жабык. Суроолоруңуз болсо, уюштуруучуларга жазыңыз.
message-over-title = Иш-чара аяктады
message-over-text = Бул жерде эми катталууга же жооп берүүгө болбойт.
message-conflict-title = Азыр бул мүмкүн эмес
message-conflict-text = Эч нерсе өзгөртүлгөн жок. Учурдагы абалды көрүү үчүн каттагы шилтемени кайра ачыңыз.
message-forbidden-title = Уруксат жок
message-forbidden-text = Бул барак Сиз үчүн ачык эмес.
message-bad-form-title = Форманы окууга мүмкүн болгон жок
message-bad-form-text = Эч нерсе өзгөртүлгөн жок. Артка кайтып, аны кайра жөнөтүңүз.
message-too-large-title = Форма өтө чоң
message-too-large-text = Эч нерсе өзгөртүлгөн жок. Артка кайтып, тексттериңизди кыскартыңыз.
message-method-title = Муну бул жерде жасоого болбойт
message-method-text = Эч нерсе өзгөртүлгөн жок. Каттагы шилтемени кайра ачыңыз.
message-too-many-title = Аракеттер өтө көп
message-too-many-text = Бир нече мүнөт күтүп, кайра аракет кылыңыз.
message-unavailable-title = Учурда жеткиликсиз
message-unavailable-text = Эч нерсе өзгөртүлгөн жок. Бир нече мүнөттөн кийин кайра аракет кылыңыз.
message-internal-title = Бир нерсе туура эмес болуп калды
message-internal-text = Бул биздин катабыз, биз аны белгилеп койдук. Кийинчерээк кайра аракет кылыңыз.
message-request-id = Бул тууралуу бизге жазсаңыз, ушул номерди көрсөтүңүз:
message-event = Иш-чаранын барагына өтүү
renew-text = Бизде бар дарегиңизге жаңы шилтеме жөнөтө алабыз.
renew-button = Мага жаңы шилтеме жөнөтүңүз

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
refusal-registration-editing_closed-title = Маалыматыңызды бул жерде эми өзгөртүүгө болбойт
refusal-registration-editing_closed-text = Эч нерсе өзгөртүлгөн жок. Бир нерсе туура эмес болсо, уюштуруучуларга жазыңыз.
refusal-registration-taken_back-title = Бул каттоону уюштуруучулар жокко чыгарышкан
refusal-registration-taken_back-text = Эч нерсе өзгөртүлгөн жок. Катышкыңыз келсе, уюштуруучуларга жазыңыз.
refusal-registration-substituted-title = Сиздин ордуңузга башка адам келет
refusal-registration-substituted-text = Эч нерсе өзгөртүлгөн жок. Суроолоруңуз болсо, уюштуруучуларга жазыңыз.
refusal-invitation-expired-title = Чакыруунун мөөнөтү бүттү
refusal-invitation-expired-text = Ага эми жооп берүүгө болбойт. Эч нерсе өзгөртүлгөн жок. Суроолоруңуз болсо, уюштуруучуларга жазыңыз.
refusal-invitation-substituted-title = Сиздин ордуңузга башка адам келет
refusal-invitation-substituted-text = { answer-settled } Суроолоруңуз болсо, уюштуруучуларга жазыңыз.
refusal-nomination-quota_full-title = Өлкөңүзгө бөлүнгөн орундар толду
refusal-nomination-quota_full-text = Эч нерсе өзгөртүлгөн жок. Ошондо да катышкыңыз келсе, уюштуруучуларга жазыңыз.
refusal-invitation-place_kept-title = Орун мындан ары Сиз үчүн сакталбайт
refusal-invitation-place_kept-text = Эч нерсе өзгөртүлгөн жок. Ошондо да катышкыңыз келсе, уюштуруучуларга жазыңыз.
refusal-form-cross_site-title = Бул форма башка сайттан жөнөтүлдү
refusal-form-cross_site-text = Эч нерсе өзгөртүлгөн жок. Биздин баракты өзүңүз ачып, форманы ошол жерден жөнөтүңүз.
refusal-database-in_doubt-title = Бул өтө көп убакыт алды
refusal-database-in_doubt-text = Анын сакталганын азырынча айта албайбыз. Бир нече мүнөттөн кийин шилтемеңизди кайра ачып, дагы бир нерсе жөнөтүүдөн мурун текшериңиз.

# What people say about themselves.
field-full_name = Толук аты-жөнү
field-full_name-help = Өзүңүз кандай жазсаңыз, ошондой жазыңыз; катышуучулардын тизмесинде да ушундай турат.
field-email = Электрондук почта дареги
field-email-help = Ушул дарекке шилтеме жөнөтөбүз; ал аркылуу өткөндөн кийин каттооңуз күчүнө кирет.
field-organization = Уюм
field-position = Кызматы
field-asked = Суроолор
field-gender = Жынысы
field-alternate = Кошумча: башка бирөө келе албаса гана келет
field-rank = Ирети боюнча орду
field-country = Өлкө
field-attendance_mode = Кантип катышасыз?
field-mode-in_person = Бетме-бет
field-mode-online = Онлайн
field-consent_list = Катышуучулардын тизмесинде аталышыма макулмун
field-consent_list-help = Тизме катышуучуларга берилет: аты-жөнү, кызматы, уюму жана өлкөсү, дареги жок.
field-reason = Себеби
field-reason-help = Аны уюштуруучулар гана окушат.
field-substitute_full_name = Бул адамдын толук аты-жөнү
field-substitute_email = Бул адамдын электрондук почта дареги
field-substitute_email-help = Чакыруу ушул дарекке жөнөтүлөт.

# What stands above the columns of tables.
column-id = Идентификатор
column-full_name = Толук аты-жөнү
column-unnamed = Аты-жөнү белгисиз
column-given_name = Аты
column-family_name = Фамилиясы
column-patronymic = Атасынын аты
column-native_name = Эне тилиндеги аты-жөнү
column-badge_name = Төш белгидеги аты-жөнү
column-honorific = Урмат аты
column-email = Эл. почта
column-phone = Телефон
column-gender = Жынысы
column-position = Кызматы
column-organization = Уюм
column-organization_id = Уюмдун идентификатору
column-country = Өлкө
column-preferred_language = Каалаган тили
column-created_at = Кошулган убактысы
column-updated_at = Өзгөртүлгөн убактысы
column-code = Код
column-status = Абалы
column-role = Ролу
column-attendance_mode = Катышуу түрү
column-source = Булагы
column-waitlist_position = Күтүү тизмесиндеги орду
column-language = Каттардын тили
column-list_of_participants = Катышуучулардын тизмесинде
column-remark = Эскертүү
column-registered_by = Ким каттады
column-decided_by = Ким чечти
column-decision_reason = Себеби
column-confirmed_at = Ырасталган убактысы
column-withdrawn_at = Жокко чыгарылган убактысы
column-person_id = Адамдын идентификатору
column-invitation_id = Чакыруунун идентификатору
column-substitute_for_id = Кимдин ордуна
column-rank = Кезектеги орду
column-alternate = Кошумча
column-decline_reason = Баш тартуу себеби
column-decided_at = Качан чечилди
column-number = №
column-part = Бөлүк

# The parts of a list of participants, and what it is called.
table-participants = Катышуучулардын тизмеси
table-register = Реестр
table-people = Адамдар
table-nominations = Талапкерлер
participants-delegations = Делегациялар
participants-observers = Байкоочулар
participants-resource_persons = Эксперттер жана баяндамачылар
participants-organizers = Уюштуруучулар
participants-guests = Коноктор
participants-media = ЖМК

## Papers.
paper-page = { $page }-бет, баары { $pages }
paper-other_delegates = Башка делегаттар
paper-nobody = Бул тизмеде азырынча эч ким жок.
paper-badges = Төш белгилер
paper-no_badges = Төш белги керек болгондордун ичинен бетме-бет катышуусу ырасталган эч ким жок.
badge-role-delegate = Делегат
badge-role-observer = Байкоочу
badge-role-speaker = Баяндамачы
badge-role-resource_person = Эксперт
badge-role-organizer = Уюштуруучу
badge-role-guest = Конок
badge-role-media = ЖМК
letter-invitation = Чакыруу
letter-visa = Виза алуу өтүнүчүн колдоо каты
letter-reference = № { $reference }
letter-dear = Урматтуу { $name },
letter-dear_consul = Урматтуу айымдар жана мырзалар,
letter-to_consul = Консулдук бөлүмгө
letter-invites = Сизди «{ $event }» иш-чарасына катышууга урматтоо менен чакырабыз.
letter-welcome = Сизди кабыл алуу биз үчүн сыймык болор эле.
letter-confirms = Төмөнкү адамдын «{ $event }» иш-чарасына чакырылганын жана катталганын ырастайбыз: { $name }.
letter-asks = Бул сапарга керектүү визаны берүүңүздү суранабыз.
letter-write_to = Суроолоруңуз болсо, ушул дарекке жазыңыз: { $contact }.
letter-farewell = Урматтоо менен,
letter-fact-event = Иш-чара
letter-fact-dates = Күндөрү
letter-fact-place = Өтүүчү жери
letter-fact-role = Ролу
letter-fact-answer_by = Жооп берүү мөөнөтү
letter-fact-full_name = Толук аты-жөнү
letter-fact-passport = Паспорттун номери
letter-fact-citizenship = Жарандыгы
letter-fact-position = Кызматы
letter-fact-organization = Уюм
letter-fact-arrives_on = Келүү күнү
letter-fact-leaves_on = Кетүү күнү
letter-fact-code = Каттоо

## What changed, in mails
change-title = Аталышы
change-dates = Күндөрү
change-start = Башталышы
change-end = Аякташы
change-time_zone = Убакыт алкагы
change-place = Өтүүчү жери
change-format = Өткөрүү түрү
change-online_url = Онлайн жолугушуунун дареги
change-description = сүрөттөмөсү өзгөртүлдү
change-state = Абалы
change-role = Сиз катышасыз
change-country = Өлкө
change-organization = Уюм
change-position = Кызматы
change-sensitive_version = Купуя жооптор
change-consents = Макулдуктар
change-answers = Ушул суроолорго жоопторуңуз
change-invited_as = Сизди чакырабыз
change-answer_by = Жооп берүү мөөнөтү
format-in_person = бетме-бет
format-online = онлайн
format-hybrid = бетме-бет жана онлайн
state-unverified = дареги ырасталган эмес
state-pending = чечим күтүлүүдө
state-confirmed = ырасталган
state-waitlisted = күтүү тизмесинде
state-rejected = кабыл алынган эмес
state-withdrawn = жокко чыгарылган

# What is counted of an event.

statistics = Статистика
statistics-registrations = Каттоолор
statistics-confirmed = Ырасталганы
statistics-nobody = Азырынча эч ким каттала элек.
statistics-claims = Билдирилгени жана саналганы
statistics-claimed = Билдирилгени
statistics-counted = Саналганы
statistics-difference = Айырма
statistics-participants = Катышуучулар
statistics-countries = Өлкөлөр
statistics-over-time = Убакыт боюнча каттоолор
statistics-over-time-text = Каттоолор: { $people },
statistics-days = Күндөр боюнча
statistics-day = Күн
statistics-came = Жаңы
statistics-all = Баары
statistics-by-state = Абалы боюнча
statistics-by-country = Ырасталгандар, өлкөлөр боюнча
statistics-by-role = Ырасталгандар, ролдор боюнча
statistics-by-gender = Ырасталгандар, жынысы боюнча
statistics-by-organization = Ырасталгандар, уюмдун түрү боюнча
statistics-by-attendance = Ырасталгандар, келиши боюнча
statistics-attended = Келди
statistics-absent = Келген жок
statistics-unknown = Белгисиз
statistics-seats = Өлкөлөрдүн орундары
statistics-quota = Орундар
statistics-selected = Тандалганы
statistics-women = Аялдар
statistics-women-share = (максат: { $share } %)
organization-kind-government = Мамлекеттик орган
organization-kind-un_entity = Бириккен Улуттар Уюмунун түзүмү
organization-kind-intergovernmental = Өкмөттөр аралык уюм
organization-kind-academia = Илим жана билим
organization-kind-civil_society = Жарандык коом
organization-kind-private_sector = Жеке сектор
organization-kind-media = Жалпыга маалымдоо каражаттары
organization-kind-other = Башка
