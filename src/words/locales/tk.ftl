### Not reviewed by a native speaker.
###
### Words that stay the same throughout:
### event çäre, seminar seminar, invitation çakylyk, registration hasaba alnyş, application arza,
### waiting list garaşýanlaryň sanawy, organizer guramaçy, place orun, withdraw hasaba alnyşy ýatyrmak,
### decline çakylygy ret etmek, link salgylanma. The reader is “Siz”, with a capital letter.

## The language
own-name = Türkmençe
not-reviewed = Bu terjime entek türkmen dili ene dili bolan adam tarapyndan barlanmady.
list-and = { $first } we { $last }

## Dates: month-1 stands after a day, month-alone-1 without one
month-1 = ýanwar
month-2 = fewral
month-3 = mart
month-4 = aprel
month-5 = maý
month-6 = iýun
month-7 = iýul
month-8 = awgust
month-9 = sentýabr
month-10 = oktýabr
month-11 = noýabr
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
weekday-1 = duşenbe
weekday-2 = sişenbe
weekday-3 = çarşenbe
weekday-4 = penşenbe
weekday-5 = anna
weekday-6 = şenbe
weekday-7 = ýekşenbe
day-and-month = { $day } { $month }
date-full = { $days } { $year }
date-short = { $days } { $year }
date-and-weekday = { $date }, { $weekday }
year-alone = { $year }
month-and-year = { $month } { $year }
time-from = başlanýan wagty: { $time }
time-until = tamamlanýan wagty: { $time }

## Frame
skip-to-content = Mazmunyna geçmek
language-switch = Bu sahypanyň dili
footer = Bu sahypa cookie faýllaryny ulanmaýar we beýleki saýtlardan hiç zat ýüklemeýär.
error-prefix = Ýalňyşlyk:

## Facts
fact-when = Wagty
fact-where = Ýeri
fact-organizers = Guramaçylar
fact-languages = Iş dilleri
fact-contact = Habarlaşmak üçin
fact-times-in = Wagt guşaklygy: { $zone }
fact-online = Onlaýn
theme = Tema:
fact-also-online = Onlaýn gatnaşmak hem mümkin
fact-place-open = Soňra habar berler
fact-place-unknown = Görkezilmedik

kind-seminar = Seminar
kind-workshop = Amaly okuw
kind-expert_group_meeting = Bilermenler toparynyň maslahaty
kind-study_visit = Tanyşlyk sapary
kind-preparatory_meeting = Taýýarlyk maslahaty
kind-conference = Konferensiýa
kind-training = Okuw sapagy
kind-webinar = Webinar
kind-other = Çäre

modality-in_person = ýüzbe-ýüz
modality-online = onlaýn
modality-hybrid = ýüzbe-ýüz we onlaýn

organization-role-lead = esasy guramaçy
organization-role-co_organizer = bilelikdäki guramaçy
organization-role-host = kabul ediji tarap
organization-role-partner = hyzmatdaş
organization-role-donor = donor

language-ar = arap
language-az = azerbaýjan
language-de = nemes
language-en = iňlis
language-es = ispan
language-fr = fransuz
language-hy = ermeni
language-ka = gruzin
language-kk = gazak
language-ko = koreý
language-ky = gyrgyz
language-mn = mongol
language-ru = rus
language-tg = täjik
language-tk = türkmen
language-tr = türk
language-uz = özbek
language-zh = hytaý

event-status-draft = Bu çäre entek çap edilmedi.
event-status-published = Bu çäre bildirilişi ýaly geçiriler.
event-status-cancelled = Bu çäre ýatyryldy.
event-status-completed = Bu çäre tamamlandy.
event-status-archived = Bu çäre tamamlandy.

## The event's page
about = Çäre barada
objectives = Maksatlar
references = Resminamalar we salgylanmalar
later-meetings = Indiki duşuşyklar
agenda = Maksatnama
agenda-calendar = Maksatnamany senenama goşmak
agenda-day-open = Güni entek bellenilmedi
agenda-day-unknown = Güni görkezilmedik
room = Zal: { $room }
visit-host = Kabul ediji gurama: { $host }
taking-part = Gatnaşmak
sign-up-open = Hasaba alnyş açyk.
sign-up-open-until = Hasaba alnyş şu wagta çenli açyk: { $date }, { $time } ({ $zone }).
sign-up-waiting-list = Ähli orunlar doldy. Siz garaşýanlaryň sanawyna ýazylyp bilersiňiz.
sign-up-not-yet = Hasaba alnyş şu wagtda başlanýar: { $date }, { $time } ({ $zone }).
sign-up-full = Ähli orunlar doldy.
sign-up-closed = Hasaba alnyş ýapyk.
sign-up-by-invitation = Bu çärä diňe çakylyk boýunça gatnaşyp bolýar. Size çakylyk iberilen bolsa, hatdaky salgylanmany ulanyň.
register = Hasaba durmak
join-waiting-list = Garaşýanlaryň sanawyna ýazylmak
places-left = { $count } orun galdy.
mode-places-left = { $count } orun galdy
mode-places-free = boş orunlar bar
mode-places-waiting = garaşýanlaryň sanawy
mode-places-taken = boş orun ýok

item-opening = Açylyş
item-keynote = Esasy çykyş
item-presentation = Çykyş
item-country_presentation = Ýurduň çykyşy
item-discussion = Ara alyp maslahatlaşma
item-visit = Baryp görmek
item-break = Arakesme
item-closing = Ýapylyş

speaker-speaker = çykyş ediji
speaker-moderator = moderator
speaker-panellist = maslahatlaşma gatnaşyjy
speaker-chair = başlyk
speaker-rapporteur = jemleýji çykyş ediji
speaker-discussant = opponent

## An invitation
invitation-title = Çakylyk: { $title }
invitation-salutation = Hormatly { $name },
invitation-lead = Sizi bu çärä { $as } gatnaşmaga çagyrýarys.
invitation-jump = Bu çakylyga jogap bermek
invitation-sent-to = Bu çakylyk şahsy Siziň üçin. Ol şu salga iberildi: { $email }.
invitation-message = Guramaçylardan
invitation-answer-by = Şu wagta çenli jogap bermegiňizi haýyş edýäris: { $date }, { $time } ({ $zone }).
invitation-open = Çäre tamamlanýança, Siz bu sahypany gaýtadan açyp, jogap berip ýa-da jogabyňyzy üýtgedip bilersiňiz.
as-delegate = wekil hökmünde
as-observer = synçy hökmünde
as-speaker = çykyş ediji hökmünde
as-resource_person = çagyrylan bilermen hökmünde
as-media = köpçülikleýin habar beriş serişdesiniň wekili hökmünde
as-organizer = guramaçy hökmünde
as-guest = myhman hökmünde
as-participant = gatnaşyjy hökmünde
your-answer = Siziň jogabyňyz
answer-choose = Aşakda çakylygy kabul edip, hasaba duruň, ony ret ediň ýa-da ýeriňize geljek adamy görkeziň.
answer-choose-taken = Her niçik-de bolsa gelip bilmejek bolsaňyz, çakylygy ret ediň ýa-da ýeriňize gelip biljek adamy görkeziň.
answer-choose-registered = Aşakda çakylygy kabul ediň, ret ediň ýa-da ýeriňize geljek adamy görkeziň.
answer-registered-confirmed = Siz eýýäm { $as } hasaba alnansyňyz.
answer-registered-pending = Siz eýýäm { $as } gatnaşmak üçin arza berdiňiz; guramaçylar entek karar kabul etmedi.
answer-registered-waitlisted = Siz eýýäm { $as } garaşýanlaryň sanawynda.
answer-registered-accept = Çakylygy kabul etseňiz, { $as } gatnaşarsyňyz.
answer-registered-decline = Ret etseňiz, hasaba alnyşyňyz ýatyrylar; başga adamy görkezseňiz, ol çakylygy kabul edýänçä saklanar.
answer-withdrawn = Hasaba alnyşyňyz ýatyryldy.
answer-rejected = Guramaçylar arzaňyzy ret etdiler.
answer-given-back = Orun indi Siziň üçin saklanmaýar. Şonda-da gatnaşmak isleseňiz, guramaçylara ýazyň.
answer-see = Hasaba alnyşy görmek
answer-jump-decline = Ret etmek bölümine geçmek
answer-accepted = Siz bu çakylygy kabul etdiňiz: { $date }, { $time } ({ $zone }).
answer-declined = Siz bu çakylygy ret etdiňiz: { $date }, { $time } ({ $zone }).
answer-thanks-accepted = Sag boluň. Siz çakylygy kabul etdiňiz.
answer-thanks-declined = Habar bereniňiz üçin sag boluň. Siz çakylygy ret etdiňiz.
answer-thanks-substituted = Sag boluň. Kimi görkezendigiňizi guramaçylar görýärler. Bu adamyň gatnaşmagy entek çözülmedik bolsa, oňa çakylyk iberilýär.
answer-reason = Görkezen sebäbiňiz: { $reason }
answer-change = Çäre tamamlanýança jogabyňyzy üýtgedip bilersiňiz.
answer-change-until = Jogabyňyzy şu wagta çenli üýtgedip bilersiňiz: { $date }, { $time } ({ $zone }).
answer-named = Ýeriňize görkezen adamyňyz: { $name }.
answer-settled = Ýeriňize başga adam geler, şonuň üçin bu çakylygy indi kabul edip ýa-da başga birine berip bolmaýar.
named-asked = Ornuňyz barada bu adamdan entek jogap gelmedi.
named-undecided = Bu adam çakylygy kabul etdi, guramaçylar entek karar kabul etmedi.
named-comes = { answer-settled }
named-stays_away = Bu adam gelmez.
held-asked = Bu adam ýeriňize gelmäge razy bolmasa, hasaba alnyşyňyz üýtgemän galar; razy bolsa, ornuňyz oňa geçer we bu barada Size hat arkaly habar bereris. Hiç hili habar gelmese we Siz gelip bilmeseňiz, oňa garaşýan adam alyp biler ýaly, ornuňyzdan ýüz öwrüň.
held-undecided = Şoňa çenli hasaba alnyşyňyz saklanar. Karar oňyn bolsa, ornuňyz şol adama geçer; mundan öň ýüz öwürseňiz, oňa garaşýan adam alar.
held-stays_away = Hasaba alnyşyňyz öňküsi ýaly güýjünde. Gelip bilmeseňiz, başga adamy görkeziň ýa-da ornuňyzdan ýüz öwrüň.
answer-manage = Hasaba alnyşy görmek ýa-da üýtgetmek
answer-places-waiting = Häzir ähli orunlar doly. Çakylygy kabul etseňiz, garaşýanlaryň sanawyna girersiňiz we orun boşan badyna habar alarsyňyz.
answer-places-taken = Ähli orunlar doly we garaşýanlaryň sanawy ýok, şonuň üçin häzir bu çakylygy kabul edip bolmaýar. Guramaçylara ýazyň.
accept-title = Men gatnaşaryn
accept-title-again = Men her niçik-de bolsa gatnaşaryn
accept-button = Kabul edip, hasaba durmak
accept-button-registered = Kabul etmek
decline-title = Men gatnaşyp bilmerin
decline-title-again = Men indi gatnaşyp bilmerin
decline-button = Ret etmek
substitute-title = Meniň ýerime başga adam gatnaşar
substitute-lead = Şonda Siz çakylygy ret eden hasap edilersiňiz. Bu adamyň gatnaşmagy entek çözülmedik bolsa, oňa aýratyn çakylyk ibereris.
substitute-lead-registered = Bu adam çakylygy kabul edýänçä, hasaba alnyşyňyz saklanar; şondan soň ornuňyz oňa geçer.
substitute-button = Bu adamy görkezmek
answer-missing = Aşakdaky jogaplaryň birini saýlaň.

## A focal point names a delegation
delegation-title = Wekiliýet: { $title }
delegation-lead = Bu çärä gatnaşjaklary görkezmegi haýyş edilýän ýurt: { $country }.
delegation-lead-organization = Bu çärä gatnaşjaklary görkezmegi haýyş edilýän gurama: { $organization } ({ $country }).
delegation-heading = Wekiliýet
delegation-seats = Oňa { $count } orun berildi.
delegation-alternates = Mundan başga-da { $count } ätiýaçlyk gatnaşyjyny görkezip bilersiňiz: esasylaryň biri gelip bilmese, onuň ýerine geler.
delegation-until = Wekiliýeti şu wagta çenli görkezmegiňizi haýyş edýäris: { $date }, { $time } ({ $zone }). Şoňa çenli sanawy islän gezegiňiz saklap, şol salgylanma bilen gaýdyp gelip, üýtgedip bilersiňiz.
delegation-how = Ilki wekiliýetiň ýolbaşçysyny, soňra beýlekileri öz tertibiňizde görkeziň. Adamy süýşürmek üçin ornunyň belgisini üýtgediň; sanawdan aýyrmak üçin ähli meýdançalary boşadyň.
delegation-empty-rows = Boş goýlan setirler hasaba alynmaýar.
delegation-head = 1. Wekiliýetiň ýolbaşçysy
delegation-row = { $number }.
delegation-save = Wekiliýeti saklamak
delegation-add = Setir goşmak
delegation-alternate = (ätiýaçlyk)
delegation-saved = { $count ->
    [0] Saklandy. Häzir hiç kim görkezilmedi.
   *[other] Saklandy. { $count } adam görkezildi.
}
delegation-come-back = Sanawy guramaçylar görýärler. Saýlananlary özleri çagyrarlar; başga hiç zat etmek gerek däl.
delegation-changed = Siz açanyňyzdan bäri sanawy başga biri üýtgetdi, şonuň üçin hiç zat saklanmady.
delegation-changed-text = Aşakda Siziň ýazanlaryňyz, olardan soň başga adamyň goşanlary dur. Gözden geçirip, ýene bir gezek saklaň. Häzire çenli görkezilenler:
delegation-decided = Karar kabul edildi
delegation-decided-text = Bu adamlar barada guramaçylar karar kabul etdiler, şonuň üçin olary bu ýerde üýtgedip ýa-da sanawdan aýryp bolmaýar. Bir zat başgaça bolmaly bolsa, guramaçylara ýazyň.
delegation-closed = Gatnaşjaklary görkezmegiň möhleti gutardy: { $date }, { $time } ({ $zone }).
delegation-closed-text = Bu ýerde indi hiç zady üýtgedip bolmaýar. Gijä galan bolsaňyz ýa-da biri çalşyrylmaly bolsa, guramaçylara ýazyň.
delegation-named = Görkezilenler
delegation-nobody = Hiç kim görkezilmedi.
note-verbale-heading = Werbal nota
note-verbale-how = Wekiliýet barada werbal nota bar bolsa, ony şu ýerde faýl hökmünde goşup bolýar. Guramaçylar ony sanaw bilen bile alýarlar.
file-help = Bir faýl: { $kinds }; iň köp { $size } MB.
file-received = Alnan faýl: { $name } ({ $size } KB), { $date }, { $time } ({ $zone }).
file-newer = Häzir saýlanan faýl öňküsiniň ornuny tutýar.
file-given = Faýl: { $name } ({ $size } KB).
file-remove = Bu faýly aýyrmak
field-note_verbale = Werbal notanyň faýly
gender-female = Aýal
gender-male = Erkek
gender-other = Başga
gender-undisclosed = Görkezilmesin

## Forms
form-required-note = “Hökmany däl” diýlip bellenilmedik ähli meýdançalary dolduryň.
optional = (hökmany däl)
choose = Saýlaň…
yes = Hawa
no = Ýok
condition-answer = Diňe “{ $label }” soragyna şeýle jogap berseňiz: { $answers }
condition-any = Diňe “{ $label }” soragyna jogap edip bir zat saýlasaňyz.
condition-in_person = Diňe ýüzbe-ýüz gatnaşsaňyz.
condition-online = Diňe onlaýn gatnaşsaňyz.
taken-from = “{ $event }” çäresine hasaba alnyşyňyzdan alyndy. Häzir başgaça bolsa, üýtgediň.
sensitive-note = { $days ->
    [0] Şifrlenen görnüşde, diňe guramaçylar üçin saklanýar we çäre tamamlananda öçürilýär.
   *[other] Şifrlenen görnüşde, diňe guramaçylar üçin saklanýar we çäreden { $days } gün geçensoň öçürilýär.
}
sensitive-part = Bereniňiziň bir bölegi görkezilýär; hemmesini saklamak üçin şol durşuna goýuň ýa-da täzeden ýazyň.
errors-title = Girizen maglumatlaryňyzy barlaň
save-button = Üýtgeşmeleri saklamak
error-required = “{ $label }” meýdançasy doldurylmadyk.
error-email = “{ $label }” meýdançasynda bir elektron poçta salgysy bolmaly, meselem, name@example.org.
error-too_long = “{ $label }” meýdançasyndaky tekst örän uzyn.
error-too_short = “{ $label }” meýdançasyndaky tekst örän gysga.
error-choice = “{ $label }” soragynyň jogaplarynyň birini saýlaň.
error-country = “{ $label }” meýdançasynda ýurdy saýlaň.
error-number = “{ $label }” meýdançasynda san bolmaly.
error-date = “{ $label }” meýdançasynda sene bolmaly, meselem, 2026-11-25.
error-not_before = “{ $label }” meýdançasyndaky sene ondan öň bolmaly başga seneden ir.
error-type = “{ $label }” soragynyň jogaplarynyň birini saýlaň.
error-control_character = “{ $label }” meýdançasynda saklap bolmaýan belgiler bar; ony ýönekeý tekst hökmünde ýazyň.
error-bidi_control = “{ $label }” meýdançasynda ýazuwyň ugruny üýtgedýän görünmeýän belgiler bar; ony täzeden ýazyň.
error-web_address = “{ $label }” meýdançasynda saýtyň salgysy bar; ony aýyryň.
error-full = Şeýle orunlaryň ählisi doly. “{ $label }” meýdançasynda başga jogaby saýlaň.
error-not_offered = “{ $label }” meýdançasynda bu çäräniň hödürleýän jogaplarynyň birini saýlaň.
error-same_person = “{ $label }” meýdançasynda öz salgyňyz görkezilen; başga adamy görkeziň.
error-twice = “{ $label }” meýdançasynda şu sanawdaky başga adamyň maglumaty dur.
error-seats_full = Sanawdaky adamlar orunlardan köp. Bu adamy ätiýaçlyk diýip belläň ýa-da birini sanawdan aýyryň.
error-alternates_full = Sanawdaky ätiýaçlyk gatnaşyjylar soralandan köp. Birini sanawdan aýyryň.
error-decided = Bu adam barada guramaçylar karar kabul etdiler: ol barada aýdylany bu ýerde indi üýtgedip bolmaýar.
error-masked = “{ $label }” meýdançasy bölekleýin görkezilýär. Ony täzeden ýazyň ýa-da öňküsi ýaly goýuň.
error-file_empty = “{ $label }” meýdançasyndaky faýl boş. Ony ýene-de ýa-da başgasyny saýlaň.
error-file_too_large = “{ $label }” meýdançasyndaky faýl örän uly. Kiçirägini saýlaň.
error-file_kind = “{ $label }” meýdançasynda beýle görnüşdäki faýl kabul edilmeýär. Meýdançanyň ýanynda görkezilen görnüşleriň birini saýlaň.
error-file_broken = “{ $label }” meýdançasyndaky faýl okalmaýar ýa-da onda makroslar bar. Ony täzeden ýa-da görkezilen başga görnüşde saklap, ýene-de saýlaň.
error-file_gone = “{ $label }” meýdançasyndaky faýl indi saklanmaýar. Ony ýene-de saýlaň.
error-form_changed = Siz bu sahypany açanyňyzdan bäri soraglar üýtgedi. Olary ýene bir gezek gözden geçirip, täzeden iberiň.
error-form = Girizen maglumatlaryňyzy barlaň.
error-other = “{ $label }” meýdançasyny barlaň.

## Registering
sign-up-title = Hasaba alnyş: { $title }
sign-up-heading = Hasaba alnyş
sign-up-lead = Salgyňyza salgylanma ibereris. Şol salgylanma boýunça geçeniňizden soň hasaba alnyşyňyz güýje girer.
sign-up-button = Arzany ibermek

## One's registration
registration-title = Hasaba alnyşyňyz: { $title }
registration-of = Hasaba alnan adam: { $name }, { $as }
registration-code = Hasaba alnyş kody
registration-code-help = Muny girelgede görkeziň: inedördülde hem şol kod ýazylgy.
registration-qr = { $code } ýazylgy QR-kod
registration-email = El. poçta
registration-calendar = Senenamaňyza goşmak
registration-join = Onlaýn goşulmak
registration-message = Guramaçylardan

status-unverified-title = Salgyňyzy tassyklaň
status-unverified-text = Elektron poçta salgyňyzy tassyklan badyňyza hasaba alnyşyňyz güýje girer.
status-pending-title = Karara garaşylýar
status-pending-text = Guramaçylar arzaňyza seredip, Size ýazarlar. Häzir hiç zat etmek gerek däl.
status-confirmed-title = Siz hasaba alyndyňyz
status-confirmed-text = Gatnaşmagyňyz tassyklandy. Siziň bilen duşuşmaga sabyrsyzlyk bilen garaşýarys.
status-waitlisted-title = Siz garaşýanlaryň sanawynda
status-waitlisted-text = Siziň üçin orun boşan badyna ýazarys. Häzir hiç zat etmek gerek däl.
status-rejected-title = Arza kabul edilmedi
status-rejected-text = Guramaçylar bu arzany kabul edip bilmediler. Soraglaryňyz bolsa, guramaçylara ýazyň.
status-withdrawn-title = Hasaba alnyşyňyz ýatyryldy
status-withdrawn-text = Siz indi hasapda däl.
status-taken_out-title = Guramaçylar hasaba alnyşyňyzy ýatyrdylar
status-taken_out-text = Siz indi hasapda däl. Bu ýalňyşlyk bolsa, guramaçylara ýazyň.
status-replaced-title = Ýeriňize başga adam gatnaşar
status-replaced-text = Siz indi hasapda däl.
status-over-title = Bu çäre tamamlandy
status-over-text = Siz bu çäre üçin hasaba alnypdyňyz.
status-over-text-waited = Bu çärede Size orun ýetmedi; bu ýerde indi hiç zady üýtgedip bolmaýar.
status-reason = Sebäbi: { $reason }
waiting-ahead = { $count ->
    [0] Siziň öňüňizde hiç kim ýok.
   *[other] Siziň öňüňizde { $count } adam bar.
}

notice-accepted = Siz çakylygy kabul etdiňiz.
notice-saved = Üýtgeşmeleriňiz saklandy.
notice-confirmed = Salgyňyz tassyklandy.
notice-withdrawn = Siz hasaba alnyşyňyzy ýatyrdyňyz.
notice-returned = Gaýdyp geleniňize şat. Hasaba alnyşyňyz ýene güýjünde.

confirm-text = Sahypamyzda şular ýazyldy. Nädogry ýerlerini düzediň; diňe şu ýerde tassyklanyňyz hasaba alnar.
confirm-button = Salgymy tassyklamak
edit-title = Maglumatlaryňyz
edit-until = Olary şu wagta çenli üýtgedip bilersiňiz: { $date }, { $time } ({ $zone }).
edit-closed = Aýdanlaryňyzy bu ýerde indi üýtgedip bolmaýar.
edit-closed-ask = Bir zat nädogry bolsa, guramaçylara ýazyň.
withdraw-title = Gelip bilmeýärsiňizmi?
withdraw-text = Orny başga adam alyp biler ýaly, hasaba alnyşyňyzy ýatyryň. Orun bolsa, soň gaýdyp gelip bilersiňiz.
withdraw-text-waiting = Mundan beýläk garaşmak islemeseňiz, hasaba alnyşyňyzy ýatyryň. Soň gaýdyp gelip bilersiňiz, ýöne nobatdaky öňki ýeriňiz saklanmaz.
withdraw-button = Hasaba alnyşymy ýatyrmak
return-title = Her niçik-de bolsa gelip bilýärsiňizmi?
return-text = Entek orun bar bolsa, Siz täzeden hasaba alnarsyňyz.
return-button = Täzeden hasaba durmak

## Stopping mails that go to many
unsubscribe-title = “{ $title }” çäresi baradaky hatlar
unsubscribe-for = { $email } salgysyna gelýän hatlar
unsubscribe-nothing-title = Sizi bu ýere getiren hata meňzeş hatlary bes etmek isleýärsiňizmi?
unsubscribe-nothing-text = Guramaçylar käbir hatlary birbada köp adama iberýärler: amaly maglumatlar, materiallar, minnetdarlyk hatlary. Siz bu çäre ýa-da ähli çäreler barada şeýle hatlary bes edip bilersiňiz.
unsubscribe-event-title = Siz bu çäre barada şeýle hatlary bes etdiňiz
unsubscribe-event-text = Guramaçylaryň bu çäre barada köp adama iberýän hatlary indi bu salga gelmez.
unsubscribe-all-title = Siz ähli çäreler barada şeýle hatlary bes etdiňiz
unsubscribe-all-text = Guramaçylaryň köp adama iberýän hatlary indi bu salga gelmez.
unsubscribe-still = Çakylyk, tassyklama ýa-da senäniň üýtgemegi ýaly diňe Size degişli hatlar öňküsi ýaly geler.
unsubscribe-others = Bu salga hat ibermek başga sebäbe görä hem bes edildi, meselem, hatlar yzyna gaýdyp gelipdir. Hatlary ýene almak üçin guramaçylara ýazyň.
unsubscribe-event-button = Bu çäre barada şeýle hatlary bes etmek
unsubscribe-all-button = Ähli çäreler barada şeýle hatlary bes etmek
unsubscribe-back-button = Şeýle hatlary ýene almak

## The first page
home-title = Convoke
home-lead = Bu serwer seminarlara we maslahatlara hyzmat edýär: çakylyklary iberýär, hasaba alnyşy alyp barýar we maksatnamalary görkezýär.
home-people = Size çakylyk gelen ýa-da Siz hasaba alnan bolsaňyz, hatdaky salgylanmany açyň. Ol şahsy sahypaňyza eltýär; hasap we parol gerek däl.
home-programs = Beýleki ulgamlar üçin interfeýs (API) bar:
home-docs = Interfeýsiň beýany

## Messages
message-check-mail-title = Poçtaňyzy barlaň
message-check-mail-text = { $email } salgysyna hat iberdik. Hasaba alnyşy tamamlamak üçin ondaky salgylanma boýunça geçiň. Birnäçe minutdan hat gelmese, gereksiz hatlar bukjasyna serediň.
message-link-sent-title = Täze salgylanma iberildi
message-link-sent-text = Ony bizdäki salgyňyza iberdik. Hatyň gelmegi birnäçe minut alyp biler.
message-not-found-title = Sahypa tapylmady
message-not-found-text = Bu salgyda hiç zat ýok. Hatdaky salgylanma boýunça geçen bolsaňyz, onuň dolydygyny barlaň: käbir poçta programmalary uzyn salgylanmalary ikä bölýär.
message-expired-title = Salgylanmanyň möhleti gutardy
message-expired-text = Ony indi ulanyp bolmaýar. Hiç zat üýtgedilmedi.
message-withdrawn-title = Çakylyk yzyna alyndy
message-withdrawn-text = Ol indi güýjünde däl, şonuň üçin oňa jogap berip bolmaýar. Soraglaryňyz bolsa, guramaçylara ýazyň.
message-request-revoked-title = Haýyş yzyna alyndy
message-request-revoked-text = Delegasiýanyň agzalaryny görkezmek üçin salgy indi güýjünde däl. Soraglaryňyz bolsa ýa-da kimdir birini görkezmek isleseňiz, guramaçylara ýazyň.
message-replaced-title = Salgylanma çalşyryldy
message-replaced-text = Size täzesi iberildi: bu çäre baradaky iň soňky hatdaky salgylanmany ulanyň. Şeýle hat bolmasa, guramaçylara ýazyň.
message-by-invitation-title = Diňe çakylyk boýunça
message-by-invitation-text = Bu çärä hasaba alnyş şahsy çakylyk boýunça amala aşyrylýar. Size çakylyk iberilen bolsa, hatdaky salgylanmany ulanyň. Gatnaşmak isleseňiz, guramaçylara ýazyň.
message-full-title = Ähli orunlar doldy
message-full-text = Boş orun hem, garaşýanlaryň sanawy hem ýok. Hiç zat üýtgedilmedi. Soraglaryňyz bolsa, guramaçylara ýazyň.
message-not-yet-open-title = Hasaba alnyş entek açylmady
message-not-yet-open-text = Soňrak giriň.
message-closed-title = Hasaba alnyş ýapyk
message-closed-text = Bu ýerde indi hasaba durup bolmaýar. Soraglaryňyz bolsa, guramaçylara ýazyň.
message-cancelled-title = Bu çäre ýatyryldy
message-cancelled-text = Hasaba alnyş ýapyk. Soraglaryňyz bolsa, guramaçylara ýazyň.
message-over-title = Bu çäre tamamlandy
message-over-text = Bu ýerde indi hasaba durup ýa-da jogap berip bolmaýar.
message-conflict-title = Häzir bu mümkin däl
message-conflict-text = Hiç zat üýtgedilmedi. Häzirki ýagdaýy görmek üçin hatdaky salgylanmany gaýtadan açyň.
message-forbidden-title = Rugsat ýok
message-forbidden-text = Bu sahypa Siziň üçin açyk däl.
message-bad-form-title = Formany okap bolmady
message-bad-form-text = Hiç zat üýtgedilmedi. Yza gaýdyp, ony täzeden iberiň.
message-too-large-title = Forma örän uly
message-too-large-text = Hiç zat üýtgedilmedi. Yza gaýdyp, tekstleriňizi gysgaldyň.
message-method-title = Muny bu ýerde edip bolmaýar
message-method-text = Hiç zat üýtgedilmedi. Hatdaky salgylanmany gaýtadan açyň.
message-too-many-title = Synanyşyklar örän köp
message-too-many-text = Birnäçe minut garaşyp, täzeden synanyşyň.
message-unavailable-title = Häzir elýeterli däl
message-unavailable-text = Hiç zat üýtgedilmedi. Birnäçe minutdan täzeden synanyşyň.
message-internal-title = Näsazlyk ýüze çykdy
message-internal-text = Bu biziň ýalňyşymyz, biz ony belläp aldyk. Soňrak täzeden synanyşyň.
message-request-id = Bu barada bize ýazsaňyz, şu belgini görkeziň:
message-event = Çäräniň sahypasyna geçmek
renew-text = Bizdäki salgyňyza täze salgylanma iberip bileris.
renew-button = Maňa täze salgylanma iberiň

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
refusal-registration-editing_closed-title = Maglumatlaryňyzy bu ýerde indi üýtgedip bolmaýar
refusal-registration-editing_closed-text = Hiç zat üýtgedilmedi. Bir zat nädogry bolsa, guramaçylara ýazyň.
refusal-registration-taken_back-title = Bu hasaba alnyşy guramaçylar ýatyrdylar
refusal-registration-taken_back-text = Hiç zat üýtgedilmedi. Gatnaşmak isleseňiz, guramaçylara ýazyň.
refusal-registration-substituted-title = Ýeriňize başga adam geler
refusal-registration-substituted-text = Hiç zat üýtgedilmedi. Soraglaryňyz bolsa, guramaçylara ýazyň.
refusal-invitation-expired-title = Çakylygyň möhleti gutardy
refusal-invitation-expired-text = Oňa indi jogap berip bolmaýar. Hiç zat üýtgedilmedi. Soraglaryňyz bolsa, guramaçylara ýazyň.
refusal-invitation-substituted-title = Ýeriňize başga adam geler
refusal-invitation-substituted-text = { answer-settled } Soraglaryňyz bolsa, guramaçylara ýazyň.
refusal-nomination-quota_full-title = Ýurduňyza berlen orunlar doldy
refusal-nomination-quota_full-text = Hiç zat üýtgedilmedi. Şonda-da gatnaşmak isleseňiz, guramaçylara ýazyň.
refusal-invitation-place_kept-title = Orun indi Siziň üçin saklanmaýar
refusal-invitation-place_kept-text = Hiç zat üýtgedilmedi. Şonda-da gatnaşmak isleseňiz, guramaçylara ýazyň.
refusal-form-cross_site-title = Bu forma başga saýtdan iberildi
refusal-form-cross_site-text = Hiç zat üýtgedilmedi. Sahypamyzy özüňiz açyp, formany şol ýerden iberiň.
refusal-database-in_doubt-title = Bu örän köp wagt aldy
refusal-database-in_doubt-text = Onuň saklanandygyny häzirlikçe aýdyp bilmeýäris. Birnäçe minutdan salgylanmaňyzy gaýtadan açyň we ýene bir zat ibermezden öň barlaň.

# What people say about themselves.
field-full_name = Doly ady we familiýasy
field-full_name-help = Özüňiz nähili ýazýan bolsaňyz, şeýle ýazyň; gatnaşyjylaryň sanawynda hem şeýle durar.
field-email = Elektron poçta salgysy
field-email-help = Bu salga salgylanma ibereris; şol boýunça geçeniňizden soň hasaba alnyş güýje girer.
field-organization = Gurama
field-position = Wezipe
field-asked = Soraglar
field-gender = Jynsy
field-alternate = Ätiýaçlyk: diňe başga biri gelip bilmese geler
field-rank = Tertipdäki orny
field-country = Ýurt
field-attendance_mode = Nähili gatnaşarsyňyz?
field-mode-in_person = Ýüzbe-ýüz
field-mode-online = Onlaýn
field-consent_list = Gatnaşyjylaryň sanawynda görkezilmegime razy
field-consent_list-help = Sanaw gatnaşyjylara berilýär: ady, wezipesi, guramasy we ýurdy, salgysyz.
field-reason = Sebäbi
field-reason-help = Ony diňe guramaçylar okar.
field-substitute_full_name = Bu adamyň doly ady we familiýasy
field-substitute_email = Bu adamyň elektron poçta salgysy
field-substitute_email-help = Çakylyk şu salga iberiler.

# What stands above the columns of tables.
column-id = Kesgitleýji
column-full_name = Doly ady we familiýasy
column-unnamed = Ady näbelli
column-given_name = Ady
column-family_name = Familiýasy
column-patronymic = Atasynyň ady
column-native_name = Ene dilindäki ady
column-badge_name = Döş belgisindäki ady
column-honorific = Hormat ady
column-email = El. poçta
column-phone = Telefon
column-gender = Jynsy
column-position = Wezipe
column-organization = Gurama
column-organization_id = Guramanyň kesgitleýjisi
column-country = Ýurt
column-preferred_language = Saýlan dili
column-created_at = Goşulan wagty
column-updated_at = Üýtgedilen wagty
column-code = Kod
column-status = Ýagdaýy
column-role = Roly
column-attendance_mode = Gatnaşmagyň görnüşi
column-source = Çeşmesi
column-waitlist_position = Garaşýanlaryň sanawyndaky orny
column-language = Hatlaryň dili
column-list_of_participants = Gatnaşyjylaryň sanawynda
column-remark = Bellik
column-registered_by = Kim hasaba aldy
column-decided_by = Kim çözdi
column-decision_reason = Sebäbi
column-confirmed_at = Tassyklanan wagty
column-withdrawn_at = Ýatyrylan wagty
column-person_id = Adamyň kesgitleýjisi
column-invitation_id = Çakylygyň kesgitleýjisi
column-substitute_for_id = Kimiň ýerine
column-rank = Nobatdaky orny
column-alternate = Ätiýaçlyk
column-decline_reason = Ret etmegiň sebäbi
column-decided_at = Haçan çözüldi
column-number = №
column-part = Bölüm

# The parts of a list of participants, and what it is called.
table-participants = Gatnaşyjylaryň sanawy
table-register = Reýestr
table-people = Adamlar
table-nominations = Dalaşgärler
participants-delegations = Wekiliýetler
participants-observers = Synçylar
participants-resource_persons = Bilermenler we çykyş edijiler
participants-organizers = Guramaçylar
participants-guests = Myhmanlar
participants-media = KHBS

## Papers.
paper-page = { $page }-sahypa, jemi { $pages }
paper-other_delegates = Beýleki wekiller
paper-nobody = Bu sanawda entek hiç kim ýok.
paper-badges = Döş belgileri
paper-no_badges = Döş belgisi gerek bolanlaryň arasynda ýüzbe-ýüz gatnaşmagy tassyklanan hiç kim ýok.
badge-role-delegate = Wekil
badge-role-observer = Synçy
badge-role-speaker = Çykyş ediji
badge-role-resource_person = Bilermen
badge-role-organizer = Guramaçy
badge-role-guest = Myhman
badge-role-media = KHBS
letter-invitation = Çakylyk
letter-visa = Wiza almak üçin arzany goldaýan hat
letter-reference = № { $reference }
letter-dear = Hormatly { $name },
letter-dear_consul = Hormatly hanymlar we jenaplar,
letter-to_consul = Konsullyk bölümine
letter-invites = Sizi “{ $event }” çäresine gatnaşmaga hormat bilen çagyrýarys.
letter-welcome = Sizi kabul etmek biziň üçin abraý bolardy.
letter-confirms = Şu adamyň “{ $event }” çäresine çagyrylandygyny we hasaba alnandygyny tassyklaýarys: { $name }.
letter-asks = Bu sapar üçin zerur wizany bermegiňizi haýyş edýäris.
letter-write_to = Soraglaryňyz bolsa, şu salga ýazyň: { $contact }.
letter-farewell = Hormatlamak bilen,
letter-fact-event = Çäre
letter-fact-dates = Seneleri
letter-fact-place = Ýeri
letter-fact-role = Roly
letter-fact-answer_by = Jogap bermegiň möhleti
letter-fact-full_name = Doly ady we familiýasy
letter-fact-passport = Pasportyň belgisi
letter-fact-citizenship = Raýatlygy
letter-fact-position = Wezipe
letter-fact-organization = Gurama
letter-fact-arrives_on = Gelýän güni
letter-fact-leaves_on = Gidýän güni
letter-fact-code = Hasaba alnyş

## What changed, in mails
change-title = Ady
change-dates = Seneleri
change-start = Başlanýan wagty
change-end = Tamamlanýan wagty
change-time_zone = Wagt guşaklygy
change-place = Ýeri
change-format = Geçirilýän görnüşi
change-online_url = Onlaýn duşuşygyň salgysy
change-description = beýany üýtgedildi
change-state = Ýagdaýy
change-role = Siz gatnaşýarsyňyz
change-country = Ýurt
change-organization = Gurama
change-position = Wezipe
change-sensitive_version = Gizlin jogaplar
change-consents = Razylyklar
change-answers = Şu soraglara jogaplaryňyz
change-invited_as = Sizi çagyrýarys
change-answer_by = Jogap bermegiň möhleti
format-in_person = ýüzbe-ýüz
format-online = onlaýn
format-hybrid = ýüzbe-ýüz we onlaýn
state-unverified = salgy tassyklanmadyk
state-pending = karara garaşylýar
state-confirmed = tassyklanan
state-waitlisted = garaşýanlaryň sanawynda
state-rejected = ret edilen
state-withdrawn = ýatyrylan

# What is counted of an event.

statistics = Statistika
statistics-registrations = Hasaba alnanlar
statistics-confirmed = Tassyklanan
statistics-nobody = Entek hiç kim hasaba alynmady.
statistics-claims = Mälim edilen we sanalan
statistics-claimed = Mälim edilen
statistics-counted = Sanalan
statistics-difference = Tapawut
statistics-participants = Gatnaşyjylar
statistics-countries = Ýurtlar
statistics-over-time = Wagt boýunça hasaba alnanlar
statistics-over-time-text = Hasaba alnanlar: { $people },
statistics-days = Günler boýunça
statistics-day = Gün
statistics-came = Täze
statistics-all = Jemi
statistics-by-state = Ýagdaýy boýunça
statistics-by-country = Tassyklananlar, ýurtlar boýunça
statistics-by-role = Tassyklananlar, orny boýunça
statistics-by-gender = Tassyklananlar, jynsy boýunça
statistics-by-organization = Tassyklananlar, guramanyň görnüşi boýunça
statistics-by-attendance = Tassyklananlar, gelşi boýunça
statistics-attended = Geldi
statistics-absent = Gelmedi
statistics-unknown = Näbelli
statistics-seats = Ýurtlaryň orunlary
statistics-quota = Orunlar
statistics-selected = Saýlanan
statistics-women = Aýallar
statistics-women-share = (maksat: { $share } %)
organization-kind-government = Döwlet edarasy
organization-kind-un_entity = Birleşen Milletler Guramasynyň düzümi
organization-kind-intergovernmental = Hökümetara gurama
organization-kind-academia = Ylym we bilim
organization-kind-civil_society = Raýat jemgyýeti
organization-kind-private_sector = Hususy pudak
organization-kind-media = Köpçülikleýin habar beriş serişdeleri
organization-kind-other = Başga
