## Сам язык
own-name = Русский
not-reviewed = Этот перевод ещё не проверен носителем языка.
list-and = { $first } и { $last }

## Даты: month-1 стоит после числа, month-alone-1 — без него
month-1 = января
month-2 = февраля
month-3 = марта
month-4 = апреля
month-5 = мая
month-6 = июня
month-7 = июля
month-8 = августа
month-9 = сентября
month-10 = октября
month-11 = ноября
month-12 = декабря
month-alone-1 = январь
month-alone-2 = февраль
month-alone-3 = март
month-alone-4 = апрель
month-alone-5 = май
month-alone-6 = июнь
month-alone-7 = июль
month-alone-8 = август
month-alone-9 = сентябрь
month-alone-10 = октябрь
month-alone-11 = ноябрь
month-alone-12 = декабрь
weekday-1 = понедельник
weekday-2 = вторник
weekday-3 = среда
weekday-4 = четверг
weekday-5 = пятница
weekday-6 = суббота
weekday-7 = воскресенье
day-and-month = { $day } { $month }
date-full = { $days } { $year } года
date-short = { $days } { $year } г.
date-and-weekday = { $weekday }, { $date }
year-alone = { $year } год
month-and-year = { $month } { $year } года
time-from = с { $time }
time-until = до { $time }

## Рамка
skip-to-content = Перейти к содержанию
language-switch = Язык страницы
footer = Эта страница не использует файлы cookie и ничего не загружает с других сайтов.
error-prefix = Ошибка:

## Сведения
fact-when = Когда
fact-where = Где
fact-organizers = Организаторы
fact-languages = Рабочие языки
fact-contact = Контакты
fact-times-in = Время: { $zone }
fact-online = Онлайн
theme = Тема:
fact-also-online = Также онлайн
fact-place-open = Будет объявлено
fact-place-unknown = Не указано

kind-seminar = Семинар
kind-workshop = Практикум
kind-expert_group_meeting = Совещание группы экспертов
kind-study_visit = Ознакомительная поездка
kind-preparatory_meeting = Подготовительное совещание
kind-conference = Конференция
kind-training = Учебный курс
kind-webinar = Вебинар
kind-other = Мероприятие

modality-in_person = очно
modality-online = онлайн
modality-hybrid = очно и онлайн

organization-role-lead = ведущий организатор
organization-role-co_organizer = соорганизатор
organization-role-host = принимающая сторона
organization-role-partner = партнёр
organization-role-donor = донор

language-ar = арабский
language-az = азербайджанский
language-de = немецкий
language-en = английский
language-es = испанский
language-fr = французский
language-hy = армянский
language-ka = грузинский
language-kk = казахский
language-ko = корейский
language-ky = кыргызский
language-mn = монгольский
language-ru = русский
language-tg = таджикский
language-tk = туркменский
language-tr = турецкий
language-uz = узбекский
language-zh = китайский

event-status-draft = Мероприятие ещё не опубликовано.
event-status-published = Мероприятие состоится, как объявлено.
event-status-cancelled = Мероприятие отменено.
event-status-completed = Мероприятие завершено.
event-status-archived = Мероприятие завершено.

## Страница мероприятия
about = О мероприятии
objectives = Цели
materials = Материалы
material-rights = Права: { $rights }
references = Документы и ссылки
later-meetings = Последующие встречи
agenda = Программа
agenda-calendar = Добавить программу в календарь
agenda-day-open = День будет объявлен
agenda-day-unknown = День не указан
room = Зал: { $room }
visit-host = Принимающая организация: { $host }
taking-part = Участие
sign-up-open = Регистрация открыта.
sign-up-open-until = Регистрация открыта до: { $date }, { $time } ({ $zone }).
sign-up-waiting-list = Все места заняты. Вы можете записаться в лист ожидания.
sign-up-not-yet = Начало регистрации: { $date }, { $time } ({ $zone }).
sign-up-full = Все места заняты.
sign-up-closed = Регистрация закрыта.
sign-up-by-invitation = Участие только по приглашению. Если Вы получили приглашение, воспользуйтесь ссылкой из письма.
register = Зарегистрироваться
join-waiting-list = Записаться в лист ожидания
places-left = { $count ->
    [one] Осталось { $count } место.
    [few] Осталось { $count } места.
   *[many] Осталось { $count } мест.
}
mode-places-left = { $count ->
    [one] осталось { $count } место
    [few] осталось { $count } места
   *[many] осталось { $count } мест
}
mode-places-free = места есть
mode-places-waiting = лист ожидания
mode-places-taken = мест нет

item-opening = Открытие
item-keynote = Основной доклад
item-presentation = Доклад
item-country_presentation = Страновой доклад
item-discussion = Дискуссия
item-visit = Посещение
item-break = Перерыв
item-closing = Закрытие

speaker-speaker = выступление
speaker-moderator = модератор
speaker-panellist = участие в дискуссии
speaker-chair = председатель
speaker-rapporteur = докладчик по итогам
speaker-discussant = оппонент

## Приглашение
invitation-title = Приглашение: { $title }
invitation-salutation = { $name },
invitation-lead = приглашаем Вас принять участие в этом мероприятии { $as }.
invitation-jump = Ответить на приглашение
invitation-sent-to = Приглашение именное. Оно отправлено на адрес { $email }.
invitation-message = От организаторов
invitation-answer-by = Просим ответить до: { $date }, { $time } ({ $zone }).
invitation-open = До окончания мероприятия Вы можете снова открыть эту страницу, ответить или изменить ответ.
as-delegate = в качестве делегата
as-observer = в качестве наблюдателя
as-speaker = в качестве докладчика
as-resource_person = в качестве приглашённого эксперта
as-media = в качестве представителя СМИ
as-organizer = в качестве организатора
as-guest = в качестве гостя
as-participant = в качестве участника
your-answer = Ваш ответ
answer-choose = Примите приглашение и зарегистрируйтесь ниже, откажитесь от участия или назовите того, кто придёт вместо Вас.
answer-choose-taken = Если Вы и так не смогли бы приехать, откажитесь, пожалуйста, от участия или назовите того, кто мог бы прийти вместо Вас.
answer-choose-registered = Примите приглашение ниже, откажитесь от участия или назовите того, кто придёт вместо Вас.
answer-registered-confirmed = Вы уже зарегистрированы { $as }.
answer-registered-pending = Вы уже подали заявку на участие { $as }; организаторы ещё не приняли решения.
answer-registered-waitlisted = Вы уже в листе ожидания { $as }.
answer-registered-accept = Если Вы примете приглашение, Вы будете участвовать { $as }.
answer-registered-decline = Если Вы откажетесь, Ваша регистрация будет отменена; если назовёте другого человека, она сохранится, пока он не примет приглашение.
answer-withdrawn = Ваша регистрация отменена.
answer-rejected = Организаторы отклонили Вашу заявку.
answer-given-back = Место для Вас больше не сохраняется. Если Вы всё же хотите участвовать, напишите, пожалуйста, организаторам.
answer-see = Посмотреть регистрацию
answer-jump-decline = Перейти к отказу
answer-accepted = Вы приняли приглашение: { $date }, { $time } ({ $zone }).
answer-declined = Вы отказались от участия: { $date }, { $time } ({ $zone }).
answer-thanks-accepted = Спасибо. Вы приняли приглашение.
answer-thanks-declined = Спасибо, что сообщили нам. Вы отказались от участия.
answer-thanks-substituted = Спасибо. Организаторы видят, кого Вы назвали. Если ещё не решено, участвует ли этот человек, приглашение ему уже отправляется.
answer-reason = Указанная причина: { $reason }
answer-change = До окончания мероприятия Вы можете изменить свой ответ.
answer-change-until = Вы можете изменить свой ответ до: { $date }, { $time } ({ $zone }).
answer-named = Вместо себя Вы назвали: { $name }.
answer-settled = Вместо Вас придёт другой человек, поэтому принять или передать это приглашение больше нельзя.
named-asked = Ответа от этого человека о Вашем месте пока нет.
named-undecided = Приглашение принято, решение за организаторами.
named-comes = { answer-settled }
named-stays_away = Этот человек не придёт.
held-asked = Ваша регистрация сохраняется, если только этот человек не согласится прийти вместо Вас: тогда Ваше место перейдёт к нему, и мы сообщим Вам об этом по почте. Если сообщения не будет, а участвовать Вы не сможете, откажитесь, пожалуйста, от места, чтобы оно досталось тому, кто его ждёт.
held-undecided = До тех пор Ваша регистрация сохраняется. Если решение будет положительным, Ваше место перейдёт к этому человеку; если Вы откажетесь от него раньше, оно достанется тому, кто его ждёт.
held-stays_away = Ваша регистрация остаётся в силе. Если Вы не сможете участвовать, назовите, пожалуйста, другого человека или откажитесь.
answer-manage = Посмотреть или изменить регистрацию
answer-places-waiting = Сейчас все места заняты. Если Вы примете приглашение, Вы попадёте в лист ожидания, и мы сообщим, как только место освободится.
answer-places-taken = Все места заняты, лист ожидания не ведётся, поэтому принять приглашение сейчас нельзя. Пожалуйста, напишите организаторам.
accept-title = Я приму участие
accept-title-again = Я всё же приму участие
accept-button = Принять и зарегистрироваться
accept-button-registered = Принять
decline-title = Я не смогу участвовать
decline-title-again = Я больше не могу участвовать
decline-button = Отказаться
substitute-title = Вместо меня примет участие другой человек
substitute-lead = Ваше приглашение будет считаться отклонённым. Если ещё не решено, участвует ли этот человек, мы отправим ему собственное приглашение.
substitute-lead-registered = Ваша регистрация сохранится, пока этот человек не примет приглашение; тогда Ваше место перейдёт к нему.
substitute-button = Назвать этого человека
answer-missing = Пожалуйста, выберите один из ответов ниже.

## Список делегации
delegation-title = Делегация: { $title }
delegation-lead = Страна, которую просят назвать участников этого мероприятия: { $country }.
delegation-lead-organization = Организация, которую просят назвать участников этого мероприятия: { $organization } ({ $country }).
delegation-heading = Делегация
delegation-seats = { $count ->
    [one] Для неё предусмотрено { $count } место.
    [few] Для неё предусмотрено { $count } места.
   *[many] Для неё предусмотрено { $count } мест.
}
delegation-alternates = { $count ->
    [one] Сверх того можно назвать { $count } запасного участника: он поедет, если не сможет кто-то из основных.
    [few] Сверх того можно назвать { $count } запасных участников: они поедут, если не сможет кто-то из основных.
   *[many] Сверх того можно назвать { $count } запасных участников: они поедут, если не сможет кто-то из основных.
}
delegation-until = Просим назвать делегацию до: { $date }, { $time } ({ $zone }). До этого времени список можно сохранять сколько угодно раз, возвращаться к нему по той же ссылке и менять его.
delegation-how = Первым назовите главу делегации, затем остальных в нужном порядке. Чтобы переставить человека, измените номер места; чтобы убрать его из списка, очистите все поля.
delegation-empty-rows = Пустые строки не учитываются.
delegation-head = 1. Глава делегации
delegation-row = { $number }.
delegation-save = Сохранить делегацию
delegation-add = Добавить строки
delegation-alternate = (запасной участник)
delegation-saved = { $count ->
    [0] Сохранено. Сейчас никто не назван.
    [one] Сохранено. Назван { $count } человек.
    [few] Сохранено. Названо { $count } человека.
   *[many] Сохранено. Названо { $count } человек.
}
delegation-come-back = Организаторы видят список. Тех, кого они выберут, они пригласят сами; больше ничего делать не нужно.
delegation-changed = Пока страница была открыта, список изменил кто-то другой, поэтому ничего не сохранено.
delegation-changed-text = Ниже стоит то, что ввели Вы, а за ним те, кого добавил другой человек. Пожалуйста, просмотрите список и сохраните его ещё раз. Сейчас названы:
delegation-decided = Решение уже принято
delegation-decided-text = Об этих людях организаторы уже приняли решение, поэтому изменить их данные или убрать их из списка здесь нельзя. Если что-то должно быть иначе, напишите, пожалуйста, организаторам.
delegation-closed = Срок, до которого можно было назвать участников, истёк: { $date }, { $time } ({ $zone }).
delegation-closed-text = Изменить здесь больше ничего нельзя. Если Вы опоздали или кого-то нужно заменить, напишите, пожалуйста, организаторам.
delegation-named = Названные участники
delegation-nobody = Никто не назван.
note-verbale-heading = Вербальная нота
note-verbale-how = Если состав делегации сообщается вербальной нотой, её можно приложить здесь файлом. Организаторы получат её вместе со списком.
file-help = Один файл: { $kinds }; не больше { $size } МБ.
file-received = Получен файл: { $name } ({ $size } КБ), { $date }, { $time } ({ $zone }).
file-newer = Если выбрать файл сейчас, он заменит прежний.
file-given = Файл: { $name } ({ $size } КБ).
file-remove = Удалить этот файл
field-note_verbale = Файл с вербальной нотой
gender-female = Женский
gender-male = Мужской
gender-other = Другой
gender-undisclosed = Не указывать

## Выполнение рекомендаций
acceptance-pending = Ответа пока нет
acceptance-accepted = Принята
acceptance-partially_accepted = Принята частично
acceptance-rejected = Отклонена
acceptance-noted = Принята к сведению
implementation-not_started = Не начато
implementation-in_progress = Выполняется
implementation-implemented = Выполнено
implementation-overtaken_by_events = Утратило смысл из-за событий
implementation-no_longer_applicable = Больше не применимо
progress-title = Выполнение рекомендаций: { $title }
progress-lead = Организация, к которой обращены рекомендации этого мероприятия: { $organization }. Сообщите, пожалуйста, как они выполняются.
progress-heading = Рекомендации и их выполнение
progress-saved = Ваш отчёт записан.
progress-come-back = Организаторы его видят. Вы можете вернуться по той же ссылке; сообщённое остаётся, а новый отчёт его исправляет.
progress-changed = Пока страница была открыта, отчёт прислал кто-то другой из Вашей организации, поэтому ничего не записано.
progress-changed-text = Введённое Вами стоит ниже. Посмотрите, пожалуйста, новые записи и отправьте отчёт ещё раз.
progress-gone = Часть того, о чём Вы сообщили, здесь у Вашей организации больше не спрашивается, поэтому ничего не записано.
progress-gone-text = Введённое об этом стоит здесь, его можно скопировать; остальное по-прежнему стоит ниже. Посмотрите, пожалуйста, и отправьте отчёт ещё раз.
progress-nothing-said = Ничего не записано: сообщите что-нибудь хотя бы об одной рекомендации.
progress-how = Заполняйте только то, о чём есть новости. Пустые поля ничего не меняют.
progress-reason = Укажите, пожалуйста, причину, если рекомендация отклонена, утратила смысл из-за событий или больше не применима.
progress-nothing-open = Делать больше нечего.
progress-closed = Здесь делать больше нечего
progress-closed-text = Если что-то изменилось, об этом по-прежнему можно сообщить.
progress-more = Рекомендаций, которых нет на этой странице: { $count }
progress-save = Отправить отчёт
progress-nothing = Сейчас к Вашей организации не обращена ни одна рекомендация.
progress-contact-heading = Отвечает кто-то другой
progress-contact-named = Спасибо. Организаторы посмотрят.
progress-contact-text = Если в Вашей организации теперь отвечает кто-то другой, назовите его, пожалуйста. После подтверждения организаторами он получит свою ссылку.
progress-contact-waiting = Уже названы и ждут решения организаторов:
progress-contact-button = Назвать этого человека
progress-ask = Вопросы
progress-number = Рекомендация { $number }
progress-goes-on = Рекомендация перенесена на более позднее мероприятие. Ваш отчёт записывается там.
progress-goes-on-in = Рекомендация перенесена на более позднее мероприятие: { $event }. Ваш отчёт записывается там.
progress-went-on = Рекомендация перенесена на более позднее мероприятие, где к Вашей организации она больше не обращена. Если что-то изменилось, сообщите об этом организаторам.
progress-repeats = Рекомендация повторяет другую. Ваш отчёт записывается там.
progress-repeats-in = Рекомендация повторяет рекомендацию другого мероприятия: { $event }. Ваш отчёт записывается там.
progress-due = Срок: { $date }
progress-overdue = Просрочено
progress-soon = Срок скоро истекает
progress-stands = Отношение: { $acceptance }. Выполнение: { $implementation }.
progress-history = Отчётов до сих пор: { $count }
progress-history-more = Более ранних отчётов, которых нет на этой странице: { $count }
progress-by-organizers = организаторы
progress-field-acceptance = Отношение к рекомендации
progress-field-implementation = Выполнение
progress-field-text = Что сделано, или причина
progress-field-text-help = Своими словами.
progress-field-evidence = Ссылки на подтверждения
progress-field-evidence-help = По одному адресу в строке.

## Evaluations
evaluation-about = О чём: { $what }
evaluation-text-most = Не больше { $most } знаков.
evaluation-anonymous-title = Эта анкета анонимна
evaluation-anonymous-text = Ваши ответы складываются с другими без Вашего имени, и нигде не записано, когда они пришли. Организаторы узнают, что Вы ответили, но не узнают, что именно. Пока анкета не закрыта, они не видят ничего, а после — ничего, что сказали менее пяти человек. Если все ответят одинаково, это будет видно.
evaluation-anonymous-words = То, что Вы напишете своими словами, будет показано так, как написано, поэтому не пишите ничего, по чему Вас можно узнать.
evaluation-anonymous-once = После отправки ответы нельзя ни изменить, ни отозвать.
evaluation-named-title = Ваши ответы хранятся вместе с Вашим именем
evaluation-named-text = Их видят организаторы этого мероприятия и никто другой. По той же ссылке ответы можно изменить, пока анкета не закрыта.
evaluation-closes = Открыта до { $date }, { $time } ({ $zone }).
evaluation-send = Отправить ответы
evaluation-change = Отправить изменённые ответы
evaluation-saved = Спасибо. Ваши ответы записаны.
evaluation-counted = Спасибо. Ваши ответы учтены.
evaluation-answered-text = Вы ответили на эту анкету. Она анонимна: никто не может найти Ваши ответы, и изменить их уже нельзя.
evaluation-nothing = Ничего не записано: ответьте хотя бы на один вопрос.
evaluation-results = Результаты
evaluation-kind-reaction = Мнение о мероприятии
evaluation-kind-pre_test = Тест до мероприятия
evaluation-kind-post_test = Тест после мероприятия
evaluation-kind-application = Применение на практике
evaluation-invited = Получили анкету
evaluation-answered = Ответили
evaluation-withheld-open = Эта анкета анонимна: результаты показываются после её закрытия.
evaluation-withheld-few = Эта анкета анонимна, и ответили менее пяти человек: ничего не показывается.
evaluation-hidden-note = Эта анкета анонимна: сколько человек что выбрали, показано только там, где ничего не выбрали менее пяти человек, а средние округлены.
evaluation-hidden = Не показано, чтобы по ответам никого нельзя было узнать.
evaluation-mean = Среднее: { $mean }
evaluation-correct = Верных ответов: { $share } %
evaluation-mean-percent = Среднее, в процентах
evaluation-max-points = Наибольшее число баллов
evaluation-before = До, в процентах
evaluation-after = После, в процентах
evaluation-gain = Прирост
evaluation-both = (прошли оба теста: { $people })
evaluation-by-day = По дням
evaluation-by-speaker = По докладчикам
evaluation-people = Баллы каждого

## Формы
form-required-note = Пожалуйста, заполните все поля, кроме отмеченных «необязательно».
optional = (необязательно)
choose = Выберите…
yes = Да
no = Нет
condition-answer = Только если на вопрос «{ $label }» Вы ответили: { $answers }
condition-any = Только если Вы что-то выбрали в ответ на вопрос «{ $label }».
condition-in_person = Только если Вы участвуете очно.
condition-online = Только если Вы участвуете онлайн.
taken-from = Взято из Вашей регистрации на «{ $event }». Измените, если теперь иначе.
sensitive-note = Хранится в зашифрованном виде, только для организаторов, и удаляется { $days ->
    [0] по окончании мероприятия
    [one] через { $days } день после мероприятия
    [few] через { $days } дня после мероприятия
   *[many] через { $days } дней после мероприятия
}.
sensitive-part = Показана часть того, что вы указали: оставьте её как есть, чтобы сохранить всё, или введите заново.
errors-title = Пожалуйста, проверьте введённые данные
save-button = Сохранить изменения
error-required = Не заполнено поле «{ $label }».
error-email = В поле «{ $label }» нужен один адрес электронной почты, например name@example.org.
error-too_long = Слишком длинный текст в поле «{ $label }».
error-too_short = Слишком короткий текст в поле «{ $label }».
error-choice = Выберите один из ответов в поле «{ $label }».
error-country = Выберите страну в поле «{ $label }».
error-number = В поле «{ $label }» должно быть число.
error-date = В поле «{ $label }» должна быть дата, например 2026-11-25.
error-not_before = Дата в поле «{ $label }» раньше другой, которая должна ей предшествовать.
error-type = Выберите один из ответов на вопрос «{ $label }».
error-control_character = В поле «{ $label }» есть недопустимые символы. Наберите, пожалуйста, обычный текст.
error-bidi_control = В поле «{ $label }» есть невидимые символы, меняющие направление письма. Наберите, пожалуйста, текст заново.
error-web_address = В поле «{ $label }» есть адрес сайта. Уберите его, пожалуйста.
error-full = Все места этого вида заняты. Выберите другой ответ в поле «{ $label }».
error-not_offered = Выберите в поле «{ $label }» один из ответов, которые предлагает это мероприятие.
error-same_person = В поле «{ $label }» указан Ваш собственный адрес. Назовите другого человека.
error-twice = В поле «{ $label }» указано то же, что у другого человека в этом списке.
error-seats_full = В списке больше людей, чем мест. Отметьте этого человека как запасного или уберите кого-нибудь из списка.
error-alternates_full = В списке больше запасных участников, чем нужно. Уберите одного из них.
error-decided = Организаторы уже приняли решение об этом человеке: изменить сказанное о нём здесь больше нельзя.
error-masked = Поле «{ $label }» показано частично. Введите его заново или оставьте как было.
error-file_empty = Файл в поле «{ $label }» пуст. Выберите его ещё раз или выберите другой.
error-file_too_large = Файл в поле «{ $label }» слишком большой. Выберите файл поменьше.
error-file_kind = Файлы такого вида в поле «{ $label }» не принимаются. Выберите файл одного из видов, названных рядом с полем.
error-file_broken = Файл в поле «{ $label }» не читается или содержит макросы. Сохраните его заново или в другом из названных видов и выберите ещё раз.
error-file_gone = Файл в поле «{ $label }» больше не хранится. Выберите его ещё раз.
error-url = Каждая строка поля «{ $label }» должна быть одним адресом в сети.
error-contradiction = Отклонённое не может одновременно выполняться; проверьте поле «{ $label }».
error-waiting = Те, кого Вы уже назвали, ждут решения организаторов; до тех пор назвать ещё кого-то нельзя.
error-form_changed = Вопросы на этой странице изменились с тех пор, как Вы её открыли. Посмотрите их, пожалуйста, ещё раз и отправьте снова.
error-form = Проверьте, пожалуйста, введённые данные.
error-other = Проверьте поле «{ $label }».

## Запись
sign-up-title = Регистрация: { $title }
sign-up-heading = Регистрация
sign-up-lead = Мы отправим ссылку на Ваш адрес. Регистрация вступит в силу, когда Вы перейдёте по ней.
sign-up-button = Отправить заявку

## Своя регистрация
registration-title = Ваша регистрация: { $title }
registration-of = Регистрация: { $name }, { $as }
registration-code = Код регистрации
registration-code-help = Покажите это на входе: в квадрате тот же код.
registration-qr = QR-код, в котором записано { $code }
registration-email = Эл. почта
registration-calendar = Добавить в календарь
registration-join = Подключиться онлайн
registration-message = От организаторов

status-unverified-title = Подтвердите, пожалуйста, свой адрес
status-unverified-text = Регистрация вступит в силу, как только Вы подтвердите адрес электронной почты.
status-pending-title = Заявка на рассмотрении
status-pending-text = Организаторы рассмотрят заявку и напишут Вам. Сейчас от Вас ничего не требуется.
status-confirmed-title = Вы зарегистрированы
status-confirmed-text = Ваше участие подтверждено. До встречи!
status-waitlisted-title = Вы в листе ожидания
status-waitlisted-text = Как только для Вас освободится место, мы Вам напишем. Сейчас от Вас ничего не требуется.
status-rejected-title = Заявка отклонена
status-rejected-text = Организаторы не смогли принять эту заявку. Если у Вас есть вопросы, напишите организаторам.
status-withdrawn-title = Регистрация отменена
status-withdrawn-text = Вы больше не зарегистрированы.
status-taken_out-title = Организаторы отменили Вашу регистрацию
status-taken_out-text = Вы больше не зарегистрированы. Если это ошибка, напишите, пожалуйста, организаторам.
status-replaced-title = Вместо Вас будет участвовать другой человек
status-replaced-text = Вы больше не зарегистрированы.
status-over-title = Мероприятие завершено
status-over-text = Вы были зарегистрированы.
status-over-text-waited = Места для Вас не нашлось; изменить здесь больше ничего нельзя.
status-reason = Причина: { $reason }
waiting-ahead = { $count ->
    [0] Перед Вами никого нет.
    [one] Перед Вами { $count } человек.
    [few] Перед Вами { $count } человека.
   *[many] Перед Вами { $count } человек.
}

notice-accepted = Вы приняли приглашение.
notice-saved = Изменения сохранены.
notice-confirmed = Ваш адрес подтверждён.
notice-withdrawn = Вы отменили регистрацию.
notice-returned = С возвращением! Ваша регистрация снова действует.

confirm-text = Вот что было указано на нашей странице. Исправьте, пожалуйста, неточности: учитывается только то, что Вы подтвердите здесь.
confirm-button = Подтвердить адрес
edit-title = Ваши данные
edit-until = Их можно изменить до { $date }, { $time } ({ $zone }).
edit-closed = Изменить указанное здесь больше нельзя.
edit-closed-ask = Если что-то указано неверно, напишите, пожалуйста, организаторам.
withdraw-title = Не сможете приехать?
withdraw-text = Пожалуйста, отмените регистрацию, чтобы место мог занять кто-то другой. Позже Вы сможете вернуться, если ещё будут места.
withdraw-text-waiting = Если Вы больше не хотите ждать, отмените, пожалуйста, регистрацию. Позже Вы сможете вернуться, но уже не на прежнее место в очереди.
withdraw-button = Отменить регистрацию
return-title = Всё-таки сможете участвовать?
return-text = Если места ещё есть, Вы будете зарегистрированы снова.
return-button = Зарегистрироваться снова

## Отказ от рассылок
unsubscribe-title = Письма о мероприятии «{ $title }»
unsubscribe-for = Письма на адрес { $email }
unsubscribe-nothing-title = Отказаться от писем, подобных тому, из которого Вы перешли сюда?
unsubscribe-nothing-text = Некоторые письма организаторы рассылают сразу многим: практическую информацию, материалы, благодарности. Вы можете отказаться от таких писем об этом мероприятии или обо всех мероприятиях.
unsubscribe-event-title = Вы отказались от таких писем об этом мероприятии
unsubscribe-event-text = Письма, которые организаторы рассылают многим в связи с этим мероприятием, на этот адрес больше не приходят.
unsubscribe-all-title = Вы отказались от таких писем обо всех мероприятиях
unsubscribe-all-text = Письма, которые организаторы рассылают многим, на этот адрес больше не приходят.
unsubscribe-still = То, что касается лично Вас, — приглашение, подтверждение, изменение даты, — Вы по-прежнему будете получать.
unsubscribe-others = Письма на этот адрес остановлены и по другой причине, например потому, что они возвращались. Чтобы снова получать их, напишите организаторам.
unsubscribe-event-button = Отказаться от таких писем об этом мероприятии
unsubscribe-all-button = Отказаться от таких писем обо всех мероприятиях
unsubscribe-back-button = Снова получать такие письма

## Первая страница
home-title = Convoke
home-lead = Этот сервер обслуживает семинары и совещания: рассылает приглашения, ведёт регистрацию, публикует программы.
home-people = Если Вы получили приглашение или зарегистрировались, откройте, пожалуйста, ссылку из письма. Она ведёт на Вашу личную страницу; учётная запись и пароль не нужны.
home-programs = Для других систем есть программный интерфейс (API):
home-docs = Описание интерфейса

## Сообщения
message-check-mail-title = Проверьте почту
message-check-mail-text = Чтобы завершить регистрацию, перейдите по ссылке в письме на адрес { $email }. Если через несколько минут письма нет, проверьте папку нежелательной почты. Возможно также, что сегодня письмо запрашивали уже десять раз, а больше одному человеку за день не отправляется: тогда попробуйте завтра или напишите организаторам.
message-link-sent-title = Запрошена новая ссылка
message-link-sent-text = Она придёт на адрес, который есть у нас; письмо может идти несколько минут. Возможно также, что сегодня письмо запрашивали уже десять раз, а больше одному человеку за день не отправляется: тогда попробуйте завтра или напишите организаторам.
message-not-found-title = Страница не найдена
message-not-found-text = По этому адресу ничего нет. Если Вы перешли по ссылке из письма, проверьте, что она скопирована целиком: некоторые почтовые программы разрывают длинные ссылки.
message-expired-title = Срок действия ссылки истёк
message-expired-text = Воспользоваться ею больше нельзя. Ничего не изменено.
message-withdrawn-title = Приглашение отозвано
message-withdrawn-text = Оно больше не действует, поэтому ответить на него нельзя. Если у Вас есть вопросы, напишите организаторам.
message-request-revoked-title = Запрос отозван
message-request-revoked-text = Ссылка, по которой называют делегацию, больше не действует. Если у Вас есть вопросы или Вы хотите назвать участников, напишите организаторам.
message-replaced-title = Ссылка заменена
message-replaced-text = Вам отправлена новая: воспользуйтесь, пожалуйста, ссылкой из последнего письма об этом мероприятии. Если такого письма нет, напишите организаторам.
message-by-invitation-title = Только по приглашению
message-by-invitation-text = Регистрация на это мероприятие возможна по именному приглашению. Если Вы его получили, воспользуйтесь ссылкой из письма. Если Вы хотели бы участвовать, напишите организаторам.
message-full-title = Все места заняты
message-full-text = Свободных мест нет, лист ожидания не ведётся. Ничего не изменено. Если у Вас есть вопросы, напишите организаторам.
message-not-yet-open-title = Регистрация ещё не открыта
message-not-yet-open-text = Пожалуйста, зайдите позже.
message-closed-title = Регистрация закрыта
message-closed-text = Зарегистрироваться здесь больше нельзя. Если у Вас есть вопросы, напишите организаторам.
message-cancelled-title = Мероприятие отменено
message-cancelled-text = Регистрация закрыта. Если у Вас есть вопросы, напишите организаторам.
message-over-title = Мероприятие завершено
message-over-text = Зарегистрироваться или ответить здесь больше нельзя.
message-conflict-title = Сейчас это невозможно
message-conflict-text = Ничего не изменено. Откройте ссылку из письма ещё раз, чтобы увидеть текущее состояние.
message-forbidden-title = Нет доступа
message-forbidden-text = Эта страница для Вас недоступна.
message-bad-form-title = Не удалось прочитать форму
message-bad-form-text = Ничего не изменено. Пожалуйста, вернитесь и отправьте её ещё раз.
message-too-large-title = Слишком большая форма
message-too-large-text = Ничего не изменено. Пожалуйста, вернитесь и сократите тексты.
message-method-title = Здесь это невозможно
message-method-text = Ничего не изменено. Откройте ссылку из письма ещё раз.
message-too-many-title = Слишком много попыток
message-too-many-text = Пожалуйста, подождите несколько минут и попробуйте снова.
message-unavailable-title = Сейчас недоступно
message-unavailable-text = Ничего не изменено. Пожалуйста, попробуйте через несколько минут.
message-internal-title = Что-то пошло не так
message-internal-text = Это наша ошибка, мы её зафиксировали. Пожалуйста, попробуйте позже.
message-request-id = Если будете писать нам об этом, укажите этот номер:
message-event = На страницу мероприятия
renew-text = Мы можем отправить новую ссылку на адрес, который есть у нас.
renew-button = Отправить новую ссылку

## Отказы по кодам: refusal-<код, с - вместо .>-title и -text
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
refusal-registration-editing_closed-title = Изменить данные здесь больше нельзя
refusal-registration-editing_closed-text = Ничего не изменено. Если что-то указано неверно, напишите, пожалуйста, организаторам.
refusal-registration-taken_back-title = Эту регистрацию отменили организаторы
refusal-registration-taken_back-text = Ничего не изменено. Если Вы хотите участвовать, пожалуйста, напишите организаторам.
refusal-registration-substituted-title = Вместо Вас придёт другой человек
refusal-registration-substituted-text = Ничего не изменено. Если у Вас есть вопросы, напишите организаторам.
refusal-invitation-expired-title = Срок приглашения истёк
refusal-invitation-expired-text = Ответить на него больше нельзя. Ничего не изменено. Если у Вас есть вопросы, напишите организаторам.
refusal-invitation-substituted-title = Вместо Вас придёт другой человек
refusal-invitation-substituted-text = { answer-settled } Если у Вас есть вопросы, напишите организаторам.
refusal-nomination-quota_full-title = Места Вашей страны заняты
refusal-nomination-quota_full-text = Ничего не изменено. Если Вы всё же хотите участвовать, напишите, пожалуйста, организаторам.
refusal-invitation-place_kept-title = Место для Вас больше не сохраняется
refusal-invitation-place_kept-text = Ничего не изменено. Если Вы всё же хотите участвовать, напишите, пожалуйста, организаторам.
refusal-progress_request-link_dead-title = Эта ссылка больше не действует
refusal-progress_request-link_dead-text = Ничего не записано. Если отвечаете по-прежнему Вы, попросите у организаторов новую ссылку.
refusal-evaluation-closed-title = Эта анкета закрыта
refusal-evaluation-closed-text = Ничего не записано. Если Вам ещё есть что сказать, напишите, пожалуйста, организаторам.
refusal-evaluation-link_dead-title = Эта ссылка больше не действует
refusal-evaluation-link_dead-text = Ничего не записано. Анкета предназначена для участников мероприятия.
refusal-evaluation-answered_before-title = Вы уже ответили на эту анкету
refusal-evaluation-answered_before-text = Она анонимна: никто не может найти Ваши ответы, и изменить их уже нельзя.
refusal-form-cross_site-title = Форма отправлена с другого сайта
refusal-form-cross_site-text = Ничего не изменено. Откройте нашу страницу сами и отправьте форму с неё.
refusal-database-in_doubt-title = Это заняло слишком много времени
refusal-database-in_doubt-text = Пока мы не можем сказать, сохранено ли это. Через несколько минут откройте Вашу ссылку ещё раз и посмотрите, прежде чем отправлять что-либо снова.
refusal-certificate-revoked-title = Этот сертификат больше не действителен
refusal-certificate-revoked-text = Он отозван теми, кто его выдал, или заменён другим.
refusal-certificate-unknown-title = Такого сертификата нет
refusal-certificate-unknown-text = Сертификат с таким кодом никогда не выдавался. Пожалуйста, сверьте код с бумагой знак за знаком.
refusal-certificate-mistyped-title = В этом коде ошибка
refusal-certificate-mistyped-text = Один из знаков неверен или пропущен. Пожалуйста, сверьте код с бумагой знак за знаком.

# Что люди сообщают о себе.
field-full_name = Полное имя
field-full_name-help = Так, как Вы сами его пишете; так оно и будет стоять в списке участников.
field-email = Адрес электронной почты
field-email-help = Мы отправим на него ссылку; регистрация действует после того, как Вы по ней перейдёте.
field-organization = Организация
field-position = Должность
field-asked = Вопросы
field-gender = Пол
field-alternate = Запасной участник: поедет, только если не сможет другой
field-rank = Место по порядку
field-country = Страна
field-attendance_mode = Как Вы примете участие?
field-mode-in_person = Очно
field-mode-online = Онлайн
field-consent_list = Я согласен (согласна) на включение в список участников
field-consent_list-help = Список получают участники: имя, должность, организация и страна, без адреса.
field-reason = Причина
field-reason-help = Её увидят только организаторы.
field-substitute_full_name = Полное имя этого человека
field-substitute_email = Адрес электронной почты этого человека
field-substitute_email-help = На этот адрес придёт приглашение.

# Заголовки столбцов в таблицах.
column-id = Идентификатор
column-full_name = Полное имя
column-unnamed = Имя неизвестно
column-given_name = Имя
column-family_name = Фамилия
column-patronymic = Отчество
column-native_name = Имя на родном языке
column-badge_name = Имя для бейджа
column-honorific = Обращение
column-email = Электронная почта
column-phone = Телефон
column-gender = Пол
column-position = Должность
column-organization = Организация
column-organization_id = Идентификатор организации
column-country = Страна
column-preferred_language = Предпочитаемый язык
column-created_at = Добавлено
column-updated_at = Изменено
column-code = Код
column-status = Состояние
column-role = Роль
column-attendance_mode = Форма участия
column-source = Источник
column-waitlist_position = Место в листе ожидания
column-language = Язык писем
column-list_of_participants = В списке участников
column-remark = Примечание
column-registered_by = Кто зарегистрировал
column-decided_by = Кто решил
column-decision_reason = Причина
column-confirmed_at = Подтверждено
column-withdrawn_at = Отозвано
column-person_id = Идентификатор человека
column-invitation_id = Идентификатор приглашения
column-substitute_for_id = Вместо кого
column-rank = Место в очереди
column-alternate = Запасной
column-decline_reason = Причина отказа
column-decided_at = Решено
column-number = №
column-part = Раздел
column-event = Мероприятие
column-text = Текст
column-category = Категория
column-acceptance = Отношение
column-implementation = Выполнение
column-due = Срок
column-overdue = Просрочено
column-clusters = Группы
column-sdg_targets = Задачи ЦУР
column-proposed_country = Предложенная страна
column-duplicate_of = Повторяет (идентификатор)
column-carried_from = Перенесена из (идентификатор)
column-carried_to = Перенесена в (идентификатор)
column-points = Баллы

# Разделы списка участников и его название.
table-participants = Список участников
table-register = Реестр
table-people = Люди
table-nominations = Кандидатуры
table-recommendations = Рекомендации
table-findings = Выводы
assessment-all-countries = Все страны вместе
table-evaluation = Оценка
participants-delegations = Делегации
participants-observers = Наблюдатели
participants-resource_persons = Эксперты и докладчики
participants-organizers = Организаторы
participants-guests = Гости
participants-media = СМИ

## Бумаги.
paper-page = Страница { $page } из { $pages }
paper-other_delegates = Прочие делегаты
paper-nobody = В этом списке пока никого нет.
paper-badges = Бейджи
paper-no_badges = Среди тех, для кого нужны бейджи, никто не подтверждён для очного участия.
badge-role-delegate = Делегат
badge-role-observer = Наблюдатель
badge-role-speaker = Докладчик
badge-role-resource_person = Эксперт
badge-role-organizer = Организатор
badge-role-guest = Гость
badge-role-media = СМИ
letter-invitation = Приглашение
letter-visa = Письмо о визовой поддержке
letter-reference = № { $reference }
letter-dear = Уважаемый (уважаемая) { $name }!
letter-dear_consul = Уважаемые дамы и господа!
letter-to_consul = В консульский отдел
letter-invites = Имеем честь пригласить Вас принять участие в мероприятии «{ $event }».
letter-welcome = Будем рады видеть Вас среди участников.
letter-confirms = Подтверждаем, что { $name } имеет приглашение на мероприятие «{ $event }» и зарегистрирован(а) в качестве участника.
letter-asks = Будем признательны за выдачу визы, необходимой для этой поездки.
letter-write_to = С вопросами просим обращаться по адресу { $contact }.
letter-farewell = С уважением,
letter-fact-event = Мероприятие
letter-fact-dates = Даты
letter-fact-place = Место проведения
letter-fact-role = Роль
letter-fact-answer_by = Просим ответить до
letter-fact-full_name = Полное имя
letter-fact-passport = Номер паспорта
letter-fact-citizenship = Гражданство
letter-fact-position = Должность
letter-fact-organization = Организация
letter-fact-arrives_on = День приезда
letter-fact-leaves_on = День отъезда
letter-fact-code = Регистрация
certificate-participation = Сертификат участника
certificate-completion = Сертификат о завершении
certificate-awarded = Настоящий сертификат выдан
certificate-for-participation = за участие в мероприятии
certificate-for-completion = за прохождение программы мероприятия
certificate-hours = Часы: { $hours }
certificate-verify = Проверить сертификат:
verify-title = Этот сертификат действителен
verify-text = Он выдан указанному здесь лицу и относится к этому мероприятию.

## Что изменилось, в письмах
change-title = Название
change-dates = Даты
change-start = Начало
change-end = Окончание
change-time_zone = Часовой пояс
change-place = Место
change-format = Формат
change-online_url = Адрес онлайн-встречи
change-description = описание изменено
change-state = Состояние
change-role = Вы участвуете
change-country = Страна
change-organization = Организация
change-position = Должность
change-sensitive_version = Конфиденциальные ответы
change-consents = Согласия
change-answers = Ваши ответы на вопросы
change-invited_as = Вас приглашают
change-answer_by = Просим ответить до
format-in_person = очно
format-online = онлайн
format-hybrid = очно и онлайн
state-unverified = адрес не подтверждён
state-pending = ожидает решения
state-confirmed = подтверждена
state-waitlisted = в листе ожидания
state-rejected = отклонена
state-withdrawn = отменена

# What is counted of an event.

statistics = Статистика
statistics-registrations = Регистрации
statistics-confirmed = Подтверждено
statistics-nobody = Пока никто не зарегистрировался.
statistics-claims = Заявлено и подсчитано
statistics-claimed = Заявлено
statistics-counted = Подсчитано
statistics-difference = Разница
statistics-participants = Участники
statistics-countries = Страны
statistics-over-time = Регистрации по времени
statistics-over-time-text = Регистраций: { $people },
statistics-days = По дням
statistics-day = День
statistics-came = Новых
statistics-all = Всего
statistics-by-state = По состоянию
statistics-by-country = Подтверждённые по странам
statistics-by-role = Подтверждённые по ролям
statistics-by-gender = Подтверждённые по полу
statistics-by-organization = Подтверждённые по виду организации
statistics-by-attendance = Подтверждённые по явке
statistics-attended = Пришли
statistics-absent = Не пришли
statistics-unknown = Неизвестно
statistics-seats = Места стран
statistics-quota = Места
statistics-selected = Отобрано
statistics-women = Женщины
statistics-women-share = (цель: { $share } %)
organization-kind-government = Государственный орган
organization-kind-un_entity = Организация системы ООН
organization-kind-intergovernmental = Межправительственная организация
organization-kind-academia = Наука и образование
organization-kind-civil_society = Гражданское общество
organization-kind-private_sector = Частный сектор
organization-kind-media = СМИ
organization-kind-other = Другое

## The overview of a programme
overview = Обзор программы
overview-events = Мероприятия
overview-invited = Приглашено
overview-people = Разных людей среди участников
overview-came-back = Были на двух и более мероприятиях
overview-countries = Страны по мероприятиям
overview-by-country = Участники по странам
overview-by-implementation = Рекомендации по состоянию
overview-by-acceptance = Рекомендации по ответу
overview-nothing = Мероприятий пока нет.
