### Not reviewed by a native speaker.
###
### Words that stay the same throughout:
### event ღონისძიება, seminar სემინარი, invitation მოწვევა, registration რეგისტრაცია, application განაცხადი,
### waiting list მოლოდინის სია, organizer ორგანიზატორი, place ადგილი, withdraw რეგისტრაციის გაუქმება,
### decline უარის თქმა, link ბმული. The reader is „თქვენ“; Georgian has no capital letters.

## The language
own-name = ქართული
not-reviewed = ეს თარგმანი ჯერ არ შეუმოწმებია ადამიანს, რომლის მშობლიური ენა ქართულია.
list-and = { $first } და { $last }

## Dates: month-1 stands after a day, month-alone-1 without one
month-1 = იანვარი
month-2 = თებერვალი
month-3 = მარტი
month-4 = აპრილი
month-5 = მაისი
month-6 = ივნისი
month-7 = ივლისი
month-8 = აგვისტო
month-9 = სექტემბერი
month-10 = ოქტომბერი
month-11 = ნოემბერი
month-12 = დეკემბერი
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
weekday-1 = ორშაბათი
weekday-2 = სამშაბათი
weekday-3 = ოთხშაბათი
weekday-4 = ხუთშაბათი
weekday-5 = პარასკევი
weekday-6 = შაბათი
weekday-7 = კვირა
day-and-month = { $day } { $month }
date-full = { $days }, { $year }
date-short = { $days }, { $year }
date-and-weekday = { $weekday }, { $date }
year-alone = { $year } წელი
month-and-year = { $month }, { $year }
time-from = დასაწყისი: { $time }
time-until = დასასრული: { $time }

## Frame
skip-to-content = შინაარსზე გადასვლა
language-switch = ამ გვერდის ენა
footer = ეს გვერდი არ იყენებს cookie-ფაილებს და სხვა საიტებიდან არაფერს ტვირთავს.
error-prefix = შეცდომა:

## Facts
fact-when = როდის
fact-where = სად
fact-organizers = ორგანიზატორები
fact-languages = სამუშაო ენები
fact-contact = კონტაქტი
fact-times-in = სასაათო სარტყელი: { $zone }
fact-online = ონლაინ
theme = თემა:
fact-also-online = ონლაინ მონაწილეობაც შესაძლებელია
fact-place-open = მოგვიანებით გამოცხადდება
fact-place-unknown = მითითებული არ არის

kind-seminar = სემინარი
kind-workshop = პრაქტიკუმი
kind-expert_group_meeting = ექსპერტთა ჯგუფის შეხვედრა
kind-study_visit = სასწავლო ვიზიტი
kind-preparatory_meeting = მოსამზადებელი შეხვედრა
kind-conference = კონფერენცია
kind-training = ტრენინგი
kind-webinar = ვებინარი
kind-other = ღონისძიება

modality-in_person = ადგილზე
modality-online = ონლაინ
modality-hybrid = ადგილზე და ონლაინ

organization-role-lead = წამყვანი ორგანიზატორი
organization-role-co_organizer = თანაორგანიზატორი
organization-role-host = მასპინძელი
organization-role-partner = პარტნიორი
organization-role-donor = დონორი

language-ar = არაბული
language-az = აზერბაიჯანული
language-de = გერმანული
language-en = ინგლისური
language-es = ესპანური
language-fr = ფრანგული
language-hy = სომხური
language-ka = ქართული
language-kk = ყაზახური
language-ko = კორეული
language-ky = ყირგიზული
language-mn = მონღოლური
language-ru = რუსული
language-tg = ტაჯიკური
language-tk = თურქმენული
language-tr = თურქული
language-uz = უზბეკური
language-zh = ჩინური

event-status-draft = ღონისძიება ჯერ არ გამოქვეყნებულა.
event-status-published = ღონისძიება ჩატარდება, როგორც გამოცხადებულია.
event-status-cancelled = ღონისძიება გაუქმებულია.
event-status-completed = ღონისძიება დასრულდა.
event-status-archived = ღონისძიება დასრულდა.

## The event's page
about = ღონისძიების შესახებ
objectives = მიზნები
references = დოკუმენტები და ბმულები
later-meetings = შემდგომი შეხვედრები
agenda = დღის წესრიგი
agenda-calendar = დღის წესრიგის კალენდარში დამატება
agenda-day-open = დღე ჯერ არ არის დადგენილი
agenda-day-unknown = დღე მითითებული არ არის
room = დარბაზი: { $room }
visit-host = მასპინძელი ორგანიზაცია: { $host }
taking-part = მონაწილეობა
sign-up-open = რეგისტრაცია ღიაა.
sign-up-open-until = რეგისტრაცია ღიაა შემდეგ ვადამდე: { $date }, { $time } ({ $zone }).
sign-up-waiting-list = ყველა ადგილი დაკავებულია. შეგიძლიათ მოლოდინის სიაში ჩაეწეროთ.
sign-up-not-yet = რეგისტრაციის დაწყება: { $date }, { $time } ({ $zone }).
sign-up-full = ყველა ადგილი დაკავებულია.
sign-up-closed = რეგისტრაცია დახურულია.
sign-up-by-invitation = ამ ღონისძიებაში მონაწილეობა მხოლოდ მოწვევით არის შესაძლებელი. თუ მოწვევა მიიღეთ, ისარგებლეთ წერილში მოცემული ბმულით.
register = რეგისტრაცია
join-waiting-list = მოლოდინის სიაში ჩაწერა
places-left = დარჩენილია { $count } ადგილი.
mode-places-left = დარჩენილია { $count } ადგილი
mode-places-free = არის თავისუფალი ადგილები
mode-places-waiting = მოლოდინის სია
mode-places-taken = თავისუფალი ადგილი არ არის

item-opening = გახსნა
item-keynote = მთავარი მოხსენება
item-presentation = მოხსენება
item-country_presentation = ქვეყნის მოხსენება
item-discussion = დისკუსია
item-visit = ვიზიტი
item-break = შესვენება
item-closing = დახურვა

speaker-speaker = მომხსენებელი
speaker-moderator = მოდერატორი
speaker-panellist = დისკუსიის მონაწილე
speaker-chair = თავმჯდომარე
speaker-rapporteur = შემაჯამებელი მომხსენებელი
speaker-discussant = ოპონენტი

## An invitation
invitation-title = მოწვევა: { $title }
invitation-salutation = პატივცემულო { $name },
invitation-lead = გიწვევთ, მონაწილეობა მიიღოთ ამ ღონისძიებაში { $as }.
invitation-jump = მოწვევაზე პასუხის გაცემა
invitation-sent-to = ეს მოწვევა პირადად თქვენთვისაა. იგი გაიგზავნა მისამართზე: { $email }.
invitation-message = ორგანიზატორებისგან
invitation-answer-by = გთხოვთ, გვიპასუხოთ შემდეგ ვადამდე: { $date }, { $time } ({ $zone }).
invitation-open = ღონისძიების დასრულებამდე შეგიძლიათ ხელახლა გახსნათ ეს გვერდი, გვიპასუხოთ ან შეცვალოთ პასუხი.
as-delegate = დელეგატად
as-observer = დამკვირვებლად
as-speaker = მომხსენებლად
as-resource_person = მოწვეულ ექსპერტად
as-media = მედიის წარმომადგენლად
as-organizer = ორგანიზატორად
as-guest = სტუმრად
as-participant = მონაწილედ
your-answer = თქვენი პასუხი
answer-choose = ქვემოთ მიიღეთ მოწვევა და დარეგისტრირდით, უარი თქვით ან დაასახელეთ პირი, რომელიც თქვენ ნაცვლად მოვა.
answer-choose-taken = თუ მაინც ვერ მოხვალთ, გთხოვთ, უარი თქვათ ან დაასახელოთ პირი, რომელიც შეძლებს თქვენ ნაცვლად მოსვლას.
answer-choose-registered = ქვემოთ მიიღეთ მოწვევა, უარი თქვით ან დაასახელეთ პირი, რომელიც თქვენ ნაცვლად მოვა.
answer-registered-confirmed = თქვენ უკვე დარეგისტრირებული ხართ { $as }.
answer-registered-pending = თქვენ უკვე წარადგინეთ განაცხადი, რომ მონაწილეობა მიიღოთ { $as }; ორგანიზატორებს გადაწყვეტილება ჯერ არ მიუღიათ.
answer-registered-waitlisted = თქვენ უკვე მოლოდინის სიაში ხართ { $as }.
answer-registered-accept = თუ მოწვევას მიიღებთ, მონაწილეობას მიიღებთ { $as }.
answer-registered-decline = თუ უარს იტყვით, თქვენი რეგისტრაცია გაუქმდება; თუ სხვა პირს დაასახელებთ, იგი შენარჩუნდება, სანამ ეს პირი მოწვევას მიიღებს.
answer-withdrawn = თქვენი რეგისტრაცია გაუქმებულია.
answer-rejected = ორგანიზატორებმა თქვენს განაცხადზე უარი თქვეს.
answer-given-back = ადგილი თქვენთვის აღარ ინახება. თუ მონაწილეობა მაინც გსურთ, მისწერეთ ორგანიზატორებს.
answer-see = რეგისტრაციის ნახვა
answer-jump-decline = უარის განყოფილებაზე გადასვლა
answer-accepted = თქვენ მიიღეთ მოწვევა: { $date }, { $time } ({ $zone }).
answer-declined = თქვენ უარი თქვით მოწვევაზე: { $date }, { $time } ({ $zone }).
answer-thanks-accepted = გმადლობთ. თქვენ მიიღეთ მოწვევა.
answer-thanks-declined = გმადლობთ, რომ შეგვატყობინეთ. თქვენ უარი თქვით მოწვევაზე.
answer-thanks-substituted = გმადლობთ. ორგანიზატორები ხედავენ, ვინ დაასახელეთ. თუ ამ პირის მონაწილეობის საკითხი ჯერ გადაწყვეტილი არ არის, მას მოწვევა ეგზავნება.
answer-reason = თქვენ მიერ მითითებული მიზეზი: { $reason }
answer-change = ღონისძიების დასრულებამდე შეგიძლიათ პასუხის შეცვლა.
answer-change-until = პასუხის შეცვლა შეგიძლიათ შემდეგ ვადამდე: { $date }, { $time } ({ $zone }).
answer-named = თქვენ ნაცვლად დასახელებული პირი: { $name }.
answer-settled = თქვენ ნაცვლად სხვა პირი მოვა, ამიტომ ამ მოწვევის მიღება ან გადაცემა აღარ შეიძლება.
named-asked = ამ პირისგან თქვენი ადგილის შესახებ პასუხი ჯერ არ მიგვიღია.
named-undecided = ამ პირმა მოწვევა მიიღო, ორგანიზატორებმა კი გადაწყვეტილება ჯერ უნდა მიიღონ.
named-comes = { answer-settled }
named-stays_away = ეს პირი არ მოვა.
held-asked = თქვენი რეგისტრაცია უცვლელი რჩება, თუ ეს პირი არ დათანხმდება თქვენ ნაცვლად მოსვლას; თუ დათანხმდება, თქვენი ადგილი მას გადაეცემა და ამას წერილით შეგატყობინებთ. თუ არაფერს შეგატყობინებთ და მოსვლას ვერ შეძლებთ, გთხოვთ, ადგილზე უარი თქვათ, რომ იგი მომლოდინეს ერგოს.
held-undecided = მანამდე თქვენი რეგისტრაცია შენარჩუნებულია. თუ გადაწყვეტილება დადებითი იქნება, თქვენი ადგილი ამ პირს გადაეცემა; თუ მანამდე იტყვით უარს, იგი მომლოდინეს ერგება.
held-stays_away = თქვენი რეგისტრაცია ძალაში რჩება. თუ მოსვლას ვერ შეძლებთ, გთხოვთ, დაასახელოთ სხვა პირი ან ადგილზე უარი თქვათ.
answer-manage = რეგისტრაციის ნახვა ან შეცვლა
answer-places-waiting = ამჟამად ყველა ადგილი დაკავებულია. თუ მოწვევას მიიღებთ, მოლოდინის სიაში მოხვდებით და ადგილის გათავისუფლებისთანავე შეგატყობინებთ.
answer-places-taken = ყველა ადგილი დაკავებულია და მოლოდინის სია არ არის, ამიტომ მოწვევის მიღება ახლა შეუძლებელია. გთხოვთ, მისწეროთ ორგანიზატორებს.
accept-title = მე მივიღებ მონაწილეობას
accept-title-again = მე მაინც მივიღებ მონაწილეობას
accept-button = მიღება და რეგისტრაცია
accept-button-registered = მიღება
decline-title = მე ვერ მივიღებ მონაწილეობას
decline-title-again = მე ვეღარ მივიღებ მონაწილეობას
decline-button = უარის თქმა
substitute-title = ჩემ ნაცვლად სხვა პირი მიიღებს მონაწილეობას
substitute-lead = ამ შემთხვევაში ჩაითვლება, რომ მოწვევაზე უარი თქვით. თუ ამ პირის მონაწილეობის საკითხი ჯერ გადაწყვეტილი არ არის, მას ცალკე მოწვევას გავუგზავნით.
substitute-lead-registered = თქვენი რეგისტრაცია შენარჩუნებულია, სანამ ეს პირი მოწვევას მიიღებს; შემდეგ თქვენი ადგილი მას გადაეცემა.
substitute-button = ამ პირის დასახელება
answer-missing = გთხოვთ, აირჩიოთ ქვემოთ მოცემული პასუხებიდან ერთ-ერთი.

## A focal point names a delegation
delegation-title = დელეგაცია: { $title }
delegation-lead = ქვეყანა, რომელსაც სთხოვენ ამ ღონისძიების მონაწილეთა დასახელებას: { $country }.
delegation-lead-organization = ორგანიზაცია, რომელსაც სთხოვენ ამ ღონისძიების მონაწილეთა დასახელებას: { $organization } ({ $country }).
delegation-heading = დელეგაცია
delegation-seats = მისთვის გათვალისწინებულია { $count } ადგილი.
delegation-alternates = გარდა ამისა, შეგიძლიათ დაასახელოთ { $count } სათადარიგო მონაწილე, რომელიც მოვა, თუ ძირითადთაგან ვინმე ვერ მოვა.
delegation-until = გთხოვთ, დელეგაცია დაასახელოთ შემდეგ ვადამდე: { $date }, { $time } ({ $zone }). მანამდე შეგიძლიათ სია რამდენჯერაც გსურთ შეინახოთ, იმავე ბმულით დაბრუნდეთ და შეცვალოთ.
delegation-how = ჯერ დელეგაციის ხელმძღვანელი დაასახელეთ, შემდეგ დანარჩენები თქვენი რიგით. პირის გადასაადგილებლად შეცვალეთ ადგილის ნომერი; სიიდან ამოსაღებად გაასუფთავეთ ყველა ველი.
delegation-empty-rows = ცარიელი სტრიქონები არ ითვლება.
delegation-head = 1. დელეგაციის ხელმძღვანელი
delegation-row = { $number }.
delegation-save = დელეგაციის შენახვა
delegation-add = სტრიქონების დამატება
delegation-alternate = (სათადარიგო)
delegation-saved = { $count ->
    [0] შენახულია. ამჟამად არავინ არის დასახელებული.
   *[other] შენახულია. დასახელებულია { $count } პირი.
}
delegation-come-back = ორგანიზატორები სიას ხედავენ. შერჩეულებს თავად მოიწვევენ; სხვა არაფრის გაკეთება არ არის საჭირო.
delegation-changed = მას შემდეგ, რაც სია გახსენით, იგი სხვამ შეცვალა, ამიტომ არაფერი შენახულა.
delegation-changed-text = ქვემოთ არის ის, რაც თქვენ აკრიფეთ, შემდეგ კი ისინი, ვინც სხვამ დაამატა. გთხოვთ, გადახედოთ და კიდევ ერთხელ შეინახოთ. ამ დრომდე დასახელებულია:
delegation-decided = უკვე გადაწყვეტილია
delegation-decided-text = ამ პირებზე ორგანიზატორებმა უკვე მიიღეს გადაწყვეტილება, ამიტომ მათი შეცვლა ან სიიდან ამოღება აქ აღარ შეიძლება. თუ რამე სხვაგვარად უნდა იყოს, მისწერეთ ორგანიზატორებს.
delegation-closed = დასახელების ვადა ამოიწურა: { $date }, { $time } ({ $zone }).
delegation-closed-text = აქ აღარაფრის შეცვლა არ შეიძლება. თუ დააგვიანეთ ან ვინმე უნდა შეიცვალოს, მისწერეთ ორგანიზატორებს.
delegation-named = დასახელებული პირები
delegation-nobody = არავინ არის დასახელებული.
note-verbale-heading = ვერბალური ნოტა
note-verbale-how = თუ დელეგაციის შესახებ ვერბალური ნოტა გაქვთ, აქ შეგიძლიათ ფაილად დაურთოთ. ორგანიზატორები მას სიასთან ერთად მიიღებენ.
file-help = ერთი ფაილი: { $kinds }; არაუმეტეს { $size } მბ.
file-received = მიღებული ფაილი: { $name } ({ $size } კბ), { $date }, { $time } ({ $zone }).
file-newer = ახლა არჩეული ფაილი წინას ჩაანაცვლებს.
file-given = ფაილი: { $name } ({ $size } კბ).
file-remove = ამ ფაილის წაშლა
field-note_verbale = ვერბალური ნოტის ფაილი
gender-female = მდედრობითი
gender-male = მამრობითი
gender-other = სხვა
gender-undisclosed = არ მიეთითოს

## Forms
form-required-note = გთხოვთ, შეავსოთ ყველა ველი, რომელსაც არ აწერია „არასავალდებულო“.
optional = (არასავალდებულო)
choose = აირჩიეთ…
yes = დიახ
no = არა
condition-answer = მხოლოდ იმ შემთხვევაში, თუ კითხვაზე „{ $label }“ ასე უპასუხებთ: { $answers }
condition-any = მხოლოდ იმ შემთხვევაში, თუ კითხვაზე „{ $label }“ რამეს აირჩევთ.
condition-in_person = მხოლოდ ადგილზე მონაწილეობის შემთხვევაში.
condition-online = მხოლოდ ონლაინ მონაწილეობის შემთხვევაში.
taken-from = აღებულია თქვენი რეგისტრაციიდან ღონისძიებაზე „{ $event }“. თუ ახლა სხვაგვარადაა, შეცვალეთ.
sensitive-note = { $days ->
    [0] ინახება დაშიფრულად, მხოლოდ ორგანიზატორებისთვის, და იშლება ღონისძიების დასრულებისას.
   *[other] ინახება დაშიფრულად, მხოლოდ ორგანიზატორებისთვის, და იშლება ღონისძიებიდან { $days } დღის შემდეგ.
}
sensitive-part = ნაჩვენებია თქვენი მონაცემის ნაწილი; სრულად შესანარჩუნებლად დატოვეთ უცვლელად ან ხელახლა აკრიფეთ.
errors-title = გთხოვთ, შეამოწმოთ შეყვანილი მონაცემები
save-button = ცვლილებების შენახვა
error-required = ველი „{ $label }“ შევსებული არ არის.
error-email = ველში „{ $label }“ უნდა იყოს ელფოსტის ერთი მისამართი, მაგალითად, name@example.org.
error-too_long = ველში „{ $label }“ ტექსტი ძალიან გრძელია.
error-too_short = ველში „{ $label }“ ტექსტი ძალიან მოკლეა.
error-choice = აირჩიეთ კითხვის „{ $label }“ ერთ-ერთი პასუხი.
error-country = აირჩიეთ ქვეყანა ველში „{ $label }“.
error-number = ველში „{ $label }“ უნდა იყოს რიცხვი.
error-date = ველში „{ $label }“ უნდა იყოს თარიღი, მაგალითად, 2026-11-25.
error-not_before = ველში „{ $label }“ თარიღი უსწრებს სხვა თარიღს, რომელიც მანამდე უნდა იყოს.
error-type = აირჩიეთ კითხვის „{ $label }“ ერთ-ერთი პასუხი.
error-control_character = ველში „{ $label }“ არის სიმბოლოები, რომელთა შენახვაც შეუძლებელია; გთხოვთ, აკრიფოთ ჩვეულებრივი ტექსტი.
error-bidi_control = ველში „{ $label }“ არის უხილავი სიმბოლოები, რომლებიც წერის მიმართულებას ცვლის; გთხოვთ, ხელახლა აკრიფოთ.
error-web_address = ველში „{ $label }“ არის საიტის მისამართი; გთხოვთ, ამოიღოთ იგი.
error-full = ასეთი ყველა ადგილი დაკავებულია. ველში „{ $label }“ სხვა პასუხი აირჩიეთ.
error-not_offered = ველში „{ $label }“ აირჩიეთ ერთ-ერთი პასუხი, რომელსაც ეს ღონისძიება გთავაზობთ.
error-same_person = ველში „{ $label }“ თქვენი საკუთარი მისამართია; დაასახელეთ სხვა პირი.
error-twice = ველში „{ $label }“ ამ სიის სხვა პირის მონაცემია.
error-seats_full = სიაში უფრო მეტი პირია, ვიდრე ადგილი. მონიშნეთ ეს პირი სათადარიგოდ ან ვინმე სიიდან ამოიღეთ.
error-alternates_full = სიაში მოთხოვნილზე მეტი სათადარიგო მონაწილეა. ერთი სიიდან ამოიღეთ.
error-decided = ამ პირზე ორგანიზატორებმა უკვე მიიღეს გადაწყვეტილება: მის შესახებ მითითებულის შეცვლა აქ აღარ შეიძლება.
error-masked = ველი „{ $label }“ ნაწილობრივ ჩანს. ხელახლა აკრიფეთ ან დატოვეთ, როგორც იყო.
error-file_empty = ველში „{ $label }“ ფაილი ცარიელია. აირჩიეთ ის ხელახლა ან სხვა აირჩიეთ.
error-file_too_large = ველში „{ $label }“ ფაილი ძალიან დიდია. უფრო პატარა აირჩიეთ.
error-file_kind = ველში „{ $label }“ ასეთი სახის ფაილი არ მიიღება. აირჩიეთ ველის გვერდით მითითებული სახეებიდან ერთ-ერთი.
error-file_broken = ველში „{ $label }“ ფაილი არ იკითხება ან მაკროსებს შეიცავს. შეინახეთ ის ხელახლა ან სხვა მითითებული სახით და კვლავ აირჩიეთ.
error-file_gone = ველში „{ $label }“ ფაილი აღარ ინახება. აირჩიეთ ის ხელახლა.
error-form_changed = მას შემდეგ, რაც ეს გვერდი გახსენით, კითხვები შეიცვალა. გთხოვთ, ხელახლა გადახედოთ მათ და კიდევ ერთხელ გააგზავნოთ.
error-form = გთხოვთ, შეამოწმოთ შეყვანილი მონაცემები.
error-other = გთხოვთ, შეამოწმოთ ველი „{ $label }“.

## Registering
sign-up-title = რეგისტრაცია: { $title }
sign-up-heading = რეგისტრაცია
sign-up-lead = თქვენს მისამართზე ბმულს გამოვგზავნით. რეგისტრაცია ძალაში შევა, როცა ამ ბმულზე გადახვალთ.
sign-up-button = განაცხადის გაგზავნა

## One's registration
registration-title = თქვენი რეგისტრაცია: { $title }
registration-of = რეგისტრირებული პირი: { $name }, { $as }
registration-code = რეგისტრაციის კოდი
registration-code-help = აჩვენეთ ეს შესასვლელთან: კვადრატში იგივე კოდია.
registration-qr = QR-კოდი, რომელშიც წერია { $code }
registration-email = ელფოსტა
registration-calendar = თქვენს კალენდარში დამატება
registration-join = ონლაინ ჩართვა
registration-message = ორგანიზატორებისგან

status-unverified-title = გთხოვთ, დაადასტუროთ თქვენი მისამართი
status-unverified-text = რეგისტრაცია ძალაში შევა, როგორც კი ელფოსტის მისამართს დაადასტურებთ.
status-pending-title = გადაწყვეტილების მოლოდინში
status-pending-text = ორგანიზატორები განიხილავენ თქვენს განაცხადს და მოგწერენ. ახლა არაფრის გაკეთება არ არის საჭირო.
status-confirmed-title = თქვენ დარეგისტრირებული ხართ
status-confirmed-text = თქვენი მონაწილეობა დადასტურებულია. მოუთმენლად გელით.
status-waitlisted-title = თქვენ მოლოდინის სიაში ხართ
status-waitlisted-text = როგორც კი ადგილი გათავისუფლდება, მოგწერთ. ახლა არაფრის გაკეთება არ არის საჭირო.
status-rejected-title = განაცხადი არ არის მიღებული
status-rejected-text = ორგანიზატორებმა ეს განაცხადი ვერ მიიღეს. თუ კითხვები გაქვთ, მისწერეთ ორგანიზატორებს.
status-withdrawn-title = თქვენი რეგისტრაცია გაუქმებულია
status-withdrawn-text = თქვენ აღარ ხართ დარეგისტრირებული.
status-taken_out-title = ორგანიზატორებმა თქვენი რეგისტრაცია გააუქმეს
status-taken_out-text = თქვენ აღარ ხართ დარეგისტრირებული. თუ ეს შეცდომაა, მისწერეთ ორგანიზატორებს.
status-replaced-title = თქვენ ნაცვლად სხვა პირი მონაწილეობს
status-replaced-text = თქვენ აღარ ხართ დარეგისტრირებული.
status-over-title = ღონისძიება დასრულდა
status-over-text = თქვენ დარეგისტრირებული იყავით ამ ღონისძიებაზე.
status-over-text-waited = ადგილი თქვენთვის არ აღმოჩნდა; აქ აღარაფრის შეცვლა არ შეიძლება.
status-reason = მიზეზი: { $reason }
waiting-ahead = { $count ->
    [0] თქვენ წინ არავინაა.
   *[other] თქვენ წინ { $count } ადამიანია.
}

notice-accepted = თქვენ მიიღეთ მოწვევა.
notice-saved = ცვლილებები შენახულია.
notice-confirmed = თქვენი მისამართი დადასტურებულია.
notice-withdrawn = თქვენ გააუქმეთ რეგისტრაცია.
notice-returned = კეთილი იყოს თქვენი დაბრუნება. თქვენი რეგისტრაცია კვლავ ძალაშია.

confirm-text = აი, რა მიეთითა ჩვენს გვერდზე. გთხოვთ, გაასწოროთ უზუსტობები; ითვლება მხოლოდ ის, რასაც აქ დაადასტურებთ.
confirm-button = მისამართის დადასტურება
edit-title = თქვენი მონაცემები
edit-until = მათი შეცვლა შეგიძლიათ შემდეგ ვადამდე: { $date }, { $time } ({ $zone }).
edit-closed = თქვენ მიერ მითითებულის შეცვლა აქ აღარ შეიძლება.
edit-closed-ask = თუ რამე სწორი არ არის, მისწერეთ ორგანიზატორებს.
withdraw-title = ვერ მოდიხართ?
withdraw-text = გთხოვთ, გააუქმოთ რეგისტრაცია, რომ ადგილი სხვამ შეძლოს დაიკავოს. თუ ადგილი იქნება, მოგვიანებით შეძლებთ დაბრუნებას.
withdraw-text-waiting = თუ ლოდინი აღარ გსურთ, გთხოვთ, გააუქმოთ რეგისტრაცია. მოგვიანებით შეძლებთ დაბრუნებას, მაგრამ არა რიგის წინანდელ ადგილზე.
withdraw-button = რეგისტრაციის გაუქმება
return-title = მაინც შეძლებთ მოსვლას?
return-text = თუ ადგილი კიდევ არის, ხელახლა დარეგისტრირდებით.
return-button = ხელახლა რეგისტრაცია

## Stopping mails that go to many
unsubscribe-title = წერილები ღონისძიების „{ $title }“ შესახებ
unsubscribe-for = წერილები მისამართზე { $email }
unsubscribe-nothing-title = გსურთ შეაჩეროთ ისეთი წერილები, როგორმაც აქ მოგიყვანათ?
unsubscribe-nothing-text = ზოგიერთ წერილს ორგანიზატორები ერთდროულად ბევრ ადამიანს უგზავნიან: პრაქტიკულ ინფორმაციას, მასალებს, მადლობას. ასეთი წერილები შეგიძლიათ შეაჩეროთ ამ ღონისძიების ან ყველა ღონისძიების შესახებ.
unsubscribe-event-title = თქვენ შეაჩერეთ ასეთი წერილები ამ ღონისძიების შესახებ
unsubscribe-event-text = წერილები, რომლებსაც ორგანიზატორები ამ ღონისძიებასთან დაკავშირებით ბევრს უგზავნიან, ამ მისამართზე აღარ მოვა.
unsubscribe-all-title = თქვენ შეაჩერეთ ასეთი წერილები ყველა ღონისძიების შესახებ
unsubscribe-all-text = წერილები, რომლებსაც ორგანიზატორები ბევრს უგზავნიან, ამ მისამართზე აღარ მოვა.
unsubscribe-still = ის, რაც მხოლოდ თქვენ გეხებათ, მაგალითად, მოწვევა, დადასტურება ან თარიღის ცვლილება, კვლავ მოგივათ.
unsubscribe-others = ამ მისამართზე წერილების გაგზავნა სხვა მიზეზითაც შეჩერებულია, მაგალითად, იმიტომ, რომ წერილები უკან ბრუნდებოდა. მათ ხელახლა მისაღებად მისწერეთ ორგანიზატორებს.
unsubscribe-event-button = ამ ღონისძიების შესახებ ასეთი წერილების შეჩერება
unsubscribe-all-button = ყველა ღონისძიების შესახებ ასეთი წერილების შეჩერება
unsubscribe-back-button = ასეთი წერილების ხელახლა მიღება

## The first page
home-title = Convoke
home-lead = ეს სერვერი ემსახურება სემინარებსა და შეხვედრებს: აგზავნის მოწვევებს, აწარმოებს რეგისტრაციას და აქვეყნებს დღის წესრიგს.
home-people = თუ მოწვევა მიიღეთ ან დარეგისტრირდით, გახსენით წერილში მოცემული ბმული. იგი თქვენს პირად გვერდზე გადაგიყვანთ; ანგარიში და პაროლი საჭირო არ არის.
home-programs = სხვა სისტემებისთვის არის ინტერფეისი (API):
home-docs = ინტერფეისის აღწერა

## Messages
message-check-mail-title = შეამოწმეთ ელფოსტა
message-check-mail-text = წერილი გავგზავნეთ მისამართზე { $email }. რეგისტრაციის დასასრულებლად გადადით წერილში მოცემულ ბმულზე. თუ რამდენიმე წუთში წერილი არ მოვა, ნახეთ არასასურველი წერილების საქაღალდე.
message-link-sent-title = ახალი ბმული გაგზავნილია
message-link-sent-text = იგი გავგზავნეთ თქვენს მისამართზე, რომელიც გვაქვს. წერილის მოსვლას შეიძლება რამდენიმე წუთი დასჭირდეს.
message-not-found-title = გვერდი ვერ მოიძებნა
message-not-found-text = ამ მისამართზე არაფერია. თუ წერილში მოცემული ბმულით გადმოხვედით, შეამოწმეთ, რომ იგი სრულია: ზოგიერთი საფოსტო პროგრამა გრძელ ბმულს ორად ყოფს.
message-expired-title = ბმულის ვადა ამოიწურა
message-expired-text = მისი გამოყენება აღარ შეიძლება. არაფერი შეცვლილა.
message-withdrawn-title = მოწვევა გაწვეულია
message-withdrawn-text = იგი აღარ მოქმედებს, ამიტომ მასზე პასუხის გაცემა აღარ შეიძლება. თუ კითხვები გაქვთ, მისწერეთ ორგანიზატორებს.
message-request-revoked-title = მოთხოვნა გაწვეულია
message-request-revoked-text = დელეგაციის დასახელების ბმული აღარ მოქმედებს. თუ კითხვები გაქვთ ან ვინმეს დასახელება გსურთ, მისწერეთ ორგანიზატორებს.
message-replaced-title = ბმული შეიცვალა
message-replaced-text = თქვენ უფრო ახალი გამოგეგზავნათ: ისარგებლეთ ამ ღონისძიების შესახებ უკანასკნელ წერილში მოცემული ბმულით. თუ ასეთი წერილი არ გაქვთ, მისწერეთ ორგანიზატორებს.
message-by-invitation-title = მხოლოდ მოწვევით
message-by-invitation-text = ამ ღონისძიებაზე რეგისტრაცია პირადი მოწვევით ხდება. თუ მოწვევა მიიღეთ, ისარგებლეთ წერილში მოცემული ბმულით. თუ მონაწილეობა გსურთ, მისწერეთ ორგანიზატორებს.
message-full-title = ყველა ადგილი დაკავებულია
message-full-text = არც თავისუფალი ადგილია და არც მოლოდინის სია. არაფერი შეცვლილა. თუ კითხვები გაქვთ, მისწერეთ ორგანიზატორებს.
message-not-yet-open-title = რეგისტრაცია ჯერ არ გახსნილა
message-not-yet-open-text = გთხოვთ, მოგვიანებით შემოხვიდეთ.
message-closed-title = რეგისტრაცია დახურულია
message-closed-text = აქ რეგისტრაცია აღარ შეიძლება. თუ კითხვები გაქვთ, მისწერეთ ორგანიზატორებს.
message-cancelled-title = ღონისძიება გაუქმებულია
message-cancelled-text = რეგისტრაცია დახურულია. თუ კითხვები გაქვთ, მისწერეთ ორგანიზატორებს.
message-over-title = ღონისძიება დასრულდა
message-over-text = აქ რეგისტრაცია ან პასუხის გაცემა აღარ შეიძლება.
message-conflict-title = ახლა ეს შეუძლებელია
message-conflict-text = არაფერი შეცვლილა. არსებული მდგომარეობის სანახავად ხელახლა გახსენით წერილში მოცემული ბმული.
message-forbidden-title = წვდომა არ არის ნებადართული
message-forbidden-text = ეს გვერდი თქვენთვის ხელმისაწვდომი არ არის.
message-bad-form-title = ფორმის წაკითხვა ვერ მოხერხდა
message-bad-form-text = არაფერი შეცვლილა. გთხოვთ, დაბრუნდეთ უკან და ხელახლა გააგზავნოთ.
message-too-large-title = ფორმა ძალიან დიდია
message-too-large-text = არაფერი შეცვლილა. გთხოვთ, დაბრუნდეთ უკან და შეამოკლოთ ტექსტები.
message-method-title = ამის გაკეთება აქ არ შეიძლება
message-method-text = არაფერი შეცვლილა. ხელახლა გახსენით წერილში მოცემული ბმული.
message-too-many-title = მეტისმეტად ბევრი მცდელობა
message-too-many-text = გთხოვთ, დაელოდოთ რამდენიმე წუთს და ხელახლა სცადოთ.
message-unavailable-title = ამჟამად მიუწვდომელია
message-unavailable-text = არაფერი შეცვლილა. გთხოვთ, ხელახლა სცადოთ რამდენიმე წუთში.
message-internal-title = მოხდა შეცდომა
message-internal-text = ეს ჩვენი შეცდომაა და ჩვენ იგი აღვრიცხეთ. გთხოვთ, მოგვიანებით სცადოთ.
message-request-id = თუ ამის შესახებ მოგვწერთ, მიუთითეთ ეს ნომერი:
message-event = ღონისძიების გვერდზე გადასვლა
renew-text = ახალი ბმული შეგვიძლია გამოვგზავნოთ თქვენს მისამართზე, რომელიც გვაქვს.
renew-button = გამომიგზავნეთ ახალი ბმული

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
refusal-registration-editing_closed-title = თქვენი მონაცემების შეცვლა აქ აღარ შეიძლება
refusal-registration-editing_closed-text = არაფერი შეცვლილა. თუ რამე სწორი არ არის, მისწერეთ ორგანიზატორებს.
refusal-registration-taken_back-title = ეს რეგისტრაცია ორგანიზატორებმა გააუქმეს
refusal-registration-taken_back-text = არაფერი შეცვლილა. თუ მონაწილეობა გსურთ, მისწერეთ ორგანიზატორებს.
refusal-registration-substituted-title = თქვენ ნაცვლად სხვა პირი მოვა
refusal-registration-substituted-text = არაფერი შეცვლილა. თუ კითხვები გაქვთ, მისწერეთ ორგანიზატორებს.
refusal-invitation-expired-title = მოწვევის ვადა ამოიწურა
refusal-invitation-expired-text = მასზე პასუხის გაცემა აღარ შეიძლება. არაფერი შეცვლილა. თუ კითხვები გაქვთ, მისწერეთ ორგანიზატორებს.
refusal-invitation-substituted-title = თქვენ ნაცვლად სხვა პირი მოვა
refusal-invitation-substituted-text = { answer-settled } თუ კითხვები გაქვთ, მისწერეთ ორგანიზატორებს.
refusal-nomination-quota_full-title = თქვენი ქვეყნის ადგილები დაკავებულია
refusal-nomination-quota_full-text = არაფერი შეცვლილა. თუ მონაწილეობა მაინც გსურთ, მისწერეთ ორგანიზატორებს.
refusal-invitation-place_kept-title = ადგილი თქვენთვის აღარ ინახება
refusal-invitation-place_kept-text = არაფერი შეცვლილა. თუ მონაწილეობა მაინც გსურთ, მისწერეთ ორგანიზატორებს.
refusal-form-cross_site-title = ეს ფორმა სხვა საიტიდან გაიგზავნა
refusal-form-cross_site-text = არაფერი შეცვლილა. გთხოვთ, თავად გახსნათ ჩვენი გვერდი და ფორმა იქიდან გააგზავნოთ.
refusal-database-in_doubt-title = ამას ძალიან დიდი დრო დასჭირდა
refusal-database-in_doubt-text = ჯერ ვერ ვიტყვით, შეინახა თუ არა. რამდენიმე წუთში ხელახლა გახსენით თქვენი ბმული და ნახეთ, სანამ კიდევ რამეს გააგზავნით.

# What people say about themselves.
field-full_name = სრული სახელი
field-full_name-help = ისე, როგორც თავად წერთ; ასევე იქნება მონაწილეთა სიაში.
field-email = ელფოსტის მისამართი
field-email-help = ამ მისამართზე ბმულს გამოვგზავნით; რეგისტრაცია ძალაში შევა, როცა მასზე გადახვალთ.
field-organization = ორგანიზაცია
field-position = თანამდებობა
field-asked = კითხვები
field-gender = სქესი
field-alternate = სათადარიგო: მოვა მხოლოდ მაშინ, თუ სხვა ვერ მოვა
field-rank = ადგილი რიგში
field-country = ქვეყანა
field-attendance_mode = როგორ მიიღებთ მონაწილეობას?
field-mode-in_person = ადგილზე
field-mode-online = ონლაინ
field-consent_list = თანახმა ვარ, ჩემი სახელი მონაწილეთა სიაში იყოს
field-consent_list-help = სია მონაწილეებს გადაეცემა: სახელი, თანამდებობა, ორგანიზაცია და ქვეყანა, მისამართის გარეშე.
field-reason = მიზეზი
field-reason-help = მას მხოლოდ ორგანიზატორები წაიკითხავენ.
field-substitute_full_name = ამ პირის სრული სახელი
field-substitute_email = ამ პირის ელფოსტის მისამართი
field-substitute_email-help = მოწვევა ამ მისამართზე გაიგზავნება.

# What stands above the columns of tables.
column-id = იდენტიფიკატორი
column-full_name = სრული სახელი
column-unnamed = სახელი უცნობია
column-given_name = სახელი
column-family_name = გვარი
column-patronymic = მამის სახელი
column-native_name = სახელი მშობლიურ ენაზე
column-badge_name = სახელი ბეიჯისთვის
column-honorific = საპატიო მიმართვა
column-email = ელფოსტა
column-phone = ტელეფონი
column-gender = სქესი
column-position = თანამდებობა
column-organization = ორგანიზაცია
column-organization_id = ორგანიზაციის იდენტიფიკატორი
column-country = ქვეყანა
column-preferred_language = სასურველი ენა
column-created_at = დამატების დრო
column-updated_at = შეცვლის დრო
column-code = კოდი
column-status = მდგომარეობა
column-role = როლი
column-attendance_mode = მონაწილეობის ფორმა
column-source = წყარო
column-waitlist_position = ადგილი მოლოდინის სიაში
column-language = წერილების ენა
column-list_of_participants = მონაწილეთა სიაში
column-remark = შენიშვნა
column-registered_by = ვინ დაარეგისტრირა
column-decided_by = ვინ გადაწყვიტა
column-decision_reason = მიზეზი
column-confirmed_at = დადასტურების დრო
column-withdrawn_at = გაუქმების დრო
column-person_id = პირის იდენტიფიკატორი
column-invitation_id = მოწვევის იდენტიფიკატორი
column-substitute_for_id = ვის ნაცვლად
column-rank = ადგილი რიგში
column-alternate = სათადარიგო
column-decline_reason = უარის მიზეზი
column-decided_at = როდის გადაწყდა
column-number = №
column-part = ნაწილი

# The parts of a list of participants, and what it is called.
table-participants = მონაწილეთა სია
table-register = რეესტრი
table-people = პირები
table-nominations = კანდიდატურები
participants-delegations = დელეგაციები
participants-observers = დამკვირვებლები
participants-resource_persons = ექსპერტები და მომხსენებლები
participants-organizers = ორგანიზატორები
participants-guests = სტუმრები
participants-media = მედია

## Papers.
paper-page = გვერდი { $page }, სულ { $pages }
paper-other_delegates = სხვა დელეგატები
paper-nobody = ამ სიაში ჯერ არავინ არის.
paper-badges = ბეიჯები
paper-no_badges = მათ შორის, ვისაც ბეიჯი სჭირდება, ადგილზე მონაწილეობა არავის დაუდასტურდა.
badge-role-delegate = დელეგატი
badge-role-observer = დამკვირვებელი
badge-role-speaker = მომხსენებელი
badge-role-resource_person = ექსპერტი
badge-role-organizer = ორგანიზატორი
badge-role-guest = სტუმარი
badge-role-media = მედია
letter-invitation = მოწვევა
letter-visa = სავიზო განაცხადის მხარდამჭერი წერილი
letter-reference = № { $reference }
letter-dear = პატივცემულო { $name },
letter-dear_consul = პატივცემულო ქალბატონებო და ბატონებო,
letter-to_consul = საკონსულო განყოფილებას
letter-invites = პატივი გვაქვს, მოგიწვიოთ, მონაწილეობა მიიღოთ ღონისძიებაში „{ $event }“.
letter-welcome = პატივი იქნებოდა თქვენი მასპინძლობა.
letter-confirms = ვადასტურებთ, რომ შემდეგი პირი მოწვეულია ღონისძიებაზე „{ $event }“ და დარეგისტრირებულია: { $name }.
letter-asks = გთხოვთ, გასცეთ ამ მგზავრობისთვის საჭირო ვიზა.
letter-write_to = თუ კითხვები გაქვთ, მოგვწერეთ მისამართზე: { $contact }.
letter-farewell = პატივისცემით,
letter-fact-event = ღონისძიება
letter-fact-dates = თარიღები
letter-fact-place = ადგილი
letter-fact-role = როლი
letter-fact-answer_by = პასუხის ვადა
letter-fact-full_name = სრული სახელი
letter-fact-passport = პასპორტის ნომერი
letter-fact-citizenship = მოქალაქეობა
letter-fact-position = თანამდებობა
letter-fact-organization = ორგანიზაცია
letter-fact-arrives_on = ჩამოსვლის დღე
letter-fact-leaves_on = გამგზავრების დღე
letter-fact-code = რეგისტრაცია

## What changed, in mails
change-title = სახელწოდება
change-dates = თარიღები
change-start = დასაწყისი
change-end = დასასრული
change-time_zone = სასაათო სარტყელი
change-place = ადგილი
change-format = ფორმატი
change-online_url = ონლაინ შეხვედრის მისამართი
change-description = აღწერა შეიცვალა
change-state = მდგომარეობა
change-role = თქვენ მონაწილეობთ
change-country = ქვეყანა
change-organization = ორგანიზაცია
change-position = თანამდებობა
change-sensitive_version = კონფიდენციალური პასუხები
change-consents = თანხმობები
change-answers = თქვენი პასუხები კითხვებზე
change-invited_as = თქვენ მოწვეული ხართ
change-answer_by = პასუხის ვადა
format-in_person = ადგილზე
format-online = ონლაინ
format-hybrid = ადგილზე და ონლაინ
state-unverified = მისამართი დაუდასტურებელია
state-pending = გადაწყვეტილების მოლოდინში
state-confirmed = დადასტურებულია
state-waitlisted = მოლოდინის სიაშია
state-rejected = უარყოფილია
state-withdrawn = გაუქმებულია

# What is counted of an event.

statistics = სტატისტიკა
statistics-registrations = რეგისტრაციები
statistics-confirmed = დადასტურებული
statistics-nobody = ჯერ არავინ დარეგისტრირებულა.
statistics-claims = გაცხადებული და დათვლილი
statistics-claimed = გაცხადებული
statistics-counted = დათვლილი
statistics-difference = სხვაობა
statistics-participants = მონაწილეები
statistics-countries = ქვეყნები
statistics-over-time = რეგისტრაციები დროის მიხედვით
statistics-over-time-text = რეგისტრაციები: { $people },
statistics-days = დღეების მიხედვით
statistics-day = დღე
statistics-came = ახალი
statistics-all = სულ
statistics-by-state = მდგომარეობის მიხედვით
statistics-by-country = დადასტურებულები ქვეყნების მიხედვით
statistics-by-role = დადასტურებულები როლების მიხედვით
statistics-by-gender = დადასტურებულები სქესის მიხედვით
statistics-by-organization = დადასტურებულები ორგანიზაციის ტიპის მიხედვით
statistics-by-attendance = დადასტურებულები დასწრების მიხედვით
statistics-attended = მოვიდა
statistics-absent = არ მოვიდა
statistics-unknown = უცნობია
statistics-seats = ქვეყნების ადგილები
statistics-quota = ადგილები
statistics-selected = შერჩეული
statistics-women = ქალები
statistics-women-share = (მიზანი: { $share } %)
organization-kind-government = სახელმწიფო ორგანო
organization-kind-un_entity = გაერთიანებული ერების ორგანიზაციის სტრუქტურა
organization-kind-intergovernmental = მთავრობათაშორისი ორგანიზაცია
organization-kind-academia = მეცნიერება და განათლება
organization-kind-civil_society = სამოქალაქო საზოგადოება
organization-kind-private_sector = კერძო სექტორი
organization-kind-media = მედია
organization-kind-other = სხვა
