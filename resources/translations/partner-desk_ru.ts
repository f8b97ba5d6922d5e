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
    <name>ActBar</name>
    <message>
        <source>%1 (%2)</source>
        <comment>an act and how many</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1: all %2</source>
        <comment>an act, and which</comment>
        <translation>%1: все %2</translation>
    </message>
    <message>
        <source>%1: all %2 listed</source>
        <comment>an act</comment>
        <translation>%1: все в списке (%2)</translation>
    </message>
    <message>
        <source>&amp;All %1 listed</source>
        <translation>&amp;Все в списке (%1)</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>Ото&amp;звать</translation>
    </message>
    <message>
        <source>&amp;Export as a list…</source>
        <translation>&amp;Экспорт списком…</translation>
    </message>
    <message>
        <source>&amp;Keep mine</source>
        <translation>Оставить &amp;мой</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>Позж&amp;е</translation>
    </message>
    <message>
        <source>&amp;Put back</source>
        <translation>Вернуть &amp;прежний</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>Восста&amp;новить</translation>
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
        <source>&amp;Take theirs</source>
        <translation>Принять &amp;чужой</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>Отменить &amp;действие: %1</translation>
    </message>
    <message>
        <source>A&amp;ccept</source>
        <translation>Прин&amp;ять</translation>
    </message>
    <message>
        <source>Include all in the next submit</source>
        <translation>Включить все в следующую отправку</translation>
    </message>
    <message>
        <source>Leave all out of the next submit</source>
        <translation>Исключить все из следующей отправки</translation>
    </message>
    <message>
        <source>Leave it at that: it does not count as needing anybody any more</source>
        <translation>Оставить как есть: больше не считается ждущим решения</translation>
    </message>
    <message>
        <source>Leave it in conflict and go to the next one</source>
        <translation>Оставить конфликт и перейти к следующему</translation>
    </message>
    <message>
        <source>Leave what Partner Center holds now; your choice goes to the withdrawn ones</source>
        <translation>Оставить контакт из Центра партнеров; ваш выбор попадет в отозванные</translation>
    </message>
    <message>
        <source>Review what is included, and submit it (Ctrl+Enter)</source>
        <translation>Проверить включенное и отправить (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Send your choice again, on top of what Partner Center holds now</source>
        <translation>Отправить ваш выбор снова, поверх нынешнего контакта в Центре партнеров</translation>
    </message>
    <message>
        <source>Set as&amp;ide</source>
        <translation>Отло&amp;жить</translation>
    </message>
    <message>
        <source>Sho&amp;w the subscription</source>
        <translation>Пок&amp;азать подписку</translation>
    </message>
    <message>
        <source>Show it on the customers page</source>
        <translation>Показать на странице клиентов</translation>
    </message>
    <message>
        <source>Stage &amp;again</source>
        <translation>Под&amp;готовить снова</translation>
    </message>
    <message>
        <source>Stage the contact that was here before; it goes through the review</source>
        <translation>Подготовить прежний контакт; он пройдет через проверку</translation>
    </message>
    <message>
        <source>Stage the same choice again; it goes through the review</source>
        <translation>Подготовить тот же выбор снова; он пройдет через проверку</translation>
    </message>
    <message>
        <source>Take note of the contact that was set elsewhere</source>
        <translation>Согласиться с контактом, назначенным в другом месте</translation>
    </message>
    <message>
        <source>Take the change back; it can be restored for 30 days (Del)</source>
        <translation>Отозвать изменение; 30 дней его можно восстановить (Del)</translation>
    </message>
    <message>
        <source>What can be done</source>
        <translation>Что можно сделать</translation>
    </message>
    <message>
        <source>What was not sent is withdrawn; what was sent goes back through the review</source>
        <translation>Неотправленное отзывается; отправленное возвращается через проверку</translation>
    </message>
    <message>
        <source>Write these into a file that can be corrected and imported again</source>
        <translation>Записать в файл, который можно исправить и снова импортировать</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <comment>contacts that were changed elsewhere</comment>
        <translation>с %1 на %2</translation>
    </message>
    <message>
        <source>of %1 against %2</source>
        <comment>my contact and theirs</comment>
        <translation>%1 вместо %2</translation>
    </message>
</context>
<context>
    <name>ActTelling</name>
    <message numerus="yes">
        <source>%Ln change(s) discarded. They can be restored for 30 days.</source>
        <translation>
            <numerusform>Отозвано %Ln изменение. Его можно восстановить в течение 30 дней.</numerusform>
            <numerusform>Отозвано %Ln изменения. Их можно восстановить в течение 30 дней.</numerusform>
            <numerusform>Отозвано %Ln изменений. Их можно восстановить в течение 30 дней.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) gave way to what Partner Center holds. They can be restored.</source>
        <translation>
            <numerusform>%Ln изменение уступило контакту из Центра партнеров. Его можно восстановить.</numerusform>
            <numerusform>%Ln изменения уступили контакту из Центра партнеров. Их можно восстановить.</numerusform>
            <numerusform>%Ln изменений уступили контакту из Центра партнеров. Их можно восстановить.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) set aside.</source>
        <translation>
            <numerusform>Отложено %Ln изменение.</numerusform>
            <numerusform>Отложено %Ln изменения.</numerusform>
            <numerusform>Отложено %Ln изменений.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) staged again: nothing is sent until you submit.</source>
        <translation>
            <numerusform>%Ln изменение подготовлено снова: ничего не уйдет, пока вы не отправите.</numerusform>
            <numerusform>%Ln изменения подготовлены снова: ничего не уйдет, пока вы не отправите.</numerusform>
            <numerusform>%Ln изменений подготовлено снова: ничего не уйдет, пока вы не отправите.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) taken up again.</source>
        <translation>
            <numerusform>%Ln изменение снова в работе.</numerusform>
            <numerusform>%Ln изменения снова в работе.</numerusform>
            <numerusform>%Ln изменений снова в работе.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) will be sent again with the next sync.</source>
        <translation>
            <numerusform>%Ln изменение уйдет снова при следующей синхронизации.</numerusform>
            <numerusform>%Ln изменения уйдут снова при следующей синхронизации.</numerusform>
            <numerusform>%Ln изменений уйдут снова при следующей синхронизации.</numerusform>
        </translation>
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
        <source>%Ln contact(s) accepted.</source>
        <translation>
            <numerusform>Принят %Ln контакт.</numerusform>
            <numerusform>Принято %Ln контакта.</numerusform>
            <numerusform>Принято %Ln контактов.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln contact(s) are open again.</source>
        <translation>
            <numerusform>%Ln контакт снова ждет решения.</numerusform>
            <numerusform>%Ln контакта снова ждут решения.</numerusform>
            <numerusform>%Ln контактов снова ждут решения.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln contact(s) go back through the review: nothing is sent until you submit.</source>
        <translation>
            <numerusform>%Ln контакт возвращается через проверку: ничего не уйдет, пока вы не отправите.</numerusform>
            <numerusform>%Ln контакта возвращаются через проверку: ничего не уйдет, пока вы не отправите.</numerusform>
            <numerusform>%Ln контактов возвращаются через проверку: ничего не уйдет, пока вы не отправите.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) have that contact already.</source>
        <translation>
            <numerusform>В %Ln строке этот контакт уже стоит.</numerusform>
            <numerusform>В %Ln строках этот контакт уже стоит.</numerusform>
            <numerusform>В %Ln строках этот контакт уже стоит.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) may not take that contact any more.</source>
        <translation>
            <numerusform>Для %Ln строки этот контакт больше нельзя выбрать.</numerusform>
            <numerusform>Для %Ln строк этот контакт больше нельзя выбрать.</numerusform>
            <numerusform>Для %Ln строк этот контакт больше нельзя выбрать.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) may not take their former contact any more, and stay here.</source>
        <translation>
            <numerusform>Для %Ln строки прежний контакт больше нельзя выбрать; она остается здесь.</numerusform>
            <numerusform>Для %Ln строк прежний контакт больше нельзя выбрать; они остаются здесь.</numerusform>
            <numerusform>Для %Ln строк прежний контакт больше нельзя выбрать; они остаются здесь.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) saved to %1.</source>
        <translation>
            <numerusform>%Ln строка сохранена в %1.</numerusform>
            <numerusform>%Ln строки сохранены в %1.</numerusform>
            <numerusform>%Ln строк сохранено в %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) were decided anew since.</source>
        <translation>
            <numerusform>По %Ln строке с тех пор решено заново.</numerusform>
            <numerusform>По %Ln строкам с тех пор решено заново.</numerusform>
            <numerusform>По %Ln строкам с тех пор решено заново.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>От&amp;менить действие</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Все файлы (*)</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Таблица CSV (*.csv)</translation>
    </message>
    <message>
        <source>Export as a list</source>
        <translation>Экспорт списком</translation>
    </message>
    <message>
        <source>Left as they are, on their way or decided anew since:</source>
        <translation>Оставлено как есть, потому что уже в пути или решено заново:</translation>
    </message>
    <message>
        <source>Show what is &amp;staged</source>
        <translation>Показать &amp;подготовленное</translation>
    </message>
    <message>
        <source>Undone: %1.</source>
        <translation>Отменено: %1.</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>и еще %Ln</numerusform>
            <numerusform>и еще %Ln</numerusform>
            <numerusform>и еще %Ln</numerusform>
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
        <source>&amp;Cancel the sync</source>
        <translation>Отм&amp;енить синхронизацию</translation>
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
        <source>&amp;Copy rows</source>
        <translation>&amp;Копировать строки</translation>
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
        <source>&amp;Export…</source>
        <translation>&amp;Экспортировать…</translation>
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
        <source>&amp;Import assignments…</source>
        <translation>&amp;Импорт назначений…</translation>
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
        <source>&amp;Last sync…</source>
        <translation>Пос&amp;ледняя синхронизация…</translation>
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
        <source>&amp;Pause</source>
        <translation>&amp;Пауза</translation>
    </message>
    <message>
        <source>&amp;Previous pane</source>
        <translation>П&amp;редыдущая область</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Печать…</translation>
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
        <source>&amp;Sync</source>
        <translation>С&amp;инхронизация</translation>
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
        <source>C&amp;hanges</source>
        <translation>Изме&amp;нения</translation>
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
        <source>Co&amp;nnection…</source>
        <translation>Подкл&amp;ючение…</translation>
    </message>
    <message>
        <source>Copy rows with &amp;headings</source>
        <translation>Копировать строки с &amp;заголовками</translation>
    </message>
    <message>
        <source>Default &amp;sweep…</source>
        <translation>Заме&amp;на контакта по умолчанию…</translation>
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
        <source>Read &amp;everything anew</source>
        <translation>Прочитать все &amp;заново</translation>
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
    <message>
        <source>Sync this cus&amp;tomer</source>
        <translation>Только этого &amp;клиента</translation>
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
    <name>Assignments</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 may not be the support contact there</source>
        <translation>%1 не может быть там контактом поддержки</translation>
    </message>
    <message>
        <source>A quotation mark is opened and not closed, or text follows a closing one.</source>
        <translation>Кавычка открыта и не закрыта, или после закрывающей идет текст.</translation>
    </message>
    <message>
        <source>Alike</source>
        <translation>Сходство</translation>
    </message>
    <message>
        <source>An earlier decision on this subscription is on its way.</source>
        <translation>Прежнее решение по этой подписке еще в пути.</translation>
    </message>
    <message>
        <source>Another line wants another contact for this subscription: line %1. Neither is taken.</source>
        <translation>Для этой подписки другая строка назначает другой контакт: строка %1. Ни одна не взята.</translation>
    </message>
    <message>
        <source>Attested</source>
        <translation>Подтверждены</translation>
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
        <translation>Делегированные права</translation>
    </message>
    <message>
        <source>In the sheet</source>
        <translation>В таблице</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Строка</translation>
    </message>
    <message>
        <source>Line %1 says the same about this subscription; once is enough.</source>
        <translation>В строке %1 об этой подписке сказано то же самое; одного раза достаточно.</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Строки</translation>
    </message>
    <message>
        <source>More than one customer is known as “%1”; give the Microsoft ID or the domain.</source>
        <translation>Клиентов с именем «%1» несколько; укажите код Microsoft или домен.</translation>
    </message>
    <message>
        <source>More than one reseller is known as “%1”; give the Microsoft ID.</source>
        <translation>Посредников с именем «%1» несколько; укажите код Microsoft.</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Новый контакт</translation>
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
        <source>No subscription %1 is known; import the customer&apos;s subscriptions first.</source>
        <translation>Подписка %1 неизвестна; сначала импортируйте подписки клиента.</translation>
    </message>
    <message>
        <source>Nothing says which reseller is wanted.</source>
        <translation>Не сказано, какой посредник нужен.</translation>
    </message>
    <message>
        <source>Nothing says which subscription this is about.</source>
        <translation>Не сказано, о какой подписке речь.</translation>
    </message>
    <message>
        <source>Perhaps</source>
        <translation>Возможно</translation>
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
        <source>Subscription</source>
        <translation>Подписка</translation>
    </message>
    <message>
        <source>The columns name different resellers: %1.</source>
        <translation>В столбцах названы разные посредники: %1.</translation>
    </message>
    <message>
        <source>The customer has more than one such subscription (%1); give the subscription ID.</source>
        <translation>Таких подписок у клиента несколько (%1); укажите код подписки.</translation>
    </message>
    <message>
        <source>The customer has no subscription “%1”.</source>
        <translation>У клиента нет подписки «%1».</translation>
    </message>
    <message>
        <source>The row has another number of cells than the heading: %1.</source>
        <translation>В строке не столько ячеек, сколько в заголовке: %1.</translation>
    </message>
    <message>
        <source>The text is too long: %1</source>
        <translation>Слишком длинный текст: %1</translation>
    </message>
    <message>
        <source>Unconfirmed</source>
        <translation>Не подтверждены</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Что не так</translation>
    </message>
    <message>
        <source>“%1” is not an MPN ID (digits only).</source>
        <translation>«%1» — не MPN ID (допустимы только цифры).</translation>
    </message>
    <message>
        <source>“%1” is not an identifier of the form 00000000-0000-0000-0000-000000000000.</source>
        <translation>«%1» — не идентификатор вида 00000000-0000-0000-0000-000000000000.</translation>
    </message>
</context>
<context>
    <name>AssignmentsDialog</name>
    <message>
        <source>%1 (the first %2 are listed)</source>
        <translation>%1 (показаны первые %2)</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cannot be taken</source>
        <translation>
            <numerusform>%Ln взять нельзя</numerusform>
            <numerusform>%Ln взять нельзя</numerusform>
            <numerusform>%Ln взять нельзя</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln have that contact already</source>
        <translation>
            <numerusform>%Ln уже с этим контактом</numerusform>
            <numerusform>%Ln уже с этим контактом</numerusform>
            <numerusform>%Ln уже с этим контактом</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) can be staged</source>
        <translation>
            <numerusform>Можно подготовить %Ln строку</numerusform>
            <numerusform>Можно подготовить %Ln строки</numerusform>
            <numerusform>Можно подготовить %Ln строк</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln wait for a suggestion to be accepted</source>
        <translation>
            <numerusform>%Ln ждет принятия предложения</numerusform>
            <numerusform>%Ln ждут принятия предложения</numerusform>
            <numerusform>%Ln ждут принятия предложения</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Вставить</translation>
    </message>
    <message>
        <source>&amp;Reason or ticket, for lines without their own</source>
        <translation>П&amp;ричина или заявка для строк без своей</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Stage %Ln change(s)</source>
        <translation>
            <numerusform>&amp;Подготовить %Ln изменение</numerusform>
            <numerusform>&amp;Подготовить %Ln изменения</numerusform>
            <numerusform>&amp;Подготовить %Ln изменений</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Stage changes</source>
        <translation>&amp;Подготовить изменения</translation>
    </message>
    <message>
        <source>A table (CSV, Excel) whose rows name a subscription and the reseller who is to support it: the subscription by its ID, or by customer and product; the reseller by MPN ID, Microsoft ID or name; “default” is yourself.</source>
        <translation>Таблица (CSV, Excel), в строках которой названы подписка и посредник, который будет ее поддерживать: подписка — кодом или клиентом и продуктом, посредник — кодом MPN, кодом Microsoft или названием; «по умолчанию» — это вы сами.</translation>
    </message>
    <message>
        <source>A&amp;ccept</source>
        <translation>Пр&amp;инять</translation>
    </message>
    <message numerus="yes">
        <source>Accept &amp;all %Ln likely one(s)</source>
        <translation>
            <numerusform>При&amp;нять все: %Ln вероятное</numerusform>
            <numerusform>При&amp;нять все: %Ln вероятных</numerusform>
            <numerusform>При&amp;нять все: %Ln вероятных</numerusform>
        </translation>
    </message>
    <message>
        <source>Accept &amp;all likely ones</source>
        <translation>При&amp;нять все вероятные</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Все файлы (*)</translation>
    </message>
    <message>
        <source>Another &amp;file…</source>
        <translation>Другой &amp;файл…</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>&amp;Закрыть</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>&amp;Копировать</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Выбрать файл…</translation>
    </message>
    <message>
        <source>Choose a sheet of assignments</source>
        <translation>Выбор таблицы назначений</translation>
    </message>
    <message>
        <source>Drop a file here, choose one, or paste rows.</source>
        <translation>Перетащите файл сюда, выберите его или вставьте строки.</translation>
    </message>
    <message>
        <source>Import assignments</source>
        <translation>Импорт назначений</translation>
    </message>
    <message>
        <source>Lines that cannot be taken</source>
        <translation>Строки, которые нельзя взять</translation>
    </message>
    <message>
        <source>Names that are not known. Whom do they mean?</source>
        <translation>Неизвестные названия. Кто имеется в виду?</translation>
    </message>
    <message>
        <source>Nothing could be staged: all of it was decided meanwhile.</source>
        <translation>Подготовить нечего: все это уже решено.</translation>
    </message>
    <message>
        <source>Reading the sheet…</source>
        <translation>Чтение таблицы…</translation>
    </message>
    <message>
        <source>Stage, then review; nothing is submitted yet (Ctrl+Enter)</source>
        <translation>Подготовить и перейти к проверке; пока ничего не отправляется (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Предложения</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt *.xlsx)</source>
        <translation>Таблицы (*.csv *.tsv *.txt *.xlsx)</translation>
    </message>
    <message>
        <source>Take rows that were copied in a spreadsheet (Ctrl+V)</source>
        <translation>Взять строки, скопированные в таблице (Ctrl+V)</translation>
    </message>
    <message>
        <source>There are no rows on the clipboard; copy some first.</source>
        <translation>В буфере обмена нет строк; сначала скопируйте их.</translation>
    </message>
    <message>
        <source>What would be staged</source>
        <translation>Что будет подготовлено</translation>
    </message>
    <message>
        <source>Your role may not assign support contacts</source>
        <translation>Вашей роли не разрешено назначать контакты поддержки</translation>
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
    <name>ChangeDetails</name>
    <message>
        <source>%1, %2</source>
        <comment>a person and a time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1; Partner Center does not tell who set it</source>
        <translation>%1; Центр партнеров не сообщает, кто его назначил</translation>
    </message>
    <message>
        <source>Contact before</source>
        <translation>Прежний контакт</translation>
    </message>
    <message>
        <source>Cop&amp;y what was said</source>
        <translation>&amp;Копировать ответ</translation>
    </message>
    <message>
        <source>Copy the code, the words and the correlation ID, for Partner Center&apos;s support</source>
        <translation>Копировать код, текст и идентификатор корреляции для поддержки Центра партнеров</translation>
    </message>
    <message>
        <source>Correlation ID: %1</source>
        <translation>Идентификатор корреляции: %1</translation>
    </message>
    <message>
        <source>Here before</source>
        <translation>Было здесь</translation>
    </message>
    <message>
        <source>In Partner Center now</source>
        <translation>Сейчас в Центре партнеров</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Мой выбор</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Новый контакт</translation>
    </message>
    <message>
        <source>Reason or ticket: %1</source>
        <translation>Причина или заявка: %1</translation>
    </message>
    <message>
        <source>The change in full</source>
        <translation>Изменение полностью</translation>
    </message>
    <message>
        <source>Theirs, in Partner Center now</source>
        <translation>Чужой, сейчас в Центре партнеров</translation>
    </message>
    <message>
        <source>What is known of it</source>
        <translation>Что о нем известно</translation>
    </message>
    <message>
        <source>You decided on top of</source>
        <translation>Вы решали поверх</translation>
    </message>
    <message>
        <source>nobody named</source>
        <translation>никто не назван</translation>
    </message>
    <message>
        <source>noticed %1; Partner Center does not tell who set it</source>
        <translation>замечено %1; Центр партнеров не сообщает, кто его назначил</translation>
    </message>
    <message>
        <source>read %1</source>
        <translation>прочитано %1</translation>
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
    <name>Changes</name>
    <message>
        <source>All changes</source>
        <translation>Все изменения</translation>
    </message>
    <message>
        <source>Already so</source>
        <translation>Уже так</translation>
    </message>
    <message>
        <source>Changed elsewhere</source>
        <translation>Изменено не здесь</translation>
    </message>
    <message>
        <source>Check or result</source>
        <translation>Проверка или итог</translation>
    </message>
    <message>
        <source>Chosen, and not submitted yet</source>
        <translation>Выбрано и еще не отправлено</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Принято</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Конфликты</translation>
    </message>
    <message>
        <source>Contact before</source>
        <translation>Прежний контакт</translation>
    </message>
    <message>
        <source>Contacts that somebody changed in Partner Center, past this desk</source>
        <translation>Контакты, которые кто-то изменил в Центре партнеров, минуя это рабочее место</translation>
    </message>
    <message>
        <source>Correlation ID</source>
        <translation>Идентификатор корреляции</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Решено</translation>
    </message>
    <message>
        <source>Discarded in the last 30 days; they can be restored</source>
        <translation>Отозвано за последние 30 дней; можно восстановить</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>Не здесь</translation>
    </message>
    <message>
        <source>Every decision, the newest act first</source>
        <translation>Все решения, сначала последние действия</translation>
    </message>
    <message>
        <source>Kept here only</source>
        <translation>Только здесь</translation>
    </message>
    <message>
        <source>Kept on this desk, as Partner Center does not take them</source>
        <translation>Хранится на этом рабочем месте: Центр партнеров этого не принимает</translation>
    </message>
    <message>
        <source>Moved meanwhile</source>
        <translation>Уже изменено</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Новый контакт</translation>
    </message>
    <message>
        <source>No agreement</source>
        <translation>Нет соглашения</translation>
    </message>
    <message>
        <source>No support agreement with this partner is on record.</source>
        <translation>Соглашение о поддержке с этим партнером не записано.</translation>
    </message>
    <message>
        <source>Nobody has attested the delegated admin that this counts on.</source>
        <translation>Никто не подтвердил нужные для этого делегированные права администратора.</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>Нельзя</translation>
    </message>
    <message>
        <source>Partner Center did not take them</source>
        <translation>Центр партнеров не принял</translation>
    </message>
    <message>
        <source>Partner Center has %1</source>
        <translation>В Центре партнеров %1</translation>
    </message>
    <message>
        <source>Partner Center holds %1 by now: sending this will end in a conflict.</source>
        <translation>В Центре партнеров уже %1: отправка закончится конфликтом.</translation>
    </message>
    <message>
        <source>Partner Center holds another contact than you decided on</source>
        <translation>В Центре партнеров другой контакт, чем тот, поверх которого вы решали</translation>
    </message>
    <message>
        <source>Partner Center holds this contact already: nothing will be written.</source>
        <translation>Этот контакт уже стоит в Центре партнеров: ничего не будет записано.</translation>
    </message>
    <message>
        <source>Partner Center holds what was decided</source>
        <translation>В Центре партнеров то, что решено</translation>
    </message>
    <message>
        <source>Partner Center may refuse a contact for this kind of subscription.</source>
        <translation>Для подписок такого вида Центр партнеров может не принять контакт.</translation>
    </message>
    <message>
        <source>Partner Center takes no contact here: it will be kept on this desk.</source>
        <translation>Центр партнеров не принимает здесь контакт: выбор останется на этом рабочем месте.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Reason or ticket</source>
        <translation>Причина или заявка</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Отказано</translation>
    </message>
    <message>
        <source>Sent without an answer; the next sync looks what became of them</source>
        <translation>Отправлено, ответа нет; следующая синхронизация выяснит, что стало</translation>
    </message>
    <message>
        <source>Staged</source>
        <translation>Подготовлено</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Submit</source>
        <comment>column of check boxes</comment>
        <translation>Отправить</translation>
    </message>
    <message>
        <source>Submitted; the next sync sends them</source>
        <translation>Отправлено; уйдет при следующей синхронизации</translation>
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
        <source>The answer named another contact</source>
        <translation>В ответе назван другой контакт</translation>
    </message>
    <message>
        <source>The sync ended before the answer came</source>
        <translation>Синхронизация прервалась до ответа</translation>
    </message>
    <message>
        <source>Unconfirmed</source>
        <translation>Не подтверждено</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Отменено</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Неизвестно</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Ждет отправки</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Whether the change goes with the next submit (Space)</source>
        <translation>Войдет ли изменение в следующую отправку (Пробел)</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Отозвано</translation>
    </message>
    <message>
        <source>can be restored until %1</source>
        <translation>можно вернуть до %1</translation>
    </message>
    <message>
        <source>decided anew since</source>
        <translation>с тех пор решено заново</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <comment>support contacts</comment>
        <translation>с %1 на %2</translation>
    </message>
    <message>
        <source>goes with the next submit</source>
        <translation>войдет в следующую отправку</translation>
    </message>
    <message>
        <source>left out of the next submit</source>
        <translation>исключено из следующей отправки</translation>
    </message>
    <message>
        <source>noticed %1</source>
        <translation>замечено %1</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>отложено</translation>
    </message>
</context>
<context>
    <name>ChangesPage</name>
    <message>
        <source>&amp;Discard</source>
        <translation>Ото&amp;звать</translation>
    </message>
    <message>
        <source>&amp;Include in the next submit</source>
        <translation>&amp;Включить в следующую отправку</translation>
    </message>
    <message>
        <source>&amp;Keep mine</source>
        <translation>Оставить &amp;мой</translation>
    </message>
    <message>
        <source>&amp;Put back</source>
        <translation>Вернуть &amp;прежний</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>Восста&amp;новить</translation>
    </message>
    <message>
        <source>&amp;Take theirs</source>
        <translation>Принять &amp;чужой</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>Отменить &amp;действие: %1</translation>
    </message>
    <message>
        <source>A&amp;ccept</source>
        <translation>Прин&amp;ять</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Изменения</translation>
    </message>
    <message>
        <source>Cop&amp;y what was said</source>
        <translation>Копировать &amp;ответ</translation>
    </message>
    <message>
        <source>Copy subscription &amp;ID</source>
        <translation>Копировать &amp;идентификатор подписки</translation>
    </message>
    <message>
        <source>Customer, subscription, contact, person, ticket, correlation ID…</source>
        <translation>Клиент, подписка, контакт, сотрудник, заявка, идентификатор корреляции…</translation>
    </message>
    <message numerus="yes">
        <source>Discard %Ln change(s)</source>
        <translation>
            <numerusform>Отозвать изменения (%Ln)</numerusform>
            <numerusform>Отозвать изменения (%Ln)</numerusform>
            <numerusform>Отозвать изменения (%Ln)</numerusform>
        </translation>
    </message>
    <message>
        <source>Discard all</source>
        <translation>Отозвать все</translation>
    </message>
    <message>
        <source>Leave &amp;out of the next submit</source>
        <translation>Ис&amp;ключить из следующей отправки</translation>
    </message>
    <message>
        <source>No change here matches “%1”.</source>
        <translation>Здесь нет изменений по запросу «%1».</translation>
    </message>
    <message>
        <source>No contact was changed elsewhere.</source>
        <translation>В других местах контакты не меняли.</translation>
    </message>
    <message>
        <source>Nothing has been decided yet.</source>
        <translation>Решений пока нет.</translation>
    </message>
    <message>
        <source>Nothing has been imported yet, so nothing has been decided.</source>
        <translation>Пока ничего не импортировано, поэтому и решений нет.</translation>
    </message>
    <message>
        <source>Nothing is kept on this desk only.</source>
        <translation>Ничего не хранится только здесь.</translation>
    </message>
    <message>
        <source>Nothing is staged: all that was chosen has been submitted.</source>
        <translation>Подготовленного нет: все выбранное отправлено.</translation>
    </message>
    <message>
        <source>Nothing waits to be sent.</source>
        <translation>Ничто не ждет отправки.</translation>
    </message>
    <message>
        <source>Nothing was discarded in the last 30 days.</source>
        <translation>За последние 30 дней ничего не отозвано.</translation>
    </message>
    <message>
        <source>Nothing was refused, or all of it was decided anew.</source>
        <translation>Отказов нет, или по всем уже решено заново.</translation>
    </message>
    <message>
        <source>Of everything that was sent it is known what became of it.</source>
        <translation>Обо всем отправленном известно, что с ним стало.</translation>
    </message>
    <message>
        <source>Partner Center has confirmed nothing yet.</source>
        <translation>Центр партнеров пока ничего не принял.</translation>
    </message>
    <message>
        <source>Reading the changes…</source>
        <translation>Чтение изменений…</translation>
    </message>
    <message>
        <source>Set as&amp;ide</source>
        <translation>Отло&amp;жить</translation>
    </message>
    <message>
        <source>Sho&amp;w the subscription</source>
        <translation>Пок&amp;азать подписку</translation>
    </message>
    <message>
        <source>Stage &amp;again</source>
        <translation>Под&amp;готовить снова</translation>
    </message>
    <message numerus="yes">
        <source>Take back all %Ln listed change(s)?</source>
        <translation>
            <numerusform>Отозвать %Ln изменение из списка?</numerusform>
            <numerusform>Отозвать все %Ln изменения из списка?</numerusform>
            <numerusform>Отозвать все %Ln изменений из списка?</numerusform>
        </translation>
    </message>
    <message>
        <source>The changes could not be read.</source>
        <translation>Не удалось прочитать изменения.</translation>
    </message>
    <message>
        <source>There is no conflict to settle.</source>
        <translation>Конфликтов нет.</translation>
    </message>
    <message>
        <source>They go to the withdrawn ones and can be restored for 30 days.</source>
        <translation>Они попадут в отозванные, 30 дней их можно восстановить.</translation>
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
    <name>ConnectDialog</name>
    <message>
        <source>&amp;Application (client) ID</source>
        <translation>&amp;Идентификатор приложения (клиента)</translation>
    </message>
    <message>
        <source>&amp;Cloud</source>
        <translation>&amp;Облако</translation>
    </message>
    <message>
        <source>&amp;More settings</source>
        <translation>Дополнитель&amp;но</translation>
    </message>
    <message>
        <source>&amp;Requests a minute</source>
        <translation>&amp;Запросов в минуту</translation>
    </message>
    <message>
        <source>&amp;Sign in…</source>
        <translation>&amp;Войти…</translation>
    </message>
    <message>
        <source>&amp;Tenant</source>
        <translation>&amp;Арендатор</translation>
    </message>
    <message>
        <source>21Vianet (China; no support contacts)</source>
        <translation>21Vianet (Китай; без контактов поддержки)</translation>
    </message>
    <message>
        <source>Code to type</source>
        <translation>Код для ввода</translation>
    </message>
    <message>
        <source>Connect to Partner Center</source>
        <translation>Подключение к Центру партнеров</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Подключение</translation>
    </message>
    <message>
        <source>Cop&amp;y code</source>
        <translation>Скопировать ко&amp;д</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Скопировано</translation>
    </message>
    <message>
        <source>D&amp;isconnect</source>
        <translation>О&amp;тключиться</translation>
    </message>
    <message>
        <source>Empty for Partner Center itself. Name a sandbox on this machine here.</source>
        <translation>Пусто — сам Центр партнеров. Здесь можно указать песочницу на этом компьютере.</translation>
    </message>
    <message>
        <source>For a machine without a browser: type a code on another device</source>
        <translation>Для компьютера без браузера: код вводится на другом устройстве</translation>
    </message>
    <message>
        <source>Looking who is signed in…</source>
        <translation>Выясняем, выполнен ли вход…</translation>
    </message>
    <message>
        <source>Nobody is signed in.</source>
        <translation>Вход не выполнен.</translation>
    </message>
    <message>
        <source>On any device, open %1 and type this code:</source>
        <translation>На любом устройстве откройте %1 и введите код:</translation>
    </message>
    <message>
        <source>Open the &amp;page</source>
        <translation>Открыть ст&amp;раницу</translation>
    </message>
    <message>
        <source>Ot&amp;her address</source>
        <translation>Др&amp;угой адрес</translation>
    </message>
    <message>
        <source>Partner Center allows 500 for all together; fewer leave room for others.</source>
        <translation>Центр партнеров разрешает 500 на всех; меньшее число оставит место другим.</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>Общедоступное</translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation>В&amp;ыйти</translation>
    </message>
    <message>
        <source>Sign in with a co&amp;de…</source>
        <translation>Войти по &amp;коду…</translation>
    </message>
    <message>
        <source>Signed in as %1</source>
        <translation>Вход выполнен: %1</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>Не ждать</translation>
    </message>
    <message>
        <source>Sync &amp;now</source>
        <translation>&amp;Синхронизировать</translation>
    </message>
    <message>
        <source>The ID of your own company&apos;s tenant, or its domain.</source>
        <translation>Идентификатор арендатора вашей компании или его домен.</translation>
    </message>
    <message>
        <source>The sign-in is kept in the protected store of this machine, never in a file of Partner Desk.</source>
        <translation>Вход сохраняется в защищенном хранилище этого компьютера и никогда — в файлах Partner Desk.</translation>
    </message>
    <message>
        <source>The token in PARTNER_DESK_TOKEN is used. Nobody has to sign in.</source>
        <translation>Используется токен из PARTNER_DESK_TOKEN. Входить не нужно.</translation>
    </message>
    <message>
        <source>This machine has no protected store for sign-ins (such as a keyring), so the sign-in lasts until Partner Desk is closed.</source>
        <translation>На этом компьютере нет защищенного хранилища для входа (например, связки ключей), поэтому вход действует, пока Partner Desk не закрыт.</translation>
    </message>
    <message>
        <source>US Government</source>
        <translation>Правительство США</translation>
    </message>
    <message>
        <source>Waiting for the browser…</source>
        <translation>Ждем ответа из браузера…</translation>
    </message>
    <message>
        <source>Waiting for the code to be typed…</source>
        <translation>Ждем, пока код будет введен…</translation>
    </message>
    <message>
        <source>You are signed in to Partner Center. Close this page and go back to Partner Desk.</source>
        <translation>Вход в Центр партнеров выполнен. Закройте эту страницу и вернитесь в Partner Desk.</translation>
    </message>
    <message>
        <source>Your administrator registers Partner Desk once and gives you these values. Nothing is sent before you sync, and only what you have submitted.</source>
        <translation>Администратор один раз регистрирует Partner Desk и дает вам эти значения. До синхронизации ничего не отправляется, а с ней — только то, что вы отправили на проверке.</translation>
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
    <name>ContactSide</name>
    <message>
        <source>MPN %1</source>
        <translation>MPN ID %1</translation>
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
        <source>The sync has not come to the subscriptions of this customer yet.</source>
        <translation>До подписок этого клиента синхронизация еще не дошла.</translation>
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
    <name>DeleteViewDialog</name>
    <message>
        <source>Delete the view “%1”?</source>
        <translation>Удалить вид «%1»?</translation>
    </message>
    <message>
        <source>Delete view</source>
        <translation>Удалить вид</translation>
    </message>
    <message>
        <source>The subscriptions stay as they are. A view that is deleted does not come back.</source>
        <translation>Подписки останутся как есть. Удаленный вид не вернуть.</translation>
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
        <source>%1 to send · %2</source>
        <translation>К отправке: %1 · %2</translation>
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
        <source>Not connected</source>
        <translation>Не подключено</translation>
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
        <source>%1 cannot be read: %2</source>
        <translation>Не удается прочитать %1: %2</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>Не удалось записать %1: %2</translation>
    </message>
    <message>
        <source>%1 holds a view that cannot be used: %2</source>
        <translation>Вид в файле %1 использовать нельзя: %2</translation>
    </message>
    <message>
        <source>%1 is no address of a service: it begins with https://, or leads to this machine.</source>
        <translation>%1 — не адрес службы: он начинается с https:// или ведет на этот компьютер.</translation>
    </message>
    <message>
        <source>%1 is no address to sign in at: it begins with https://.</source>
        <translation>%1 — не адрес для входа: он начинается с https://.</translation>
    </message>
    <message>
        <source>%1 is no application (client) ID: five groups of digits and letters.</source>
        <translation>%1 — не идентификатор приложения: в нем пять групп цифр и букв.</translation>
    </message>
    <message>
        <source>%1 is no tenant. Enter its ID, or a domain such as contoso.com.</source>
        <translation>%1 — не арендатор. Введите его идентификатор или домен, например contoso.com.</translation>
    </message>
    <message>
        <source>%1 is not a view of Partner Desk.</source>
        <translation>%1 — не вид Partner Desk.</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of Partner Desk.</source>
        <translation>Файл %1 записан более новой версией Partner Desk.</translation>
    </message>
    <message>
        <source>A link of Partner Center leads to another server and was not followed. Nothing was taken for gone.</source>
        <translation>Ссылка Центра партнеров ведет на другой сервер; переход не выполнен. Ничто не сочтено исчезнувшим.</translation>
    </message>
    <message>
        <source>A list of Partner Center leads back to where it was. Nothing was taken for gone.</source>
        <translation>Список Центра партнеров возвращается к уже прочитанной странице. Ничто не сочтено исчезнувшим.</translation>
    </message>
    <message>
        <source>A store has to be a file.</source>
        <translation>Хранилище должно быть файлом.</translation>
    </message>
    <message>
        <source>A view is called “%1” already. Choose another name.</source>
        <translation>Вид «%1» уже есть. Выберите другое имя.</translation>
    </message>
    <message>
        <source>A view needs a name of one line, up to %1 characters.</source>
        <translation>Имя вида — одна строка, не длиннее %1 знаков.</translation>
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
        <source>No application is configured to sign in with.</source>
        <translation>Приложение для входа не настроено.</translation>
    </message>
    <message>
        <source>No browser could be opened; sign in with a code instead.</source>
        <translation>Не удалось открыть браузер; войдите по коду.</translation>
    </message>
    <message>
        <source>No customer is known as %1.</source>
        <translation>Клиент %1 неизвестен.</translation>
    </message>
    <message>
        <source>No sync can begin, as the store gives no lock: %1</source>
        <translation>Синхронизацию начать нельзя: хранилище не удается заблокировать (%1)</translation>
    </message>
    <message>
        <source>No token is in PARTNER_DESK_TOKEN.</source>
        <translation>В PARTNER_DESK_TOKEN нет токена.</translation>
    </message>
    <message>
        <source>No view is called “%1” any more.</source>
        <translation>Вида «%1» больше нет.</translation>
    </message>
    <message>
        <source>Nobody signed in in time. Try again.</source>
        <translation>Вход не выполнен вовремя. Повторите.</translation>
    </message>
    <message>
        <source>Partner Center answered something else than was asked. The next sync asks again.</source>
        <translation>Центр партнеров ответил не на то, о чем его спросили. Следующая синхронизация спросит снова.</translation>
    </message>
    <message>
        <source>Partner Center asks for a sign-in with a second factor.</source>
        <translation>Центр партнеров требует входа с многофакторной проверкой.</translation>
    </message>
    <message>
        <source>Partner Center asks to wait %1 seconds. The next sync goes on from here.</source>
        <translation>Центр партнеров просит подождать (секунд: %1). Следующая синхронизация продолжит с этого места.</translation>
    </message>
    <message>
        <source>Partner Center cannot be reached. Check the network; the next sync goes on from here.</source>
        <translation>Центр партнеров недоступен. Проверьте сеть; следующая синхронизация продолжит с этого места.</translation>
    </message>
    <message>
        <source>Partner Center did not accept the sign-in; sign in again.</source>
        <translation>Центр партнеров не принял вход; войдите снова.</translation>
    </message>
    <message>
        <source>Partner Center did not accept the token in PARTNER_DESK_TOKEN.</source>
        <translation>Центр партнеров не принял токен из PARTNER_DESK_TOKEN.</translation>
    </message>
    <message>
        <source>Partner Center did not say who is signed in. Sign in again.</source>
        <translation>Центр партнеров не сообщил, кто вошел. Войдите снова.</translation>
    </message>
    <message>
        <source>Partner Center does not have it any more: %1 (code %2).</source>
        <translation>В Центре партнеров этого больше нет: %1 (код %2).</translation>
    </message>
    <message>
        <source>Partner Center does not offer this in this cloud.</source>
        <translation>В этом облаке Центр партнеров такого не предлагает.</translation>
    </message>
    <message>
        <source>Partner Center is out of order at present (HTTP status %1). The next sync goes on from here.</source>
        <translation>Центр партнеров сейчас не работает (код состояния HTTP %1). Следующая синхронизация продолжит с этого места.</translation>
    </message>
    <message>
        <source>Partner Center names a contact that is not known here.</source>
        <translation>Центр партнеров называет контакт, который здесь неизвестен.</translation>
    </message>
    <message>
        <source>Partner Center names a reseller that is not known here.</source>
        <translation>Центр партнеров называет посредника, который здесь неизвестен.</translation>
    </message>
    <message>
        <source>Partner Center refused: %1 (code %2).</source>
        <translation>Центр партнеров отказал: %1 (код %2).</translation>
    </message>
    <message>
        <source>Partner Center says that there is no relationship with this customer any more.</source>
        <translation>По сведениям Центра партнеров, отношений с этим клиентом больше нет.</translation>
    </message>
    <message>
        <source>Partner Center sent the request to another address; that was not followed.</source>
        <translation>Центр партнеров перенаправил запрос на другой адрес; переход не выполнен.</translation>
    </message>
    <message>
        <source>Partner Center tells no support contact of this subscription.</source>
        <translation>Центр партнеров не сообщает контакт поддержки этой подписки.</translation>
    </message>
    <message>
        <source>Partner Center tells of a reseller without an identifier.</source>
        <translation>Центр партнеров сообщает о посреднике без идентификатора.</translation>
    </message>
    <message>
        <source>Partner Center tells of a subscription that is not known here.</source>
        <translation>Центр партнеров сообщает о подписке, которая здесь неизвестна.</translation>
    </message>
    <message>
        <source>Partner Center tells of a subscription without its customer.</source>
        <translation>Центр партнеров сообщает о подписке без клиента.</translation>
    </message>
    <message>
        <source>Partner Center&apos;s link to the next page cannot be used. Nothing was taken for gone.</source>
        <translation>Ссылкой Центра партнеров на следующую страницу нельзя воспользоваться. Ничто не сочтено исчезнувшим.</translation>
    </message>
    <message>
        <source>Sign in to Partner Center.</source>
        <translation>Войдите в Центр партнеров.</translation>
    </message>
    <message>
        <source>The answer of Partner Center cannot be used. A proxy or a sign-in page of the network may stand between; the next sync asks again.</source>
        <translation>Ответ Центра партнеров не удается разобрать. Возможно, вмешался прокси-сервер или страница входа в сеть; следующая синхронизация спросит снова.</translation>
    </message>
    <message>
        <source>The answer of the sign-in service cannot be used. A proxy may stand between.</source>
        <translation>Ответ службы входа не удается разобрать. Возможно, вмешался прокси-сервер.</translation>
    </message>
    <message>
        <source>The backup could not be written: %1</source>
        <translation>Не удалось записать резервную копию: %1</translation>
    </message>
    <message>
        <source>The certificate of Partner Center is not trusted on this computer, so nothing was sent. If your company has a proxy, its root certificate may have to be installed.</source>
        <translation>На этом компьютере нет доверия к сертификату Центра партнеров, поэтому ничего не передано. Если в компании есть прокси-сервер, возможно, нужно установить его корневой сертификат.</translation>
    </message>
    <message>
        <source>The change was sent and no answer came. It is looked up before anything is sent again.</source>
        <translation>Изменение передано, но ответа нет. Прежде чем передать его снова, контакт будет прочитан заново.</translation>
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
        <source>The printer does not take the list: %1</source>
        <translation>Принтер не принимает список: %1</translation>
    </message>
    <message>
        <source>The proxy that this computer names (HTTPS_PROXY) cannot be used.</source>
        <translation>Прокси-сервером, который указан на этом компьютере (HTTPS_PROXY), нельзя воспользоваться.</translation>
    </message>
    <message>
        <source>The reseller is not linked to this customer.</source>
        <translation>Посредник не работает с этим клиентом.</translation>
    </message>
    <message>
        <source>The saved views cannot be read: %1 is broken. It was left as it is; mend it, or move it away.</source>
        <translation>Не удается прочитать сохраненные виды: файл %1 поврежден. Он оставлен как есть; исправьте его или уберите.</translation>
    </message>
    <message>
        <source>The saved views in %1 are of another version of Partner Desk, and were left as they are.</source>
        <translation>Сохраненные виды в файле %1 записаны другой версией Partner Desk и оставлены как есть.</translation>
    </message>
    <message>
        <source>The sign-in failed. Check tenant and application. %1</source>
        <translation>Войти не удалось. Проверьте арендатора и приложение. %1</translation>
    </message>
    <message>
        <source>The sign-in has ended; sign in again.</source>
        <translation>Вход больше не действует; войдите снова.</translation>
    </message>
    <message>
        <source>The sign-in service cannot be reached. Check the network.</source>
        <translation>Служба входа недоступна. Проверьте сеть.</translation>
    </message>
    <message>
        <source>The sign-in was declined.</source>
        <translation>Вход отклонен.</translation>
    </message>
    <message>
        <source>The sign-in was not made for Partner Center; check the application that is configured.</source>
        <translation>Вход выполнен не для Центра партнеров; проверьте настроенное приложение.</translation>
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
        <source>The sync was stopped. What it had read and sent by then stays.</source>
        <translation>Синхронизация остановлена. Все, что к этому времени прочитано и передано, сохранено.</translation>
    </message>
    <message>
        <source>The view “%1” comes along and cannot be deleted.</source>
        <translation>Вид «%1» встроенный, его нельзя удалить.</translation>
    </message>
    <message>
        <source>There are %1 views already. Delete some first.</source>
        <translation>Видов уже %1. Сначала удалите лишние.</translation>
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
        <source>This store is being synced already. Try again when that has ended.</source>
        <translation>Это хранилище уже синхронизируется. Повторите, когда синхронизация закончится.</translation>
    </message>
    <message>
        <source>This store is the book of %1, but the sign-in is for %2. Nothing was sent or read. Sign in there, or choose another store by File ▸ Open store: a new name makes a new one.</source>
        <translation>Это хранилище — книга компании «%1», а вход выполнен для «%2». Ничего не отправлено и не прочитано. Войдите там или выберите другое хранилище: «Файл ▸ Открыть хранилище», новое имя создаст новое.</translation>
    </message>
    <message>
        <source>This store lies on a server: back it up with the server&apos;s own tools.</source>
        <translation>Это хранилище находится на сервере: копируйте его средствами самого сервера.</translation>
    </message>
    <message>
        <source>What is in PARTNER_DESK_TOKEN is no token.</source>
        <translation>В PARTNER_DESK_TOKEN записан не токен.</translation>
    </message>
    <message>
        <source>Your role in Partner Center does not allow this: %1 (code %2). Reading everything takes an Admin agent; a Helpdesk agent or a Global admin may set support contacts, too.</source>
        <translation>Ваша роль в Центре партнеров этого не позволяет: %1 (код %2). Читать все может агент по администрированию; назначать контакты поддержки могут также агент службы технической поддержки и глобальный администратор.</translation>
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
        <source>Refusal set aside</source>
        <translation>Отказ отложен</translation>
    </message>
    <message>
        <source>Refusal taken up again</source>
        <translation>Отказ снова в работе</translation>
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
    <name>Export</name>
    <message>
        <source>%1, ascending</source>
        <translation>%1, по возрастанию</translation>
    </message>
    <message>
        <source>%1, descending</source>
        <translation>%1, по убыванию</translation>
    </message>
    <message>
        <source>%1, selected by hand</source>
        <translation>%1, выбраны вручную</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>About this list</source>
        <translation>Об этом списке</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>История</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Стало</translation>
    </message>
    <message>
        <source>Agreement until</source>
        <translation>Соглашение до</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>Псевдоним</translation>
    </message>
    <message>
        <source>Batch ID</source>
        <translation>Идентификатор пакета</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Было</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Кто выгрузил</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Изменение</translation>
    </message>
    <message>
        <source>Change ID</source>
        <translation>Идентификатор изменения</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Изменения</translation>
    </message>
    <message>
        <source>Chosen at</source>
        <translation>Выбрано</translation>
    </message>
    <message>
        <source>Commerce</source>
        <translation>Коммерция</translation>
    </message>
    <message>
        <source>Contact before</source>
        <translation>Прежний контакт</translation>
    </message>
    <message>
        <source>Contact read</source>
        <translation>Контакт прочитан</translation>
    </message>
    <message>
        <source>Contact wanted</source>
        <translation>Новый контакт</translation>
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
        <source>Customer ID</source>
        <translation>Идентификатор клиента</translation>
    </message>
    <message>
        <source>Customer domain</source>
        <translation>Домен клиента</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Клиенты</translation>
    </message>
    <message>
        <source>Default contact</source>
        <translation>Контакт по умолчанию</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Подробности</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Домен</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Выгружено</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Фильтр</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Больше нет</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Последняя ошибка</translation>
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
        <source>Newest data</source>
        <translation>Самые свежие данные</translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation>Понятное имя</translation>
    </message>
    <message>
        <source>Not signed</source>
        <translation>Не подписано</translation>
    </message>
    <message>
        <source>On default</source>
        <translation>На контакте по умолчанию</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Заказ</translation>
    </message>
    <message>
        <source>Partnership</source>
        <translation>Партнерство</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>В работе</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Продукт</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>Публикация</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Количество</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Прочитано</translation>
    </message>
    <message>
        <source>Reason or ticket</source>
        <translation>Причина или заявка</translation>
    </message>
    <message>
        <source>Relationship</source>
        <translation>Отношения</translation>
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
        <source>Reseller of record</source>
        <translation>Посредник подписки</translation>
    </message>
    <message>
        <source>Reseller of record MPN ID</source>
        <translation>MPN ID посредника подписки</translation>
    </message>
    <message>
        <source>Resellers</source>
        <translation>Посредники</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Роль</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Строк</translation>
    </message>
    <message>
        <source>Sample data</source>
        <translation>Пример</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Подписано</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Порядок</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>State since</source>
        <translation>Состояние с</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
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
        <source>Subscriptions</source>
        <translation>Подписки</translation>
    </message>
    <message>
        <source>Support agreement</source>
        <translation>Соглашение о поддержке</translation>
    </message>
    <message>
        <source>Support contact</source>
        <translation>Контакт поддержки</translation>
    </message>
    <message>
        <source>Support contact MPN ID</source>
        <translation>MPN ID контакта поддержки</translation>
    </message>
    <message>
        <source>Support contact tenant ID</source>
        <translation>Идентификатор арендатора контакта поддержки</translation>
    </message>
    <message>
        <source>Supports</source>
        <translation>На поддержке</translation>
    </message>
    <message>
        <source>Term end</source>
        <translation>Окончание срока</translation>
    </message>
    <message>
        <source>Times in the table</source>
        <translation>Время в таблице</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Представление</translation>
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
        <source>no subscription on default</source>
        <translation>нет подписок на контакте по умолчанию</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>none, the whole list</source>
        <translation>нет, весь список</translation>
    </message>
    <message>
        <source>not eligible</source>
        <translation>не подходит</translation>
    </message>
    <message>
        <source>on a reseller</source>
        <translation>посредник</translation>
    </message>
    <message>
        <source>on default</source>
        <translation>по умолчанию</translation>
    </message>
    <message>
        <source>search “%1”</source>
        <translation>поиск «%1»</translation>
    </message>
    <message>
        <source>some subscriptions on default</source>
        <translation>есть подписки на контакте по умолчанию</translation>
    </message>
    <message>
        <source>with pending changes</source>
        <translation>с незавершенными изменениями</translation>
    </message>
    <message>
        <source>without pending changes</source>
        <translation>без незавершенных изменений</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>%1 rows were exported to %2.</source>
        <translation>
            <numerusform>%1 строка выгружена в %2.</numerusform>
            <numerusform>%1 строки выгружены в %2.</numerusform>
            <numerusform>%1 строк выгружено в %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Экспортировать…</translation>
    </message>
    <message numerus="yes">
        <source>All %1 that are shown</source>
        <translation>
            <numerusform>%1 показанная</numerusform>
            <numerusform>Все %1 показанные</numerusform>
            <numerusform>Все %1 показанных</numerusform>
        </translation>
    </message>
    <message>
        <source>Excel workbook (XLSX)</source>
        <translation>Книга Excel (XLSX)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Экспорт</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Экспортировать в</translation>
    </message>
    <message>
        <source>Export: %1</source>
        <translation>Экспорт: %1</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Экспорт идет</translation>
    </message>
    <message>
        <source>For programs (JSON)</source>
        <translation>Для программ (JSON)</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Формат</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Строки</translation>
    </message>
    <message>
        <source>Table as text (CSV)</source>
        <translation>Таблица текстом (CSV)</translation>
    </message>
    <message numerus="yes">
        <source>The %1 selected</source>
        <translation>
            <numerusform>%1 выбранная</numerusform>
            <numerusform>%1 выбранные</numerusform>
            <numerusform>%1 выбранных</numerusform>
        </translation>
    </message>
    <message>
        <source>The columns that are shown, in their order; the rows as they are filtered and sorted.</source>
        <translation>Показанные столбцы в их порядке; строки — по фильтру и в порядке на экране.</translation>
    </message>
    <message>
        <source>To read and print (PDF)</source>
        <translation>Для чтения и печати (PDF)</translation>
    </message>
    <message>
        <source>With identifiers in the last columns, so that the file can be imported again</source>
        <translation>С идентификаторами в последних столбцах, чтобы файл можно было импортировать снова</translation>
    </message>
</context>
<context>
    <name>Filter</name>
    <message>
        <source>%1 %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <translation>%1 после %2</translation>
    </message>
    <message>
        <source>%1 before %2</source>
        <translation>%1 до %2</translation>
    </message>
    <message>
        <source>%1 contains %2</source>
        <translation>%1 содержит %2</translation>
    </message>
    <message>
        <source>%1 does not contain %2</source>
        <translation>%1 не содержит %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 in the last %Ln day(s)</source>
        <translation>
            <numerusform>%1: за последний %Ln день</numerusform>
            <numerusform>%1: за последние %Ln дня</numerusform>
            <numerusform>%1: за последние %Ln дней</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 is not %2</source>
        <translation>%1: не %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 not in the last %Ln day(s)</source>
        <translation>
            <numerusform>%1: не за последний %Ln день</numerusform>
            <numerusform>%1: не за последние %Ln дня</numerusform>
            <numerusform>%1: не за последние %Ln дней</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 not within %Ln day(s)</source>
        <translation>
            <numerusform>%1: не в ближайший %Ln день</numerusform>
            <numerusform>%1: не в ближайшие %Ln дня</numerusform>
            <numerusform>%1: не в ближайшие %Ln дней</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 или %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 within %Ln day(s)</source>
        <translation>
            <numerusform>%1: в ближайший %Ln день</numerusform>
            <numerusform>%1: в ближайшие %Ln дня</numerusform>
            <numerusform>%1: в ближайшие %Ln дней</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>еще %Ln</numerusform>
            <numerusform>еще %Ln</numerusform>
            <numerusform>еще %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Изменение</translation>
    </message>
    <message>
        <source>Changed elsewhere</source>
        <translation>Изменено в другом месте</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Конфликт</translation>
    </message>
    <message>
        <source>Decision in conflict</source>
        <translation>Решение в конфликте</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Последнее изменение</translation>
    </message>
    <message>
        <source>Not eligible</source>
        <translation>Нельзя выбрать</translation>
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
        <source>Product</source>
        <translation>Продукт</translation>
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
    <message>
        <source>Term end</source>
        <translation>Окончание срока</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>В работе</translation>
    </message>
    <message>
        <source>after</source>
        <translation>после</translation>
    </message>
    <message>
        <source>before</source>
        <translation>до</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>содержит</translation>
    </message>
    <message>
        <source>does not contain</source>
        <translation>не содержит</translation>
    </message>
    <message>
        <source>in the last days</source>
        <translation>за последние дни</translation>
    </message>
    <message>
        <source>is</source>
        <translation>равно</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>пусто</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>не равно</translation>
    </message>
    <message>
        <source>is not empty</source>
        <translation>не пусто</translation>
    </message>
    <message>
        <source>not in the last days</source>
        <translation>не за последние дни</translation>
    </message>
    <message>
        <source>not within days from today</source>
        <translation>не в ближайшие дни</translation>
    </message>
    <message>
        <source>was never read</source>
        <translation>ни разу не прочитан</translation>
    </message>
    <message>
        <source>was read</source>
        <translation>прочитан</translation>
    </message>
    <message>
        <source>within days from today</source>
        <translation>в ближайшие дни</translation>
    </message>
</context>
<context>
    <name>FilterChip</name>
    <message>
        <source>Click or Enter changes it; the cross or Delete removes it.</source>
        <translation>Щелчок или Enter — изменить; крестик или Delete — убрать.</translation>
    </message>
    <message>
        <source>Enter changes it, Delete removes it.</source>
        <translation>Enter — изменить, Delete — убрать.</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation>Фильтр: %1</translation>
    </message>
</context>
<context>
    <name>FilterPopup</name>
    <message>
        <source>Day</source>
        <translation>День</translation>
    </message>
    <message>
        <source>Find a product</source>
        <translation>Найти продукт</translation>
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
        <source>Number of days</source>
        <translation>Число дней</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Продукт</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>Values of “%1”</source>
        <translation>Значения «%1»</translation>
    </message>
    <message>
        <source>What is asked of “%1”</source>
        <translation>Условие для «%1»</translation>
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
    <name>GroupBar</name>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Which changes</source>
        <translation>Какие изменения</translation>
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
    <message numerus="yes">
        <source>%1 rows were copied.</source>
        <translation>
            <numerusform>%1 строка скопирована.</numerusform>
            <numerusform>%1 строки скопированы.</numerusform>
            <numerusform>%1 строк скопировано.</numerusform>
        </translation>
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
        <source>Changes</source>
        <translation>Изменения</translation>
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
    <name>Print</name>
    <message>
        <source>No rows.</source>
        <translation>Нет строк.</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Страница %1 из %2</translation>
    </message>
</context>
<context>
    <name>PrintPreview</name>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Следующая</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Печать…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Страница</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Страница %1 из %2</translation>
    </message>
    <message>
        <source>Pre&amp;vious</source>
        <translation>П&amp;редыдущая</translation>
    </message>
    <message>
        <source>Print: %1</source>
        <translation>Печать: %1</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>Печать идет</translation>
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
        <source>This is an export of Partner Desk. Support contacts, relationships and partnerships in it are what the desk showed, and were not taken for what the service says.</source>
        <translation>Это выгрузка из Partner Desk. Контакты поддержки, отношения и партнерства в ней — то, что показывала программа; за сведения от службы они не приняты.</translation>
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
        <source>They wait here and go to Partner Center with the next sync (F5).</source>
        <translation>Изменения ждут здесь и уйдут в Центр партнеров при следующей синхронизации (F5).</translation>
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
    <name>SavedViews</name>
    <message>
        <source>All subscriptions</source>
        <translation>Все подписки</translation>
    </message>
    <message>
        <source>Changed this week</source>
        <translation>Изменено за неделю</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Конфликты</translation>
    </message>
    <message>
        <source>Contact not eligible</source>
        <translation>Контакт нельзя выбрать</translation>
    </message>
    <message>
        <source>Expiring in 60 days</source>
        <translation>Истекают за 60 дней</translation>
    </message>
    <message>
        <source>On default</source>
        <translation>По умолчанию</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Изменения в работе</translation>
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
        <source>Connected to the tenant %1.</source>
        <translation>Подключено к арендатору %1.</translation>
    </message>
    <message>
        <source>Connected.</source>
        <translation>Подключено.</translation>
    </message>
    <message>
        <source>Connecti&amp;on…</source>
        <translation>Подкл&amp;ючение…</translation>
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
        <source>It comes with each sync, or from imported profiles: organization, MPN and support (JSON).</source>
        <translation>Приходит с каждой синхронизацией или из импортированных профилей: организации, MPN и поддержки (JSON).</translation>
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
        <source>Not connected. What you submit is kept on this machine.</source>
        <translation>Не подключено. Отправленное хранится на этом компьютере.</translation>
    </message>
    <message>
        <source>Not known yet. It comes with the first sync, or from imported profiles (JSON).</source>
        <translation>Пока неизвестно. Придет с первой синхронизацией или из импортированных профилей (JSON).</translation>
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
        <source>Partner Center</source>
        <translation>Центр партнеров</translation>
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
    <name>SortKeys</name>
    <message>
        <source>&amp;Clear sort</source>
        <translation>&amp;Без сортировки</translation>
    </message>
    <message>
        <source>&amp;Then by</source>
        <translation>&amp;Затем по</translation>
    </message>
    <message>
        <source>S&amp;ort by</source>
        <translation>Со&amp;ртировать по</translation>
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
        <source>Add a filter</source>
        <translation>Добавить фильтр</translation>
    </message>
    <message>
        <source>Add filter</source>
        <translation>Добавить фильтр</translation>
    </message>
    <message>
        <source>Clear filte&amp;rs</source>
        <translation>Сня&amp;ть фильтры</translation>
    </message>
    <message>
        <source>Let through only some subscriptions</source>
        <translation>Показать только некоторые подписки</translation>
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
        <source>%1: was %2, is to be %3</source>
        <translation>%1: было %2, станет %3</translation>
    </message>
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
        <source>Nickname</source>
        <translation>Название</translation>
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
    <message>
        <source>not read yet</source>
        <translation>еще не прочитано</translation>
    </message>
</context>
<context>
    <name>SubscriptionsPage</name>
    <message>
        <source>Customer, product, ID, order, reseller…</source>
        <translation>Клиент, продукт, идентификатор, заказ, посредник…</translation>
    </message>
    <message>
        <source>Default s&amp;weep…</source>
        <translation>Заме&amp;на контакта по умолчанию…</translation>
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
    <name>Sweep</name>
    <message numerus="yes">
        <source>%Ln unconfirmed</source>
        <translation>
            <numerusform>%Ln не подтверждена</numerusform>
            <numerusform>%Ln не подтверждены</numerusform>
            <numerusform>%Ln не подтверждены</numerusform>
        </translation>
    </message>
    <message>
        <source>A decision is under way already</source>
        <translation>Решение уже принято</translation>
    </message>
    <message>
        <source>Attested</source>
        <translation>Подтверждены</translation>
    </message>
    <message>
        <source>Choose a contact by hand, or import who sold them.</source>
        <translation>Выберите контакт вручную или импортируйте, кто это продал.</translation>
    </message>
    <message>
        <source>Choose the right location by hand.</source>
        <translation>Выберите нужное местоположение вручную.</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Delegated admin</source>
        <translation>Делегированные права</translation>
    </message>
    <message>
        <source>Delegated admin has expired</source>
        <translation>Делегированные права истекли</translation>
    </message>
    <message>
        <source>Delegated admin has not started yet</source>
        <translation>Делегированные права еще не начали действовать</translation>
    </message>
    <message>
        <source>Import an export that has the MPN ID of the reseller of record.</source>
        <translation>Импортируйте выгрузку, в которой есть код MPN посредника подписки.</translation>
    </message>
    <message>
        <source>Import your resellers, so that the MPN ID of record is known here.</source>
        <translation>Импортируйте своих посредников, чтобы их код MPN был здесь известен.</translation>
    </message>
    <message>
        <source>Include</source>
        <translation>Взять</translation>
    </message>
    <message>
        <source>Nobody is reseller of record</source>
        <translation>Посредник подписки не указан</translation>
    </message>
    <message>
        <source>Nobody proposed because</source>
        <translation>Никто не предложен, потому что</translation>
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
        <source>Several resellers have the MPN ID of record</source>
        <translation>Этот код MPN есть у нескольких посредников</translation>
    </message>
    <message>
        <source>Submit or undo what is decided; until then the row is left as it is.</source>
        <translation>Отправьте или отмените принятое решение; до тех пор строка остается как есть.</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>Подписка</translation>
    </message>
    <message>
        <source>Subscriptions</source>
        <translation>Подписки</translation>
    </message>
    <message>
        <source>The default contact is right here: you sold these yourself.</source>
        <translation>Контакт по умолчанию здесь верен: вы продали это сами.</translation>
    </message>
    <message>
        <source>The reseller of record is known by name only</source>
        <translation>Посредник подписки известен только по названию</translation>
    </message>
    <message>
        <source>The reseller of record is not in the directory</source>
        <translation>Посредника подписки нет в справочнике</translation>
    </message>
    <message>
        <source>Unconfirmed</source>
        <translation>Не подтверждены</translation>
    </message>
    <message>
        <source>What speaks against it</source>
        <translation>Что мешает</translation>
    </message>
    <message>
        <source>Whether these go with the sweep; Space switches it</source>
        <translation>Войдут ли они в замену; переключается пробелом</translation>
    </message>
    <message>
        <source>You are the reseller of record yourself</source>
        <translation>Вы сами посредник подписки</translation>
    </message>
    <message>
        <source>included</source>
        <translation>взято</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>не взято</translation>
    </message>
</context>
<context>
    <name>SweepSheet</name>
    <message numerus="yes">
        <source>%Ln of them can go to their reseller of record.</source>
        <translation>
            <numerusform>%Ln из них можно передать посреднику подписки.</numerusform>
            <numerusform>%Ln из них можно передать посредникам подписок.</numerusform>
            <numerusform>%Ln из них можно передать посредникам подписок.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln subscription(s) stand on the default contact.</source>
        <translation>
            <numerusform>На контакте по умолчанию стоит %Ln подписка.</numerusform>
            <numerusform>На контакте по умолчанию стоят %Ln подписки.</numerusform>
            <numerusform>На контакте по умолчанию стоят %Ln подписок.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>О&amp;тмена</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Закрыть</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>&amp;Найти заново</translation>
    </message>
    <message>
        <source>&amp;Reason or ticket, for all of them</source>
        <translation>П&amp;ричина или заявка, для всех</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Stage %Ln change(s)</source>
        <translation>
            <numerusform>&amp;Подготовить %Ln изменение</numerusform>
            <numerusform>&amp;Подготовить %Ln изменения</numerusform>
            <numerusform>&amp;Подготовить %Ln изменений</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Stage changes</source>
        <translation>&amp;Подготовить изменения</translation>
    </message>
    <message>
        <source>All subscriptions</source>
        <translation>Все подписки</translation>
    </message>
    <message>
        <source>Default sweep</source>
        <translation>Замена контакта по умолчанию</translation>
    </message>
    <message>
        <source>Looking at the subscriptions…</source>
        <translation>Просмотр подписок…</translation>
    </message>
    <message>
        <source>Nothing could be staged: all of it was decided meanwhile. Look again.</source>
        <translation>Подготовить нечего: все это уже решено. Найдите заново.</translation>
    </message>
    <message>
        <source>Proposed resellers</source>
        <translation>Предложенные посредники</translation>
    </message>
    <message>
        <source>Reading the subscriptions…</source>
        <translation>Чтение подписок…</translation>
    </message>
    <message numerus="yes">
        <source>Reseller of record of %Ln subscription(s) on the default contact</source>
        <translation>
            <numerusform>Посредник подписки: %Ln подписка на контакте по умолчанию</numerusform>
            <numerusform>Посредник подписки: %Ln подписки на контакте по умолчанию</numerusform>
            <numerusform>Посредник подписки: %Ln подписок на контакте по умолчанию</numerusform>
        </translation>
    </message>
    <message>
        <source>Stage, then review; nothing is submitted yet (Ctrl+Enter)</source>
        <translation>Подготовить и перейти к проверке; пока ничего не отправляется (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Subscriptions of the group</source>
        <translation>Подписки группы</translation>
    </message>
    <message>
        <source>The subscriptions could not be read.</source>
        <translation>Не удалось прочитать подписки.</translation>
    </message>
    <message>
        <source>There is nobody to propose here.</source>
        <translation>Здесь некого предложить.</translation>
    </message>
    <message>
        <source>What is selected (%1)</source>
        <translation>Что выделено (%1)</translation>
    </message>
    <message>
        <source>What the list shows</source>
        <translation>Что показано в списке</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>Что просматривать</translation>
    </message>
    <message>
        <source>Where the default contact still stands, the reseller of record takes over if it is eligible.</source>
        <translation>Где еще стоит контакт по умолчанию, его заменит посредник подписки, если он подходит.</translation>
    </message>
    <message>
        <source>Why nobody is proposed</source>
        <translation>Почему никто не предложен</translation>
    </message>
    <message>
        <source>Your role may not assign support contacts</source>
        <translation>Ваша роль не позволяет назначать контакты поддержки</translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message>
        <source>%1 and takes about %2 min. You can go on working meanwhile, pause it or cancel it; nothing is lost.</source>
        <translation>%1 и займет около %2 мин. Тем временем можно работать, ее можно приостановить или отменить; ничего не потеряется.</translation>
    </message>
    <message numerus="yes">
        <source>%1 changed</source>
        <translation>
            <numerusform>%1 измененная</numerusform>
            <numerusform>%1 измененные</numerusform>
            <numerusform>%1 измененных</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 gone</source>
        <translation>
            <numerusform>%1 исчезнувшая</numerusform>
            <numerusform>%1 исчезнувшие</numerusform>
            <numerusform>%1 исчезнувших</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 new</source>
        <translation>
            <numerusform>%1 новая</numerusform>
            <numerusform>%1 новые</numerusform>
            <numerusform>%1 новых</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 requests</source>
        <translation>
            <numerusform>%1 запрос</numerusform>
            <numerusform>%1 запроса</numerusform>
            <numerusform>%1 запросов</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · synced %2 (%3)</source>
        <translation>%1 · синхронизация %2 (%3)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 из %3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) confirmed.</source>
        <translation>
            <numerusform>%Ln изменение подтверждено.</numerusform>
            <numerusform>%Ln изменения подтверждены.</numerusform>
            <numerusform>%Ln изменений подтверждено.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) kept here only.</source>
        <translation>
            <numerusform>%Ln изменение хранится только здесь.</numerusform>
            <numerusform>%Ln изменения хранятся только здесь.</numerusform>
            <numerusform>%Ln изменений хранятся только здесь.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) refused.</source>
        <translation>
            <numerusform>%Ln изменение отклонено.</numerusform>
            <numerusform>%Ln изменения отклонены.</numerusform>
            <numerusform>%Ln изменений отклонено.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) still to be sent.</source>
        <translation>
            <numerusform>%Ln изменение еще не отправлено.</numerusform>
            <numerusform>%Ln изменения еще не отправлены.</numerusform>
            <numerusform>%Ln изменений еще не отправлено.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) without answer: the next sync finds out.</source>
        <translation>
            <numerusform>%Ln изменение без ответа: выяснит следующая синхронизация.</numerusform>
            <numerusform>%Ln изменения без ответа: выяснит следующая синхронизация.</numerusform>
            <numerusform>%Ln изменений без ответа: выяснит следующая синхронизация.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln conflict(s): the contact was changed elsewhere.</source>
        <translation>
            <numerusform>%Ln конфликт: контакт изменен в другом месте.</numerusform>
            <numerusform>%Ln конфликта: контакт изменен в другом месте.</numerusform>
            <numerusform>%Ln конфликтов: контакт изменен в другом месте.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln contact(s) changed elsewhere.</source>
        <translation>
            <numerusform>%Ln контакт изменен в другом месте.</numerusform>
            <numerusform>%Ln контакта изменены в другом месте.</numerusform>
            <numerusform>%Ln контактов изменено в другом месте.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer(s) lost: Partner Center lists them no more.</source>
        <translation>
            <numerusform>%Ln клиент потерян: в списке Центра партнеров его больше нет.</numerusform>
            <numerusform>%Ln клиента потеряны: в списке Центра партнеров их больше нет.</numerusform>
            <numerusform>%Ln клиентов потеряно: в списке Центра партнеров их больше нет.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min left</source>
        <translation>
            <numerusform>осталась %Ln мин</numerusform>
            <numerusform>осталось %Ln мин</numerusform>
            <numerusform>осталось %Ln мин</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) could not be read.</source>
        <translation>
            <numerusform>%Ln запись прочитать не удалось.</numerusform>
            <numerusform>%Ln записи прочитать не удалось.</numerusform>
            <numerusform>%Ln записей прочитать не удалось.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Отменяется…</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>Не закончено</translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation>Еще не синхронизировано</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Не в сети</translation>
    </message>
    <message>
        <source>Paused · %1</source>
        <translation>Пауза · %1</translation>
    </message>
    <message>
        <source>Reading customers</source>
        <translation>Чтение клиентов</translation>
    </message>
    <message>
        <source>Reading resellers</source>
        <translation>Чтение посредников</translation>
    </message>
    <message>
        <source>Reading subscriptions</source>
        <translation>Чтение подписок</translation>
    </message>
    <message>
        <source>Reading support contacts</source>
        <translation>Чтение контактов поддержки</translation>
    </message>
    <message>
        <source>Reading what has happened</source>
        <translation>Чтение журнала событий</translation>
    </message>
    <message>
        <source>Reading who works with whom</source>
        <translation>Чтение клиентов посредников</translation>
    </message>
    <message>
        <source>Rows read: %1.</source>
        <translation>Прочитано строк: %1.</translation>
    </message>
    <message>
        <source>Sending decisions</source>
        <translation>Отправка решений</translation>
    </message>
    <message>
        <source>Sign-in needed</source>
        <translation>Нужно войти</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Вход</translation>
    </message>
    <message>
        <source>Synced %1</source>
        <translation>Синхронизация %1</translation>
    </message>
    <message>
        <source>Synced %1 (%2)</source>
        <translation>Синхронизация %1 (%2)</translation>
    </message>
    <message>
        <source>Synced.</source>
        <translation>Синхронизировано.</translation>
    </message>
    <message>
        <source>Synced. Rows: %1.</source>
        <translation>Синхронизировано. Строки: %1.</translation>
    </message>
    <message>
        <source>Synced: there was nothing new.</source>
        <translation>Синхронизировано: ничего нового нет.</translation>
    </message>
    <message numerus="yes">
        <source>This sync asks about %1 requests</source>
        <translation>
            <numerusform>Синхронизация сделает около %1 запроса</numerusform>
            <numerusform>Синхронизация сделает около %1 запросов</numerusform>
            <numerusform>Синхронизация сделает около %1 запросов</numerusform>
        </translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>осталось меньше минуты</translation>
    </message>
</context>
<context>
    <name>SyncBar</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>Ask for more again</source>
        <translation>Снова отправлять запросы</translation>
    </message>
    <message>
        <source>Ask for nothing new until you continue; what was read stays</source>
        <translation>Не отправлять новых запросов, пока вы не продолжите; прочитанное остается</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Cancel the sync</source>
        <translation>Отменить синхронизацию</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Continue the sync</source>
        <translation>Продолжить синхронизацию</translation>
    </message>
    <message>
        <source>End the sync; what was read stays, and the next one goes on there</source>
        <translation>Закончить синхронизацию; прочитанное остается, следующая продолжит с этого места</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Pause the sync</source>
        <translation>Приостановить синхронизацию</translation>
    </message>
    <message>
        <source>Requests made: %1</source>
        <translation>Сделано запросов: %1</translation>
    </message>
</context>
<context>
    <name>SyncDetails</name>
    <message numerus="yes">
        <source>%1 requests</source>
        <translation>
            <numerusform>%1 запрос</numerusform>
            <numerusform>%1 запроса</numerusform>
            <numerusform>%1 запросов</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 с</translation>
    </message>
    <message>
        <source>As before</source>
        <translation>Без изменений</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Изменено</translation>
    </message>
    <message>
        <source>Customer links</source>
        <translation>Клиенты посредников</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Клиенты</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Исчезло</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Новых</translation>
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
        <source>Support contacts</source>
        <translation>Контакты поддержки</translation>
    </message>
    <message>
        <source>The last sync</source>
        <translation>Последняя синхронизация</translation>
    </message>
    <message>
        <source>What came of the last sync</source>
        <translation>Итоги последней синхронизации</translation>
    </message>
    <message>
        <source>What could not be read</source>
        <translation>Что не удалось прочитать</translation>
    </message>
    <message numerus="yes">
        <source>asked to wait %Ln time(s)</source>
        <translation>
            <numerusform>%Ln раз пришлось подождать</numerusform>
            <numerusform>%Ln раза пришлось подождать</numerusform>
            <numerusform>%Ln раз пришлось подождать</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more of the kind</source>
        <translation>
            <numerusform>… и еще %Ln такая</numerusform>
            <numerusform>… и еще %Ln такие</numerusform>
            <numerusform>… и еще %Ln таких</numerusform>
        </translation>
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
<context>
    <name>ViewNameDialog</name>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Имя</translation>
    </message>
    <message>
        <source>A view keeps the filters, the order of the rows, and the columns.</source>
        <translation>Вид хранит фильтры, порядок строк и столбцы.</translation>
    </message>
    <message>
        <source>Rename view</source>
        <translation>Переименовать вид</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Сохранить вид</translation>
    </message>
</context>
<context>
    <name>ViewSelector</name>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (копия)</translation>
    </message>
    <message>
        <source>%1, changed</source>
        <translation>%1, изменен</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Удалить…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Экспорт…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Импорт…</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Переименовать…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Сохранить</translation>
    </message>
    <message>
        <source>&amp;Undo changes to the view</source>
        <translation>&amp;Отменить изменения вида</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Все файлы (*)</translation>
    </message>
    <message>
        <source>Export view</source>
        <translation>Экспорт вида</translation>
    </message>
    <message>
        <source>Import view</source>
        <translation>Импорт вида</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Сохранить &amp;как…</translation>
    </message>
    <message>
        <source>The view is called “%1” now.</source>
        <translation>Вид теперь называется «%1».</translation>
    </message>
    <message>
        <source>The view is written to %1.</source>
        <translation>Вид записан в файл %1.</translation>
    </message>
    <message>
        <source>The view “%1” is deleted.</source>
        <translation>Вид «%1» удален.</translation>
    </message>
    <message>
        <source>The view “%1” is saved.</source>
        <translation>Вид «%1» сохранен.</translation>
    </message>
    <message>
        <source>The view “%1” was imported.</source>
        <translation>Вид «%1» импортирован.</translation>
    </message>
    <message>
        <source>View: %1</source>
        <translation>Вид: %1</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Виды</translation>
    </message>
    <message>
        <source>Views (*.json)</source>
        <translation>Виды (*.json)</translation>
    </message>
</context>
<context>
    <name>WindowSync</name>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Пауза</translation>
    </message>
    <message>
        <source>A sync is under way already.</source>
        <translation>Синхронизация уже идет.</translation>
    </message>
    <message>
        <source>C&amp;ontinue</source>
        <translation>Продо&amp;лжить</translation>
    </message>
    <message>
        <source>Connection…</source>
        <translation>Подключение…</translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>Подробнее…</translation>
    </message>
    <message>
        <source>How the desk is connected</source>
        <translation>Как устроено подключение</translation>
    </message>
    <message>
        <source>No customer is shown.</source>
        <translation>Клиент не выбран.</translation>
    </message>
    <message>
        <source>Nothing has been synced yet.</source>
        <translation>Синхронизации еще не было.</translation>
    </message>
    <message>
        <source>Partner Center was not reached; you can go on working. F5 tries again.</source>
        <translation>Центр партнеров был недоступен; можно продолжать работу. F5 повторит попытку.</translation>
    </message>
    <message>
        <source>Show the changes</source>
        <translation>Показать изменения</translation>
    </message>
    <message>
        <source>Start the sync</source>
        <translation>Начать</translation>
    </message>
    <message>
        <source>The provider of the sample data is made up.</source>
        <translation>Поставщик в примере выдуман.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>What came of the last sync</source>
        <translation>Итоги последней синхронизации</translation>
    </message>
</context>
</TS>
