### Not reviewed by a native speaker.
###
### Words that stay the same throughout:
### event tədbir, seminar seminar, invitation dəvətnamə, registration qeydiyyat, application müraciət,
### waiting list gözləmə siyahısı, organizer təşkilatçı, place yer, withdraw qeydiyyatı ləğv etmək,
### decline imtina etmək, link keçid. The reader is “Siz”, with a capital letter.

## The language
own-name = Azərbaycanca
not-reviewed = Bu tərcümə hələ ana dili Azərbaycan dili olan şəxs tərəfindən yoxlanılmayıb.
list-and = { $first } və { $last }

## Dates: month-1 stands after a day, month-alone-1 without one
month-1 = yanvar
month-2 = fevral
month-3 = mart
month-4 = aprel
month-5 = may
month-6 = iyun
month-7 = iyul
month-8 = avqust
month-9 = sentyabr
month-10 = oktyabr
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
weekday-1 = bazar ertəsi
weekday-2 = çərşənbə axşamı
weekday-3 = çərşənbə
weekday-4 = cümə axşamı
weekday-5 = cümə
weekday-6 = şənbə
weekday-7 = bazar
day-and-month = { $day } { $month }
date-full = { $days } { $year }
date-short = { $days } { $year }
date-and-weekday = { $date }, { $weekday }
year-alone = { $year }
month-and-year = { $month } { $year }
time-from = başlanma vaxtı: { $time }
time-until = bitmə vaxtı: { $time }

## Frame
skip-to-content = Məzmuna keçmək
language-switch = Bu səhifənin dili
footer = Bu səhifə kuki fayllarından istifadə etmir və başqa saytlardan heç nə yükləmir.
error-prefix = Xəta:

## Facts
fact-when = Vaxt
fact-where = Yer
fact-organizers = Təşkilatçılar
fact-languages = İş dilləri
fact-contact = Əlaqə
fact-times-in = Saat qurşağı: { $zone }
fact-online = Onlayn
theme = Mövzu:
fact-also-online = Onlayn iştirak da mümkündür
fact-place-open = Sonra elan olunacaq
fact-place-unknown = Göstərilməyib

kind-seminar = Seminar
kind-workshop = Praktikum
kind-expert_group_meeting = Ekspert qrupunun iclası
kind-study_visit = Tanışlıq səfəri
kind-preparatory_meeting = Hazırlıq iclası
kind-conference = Konfrans
kind-training = Təlim kursu
kind-webinar = Vebinar
kind-other = Tədbir

modality-in_person = əyani
modality-online = onlayn
modality-hybrid = əyani və onlayn

organization-role-lead = aparıcı təşkilatçı
organization-role-co_organizer = həmtəşkilatçı
organization-role-host = qəbul edən tərəf
organization-role-partner = tərəfdaş
organization-role-donor = donor

language-ar = ərəb
language-az = Azərbaycan
language-de = alman
language-en = ingilis
language-es = ispan
language-fr = fransız
language-hy = erməni
language-ka = gürcü
language-kk = qazax
language-ko = koreya
language-ky = qırğız
language-mn = monqol
language-ru = rus
language-tg = tacik
language-tk = türkmən
language-tr = türk
language-uz = özbək
language-zh = çin

event-status-draft = Bu tədbir hələ elan olunmayıb.
event-status-published = Tədbir elan edildiyi kimi keçiriləcək.
event-status-cancelled = Tədbir ləğv edilib.
event-status-completed = Tədbir başa çatıb.
event-status-archived = Tədbir başa çatıb.

## The event's page
about = Tədbir haqqında
objectives = Məqsədlər
references = Sənədlər və keçidlər
later-meetings = Növbəti görüşlər
agenda = Proqram
agenda-calendar = Proqramı təqvimə əlavə etmək
agenda-day-open = Gün hələ müəyyən edilməyib
agenda-day-unknown = Gün göstərilməyib
room = Zal: { $room }
visit-host = Qəbul edən təşkilat: { $host }
taking-part = İştirak
sign-up-open = Qeydiyyat açıqdır.
sign-up-open-until = Qeydiyyat bu vaxtadək açıqdır: { $date }, { $time } ({ $zone }).
sign-up-waiting-list = Bütün yerlər tutulub. Siz gözləmə siyahısına yazıla bilərsiniz.
sign-up-not-yet = Qeydiyyat bu vaxt başlayır: { $date }, { $time } ({ $zone }).
sign-up-full = Bütün yerlər tutulub.
sign-up-closed = Qeydiyyat bağlıdır.
sign-up-by-invitation = Bu tədbirdə yalnız dəvətnamə ilə iştirak etmək olar. Sizə dəvətnamə göndərilibsə, məktubdakı keçiddən istifadə edin.
register = Qeydiyyatdan keçmək
join-waiting-list = Gözləmə siyahısına yazılmaq
places-left = { $count } yer qalıb.
mode-places-left = { $count } yer qalıb
mode-places-free = boş yerlər var
mode-places-waiting = gözləmə siyahısı
mode-places-taken = boş yer yoxdur

item-opening = Açılış
item-keynote = Əsas məruzə
item-presentation = Məruzə
item-country_presentation = Ölkə məruzəsi
item-discussion = Müzakirə
item-visit = Ziyarət
item-break = Fasilə
item-closing = Bağlanış

speaker-speaker = məruzəçi
speaker-moderator = moderator
speaker-panellist = müzakirə iştirakçısı
speaker-chair = sədr
speaker-rapporteur = yekun məruzəçi
speaker-discussant = opponent

## An invitation
invitation-title = Dəvətnamə: { $title }
invitation-salutation = Hörmətli { $name },
invitation-lead = Sizi bu tədbirdə { $as } iştirak etməyə dəvət edirik.
invitation-jump = Dəvətnaməyə cavab vermək
invitation-sent-to = Bu dəvətnamə şəxsən Sizin üçündür. O, bu ünvana göndərilib: { $email }.
invitation-message = Təşkilatçılardan
invitation-answer-by = Xahiş edirik, bu vaxtadək cavab verəsiniz: { $date }, { $time } ({ $zone }).
invitation-open = Tədbir bitənədək bu səhifəni yenidən açıb cavab verə və ya cavabınızı dəyişə bilərsiniz.
as-delegate = nümayəndə qismində
as-observer = müşahidəçi qismində
as-speaker = məruzəçi qismində
as-resource_person = dəvət olunmuş ekspert qismində
as-media = kütləvi informasiya vasitəsinin nümayəndəsi qismində
as-organizer = təşkilatçı qismində
as-guest = qonaq qismində
as-participant = iştirakçı qismində
your-answer = Sizin cavabınız
answer-choose = Aşağıda dəvətnaməni qəbul edib qeydiyyatdan keçin, imtina edin və ya Sizin yerinizə gələcək şəxsin adını bildirin.
answer-choose-taken = Onsuz da gələ bilməyəcəksinizsə, imtina edin və ya Sizin yerinizə gələ biləcək şəxsin adını bildirin.
answer-choose-registered = Aşağıda dəvətnaməni qəbul edin, imtina edin və ya Sizin yerinizə gələcək şəxsin adını bildirin.
answer-registered-confirmed = Siz artıq { $as } qeydiyyatdan keçmisiniz.
answer-registered-pending = Siz artıq { $as } iştirak üçün müraciət etmisiniz; təşkilatçılar hələ qərar qəbul etməyib.
answer-registered-waitlisted = Siz artıq { $as } gözləmə siyahısındasınız.
answer-registered-accept = Dəvətnaməni qəbul etsəniz, { $as } iştirak edəcəksiniz.
answer-registered-decline = İmtina etsəniz, qeydiyyatınız ləğv olunacaq; başqa şəxsin adını bildirsəniz, o, dəvətnaməni qəbul edənədək qeydiyyatınız saxlanılacaq.
answer-withdrawn = Qeydiyyatınız ləğv edilib.
answer-rejected = Təşkilatçılar müraciətinizi rədd edib.
answer-given-back = Yer artıq Sizin üçün saxlanılmır. Buna baxmayaraq iştirak etmək istəyirsinizsə, təşkilatçılara yazın.
answer-see = Qeydiyyata baxmaq
answer-jump-decline = İmtina bölməsinə keçmək
answer-accepted = Siz dəvətnaməni qəbul etmisiniz: { $date }, { $time } ({ $zone }).
answer-declined = Siz dəvətnamədən imtina etmisiniz: { $date }, { $time } ({ $zone }).
answer-thanks-accepted = Təşəkkür edirik. Siz dəvətnaməni qəbul etdiniz.
answer-thanks-declined = Bizə bildirdiyiniz üçün təşəkkür edirik. Siz dəvətnamədən imtina etdiniz.
answer-thanks-substituted = Təşəkkür edirik. Kimin adını bildirdiyinizi təşkilatçılar görür. Bu şəxsin iştirakı hələ həll olunmayıbsa, ona dəvətnamə göndərilir.
answer-reason = Göstərdiyiniz səbəb: { $reason }
answer-change = Tədbir bitənədək cavabınızı dəyişə bilərsiniz.
answer-change-until = Cavabınızı bu vaxtadək dəyişə bilərsiniz: { $date }, { $time } ({ $zone }).
answer-named = Öz yerinizə bildirdiyiniz şəxs: { $name }.
answer-settled = Sizin yerinizə başqa şəxs gəlir, ona görə də bu dəvətnaməni artıq qəbul etmək və ya başqasına vermək olmaz.
named-asked = Sizin yerinizlə bağlı bu şəxsdən hələ cavab gəlməyib.
named-undecided = Bu şəxs dəvətnaməni qəbul edib, təşkilatçılar hələ qərar qəbul etməyib.
named-comes = { answer-settled }
named-stays_away = Bu şəxs gəlməyəcək.
held-asked = Bu şəxs Sizin yerinizə gəlməyə razılıq verməsə, qeydiyyatınız olduğu kimi qalacaq; razılıq versə, yeriniz ona keçəcək və bu barədə Sizə məktubla xəbər verəcəyik. Heç bir xəbər almasanız və gələ bilməsəniz, yerinizdən imtina edin ki, o, gözləyən şəxsə çatsın.
held-undecided = O vaxtadək qeydiyyatınız saxlanılır. Qərar müsbət olsa, yeriniz həmin şəxsə keçəcək; ondan əvvəl imtina etsəniz, yer gözləyən şəxsə çatacaq.
held-stays_away = Qeydiyyatınız əvvəlki kimi qüvvədədir. Gələ bilmirsinizsə, başqa şəxsin adını bildirin və ya yerinizdən imtina edin.
answer-manage = Qeydiyyata baxmaq və ya onu dəyişmək
answer-places-waiting = Hazırda bütün yerlər tutulub. Dəvətnaməni qəbul etsəniz, gözləmə siyahısına düşəcəksiniz və yer boşalan kimi xəbər alacaqsınız.
answer-places-taken = Bütün yerlər tutulub və gözləmə siyahısı yoxdur, ona görə də hazırda bu dəvətnaməni qəbul etmək mümkün deyil. Təşkilatçılara yazın.
accept-title = Mən iştirak edəcəyəm
accept-title-again = Mən yenə də iştirak edəcəyəm
accept-button = Qəbul edib qeydiyyatdan keçmək
accept-button-registered = Qəbul etmək
decline-title = Mən iştirak edə bilmərəm
decline-title-again = Mən artıq iştirak edə bilmərəm
decline-button = İmtina etmək
substitute-title = Mənim yerimə başqa şəxs iştirak edəcək
substitute-lead = Bu halda Siz dəvətnamədən imtina etmiş sayılırsınız. Bu şəxsin iştirakı hələ həll olunmayıbsa, ona ayrıca dəvətnamə göndəririk.
substitute-lead-registered = Bu şəxs dəvətnaməni qəbul edənədək qeydiyyatınız saxlanılır; sonra yeriniz ona keçir.
substitute-button = Bu şəxsin adını bildirmək
answer-missing = Aşağıdakı cavablardan birini seçin.

## A focal point names a delegation
delegation-title = Nümayəndə heyəti: { $title }
delegation-lead = Bu tədbirin iştirakçılarını bildirməsi xahiş olunan ölkə: { $country }.
delegation-lead-organization = Bu tədbirin iştirakçılarını bildirməsi xahiş olunan təşkilat: { $organization } ({ $country }).
delegation-heading = Nümayəndə heyəti
delegation-seats = Onun üçün { $count } yer ayrılıb.
delegation-alternates = Bundan əlavə, { $count } ehtiyat iştirakçı bildirə bilərsiniz: əsas iştirakçılardan biri gələ bilməsə, onun yerinə gələcək.
delegation-until = Xahiş edirik, nümayəndə heyətini bu vaxtadək bildirəsiniz: { $date }, { $time } ({ $zone }). O vaxtadək siyahını istədiyiniz qədər saxlaya, həmin keçidlə qayıdıb dəyişə bilərsiniz.
delegation-how = Əvvəlcə heyətin rəhbərini, sonra qalanlarını öz sıranızla bildirin. Şəxsin yerini dəyişmək üçün yerin nömrəsini dəyişin; siyahıdan çıxarmaq üçün bütün sahələri boşaldın.
delegation-empty-rows = Boş qoyulan sətirlər nəzərə alınmır.
delegation-head = 1. Heyətin rəhbəri
delegation-row = { $number }.
delegation-save = Heyəti saxlamaq
delegation-add = Sətir əlavə etmək
delegation-alternate = (ehtiyat)
delegation-saved = { $count ->
    [0] Saxlanıldı. Hazırda heç kim bildirilməyib.
   *[other] Saxlanıldı. { $count } nəfər bildirilib.
}
delegation-come-back = Təşkilatçılar siyahını görür. Seçilənləri özləri dəvət edəcəklər; başqa heç nə etmək lazım deyil.
delegation-changed = Siz açandan bəri siyahını başqası dəyişib, ona görə də heç nə saxlanılmayıb.
delegation-changed-text = Aşağıda Sizin yazdıqlarınız, onlardan sonra başqasının əlavə etdikləri durur. Nəzərdən keçirib bir daha saxlayın. İndiyədək bildirilənlər:
delegation-decided = Qərar qəbul olunub
delegation-decided-text = Təşkilatçılar bu şəxslər barədə qərar qəbul ediblər, ona görə də onları burada dəyişmək və ya siyahıdan çıxarmaq olmaz. Nə isə başqa cür olmalıdırsa, təşkilatçılara yazın.
delegation-closed = İştirakçıları bildirmək müddəti bitib: { $date }, { $time } ({ $zone }).
delegation-closed-text = Burada artıq heç nəyi dəyişmək olmaz. Gecikmisinizsə və ya kimsə əvəz olunmalıdırsa, təşkilatçılara yazın.
delegation-named = Bildirilənlər
delegation-nobody = Heç kim bildirilməyib.
note-verbale-heading = Verbal nota
note-verbale-how = Heyət haqqında verbal nota varsa, onu burada fayl kimi əlavə etmək olar. Təşkilatçılar onu siyahı ilə birlikdə alırlar.
file-help = Bir fayl: { $kinds }; ən çoxu { $size } MB.
file-received = Alınan fayl: { $name } ({ $size } KB), { $date }, { $time } ({ $zone }).
file-newer = İndi seçilən fayl əvvəlkinin yerini tutur.
file-given = Fayl: { $name } ({ $size } KB).
file-remove = Bu faylı silmək
field-note_verbale = Verbal notanın faylı
gender-female = Qadın
gender-male = Kişi
gender-other = Başqa
gender-undisclosed = Göstərilməsin

## Forms
form-required-note = “Könüllü” kimi qeyd olunmayan bütün sahələri doldurun.
optional = (könüllü)
choose = Seçin…
yes = Bəli
no = Xeyr
condition-answer = Yalnız “{ $label }” sualına belə cavab versəniz: { $answers }
condition-any = Yalnız “{ $label }” sualına cavab olaraq nə isə seçsəniz.
condition-in_person = Yalnız əyani iştirak etsəniz.
condition-online = Yalnız onlayn iştirak etsəniz.
taken-from = “{ $event }” tədbiri üçün qeydiyyatınızdan götürülüb. İndi başqa cürdürsə, dəyişin.
sensitive-note = { $days ->
    [0] Şifrələnmiş halda, yalnız təşkilatçılar üçün saxlanılır və tədbir bitəndə silinir.
   *[other] Şifrələnmiş halda, yalnız təşkilatçılar üçün saxlanılır və tədbirdən { $days } gün sonra silinir.
}
sensitive-part = Verdiyinizin bir hissəsi göstərilir; hamısını saxlamaq üçün olduğu kimi buraxın və ya yenidən yazın.
errors-title = Daxil etdiyiniz məlumatları yoxlayın
save-button = Dəyişiklikləri saxlamaq
error-required = “{ $label }” sahəsi doldurulmayıb.
error-email = “{ $label }” sahəsində bir elektron poçt ünvanı olmalıdır, məsələn, name@example.org.
error-too_long = “{ $label }” sahəsindəki mətn çox uzundur.
error-too_short = “{ $label }” sahəsindəki mətn çox qısadır.
error-choice = “{ $label }” sualının cavablarından birini seçin.
error-country = “{ $label }” sahəsində ölkəni seçin.
error-number = “{ $label }” sahəsində ədəd olmalıdır.
error-date = “{ $label }” sahəsində tarix olmalıdır, məsələn, 2026-11-25.
error-not_before = “{ $label }” sahəsindəki tarix ondan əvvəl olmalı olan başqa tarixdən tezdir.
error-type = “{ $label }” sualının cavablarından birini seçin.
error-control_character = “{ $label }” sahəsində saxlanıla bilməyən simvollar var; onu adi mətn kimi yazın.
error-bidi_control = “{ $label }” sahəsində yazının istiqamətini dəyişən görünməz simvollar var; onu yenidən yazın.
error-web_address = “{ $label }” sahəsində sayt ünvanı var; onu silin.
error-full = Bu növ bütün yerlər tutulub. “{ $label }” sahəsində başqa cavab seçin.
error-not_offered = “{ $label }” sahəsində bu tədbirin təklif etdiyi cavablardan birini seçin.
error-same_person = “{ $label }” sahəsində öz ünvanınız göstərilib; başqa şəxsin ünvanını bildirin.
error-twice = “{ $label }” sahəsində bu siyahıdakı başqa şəxsin məlumatı durur.
error-seats_full = Siyahıda yerlərdən çox adam var. Bu şəxsi ehtiyat kimi qeyd edin və ya kimisə siyahıdan çıxarın.
error-alternates_full = Siyahıda tələb olunduğundan çox ehtiyat iştirakçı var. Birini siyahıdan çıxarın.
error-decided = Təşkilatçılar bu şəxs barədə qərar qəbul ediblər: onun haqqında deyilənləri burada artıq dəyişmək olmaz.
error-masked = “{ $label }” sahəsi qismən göstərilir. Onu yenidən yazın və ya əvvəlki kimi buraxın.
error-file_empty = “{ $label }” sahəsindəki fayl boşdur. Onu yenidən və ya başqasını seçin.
error-file_too_large = “{ $label }” sahəsindəki fayl çox böyükdür. Daha kiçiyini seçin.
error-file_kind = “{ $label }” sahəsində belə növdən olan fayl qəbul edilmir. Sahənin yanında göstərilən növlərdən birini seçin.
error-file_broken = “{ $label }” sahəsindəki fayl oxunmur və ya onda makroslar var. Onu yenidən və ya göstərilən başqa növdə saxlayıb yenə seçin.
error-file_gone = “{ $label }” sahəsindəki fayl artıq saxlanmır. Onu yenidən seçin.
error-form_changed = Bu səhifəni açdığınızdan bəri suallar dəyişib. Onlara yenidən baxıb bir daha göndərin.
error-form = Daxil etdiyiniz məlumatları yoxlayın.
error-other = “{ $label }” sahəsini yoxlayın.

## Registering
sign-up-title = Qeydiyyat: { $title }
sign-up-heading = Qeydiyyat
sign-up-lead = Ünvanınıza keçid göndərəcəyik. Keçidlə daxil olduqdan sonra qeydiyyatınız qüvvəyə minir.
sign-up-button = Müraciəti göndərmək

## One's registration
registration-title = Qeydiyyatınız: { $title }
registration-of = Qeydiyyatdan keçən şəxs: { $name }, { $as }
registration-code = Qeydiyyat kodu
registration-code-help = Bunu girişdə göstərin: kvadratda da həmin kod yazılıb.
registration-qr = { $code } yazılmış QR-kod
registration-email = E-poçt
registration-calendar = Təqviminizə əlavə etmək
registration-join = Onlayn qoşulmaq
registration-message = Təşkilatçılardan

status-unverified-title = Ünvanınızı təsdiqləyin
status-unverified-text = Elektron poçt ünvanınızı təsdiqləyən kimi qeydiyyatınız qüvvəyə minəcək.
status-pending-title = Qərar gözlənilir
status-pending-text = Təşkilatçılar müraciətinizə baxıb Sizə yazacaqlar. Hazırda heç nə etmək lazım deyil.
status-confirmed-title = Siz qeydiyyatdan keçdiniz
status-confirmed-text = İştirakınız təsdiq olunub. Sizinlə görüşü səbirsizliklə gözləyirik.
status-waitlisted-title = Siz gözləmə siyahısındasınız
status-waitlisted-text = Sizin üçün yer boşalan kimi yazacağıq. Hazırda heç nə etmək lazım deyil.
status-rejected-title = Müraciət qəbul edilmədi
status-rejected-text = Təşkilatçılar bu müraciəti qəbul edə bilmədilər. Suallarınız varsa, təşkilatçılara yazın.
status-withdrawn-title = Qeydiyyatınız ləğv edilib
status-withdrawn-text = Siz artıq qeydiyyatda deyilsiniz.
status-taken_out-title = Təşkilatçılar qeydiyyatınızı ləğv edib
status-taken_out-text = Siz artıq qeydiyyatda deyilsiniz. Bu, səhvdirsə, təşkilatçılara yazın.
status-replaced-title = Sizin yerinizə başqa şəxs iştirak edir
status-replaced-text = Siz artıq qeydiyyatda deyilsiniz.
status-over-title = Tədbir başa çatıb
status-over-text = Siz bu tədbir üçün qeydiyyatdan keçmişdiniz.
status-over-text-waited = Bu tədbirdə Sizə yer çatmadı; burada artıq heç nəyi dəyişmək olmaz.
status-reason = Səbəb: { $reason }
waiting-ahead = { $count ->
    [0] Sizdən qabaqda heç kim yoxdur.
   *[other] Sizdən qabaqda { $count } nəfər var.
}

notice-accepted = Siz dəvətnaməni qəbul etdiniz.
notice-saved = Dəyişiklikləriniz saxlanıldı.
notice-confirmed = Ünvanınız təsdiqləndi.
notice-withdrawn = Siz qeydiyyatınızı ləğv etdiniz.
notice-returned = Yenidən xoş gəldiniz. Qeydiyyatınız yenə qüvvədədir.

confirm-text = Səhifəmizdə bunlar yazılıb. Düzgün olmayanları düzəldin; yalnız burada təsdiqlədikləriniz nəzərə alınır.
confirm-button = Ünvanımı təsdiqləmək
edit-title = Məlumatlarınız
edit-until = Onları bu vaxtadək dəyişə bilərsiniz: { $date }, { $time } ({ $zone }).
edit-closed = Dediklərinizi burada artıq dəyişmək olmaz.
edit-closed-ask = Nə isə düzgün deyilsə, təşkilatçılara yazın.
withdraw-title = Gələ bilmirsiniz?
withdraw-text = Yeri başqası tuta bilsin deyə, qeydiyyatınızı ləğv edin. Yer olarsa, sonra qayıda bilərsiniz.
withdraw-text-waiting = Daha gözləmək istəmirsinizsə, qeydiyyatınızı ləğv edin. Sonra qayıda bilərsiniz, lakin növbədəki əvvəlki yeriniz saxlanılmayacaq.
withdraw-button = Qeydiyyatımı ləğv etmək
return-title = Yenə də gələ bilirsiniz?
return-text = Hələ yer varsa, yenidən qeydiyyata alınacaqsınız.
return-button = Yenidən qeydiyyatdan keçmək

## Stopping mails that go to many
unsubscribe-title = “{ $title }” tədbiri haqqında məktublar
unsubscribe-for = { $email } ünvanına gələn məktublar
unsubscribe-nothing-title = Sizi buraya gətirən məktuba bənzər məktubları dayandırmaq istəyirsiniz?
unsubscribe-nothing-text = Təşkilatçılar bəzi məktubları eyni vaxtda çox adama göndərirlər: əməli məlumatlar, materiallar, təşəkkür məktubları. Siz bu tədbir və ya bütün tədbirlər üzrə belə məktubları dayandıra bilərsiniz.
unsubscribe-event-title = Siz bu tədbir üzrə belə məktubları dayandırmısınız
unsubscribe-event-text = Təşkilatçıların bu tədbirlə bağlı çox adama göndərdiyi məktublar artıq bu ünvana gəlmir.
unsubscribe-all-title = Siz bütün tədbirlər üzrə belə məktubları dayandırmısınız
unsubscribe-all-text = Təşkilatçıların çox adama göndərdiyi məktublar artıq bu ünvana gəlmir.
unsubscribe-still = Dəvətnamə, təsdiq və ya tarixin dəyişməsi kimi yalnız Sizə aid olan məktublar əvvəlki kimi gələcək.
unsubscribe-others = Bu ünvana məktub göndərilməsi başqa səbəbdən də dayandırılıb, məsələn, məktublar geri qayıdıb. Məktubları yenidən almaq üçün təşkilatçılara yazın.
unsubscribe-event-button = Bu tədbir üzrə belə məktubları dayandırmaq
unsubscribe-all-button = Bütün tədbirlər üzrə belə məktubları dayandırmaq
unsubscribe-back-button = Belə məktubları yenidən almaq

## The first page
home-title = Convoke
home-lead = Bu server seminar və iclaslara xidmət edir: dəvətnamələr göndərir, qeydiyyatı aparır və proqramları göstərir.
home-people = Sizə dəvətnamə gəlibsə və ya qeydiyyatdan keçmisinizsə, məktubdakı keçidi açın. O, Sizin şəxsi səhifənizə aparır; hesab və parol lazım deyil.
home-programs = Başqa sistemlər üçün interfeys (API) var:
home-docs = İnterfeysin təsviri

## Messages
message-check-mail-title = Poçtunuzu yoxlayın
message-check-mail-text = { $email } ünvanına məktub göndərdik. Qeydiyyatı başa çatdırmaq üçün oradakı keçidlə daxil olun. Bir neçə dəqiqəyə məktub gəlməsə, arzuolunmaz məktublar qovluğuna baxın.
message-link-sent-title = Yeni keçid göndərildi
message-link-sent-text = Onu bizdə olan ünvanınıza göndərdik. Məktubun gəlməsi bir neçə dəqiqə çəkə bilər.
message-not-found-title = Səhifə tapılmadı
message-not-found-text = Bu ünvanda heç nə yoxdur. Məktubdakı keçidlə gəlmisinizsə, onun tam olduğunu yoxlayın: bəzi poçt proqramları uzun keçidləri ikiyə bölür.
message-expired-title = Keçidin vaxtı bitib
message-expired-text = Ondan artıq istifadə etmək olmaz. Heç nə dəyişdirilmədi.
message-withdrawn-title = Dəvətnamə geri götürülüb
message-withdrawn-text = O, artıq qüvvədə deyil, ona görə də cavab vermək olmaz. Suallarınız varsa, təşkilatçılara yazın.
message-request-revoked-title = Sorğu geri götürülüb
message-request-revoked-text = Nümayəndə heyətini göstərmək üçün keçid artıq qüvvədə deyil. Suallarınız varsa və ya kimisə göstərmək istəyirsinizsə, təşkilatçılara yazın.
message-replaced-title = Keçid dəyişdirilib
message-replaced-text = Sizə yenisi göndərilib: bu tədbir haqqında ən son məktubdakı keçiddən istifadə edin. Belə məktub yoxdursa, təşkilatçılara yazın.
message-by-invitation-title = Yalnız dəvətnamə ilə
message-by-invitation-text = Bu tədbirə qeydiyyat şəxsi dəvətnamə ilə aparılır. Sizə dəvətnamə göndərilibsə, məktubdakı keçiddən istifadə edin. İştirak etmək istəyirsinizsə, təşkilatçılara yazın.
message-full-title = Bütün yerlər tutulub
message-full-text = Nə boş yer, nə də gözləmə siyahısı var. Heç nə dəyişdirilmədi. Suallarınız varsa, təşkilatçılara yazın.
message-not-yet-open-title = Qeydiyyat hələ açılmayıb
message-not-yet-open-text = Sonra yenidən baxın.
message-closed-title = Qeydiyyat bağlıdır
message-closed-text = Burada artıq qeydiyyatdan keçmək olmaz. Suallarınız varsa, təşkilatçılara yazın.
message-cancelled-title = Tədbir ləğv edilib
message-cancelled-text = Qeydiyyat bağlıdır. Suallarınız varsa, təşkilatçılara yazın.
message-over-title = Tədbir başa çatıb
message-over-text = Burada artıq qeydiyyatdan keçmək və ya cavab vermək olmaz.
message-conflict-title = Hazırda bu mümkün deyil
message-conflict-text = Heç nə dəyişdirilmədi. Hazırkı vəziyyəti görmək üçün məktubdakı keçidi yenidən açın.
message-forbidden-title = İcazə yoxdur
message-forbidden-text = Bu səhifə Sizin üçün açıq deyil.
message-bad-form-title = Formanı oxumaq mümkün olmadı
message-bad-form-text = Heç nə dəyişdirilmədi. Geri qayıdıb onu yenidən göndərin.
message-too-large-title = Forma çox böyükdür
message-too-large-text = Heç nə dəyişdirilmədi. Geri qayıdıb mətnlərinizi qısaldın.
message-method-title = Bunu burada etmək olmaz
message-method-text = Heç nə dəyişdirilmədi. Məktubdakı keçidi yenidən açın.
message-too-many-title = Həddən artıq cəhd
message-too-many-text = Bir neçə dəqiqə gözləyib yenidən cəhd edin.
message-unavailable-title = Hazırda əlçatan deyil
message-unavailable-text = Heç nə dəyişdirilmədi. Bir neçə dəqiqədən sonra yenidən cəhd edin.
message-internal-title = Xəta baş verdi
message-internal-text = Bu, bizim səhvimizdir, biz onu qeyd etmişik. Sonra yenidən cəhd edin.
message-request-id = Bu barədə bizə yazsanız, bu nömrəni göstərin:
message-event = Tədbirin səhifəsinə keçmək
renew-text = Bizdə olan ünvanınıza yeni keçid göndərə bilərik.
renew-button = Mənə yeni keçid göndərin

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
refusal-registration-editing_closed-title = Məlumatlarınızı burada artıq dəyişmək olmaz
refusal-registration-editing_closed-text = Heç nə dəyişdirilmədi. Nə isə düzgün deyilsə, təşkilatçılara yazın.
refusal-registration-taken_back-title = Bu qeydiyyatı təşkilatçılar ləğv edib
refusal-registration-taken_back-text = Heç nə dəyişdirilmədi. İştirak etmək istəyirsinizsə, təşkilatçılara yazın.
refusal-registration-substituted-title = Sizin yerinizə başqa şəxs gəlir
refusal-registration-substituted-text = Heç nə dəyişdirilmədi. Suallarınız varsa, təşkilatçılara yazın.
refusal-invitation-expired-title = Dəvətnamənin müddəti bitib
refusal-invitation-expired-text = Ona artıq cavab vermək olmaz. Heç nə dəyişdirilmədi. Suallarınız varsa, təşkilatçılara yazın.
refusal-invitation-substituted-title = Sizin yerinizə başqa şəxs gəlir
refusal-invitation-substituted-text = { answer-settled } Suallarınız varsa, təşkilatçılara yazın.
refusal-nomination-quota_full-title = Ölkənizə ayrılmış yerlər tutulub
refusal-nomination-quota_full-text = Heç nə dəyişdirilmədi. Buna baxmayaraq iştirak etmək istəyirsinizsə, təşkilatçılara yazın.
refusal-invitation-place_kept-title = Yer artıq Sizin üçün saxlanılmır
refusal-invitation-place_kept-text = Heç nə dəyişdirilmədi. Buna baxmayaraq iştirak etmək istəyirsinizsə, təşkilatçılara yazın.
refusal-form-cross_site-title = Bu forma başqa saytdan göndərilib
refusal-form-cross_site-text = Heç nə dəyişdirilmədi. Səhifəmizi özünüz açıb formanı oradan göndərin.
refusal-database-in_doubt-title = Bu, çox vaxt apardı
refusal-database-in_doubt-text = Onun saxlanılıb-saxlanılmadığını hələ deyə bilmirik. Bir neçə dəqiqədən sonra keçidinizi yenidən açın və bir daha nə isə göndərməzdən əvvəl yoxlayın.

# What people say about themselves.
field-full_name = Tam ad
field-full_name-help = Özünüz necə yazırsınızsa, elə yazın; iştirakçıların siyahısında da belə duracaq.
field-email = Elektron poçt ünvanı
field-email-help = Bu ünvana keçid göndəririk; onunla daxil olduqdan sonra qeydiyyat qüvvəyə minir.
field-organization = Təşkilat
field-position = Vəzifə
field-asked = Suallar
field-gender = Cins
field-alternate = Ehtiyat: yalnız başqası gələ bilməsə, gələcək
field-rank = Sırada yeri
field-country = Ölkə
field-attendance_mode = Necə iştirak edəcəksiniz?
field-mode-in_person = Əyani
field-mode-online = Onlayn
field-consent_list = İştirakçıların siyahısında göstərilməyimə razıyam
field-consent_list-help = Siyahı iştirakçılara verilir: ad, vəzifə, təşkilat və ölkə, ünvansız.
field-reason = Səbəb
field-reason-help = Onu yalnız təşkilatçılar oxuyacaq.
field-substitute_full_name = Bu şəxsin tam adı
field-substitute_email = Bu şəxsin elektron poçt ünvanı
field-substitute_email-help = Dəvətnamə bu ünvana göndərilir.

# What stands above the columns of tables.
column-id = İdentifikator
column-full_name = Tam ad
column-unnamed = Adı məlum deyil
column-given_name = Ad
column-family_name = Soyad
column-patronymic = Ata adı
column-native_name = Ana dilində ad
column-badge_name = Nişandakı ad
column-honorific = Hörmət titulu
column-email = E-poçt
column-phone = Telefon
column-gender = Cins
column-position = Vəzifə
column-organization = Təşkilat
column-organization_id = Təşkilatın identifikatoru
column-country = Ölkə
column-preferred_language = Üstün tutulan dil
column-created_at = Əlavə edilmə vaxtı
column-updated_at = Dəyişdirilmə vaxtı
column-code = Kod
column-status = Vəziyyət
column-role = Rol
column-attendance_mode = İştirak forması
column-source = Mənbə
column-waitlist_position = Gözləmə siyahısında yeri
column-language = Məktubların dili
column-list_of_participants = İştirakçıların siyahısında
column-remark = Qeyd
column-registered_by = Kim qeydə alıb
column-decided_by = Kim qərar verib
column-decision_reason = Səbəb
column-confirmed_at = Təsdiq vaxtı
column-withdrawn_at = Ləğv vaxtı
column-person_id = Şəxsin identifikatoru
column-invitation_id = Dəvətnamənin identifikatoru
column-substitute_for_id = Kimin yerinə
column-rank = Sıradakı yeri
column-alternate = Ehtiyat
column-decline_reason = İmtina səbəbi
column-decided_at = Nə vaxt qərar verilib
column-number = №
column-part = Bölmə

# The parts of a list of participants, and what it is called.
table-participants = İştirakçıların siyahısı
table-register = Reyestr
table-people = Şəxslər
table-nominations = Namizədlər
participants-delegations = Nümayəndə heyətləri
participants-observers = Müşahidəçilər
participants-resource_persons = Ekspertlər və məruzəçilər
participants-organizers = Təşkilatçılar
participants-guests = Qonaqlar
participants-media = KİV

## Papers.
paper-page = Səhifə { $page }, cəmi { $pages }
paper-other_delegates = Digər nümayəndələr
paper-nobody = Bu siyahıda hələ heç kim yoxdur.
paper-badges = Nişanlar
paper-no_badges = Nişan tələb olunanlar arasında əyani iştirakı təsdiqlənmiş heç kim yoxdur.
badge-role-delegate = Nümayəndə
badge-role-observer = Müşahidəçi
badge-role-speaker = Məruzəçi
badge-role-resource_person = Ekspert
badge-role-organizer = Təşkilatçı
badge-role-guest = Qonaq
badge-role-media = KİV
letter-invitation = Dəvətnamə
letter-visa = Viza müraciətini dəstəkləyən məktub
letter-reference = № { $reference }
letter-dear = Hörmətli { $name },
letter-dear_consul = Hörmətli xanımlar və cənablar,
letter-to_consul = Konsulluq şöbəsinə
letter-invites = Sizi “{ $event }” tədbirində iştirak etməyə hörmətlə dəvət edirik.
letter-welcome = Sizi qəbul etmək bizim üçün şərəf olardı.
letter-confirms = Bu şəxsin “{ $event }” tədbirinə dəvət olunduğunu və qeydiyyatdan keçdiyini təsdiq edirik: { $name }.
letter-asks = Bu səfər üçün zəruri vizanın verilməsini xahiş edirik.
letter-write_to = Suallarınız varsa, bu ünvana yazın: { $contact }.
letter-farewell = Hörmətlə,
letter-fact-event = Tədbir
letter-fact-dates = Tarixləri
letter-fact-place = Yer
letter-fact-role = Rol
letter-fact-answer_by = Cavab müddəti
letter-fact-full_name = Tam ad
letter-fact-passport = Pasportun nömrəsi
letter-fact-citizenship = Vətəndaşlıq
letter-fact-position = Vəzifə
letter-fact-organization = Təşkilat
letter-fact-arrives_on = Gəliş günü
letter-fact-leaves_on = Gediş günü
letter-fact-code = Qeydiyyat

## What changed, in mails
change-title = Adı
change-dates = Tarixləri
change-start = Başlanması
change-end = Bitməsi
change-time_zone = Saat qurşağı
change-place = Yer
change-format = Keçirilmə forması
change-online_url = Onlayn görüşün ünvanı
change-description = təsviri dəyişdirilib
change-state = Vəziyyət
change-role = Siz iştirak edirsiniz
change-country = Ölkə
change-organization = Təşkilat
change-position = Vəzifə
change-sensitive_version = Məxfi cavablar
change-consents = Razılıqlar
change-answers = Bu suallara cavablarınız
change-invited_as = Sizi dəvət edirik
change-answer_by = Cavab müddəti
format-in_person = əyani
format-online = onlayn
format-hybrid = əyani və onlayn
state-unverified = ünvan təsdiqlənməyib
state-pending = qərar gözlənilir
state-confirmed = təsdiqlənib
state-waitlisted = gözləmə siyahısındadır
state-rejected = rədd edilib
state-withdrawn = ləğv edilib

# What is counted of an event.

statistics = Statistika
statistics-registrations = Qeydiyyatlar
statistics-confirmed = Təsdiqlənib
statistics-nobody = Hələ heç kim qeydiyyatdan keçməyib.
statistics-claims = Bildirilən və sayılan
statistics-claimed = Bildirilən
statistics-counted = Sayılan
statistics-difference = Fərq
statistics-participants = İştirakçılar
statistics-countries = Ölkələr
statistics-over-time = Vaxt üzrə qeydiyyatlar
statistics-over-time-text = Qeydiyyatlar: { $people },
statistics-days = Günlər üzrə
statistics-day = Gün
statistics-came = Yeni
statistics-all = Cəmi
statistics-by-state = Vəziyyət üzrə
statistics-by-country = Təsdiqlənənlər, ölkələr üzrə
statistics-by-role = Təsdiqlənənlər, rollar üzrə
statistics-by-gender = Təsdiqlənənlər, cins üzrə
statistics-by-organization = Təsdiqlənənlər, təşkilatın növü üzrə
statistics-by-attendance = Təsdiqlənənlər, gəliş üzrə
statistics-attended = Gəldi
statistics-absent = Gəlmədi
statistics-unknown = Məlum deyil
statistics-seats = Ölkələrin yerləri
statistics-quota = Yerlər
statistics-selected = Seçilib
statistics-women = Qadınlar
statistics-women-share = (hədəf: { $share } %)
organization-kind-government = Dövlət orqanı
organization-kind-un_entity = Birləşmiş Millətlər Təşkilatının qurumu
organization-kind-intergovernmental = Hökumətlərarası təşkilat
organization-kind-academia = Elm və təhsil
organization-kind-civil_society = Vətəndaş cəmiyyəti
organization-kind-private_sector = Özəl sektor
organization-kind-media = Kütləvi informasiya vasitələri
organization-kind-other = Digər
