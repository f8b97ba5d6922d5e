<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>About Partner Desk</source>
        <translation>О программе Partner Desk</translation>
    </message>
    <message>
        <source>Keeps the designated support contact of every subscription right, and remembers who decided.</source>
        <translation>Следит, чтобы у каждой подписки был верный назначенный контакт службы поддержки, и помнит, кто так решил.</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Лицензии</translation>
    </message>
    <message>
        <source>Open the &amp;folder</source>
        <translation>Открыть &amp;папку</translation>
    </message>
    <message>
        <source>Partner Desk</source>
        <translation>Partner Desk</translation>
    </message>
    <message>
        <source>Partner Desk is free software under the MIT licence. It stands on:</source>
        <translation>Partner Desk — свободная программа под лицензией MIT. Она построена на:</translation>
    </message>
    <message>
        <source>Partner Desk is not affiliated with Microsoft. Names of its products belong to their owners.</source>
        <translation>Partner Desk не связан с Microsoft. Названия продуктов принадлежат их владельцам.</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Qt / PySide</source>
        <translation>Qt / PySide</translation>
    </message>
    <message>
        <source>Qt and PySide are used under the GNU Lesser General Public License, version 3. They are separate libraries which you may replace by your own builds; their sources are published by The Qt Company.</source>
        <translation>Qt и PySide используются по лицензии GNU Lesser General Public License версии 3. Это отдельные библиотеки, которые можно заменить собственными сборками; их исходный код публикует The Qt Company.</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Хранилище</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Версия %1</translation>
    </message>
</context>
<context>
    <name>Act</name>
    <message numerus="yes">
        <source>assigning %1 to %Ln subscription(s)</source>
        <translation>
            <numerusform>назначение %1 для %Ln подписки</numerusform>
            <numerusform>назначение %1 для %Ln подписок</numerusform>
            <numerusform>назначение %1 для %Ln подписок</numerusform>
        </translation>
    </message>
    <message>
        <source>assigning %1 to “%2”</source>
        <translation>назначение %1 для подписки «%2»</translation>
    </message>
    <message numerus="yes">
        <source>assigning what a sheet says to %Ln subscription(s)</source>
        <translation>
            <numerusform>назначение по таблице: %Ln подписка</numerusform>
            <numerusform>назначение по таблице: %Ln подписки</numerusform>
            <numerusform>назначение по таблице: %Ln подписок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>going back to %1 on %Ln subscription(s)</source>
        <translation>
            <numerusform>возврат к %1 для %Ln подписки</numerusform>
            <numerusform>возврат к %1 для %Ln подписок</numerusform>
            <numerusform>возврат к %1 для %Ln подписок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>resetting %Ln subscription(s) to the default contact</source>
        <translation>
            <numerusform>назначение контакта по умолчанию для %Ln подписки</numerusform>
            <numerusform>назначение контакта по умолчанию для %Ln подписок</numerusform>
            <numerusform>назначение контакта по умолчанию для %Ln подписок</numerusform>
        </translation>
    </message>
    <message>
        <source>resetting “%1” to the default contact</source>
        <translation>назначение контакта по умолчанию для подписки «%1»</translation>
    </message>
    <message numerus="yes">
        <source>the default sweep of %Ln subscription(s)</source>
        <translation>
            <numerusform>замена контакта по умолчанию: %Ln подписка</numerusform>
            <numerusform>замена контакта по умолчанию: %Ln подписки</numerusform>
            <numerusform>замена контакта по умолчанию: %Ln подписок</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>&amp;About Partner Desk</source>
        <translation>&amp;О программе Partner Desk</translation>
    </message>
    <message>
        <source>&amp;Activity</source>
        <translation>&amp;История</translation>
    </message>
    <message>
        <source>&amp;Assign</source>
        <translation>&amp;Назначение</translation>
    </message>
    <message>
        <source>&amp;Back up now</source>
        <translation>Создать &amp;резервную копию</translation>
    </message>
    <message>
        <source>&amp;Choose the contact</source>
        <translation>&amp;Выбрать контакт</translation>
    </message>
    <message>
        <source>&amp;Close window</source>
        <translation>&amp;Закрыть окно</translation>
    </message>
    <message>
        <source>&amp;Customers</source>
        <translation>&amp;Клиенты</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Правка</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Файл</translation>
    </message>
    <message>
        <source>&amp;Fill down the first contact</source>
        <translation>З&amp;аполнить вниз первым контактом</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Найти</translation>
    </message>
    <message>
        <source>&amp;Go to the customer</source>
        <translation>К кли&amp;енту</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Справка</translation>
    </message>
    <message>
        <source>&amp;Import files…</source>
        <translation>&amp;Импортировать файлы…</translation>
    </message>
    <message>
        <source>&amp;Jump to…</source>
        <translation>Пере&amp;йти к…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Сочетания клавиш</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>&amp;Увеличить текст</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>&amp;Следующая область</translation>
    </message>
    <message>
        <source>&amp;Open store…</source>
        <translation>&amp;Открыть хранилище…</translation>
    </message>
    <message>
        <source>&amp;Paste contacts…</source>
        <translation>Вставить &amp;контакты…</translation>
    </message>
    <message>
        <source>&amp;Previous pane</source>
        <translation>П&amp;редыдущая область</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Выход</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Вернуть</translation>
    </message>
    <message>
        <source>&amp;Resellers</source>
        <translation>&amp;Посредники</translation>
    </message>
    <message>
        <source>&amp;Review and submit…</source>
        <translation>&amp;Проверить и отправить…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Сохранить</translation>
    </message>
    <message>
        <source>&amp;Standard text size</source>
        <translation>&amp;Обычный размер текста</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Отменить действие</translation>
    </message>
    <message>
        <source>&amp;User guide</source>
        <translation>&amp;Руководство пользователя</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Вид</translation>
    </message>
    <message>
        <source>Back to the &amp;default contact</source>
        <translation>Назначить контакт по &amp;умолчанию</translation>
    </message>
    <message>
        <source>Back to the default contact</source>
        <translation>Назначить контакт по умолчанию</translation>
    </message>
    <message>
        <source>C&amp;lear search</source>
        <translation>О&amp;чистить поиск</translation>
    </message>
    <message>
        <source>C&amp;olumns…</source>
        <translation>С&amp;толбцы…</translation>
    </message>
    <message>
        <source>Choose the contact of the selected rows</source>
        <translation>Выбрать контакт выделенных строк</translation>
    </message>
    <message>
        <source>Copy the rows</source>
        <translation>Копировать строки</translation>
    </message>
    <message>
        <source>Copy the rows with headers</source>
        <translation>Копировать строки с заголовками</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>Найти д&amp;алее</translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation>Найти &amp;ранее</translation>
    </message>
    <message>
        <source>In lists</source>
        <translation>В списках</translation>
    </message>
    <message>
        <source>Leave, or clear the search</source>
        <translation>Выйти или очистить поиск</translation>
    </message>
    <message>
        <source>Move without selecting, then add a row</source>
        <translation>Перейти без выделения, затем добавить строку</translation>
    </message>
    <message>
        <source>Re&amp;quest a relationship…</source>
        <translation>&amp;Запросить отношения…</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>У&amp;меньшить текст</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>&amp;Настройки…</translation>
    </message>
    <message>
        <source>Select all rows that are shown</source>
        <translation>Выделить все показанные строки</translation>
    </message>
    <message>
        <source>Select rows up to this one</source>
        <translation>Выделить строки до этой</translation>
    </message>
    <message>
        <source>Su&amp;bscriptions</source>
        <translation>По&amp;дписки</translation>
    </message>
</context>
<context>
    <name>Activity</name>
    <message>
        <source>%1 new, %2 changed, %3 unchanged.</source>
        <translation>Новых: %1, измененных: %2, без изменений: %3.</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1, %2, by %3 (%4)</source>
        <translation>%1, %2, %3 (%4)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s) in the file.</source>
        <translation>
            <numerusform>%Ln ошибка в файле.</numerusform>
            <numerusform>%Ln ошибки в файле.</numerusform>
            <numerusform>%Ln ошибок в файле.</numerusform>
        </translation>
    </message>
    <message>
        <source>Before → after</source>
        <translation>Было → стало</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Customers: %1, subscriptions: %2, resellers: %3.</source>
        <translation>Клиентов: %1, подписок: %2, посредников: %3.</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Решения</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Подробности</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>Импорт</translation>
    </message>
    <message>
        <source>Partners</source>
        <translation>Партнеры</translation>
    </message>
    <message>
        <source>Reason or ticket</source>
        <translation>Причина или заявка</translation>
    </message>
    <message>
        <source>Reseller</source>
        <translation>Посредник</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Роль</translation>
    </message>
    <message>
        <source>Sample data</source>
        <translation>Пример</translation>
    </message>
    <message>
        <source>Subscription ID</source>
        <translation>Идентификатор подписки</translation>
    </message>
    <message>
        <source>Subscription or partner</source>
        <translation>Подписка или партнер</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>nobody named</source>
        <translation>автор не указан</translation>
    </message>
</context>
<context>
    <name>ActivityPage</name>
    <message>
        <source>Activity</source>
        <translation>История</translation>
    </message>
    <message>
        <source>Copy subscription &amp;ID</source>
        <translation>Копировать &amp;идентификатор подписки</translation>
    </message>
    <message>
        <source>Customer, subscription, reseller, person, ticket…</source>
        <translation>Клиент, подписка, посредник, сотрудник, заявка…</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Все события</translation>
    </message>
    <message>
        <source>Nothing has been imported yet, so nothing has happened.</source>
        <translation>Пока ничего не импортировано, поэтому и событий нет.</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Событий пока нет.</translation>
    </message>
    <message>
        <source>Nothing in the history matches “%1”.</source>
        <translation>В истории нет ничего по запросу «%1».</translation>
    </message>
    <message>
        <source>Nothing of this sort has happened yet.</source>
        <translation>Событий такого рода пока не было.</translation>
    </message>
    <message>
        <source>Reading the history…</source>
        <translation>Чтение истории…</translation>
    </message>
    <message>
        <source>Show only what happened of one sort</source>
        <translation>Показывать события только одного рода</translation>
    </message>
    <message>
        <source>Show the &amp;subscription</source>
        <translation>Показать по&amp;дписку</translation>
    </message>
    <message>
        <source>The history could not be read.</source>
        <translation>Не удалось прочитать историю.</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Что произошло</translation>
    </message>
    <message>
        <source>What to show</source>
        <translation>Что показывать</translation>
    </message>
</context>
<context>
    <name>Age</name>
    <message numerus="yes">
        <source>%Ln day(s) ago</source>
        <translation>
            <numerusform>%Ln день назад</numerusform>
            <numerusform>%Ln дня назад</numerusform>
            <numerusform>%Ln дней назад</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln h ago</source>
        <translation>
            <numerusform>%Ln ч назад</numerusform>
            <numerusform>%Ln ч назад</numerusform>
            <numerusform>%Ln ч назад</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min ago</source>
        <translation>
            <numerusform>%Ln мин назад</numerusform>
            <numerusform>%Ln мин назад</numerusform>
            <numerusform>%Ln мин назад</numerusform>
        </translation>
    </message>
    <message>
        <source>never read</source>
        <translation>не прочитано</translation>
    </message>
</context>
<context>
    <name>AgreementDialog</name>
    <message>
        <source>&amp;Last day</source>
        <translation>&amp;Последний день</translation>
    </message>
    <message>
        <source>&amp;Reference (needed)</source>
        <translation>&amp;Номер (обязательно)</translation>
    </message>
    <message>
        <source>&amp;What it covers</source>
        <translation>&amp;Что охватывает</translation>
    </message>
    <message>
        <source>An agreement needs a reference by which it can be found.</source>
        <translation>Укажите номер, по которому соглашение можно найти.</translation>
    </message>
    <message>
        <source>For example: all customers, office hours.</source>
        <translation>Например: все клиенты, рабочее время.</translation>
    </message>
    <message>
        <source>Record the agreement</source>
        <translation>Записать соглашение</translation>
    </message>
    <message>
        <source>Support agreement</source>
        <translation>Соглашение о поддержке</translation>
    </message>
    <message>
        <source>Support agreement with %1</source>
        <translation>Соглашение о поддержке с %1</translation>
    </message>
    <message>
        <source>The agreement &amp;ends</source>
        <translation>Соглашение &amp;имеет срок</translation>
    </message>
    <message>
        <source>The last day is before the first.</source>
        <translation>Последний день раньше первого.</translation>
    </message>
    <message>
        <source>Valid &amp;from</source>
        <translation>&amp;Действует с</translation>
    </message>
    <message>
        <source>What you have agreed on support. An agreement with the same reference is replaced.</source>
        <translation>Как вы договорились о поддержке. Соглашение с тем же номером будет заменено.</translation>
    </message>
</context>
<context>
    <name>AttestForm</name>
    <message numerus="yes">
        <source>&amp;Attest for %Ln change(s)</source>
        <translation>
            <numerusform>&amp;Подтвердить для %Ln изменения</numerusform>
            <numerusform>&amp;Подтвердить для %Ln изменений</numerusform>
            <numerusform>&amp;Подтвердить для %Ln изменений</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;How do you know?</source>
        <translation>&amp;Откуда это известно?</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Вид</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>&amp;До</translation>
    </message>
    <message>
        <source>Attest anew which delegated admin %1 holds on %2.</source>
        <translation>Подтвердите заново, какие делегированные права администратора есть у посредника %1 для клиента %2.</translation>
    </message>
    <message>
        <source>Last day of the delegated admin</source>
        <translation>Последний день делегированных прав администратора</translation>
    </message>
    <message>
        <source>Nobody has attested that %1 holds delegated admin on %2.</source>
        <translation>Никто не подтвердил, что у посредника %1 есть делегированные права администратора для клиента %2.</translation>
    </message>
    <message>
        <source>None: it holds no delegated admin</source>
        <translation>Нет: таких прав у посредника нет</translation>
    </message>
    <message>
        <source>You may also leave it open: the change can be submitted all the same.</source>
        <translation>Вопрос можно оставить открытым: изменение все равно можно отправить.</translation>
    </message>
    <message>
        <source>Your settings ask for attested delegated admin, so it cannot be left open.</source>
        <translation>По вашим настройкам права должны быть подтверждены, поэтому оставить вопрос открытым нельзя.</translation>
    </message>
    <message>
        <source>for example: mail of 12 March</source>
        <translation>например: письмо от 12 марта</translation>
    </message>
</context>
<context>
    <name>BugReport</name>
    <message>
        <source>&amp;Copy report</source>
        <translation>&amp;Копировать отчет</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Отчет</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Что-то пошло не так</translation>
    </message>
    <message>
        <source>Something went wrong in Partner Desk</source>
        <translation>В Partner Desk что-то пошло не так</translation>
    </message>
    <message>
        <source>What was shown as saved is saved. You can go on working; if it happens again, send this report to whoever looks after the program. It holds no customer data.</source>
        <translation>Все, что было показано как сохраненное, сохранено. Можно работать дальше; если это повторится, передайте отчет тому, кто сопровождает программу. Данных клиентов в нем нет.</translation>
    </message>
</context>
<context>
    <name>Candidates</name>
    <message>
        <source>%1. %2.</source>
        <translation>%1. %2.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>An earlier decision on it is on its way</source>
        <translation>Предыдущее решение по ней уже отправляется</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>По умолчанию</translation>
    </message>
    <message>
        <source>For %1 of %2</source>
        <translation>Для %1 из %2</translation>
    </message>
    <message>
        <source>It is no longer in the store</source>
        <translation>Ее больше нет в хранилище</translation>
    </message>
    <message>
        <source>MPN %1</source>
        <translation>MPN %1</translation>
    </message>
    <message>
        <source>Provider (default)</source>
        <translation>Поставщик (по умолчанию)</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Запрошено</translation>
    </message>
    <message>
        <source>Requested and reminded</source>
        <translation>Запрошено, напомнили</translation>
    </message>
    <message>
        <source>Reseller of record</source>
        <translation>Посредник подписки</translation>
    </message>
    <message>
        <source>Unconfirmed</source>
        <translation>Не подтверждено</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>и еще %Ln</numerusform>
            <numerusform>и еще %Ln</numerusform>
            <numerusform>и еще %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>reseller of record</source>
        <translation>посредник подписки</translation>
    </message>
    <message>
        <source>similar name</source>
        <translation>похожее имя</translation>
    </message>
</context>
<context>
    <name>Change</name>
    <message>
        <source>Confirmed</source>
        <translation>Принято</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Конфликт</translation>
    </message>
    <message>
        <source>Kept here</source>
        <translation>Хранится здесь</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Отказано</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Отправляется</translation>
    </message>
    <message>
        <source>Staged</source>
        <translation>Подготовлено</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Отправлено</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Нет ответа</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Отозвано</translation>
    </message>
</context>
<context>
    <name>ChangeList</name>
    <message>
        <source>&amp;Next unconfirmed</source>
        <translation>&amp;Следующее неподтвержденное</translation>
    </message>
    <message>
        <source>&amp;Remove change</source>
        <translation>&amp;Убрать изменение</translation>
    </message>
    <message>
        <source>Go to the next change whose delegated admin nobody has attested</source>
        <translation>К следующему изменению, для которого никто не подтвердил делегированные права администратора</translation>
    </message>
    <message>
        <source>Nothing is staged. Choose a support contact for a subscription first.</source>
        <translation>Подготовленных изменений нет. Сначала выберите контакт поддержки для подписки.</translation>
    </message>
    <message>
        <source>Reading the staged changes…</source>
        <translation>Чтение подготовленных изменений…</translation>
    </message>
    <message>
        <source>Staged changes</source>
        <translation>Подготовленные изменения</translation>
    </message>
    <message>
        <source>Take this change back: the subscription keeps the contact it has now</source>
        <translation>Отозвать это изменение: у подписки останется нынешний контакт</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
</context>
<context>
    <name>CheatSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Сочетания клавиш</translation>
    </message>
    <message>
        <source>They work in the Russian layout too: the key counts, not the letter on it.</source>
        <translation>Они работают и в русской раскладке: важна клавиша, а не буква на ней.</translation>
    </message>
</context>
<context>
    <name>ClosingDialog</name>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>Commerce</name>
    <message>
        <source>Legacy</source>
        <translation>Прежняя</translation>
    </message>
    <message>
        <source>New commerce</source>
        <translation>Новая коммерция</translation>
    </message>
</context>
<context>
    <name>ContactPanel</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · default contact</source>
        <translation>%1 · контакт по умолчанию</translation>
    </message>
    <message>
        <source>%1 · reseller of record</source>
        <translation>%1 · посредник подписки</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>%1. %2.</source>
        <translation>%1. %2.</translation>
    </message>
    <message>
        <source>%1. Attested by %2 on %3: %4</source>
        <translation>%1. Подтверждено: %2, %3, %4</translation>
    </message>
    <message>
        <source>%1. Nobody has attested it; the review asks for it.</source>
        <translation>%1. Никто этого не подтвердил; об этом спросит проверка.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln subscription(s) are selected. Select fewer to choose a contact: %1 at once.</source>
        <translation>
            <numerusform>Выделена %Ln подписка. Чтобы выбрать контакт, выделите меньше: за один раз — до %1.</numerusform>
            <numerusform>Выделены %Ln подписки. Чтобы выбрать контакт, выделите меньше: за один раз — до %1.</numerusform>
            <numerusform>Выделено %Ln подписок. Чтобы выбрать контакт, выделите меньше: за один раз — до %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln subscription(s) left as they were:</source>
        <translation>
            <numerusform>%Ln подписка осталась как была:</numerusform>
            <numerusform>%Ln подписки остались как были:</numerusform>
            <numerusform>%Ln подписок остались как были:</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Designated support contact</source>
        <translation>На&amp;значенный контакт службы поддержки</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Submit %Ln change(s)…</source>
        <translation>
            <numerusform>&amp;Отправить изменения (%Ln)…</numerusform>
            <numerusform>&amp;Отправить изменения (%Ln)…</numerusform>
            <numerusform>&amp;Отправить изменения (%Ln)…</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Submit…</source>
        <translation>&amp;Отправить изменения…</translation>
    </message>
    <message>
        <source>Default contact</source>
        <translation>Контакт по умолчанию</translation>
    </message>
    <message>
        <source>Delegated admin</source>
        <translation>Делегированные права администратора</translation>
    </message>
    <message>
        <source>Designated support contact</source>
        <translation>Назначенный контакт службы поддержки</translation>
    </message>
    <message>
        <source>Different contacts</source>
        <translation>Разные контакты</translation>
    </message>
    <message>
        <source>Ed&amp;it…</source>
        <translation>&amp;Изменить…</translation>
    </message>
    <message>
        <source>Edit the support details of %1</source>
        <translation>Изменить данные поддержки: %1</translation>
    </message>
    <message>
        <source>In Partner Center: %1, read %2.</source>
        <translation>В Центре партнеров: %1, прочитано %2.</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>Неполные данные</translation>
    </message>
    <message>
        <source>Kept with the change</source>
        <translation>Сохранится вместе с изменением</translation>
    </message>
    <message>
        <source>No reseller may be chosen here yet. “Not listed?” tells why.</source>
        <translation>Здесь пока нельзя выбрать ни одного посредника. Причины — под кнопкой «Нет в списке?».</translation>
    </message>
    <message>
        <source>No subscription is chosen.</source>
        <translation>Подписка не выбрана.</translation>
    </message>
    <message>
        <source>Not &amp;listed for the first one?</source>
        <translation>Нет в списк&amp;е первой?</translation>
    </message>
    <message>
        <source>Not &amp;listed?</source>
        <translation>Нет в списк&amp;е?</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>Не разрешено</translation>
    </message>
    <message>
        <source>Not eligible now</source>
        <translation>Сейчас нельзя выбрать</translation>
    </message>
    <message>
        <source>Nothing is staged on what is selected.</source>
        <translation>Для выбранного нет подготовленных изменений.</translation>
    </message>
    <message>
        <source>Nothing is staged yet.</source>
        <translation>Подготовленных изменений пока нет.</translation>
    </message>
    <message>
        <source>Partner Center has not told the contact yet; it starts on the provider.</source>
        <translation>Центр партнеров еще не сообщил контакт; сначала им считается поставщик.</translation>
    </message>
    <message>
        <source>Reason or tic&amp;ket</source>
        <translation>Причина или за&amp;явка</translation>
    </message>
    <message>
        <source>Rese&amp;t</source>
        <translation>С&amp;бросить</translation>
    </message>
    <message numerus="yes">
        <source>Rese&amp;t %Ln change(s)</source>
        <translation>
            <numerusform>С&amp;бросить %Ln изменение</numerusform>
            <numerusform>С&amp;бросить %Ln изменения</numerusform>
            <numerusform>С&amp;бросить %Ln изменений</numerusform>
        </translation>
    </message>
    <message>
        <source>Review what is staged, then confirm (Ctrl+Enter)</source>
        <translation>Проверить подготовленное и подтвердить отправку (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>The customer will look for it in vain. Add it before you submit.</source>
        <translation>Клиент будет искать это напрасно. Дополните до отправки.</translation>
    </message>
    <message>
        <source>The subscription is deleted: only the default contact may be chosen.</source>
        <translation>Подписка удалена: можно выбрать только контакт по умолчанию.</translation>
    </message>
    <message>
        <source>There is no text in the clipboard to paste.</source>
        <translation>В буфере обмена нет текста для вставки.</translation>
    </message>
    <message>
        <source>Unconfirmed</source>
        <translation>Не подтверждено</translation>
    </message>
    <message>
        <source>Was: %1, as read from Partner Center %2.</source>
        <translation>Было: %1, как прочитано из Центра партнеров %2.</translation>
    </message>
    <message>
        <source>Was: %1. %2</source>
        <translation>Было: %1. %2</translation>
    </message>
    <message>
        <source>What the customer will see</source>
        <translation>Что увидит клиент</translation>
    </message>
    <message>
        <source>What the customer will see for the first one</source>
        <translation>Что увидит клиент для первой из них</translation>
    </message>
    <message>
        <source>Who may not be chosen, and why</source>
        <translation>Кого нельзя выбрать и почему</translation>
    </message>
    <message>
        <source>Withdraw the staged change of what is selected</source>
        <translation>Отозвать подготовленные изменения для выбранного</translation>
    </message>
    <message>
        <source>Your role (%1) may not assign support contacts. %2.</source>
        <translation>Вашей роли (%1) не разрешено назначать контакты поддержки. %2.</translation>
    </message>
    <message>
        <source>Your role may not submit changes.</source>
        <translation>Вашей роли не разрешено отправлять изменения.</translation>
    </message>
    <message>
        <source>no source given</source>
        <translation>источник не указан</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>кто-то</translation>
    </message>
</context>
<context>
    <name>ContactPicker</name>
    <message>
        <source>Type a name, MPN ID or country</source>
        <translation>Введите имя, MPN ID или страну</translation>
    </message>
</context>
<context>
    <name>ContactQuestion</name>
    <message>
        <source>&amp;Assign %1</source>
        <translation>&amp;Назначить %1</translation>
    </message>
    <message>
        <source>&amp;Which ones?</source>
        <translation>&amp;Какие именно?</translation>
    </message>
    <message>
        <source>Lea&amp;ve out %1, assign %2</source>
        <translation>&amp;Пропустить %1, назначить %2</translation>
    </message>
    <message>
        <source>Sto&amp;p</source>
        <translation>&amp;Остановить</translation>
    </message>
    <message>
        <source>Unders&amp;tood</source>
        <translation>Поня&amp;тно</translation>
    </message>
    <message>
        <source>What would be left out or assigned</source>
        <translation>Что будет пропущено или назначено</translation>
    </message>
</context>
<context>
    <name>Cure</name>
    <message>
        <source>Ask an admin agent, global admin or helpdesk agent</source>
        <translation>Обратитесь к агенту по администрированию, глобальному администратору или агенту службы технической поддержки</translation>
    </message>
    <message>
        <source>Ask the reseller to renew GDAP</source>
        <translation>Попросите посредника продлить GDAP</translation>
    </message>
    <message>
        <source>Ask the reseller to set up GDAP with the customer</source>
        <translation>Попросите посредника оформить GDAP с клиентом</translation>
    </message>
    <message>
        <source>Ask the reseller to sign it in Partner Center</source>
        <translation>Попросите посредника подписать его в Центре партнеров</translation>
    </message>
    <message>
        <source>Check it in Partner Center, then import the resellers</source>
        <translation>Проверьте его в Центре партнеров, затем импортируйте посредников</translation>
    </message>
    <message>
        <source>Choose a reseller of the customer&apos;s market</source>
        <translation>Выберите посредника с рынка клиента</translation>
    </message>
    <message>
        <source>Confirm it with the reseller, then attest it</source>
        <translation>Уточните у посредника, затем подтвердите права</translation>
    </message>
    <message>
        <source>Enter its Microsoft ID on the Resellers page</source>
        <translation>Введите его идентификатор Microsoft на странице «Посредники»</translation>
    </message>
    <message>
        <source>Nothing to do: deleted subscriptions are not supported</source>
        <translation>Делать ничего не нужно: у удаленных подписок нет поддержки</translation>
    </message>
    <message>
        <source>Remind the reseller to accept</source>
        <translation>Напомните посреднику принять запрос</translation>
    </message>
    <message>
        <source>Request a partnership</source>
        <translation>Отправьте запрос на партнерство</translation>
    </message>
    <message>
        <source>Request a relationship with the customer</source>
        <translation>Запросите отношения с клиентом</translation>
    </message>
    <message>
        <source>Request the partnership again</source>
        <translation>Отправьте запрос на партнерство еще раз</translation>
    </message>
    <message>
        <source>Wait until it starts</source>
        <translation>Дождитесь начала срока</translation>
    </message>
</context>
<context>
    <name>CustomerPicker</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>Customers</name>
    <message numerus="yes">
        <source>%1, %Ln subscription(s)</source>
        <translation>
            <numerusform>%1, %Ln подписка</numerusform>
            <numerusform>%1, %Ln подписки</numerusform>
            <numerusform>%1, %Ln подписок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) not sent</source>
        <translation>
            <numerusform>%Ln изменение не отправлено</numerusform>
            <numerusform>%Ln изменения не отправлены</numerusform>
            <numerusform>%Ln изменений не отправлено</numerusform>
        </translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Страна</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>По умолч.</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Домен</translation>
    </message>
    <message>
        <source>Microsoft ID</source>
        <translation>Идентификатор Microsoft</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>В работе</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Прочитано</translation>
    </message>
    <message>
        <source>Relationship</source>
        <translation>Отношения</translation>
    </message>
    <message>
        <source>Subs.</source>
        <translation>Подп.</translation>
    </message>
    <message>
        <source>Subscriptions of the customer, deleted ones left out</source>
        <translation>Подписки клиента без удаленных</translation>
    </message>
    <message>
        <source>Subscriptions whose support contact is still the provider</source>
        <translation>Подписки, у которых контакт поддержки — по-прежнему поставщик</translation>
    </message>
    <message>
        <source>Subscriptions with a change that is not settled</source>
        <translation>Подписки с незавершенным изменением</translation>
    </message>
</context>
<context>
    <name>CustomersPage</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Alias and &amp;note…</source>
        <translation>Псевдоним и за&amp;метка…</translation>
    </message>
    <message>
        <source>Alias and note</source>
        <translation>Псевдоним и заметка</translation>
    </message>
    <message>
        <source>Alias and note…</source>
        <translation>Псевдоним и заметка…</translation>
    </message>
    <message>
        <source>Any contacts</source>
        <translation>Любые контакты</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Очистить поиск</translation>
    </message>
    <message>
        <source>Copy &amp;domain</source>
        <translation>Копировать &amp;домен</translation>
    </message>
    <message>
        <source>Copy Microsoft &amp;ID</source>
        <translation>Копировать &amp;идентификатор Microsoft</translation>
    </message>
    <message>
        <source>Customer, domain, ID, product, reseller…</source>
        <translation>Клиент, домен, идентификатор, продукт, посредник…</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Клиенты</translation>
    </message>
    <message>
        <source>Get started…</source>
        <translation>Начать…</translation>
    </message>
    <message>
        <source>No customer matches “%1”.</source>
        <translation>Нет клиентов по запросу «%1».</translation>
    </message>
    <message>
        <source>No customer passes this filter.</source>
        <translation>Под этот фильтр не подходит ни один клиент.</translation>
    </message>
    <message>
        <source>None on default</source>
        <translation>Нет контактов по умолчанию</translation>
    </message>
    <message>
        <source>Nothing has been imported yet. Import your customers, or look around in sample data.</source>
        <translation>Пока ничего не импортировано. Импортируйте своих клиентов или осмотритесь в примере.</translation>
    </message>
    <message>
        <source>Pending changes</source>
        <translation>Изменения в работе</translation>
    </message>
    <message>
        <source>Reading the customers…</source>
        <translation>Чтение клиентов…</translation>
    </message>
    <message>
        <source>Reading the subscriptions…</source>
        <translation>Чтение подписок…</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Показать всех</translation>
    </message>
    <message>
        <source>Show only customers whose support contacts stand like this</source>
        <translation>Показывать только клиентов с таким состоянием контактов поддержки</translation>
    </message>
    <message>
        <source>Some on default</source>
        <translation>Есть контакты по умолчанию</translation>
    </message>
    <message>
        <source>Subscriptions</source>
        <translation>Подписки</translation>
    </message>
    <message>
        <source>Subscriptions of %1</source>
        <translation>Подписки: %1</translation>
    </message>
    <message>
        <source>Support contacts of the customer</source>
        <translation>Контакты поддержки клиента</translation>
    </message>
    <message>
        <source>The customers could not be read.</source>
        <translation>Не удалось прочитать клиентов.</translation>
    </message>
    <message>
        <source>The store holds no customers yet.</source>
        <translation>В хранилище пока нет клиентов.</translation>
    </message>
    <message>
        <source>The subscriptions could not be read.</source>
        <translation>Не удалось прочитать подписки.</translation>
    </message>
    <message>
        <source>This customer has no subscriptions.</source>
        <translation>У этого клиента нет подписок.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
</context>
<context>
    <name>DelegatedAdmin</name>
    <message>
        <source>%1 until %2</source>
        <translation>%1 до %2</translation>
    </message>
    <message>
        <source>Delegated admin: nobody has said</source>
        <translation>Делегированные права администратора: нет сведений</translation>
    </message>
    <message>
        <source>No delegated admin</source>
        <translation>Нет делегированных прав администратора</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>неизвестно</translation>
    </message>
</context>
<context>
    <name>DeskStatusBar</name>
    <message numerus="yes">
        <source>%1 customers</source>
        <translation>
            <numerusform>%1 клиент</numerusform>
            <numerusform>%1 клиента</numerusform>
            <numerusform>%1 клиентов</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>выбрано: %1</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>показано: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 subscriptions</source>
        <translation>
            <numerusform>%1 подписка</numerusform>
            <numerusform>%1 подписки</numerusform>
            <numerusform>%1 подписок</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · contacts read %2</source>
        <translation>%1 · контакты прочитаны %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln staged</source>
        <translation>
            <numerusform>Подготовлено: %Ln</numerusform>
            <numerusform>Подготовлено: %Ln</numerusform>
            <numerusform>Подготовлено: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln staged change(s). Opens the review.</source>
        <translation>
            <numerusform>%Ln подготовленное изменение. Открывает проверку.</numerusform>
            <numerusform>%Ln подготовленных изменения. Открывает проверку.</numerusform>
            <numerusform>%Ln подготовленных изменений. Открывает проверку.</numerusform>
        </translation>
    </message>
    <message>
        <source>No connection to Partner Center is set up; everything is kept on this machine</source>
        <translation>Подключение к Центру партнеров не настроено; все хранится на этом компьютере</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Автономно</translation>
    </message>
    <message>
        <source>Review and submit (Ctrl+Enter)</source>
        <translation>Проверить и отправить (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Role: %1. Opens the settings.</source>
        <translation>Роль: %1. Открывает настройки.</translation>
    </message>
    <message>
        <source>The role in which you act; change it in the settings</source>
        <translation>Роль, в которой вы работаете; изменить ее можно в настройках</translation>
    </message>
</context>
<context>
    <name>DeskTable</name>
    <message>
        <source>Nothing in the sorted column “%1” begins with “%2”.</source>
        <translation>В столбце «%1», по которому идет сортировка, ничто не начинается с «%2».</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>Не удалось записать %1: %2</translation>
    </message>
    <message>
        <source>A store has to be a file.</source>
        <translation>Хранилище должно быть файлом.</translation>
    </message>
    <message>
        <source>Another desk is writing to the store and has not finished. Try again in a moment.</source>
        <translation>В хранилище сейчас пишет другое рабочее место. Повторите чуть позже.</translation>
    </message>
    <message>
        <source>Another reseller has the Microsoft ID %1.</source>
        <translation>Идентификатор Microsoft %1 уже принадлежит другому посреднику.</translation>
    </message>
    <message>
        <source>The backup could not be written: %1</source>
        <translation>Не удалось записать резервную копию: %1</translation>
    </message>
    <message>
        <source>The disk does not answer properly. Nothing was changed.</source>
        <translation>Диск не отвечает как следует. Ничего не изменено.</translation>
    </message>
    <message>
        <source>The disk is full. Nothing was changed; free some space and try again.</source>
        <translation>Диск заполнен. Ничего не изменено; освободите место и повторите.</translation>
    </message>
    <message>
        <source>The file is not a Partner Desk store.</source>
        <translation>Этот файл — не хранилище Partner Desk.</translation>
    </message>
    <message>
        <source>The reseller is not linked to this customer.</source>
        <translation>Посредник не работает с этим клиентом.</translation>
    </message>
    <message>
        <source>The store already holds data; sample data needs an empty one.</source>
        <translation>В хранилище уже есть данные, а для примера нужно пустое.</translation>
    </message>
    <message>
        <source>The store can be read but not written. Nothing was changed.</source>
        <translation>Хранилище доступно только для чтения. Ничего не изменено.</translation>
    </message>
    <message>
        <source>The store cannot be opened. Check that its folder exists.</source>
        <translation>Не удалось открыть хранилище. Проверьте, существует ли его папка.</translation>
    </message>
    <message>
        <source>The store is damaged. Restore a backup.</source>
        <translation>Хранилище повреждено. Восстановите резервную копию.</translation>
    </message>
    <message>
        <source>The store was written by a newer version of Partner Desk and was left as it is.</source>
        <translation>Хранилище создано более новой версией Partner Desk и оставлено как есть.</translation>
    </message>
    <message>
        <source>The store&apos;s address cannot be used: %1</source>
        <translation>Адрес хранилища не подходит: %1</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>Возвращать нечего.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Отменять нечего.</translation>
    </message>
    <message>
        <source>This store lies on a server: back it up with the server&apos;s own tools.</source>
        <translation>Это хранилище находится на сервере: копируйте его средствами самого сервера.</translation>
    </message>
    <message>
        <source>Your role may not do this. The role is chosen in the settings.</source>
        <translation>Вашей роли это не разрешено. Роль выбирается в настройках.</translation>
    </message>
</context>
<context>
    <name>Event</name>
    <message>
        <source>Being sent</source>
        <translation>Отправляется</translation>
    </message>
    <message>
        <source>Change staged again</source>
        <translation>Изменение подготовлено снова</translation>
    </message>
    <message>
        <source>Change submitted</source>
        <translation>Изменение отправлено</translation>
    </message>
    <message>
        <source>Change withdrawn</source>
        <translation>Изменение отозвано</translation>
    </message>
    <message>
        <source>Changed elsewhere</source>
        <translation>Изменено в другом месте</translation>
    </message>
    <message>
        <source>Confirmed by Partner Center</source>
        <translation>Принято Центром партнеров</translation>
    </message>
    <message>
        <source>Conflict found</source>
        <translation>Обнаружен конфликт</translation>
    </message>
    <message>
        <source>Contact chosen</source>
        <translation>Контакт выбран</translation>
    </message>
    <message>
        <source>Delegated admin attested</source>
        <translation>Права администратора подтверждены</translation>
    </message>
    <message>
        <source>File imported</source>
        <translation>Импортирован файл</translation>
    </message>
    <message>
        <source>Kept on this desk</source>
        <translation>Хранится здесь</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Нет ответа</translation>
    </message>
    <message>
        <source>Note changed</source>
        <translation>Изменена заметка</translation>
    </message>
    <message>
        <source>Partnership changed</source>
        <translation>Партнерство изменилось</translation>
    </message>
    <message>
        <source>Reason changed</source>
        <translation>Изменена причина</translation>
    </message>
    <message>
        <source>Refused by Partner Center</source>
        <translation>Отказано Центром партнеров</translation>
    </message>
    <message>
        <source>Relationship established</source>
        <translation>Отношения установлены</translation>
    </message>
    <message>
        <source>Relationship requested</source>
        <translation>Отношения запрошены</translation>
    </message>
    <message>
        <source>Reminder sent</source>
        <translation>Отправлено напоминание</translation>
    </message>
    <message>
        <source>Request declined</source>
        <translation>Запрос отклонен</translation>
    </message>
    <message>
        <source>Support agreement recorded</source>
        <translation>Записано соглашение о поддержке</translation>
    </message>
    <message>
        <source>Support profile changed</source>
        <translation>Изменены данные поддержки</translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <source>&amp;Connect to Partner Center</source>
        <translation>Подк&amp;лючиться к Центру партнеров</translation>
    </message>
    <message>
        <source>&amp;Import files</source>
        <translation>&amp;Импортировать файлы</translation>
    </message>
    <message>
        <source>A made-up distributor with customers, resellers and subscriptions, to try everything safely.</source>
        <translation>Вымышленный поставщик с клиентами, посредниками и подписками: все можно спокойно попробовать.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Customers, subscriptions and resellers as exported from Partner Center, or as CSV, Excel or JSON.</source>
        <translation>Клиенты, подписки и посредники: выгрузки Центра партнеров или CSV, Excel, JSON.</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Первые шаги</translation>
    </message>
    <message>
        <source>Open &amp;sample data</source>
        <translation>Открыть &amp;пример</translation>
    </message>
    <message>
        <source>Read and publish directly. Nothing leaves this machine until you ask for it.</source>
        <translation>Читать и публиковать напрямую. Без вашей команды ничего не покинет этот компьютер.</translation>
    </message>
    <message>
        <source>See which partner supports which subscription, and put the right one there. Where do you start?</source>
        <translation>Смотрите, какой партнер поддерживает какую подписку, и назначайте нужного. С чего начнем?</translation>
    </message>
    <message>
        <source>This version cannot connect yet. Export customers and subscriptions from Partner Center and import the files; nothing leaves this machine until you ask for it.</source>
        <translation>Эта версия еще не умеет подключаться. Выгрузите клиентов и подписки из Центра партнеров и импортируйте файлы; без вашей команды ничего не покинет этот компьютер.</translation>
    </message>
    <message>
        <source>Welcome to Partner Desk</source>
        <translation>Добро пожаловать в Partner Desk</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>HeaderState</name>
    <message>
        <source>Columns</source>
        <translation>Столбцы</translation>
    </message>
    <message>
        <source>Fit to contents</source>
        <translation>По ширине содержимого</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>Сдвинуть влево</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>Сдвинуть вправо</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Сбросить столбцы</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>User guide</source>
        <translation>Руководство пользователя</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Changed</source>
        <translation>Изменено</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Столбец</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Импортировано</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Строка</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Новых</translation>
    </message>
    <message>
        <source>Not imported</source>
        <translation>Не импортировано</translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation>Нового нет</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Итог</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Ошибок</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Без изм.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Значение</translation>
    </message>
    <message>
        <source>What is in it</source>
        <translation>Что в нем</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Что не так</translation>
    </message>
    <message>
        <source>With problems</source>
        <translation>Есть ошибки</translation>
    </message>
    <message numerus="yes">
        <source>line %Ln</source>
        <translation>
            <numerusform>строка %Ln</numerusform>
            <numerusform>строка %Ln</numerusform>
            <numerusform>строка %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>%1 The first ones are listed: %2.</source>
        <translation>%1 Показаны первые: %2.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>Не удалось записать %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) before it are in.</source>
        <translation>
            <numerusform>%Ln файл до него принят.</numerusform>
            <numerusform>%Ln файла до него приняты.</numerusform>
            <numerusform>%Ln файлов до него приняты.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) or value(s) could not be taken. The rest of the files is in.</source>
        <translation>
            <numerusform>Не принято строк или значений: %Ln. Остальное импортировано.</numerusform>
            <numerusform>Не принято строк или значений: %Ln. Остальное импортировано.</numerusform>
            <numerusform>Не принято строк или значений: %Ln. Остальное импортировано.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Add files…</source>
        <translation>&amp;Добавить файлы…</translation>
    </message>
    <message>
        <source>&amp;Customer, for files that name none</source>
        <translation>&amp;Клиент для файлов, где он не указан</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Убрать</translation>
    </message>
    <message>
        <source>&amp;Save as CSV…</source>
        <translation>&amp;Сохранить в CSV…</translation>
    </message>
    <message>
        <source>A file does not say which customer it belongs to. Go back, choose the customer and import it again; what is in already stays as it is.</source>
        <translation>В одном из файлов не сказано, к какому клиенту он относится. Вернитесь, выберите клиента и импортируйте файл снова; уже принятое не изменится.</translation>
    </message>
    <message>
        <source>A file that is stopped leaves the desk as it was before that file.</source>
        <translation>Если остановить файл, все останется таким, каким было до него.</translation>
    </message>
    <message>
        <source>A subscriptions export of one customer does not say whose it is. Type a name, a domain or an ID.</source>
        <translation>В выгрузке подписок одного клиента не сказано, чья она. Введите имя, домен или идентификатор.</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Все файлы (*)</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>Ко&amp;пировать</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Choose files to import</source>
        <translation>Выбор файлов для импорта</translation>
    </message>
    <message>
        <source>Choose the customer from the list, or leave the line empty.</source>
        <translation>Выберите клиента из списка или оставьте поле пустым.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Таблица CSV (*.csv)</translation>
    </message>
    <message>
        <source>Drop files here, or add them.</source>
        <translation>Перетащите файлы сюда или добавьте их.</translation>
    </message>
    <message>
        <source>Exports of Partner Center, tables (CSV, Excel) of customers, subscriptions, resellers, customer links, agreements and contacts, and Partner Center JSON. The kind of each file is found by its headings; files can be dropped here.</source>
        <translation>Выгрузки Центра партнеров, таблицы CSV и Excel с клиентами, подписками, посредниками, клиентами посредников, соглашениями и контактами, а также JSON Центра партнеров. Вид файла определяется по заголовкам; файлы можно перетащить сюда.</translation>
    </message>
    <message>
        <source>Files to import</source>
        <translation>Файлы для импорта</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Импортировать</translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln file(s)</source>
        <translation>
            <numerusform>Импортировать %Ln файл</numerusform>
            <numerusform>Импортировать %Ln файла</numerusform>
            <numerusform>Импортировать %Ln файлов</numerusform>
        </translation>
    </message>
    <message>
        <source>Import &amp;more…</source>
        <translation>Импортировать &amp;еще…</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>Импорт файлов</translation>
    </message>
    <message>
        <source>Imported files</source>
        <translation>Импортированные файлы</translation>
    </message>
    <message>
        <source>Importing %1 (%2 of %3)…</source>
        <translation>Импорт %1 (%2 из %3)…</translation>
    </message>
    <message>
        <source>Importing a file twice changes nothing.</source>
        <translation>Повторный импорт того же файла ничего не меняет.</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Ошибки</translation>
    </message>
    <message>
        <source>Save the problems</source>
        <translation>Сохранить ошибки</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>Сохранено в %1.</translation>
    </message>
    <message>
        <source>Stopped. Nothing of %1 was taken.</source>
        <translation>Остановлено. Из %1 ничего не принято.</translation>
    </message>
    <message>
        <source>Tables and Partner Center data (*.csv *.tsv *.txt *.xlsx *.json)</source>
        <translation>Таблицы и данные Центра партнеров (*.csv *.tsv *.txt *.xlsx *.json)</translation>
    </message>
    <message>
        <source>These are too many rows to copy. Save them as CSV.</source>
        <translation>Строк слишком много, чтобы копировать. Сохраните их в CSV.</translation>
    </message>
    <message>
        <source>What was imported</source>
        <translation>Что импортировано</translation>
    </message>
</context>
<context>
    <name>Jump</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Команда</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Страница</translation>
    </message>
    <message>
        <source>Reseller</source>
        <translation>Посредник</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>Подписка</translation>
    </message>
</context>
<context>
    <name>Kind</name>
    <message>
        <source>Customer links</source>
        <translation>Клиенты посредников</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Клиенты</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Поставщик</translation>
    </message>
    <message>
        <source>Resellers</source>
        <translation>Посредники</translation>
    </message>
    <message>
        <source>Subscriptions</source>
        <translation>Подписки</translation>
    </message>
    <message>
        <source>Support agreements</source>
        <translation>Соглашения о поддержке</translation>
    </message>
    <message>
        <source>Support contacts</source>
        <translation>Контакты поддержки</translation>
    </message>
    <message>
        <source>Support details</source>
        <translation>Данные поддержки</translation>
    </message>
</context>
<context>
    <name>LinkField</name>
    <message>
        <source>&amp;Use another link</source>
        <translation>&amp;Другая ссылка</translation>
    </message>
    <message>
        <source>It is not known when this link was read. Links change over time: check that it works.</source>
        <translation>Когда прочитана эта ссылка, неизвестно. Ссылки со временем меняются: проверьте, что она работает.</translation>
    </message>
    <message>
        <source>Paste the in&amp;vitation link from Partner Center</source>
        <translation>&amp;Вставьте ссылку-приглашение из Центра партнеров</translation>
    </message>
    <message>
        <source>The link is the one sent on %1. Links change over time: paste a new one if it fails.</source>
        <translation>Это ссылка, отправленная %1. Ссылки со временем меняются: если она не работает, вставьте новую.</translation>
    </message>
    <message>
        <source>The link was read %1. Links change over time: fetch it again before you send it.</source>
        <translation>Ссылка прочитана %1. Ссылки со временем меняются: получите ее заново перед отправкой.</translation>
    </message>
    <message>
        <source>The link was read %1. Links change over time: fetch it again when it is older than 30 days.</source>
        <translation>Ссылка прочитана %1. Ссылки со временем меняются: если ей больше 30 дней, получите ее заново.</translation>
    </message>
    <message>
        <source>This is not a link: it has to begin with https:// and hold no blanks.</source>
        <translation>Это не ссылка: она должна начинаться с https:// и не содержать пробелов.</translation>
    </message>
    <message>
        <source>This link does not lead to Microsoft: check that you copied the right one.</source>
        <translation>Эта ссылка ведет не на сайт Microsoft: проверьте, ту ли вы скопировали.</translation>
    </message>
    <message>
        <source>You find it in Partner Center under Customers &gt; Request a reseller relationship, in the draft mail.</source>
        <translation>Она есть в Центре партнеров в черновике письма: «Клиенты» &gt; «Запросить отношения торгового посредника».</translation>
    </message>
    <message>
        <source>You find it in Partner Center under Indirect resellers &gt; Request a partnership, in the draft mail.</source>
        <translation>Она есть в Центре партнеров в черновике письма: «Непрямые торговые посредники» &gt; «Запросить партнерство».</translation>
    </message>
</context>
<context>
    <name>Listing</name>
    <message>
        <source>Clear search</source>
        <translation>Очистить поиск</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>Импортировать файлы…</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Показать все</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>%1 (sample data) — Partner Desk</source>
        <translation>%1 (пример) — Partner Desk</translation>
    </message>
    <message>
        <source>%1 — Partner Desk</source>
        <translation>%1 — Partner Desk</translation>
    </message>
    <message numerus="yes">
        <source>%Ln confirmed row(s) go back through the review: nothing is sent until you submit.</source>
        <translation>
            <numerusform>%Ln принятая строка возвращается через проверку: ничего не уйдет, пока вы не отправите.</numerusform>
            <numerusform>%Ln принятые строки возвращаются через проверку: ничего не уйдет, пока вы не отправите.</numerusform>
            <numerusform>%Ln принятых строк возвращаются через проверку: ничего не уйдет, пока вы не отправите.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) were left as they are, as they were decided anew or are on their way.</source>
        <translation>
            <numerusform>%Ln строка оставлена как есть: по ней уже есть новое решение или она отправляется.</numerusform>
            <numerusform>%Ln строки оставлены как есть: по ним уже есть новое решение или они отправляются.</numerusform>
            <numerusform>%Ln строк оставлено как есть: по ним уже есть новое решение или они отправляются.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows were not copied: they are too many for the clipboard, or not all read yet.</source>
        <translation>
            <numerusform>%Ln строка не скопирована: для буфера обмена их слишком много или прочитаны еще не все.</numerusform>
            <numerusform>%Ln строки не скопированы: для буфера обмена их слишком много или прочитаны еще не все.</numerusform>
            <numerusform>%Ln строк не скопировано: для буфера обмена их слишком много или прочитаны еще не все.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Вернуть</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>&amp;Вернуть: %1</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Review and submit %Ln change(s)…</source>
        <translation>
            <numerusform>&amp;Проверить и отправить %Ln изменение…</numerusform>
            <numerusform>&amp;Проверить и отправить %Ln изменения…</numerusform>
            <numerusform>&amp;Проверить и отправить %Ln изменений…</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Review and submit…</source>
        <translation>&amp;Проверить и отправить…</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Отменить действие</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>&amp;Отменить действие: %1</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Все файлы (*)</translation>
    </message>
    <message>
        <source>Already saved: every choice is kept as soon as it is made.</source>
        <translation>Уже сохранено: каждый выбор записывается сразу.</translation>
    </message>
    <message>
        <source>Backed up to %1.</source>
        <translation>Резервная копия: %1.</translation>
    </message>
    <message>
        <source>Done again: %1. It is staged, and waits for submit.</source>
        <translation>Возвращено: %1. Подготовлено и ждет отправки.</translation>
    </message>
    <message>
        <source>Making the sample tenant…</source>
        <translation>Создание примера…</translation>
    </message>
    <message>
        <source>Open store</source>
        <translation>Открыть хранилище</translation>
    </message>
    <message>
        <source>Partner Desk</source>
        <translation>Partner Desk</translation>
    </message>
    <message>
        <source>Partner Desk stores (*.sqlite)</source>
        <translation>Хранилища Partner Desk (*.sqlite)</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Undone: %1.</source>
        <translation>Отменено: %1.</translation>
    </message>
    <message>
        <source>Your role may not assign support contacts</source>
        <translation>Вашей роли не разрешено назначать контакты поддержки</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Activity</source>
        <translation>История</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Клиенты</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Разделы</translation>
    </message>
    <message>
        <source>Resellers</source>
        <translation>Посредники</translation>
    </message>
    <message>
        <source>Subscriptions</source>
        <translation>Подписки</translation>
    </message>
</context>
<context>
    <name>NewReseller</name>
    <message>
        <source>&amp;Name of the reseller</source>
        <translation>&amp;Имя посредника</translation>
    </message>
    <message>
        <source>&amp;PartnerID (MPN ID)</source>
        <translation>Идентификатор парт&amp;нера (MPN ID)</translation>
    </message>
    <message>
        <source>A Microsoft ID has the form 00000000-0000-0000-0000-000000000000.</source>
        <translation>Идентификатор Microsoft имеет вид 00000000-0000-0000-0000-000000000000.</translation>
    </message>
    <message>
        <source>Coun&amp;try (two letters)</source>
        <translation>&amp;Страна (две буквы)</translation>
    </message>
    <message>
        <source>Microsoft &amp;ID (tenant ID), if you know it</source>
        <translation>Идентификатор Microsoft (&amp;арендатора), если известен</translation>
    </message>
    <message>
        <source>The PartnerID (MPN ID) has to be a number.</source>
        <translation>Идентификатор партнера (MPN ID) должен быть числом.</translation>
    </message>
    <message>
        <source>The country is two letters, such as KZ.</source>
        <translation>Страна — это две буквы, например KZ.</translation>
    </message>
    <message>
        <source>The name of the reseller is missing.</source>
        <translation>Не указано имя посредника.</translation>
    </message>
</context>
<context>
    <name>NotListedPanel</name>
    <message>
        <source>&amp;Remind of the request…</source>
        <translation>Напо&amp;мнить о запросе…</translation>
    </message>
    <message>
        <source>&amp;Request a relationship…</source>
        <translation>Запросить отно&amp;шения…</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Очистить поиск</translation>
    </message>
    <message>
        <source>Every reseller in the directory may be chosen.</source>
        <translation>Можно выбрать любого посредника из справочника.</translation>
    </message>
    <message>
        <source>No request cures this; do the steps named beside the reasons.</source>
        <translation>Запрос здесь не поможет; выполните шаги, указанные рядом с причинами.</translation>
    </message>
    <message>
        <source>No reseller matches “%1”.</source>
        <translation>Нет посредников по запросу «%1».</translation>
    </message>
    <message>
        <source>Reading the directory…</source>
        <translation>Чтение справочника…</translation>
    </message>
    <message>
        <source>Resellers who may not be chosen</source>
        <translation>Посредники, которых нельзя выбрать</translation>
    </message>
    <message>
        <source>Search by name, MPN ID or country</source>
        <translation>Поиск по имени, MPN ID или стране</translation>
    </message>
    <message>
        <source>Search the resellers who may not be chosen</source>
        <translation>Поиск среди посредников, которых нельзя выбрать</translation>
    </message>
    <message>
        <source>Someone who is &amp;not in the directory…</source>
        <translation>&amp;Кого нет в справочнике…</translation>
    </message>
    <message>
        <source>These resellers may not be chosen here. Each reason stands with what cures it.</source>
        <translation>Этих посредников здесь выбрать нельзя. Рядом с каждой причиной указано, как ее устранить.</translation>
    </message>
    <message>
        <source>Your role (%1) may not request a partnership.</source>
        <translation>Вашей роли (%1) не разрешено запрашивать партнерство.</translation>
    </message>
    <message>
        <source>Your role (%1) may not request this relationship.</source>
        <translation>Вашей роли (%1) не разрешено запрашивать эти отношения.</translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>&amp;Alias</source>
        <translation>&amp;Псевдоним</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Заметка</translation>
    </message>
    <message>
        <source>Alias and note</source>
        <translation>Псевдоним и заметка</translation>
    </message>
    <message>
        <source>Alias and note of %1</source>
        <translation>Псевдоним и заметка: %1</translation>
    </message>
    <message>
        <source>Both are found by the search. They stay on this desk; nobody else sees them.</source>
        <translation>Поиск находит и то и другое. Они остаются на этом рабочем месте; больше их никто не видит.</translation>
    </message>
    <message>
        <source>Save note</source>
        <translation>Сохранить заметку</translation>
    </message>
    <message>
        <source>What your desk calls this customer.</source>
        <translation>Как вы между собой называете этого клиента.</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close this message</source>
        <translation>Закрыть это сообщение</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Customer, reseller, subscription, page or command</source>
        <translation>Клиент, посредник, подписка, страница или команда</translation>
    </message>
    <message>
        <source>Jump to</source>
        <translation>Перейти к</translation>
    </message>
    <message>
        <source>Nothing is called so.</source>
        <translation>Ничего с таким именем нет.</translation>
    </message>
    <message>
        <source>Up and Down choose, Enter goes there, Esc closes.</source>
        <translation>Стрелки — выбор, Enter — переход, Esc — закрыть.</translation>
    </message>
    <message>
        <source>Where to jump</source>
        <translation>Куда перейти</translation>
    </message>
</context>
<context>
    <name>Partnership</name>
    <message>
        <source>Active</source>
        <translation>Действует</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Прекращено</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Неизвестно</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Запрошено</translation>
    </message>
</context>
<context>
    <name>Pasting</name>
    <message>
        <source>%1 may not be its support contact.</source>
        <translation>%1 не может быть ее контактом поддержки.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) say what is so already.</source>
        <translation>
            <numerusform>%Ln строка говорит то, что уже есть.</numerusform>
            <numerusform>%Ln строки говорят то, что уже есть.</numerusform>
            <numerusform>%Ln строк говорят то, что уже есть.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) would be left out.</source>
        <translation>
            <numerusform>%Ln строка будет пропущена.</numerusform>
            <numerusform>%Ln строки будут пропущены.</numerusform>
            <numerusform>%Ln строк будут пропущены.</numerusform>
        </translation>
    </message>
    <message>
        <source>A quotation mark is opened and not closed.</source>
        <translation>Кавычка открыта и не закрыта.</translation>
    </message>
    <message>
        <source>An earlier decision on it is on its way or in conflict.</source>
        <translation>Более раннее решение по ней в пути или в конфликте.</translation>
    </message>
    <message>
        <source>Line %1 says the same about this subscription.</source>
        <translation>Строка %1 говорит об этой подписке то же самое.</translation>
    </message>
    <message>
        <source>Line %1 wants another contact for it; neither is taken.</source>
        <translation>Строка %1 требует для нее другой контакт; ни одна не берется.</translation>
    </message>
    <message>
        <source>Line %1. %2</source>
        <translation>Строка %1. %2</translation>
    </message>
    <message>
        <source>Line %1. Nobody is called “%2”. Like it: %3</source>
        <translation>Строка %1. «%2» нет. Похоже: %3</translation>
    </message>
    <message>
        <source>More than one customer is known as “%1”.</source>
        <translation>Под именем «%1» известно несколько клиентов.</translation>
    </message>
    <message>
        <source>More than one reseller is known as “%1”; paste the tenant ID.</source>
        <translation>Под именем «%1» известно несколько посредников; вставьте идентификатор арендатора.</translation>
    </message>
    <message>
        <source>No customer is known as “%1”.</source>
        <translation>Клиент «%1» неизвестен.</translation>
    </message>
    <message>
        <source>No reseller is known as “%1”.</source>
        <translation>Посредник «%1» неизвестен.</translation>
    </message>
    <message>
        <source>No row is selected for “%1”.</source>
        <translation>Для «%1» не выделена строка.</translation>
    </message>
    <message>
        <source>No subscription “%1” is known.</source>
        <translation>Подписка «%1» неизвестна.</translation>
    </message>
    <message>
        <source>Nothing says which reseller is wanted.</source>
        <translation>Не сказано, какой посредник нужен.</translation>
    </message>
    <message numerus="yes">
        <source>Pasted: %Ln subscription(s) would be assigned.</source>
        <translation>
            <numerusform>Вставлено: будет назначена %Ln подписка.</numerusform>
            <numerusform>Вставлено: будут назначены %Ln подписки.</numerusform>
            <numerusform>Вставлено: будет назначено %Ln подписок.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pasted: nothing of it can be assigned.</source>
        <translation>Вставлено: ничего из этого назначить нельзя.</translation>
    </message>
    <message>
        <source>The columns name different resellers: %1.</source>
        <translation>Столбцы называют разных посредников: %1.</translation>
    </message>
    <message>
        <source>The customer has more than one such subscription (%1).</source>
        <translation>У клиента несколько таких подписок (%1).</translation>
    </message>
    <message>
        <source>The customer has no subscription “%1”.</source>
        <translation>У клиента нет подписки «%1».</translation>
    </message>
    <message>
        <source>The line has another number of cells than the heading: %1.</source>
        <translation>В строке другое число ячеек, чем в заголовке: %1.</translation>
    </message>
    <message>
        <source>The text is too long: %1</source>
        <translation>Слишком длинный текст: %1</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more line(s)</source>
        <translation>
            <numerusform>и еще %Ln строка</numerusform>
            <numerusform>и еще %Ln строки</numerusform>
            <numerusform>и еще %Ln строк</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is not an MPN ID (digits only).</source>
        <translation>«%1» — не MPN ID (только цифры).</translation>
    </message>
    <message>
        <source>“%1” is not an identifier.</source>
        <translation>«%1» — не идентификатор.</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>A quotation mark is opened and not closed, or text follows a closing one.</source>
        <translation>Кавычка открыта и не закрыта, или после закрывающей идет текст.</translation>
    </message>
    <message>
        <source>A value is needed here.</source>
        <translation>Здесь нужно значение.</translation>
    </message>
    <message>
        <source>More than one customer is known as “%1”; give the Microsoft ID.</source>
        <translation>Под именем «%1» известно несколько клиентов; укажите идентификатор Microsoft.</translation>
    </message>
    <message>
        <source>More than one reseller is known as “%1”; give the Microsoft ID or the MPN ID.</source>
        <translation>Под именем «%1» известно несколько посредников; укажите идентификатор Microsoft или MPN ID.</translation>
    </message>
    <message>
        <source>No customer is known as “%1”.</source>
        <translation>Клиент «%1» неизвестен.</translation>
    </message>
    <message>
        <source>No partner is known as “%1”, so it cannot be a support contact.</source>
        <translation>Партнер «%1» неизвестен, поэтому не может быть контактом поддержки.</translation>
    </message>
    <message>
        <source>No reseller is known as “%1”.</source>
        <translation>Посредник «%1» неизвестен.</translation>
    </message>
    <message>
        <source>No subscription %1 is known; import the customer&apos;s subscriptions first.</source>
        <translation>Подписка %1 неизвестна; сначала импортируйте подписки клиента.</translation>
    </message>
    <message>
        <source>Nothing says which customer this belongs to.</source>
        <translation>Не сказано, к какому клиенту это относится.</translation>
    </message>
    <message>
        <source>Nothing says which subscription this belongs to.</source>
        <translation>Не сказано, к какой подписке это относится.</translation>
    </message>
    <message>
        <source>Recognised (%1); Partner Desk takes nothing from it.</source>
        <translation>Распознано (%1); Partner Desk ничего отсюда не берет.</translation>
    </message>
    <message>
        <source>Recognised (%1); it does not say whom it is about, so nothing can be taken from it.</source>
        <translation>Распознано (%1); не сказано, о ком речь, поэтому взять отсюда нечего.</translation>
    </message>
    <message>
        <source>Somebody attested the delegated admin, but the day is missing; it counts as unconfirmed.</source>
        <translation>Делегированные права администратора кто-то подтвердил, но дата не указана; они считаются неподтвержденными.</translation>
    </message>
    <message>
        <source>The end “%1” is before the start.</source>
        <translation>Конец «%1» раньше начала.</translation>
    </message>
    <message>
        <source>The reseller “%1” has neither a Microsoft ID nor an MPN ID.</source>
        <translation>У посредника «%1» нет ни идентификатора Microsoft, ни MPN ID.</translation>
    </message>
    <message>
        <source>The row has another number of cells than the heading: %1.</source>
        <translation>В строке не столько ячеек, сколько в заголовке: %1.</translation>
    </message>
    <message>
        <source>The same thing stands in line %1 with other values; this later row counts.</source>
        <translation>То же самое есть в строке %1 с другими значениями; учтена эта, более поздняя строка.</translation>
    </message>
    <message>
        <source>The text is too long: %1</source>
        <translation>Слишком длинный текст: %1</translation>
    </message>
    <message>
        <source>The value is not a text.</source>
        <translation>Значение — не текст.</translation>
    </message>
    <message>
        <source>This is an error answer of the service, not data: %1</source>
        <translation>Это сообщение службы об ошибке, а не данные: %1</translation>
    </message>
    <message>
        <source>This is nothing that Partner Desk knows.</source>
        <translation>Partner Desk такого не знает.</translation>
    </message>
    <message>
        <source>This line is not valid JSON.</source>
        <translation>Эта строка — не корректный JSON.</translation>
    </message>
    <message>
        <source>“%1” is neither yes nor no.</source>
        <translation>«%1» — ни «да», ни «нет».</translation>
    </message>
    <message>
        <source>“%1” is none of DAP, GDAP or none.</source>
        <translation>«%1» — не DAP, не GDAP и не «нет».</translation>
    </message>
    <message>
        <source>“%1” is not a date.</source>
        <translation>«%1» — не дата.</translation>
    </message>
    <message>
        <source>“%1” is not a secure web address.</source>
        <translation>«%1» — не защищенный адрес сайта.</translation>
    </message>
    <message>
        <source>“%1” is not a two-letter country code.</source>
        <translation>«%1» — не двухбуквенный код страны.</translation>
    </message>
    <message>
        <source>“%1” is not a whole number.</source>
        <translation>«%1» — не целое число.</translation>
    </message>
    <message>
        <source>“%1” is not an MPN ID (digits only).</source>
        <translation>«%1» — не MPN ID (допустимы только цифры).</translation>
    </message>
    <message>
        <source>“%1” is not an identifier of the form 00000000-0000-0000-0000-000000000000.</source>
        <translation>«%1» — не идентификатор вида 00000000-0000-0000-0000-000000000000.</translation>
    </message>
    <message>
        <source>“%1” may be day/month or month/day; write it as year-month-day.</source>
        <translation>«%1» можно прочитать как день/месяц и как месяц/день; запишите как год-месяц-день.</translation>
    </message>
</context>
<context>
    <name>ProfileDialog</name>
    <message>
        <source>A web address begins with https://.</source>
        <translation>Адрес сайта начинается с https://.</translation>
    </message>
    <message>
        <source>Customers see these details when this partner is their support contact. They are kept on this desk; nothing is sent.</source>
        <translation>Эти данные видит клиент, когда партнер — его контакт поддержки. Они хранятся на этом рабочем месте; ничего не отправляется.</translation>
    </message>
    <message>
        <source>Save details</source>
        <translation>Сохранить данные</translation>
    </message>
    <message>
        <source>Support &amp;e-mail</source>
        <translation>&amp;Эл. почта поддержки</translation>
    </message>
    <message>
        <source>Support &amp;phone</source>
        <translation>&amp;Телефон поддержки</translation>
    </message>
    <message>
        <source>Support &amp;web site</source>
        <translation>&amp;Сайт поддержки</translation>
    </message>
    <message>
        <source>Support details</source>
        <translation>Данные поддержки</translation>
    </message>
    <message>
        <source>Support details of %1</source>
        <translation>Данные поддержки: %1</translation>
    </message>
    <message>
        <source>This is not an e-mail address.</source>
        <translation>Это не адрес электронной почты.</translation>
    </message>
    <message>
        <source>With the country code, as a customer would dial it.</source>
        <translation>С кодом страны, как его наберет клиент.</translation>
    </message>
</context>
<context>
    <name>Proposing</name>
    <message>
        <source>%1 (%2): %3</source>
        <translation>%1 (%2): %3</translation>
    </message>
    <message numerus="yes">
        <source>%1 may be chosen for %2 of the %Ln selected subscription(s).</source>
        <translation>
            <numerusform>%1 можно назначить для %2 из %Ln выбранной подписки.</numerusform>
            <numerusform>%1 можно назначить для %2 из %Ln выбранных подписок.</numerusform>
            <numerusform>%1 можно назначить для %2 из %Ln выбранных подписок.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 may be chosen for all %Ln of them.</source>
        <translation>
            <numerusform>%1 можно назначить для всех: %Ln.</numerusform>
            <numerusform>%1 можно назначить для всех: %Ln.</numerusform>
            <numerusform>%1 можно назначить для всех: %Ln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 may be chosen for none of the %Ln selected subscription(s).</source>
        <translation>
            <numerusform>%1 нельзя назначить ни для одной из %Ln выбранной подписки.</numerusform>
            <numerusform>%1 нельзя назначить ни для одной из %Ln выбранных подписок.</numerusform>
            <numerusform>%1 нельзя назначить ни для одной из %Ln выбранных подписок.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln subscription(s) would stay as they are.</source>
        <translation>
            <numerusform>%Ln подписка останется как есть.</numerusform>
            <numerusform>%Ln подписки останутся как есть.</numerusform>
            <numerusform>%Ln подписок останутся как есть.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Ничего не изменено.</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more subscription(s)</source>
        <translation>
            <numerusform>и еще %Ln подписка</numerusform>
            <numerusform>и еще %Ln подписки</numerusform>
            <numerusform>и еще %Ln подписок</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Publishing</name>
    <message>
        <source>Can be published</source>
        <translation>Можно опубликовать</translation>
    </message>
    <message>
        <source>Kept here only</source>
        <translation>Только здесь</translation>
    </message>
    <message>
        <source>May be refused</source>
        <translation>Возможен отказ</translation>
    </message>
    <message>
        <source>Partner Center may refuse a support contact for this kind of subscription.</source>
        <translation>Для подписок такого вида Центр партнеров может не принять контакт поддержки.</translation>
    </message>
    <message>
        <source>Partner Center takes a support contact for this subscription.</source>
        <translation>Центр партнеров принимает контакт поддержки для этой подписки.</translation>
    </message>
    <message>
        <source>Partner Center takes no support contact for new-commerce subscriptions. The choice is kept on this desk.</source>
        <translation>Для подписок новой коммерции Центр партнеров не принимает контакт поддержки. Выбор хранится на этом рабочем месте.</translation>
    </message>
    <message>
        <source>The subscription is deleted. The choice is kept on this desk.</source>
        <translation>Подписка удалена. Выбор хранится на этом рабочем месте.</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>Delegated admin expired on %1</source>
        <translation>Делегированные права администратора истекли %1</translation>
    </message>
    <message>
        <source>Delegated admin starts on %1</source>
        <translation>Делегированные права администратора начнут действовать %1</translation>
    </message>
    <message>
        <source>Has not signed the Microsoft Partner Agreement</source>
        <translation>Не подписано Партнерское соглашение Microsoft</translation>
    </message>
    <message>
        <source>Its Microsoft ID is not known</source>
        <translation>Его идентификатор Microsoft неизвестен</translation>
    </message>
    <message>
        <source>No delegated admin on this customer</source>
        <translation>Нет делегированных прав администратора для этого клиента</translation>
    </message>
    <message>
        <source>No partnership with us</source>
        <translation>С нами нет партнерства</translation>
    </message>
    <message>
        <source>Nobody has attested its delegated admin</source>
        <translation>Никто не подтвердил его делегированные права администратора</translation>
    </message>
    <message>
        <source>Not linked to this customer</source>
        <translation>Не работает с этим клиентом</translation>
    </message>
    <message>
        <source>Sells in another market than the customer&apos;s</source>
        <translation>Продает на другом рынке, чем рынок клиента</translation>
    </message>
    <message>
        <source>The partnership has ended</source>
        <translation>Партнерство прекращено</translation>
    </message>
    <message>
        <source>The partnership is requested but not established</source>
        <translation>Партнерство запрошено, но еще не установлено</translation>
    </message>
    <message>
        <source>The state of the partnership is not known</source>
        <translation>Состояние партнерства неизвестно</translation>
    </message>
    <message>
        <source>The subscription is deleted</source>
        <translation>Подписка удалена</translation>
    </message>
    <message>
        <source>Your role may not assign support contacts</source>
        <translation>Вашей роли не разрешено назначать контакты поддержки</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1: не удалось прочитать: %2.</translation>
    </message>
    <message>
        <source>%1 contains an access token. It was not read; delete the file and revoke the token.</source>
        <translation>%1 содержит маркер доступа. Файл не прочитан; удалите его и отзовите маркер.</translation>
    </message>
    <message>
        <source>%1 does not say whose subscriptions these are; choose the customer.</source>
        <translation>%1: не сказано, чьи это подписки; выберите клиента.</translation>
    </message>
    <message>
        <source>%1 has no heading that Partner Desk knows among its first rows. The first row reads: %2.</source>
        <translation>%1: в первых строках нет заголовка, известного Partner Desk. Первая строка: %2.</translation>
    </message>
    <message>
        <source>%1 is JSON, but nothing that Partner Desk knows.</source>
        <translation>%1: это JSON, но такого Partner Desk не знает.</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1: файл пуст.</translation>
    </message>
    <message>
        <source>%1 is not a text file, a workbook or JSON.</source>
        <translation>%1: это не текст, не книга Excel и не JSON.</translation>
    </message>
    <message>
        <source>%1 is not a workbook that can be read: %2.</source>
        <translation>%1: эту книгу прочитать нельзя: %2.</translation>
    </message>
    <message>
        <source>%1 is not an XLSX workbook; save a copy as XLSX or CSV.</source>
        <translation>%1: это не книга XLSX; сохраните копию как XLSX или CSV.</translation>
    </message>
    <message>
        <source>%1 is not valid JSON: line %2, column %3: %4.</source>
        <translation>%1: некорректный JSON, строка %2, столбец %3: %4.</translation>
    </message>
    <message>
        <source>%1 is protected by a password; save a copy without one.</source>
        <translation>%1: файл защищен паролем; сохраните копию без пароля.</translation>
    </message>
    <message>
        <source>%1 is too large to be read in one piece.</source>
        <translation>%1: файл слишком велик, чтобы прочитать его целиком.</translation>
    </message>
    <message>
        <source>“%1” is no kind of file; the kinds are %2.</source>
        <translation>Вида файла «%1» нет; есть такие: %2.</translation>
    </message>
    <message>
        <source>“%1” is not the Microsoft ID of a customer.</source>
        <translation>«%1» — не идентификатор Microsoft клиента.</translation>
    </message>
</context>
<context>
    <name>Relationship</name>
    <message>
        <source>Active</source>
        <translation>Действуют</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Прекращены</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Утрачены</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Иные</translation>
    </message>
</context>
<context>
    <name>Remark</name>
    <message>
        <source>Nothing is said about the partnerships of new resellers; they were taken as active.</source>
        <translation>О партнерстве новых посредников ничего не сказано; оно принято как действующее.</translation>
    </message>
    <message>
        <source>Some characters are damaged and were replaced.</source>
        <translation>Часть символов повреждена и заменена.</translation>
    </message>
    <message>
        <source>Some sheets have no heading that Partner Desk knows and were left out.</source>
        <translation>Листы без заголовков, известных Partner Desk, пропущены.</translation>
    </message>
    <message>
        <source>The file holds no rows.</source>
        <translation>В файле нет строк.</translation>
    </message>
    <message>
        <source>The text is not UTF-8; it was read as Windows-1251.</source>
        <translation>Текст не в UTF-8; он прочитан как Windows-1251.</translation>
    </message>
    <message>
        <source>This is one page of a longer listing; import the other pages too.</source>
        <translation>Это одна страница длинного списка; импортируйте и остальные.</translation>
    </message>
</context>
<context>
    <name>Request</name>
    <message>
        <source>Customer link</source>
        <translation>Отношения с клиентом</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Отклонено</translation>
    </message>
    <message>
        <source>Established</source>
        <translation>Установлено</translation>
    </message>
    <message>
        <source>Partnership</source>
        <translation>Партнерство</translation>
    </message>
    <message>
        <source>Reminded</source>
        <translation>Напомнили</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Отправлен</translation>
    </message>
</context>
<context>
    <name>RequestDialog</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Копировать</translation>
    </message>
    <message>
        <source>&amp;Language of the letter</source>
        <translation>&amp;Язык письма</translation>
    </message>
    <message>
        <source>&amp;Open in mail</source>
        <translation>&amp;Открыть в почте</translation>
    </message>
    <message>
        <source>&amp;Recipient</source>
        <translation>Пол&amp;учатель</translation>
    </message>
    <message>
        <source>&amp;Subject</source>
        <translation>&amp;Тема</translation>
    </message>
    <message>
        <source>A customer link is between %1 and %2. A global administrator of %2 must accept it. It lets %1 work with %2, but gives no delegated admin and no partnership with us.</source>
        <translation>Стороны отношений — %1 и %2. Принять запрос должен глобальный администратор клиента. После этого %1 может работать с %2, но не получает ни делегированных прав администратора, ни партнерства с нами.</translation>
    </message>
    <message>
        <source>A partnership is between %1 and us. A global administrator of %1 must accept it. It makes %1 one of our resellers, but links it to no customer.</source>
        <translation>Стороны партнерства — %1 и мы. Принять запрос должен глобальный администратор посредника. После этого %1 — один из наших посредников, но отношений с клиентами это не дает.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Copy subject and letter and remember the request</source>
        <translation>Скопировать тему и письмо и запомнить запрос</translation>
    </message>
    <message>
        <source>L&amp;etter</source>
        <translation>&amp;Письмо</translation>
    </message>
    <message>
        <source>No mail program answered. The letter is copied: paste it into a mail.</source>
        <translation>Почтовая программа не ответила. Письмо скопировано: вставьте его в новое сообщение.</translation>
    </message>
    <message>
        <source>Only re&amp;member</source>
        <translation>Только &amp;запомнить</translation>
    </message>
    <message>
        <source>Open the letter in your mail program and remember the request (Ctrl+Enter)</source>
        <translation>Открыть письмо в почтовой программе и запомнить запрос (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Remembered as sent on %1; it is followed on the Resellers page.</source>
        <translation>Запрос записан как отправленный %1; следить за ним можно на странице «Посредники».</translation>
    </message>
    <message>
        <source>Remind of a request</source>
        <translation>Напоминание о запросе</translation>
    </message>
    <message>
        <source>Request a link to %1</source>
        <translation>Запрос отношений с клиентом %1</translation>
    </message>
    <message>
        <source>Request a partnership with %1</source>
        <translation>Запрос на партнерство: %1</translation>
    </message>
    <message>
        <source>Request a partnership with a new reseller</source>
        <translation>Запрос на партнерство новому посреднику</translation>
    </message>
    <message>
        <source>Request a relationship</source>
        <translation>Запрос отношений</translation>
    </message>
    <message>
        <source>The invitation link is locked: it works only as Partner Center wrote it.</source>
        <translation>Ссылка-приглашение защищена: она работает только в том виде, в каком ее создал Центр партнеров.</translation>
    </message>
    <message>
        <source>The invitation link is missing.</source>
        <translation>Не хватает ссылки-приглашения.</translation>
    </message>
    <message>
        <source>The letter is copied, with its subject as the first line.</source>
        <translation>Письмо скопировано, тема — в первой строке.</translation>
    </message>
    <message>
        <source>The letter is too long to hand over to the mail program. It is copied: paste it into the mail.</source>
        <translation>Письмо слишком длинное для передачи почтовой программе. Оно скопировано: вставьте его в сообщение.</translation>
    </message>
    <message>
        <source>The request went out in another way: remember it as sent</source>
        <translation>Запрос отправлен другим способом: записать его как отправленный</translation>
    </message>
    <message>
        <source>You may change the letter; the line with the link is locked.</source>
        <translation>Письмо можно изменить; строка со ссылкой защищена.</translation>
    </message>
    <message>
        <source>Your role, %1, may not request a partnership.</source>
        <translation>Вашей роли (%1) не разрешено запрашивать партнерство.</translation>
    </message>
    <message>
        <source>Your role, %1, may not request a relationship with a customer.</source>
        <translation>Вашей роли (%1) не разрешено запрашивать отношения с клиентом.</translation>
    </message>
    <message>
        <source>the reseller</source>
        <translation>посредник</translation>
    </message>
</context>
<context>
    <name>Requests</name>
    <message>
        <source>By</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>Последний шаг</translation>
    </message>
    <message>
        <source>Reseller</source>
        <translation>Посредник</translation>
    </message>
    <message>
        <source>Sent on</source>
        <translation>Отправлен</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>When the request was last sent, reminded of or answered</source>
        <translation>Когда запрос последний раз отправляли, напоминали о нем или отвечали на него</translation>
    </message>
</context>
<context>
    <name>RequestsTracker</name>
    <message>
        <source>%1 may be chosen for this customer now.</source>
        <translation>Теперь %1 можно выбрать для этого клиента.</translation>
    </message>
    <message>
        <source>&amp;Declined</source>
        <translation>Отк&amp;лонено</translation>
    </message>
    <message>
        <source>Also those that are ans&amp;wered</source>
        <translation>&amp;Также отвеченные</translation>
    </message>
    <message>
        <source>E&amp;stablished</source>
        <translation>&amp;Установлено</translation>
    </message>
    <message>
        <source>No relationship was ever requested from this desk.</source>
        <translation>С этого рабочего места отношения еще не запрашивали.</translation>
    </message>
    <message>
        <source>No request awaits an answer.</source>
        <translation>Нет запросов, ожидающих ответа.</translation>
    </message>
    <message>
        <source>Re&amp;mind…</source>
        <translation>Напо&amp;мнить…</translation>
    </message>
    <message>
        <source>Reading the requests…</source>
        <translation>Чтение запросов…</translation>
    </message>
    <message>
        <source>Requests for a relationship</source>
        <translation>Запросы отношений</translation>
    </message>
    <message>
        <source>The Microsoft ID of this reseller is not known yet; Established asks for it.</source>
        <translation>Идентификатор Microsoft этого посредника пока неизвестен; кнопка «Установлено» спросит его.</translation>
    </message>
    <message>
        <source>The partnership with %1 is active.</source>
        <translation>Партнерство действует: %1.</translation>
    </message>
    <message>
        <source>The request to %1 is closed as declined.</source>
        <translation>Запрос закрыт как отклоненный: %1.</translation>
    </message>
    <message>
        <source>The request was accepted</source>
        <translation>Запрос принят</translation>
    </message>
    <message>
        <source>The request was turned down</source>
        <translation>Запрос отклонен</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Write the reseller or customer again</source>
        <translation>Написать посреднику или клиенту еще раз</translation>
    </message>
</context>
<context>
    <name>ResellerBox</name>
    <message>
        <source>A certain reseller…</source>
        <translation>Определенный посредник…</translation>
    </message>
</context>
<context>
    <name>ResellerChooser</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Find a reseller</source>
        <translation>Найти посредника</translation>
    </message>
    <message>
        <source>Name or MPN ID</source>
        <translation>Название или MPN ID</translation>
    </message>
    <message>
        <source>Resellers</source>
        <translation>Посредники</translation>
    </message>
</context>
<context>
    <name>ResellerPanel</name>
    <message numerus="yes">
        <source>%Ln customer(s)</source>
        <translation>
            <numerusform>%Ln клиент</numerusform>
            <numerusform>%Ln клиента</numerusform>
            <numerusform>%Ln клиентов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln subscription(s)</source>
        <translation>
            <numerusform>%Ln подписка</numerusform>
            <numerusform>%Ln подписки</numerusform>
            <numerusform>%Ln подписок</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Request a partnership…</source>
        <translation>&amp;Отправить запрос на партнерство…</translation>
    </message>
    <message>
        <source>Add an a&amp;greement…</source>
        <translation>Добавить со&amp;глашение…</translation>
    </message>
    <message>
        <source>Choose a reseller to see what is known of it.</source>
        <translation>Выберите посредника, и здесь появится все, что о нем известно.</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Страна</translation>
    </message>
    <message>
        <source>Details can be kept once the Microsoft ID is known.</source>
        <translation>Данные можно хранить, когда известен идентификатор Microsoft.</translation>
    </message>
    <message>
        <source>E&amp;dit these details…</source>
        <translation>И&amp;зменить эти данные…</translation>
    </message>
    <message>
        <source>Enter its &amp;Microsoft ID…</source>
        <translation>Ввести &amp;идентификатор Microsoft…</translation>
    </message>
    <message>
        <source>MPN ID</source>
        <translation>MPN ID</translation>
    </message>
    <message>
        <source>Microsoft ID</source>
        <translation>Идентификатор Microsoft</translation>
    </message>
    <message>
        <source>No support agreement is recorded.</source>
        <translation>Соглашение о поддержке не записано.</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Неизвестно</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>Open requests</source>
        <translation>Открытые запросы</translation>
    </message>
    <message>
        <source>Partner agreement</source>
        <translation>Партнерское соглашение</translation>
    </message>
    <message>
        <source>Reseller</source>
        <translation>Посредник</translation>
    </message>
    <message>
        <source>Show its &amp;subscriptions</source>
        <translation>Показать его по&amp;дписки</translation>
    </message>
    <message>
        <source>Support agreements</source>
        <translation>Соглашения о поддержке</translation>
    </message>
    <message>
        <source>Supports</source>
        <translation>На поддержке</translation>
    </message>
    <message>
        <source>The partnership is active; there is nothing to request.</source>
        <translation>Партнерство действует; запрашивать нечего.</translation>
    </message>
    <message>
        <source>What the customer sees</source>
        <translation>Что видит клиент</translation>
    </message>
    <message>
        <source>Works with</source>
        <translation>Клиенты</translation>
    </message>
    <message>
        <source>Your role (%1) may not request a partnership.</source>
        <translation>Вашей роли (%1) не разрешено запрашивать партнерство.</translation>
    </message>
    <message>
        <source>ended on %1</source>
        <translation>прекращено %1</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>с %1</translation>
    </message>
</context>
<context>
    <name>Resellers</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1 until %2</source>
        <translation>%1 до %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, partnership: %2, supports %Ln subscription(s)</source>
        <translation>
            <numerusform>%1, партнерство: %2, поддерживает %Ln подписку</numerusform>
            <numerusform>%1, партнерство: %2, поддерживает %Ln подписки</numerusform>
            <numerusform>%1, партнерство: %2, поддерживает %Ln подписок</numerusform>
        </translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Страна</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Клиенты</translation>
    </message>
    <message>
        <source>Customers that this reseller is linked to</source>
        <translation>Клиенты, с которыми работает этот посредник</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Истекло</translation>
    </message>
    <message>
        <source>MPA</source>
        <translation>MPA</translation>
    </message>
    <message>
        <source>MPN ID</source>
        <translation>MPN ID</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Почта</translation>
    </message>
    <message>
        <source>Microsoft ID</source>
        <translation>Идентификатор Microsoft</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Неизвестно</translation>
    </message>
    <message>
        <source>Not signed</source>
        <translation>Не подписано</translation>
    </message>
    <message>
        <source>Not yet valid</source>
        <translation>Еще не действует</translation>
    </message>
    <message>
        <source>PartnerID (MPN ID)</source>
        <translation>Идентификатор партнера (MPN ID)</translation>
    </message>
    <message>
        <source>Partnership</source>
        <translation>Партнерство</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Запрос</translation>
    </message>
    <message>
        <source>Reseller</source>
        <translation>Посредник</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Подписано</translation>
    </message>
    <message>
        <source>Subscriptions whose support contact is this reseller</source>
        <translation>Подписки, у которых контакт поддержки — этот посредник</translation>
    </message>
    <message>
        <source>Support agreement</source>
        <translation>Соглашение о поддержке</translation>
    </message>
    <message>
        <source>Supports</source>
        <translation>На поддержке</translation>
    </message>
    <message>
        <source>The latest open request to this reseller</source>
        <translation>Последний открытый запрос этому посреднику</translation>
    </message>
    <message>
        <source>Whether the Microsoft Partner Agreement is signed</source>
        <translation>Подписано ли Партнерское соглашение Microsoft</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>open-ended</source>
        <translation>бессрочно</translation>
    </message>
    <message>
        <source>since %1, open-ended</source>
        <translation>с %1, бессрочно</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>до %1</translation>
    </message>
</context>
<context>
    <name>ResellersPage</name>
    <message>
        <source>&amp;Edit support details…</source>
        <translation>&amp;Изменить данные поддержки…</translation>
    </message>
    <message>
        <source>&amp;Request a partnership…</source>
        <translation>&amp;Отправить запрос на партнерство…</translation>
    </message>
    <message>
        <source>Add an &amp;agreement…</source>
        <translation>Добавить со&amp;глашение…</translation>
    </message>
    <message>
        <source>Any partnership</source>
        <translation>Любое партнерство</translation>
    </message>
    <message>
        <source>Copy &amp;MPN ID</source>
        <translation>Ко&amp;пировать MPN ID</translation>
    </message>
    <message>
        <source>Copy Microsoft &amp;ID</source>
        <translation>Копировать ид&amp;ентификатор Microsoft</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>Справочник</translation>
    </message>
    <message>
        <source>Name, MPN ID, alias, country…</source>
        <translation>Имя, MPN ID, псевдоним, страна…</translation>
    </message>
    <message>
        <source>No reseller has this partnership state.</source>
        <translation>Посредников с таким состоянием партнерства нет.</translation>
    </message>
    <message>
        <source>No reseller matches “%1”.</source>
        <translation>Нет посредников по запросу «%1».</translation>
    </message>
    <message>
        <source>Nothing has been imported yet, so no reseller is known.</source>
        <translation>Пока ничего не импортировано, поэтому посредники неизвестны.</translation>
    </message>
    <message>
        <source>Partnership</source>
        <translation>Партнерство</translation>
    </message>
    <message>
        <source>Reading the directory…</source>
        <translation>Чтение справочника…</translation>
    </message>
    <message>
        <source>Request a partnership with a reseller who is not in the directory</source>
        <translation>Отправить запрос на партнерство посреднику, которого нет в справочнике</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Запросы</translation>
    </message>
    <message>
        <source>Requests (%1)</source>
        <translation>Запросы (%1)</translation>
    </message>
    <message>
        <source>Resellers</source>
        <translation>Посредники</translation>
    </message>
    <message>
        <source>Show its &amp;subscriptions</source>
        <translation>Показать его по&amp;дписки</translation>
    </message>
    <message>
        <source>Show only resellers in this state of partnership</source>
        <translation>Показывать только посредников с таким состоянием партнерства</translation>
    </message>
    <message>
        <source>Someone &amp;new…</source>
        <translation>Новый посредни&amp;к…</translation>
    </message>
    <message>
        <source>The directory could not be read.</source>
        <translation>Не удалось прочитать справочник.</translation>
    </message>
    <message>
        <source>The directory holds no resellers yet.</source>
        <translation>В справочнике пока нет посредников.</translation>
    </message>
    <message>
        <source>Your role (%1) may not request a partnership.</source>
        <translation>Вашей роли (%1) не разрешено запрашивать партнерство.</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Attested</source>
        <translation>Подтверждено</translation>
    </message>
    <message>
        <source>Contact now</source>
        <translation>Контакт сейчас</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Delegated admin</source>
        <translation>Права DAP/GDAP</translation>
    </message>
    <message>
        <source>Include</source>
        <translation>Включить</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Не отправлено</translation>
    </message>
    <message>
        <source>MPN %1</source>
        <translation>MPN %1</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Новый контакт</translation>
    </message>
    <message>
        <source>Not eligible</source>
        <translation>Нельзя выбрать</translation>
    </message>
    <message>
        <source>Provider (default)</source>
        <translation>Поставщик (по умолчанию)</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>Публикация</translation>
    </message>
    <message>
        <source>Reason or ticket</source>
        <translation>Причина или заявка</translation>
    </message>
    <message>
        <source>Removed meanwhile</source>
        <translation>Уже убрано</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Результат</translation>
    </message>
    <message>
        <source>Still staged</source>
        <translation>Осталось подготовленным</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>Подписка</translation>
    </message>
    <message>
        <source>Unconfirmed</source>
        <translation>Не подтверждено</translation>
    </message>
    <message>
        <source>Whether somebody has vouched that the reseller holds delegated admin</source>
        <translation>Подтвердил ли кто-нибудь, что у посредника есть делегированные права администратора</translation>
    </message>
    <message>
        <source>Whether this change goes with this submit; Space switches it</source>
        <translation>Войдет ли изменение в эту отправку; Пробел переключает</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <comment>support contacts</comment>
        <translation>было: %1, станет: %2</translation>
    </message>
    <message>
        <source>included</source>
        <translation>включено</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>исключено</translation>
    </message>
</context>
<context>
    <name>ReviewDetails</name>
    <message>
        <source>Attest ane&amp;w…</source>
        <translation>Подтв&amp;ердить заново…</translation>
    </message>
    <message>
        <source>Contact now</source>
        <translation>Контакт сейчас</translation>
    </message>
    <message>
        <source>Delegated admin</source>
        <translation>Делегированные права администратора</translation>
    </message>
    <message>
        <source>Details of the change</source>
        <translation>Подробности изменения</translation>
    </message>
    <message>
        <source>MPN %1</source>
        <translation>MPN %1</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Новый контакт</translation>
    </message>
    <message>
        <source>No support agreement with %1 is recorded. You can submit the change all the same.</source>
        <translation>Соглашение о поддержке с %1 не записано. Изменение все равно можно отправить.</translation>
    </message>
    <message>
        <source>Reason or ticket</source>
        <translation>Причина или заявка</translation>
    </message>
    <message>
        <source>The reseller is not linked to this customer.</source>
        <translation>Посредник не работает с этим клиентом.</translation>
    </message>
    <message>
        <source>This change cannot be submitted:</source>
        <translation>Это изменение нельзя отправить:</translation>
    </message>
    <message>
        <source>This change was left out:</source>
        <translation>Это изменение не отправлено:</translation>
    </message>
    <message>
        <source>What helps: %1.</source>
        <translation>Что поможет: %1.</translation>
    </message>
    <message>
        <source>What is missing, the customer will not see. Complete the profile on the Resellers page.</source>
        <translation>Чего здесь нет, того клиент не увидит. Дополните данные на странице «Посредники».</translation>
    </message>
    <message>
        <source>What is missing, the customer will not see. Complete your own support profile.</source>
        <translation>Чего здесь нет, того клиент не увидит. Дополните свои данные поддержки.</translation>
    </message>
    <message>
        <source>What the customer will see</source>
        <translation>Что увидит клиент</translation>
    </message>
    <message>
        <source>Your role, %1, may not attest delegated admin.</source>
        <translation>Вашей роли (%1) не разрешено подтверждать делегированные права администратора.</translation>
    </message>
    <message>
        <source>attested by %1 on %2</source>
        <translation>подтверждено: %1, %2</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>кто-то</translation>
    </message>
</context>
<context>
    <name>ReviewSheet</name>
    <message numerus="yes">
        <source>%Ln can be published.</source>
        <comment>changes</comment>
        <translation>
            <numerusform>Можно опубликовать: %Ln.</numerusform>
            <numerusform>Можно опубликовать: %Ln.</numerusform>
            <numerusform>Можно опубликовать: %Ln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cannot be submitted.</source>
        <comment>changes</comment>
        <translation>
            <numerusform>Нельзя отправить: %Ln.</numerusform>
            <numerusform>Нельзя отправить: %Ln.</numerusform>
            <numerusform>Нельзя отправить: %Ln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) for %1.</source>
        <comment>%1 is a number of customers</comment>
        <translation>
            <numerusform>%Ln изменение для %1.</numerusform>
            <numerusform>%Ln изменения для %1.</numerusform>
            <numerusform>%Ln изменений для %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) kept on this desk.</source>
        <translation>
            <numerusform>%Ln изменение хранится здесь.</numerusform>
            <numerusform>%Ln изменения хранятся здесь.</numerusform>
            <numerusform>%Ln изменений хранятся здесь.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) left out, for the reasons below.</source>
        <translation>
            <numerusform>%Ln изменение не отправлено, причины ниже.</numerusform>
            <numerusform>%Ln изменения не отправлены, причины ниже.</numerusform>
            <numerusform>%Ln изменений не отправлено, причины ниже.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) removed meanwhile.</source>
        <translation>
            <numerusform>%Ln изменение за это время убрано.</numerusform>
            <numerusform>%Ln изменения за это время убраны.</numerusform>
            <numerusform>%Ln изменений за это время убрано.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) still staged, as you chose.</source>
        <translation>
            <numerusform>%Ln изменение осталось подготовленным, как вы решили.</numerusform>
            <numerusform>%Ln изменения остались подготовленными, как вы решили.</numerusform>
            <numerusform>%Ln изменений остались подготовленными, как вы решили.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) submitted, to be sent with the next sync.</source>
        <translation>
            <numerusform>%Ln изменение отправлено: оно уйдет в Центр партнеров при следующей синхронизации.</numerusform>
            <numerusform>%Ln изменения отправлены: они уйдут в Центр партнеров при следующей синхронизации.</numerusform>
            <numerusform>%Ln изменений отправлено: они уйдут в Центр партнеров при следующей синхронизации.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer(s)</source>
        <comment>after the word for</comment>
        <translation>
            <numerusform>%Ln клиента</numerusform>
            <numerusform>%Ln клиентов</numerusform>
            <numerusform>%Ln клиентов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln delegated admin(s) to attest or to leave open.</source>
        <comment>of a reseller</comment>
        <translation>
            <numerusform>Подтвердить права администратора или оставить вопрос открытым: %Ln.</numerusform>
            <numerusform>Подтвердить права администратора или оставить вопрос открытым: %Ln.</numerusform>
            <numerusform>Подтвердить права администратора или оставить вопрос открытым: %Ln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept here only.</source>
        <comment>changes</comment>
        <translation>
            <numerusform>Только здесь: %Ln.</numerusform>
            <numerusform>Только здесь: %Ln.</numerusform>
            <numerusform>Только здесь: %Ln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln may be refused.</source>
        <comment>changes</comment>
        <translation>
            <numerusform>Возможен отказ: %Ln.</numerusform>
            <numerusform>Возможен отказ: %Ln.</numerusform>
            <numerusform>Возможен отказ: %Ln.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Назад</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Закрыть</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Submit %Ln change(s)</source>
        <translation>
            <numerusform>О&amp;тправить изменения (%Ln)</numerusform>
            <numerusform>О&amp;тправить изменения (%Ln)</numerusform>
            <numerusform>О&amp;тправить изменения (%Ln)</numerusform>
        </translation>
    </message>
    <message>
        <source>Changes submitted</source>
        <translation>Изменения отправлены</translation>
    </message>
    <message>
        <source>Close without submitting; everything stays staged (Esc)</source>
        <translation>Закрыть без отправки; все останется подготовленным (Esc)</translation>
    </message>
    <message>
        <source>No change is included that can be submitted.</source>
        <translation>Не включено ни одного изменения, которое можно отправить.</translation>
    </message>
    <message>
        <source>Review changes</source>
        <translation>Проверка изменений</translation>
    </message>
    <message>
        <source>Submit (Ctrl+Enter)</source>
        <translation>Отправить изменения (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>You can still undo this: Undo is in the Edit menu (%1).</source>
        <translation>Это еще можно отменить: меню «Правка», «Отменить действие» (%1).</translation>
    </message>
    <message>
        <source>Your role, %1, may not assign support contacts.</source>
        <translation>Вашей роли (%1) не разрешено назначать контакты поддержки.</translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>Admin agent</source>
        <translation>Агент по администрированию</translation>
    </message>
    <message>
        <source>Global admin</source>
        <translation>Глобальный администратор</translation>
    </message>
    <message>
        <source>Helpdesk agent</source>
        <translation>Агент службы технической поддержки</translation>
    </message>
    <message>
        <source>Sales agent</source>
        <translation>Агент по продажам</translation>
    </message>
    <message>
        <source>User management admin</source>
        <translation>Администратор управления пользователями</translation>
    </message>
</context>
<context>
    <name>RowMenu</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Копировать</translation>
    </message>
    <message>
        <source>Copy with &amp;headers</source>
        <translation>Копировать с &amp;заголовками</translation>
    </message>
</context>
<context>
    <name>RowSteps</name>
    <message>
        <source>Select more rows: the contact of the first one goes to the others.</source>
        <translation>Выделите несколько строк: контакт первой перейдет к остальным.</translation>
    </message>
</context>
<context>
    <name>ScrollPlace</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Row %1 of %2</source>
        <translation>Строка %1 из %2</translation>
    </message>
</context>
<context>
    <name>Selected</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer(s)</source>
        <translation>
            <numerusform>%Ln клиент</numerusform>
            <numerusform>%Ln клиента</numerusform>
            <numerusform>%Ln клиентов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more contact(s)</source>
        <translation>
            <numerusform>еще %Ln контакт</numerusform>
            <numerusform>еще %Ln контакта</numerusform>
            <numerusform>еще %Ln контактов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln staged</source>
        <translation>
            <numerusform>Подготовлено: %Ln</numerusform>
            <numerusform>Подготовлено: %Ln</numerusform>
            <numerusform>Подготовлено: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln subscription(s) selected</source>
        <translation>
            <numerusform>Выбрана %Ln подписка</numerusform>
            <numerusform>Выбраны %Ln подписки</numerusform>
            <numerusform>Выбрано %Ln подписок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln of them</source>
        <translation>
            <numerusform>Все: %Ln</numerusform>
            <numerusform>Все: %Ln</numerusform>
            <numerusform>Все: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln subscription(s) are selected</source>
        <translation>
            <numerusform>Выбраны все подписки: %Ln</numerusform>
            <numerusform>Выбраны все подписки: %Ln</numerusform>
            <numerusform>Выбраны все подписки: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln subscription(s) that this filter shows are selected</source>
        <translation>
            <numerusform>Выбрана %Ln подписка — все, что показывает фильтр</numerusform>
            <numerusform>Выбраны %Ln подписки — все, что показывает фильтр</numerusform>
            <numerusform>Выбрано %Ln подписок — все, что показывает фильтр</numerusform>
        </translation>
    </message>
    <message>
        <source>Now: %1.</source>
        <translation>Сейчас: %1.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 (assigns only by the article of 2020)</source>
        <translation>%1 (назначает только по статье 2020 года)</translation>
    </message>
    <message>
        <source>&amp;As in the 2020 article</source>
        <translation>Как в &amp;статье 2020 года</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Цвета</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Язык</translation>
    </message>
    <message>
        <source>&amp;Text size</source>
        <translation>&amp;Размер текста</translation>
    </message>
    <message>
        <source>As the screen</source>
        <translation>Как на экране</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Темные</translation>
    </message>
    <message>
        <source>In 2020 five roles could assign support contacts, in 2023 three can. In force here: %1.</source>
        <translation>В 2020 году назначать контакты поддержки могли пять ролей, в 2023 — три. Здесь действует: %1.</translation>
    </message>
    <message>
        <source>It stands beside everything you decide.</source>
        <translation>Оно стоит рядом с каждым вашим решением.</translation>
    </message>
    <message>
        <source>Language and looks</source>
        <translation>Язык и вид</translation>
    </message>
    <message>
        <source>Language of l&amp;etters to resellers</source>
        <translation>Язык &amp;писем посредникам</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлые</translation>
    </message>
    <message>
        <source>MPN ID</source>
        <translation>MPN ID</translation>
    </message>
    <message>
        <source>Microsoft ID</source>
        <translation>Идентификатор Microsoft</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Not known yet. Import the organization, MPN and support profiles from Partner Center (JSON).</source>
        <translation>Пока неизвестно. Импортируйте из Центра партнеров профили организации, MPN и поддержки (JSON).</translation>
    </message>
    <message>
        <source>Only resellers whose delegated admin somebody has attested are offered. Otherwise unconfirmed ones can be chosen, are marked, and the review asks about them.</source>
        <translation>Предлагать только посредников, чьи делегированные права администратора подтверждены. Иначе можно выбрать и остальных: они отмечены, и проверка спросит о них.</translation>
    </message>
    <message>
        <source>Our own company</source>
        <translation>Наша компания</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Strict &amp;delegated admin</source>
        <translation>Строго требовать &amp;делегированные права</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Размер текста</translation>
    </message>
    <message>
        <source>This role may assign support contacts.</source>
        <translation>Этой роли разрешено назначать контакты поддержки.</translation>
    </message>
    <message>
        <source>This role may not assign support contacts; everything can be looked at.</source>
        <translation>Этой роли не разрешено назначать контакты поддержки; смотреть можно все.</translation>
    </message>
    <message>
        <source>To change this, import the organization, MPN and support profiles from Partner Center (JSON).</source>
        <translation>Чтобы изменить это, импортируйте из Центра партнеров профили организации, MPN и поддержки (JSON).</translation>
    </message>
    <message>
        <source>Who acts</source>
        <translation>Кто работает</translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation>Ваше &amp;имя</translation>
    </message>
    <message>
        <source>Your partner &amp;role</source>
        <translation>Ваша партнерская р&amp;оль</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Active</source>
        <translation>Активна</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Удалена</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Отключена</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Истекла</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ожидает</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Приостановлена</translation>
    </message>
</context>
<context>
    <name>SubscriptionFilters</name>
    <message>
        <source>Any contact</source>
        <translation>Любой контакт</translation>
    </message>
    <message>
        <source>Any publishing</source>
        <translation>Любая публикация</translation>
    </message>
    <message>
        <source>Any reseller of record</source>
        <translation>Любой посредник подписки</translation>
    </message>
    <message>
        <source>Any status</source>
        <translation>Любой статус</translation>
    </message>
    <message>
        <source>Changed or not</source>
        <translation>С изменениями и без</translation>
    </message>
    <message>
        <source>Clear filte&amp;rs</source>
        <translation>Сня&amp;ть фильтры</translation>
    </message>
    <message>
        <source>Contact not eligible</source>
        <translation>Контакт не подходит</translation>
    </message>
    <message>
        <source>No pending change</source>
        <translation>Без изменений</translation>
    </message>
    <message>
        <source>No reseller of record</source>
        <translation>Без посредника подписки</translation>
    </message>
    <message>
        <source>On a reseller</source>
        <translation>На посреднике</translation>
    </message>
    <message>
        <source>On default</source>
        <translation>По умолчанию</translation>
    </message>
    <message>
        <source>Pending changes</source>
        <translation>Есть изменения</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>Публикация</translation>
    </message>
    <message>
        <source>Reseller of record</source>
        <translation>Посредник подписки</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Support contact</source>
        <translation>Контакт поддержки</translation>
    </message>
</context>
<context>
    <name>SubscriptionMenu</name>
    <message>
        <source>Back to &amp;default contact</source>
        <translation>Назначить контакт по &amp;умолчанию</translation>
    </message>
    <message>
        <source>Choose &amp;support contact…</source>
        <translation>&amp;Выбрать контакт поддержки…</translation>
    </message>
    <message>
        <source>Copy &amp;order ID</source>
        <translation>Копировать &amp;номер заказа</translation>
    </message>
    <message>
        <source>Copy subscription &amp;ID</source>
        <translation>Копировать &amp;идентификатор подписки</translation>
    </message>
</context>
<context>
    <name>Subscriptions</name>
    <message>
        <source>Change</source>
        <translation>Изменение</translation>
    </message>
    <message>
        <source>Commerce</source>
        <translation>Коммерция</translation>
    </message>
    <message>
        <source>Contact read</source>
        <translation>Контакт прочитан</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Больше нет</translation>
    </message>
    <message>
        <source>MPN %1, not among your resellers</source>
        <translation>MPN %1, не из ваших посредников</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Заказ</translation>
    </message>
    <message>
        <source>Provider (default)</source>
        <translation>Поставщик (по умолчанию)</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>Публикация</translation>
    </message>
    <message>
        <source>Qty</source>
        <translation>Кол-во</translation>
    </message>
    <message>
        <source>Quantity of licences</source>
        <translation>Количество лицензий</translation>
    </message>
    <message>
        <source>Reseller of record</source>
        <translation>Посредник подписки</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>Подписка</translation>
    </message>
    <message>
        <source>Subscription ID</source>
        <translation>Идентификатор подписки</translation>
    </message>
    <message>
        <source>Support contact</source>
        <translation>Контакт поддержки</translation>
    </message>
    <message>
        <source>Term ends</source>
        <translation>Срок до</translation>
    </message>
    <message>
        <source>The partner whose support details the customer sees</source>
        <translation>Партнер, чьи данные поддержки видит клиент</translation>
    </message>
    <message>
        <source>changed, not sent</source>
        <translation>изменено, не отправлено</translation>
    </message>
    <message>
        <source>conflict</source>
        <translation>конфликт</translation>
    </message>
    <message>
        <source>default</source>
        <translation>по умолч.</translation>
    </message>
</context>
<context>
    <name>SubscriptionsPage</name>
    <message>
        <source>Customer, product, ID, order, reseller…</source>
        <translation>Клиент, продукт, идентификатор, заказ, посредник…</translation>
    </message>
    <message>
        <source>No subscription matches “%1”.</source>
        <translation>Ни одна подписка не подходит под «%1».</translation>
    </message>
    <message>
        <source>No subscription passes these filters.</source>
        <translation>Ни одна подписка не проходит через эти фильтры.</translation>
    </message>
    <message>
        <source>Nothing has been imported yet, so no subscription is known.</source>
        <translation>Пока ничего не импортировано, поэтому подписок нет.</translation>
    </message>
    <message>
        <source>Reading the subscriptions…</source>
        <translation>Чтение подписок…</translation>
    </message>
    <message>
        <source>Sho&amp;w the customer</source>
        <translation>По&amp;казать клиента</translation>
    </message>
    <message>
        <source>Show the customer</source>
        <translation>Показать клиента</translation>
    </message>
    <message>
        <source>Show the customer (Ctrl+G)</source>
        <translation>Показать клиента (Ctrl+G)</translation>
    </message>
    <message>
        <source>Subscriptions</source>
        <translation>Подписки</translation>
    </message>
    <message>
        <source>Subscriptions of all customers</source>
        <translation>Подписки всех клиентов</translation>
    </message>
    <message numerus="yes">
        <source>The customer of the current one of %Ln selected subscription(s)</source>
        <translation>
            <numerusform>Клиент текущей из %Ln выделенной подписки</numerusform>
            <numerusform>Клиент текущей из %Ln выделенных подписок</numerusform>
            <numerusform>Клиент текущей из %Ln выделенных подписок</numerusform>
        </translation>
    </message>
    <message>
        <source>The store holds no subscriptions yet.</source>
        <translation>В хранилище пока нет подписок.</translation>
    </message>
    <message>
        <source>The subscriptions could not be read.</source>
        <translation>Не удалось прочитать подписки.</translation>
    </message>
</context>
<context>
    <name>SupportCard</name>
    <message>
        <source>Indirect provider</source>
        <translation>Поставщик</translation>
    </message>
    <message>
        <source>Indirect reseller</source>
        <translation>Посредник</translation>
    </message>
    <message>
        <source>No e-mail address</source>
        <translation>Нет адреса эл. почты</translation>
    </message>
    <message>
        <source>No phone number</source>
        <translation>Нет телефона</translation>
    </message>
    <message>
        <source>No web site</source>
        <translation>Нет сайта</translation>
    </message>
    <message>
        <source>Support e-mail</source>
        <translation>Эл. почта поддержки</translation>
    </message>
    <message>
        <source>Support phone</source>
        <translation>Телефон поддержки</translation>
    </message>
    <message>
        <source>Support site</source>
        <translation>Сайт поддержки</translation>
    </message>
</context>
<context>
    <name>TenantIdDialog</name>
    <message>
        <source>&amp;Microsoft ID (tenant ID)</source>
        <translation>&amp;Идентификатор Microsoft (арендатора)</translation>
    </message>
    <message>
        <source>A Microsoft ID has the form 00000000-0000-0000-0000-000000000000.</source>
        <translation>Идентификатор Microsoft имеет вид 00000000-0000-0000-0000-000000000000.</translation>
    </message>
    <message>
        <source>Microsoft ID</source>
        <translation>Идентификатор Microsoft</translation>
    </message>
    <message>
        <source>Microsoft ID of %1</source>
        <translation>Идентификатор Microsoft: %1</translation>
    </message>
    <message>
        <source>Save Microsoft ID</source>
        <translation>Сохранить идентификатор</translation>
    </message>
    <message>
        <source>The reseller finds it in Partner Center, under its account settings.</source>
        <translation>Посредник найдет его в Центре партнеров, в параметрах своей учетной записи.</translation>
    </message>
    <message>
        <source>Without it the reseller cannot be chosen as a support contact.</source>
        <translation>Без него посредника нельзя выбрать контактом поддержки.</translation>
    </message>
</context>
</TS>
