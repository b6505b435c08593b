### Not reviewed by a native speaker.
###
### Words that stay the same throughout:
### event арга хэмжээ, seminar семинар, invitation урилга, registration бүртгэл, application хүсэлт,
### waiting list хүлээлгийн жагсаалт, organizer зохион байгуулагч, place суудал, withdraw бүртгэлээ цуцлах,
### decline татгалзах, link холбоос. The reader is «Та», with a capital letter.

## The language
own-name = Монгол
not-reviewed = Энэ орчуулгыг эх хэлтэй хүн хараахан хянаагүй байна.
list-and = { $first } болон { $last }

## Dates: month-1 stands after a day, month-alone-1 without one
month-1 = 1 сарын
month-2 = 2 сарын
month-3 = 3 сарын
month-4 = 4 сарын
month-5 = 5 сарын
month-6 = 6 сарын
month-7 = 7 сарын
month-8 = 8 сарын
month-9 = 9 сарын
month-10 = 10 сарын
month-11 = 11 сарын
month-12 = 12 сарын
month-alone-1 = 1 сар
month-alone-2 = 2 сар
month-alone-3 = 3 сар
month-alone-4 = 4 сар
month-alone-5 = 5 сар
month-alone-6 = 6 сар
month-alone-7 = 7 сар
month-alone-8 = 8 сар
month-alone-9 = 9 сар
month-alone-10 = 10 сар
month-alone-11 = 11 сар
month-alone-12 = 12 сар
weekday-1 = даваа гараг
weekday-2 = мягмар гараг
weekday-3 = лхагва гараг
weekday-4 = пүрэв гараг
weekday-5 = баасан гараг
weekday-6 = бямба гараг
weekday-7 = ням гараг
day-and-month = { $month } { $day }
date-full = { $year } оны { $days }
date-short = { $year } оны { $days }
date-and-weekday = { $date }, { $weekday }
year-alone = { $year } он
month-and-year = { $year } оны { $month }
time-from = эхлэх цаг: { $time }
time-until = дуусах цаг: { $time }

## Frame
skip-to-content = Агуулга руу очих
language-switch = Энэ хуудасны хэл
footer = Энэ хуудас күүки ашигладаггүй бөгөөд өөр сайтаас юу ч ачаалдаггүй.
error-prefix = Алдаа:

## Facts
fact-when = Хэзээ
fact-where = Хаана
fact-organizers = Зохион байгуулагчид
fact-languages = Ажлын хэл
fact-contact = Холбоо барих
fact-times-in = Цагийн бүс: { $zone }
fact-online = Цахим
theme = Сэдэв:
fact-also-online = Цахимаар оролцох боломжтой
fact-place-open = Дараа зарлана
fact-place-unknown = Тэмдэглээгүй

kind-seminar = Семинар
kind-workshop = Дадлага сургалт
kind-expert_group_meeting = Шинжээчдийн бүлгийн хурал
kind-study_visit = Танилцах аялал
kind-preparatory_meeting = Бэлтгэл хурал
kind-conference = Бага хурал
kind-training = Сургалт
kind-webinar = Вебинар
kind-other = Арга хэмжээ

modality-in_person = танхимаар
modality-online = цахимаар
modality-hybrid = танхимаар болон цахимаар

organization-role-lead = тэргүүлэх зохион байгуулагч
organization-role-co_organizer = хамтран зохион байгуулагч
organization-role-host = хүлээн авагч тал
organization-role-partner = түнш
organization-role-donor = хандивлагч

language-ar = араб
language-az = азербайжан
language-de = герман
language-en = англи
language-es = испани
language-fr = франц
language-hy = армян
language-ka = гүрж
language-kk = казах
language-ko = солонгос
language-ky = киргиз
language-mn = монгол
language-ru = орос
language-tg = тажик
language-tk = туркмен
language-tr = турк
language-uz = узбек
language-zh = хятад

event-status-draft = Энэ арга хэмжээг хараахан нийтлээгүй байна.
event-status-published = Энэ арга хэмжээ зарласны дагуу болно.
event-status-cancelled = Энэ арга хэмжээг цуцалсан.
event-status-completed = Энэ арга хэмжээ дууссан.
event-status-archived = Энэ арга хэмжээ дууссан.

## The event's page
about = Арга хэмжээний тухай
objectives = Зорилго
references = Баримт бичиг, холбоос
later-meetings = Дараагийн уулзалтууд
agenda = Хөтөлбөр
agenda-calendar = Хөтөлбөрийг хуанлидаа нэмэх
agenda-day-open = Өдрийг хараахан тогтоогоогүй
agenda-day-unknown = Өдрийг тэмдэглээгүй
room = Танхим: { $room }
visit-host = Хүлээн авагч байгууллага: { $host }
taking-part = Оролцох
sign-up-open = Бүртгэл нээлттэй байна.
sign-up-open-until = Бүртгэл дараах хугацаа хүртэл нээлттэй: { $date }, { $time } ({ $zone }).
sign-up-waiting-list = Бүх суудал дүүрсэн. Та хүлээлгийн жагсаалтад бүртгүүлж болно.
sign-up-not-yet = Бүртгэл дараах хугацаанд эхэлнэ: { $date }, { $time } ({ $zone }).
sign-up-full = Бүх суудал дүүрсэн.
sign-up-closed = Бүртгэл хаагдсан.
sign-up-by-invitation = Энэ арга хэмжээнд зөвхөн урилгаар оролцоно. Танд урилга ирсэн бол захидал дахь холбоосыг ашиглана уу.
register = Бүртгүүлэх
join-waiting-list = Хүлээлгийн жагсаалтад бүртгүүлэх
places-left = { $count } суудал үлдсэн.
mode-places-left = { $count } суудал үлдсэн
mode-places-free = сул суудал бий
mode-places-waiting = хүлээлгийн жагсаалт
mode-places-taken = сул суудалгүй

item-opening = Нээлт
item-keynote = Гол илтгэл
item-presentation = Илтгэл
item-country_presentation = Улсын илтгэл
item-discussion = Хэлэлцүүлэг
item-visit = Айлчлал
item-break = Завсарлага
item-closing = Хаалт

speaker-speaker = илтгэгч
speaker-moderator = чиглүүлэгч
speaker-panellist = хэлэлцүүлгийн оролцогч
speaker-chair = дарга
speaker-rapporteur = нэгтгэн дүгнэгч
speaker-discussant = шүүмж хэлэгч

## An invitation
invitation-title = Урилга: { $title }
invitation-salutation = Эрхэм хүндэт { $name },
invitation-lead = Таныг энэ арга хэмжээнд { $as } оролцохыг урьж байна.
invitation-jump = Энэ урилгад хариулах
invitation-sent-to = Энэ урилга нь зөвхөн Танд зориулагдсан. Дараах хаягт илгээсэн: { $email }.
invitation-message = Зохион байгуулагчдаас
invitation-answer-by = Дараах хугацаа хүртэл хариулна уу: { $date }, { $time } ({ $zone }).
invitation-open = Арга хэмжээ дуустал Та энэ хуудсыг дахин нээж, хариулах эсвэл хариултаа өөрчлөх боломжтой.
as-delegate = төлөөлөгчөөр
as-observer = ажиглагчаар
as-speaker = илтгэгчээр
as-resource_person = уригдсан шинжээчээр
as-media = хэвлэл мэдээллийн төлөөлөгчөөр
as-organizer = зохион байгуулагчаар
as-guest = зочноор
as-participant = оролцогчоор
your-answer = Таны хариулт
answer-choose = Доор урилгыг хүлээн авч бүртгүүлэх, татгалзах эсвэл өөрийн оронд ирэх хүнийг нэрлэнэ үү.
answer-choose-taken = Хэрэв ямар ч байсан ирэх боломжгүй бол татгалзах эсвэл өөрийн оронд ирж болох хүнийг нэрлэнэ үү.
answer-choose-registered = Доор урилгыг хүлээн авах, татгалзах эсвэл өөрийн оронд ирэх хүнийг нэрлэнэ үү.
answer-registered-confirmed = Та { $as } аль хэдийн бүртгүүлсэн байна.
answer-registered-pending = Та { $as } оролцох хүсэлт аль хэдийн гаргасан; зохион байгуулагчид хараахан шийдвэрлээгүй байна.
answer-registered-waitlisted = Та { $as } аль хэдийн хүлээлгийн жагсаалтад орсон байна.
answer-registered-accept = Урилгыг хүлээн авбал Та { $as } оролцоно.
answer-registered-decline = Татгалзвал таны бүртгэл цуцлагдана; өөр хүн нэрлэвэл тэр хүн урилгыг хүлээн автал бүртгэл хэвээр үлдэнэ.
answer-withdrawn = Таны бүртгэл цуцлагдсан.
answer-rejected = Зохион байгуулагчид таны хүсэлтийг хүлээн аваагүй.
answer-given-back = Суудлыг Танд цаашид хадгалахгүй. Хэрэв Та оролцохыг хүссэн хэвээр бол зохион байгуулагчдад бичнэ үү.
answer-see = Бүртгэлээ харах
answer-jump-decline = Татгалзах хэсэг рүү очих
answer-accepted = Та энэ урилгыг хүлээн авсан: { $date }, { $time } ({ $zone }).
answer-declined = Та энэ урилгаас татгалзсан: { $date }, { $time } ({ $zone }).
answer-thanks-accepted = Баярлалаа. Та урилгыг хүлээн авлаа.
answer-thanks-declined = Мэдэгдсэнд баярлалаа. Та урилгаас татгалзлаа.
answer-thanks-substituted = Баярлалаа. Таны хэнийг нэрлэснийг зохион байгуулагчид харна. Энэ хүний оролцох эсэх шийдэгдээгүй бол түүнд урилга илгээгдэж байна.
answer-reason = Таны дурдсан шалтгаан: { $reason }
answer-change = Арга хэмжээ дуустал Та хариултаа өөрчилж болно.
answer-change-until = Та хариултаа дараах хугацаа хүртэл өөрчилж болно: { $date }, { $time } ({ $zone }).
answer-named = Таны өөрийн оронд нэрлэсэн хүн: { $name }.
answer-settled = Таны оронд өөр хүн ирэх тул энэ урилгыг цаашид хүлээн авах эсвэл бусдад шилжүүлэх боломжгүй.
named-asked = Таны суудлын талаар энэ хүнээс хараахан хариу ирээгүй байна.
named-undecided = Энэ хүн урилгыг хүлээн авсан, зохион байгуулагчид хараахан шийдвэрлээгүй байна.
named-comes = { answer-settled }
named-stays_away = Энэ хүн ирэхгүй.
held-asked = Энэ хүн таны оронд ирэхийг зөвшөөрөхгүй бол таны бүртгэл хэвээр үлдэнэ; зөвшөөрвөл таны суудал түүнд шилжих бөгөөд энэ тухай Танд захидлаар мэдэгдэнэ. Хэрэв мэдээ ирэхгүй бөгөөд Та ирэх боломжгүй бол хүлээж буй хүнд очуулахын тулд суудлаасаа татгалзана уу.
held-undecided = Тэр хүртэл таны бүртгэл хэвээр үлдэнэ. Шийдвэр нааштай гарвал таны суудал тэр хүнд шилжинэ; түүнээс өмнө татгалзвал суудал хүлээж буй хүнд очно.
held-stays_away = Таны бүртгэл өмнөх хэвээр хүчинтэй. Ирэх боломжгүй бол өөр хүн нэрлэх эсвэл суудлаасаа татгалзана уу.
answer-manage = Бүртгэлээ харах, өөрчлөх
answer-places-waiting = Одоогоор бүх суудал дүүрсэн. Урилгыг хүлээн авбал Та хүлээлгийн жагсаалтад орох бөгөөд суудал гармагц мэдэгдэнэ.
answer-places-taken = Бүх суудал дүүрсэн, хүлээлгийн жагсаалтгүй тул энэ урилгыг одоо хүлээн авах боломжгүй. Зохион байгуулагчдад бичнэ үү.
accept-title = Би оролцоно
accept-title-again = Би оролцохоор болсон
accept-button = Хүлээн авч бүртгүүлэх
accept-button-registered = Хүлээн авах
decline-title = Би оролцож чадахгүй
decline-title-again = Би цаашид оролцож чадахгүй боллоо
decline-button = Татгалзах
substitute-title = Миний оронд өөр хүн оролцоно
substitute-lead = Энэ тохиолдолд Та урилгаас татгалзсанд тооцогдоно. Энэ хүний оролцох эсэх шийдэгдээгүй бол бид түүнд тусдаа урилга илгээнэ.
substitute-lead-registered = Энэ хүн урилгыг хүлээн автал таны бүртгэл хэвээр үлдэнэ; дараа нь таны суудал түүнд шилжинэ.
substitute-button = Энэ хүнийг нэрлэх
answer-missing = Доорх хариултуудын аль нэгийг сонгоно уу.

## A focal point names a delegation
delegation-title = Төлөөлөгчид: { $title }
delegation-lead = Энэ арга хэмжээнд оролцох хүмүүсийг нэрлэхийг хүссэн улс: { $country }.
delegation-lead-organization = Энэ арга хэмжээнд оролцох хүмүүсийг нэрлэхийг хүссэн байгууллага: { $organization } ({ $country }).
delegation-heading = Төлөөлөгчид
delegation-seats = Үүнд { $count } суудал хуваарилсан.
delegation-alternates = Үүнээс гадна { $count } нөөц оролцогч нэрлэж болно: үндсэн хүмүүсээс хэн нэгэн ирж чадахгүй бол оронд нь ирнэ.
delegation-until = Төлөөлөгчдийг дараах хугацаа хүртэл нэрлэнэ үү: { $date }, { $time } ({ $zone }). Тэр хүртэл жагсаалтыг хэдэн ч удаа хадгалж, энэ холбоосоор буцаж ирээд өөрчилж болно.
delegation-how = Эхлээд төлөөлөгчдийн тэргүүнийг, дараа нь бусдыг өөрийн дарааллаар нэрлэнэ үү. Хүнийг шилжүүлэхийн тулд байрны дугаарыг өөрчилнө үү; жагсаалтаас хасахын тулд бүх талбарыг хоосолно уу.
delegation-empty-rows = Хоосон үлдээсэн мөрийг тооцохгүй.
delegation-head = 1. Төлөөлөгчдийн тэргүүн
delegation-row = { $number }.
delegation-save = Төлөөлөгчдийг хадгалах
delegation-add = Мөр нэмэх
delegation-alternate = (нөөц)
delegation-saved = { $count ->
    [0] Хадгаллаа. Одоогоор хэнийг ч нэрлээгүй байна.
   *[other] Хадгаллаа. { $count } хүн нэрлэсэн байна.
}
delegation-come-back = Зохион байгуулагчид жагсаалтыг харна. Сонгосон хүмүүсээ өөрсдөө урих тул Та өөр юу ч хийх шаардлагагүй.
delegation-changed = Таныг нээснээс хойш өөр хүн жагсаалтыг өөрчилсөн тул юу ч хадгалагдаагүй.
delegation-changed-text = Доор Таны бичсэн, түүний дараа нөгөө хүний нэмсэн хүмүүс байна. Хянаад дахин хадгална уу. Одоогоор нэрлэсэн:
delegation-decided = Шийдвэрлэсэн
delegation-decided-text = Зохион байгуулагчид эдгээр хүний талаар шийдвэрлэсэн тул энд өөрчлөх, жагсаалтаас хасах боломжгүй. Ямар нэг зүйл өөр байх ёстой бол зохион байгуулагчдад бичнэ үү.
delegation-closed = Нэрлэх хугацаа дууссан: { $date }, { $time } ({ $zone }).
delegation-closed-text = Энд цаашид юу ч өөрчлөх боломжгүй. Хоцорсон эсвэл хэн нэгнийг солих шаардлагатай бол зохион байгуулагчдад бичнэ үү.
delegation-named = Нэрлэсэн хүмүүс
delegation-nobody = Хэнийг ч нэрлээгүй.
note-verbale-heading = Вербаль нот
note-verbale-how = Төлөөлөгчдийн талаар вербаль нот байгаа бол энд файлаар хавсаргаж болно. Зохион байгуулагчид түүнийг жагсаалттай хамт авна.
file-help = Нэг файл: { $kinds }; ихдээ { $size } МБ.
file-received = Хүлээн авсан файл: { $name } ({ $size } КБ), { $date }, { $time } ({ $zone }).
file-newer = Одоо сонгосон файл өмнөхийг орлоно.
file-given = Файл: { $name } ({ $size } КБ).
file-remove = Энэ файлыг устгах
field-note_verbale = Вербаль нотын файл
gender-female = Эмэгтэй
gender-male = Эрэгтэй
gender-other = Бусад
gender-undisclosed = Дурдахгүй

## Forms
form-required-note = «Заавал биш» гэж тэмдэглээгүй бүх талбарыг бөглөнө үү.
optional = (заавал биш)
choose = Сонгоно уу…
yes = Тийм
no = Үгүй
condition-answer = «{ $label }» асуултад дараах байдлаар хариулсан бол: { $answers }
condition-any = «{ $label }» асуултын хариултад ямар нэг зүйл сонгосон бол.
condition-in_person = Зөвхөн танхимаар оролцох бол.
condition-online = Зөвхөн цахимаар оролцох бол.
taken-from = «{ $event }» арга хэмжээний бүртгэлээс тань авсан. Одоо өөр бол өөрчилнө үү.
sensitive-note = { $days ->
    [0] Шифрлэсэн хэлбэрээр, зөвхөн зохион байгуулагчдад зориулж хадгалах бөгөөд арга хэмжээ дуусахад устгана.
   *[other] Шифрлэсэн хэлбэрээр, зөвхөн зохион байгуулагчдад зориулж хадгалах бөгөөд арга хэмжээнээс хойш { $days } хоногийн дараа устгана.
}
sensitive-part = Таны өгснөөс хэсгийг үзүүлж байна; бүгдийг хадгалах бол хэвээр үлдээх эсвэл дахин бичнэ үү.
errors-title = Оруулсан мэдээллээ шалгана уу
save-button = Өөрчлөлтийг хадгалах
error-required = «{ $label }» талбарыг бөглөөгүй байна.
error-email = «{ $label }» талбарт нэг цахим шуудангийн хаяг бичнэ үү, жишээ нь name@example.org.
error-too_long = «{ $label }» талбарын бичвэр хэт урт байна.
error-too_short = «{ $label }» талбарын бичвэр хэт богино байна.
error-choice = «{ $label }» асуултын хариултуудаас нэгийг сонгоно уу.
error-country = «{ $label }» талбарт улсаа сонгоно уу.
error-number = «{ $label }» талбарт тоо байх ёстой.
error-date = «{ $label }» талбарт огноо байх ёстой, жишээ нь 2026-11-25.
error-not_before = «{ $label }» талбарын огноо түүнээс түрүүлэх ёстой өөр огнооноос өмнө байна.
error-type = «{ $label }» асуултын хариултуудаас нэгийг сонгоно уу.
error-control_character = «{ $label }» талбарт хадгалах боломжгүй тэмдэгт байна; энгийн бичвэрээр бичнэ үү.
error-bidi_control = «{ $label }» талбарт бичгийн чиглэлийг өөрчилдөг үл үзэгдэх тэмдэгт байна; дахин бичнэ үү.
error-web_address = «{ $label }» талбарт сайтын хаяг байна; түүнийг хасна уу.
error-full = Ийм төрлийн бүх суудал дүүрсэн. «{ $label }» талбарт өөр хариулт сонгоно уу.
error-not_offered = «{ $label }» талбарт энэ арга хэмжээний санал болгож буй хариултуудаас нэгийг сонгоно уу.
error-same_person = «{ $label }» талбарт Таны өөрийн хаяг байна; өөр хүн нэрлэнэ үү.
error-twice = «{ $label }» талбарт энэ жагсаалтын өөр хүний мэдээлэл байна.
error-seats_full = Жагсаалтад суудлаас олон хүн байна. Энэ хүнийг нөөц гэж тэмдэглэх эсвэл хэн нэгнийг жагсаалтаас хасна уу.
error-alternates_full = Жагсаалтад хүссэнээс олон нөөц оролцогч байна. Нэгийг нь хасна уу.
error-decided = Зохион байгуулагчид энэ хүний талаар шийдвэрлэсэн: түүний тухай хэлснийг энд цаашид өөрчлөх боломжгүй.
error-masked = «{ $label }» талбарыг хэсэгчлэн үзүүлж байна. Дахин бичих эсвэл өмнөх хэвээр үлдээнэ үү.
error-file_empty = «{ $label }» талбарын файл хоосон байна. Дахин эсвэл өөр файл сонгоно уу.
error-file_too_large = «{ $label }» талбарын файл хэт том байна. Жижгийг нь сонгоно уу.
error-file_kind = «{ $label }» талбарт ийм төрлийн файл хүлээн авахгүй. Талбарын хажууд нэрлэсэн төрлүүдийн нэгийг сонгоно уу.
error-file_broken = «{ $label }» талбарын файлыг унших боломжгүй эсвэл макротой байна. Дахин эсвэл нэрлэсэн өөр төрлөөр хадгалж, дахин сонгоно уу.
error-file_gone = «{ $label }» талбарын файл хадгалагдахаа больсон. Дахин сонгоно уу.
error-form_changed = Таныг энэ хуудсыг нээснээс хойш асуултууд өөрчлөгдсөн. Дахин хараад, дахин илгээнэ үү.
error-form = Оруулсан мэдээллээ шалгана уу.
error-other = «{ $label }» талбарыг шалгана уу.

## Registering
sign-up-title = Бүртгэл: { $title }
sign-up-heading = Бүртгэл
sign-up-lead = Бид таны хаягт холбоос илгээнэ. Түүгээр орсны дараа таны бүртгэл хүчинтэй болно.
sign-up-button = Хүсэлт илгээх

## One's registration
registration-title = Таны бүртгэл: { $title }
registration-of = Бүртгүүлсэн хүн: { $name }, { $as }
registration-code = Бүртгэлийн код
registration-code-help = Үүнийг үүдэнд үзүүлнэ үү: дөрвөлжинд мөн энэ код бий.
registration-qr = { $code } гэсэн QR код
registration-email = Цахим шуудан
registration-calendar = Хуанлидаа нэмэх
registration-join = Цахимаар нэгдэх
registration-message = Зохион байгуулагчдаас

status-unverified-title = Хаягаа баталгаажуулна уу
status-unverified-text = Цахим шуудангийн хаягаа баталгаажуулмагц таны бүртгэл хүчинтэй болно.
status-pending-title = Шийдвэр хүлээж байна
status-pending-text = Зохион байгуулагчид таны хүсэлтийг хянаж, Танд бичнэ. Одоо юу ч хийх шаардлагагүй.
status-confirmed-title = Та бүртгүүллээ
status-confirmed-text = Таны оролцоо баталгаажлаа. Тантай уулзахыг тэсэн ядан хүлээж байна.
status-waitlisted-title = Та хүлээлгийн жагсаалтад байна
status-waitlisted-text = Танд суудал гармагц бид бичнэ. Одоо юу ч хийх шаардлагагүй.
status-rejected-title = Хүлээн аваагүй
status-rejected-text = Зохион байгуулагчид энэ хүсэлтийг хүлээн авч чадсангүй. Асуулт байвал зохион байгуулагчдад бичнэ үү.
status-withdrawn-title = Таны бүртгэл цуцлагдсан
status-withdrawn-text = Та одоо бүртгэлгүй байна.
status-taken_out-title = Зохион байгуулагчид таны бүртгэлийг цуцалсан
status-taken_out-text = Та одоо бүртгэлгүй байна. Хэрэв энэ нь алдаа бол зохион байгуулагчдад бичнэ үү.
status-replaced-title = Таны оронд өөр хүн оролцоно
status-replaced-text = Та одоо бүртгэлгүй байна.
status-over-title = Энэ арга хэмжээ дууссан
status-over-text = Та энэ арга хэмжээнд бүртгүүлсэн байсан.
status-over-text-waited = Танд суудал хүрээгүй; энд цаашид юу ч өөрчлөх боломжгүй.
status-reason = Шалтгаан: { $reason }
waiting-ahead = { $count ->
    [0] Таны өмнө хэн ч алга.
   *[other] Таны өмнө { $count } хүн байна.
}

notice-accepted = Та урилгыг хүлээн авлаа.
notice-saved = Таны өөрчлөлт хадгалагдлаа.
notice-confirmed = Таны хаяг баталгаажлаа.
notice-withdrawn = Та бүртгэлээ цуцаллаа.
notice-returned = Дахин тавтай морил. Таны бүртгэл дахин хүчинтэй боллоо.

confirm-text = Манай хуудсанд дараах зүйлийг бичсэн байна. Буруу зүйлийг засна уу; зөвхөн Таны энд баталсан зүйлийг тооцно.
confirm-button = Хаягаа баталгаажуулах
edit-title = Таны мэдээлэл
edit-until = Эдгээрийг дараах хугацаа хүртэл өөрчилж болно: { $date }, { $time } ({ $zone }).
edit-closed = Таны хэлснийг энд цаашид өөрчлөх боломжгүй.
edit-closed-ask = Ямар нэг зүйл буруу бол зохион байгуулагчдад бичнэ үү.
withdraw-title = Ирж чадахгүй болсон уу?
withdraw-text = Суудлыг өөр хүн авч болохоор бүртгэлээ цуцална уу. Суудал байвал Та дараа дахин бүртгүүлж болно.
withdraw-text-waiting = Цаашид хүлээхийг хүсэхгүй бол бүртгэлээ цуцална уу. Та дараа дахин бүртгүүлж болно, гэхдээ өмнөх дараалал хадгалагдахгүй.
withdraw-button = Бүртгэлээ цуцлах
return-title = Ирж чадахаар болсон уу?
return-text = Суудал байгаа бол Та дахин бүртгэгдэнэ.
return-button = Дахин бүртгүүлэх

## Stopping mails that go to many
unsubscribe-title = «{ $title }» арга хэмжээний тухай захидал
unsubscribe-for = { $email } хаягт ирэх захидал
unsubscribe-nothing-title = Таныг энд авчирсан захидалтай адил захидлыг зогсоох уу?
unsubscribe-nothing-text = Зохион байгуулагчид зарим захидлыг олон хүнд нэг дор илгээдэг: хэрэгтэй мэдээлэл, материал, талархал. Та энэ арга хэмжээний эсвэл бүх арга хэмжээний ийм захидлыг зогсоож болно.
unsubscribe-event-title = Та энэ арга хэмжээний тухай ийм захидлыг зогсоосон
unsubscribe-event-text = Зохион байгуулагчдын энэ арга хэмжээний талаар олон хүнд нэг дор илгээдэг захидал энэ хаягт цаашид ирэхгүй.
unsubscribe-all-title = Та бүх арга хэмжээний тухай ийм захидлыг зогсоосон
unsubscribe-all-text = Зохион байгуулагчдын олон хүнд нэг дор илгээдэг захидал энэ хаягт цаашид ирэхгүй.
unsubscribe-still = Урилга, баталгаажуулалт, огнооны өөрчлөлт зэрэг зөвхөн Танд хамаатай захидал өмнөх шигээ ирсээр байна.
unsubscribe-others = Энэ хаягт захидал илгээхийг өөр шалтгаанаар мөн зогсоосон, жишээ нь захидал буцаж ирсэн. Захидлыг дахин авахыг хүсвэл зохион байгуулагчдад бичнэ үү.
unsubscribe-event-button = Энэ арга хэмжээний тухай ийм захидлыг зогсоох
unsubscribe-all-button = Бүх арга хэмжээний тухай ийм захидлыг зогсоох
unsubscribe-back-button = Ийм захидлыг дахин авах

## The first page
home-title = Convoke
home-lead = Энэ сервер нь семинар, хурал зохион байгуулахад үйлчилнэ: урилга илгээж, бүртгэл хөтөлж, хөтөлбөр нийтэлдэг.
home-people = Танд урилга ирсэн эсвэл Та бүртгүүлсэн бол захидал дахь холбоосыг нээнэ үү. Энэ нь Таны хувийн хуудас руу хөтөлнө; бүртгэлийн нэр, нууц үг хэрэггүй.
home-programs = Бусад системд зориулсан интерфэйс (API) бий:
home-docs = Интерфэйсийн тайлбар

## Messages
message-check-mail-title = Шуудангаа шалгана уу
message-check-mail-text = Бид { $email } хаягт захидал илгээлээ. Бүртгэлээ дуусгахын тулд доторх холбоосоор орно уу. Хэдэн минутын дараа захидал ирэхгүй бол хэрэгцээгүй захидлын хавтсаа үзнэ үү.
message-link-sent-title = Шинэ холбоосыг илгээлээ
message-link-sent-text = Бид үүнийг бидэнд байгаа Таны хаягт илгээлээ. Захидал ирэхэд хэдэн минут болж магадгүй.
message-not-found-title = Хуудас олдсонгүй
message-not-found-text = Энэ хаягт юу ч алга. Хэрэв захидал дахь холбоосоор орсон бол холбоос бүтэн эсэхийг шалгана уу: зарим шуудангийн программ урт холбоосыг хоёр хуваадаг.
message-expired-title = Энэ холбоосын хугацаа дууссан
message-expired-text = Үүнийг цаашид ашиглах боломжгүй. Юу ч өөрчлөгдөөгүй.
message-withdrawn-title = Энэ урилгыг буцаан татсан
message-withdrawn-text = Урилга хүчингүй болсон тул хариулах боломжгүй. Асуулт байвал зохион байгуулагчдад бичнэ үү.
message-request-revoked-title = Энэ хүсэлтийг буцаан татсан
message-request-revoked-text = Төлөөлөгчдөө нэрлэх холбоос хүчингүй болсон. Асуулт байвал эсвэл хэн нэгнийг нэрлэх бол зохион байгуулагчдад бичнэ үү.
message-replaced-title = Энэ холбоосыг сольсон
message-replaced-text = Танд шинэ холбоос илгээсэн: энэ арга хэмжээний тухай хамгийн сүүлийн захидал дахь холбоосыг ашиглана уу. Ийм захидал байхгүй бол зохион байгуулагчдад бичнэ үү.
message-by-invitation-title = Зөвхөн урилгаар
message-by-invitation-text = Энэ арга хэмжээнд хувийн урилгаар бүртгүүлнэ. Танд урилга ирсэн бол захидал дахь холбоосыг ашиглана уу. Оролцохыг хүсвэл зохион байгуулагчдад бичнэ үү.
message-full-title = Бүх суудал дүүрсэн
message-full-text = Сул суудалгүй, хүлээлгийн жагсаалтгүй. Юу ч өөрчлөгдөөгүй. Асуулт байвал зохион байгуулагчдад бичнэ үү.
message-not-yet-open-title = Бүртгэл хараахан нээгдээгүй байна
message-not-yet-open-text = Дараа дахин орно уу.
message-closed-title = Бүртгэл хаагдсан
message-closed-text = Энд цаашид бүртгүүлэх боломжгүй. Асуулт байвал зохион байгуулагчдад бичнэ үү.
message-cancelled-title = Энэ арга хэмжээг цуцалсан
message-cancelled-text = Бүртгэл хаагдсан. Асуулт байвал зохион байгуулагчдад бичнэ үү.
message-over-title = Энэ арга хэмжээ дууссан
message-over-text = Энд цаашид бүртгүүлэх, хариулах боломжгүй.
message-conflict-title = Одоо боломжгүй
message-conflict-text = Юу ч өөрчлөгдөөгүй. Одоогийн байдлыг харахын тулд захидал дахь холбоосыг дахин нээнэ үү.
message-forbidden-title = Зөвшөөрөлгүй
message-forbidden-text = Энэ хуудас Танд нээлттэй биш.
message-bad-form-title = Маягтыг унших боломжгүй байлаа
message-bad-form-text = Юу ч өөрчлөгдөөгүй. Буцаж очоод дахин илгээнэ үү.
message-too-large-title = Маягт хэт том байна
message-too-large-text = Юу ч өөрчлөгдөөгүй. Буцаж очоод бичвэрээ богиносгоно уу.
message-method-title = Үүнийг энд хийх боломжгүй
message-method-text = Юу ч өөрчлөгдөөгүй. Захидал дахь холбоосыг дахин нээнэ үү.
message-too-many-title = Хэт олон удаа оролдлоо
message-too-many-text = Хэдэн минут хүлээгээд дахин оролдоно уу.
message-unavailable-title = Одоогоор боломжгүй
message-unavailable-text = Юу ч өөрчлөгдөөгүй. Хэдэн минутын дараа дахин оролдоно уу.
message-internal-title = Алдаа гарлаа
message-internal-text = Энэ нь манай алдаа бөгөөд бид тэмдэглэж авсан. Дараа дахин оролдоно уу.
message-request-id = Энэ тухай бидэнд бичвэл дараах дугаарыг дурдана уу:
message-event = Арга хэмжээний хуудас руу очих
renew-text = Бид өөрт байгаа Таны хаягт шинэ холбоос илгээж болно.
renew-button = Надад шинэ холбоос илгээнэ үү

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
refusal-registration-editing_closed-title = Таны мэдээллийг энд цаашид өөрчлөх боломжгүй
refusal-registration-editing_closed-text = Юу ч өөрчлөгдөөгүй. Ямар нэг зүйл буруу бол зохион байгуулагчдад бичнэ үү.
refusal-registration-taken_back-title = Энэ бүртгэлийг зохион байгуулагчид цуцалсан
refusal-registration-taken_back-text = Юу ч өөрчлөгдөөгүй. Оролцохыг хүсвэл зохион байгуулагчдад бичнэ үү.
refusal-registration-substituted-title = Таны оронд өөр хүн ирнэ
refusal-registration-substituted-text = Юу ч өөрчлөгдөөгүй. Асуулт байвал зохион байгуулагчдад бичнэ үү.
refusal-invitation-expired-title = Энэ урилгын хугацаа дууссан
refusal-invitation-expired-text = Үүнд цаашид хариулах боломжгүй. Юу ч өөрчлөгдөөгүй. Асуулт байвал зохион байгуулагчдад бичнэ үү.
refusal-invitation-substituted-title = Таны оронд өөр хүн ирнэ
refusal-invitation-substituted-text = { answer-settled } Асуулт байвал зохион байгуулагчдад бичнэ үү.
refusal-nomination-quota_full-title = Танай улсад хуваарилсан суудал дүүрсэн
refusal-nomination-quota_full-text = Юу ч өөрчлөгдөөгүй. Хэрэв Та оролцохыг хүссэн хэвээр бол зохион байгуулагчдад бичнэ үү.
refusal-invitation-place_kept-title = Суудлыг Танд цаашид хадгалахгүй
refusal-invitation-place_kept-text = Юу ч өөрчлөгдөөгүй. Хэрэв Та оролцохыг хүссэн хэвээр бол зохион байгуулагчдад бичнэ үү.
refusal-form-cross_site-title = Энэ маягт өөр сайтаас ирсэн
refusal-form-cross_site-text = Юу ч өөрчлөгдөөгүй. Манай хуудсыг өөрөө нээж, маягтыг тэндээс илгээнэ үү.
refusal-database-in_doubt-title = Хэт удаан боллоо
refusal-database-in_doubt-text = Хадгалагдсан эсэхийг одоогоор хэлж чадахгүй. Хэдэн минутын дараа холбоосоо дахин нээж шалгаад, дараа нь дахин илгээнэ үү.

# What people say about themselves.
field-full_name = Овог нэр
field-full_name-help = Өөрөө бичдэгээрээ бичнэ үү; оролцогчдын жагсаалтад ийм хэлбэрээр орно.
field-email = Цахим шуудангийн хаяг
field-email-help = Бид энэ хаягт холбоос илгээнэ; түүгээр орсны дараа бүртгэл хүчинтэй болно.
field-organization = Байгууллага
field-position = Албан тушаал
field-asked = Асуултууд
field-gender = Хүйс
field-alternate = Нөөц: зөвхөн өөр хүн ирж чадахгүй бол ирнэ
field-rank = Дарааллын байр
field-country = Улс
field-attendance_mode = Та хэрхэн оролцох вэ?
field-mode-in_person = Танхимаар
field-mode-online = Цахимаар
field-consent_list = Оролцогчдын жагсаалтад нэрээ оруулахыг зөвшөөрч байна
field-consent_list-help = Жагсаалтыг оролцогчдод өгнө: нэр, албан тушаал, байгууллага, улс; хаяг байхгүй.
field-reason = Шалтгаан
field-reason-help = Үүнийг зөвхөн зохион байгуулагчид уншина.
field-substitute_full_name = Энэ хүний овог нэр
field-substitute_email = Энэ хүний цахим шуудангийн хаяг
field-substitute_email-help = Урилга энэ хаягт очно.

# What stands above the columns of tables.
column-id = Таних тэмдэг
column-full_name = Овог нэр
column-unnamed = Нэр тодорхойгүй
column-given_name = Нэр
column-family_name = Овог
column-patronymic = Эцгийн нэр
column-native_name = Эх хэлээрх нэр
column-badge_name = Энгэрийн тэмдгийн нэр
column-honorific = Хүндэтгэлийн нэр
column-email = Цахим шуудан
column-phone = Утас
column-gender = Хүйс
column-position = Албан тушаал
column-organization = Байгууллага
column-organization_id = Байгууллагын таних тэмдэг
column-country = Улс
column-preferred_language = Сонгосон хэл
column-created_at = Нэмсэн хугацаа
column-updated_at = Өөрчилсөн хугацаа
column-code = Код
column-status = Төлөв
column-role = Үүрэг
column-attendance_mode = Оролцох хэлбэр
column-source = Эх сурвалж
column-waitlist_position = Хүлээлгийн жагсаалт дахь байр
column-language = Захидлын хэл
column-list_of_participants = Оролцогчдын жагсаалтад
column-remark = Тэмдэглэл
column-registered_by = Бүртгэсэн хүн
column-decided_by = Шийдвэрлэсэн хүн
column-decision_reason = Шалтгаан
column-confirmed_at = Баталсан хугацаа
column-withdrawn_at = Цуцалсан хугацаа
column-person_id = Хүний таних тэмдэг
column-invitation_id = Урилгын таних тэмдэг
column-substitute_for_id = Хэний оронд
column-rank = Дараалал дахь байр
column-alternate = Нөөц
column-decline_reason = Татгалзсан шалтгаан
column-decided_at = Шийдвэрлэсэн огноо
column-number = №
column-part = Хэсэг

# The parts of a list of participants, and what it is called.
table-participants = Оролцогчдын жагсаалт
table-register = Бүртгэлийн жагсаалт
table-people = Хүмүүс
table-nominations = Нэр дэвшигчид
participants-delegations = Төлөөлөгчид
participants-observers = Ажиглагчид
participants-resource_persons = Шинжээч, илтгэгчид
participants-organizers = Зохион байгуулагчид
participants-guests = Зочид
participants-media = Хэвлэл мэдээлэл

## Papers.
paper-page = { $page }-р хуудас, нийт { $pages }
paper-other_delegates = Бусад төлөөлөгч
paper-nobody = Энэ жагсаалтад хараахан хэн ч алга.
paper-badges = Энгэрийн тэмдэг
paper-no_badges = Энгэрийн тэмдэг хэрэгтэй хүмүүсээс танхимаар оролцох нь баталгаажсан хүн алга.
badge-role-delegate = Төлөөлөгч
badge-role-observer = Ажиглагч
badge-role-speaker = Илтгэгч
badge-role-resource_person = Шинжээч
badge-role-organizer = Зохион байгуулагч
badge-role-guest = Зочин
badge-role-media = Хэвлэл мэдээлэл
letter-invitation = Урилга
letter-visa = Виз хүсэх өргөдлийг дэмжсэн захидал
letter-reference = № { $reference }
letter-dear = Эрхэм хүндэт { $name },
letter-dear_consul = Эрхэм хүндэт хатагтай, ноёд оо,
letter-to_consul = Консулын хэлтэст
letter-invites = Таныг «{ $event }» арга хэмжээнд оролцохыг хүндэтгэн урьж байна.
letter-welcome = Таныг хүлээн авах нь бидэнд нэр төрийн хэрэг байх болно.
letter-confirms = Дараах хүн «{ $event }» арга хэмжээнд уригдаж, бүртгүүлснийг баталж байна: { $name }.
letter-asks = Энэ аялалд шаардлагатай визийг олгохыг хүсье.
letter-write_to = Асуулт байвал дараах хаягаар бичнэ үү: { $contact }.
letter-farewell = Хүндэтгэсэн,
letter-fact-event = Арга хэмжээ
letter-fact-dates = Огноо
letter-fact-place = Хаана
letter-fact-role = Үүрэг
letter-fact-answer_by = Хариулах хугацаа
letter-fact-full_name = Овог нэр
letter-fact-passport = Паспортын дугаар
letter-fact-citizenship = Иргэншил
letter-fact-position = Албан тушаал
letter-fact-organization = Байгууллага
letter-fact-arrives_on = Ирэх өдөр
letter-fact-leaves_on = Явах өдөр
letter-fact-code = Бүртгэл

## What changed, in mails
change-title = Нэр
change-dates = Огноо
change-start = Эхлэх
change-end = Дуусах
change-time_zone = Цагийн бүс
change-place = Хаана
change-format = Хэлбэр
change-online_url = Цахим уулзалтын хаяг
change-description = тайлбар өөрчлөгдсөн
change-state = Төлөв
change-role = Та оролцоно
change-country = Улс
change-organization = Байгууллага
change-position = Албан тушаал
change-sensitive_version = Нууц хариултууд
change-consents = Зөвшөөрөл
change-answers = Дараах асуултад өгсөн хариултууд
change-invited_as = Таныг урьж байна
change-answer_by = Хариулах хугацаа
format-in_person = танхимаар
format-online = цахимаар
format-hybrid = танхимаар болон цахимаар
state-unverified = хаяг баталгаажаагүй
state-pending = шийдвэр хүлээж байна
state-confirmed = баталгаажсан
state-waitlisted = хүлээлгийн жагсаалтад
state-rejected = хүлээн аваагүй
state-withdrawn = цуцлагдсан

# What is counted of an event.

statistics = Статистик
statistics-registrations = Бүртгэлүүд
statistics-confirmed = Баталгаажсан
statistics-nobody = Одоогоор хэн ч бүртгүүлээгүй байна.
statistics-claims = Мэдээлсэн ба тоолсон
statistics-claimed = Мэдээлсэн
statistics-counted = Тоолсон
statistics-difference = Зөрүү
statistics-participants = Оролцогчид
statistics-countries = Улсууд
statistics-over-time = Бүртгэл хугацаагаар
statistics-over-time-text = Бүртгэл: { $people },
statistics-days = Өдрөөр
statistics-day = Өдөр
statistics-came = Шинэ
statistics-all = Нийт
statistics-by-state = Төлөвөөр
statistics-by-country = Баталгаажсан, улсаар
statistics-by-role = Баталгаажсан, үүргээр
statistics-by-gender = Баталгаажсан, хүйсээр
statistics-by-organization = Баталгаажсан, байгууллагын төрлөөр
statistics-by-attendance = Баталгаажсан, ирцээр
statistics-attended = Ирсэн
statistics-absent = Ирээгүй
statistics-unknown = Тодорхойгүй
statistics-seats = Улсуудын суудал
statistics-quota = Суудал
statistics-selected = Сонгогдсон
statistics-women = Эмэгтэйчүүд
statistics-women-share = (зорилт: { $share } %)
organization-kind-government = Төрийн байгууллага
organization-kind-un_entity = Нэгдсэн Үндэстний Байгууллагын нэгж
organization-kind-intergovernmental = Засгийн газар хоорондын байгууллага
organization-kind-academia = Шинжлэх ухаан, боловсрол
organization-kind-civil_society = Иргэний нийгэм
organization-kind-private_sector = Хувийн хэвшил
organization-kind-media = Хэвлэл мэдээлэл
organization-kind-other = Бусад
