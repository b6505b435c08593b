# Что отчёты говорят от себя: они бывают только на английском и русском.

report-title-progress = Отчёт о ходе работы
report-title-summary = Итоговый отчёт
report-based = На основе отчёта о ходе работы № { $number } от { $date }
report-as-of = По состоянию на { $date }
report-version = Версия { $number } от { $date }
report-contents = Содержание
report-annexes = Приложения
report-annex = Приложение { $number }. { $title }
report-nothing = Об этом мероприятии пока ничего не записано.

report-section-overview = Общие сведения
report-section-background = Предпосылки
report-section-objectives = Цели
report-section-organization = Организация
report-section-participation = Участие
report-section-proceedings = Ход мероприятия
report-section-assessments = Исследования
report-section-needs = Потребности в укреплении потенциала
report-section-recommendations = Рекомендации
report-section-evaluation = Оценка
report-barriers = Препятствия
report-section-media = Освещение в СМИ
report-section-follow_up = Дальнейшие шаги
report-section-annex_agenda = Программа
report-section-annex_participants = Список участников
report-section-annex_evaluation = Оценка в полном виде

report-event = Мероприятие
report-theme = Тема
report-dates = Даты
report-times = Время
report-place = Место
report-modality = Формат участия
report-languages = Рабочие языки
report-organizers = Организаторы
report-access = Доступ
report-access-public = Открыто для всех
report-access-invitation_only = Только по приглашению
report-contact = Контакты
report-mailbox = Почтовый ящик для связи
report-programme = Рамочная программа
report-panels = Секции
report-references = Источники
report-agreement = Соглашение

report-from = { $date } (начало)
report-until = { $date } (окончание)

report-programme-programme = Программа
report-programme-project = Проект
report-programme-series = Серия
report-programme-initiative = Инициатива
report-programme-role-donor = Финансирование
report-programme-role-implementer = Исполнители
report-programme-role-partner = Партнёры
report-programme-role-organizer = Организаторы мероприятий
report-countries-beneficiary = Страны-бенефициары
report-countries-resource = Страны, делящиеся опытом
report-countries-participant = Страны-участницы
report-countries-entered = Заявлено стран: { $claimed }; внесено для мероприятия: { $entered }. Оба числа приведены как есть.
report-countries-absent = Названы странами-участницами, но ни одного участника оттуда не записано: { $countries }.
report-countries-unnamed = Участники оттуда записаны, но странами-участницами они не названы: { $countries }.

report-counted = Участники (без наблюдателей, СМИ и организаторов)
report-observers = Наблюдатели прибыли от
report-and-more = и ещё { $count }
report-figure = Показатель
report-differs = Заявленные и подсчитанные числа расходятся. Оба приведены как есть; ни одно не исправлено.
report-by-country = Участники по странам
report-by-role = Все подтверждённые, включая наблюдателей, СМИ и организаторов, по ролям
report-by-gender = Все подтверждённые, включая наблюдателей, СМИ и организаторов, по полу
report-label = Что
report-people = Человек
report-not-listed = Подтверждённые участники, не давшие согласия на включение в список: { $people }.

report-too-many-listed = Согласие на включение в список дали { $people } человек: больше, чем вмещает этот документ. Они стоят в списке участников мероприятия, который можно получить в виде таблицы.

report-question = Вопрос
report-mean = Среднее
report-right = Верных ответов
report-evaluation-open = Опрос ещё идёт: результаты будут приведены, когда он закроется.
report-evaluation-few = Ответили менее пяти человек: что они сказали, не приводится.

report-outlet = Издание
report-country = Страна
report-finding = Вывод
report-findings-missing = Пока без выводов: { $empty } из { $cells } ячеек (страны по направлениям)
report-outcome-documents = Итоговые документы
report-date = Дата
report-title = Название

report-number = №
report-recommendation = Рекомендация
report-due = Срок
report-state = Состояние
report-carried = Перенесена на более позднее мероприятие
report-carried-to = Перенесена на мероприятие «{ $event }»
report-repeats = Повторяет № { $number }
report-repeats-elsewhere = Повторяет № { $number } мероприятия «{ $event }»
report-repeats-another = Повторяет другую рекомендацию
report-no-addressee = Без адресата
report-with = Совместно с
report-proposed = Предложенная страна
report-leads-to = Последующие встречи, продолжающие эту работу:
report-by-state = Рекомендации по состоянию
report-item = Пункт
report-speakers = Выступающие
