### Not reviewed by a native speaker.
###
### Words that stay the same throughout:
### event tadbir, seminar seminar, invitation taklifnoma, registration roʻyxatdan oʻtish, application ariza,
### waiting list kutish roʻyxati, organizer tashkilotchi, place oʻrin, withdraw roʻyxatdan oʻtishni bekor
### qilish, decline rad etish, link havola. The reader is “Siz”, with a capital letter.
### The letters oʻ and gʻ have U+02BB, the tutuq belgisi is U+02BC; no apostrophe of a keyboard.

## The language
own-name = Oʻzbekcha
not-reviewed = Bu tarjima hali oʻzbek tili ona tili boʻlgan kishi tomonidan tekshirilmagan.
list-and = { $first } va { $last }

## Dates: month-1 stands after a day, month-alone-1 without one
month-1 = yanvar
month-2 = fevral
month-3 = mart
month-4 = aprel
month-5 = may
month-6 = iyun
month-7 = iyul
month-8 = avgust
month-9 = sentabr
month-10 = oktabr
month-11 = noyabr
month-12 = dekabr
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
weekday-1 = dushanba
weekday-2 = seshanba
weekday-3 = chorshanba
weekday-4 = payshanba
weekday-5 = juma
weekday-6 = shanba
weekday-7 = yakshanba
day-and-month = { $day }-{ $month }
date-full = { $days }, { $year }
date-short = { $days }, { $year }
date-and-weekday = { $weekday }, { $date }
year-alone = { $year }-yil
month-and-year = { $month }, { $year }
time-from = boshlanishi: { $time }
time-until = tugashi: { $time }

## Frame
skip-to-content = Mazmunga oʻtish
language-switch = Ushbu sahifaning tili
footer = Bu sahifa cookie-fayllardan foydalanmaydi va boshqa saytlardan hech narsa yuklamaydi.
error-prefix = Xato:

## Facts
fact-when = Vaqti
fact-where = Joyi
fact-organizers = Tashkilotchilar
fact-languages = Ish tillari
fact-contact = Aloqa
fact-times-in = Vaqt mintaqasi: { $zone }
fact-online = Onlayn
theme = Mavzu:
fact-also-online = Onlayn qatnashish ham mumkin
fact-place-open = Keyinroq eʼlon qilinadi
fact-place-unknown = Koʻrsatilmagan

kind-seminar = Seminar
kind-workshop = Amaliy mashgʻulot
kind-expert_group_meeting = Ekspertlar guruhi yigʻilishi
kind-study_visit = Oʻquv-tanishuv safari
kind-preparatory_meeting = Tayyorgarlik yigʻilishi
kind-conference = Konferensiya
kind-training = Oʻquv kursi
kind-webinar = Vebinar
kind-other = Tadbir

modality-in_person = bevosita
modality-online = onlayn
modality-hybrid = bevosita va onlayn

organization-role-lead = yetakchi tashkilotchi
organization-role-co_organizer = hamtashkilotchi
organization-role-host = qabul qiluvchi tomon
organization-role-partner = hamkor
organization-role-donor = donor

language-ar = arab
language-az = ozarbayjon
language-de = nemis
language-en = ingliz
language-es = ispan
language-fr = fransuz
language-hy = arman
language-ka = gruzin
language-kk = qozoq
language-ko = koreys
language-ky = qirgʻiz
language-mn = mongol
language-ru = rus
language-tg = tojik
language-tk = turkman
language-tr = turk
language-uz = oʻzbek
language-zh = xitoy

event-status-draft = Bu tadbir hali eʼlon qilinmagan.
event-status-published = Tadbir eʼlon qilinganidek oʻtkaziladi.
event-status-cancelled = Tadbir bekor qilindi.
event-status-completed = Tadbir yakunlandi.
event-status-archived = Tadbir yakunlandi.

## The event's page
about = Tadbir haqida
objectives = Maqsadlar
references = Hujjatlar va havolalar
later-meetings = Keyingi uchrashuvlar
agenda = Dastur
agenda-calendar = Dasturni taqvimga qoʻshish
agenda-day-open = Kuni hali belgilanmagan
agenda-day-unknown = Kuni koʻrsatilmagan
room = Zal: { $room }
visit-host = Qabul qiluvchi tashkilot: { $host }
taking-part = Ishtirok etish
sign-up-open = Roʻyxatdan oʻtish ochiq.
sign-up-open-until = Roʻyxatdan oʻtish shu vaqtgacha ochiq: { $date }, { $time } ({ $zone }).
sign-up-waiting-list = Barcha oʻrinlar band. Siz kutish roʻyxatiga yozilishingiz mumkin.
sign-up-not-yet = Roʻyxatdan oʻtish shu vaqtda boshlanadi: { $date }, { $time } ({ $zone }).
sign-up-full = Barcha oʻrinlar band.
sign-up-closed = Roʻyxatdan oʻtish yopiq.
sign-up-by-invitation = Bu tadbirda faqat taklifnoma boʻyicha ishtirok etish mumkin. Sizga taklifnoma yuborilgan boʻlsa, xatdagi havoladan foydalaning.
register = Roʻyxatdan oʻtish
join-waiting-list = Kutish roʻyxatiga yozilish
places-left = { $count } ta oʻrin qoldi.
mode-places-left = { $count } ta oʻrin qoldi
mode-places-free = boʻsh oʻrinlar bor
mode-places-waiting = kutish roʻyxati
mode-places-taken = boʻsh oʻrin yoʻq

item-opening = Ochilish
item-keynote = Asosiy maʼruza
item-presentation = Maʼruza
item-country_presentation = Mamlakat maʼruzasi
item-discussion = Muhokama
item-visit = Tashrif
item-break = Tanaffus
item-closing = Yopilish

speaker-speaker = maʼruzachi
speaker-moderator = moderator
speaker-panellist = muhokama ishtirokchisi
speaker-chair = rais
speaker-rapporteur = yakuniy maʼruzachi
speaker-discussant = opponent

## An invitation
invitation-title = Taklifnoma: { $title }
invitation-salutation = Hurmatli { $name },
invitation-lead = Sizni ushbu tadbirda { $as } ishtirok etishga taklif qilamiz.
invitation-jump = Taklifnomaga javob berish
invitation-sent-to = Bu taklifnoma shaxsan Siz uchun. U quyidagi manzilga yuborilgan: { $email }.
invitation-message = Tashkilotchilardan
invitation-answer-by = Iltimos, shu vaqtgacha javob bering: { $date }, { $time } ({ $zone }).
invitation-open = Tadbir tugaguniga qadar Siz bu sahifani qayta ochib, javob berishingiz yoki javobingizni oʻzgartirishingiz mumkin.
as-delegate = delegat sifatida
as-observer = kuzatuvchi sifatida
as-speaker = maʼruzachi sifatida
as-resource_person = taklif etilgan ekspert sifatida
as-media = ommaviy axborot vositasi vakili sifatida
as-organizer = tashkilotchi sifatida
as-guest = mehmon sifatida
as-participant = ishtirokchi sifatida
your-answer = Sizning javobingiz
answer-choose = Quyida taklifnomani qabul qilib roʻyxatdan oʻting, uni rad eting yoki oʻrningizga keladigan kishini koʻrsating.
answer-choose-taken = Baribir kela olmaydigan boʻlsangiz, taklifnomani rad eting yoki oʻrningizga kela oladigan kishini koʻrsating.
answer-choose-registered = Quyida taklifnomani qabul qiling, rad eting yoki oʻrningizga keladigan kishini koʻrsating.
answer-registered-confirmed = Siz allaqachon { $as } roʻyxatdan oʻtgansiz.
answer-registered-pending = Siz allaqachon { $as } ishtirok etish uchun ariza bergansiz; tashkilotchilar hali qaror qabul qilmagan.
answer-registered-waitlisted = Siz allaqachon { $as } kutish roʻyxatidasiz.
answer-registered-accept = Taklifnomani qabul qilsangiz, { $as } ishtirok etasiz.
answer-registered-decline = Rad etsangiz, roʻyxatdan oʻtishingiz bekor qilinadi; boshqa kishini koʻrsatsangiz, u taklifnomani qabul qilguniga qadar saqlanib turadi.
answer-withdrawn = Roʻyxatdan oʻtishingiz bekor qilindi.
answer-rejected = Tashkilotchilar arizangizni rad etdi.
answer-given-back = Oʻrin endi Siz uchun saqlanmaydi. Shunga qaramay ishtirok etmoqchi boʻlsangiz, tashkilotchilarga yozing.
answer-see = Roʻyxatdan oʻtishni koʻrish
answer-jump-decline = Rad etish qismiga oʻtish
answer-accepted = Siz taklifnomani qabul qildingiz: { $date }, { $time } ({ $zone }).
answer-declined = Siz taklifnomani rad etdingiz: { $date }, { $time } ({ $zone }).
answer-thanks-accepted = Rahmat. Siz taklifnomani qabul qildingiz.
answer-thanks-declined = Xabar berganingiz uchun rahmat. Siz taklifnomani rad etdingiz.
answer-thanks-substituted = Rahmat. Kimni koʻrsatganingizni tashkilotchilar koʻradi. Bu kishining ishtiroki hali hal qilinmagan boʻlsa, unga taklifnoma yuborilmoqda.
answer-reason = Siz koʻrsatgan sabab: { $reason }
answer-change = Tadbir tugaguniga qadar javobingizni oʻzgartirishingiz mumkin.
answer-change-until = Javobingizni shu vaqtgacha oʻzgartirishingiz mumkin: { $date }, { $time } ({ $zone }).
answer-named = Oʻrningizga koʻrsatgan kishingiz: { $name }.
answer-settled = Oʻrningizga boshqa kishi keladi, shuning uchun bu taklifnomani endi qabul qilib yoki boshqaga berib boʻlmaydi.
named-asked = Oʻrningiz boʻyicha bu kishidan hali javob kelmagan.
named-undecided = Bu kishi taklifnomani qabul qildi, tashkilotchilar hali qaror qabul qilmagan.
named-comes = { answer-settled }
named-stays_away = Bu kishi kelmaydi.
held-asked = Bu kishi oʻrningizga kelishga rozi boʻlmasa, roʻyxatdan oʻtishingiz oʻzgarishsiz qoladi; rozi boʻlsa, oʻrningiz unga oʻtadi va bu haqda Sizga xat orqali xabar beramiz. Hech qanday xabar kelmasa va Siz kela olmasangiz, uni kutayotgan kishi olishi uchun oʻrningizdan voz keching.
held-undecided = Shu vaqtgacha roʻyxatdan oʻtishingiz saqlanadi. Qaror ijobiy boʻlsa, oʻrningiz oʻsha kishiga oʻtadi; bundan oldin voz kechsangiz, uni kutayotgan kishi oladi.
held-stays_away = Roʻyxatdan oʻtishingiz avvalgidek kuchda. Kela olmasangiz, boshqa kishini koʻrsating yoki oʻrningizdan voz keching.
answer-manage = Roʻyxatdan oʻtishni koʻrish yoki oʻzgartirish
answer-places-waiting = Hozir barcha oʻrinlar band. Taklifnomani qabul qilsangiz, kutish roʻyxatiga kiritilasiz va oʻrin boʻshashi bilan xabar olasiz.
answer-places-taken = Barcha oʻrinlar band va kutish roʻyxati yoʻq, shuning uchun hozir bu taklifnomani qabul qilib boʻlmaydi. Iltimos, tashkilotchilarga yozing.
accept-title = Men ishtirok etaman
accept-title-again = Men baribir ishtirok etaman
accept-button = Qabul qilish va roʻyxatdan oʻtish
accept-button-registered = Qabul qilish
decline-title = Men ishtirok eta olmayman
decline-title-again = Men endi ishtirok eta olmayman
decline-button = Rad etish
substitute-title = Mening oʻrnimga boshqa kishi ishtirok etadi
substitute-lead = Bunda Siz taklifnomani rad etgan hisoblanasiz. Bu kishining ishtiroki hali hal qilinmagan boʻlsa, unga alohida taklifnoma yuboramiz.
substitute-lead-registered = Bu kishi taklifnomani qabul qilguniga qadar roʻyxatdan oʻtishingiz saqlanadi; shundan keyin oʻrningiz unga oʻtadi.
substitute-button = Bu kishini koʻrsatish
answer-missing = Iltimos, quyidagi javoblardan birini tanlang.

## A focal point names a delegation
delegation-title = Delegatsiya: { $title }
delegation-lead = Ushbu tadbir ishtirokchilarini koʻrsatish soʻralayotgan mamlakat: { $country }.
delegation-lead-organization = Ushbu tadbir ishtirokchilarini koʻrsatish soʻralayotgan tashkilot: { $organization } ({ $country }).
delegation-heading = Delegatsiya
delegation-seats = Unga { $count } ta oʻrin ajratilgan.
delegation-alternates = Bundan tashqari, { $count } ta zaxira ishtirokchini koʻrsatishingiz mumkin: asosiylardan biri kela olmasa, uning oʻrniga keladi.
delegation-until = Iltimos, delegatsiyani shu vaqtgacha koʻrsating: { $date }, { $time } ({ $zone }). Ungacha roʻyxatni xohlaganingizcha saqlashingiz, shu havola orqali qaytib, oʻzgartirishingiz mumkin.
delegation-how = Avval delegatsiya rahbarini, keyin boshqalarni oʻz tartibingizda koʻrsating. Kishini surish uchun oʻrin raqamini oʻzgartiring; roʻyxatdan chiqarish uchun barcha maydonlarni boʻshating.
delegation-empty-rows = Boʻsh qoldirilgan qatorlar hisobga olinmaydi.
delegation-head = 1. Delegatsiya rahbari
delegation-row = { $number }.
delegation-save = Delegatsiyani saqlash
delegation-add = Qator qoʻshish
delegation-alternate = (zaxira)
delegation-saved = { $count ->
    [0] Saqlandi. Hozir hech kim koʻrsatilmagan.
   *[other] Saqlandi. { $count } kishi koʻrsatilgan.
}
delegation-come-back = Roʻyxatni tashkilotchilar koʻradi. Tanlanganlarni oʻzlari taklif qiladi; boshqa hech narsa qilishingiz shart emas.
delegation-changed = Siz ochganingizdan beri roʻyxatni boshqa kishi oʻzgartirdi, shuning uchun hech narsa saqlanmadi.
delegation-changed-text = Quyida Siz terganlar, ulardan keyin boshqa kishi qoʻshganlar turibdi. Iltimos, koʻrib chiqib, yana bir bor saqlang. Hozirgacha koʻrsatilganlar:
delegation-decided = Qaror qabul qilingan
delegation-decided-text = Bu kishilar boʻyicha tashkilotchilar qaror qabul qilgan, shuning uchun ularni bu yerda oʻzgartirib yoki roʻyxatdan chiqarib boʻlmaydi. Biror narsa boshqacha boʻlishi kerak boʻlsa, tashkilotchilarga yozing.
delegation-closed = Ishtirokchilarni koʻrsatish muddati tugadi: { $date }, { $time } ({ $zone }).
delegation-closed-text = Bu yerda endi hech narsani oʻzgartirib boʻlmaydi. Kechiksangiz yoki kimnidir almashtirish kerak boʻlsa, tashkilotchilarga yozing.
delegation-named = Koʻrsatilganlar
delegation-nobody = Hech kim koʻrsatilmagan.
note-verbale-heading = Verbal nota
note-verbale-how = Delegatsiya haqida verbal nota boʻlsa, uni shu yerda fayl sifatida qoʻshish mumkin. Tashkilotchilar uni roʻyxat bilan birga oladi.
file-help = Bitta fayl: { $kinds }; koʻpi bilan { $size } MB.
file-received = Olingan fayl: { $name } ({ $size } KB), { $date }, { $time } ({ $zone }).
file-newer = Hozir tanlangan fayl avvalgisining oʻrnini oladi.
field-note_verbale = Verbal nota fayli
gender-female = Ayol
gender-male = Erkak
gender-other = Boshqa
gender-undisclosed = Koʻrsatilmasin

## Forms
form-required-note = Iltimos, “ixtiyoriy” deb belgilanmagan barcha maydonlarni toʻldiring.
optional = (ixtiyoriy)
choose = Tanlang…
yes = Ha
no = Yoʻq
condition-answer = Faqat “{ $label }” savoliga shunday javob bersangiz: { $answers }
condition-any = Faqat “{ $label }” savoliga javoban biror narsani tanlasangiz.
condition-in_person = Faqat bevosita ishtirok etsangiz.
condition-online = Faqat onlayn ishtirok etsangiz.
taken-from = “{ $event }” tadbiri uchun roʻyxatdan oʻtishingizdan olindi. Hozir boshqacha boʻlsa, oʻzgartiring.
sensitive-note = { $days ->
    [0] Shifrlangan holda, faqat tashkilotchilar uchun saqlanadi va tadbir tugaganda oʻchiriladi.
   *[other] Shifrlangan holda, faqat tashkilotchilar uchun saqlanadi va tadbirdan { $days } kun oʻtgach oʻchiriladi.
}
sensitive-part = Berganingizning bir qismi koʻrsatilgan; hammasini saqlash uchun oʻz holicha qoldiring yoki qaytadan tering.
errors-title = Iltimos, kiritgan maʼlumotlaringizni tekshiring
save-button = Oʻzgarishlarni saqlash
error-required = “{ $label }” maydoni toʻldirilmagan.
error-email = “{ $label }” maydonida bitta elektron pochta manzili boʻlishi kerak, masalan, name@example.org.
error-too_long = “{ $label }” maydonidagi matn juda uzun.
error-too_short = “{ $label }” maydonidagi matn juda qisqa.
error-choice = “{ $label }” savolining javoblaridan birini tanlang.
error-country = “{ $label }” maydonida mamlakatni tanlang.
error-number = “{ $label }” maydonida son boʻlishi kerak.
error-date = “{ $label }” maydonida sana boʻlishi kerak, masalan, 2026-11-25.
error-type = “{ $label }” savolining javoblaridan birini tanlang.
error-control_character = “{ $label }” maydonida saqlab boʻlmaydigan belgilar bor; uni oddiy matn sifatida tering.
error-bidi_control = “{ $label }” maydonida yozuv yoʻnalishini oʻzgartiradigan koʻrinmas belgilar bor; uni qaytadan tering.
error-web_address = “{ $label }” maydonida sayt manzili bor; uni olib tashlang.
error-full = Bunday oʻrinlarning barchasi band. “{ $label }” maydonida boshqa javobni tanlang.
error-not_offered = “{ $label }” maydonida ushbu tadbir taklif qiladigan javoblardan birini tanlang.
error-same_person = “{ $label }” maydonida oʻz manzilingiz koʻrsatilgan; boshqa kishini koʻrsating.
error-twice = “{ $label }” maydonida shu roʻyxatdagi boshqa kishining maʼlumoti turibdi.
error-seats_full = Roʻyxatdagi kishilar oʻrinlardan koʻp. Bu kishini zaxira deb belgilang yoki kimnidir roʻyxatdan chiqaring.
error-alternates_full = Roʻyxatdagi zaxira ishtirokchilar soʻralganidan koʻp. Birini roʻyxatdan chiqaring.
error-decided = Bu kishi boʻyicha tashkilotchilar qaror qabul qilgan: u haqda aytilganini bu yerda endi oʻzgartirib boʻlmaydi.
error-masked = “{ $label }” maydoni qisman koʻrsatilgan. Uni qaytadan tering yoki avvalgidek qoldiring.
error-file_empty = “{ $label }” maydonidagi fayl boʻsh. Uni yana yoki boshqasini tanlang.
error-file_too_large = “{ $label }” maydonidagi fayl juda katta. Kichikrogʻini tanlang.
error-file_kind = “{ $label }” maydonida bunday turdagi fayl qabul qilinmaydi. Maydon yonida koʻrsatilgan turlardan birini tanlang.
error-file_broken = “{ $label }” maydonidagi fayl oʻqilmaydi yoki unda makroslar bor. Uni qaytadan yoki koʻrsatilgan boshqa turda saqlab, yana tanlang.
error-form_changed = Siz bu sahifani ochganingizdan beri savollar oʻzgardi. Iltimos, ularni yana bir bor koʻrib chiqib, qaytadan yuboring.
error-form = Iltimos, kiritgan maʼlumotlaringizni tekshiring.
error-other = Iltimos, “{ $label }” maydonini tekshiring.

## Registering
sign-up-title = Roʻyxatdan oʻtish: { $title }
sign-up-heading = Roʻyxatdan oʻtish
sign-up-lead = Manzilingizga havola yuboramiz. Havola orqali oʻtganingizdan keyin roʻyxatdan oʻtishingiz kuchga kiradi.
sign-up-button = Arizani yuborish

## One's registration
registration-title = Roʻyxatdan oʻtishingiz: { $title }
registration-of = Roʻyxatdan oʻtgan kishi: { $name }, { $as }
registration-code = Roʻyxatdan oʻtish kodi
registration-code-help = Buni kirishda koʻrsating: kvadratda ham shu kod yozilgan.
registration-qr = { $code } yozilgan QR-kod
registration-email = El. pochta
registration-calendar = Taqvimingizga qoʻshish
registration-join = Onlayn qoʻshilish
registration-message = Tashkilotchilardan

status-unverified-title = Iltimos, manzilingizni tasdiqlang
status-unverified-text = Elektron pochta manzilingizni tasdiqlashingiz bilan roʻyxatdan oʻtishingiz kuchga kiradi.
status-pending-title = Qaror kutilmoqda
status-pending-text = Tashkilotchilar arizangizni koʻrib chiqib, Sizga yozadi. Hozir hech narsa qilishingiz shart emas.
status-confirmed-title = Siz roʻyxatdan oʻtdingiz
status-confirmed-text = Ishtirokingiz tasdiqlandi. Siz bilan uchrashishni intiqlik bilan kutamiz.
status-waitlisted-title = Siz kutish roʻyxatidasiz
status-waitlisted-text = Siz uchun oʻrin boʻshashi bilan yozamiz. Hozir hech narsa qilishingiz shart emas.
status-rejected-title = Ariza qabul qilinmadi
status-rejected-text = Tashkilotchilar bu arizani qabul qila olmadi. Savollaringiz boʻlsa, tashkilotchilarga yozing.
status-withdrawn-title = Roʻyxatdan oʻtishingiz bekor qilindi
status-withdrawn-text = Siz endi roʻyxatda emassiz.
status-taken_out-title = Tashkilotchilar roʻyxatdan oʻtishingizni bekor qildi
status-taken_out-text = Siz endi roʻyxatda emassiz. Bu xato boʻlsa, tashkilotchilarga yozing.
status-replaced-title = Oʻrningizga boshqa kishi ishtirok etadi
status-replaced-text = Siz endi roʻyxatda emassiz.
status-over-title = Tadbir yakunlandi
status-over-text = Siz bu tadbir uchun roʻyxatdan oʻtgan edingiz.
status-over-text-waited = Bu tadbirda Sizga oʻrin yetmadi; bu yerda endi hech narsani oʻzgartirib boʻlmaydi.
status-reason = Sabab: { $reason }
waiting-ahead = { $count ->
    [0] Sizdan oldin hech kim yoʻq.
   *[other] Sizdan oldin { $count } kishi bor.
}

notice-accepted = Siz taklifnomani qabul qildingiz.
notice-saved = Oʻzgarishlaringiz saqlandi.
notice-confirmed = Manzilingiz tasdiqlandi.
notice-withdrawn = Siz roʻyxatdan oʻtishingizni bekor qildingiz.
notice-returned = Qaytganingizdan xursandmiz. Roʻyxatdan oʻtishingiz yana kuchda.

confirm-text = Sahifamizda shular yozilgan. Iltimos, notoʻgʻri joylarini tuzating; faqat shu yerda tasdiqlaganingiz hisobga olinadi.
confirm-button = Manzilimni tasdiqlash
edit-title = Maʼlumotlaringiz
edit-until = Ularni shu vaqtgacha oʻzgartirishingiz mumkin: { $date }, { $time } ({ $zone }).
edit-closed = Aytganlaringizni bu yerda endi oʻzgartirib boʻlmaydi.
edit-closed-ask = Biror narsa notoʻgʻri boʻlsa, tashkilotchilarga yozing.
withdraw-title = Kela olmaysizmi?
withdraw-text = Oʻrinni boshqa kishi olishi uchun roʻyxatdan oʻtishingizni bekor qiling. Oʻrin boʻlsa, keyinroq qaytishingiz mumkin.
withdraw-text-waiting = Boshqa kutishni istamasangiz, roʻyxatdan oʻtishingizni bekor qiling. Keyinroq qaytishingiz mumkin, lekin navbatdagi avvalgi joyingiz saqlanmaydi.
withdraw-button = Roʻyxatdan oʻtishimni bekor qilish
return-title = Baribir kela olasizmi?
return-text = Hali oʻrin boʻlsa, Siz qayta roʻyxatga olinasiz.
return-button = Qayta roʻyxatdan oʻtish

## Stopping mails that go to many
unsubscribe-title = “{ $title }” tadbiri haqidagi xatlar
unsubscribe-for = { $email } manziliga keladigan xatlar
unsubscribe-nothing-title = Sizni bu yerga olib kelgan xatga oʻxshash xatlarni toʻxtatmoqchimisiz?
unsubscribe-nothing-text = Tashkilotchilar ayrim xatlarni bir yoʻla koʻpchilikka yuboradi: amaliy maʼlumotlar, materiallar, minnatdorlik xatlari. Siz ushbu tadbir yoki barcha tadbirlar boʻyicha bunday xatlarni toʻxtatishingiz mumkin.
unsubscribe-event-title = Siz bu tadbir boʻyicha bunday xatlarni toʻxtatdingiz
unsubscribe-event-text = Tashkilotchilarning ushbu tadbir boʻyicha koʻpchilikka yuboradigan xatlari endi bu manzilga kelmaydi.
unsubscribe-all-title = Siz barcha tadbirlar boʻyicha bunday xatlarni toʻxtatdingiz
unsubscribe-all-text = Tashkilotchilarning koʻpchilikka yuboradigan xatlari endi bu manzilga kelmaydi.
unsubscribe-still = Taklifnoma, tasdiq yoki sananing oʻzgarishi kabi faqat Sizga tegishli xatlar avvalgidek keladi.
unsubscribe-others = Bu manzilga xat yuborish boshqa sababga koʻra ham toʻxtatilgan, masalan, xatlar qaytib kelgan. Xatlarni yana olish uchun tashkilotchilarga yozing.
unsubscribe-event-button = Bu tadbir boʻyicha bunday xatlarni toʻxtatish
unsubscribe-all-button = Barcha tadbirlar boʻyicha bunday xatlarni toʻxtatish
unsubscribe-back-button = Bunday xatlarni yana olish

## The first page
home-title = Convoke
home-lead = Bu server seminar va yigʻilishlarga xizmat qiladi: taklifnomalar yuboradi, roʻyxatni yuritadi va dasturlarni koʻrsatadi.
home-people = Sizga taklifnoma kelgan yoki Siz roʻyxatdan oʻtgan boʻlsangiz, xatdagi havolani oching. U shaxsiy sahifangizga olib boradi; hisob yozuvi va parol kerak emas.
home-programs = Boshqa tizimlar uchun interfeys (API) mavjud:
home-docs = Interfeys tavsifi

## Messages
message-check-mail-title = Pochtangizni tekshiring
message-check-mail-text = { $email } manziliga xat yubordik. Roʻyxatdan oʻtishni yakunlash uchun undagi havola orqali oʻting. Bir necha daqiqada xat kelmasa, keraksiz xatlar jildini koʻring.
message-link-sent-title = Yangi havola yuborildi
message-link-sent-text = Uni bizdagi manzilingizga yubordik. Xat yetib kelishi uchun bir necha daqiqa kerak boʻlishi mumkin.
message-not-found-title = Sahifa topilmadi
message-not-found-text = Bu manzilda hech narsa yoʻq. Xatdagi havola orqali oʻtgan boʻlsangiz, u toʻliq ekanini tekshiring: baʼzi pochta dasturlari uzun havolalarni ikkiga boʻlib yuboradi.
message-expired-title = Havolaning muddati tugagan
message-expired-text = Undan endi foydalanib boʻlmaydi. Hech narsa oʻzgartirilmadi.
message-withdrawn-title = Taklifnoma qaytarib olindi
message-withdrawn-text = U endi kuchga ega emas, shuning uchun unga javob berib boʻlmaydi. Savollaringiz boʻlsa, tashkilotchilarga yozing.
message-replaced-title = Havola almashtirildi
message-replaced-text = Sizga yangisi yuborilgan: bu tadbir haqidagi eng soʻnggi xatdagi havoladan foydalaning. Bunday xat boʻlmasa, tashkilotchilarga yozing.
message-by-invitation-title = Faqat taklifnoma boʻyicha
message-by-invitation-text = Bu tadbir uchun roʻyxatdan oʻtish shaxsiy taklifnoma boʻyicha amalga oshiriladi. Sizga taklifnoma yuborilgan boʻlsa, xatdagi havoladan foydalaning. Ishtirok etmoqchi boʻlsangiz, tashkilotchilarga yozing.
message-full-title = Barcha oʻrinlar band
message-full-text = Boʻsh oʻrin ham, kutish roʻyxati ham yoʻq. Hech narsa oʻzgartirilmadi. Savollaringiz boʻlsa, tashkilotchilarga yozing.
message-not-yet-open-title = Roʻyxatdan oʻtish hali ochilmagan
message-not-yet-open-text = Iltimos, keyinroq kiring.
message-closed-title = Roʻyxatdan oʻtish yopiq
message-closed-text = Bu yerda endi roʻyxatdan oʻtib boʻlmaydi. Savollaringiz boʻlsa, tashkilotchilarga yozing.
message-cancelled-title = Tadbir bekor qilindi
message-cancelled-text = Roʻyxatdan oʻtish yopiq. Savollaringiz boʻlsa, tashkilotchilarga yozing.
message-over-title = Tadbir yakunlandi
message-over-text = Bu yerda endi roʻyxatdan oʻtib yoki javob berib boʻlmaydi.
message-conflict-title = Hozir buning iloji yoʻq
message-conflict-text = Hech narsa oʻzgartirilmadi. Hozirgi holatni koʻrish uchun xatdagi havolani qayta oching.
message-forbidden-title = Ruxsat yoʻq
message-forbidden-text = Bu sahifa Siz uchun ochiq emas.
message-bad-form-title = Shaklni oʻqib boʻlmadi
message-bad-form-text = Hech narsa oʻzgartirilmadi. Iltimos, orqaga qaytib, uni qayta yuboring.
message-too-large-title = Shakl juda katta
message-too-large-text = Hech narsa oʻzgartirilmadi. Iltimos, orqaga qaytib, matnlaringizni qisqartiring.
message-method-title = Buni bu yerda qilib boʻlmaydi
message-method-text = Hech narsa oʻzgartirilmadi. Xatdagi havolani qayta oching.
message-too-many-title = Urinishlar juda koʻp
message-too-many-text = Iltimos, bir necha daqiqa kutib, qayta urinib koʻring.
message-unavailable-title = Hozir ishlamayapti
message-unavailable-text = Hech narsa oʻzgartirilmadi. Iltimos, bir necha daqiqadan keyin qayta urinib koʻring.
message-internal-title = Xatolik yuz berdi
message-internal-text = Bu bizning xatomiz, biz uni qayd etdik. Iltimos, keyinroq qayta urinib koʻring.
message-request-id = Bu haqda bizga yozsangiz, quyidagi raqamni koʻrsating:
message-event = Tadbir sahifasiga oʻtish
renew-text = Bizdagi manzilingizga yangi havola yuborishimiz mumkin.
renew-button = Menga yangi havola yuboring

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
refusal-registration-editing_closed-title = Maʼlumotlaringizni bu yerda endi oʻzgartirib boʻlmaydi
refusal-registration-editing_closed-text = Hech narsa oʻzgartirilmadi. Biror narsa notoʻgʻri boʻlsa, tashkilotchilarga yozing.
refusal-registration-taken_back-title = Bu roʻyxatdan oʻtishni tashkilotchilar bekor qilgan
refusal-registration-taken_back-text = Hech narsa oʻzgartirilmadi. Ishtirok etmoqchi boʻlsangiz, tashkilotchilarga yozing.
refusal-registration-substituted-title = Oʻrningizga boshqa kishi keladi
refusal-registration-substituted-text = Hech narsa oʻzgartirilmadi. Savollaringiz boʻlsa, tashkilotchilarga yozing.
refusal-invitation-expired-title = Taklifnomaning muddati tugadi
refusal-invitation-expired-text = Unga endi javob berib boʻlmaydi. Hech narsa oʻzgartirilmadi. Savollaringiz boʻlsa, tashkilotchilarga yozing.
refusal-invitation-substituted-title = Oʻrningizga boshqa kishi keladi
refusal-invitation-substituted-text = { answer-settled } Savollaringiz boʻlsa, tashkilotchilarga yozing.
refusal-nomination-quota_full-title = Mamlakatingizga ajratilgan oʻrinlar band
refusal-nomination-quota_full-text = Hech narsa oʻzgartirilmadi. Shunga qaramay ishtirok etmoqchi boʻlsangiz, tashkilotchilarga yozing.
refusal-invitation-place_kept-title = Oʻrin endi Siz uchun saqlanmaydi
refusal-invitation-place_kept-text = Hech narsa oʻzgartirilmadi. Shunga qaramay ishtirok etmoqchi boʻlsangiz, tashkilotchilarga yozing.
refusal-form-cross_site-title = Bu shakl boshqa saytdan yuborildi
refusal-form-cross_site-text = Hech narsa oʻzgartirilmadi. Iltimos, sahifamizni oʻzingiz ochib, shaklni shu yerdan yuboring.
refusal-database-in_doubt-title = Bu juda koʻp vaqt oldi
refusal-database-in_doubt-text = Uning saqlangan-saqlanmaganini hozircha ayta olmaymiz. Bir necha daqiqadan keyin havolangizni qayta oching va yana biror narsa yuborishdan oldin tekshiring.
refusal-certificate-revoked-title = Bu sertifikat endi haqiqiy emas
refusal-certificate-revoked-text = Uni berganlar qaytarib olgan yoki uning oʻrniga boshqasi berilgan.
refusal-certificate-unknown-title = Bunday sertifikat yoʻq
refusal-certificate-unknown-text = Bunday kodli sertifikat hech qachon berilmagan. Kodni qogʻozdagi bilan belgima-belgi solishtiring.
refusal-certificate-mistyped-title = Bu kodda xato bor
refusal-certificate-mistyped-text = Bir belgi notoʻgʻri yoki yetishmaydi. Kodni qogʻozdagi bilan belgima-belgi solishtiring.

# What people say about themselves.
field-full_name = Toʻliq ism-sharif
field-full_name-help = Oʻzingiz qanday yozsangiz, shunday yozing; ishtirokchilar roʻyxatida ham shunday turadi.
field-email = Elektron pochta manzili
field-email-help = Bu manzilga havola yuboramiz; u orqali oʻtganingizdan keyin roʻyxatdan oʻtish kuchga kiradi.
field-organization = Tashkilot
field-position = Lavozim
field-asked = Savollar
field-gender = Jinsi
field-alternate = Zaxira: faqat boshqa kishi kela olmasa keladi
field-rank = Tartibdagi oʻrni
field-country = Mamlakat
field-attendance_mode = Qanday ishtirok etasiz?
field-mode-in_person = Bevosita
field-mode-online = Onlayn
field-consent_list = Ishtirokchilar roʻyxatida koʻrsatilishimga roziman
field-consent_list-help = Roʻyxat ishtirokchilarga beriladi: ism, lavozim, tashkilot va mamlakat, manzilsiz.
field-reason = Sabab
field-reason-help = Uni faqat tashkilotchilar oʻqiydi.
field-substitute_full_name = Bu kishining toʻliq ism-sharifi
field-substitute_email = Bu kishining elektron pochta manzili
field-substitute_email-help = Taklifnoma shu manzilga yuboriladi.

# What stands above the columns of tables.
column-id = Identifikator
column-full_name = Toʻliq ism-sharif
column-unnamed = Ismi nomaʼlum
column-given_name = Ism
column-family_name = Familiya
column-patronymic = Otasining ismi
column-native_name = Ona tilidagi ism
column-badge_name = Nishondagi ism
column-honorific = Hurmat unvoni
column-email = El. pochta
column-phone = Telefon
column-gender = Jinsi
column-position = Lavozim
column-organization = Tashkilot
column-organization_id = Tashkilot identifikatori
column-country = Mamlakat
column-preferred_language = Maʼqul til
column-created_at = Qoʻshilgan vaqti
column-updated_at = Oʻzgartirilgan vaqti
column-code = Kod
column-status = Holati
column-role = Roli
column-attendance_mode = Ishtirok shakli
column-source = Manba
column-waitlist_position = Kutish roʻyxatidagi oʻrni
column-language = Xatlar tili
column-list_of_participants = Ishtirokchilar roʻyxatida
column-remark = Izoh
column-registered_by = Kim roʻyxatga olgan
column-decided_by = Kim hal qilgan
column-decision_reason = Sabab
column-confirmed_at = Tasdiqlangan vaqti
column-withdrawn_at = Bekor qilingan vaqti
column-person_id = Shaxs identifikatori
column-invitation_id = Taklifnoma identifikatori
column-substitute_for_id = Kimning oʻrniga
column-rank = Navbatdagi oʻrni
column-alternate = Zaxira
column-decline_reason = Rad etish sababi
column-decided_at = Qachon hal qilingan
column-number = №
column-part = Boʻlim

# The parts of a list of participants, and what it is called.
table-participants = Ishtirokchilar roʻyxati
table-register = Reyestr
table-people = Shaxslar
table-nominations = Nomzodlar
participants-delegations = Delegatsiyalar
participants-observers = Kuzatuvchilar
participants-resource_persons = Ekspertlar va maʼruzachilar
participants-organizers = Tashkilotchilar
participants-guests = Mehmonlar
participants-media = OAV

## Papers.
paper-page = { $page }-sahifa, jami { $pages }
paper-other_delegates = Boshqa delegatlar
paper-nobody = Bu roʻyxatda hali hech kim yoʻq.
paper-badges = Nishonlar
paper-no_badges = Nishon kerak boʻlganlar orasida bevosita ishtiroki tasdiqlangan hech kim yoʻq.
badge-role-delegate = Delegat
badge-role-observer = Kuzatuvchi
badge-role-speaker = Maʼruzachi
badge-role-resource_person = Ekspert
badge-role-organizer = Tashkilotchi
badge-role-guest = Mehmon
badge-role-media = OAV
letter-invitation = Taklifnoma
letter-visa = Viza olish arizasini qoʻllab-quvvatlash xati
letter-reference = № { $reference }
letter-dear = Hurmatli { $name },
letter-dear_consul = Hurmatli xonimlar va janoblar,
letter-to_consul = Konsullik boʻlimiga
letter-invites = Sizni “{ $event }” tadbirida ishtirok etishga ehtirom bilan taklif qilamiz.
letter-welcome = Sizni qabul qilish biz uchun sharaf boʻlardi.
letter-confirms = Quyidagi shaxs “{ $event }” tadbiriga taklif etilgani va roʻyxatdan oʻtganini tasdiqlaymiz: { $name }.
letter-asks = Ushbu safar uchun zarur vizani berishingizni soʻraymiz.
letter-write_to = Savollaringiz boʻlsa, quyidagi manzilga yozing: { $contact }.
letter-farewell = Hurmat bilan,
letter-fact-event = Tadbir
letter-fact-dates = Sanalari
letter-fact-place = Joyi
letter-fact-role = Roli
letter-fact-answer_by = Javob berish muddati
letter-fact-full_name = Toʻliq ism-sharif
letter-fact-passport = Pasport raqami
letter-fact-citizenship = Fuqaroligi
letter-fact-position = Lavozim
letter-fact-organization = Tashkilot
letter-fact-arrives_on = Kelish kuni
letter-fact-leaves_on = Ketish kuni
letter-fact-code = Roʻyxatdan oʻtish
certificate-participation = Ishtirok sertifikati
certificate-completion = Tugatganlik sertifikati
certificate-awarded = Ushbu sertifikat quyidagi shaxsga beriladi
certificate-for-participation = quyidagi tadbirda ishtirok etgani uchun
certificate-for-completion = quyidagi tadbir dasturini toʻliq oʻtgani uchun
certificate-hours = Soatlar: { $hours }
certificate-verify = Sertifikatni tekshirish:
verify-title = Bu sertifikat haqiqiy
verify-text = U shu yerda nomi keltirilgan shaxsga shu tadbir uchun berilgan.

## What changed, in mails
change-title = Nomi
change-dates = Sanalari
change-start = Boshlanishi
change-end = Tugashi
change-time_zone = Vaqt mintaqasi
change-place = Joyi
change-format = Oʻtkazish shakli
change-online_url = Onlayn uchrashuv manzili
change-description = tavsifi oʻzgartirildi
change-state = Holati
change-role = Siz ishtirok etasiz
change-country = Mamlakat
change-organization = Tashkilot
change-position = Lavozim
change-sensitive_version = Maxfiy javoblar
change-consents = Roziliklar
change-answers = Quyidagi savollarga javoblaringiz
change-invited_as = Sizni taklif qilamiz
change-answer_by = Javob berish muddati
format-in_person = bevosita
format-online = onlayn
format-hybrid = bevosita va onlayn
state-unverified = manzil tasdiqlanmagan
state-pending = qaror kutilmoqda
state-confirmed = tasdiqlangan
state-waitlisted = kutish roʻyxatida
state-rejected = rad etilgan
state-withdrawn = bekor qilingan

# What is counted of an event.

statistics = Statistika
statistics-registrations = Roʻyxatdan oʻtishlar
statistics-confirmed = Tasdiqlangan
statistics-nobody = Hozircha hech kim roʻyxatdan oʻtmagan.
statistics-claims = Maʼlum qilingan va sanalgan
statistics-claimed = Maʼlum qilingan
statistics-counted = Sanalgan
statistics-difference = Farq
statistics-participants = Ishtirokchilar
statistics-countries = Davlatlar
statistics-over-time = Vaqt boʻyicha roʻyxatdan oʻtishlar
statistics-over-time-text = Roʻyxatdan oʻtishlar: { $people },
statistics-days = Kunlar boʻyicha
statistics-day = Kun
statistics-came = Yangi
statistics-all = Jami
statistics-by-state = Holati boʻyicha
statistics-by-country = Tasdiqlanganlar, davlatlar boʻyicha
statistics-by-role = Tasdiqlanganlar, rollar boʻyicha
statistics-by-gender = Tasdiqlanganlar, jinsi boʻyicha
statistics-by-organization = Tasdiqlanganlar, tashkilot turi boʻyicha
statistics-by-attendance = Tasdiqlanganlar, kelishi boʻyicha
statistics-attended = Keldi
statistics-absent = Kelmadi
statistics-unknown = Nomaʼlum
statistics-seats = Davlatlarning oʻrinlari
statistics-quota = Oʻrinlar
statistics-selected = Tanlangan
statistics-women = Ayollar
statistics-women-share = (maqsad: { $share } %)
organization-kind-government = Davlat organi
organization-kind-un_entity = Birlashgan Millatlar Tashkiloti tuzilmasi
organization-kind-intergovernmental = Hukumatlararo tashkilot
organization-kind-academia = Fan va taʼlim
organization-kind-civil_society = Fuqarolik jamiyati
organization-kind-private_sector = Xususiy sektor
organization-kind-media = Ommaviy axborot vositalari
organization-kind-other = Boshqa
