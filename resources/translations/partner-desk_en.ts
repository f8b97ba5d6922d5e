<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Act</name>
    <message numerus="yes">
        <source>assigning %1 to %n subscription(s)</source>
        <translation>
            <numerusform>assigning %1 to %n subscription</numerusform>
            <numerusform>assigning %1 to %n subscriptions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>going back to %1 on %n subscription(s)</source>
        <translation>
            <numerusform>going back to %1 on %n subscription</numerusform>
            <numerusform>going back to %1 on %n subscriptions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>resetting %n subscription(s) to the default contact</source>
        <translation>
            <numerusform>resetting %n subscription to the default contact</numerusform>
            <numerusform>resetting %n subscriptions to the default contact</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Activity</name>
    <message numerus="yes">
        <source>%n problem(s) in the file.</source>
        <translation>
            <numerusform>%n problem in the file.</numerusform>
            <numerusform>%n problems in the file.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Age</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n h ago</numerusform>
            <numerusform>%n h ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AttestForm</name>
    <message numerus="yes">
        <source>&amp;Attest for %n change(s)</source>
        <translation>
            <numerusform>&amp;Attest for %n change</numerusform>
            <numerusform>&amp;Attest for %n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Candidates</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContactPanel</name>
    <message numerus="yes">
        <source>%n subscription(s) are selected. Select fewer to choose a contact: %1 at once.</source>
        <translation>
            <numerusform>%n subscription is selected. Select fewer to choose a contact: %1 at once.</numerusform>
            <numerusform>%n subscriptions are selected. Select fewer to choose a contact: %1 at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n subscription(s) left as they were:</source>
        <translation>
            <numerusform>%n subscription left as they were:</numerusform>
            <numerusform>%n subscriptions left as they were:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n subscription(s) selected</source>
        <translation>
            <numerusform>%n subscription selected</numerusform>
            <numerusform>%n subscriptions selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Submit %n change(s)…</source>
        <translation>
            <numerusform>&amp;Submit %n change…</numerusform>
            <numerusform>&amp;Submit %n changes…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rese&amp;t %n change(s)</source>
        <translation>
            <numerusform>Rese&amp;t %n change</numerusform>
            <numerusform>Rese&amp;t %n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Customers</name>
    <message numerus="yes">
        <source>%1, %n subscription(s)</source>
        <translation>
            <numerusform>%1, %n subscription</numerusform>
            <numerusform>%1, %n subscriptions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) not sent</source>
        <translation>
            <numerusform>%n change not sent</numerusform>
            <numerusform>%n changes not sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeskStatusBar</name>
    <message numerus="yes">
        <source>%1 customers</source>
        <translation>
            <numerusform>%1 customer</numerusform>
            <numerusform>%1 customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 subscriptions</source>
        <translation>
            <numerusform>%1 subscription</numerusform>
            <numerusform>%1 subscriptions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n staged</source>
        <translation>
            <numerusform>%n staged</numerusform>
            <numerusform>%n staged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n staged change(s). Opens the review.</source>
        <translation>
            <numerusform>%n staged change. Opens the review.</numerusform>
            <numerusform>%n staged changes. Opens the review.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message numerus="yes">
        <source>line %n</source>
        <translation>
            <numerusform>line %n</numerusform>
            <numerusform>line %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>%n file(s) before it are in.</source>
        <translation>
            <numerusform>%n file before it are in.</numerusform>
            <numerusform>%n files before it are in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) or value(s) could not be taken. The rest of the files is in.</source>
        <translation>
            <numerusform>%n row or value could not be taken. The rest of the files is in.</numerusform>
            <numerusform>%n rows or values could not be taken. The rest of the files is in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n file(s)</source>
        <translation>
            <numerusform>Import %n file</numerusform>
            <numerusform>Import %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%n confirmed row(s) go back through the review: nothing is sent until you submit.</source>
        <translation>
            <numerusform>%n confirmed row goes back through the review: nothing is sent until you submit.</numerusform>
            <numerusform>%n confirmed rows go back through the review: nothing is sent until you submit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were left as they are, as they were decided anew or are on their way.</source>
        <translation>
            <numerusform>%n row was left as it is, as it was decided anew or is on its way.</numerusform>
            <numerusform>%n rows were left as they are, as they were decided anew or are on their way.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows were not copied: they are too many for the clipboard, or not all read yet.</source>
        <translation>
            <numerusform>%n row was not copied: it is too much for the clipboard, or not read yet.</numerusform>
            <numerusform>%n rows were not copied: they are too many for the clipboard, or not all read yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Review and submit %n change(s)…</source>
        <translation>
            <numerusform>&amp;Review and submit %n change…</numerusform>
            <numerusform>&amp;Review and submit %n changes…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResellerPanel</name>
    <message numerus="yes">
        <source>%n customer(s)</source>
        <translation>
            <numerusform>%n customer</numerusform>
            <numerusform>%n customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n subscription(s)</source>
        <translation>
            <numerusform>%n subscription</numerusform>
            <numerusform>%n subscriptions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Resellers</name>
    <message numerus="yes">
        <source>%1, partnership: %2, supports %n subscription(s)</source>
        <translation>
            <numerusform>%1, partnership: %2, supports %n subscription</numerusform>
            <numerusform>%1, partnership: %2, supports %n subscriptions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewSheet</name>
    <message numerus="yes">
        <source>%n can be published.</source>
        <comment>changes</comment>
        <translation>
            <numerusform>%n can be published.</numerusform>
            <numerusform>%n can be published.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be submitted.</source>
        <comment>changes</comment>
        <translation>
            <numerusform>%n cannot be submitted.</numerusform>
            <numerusform>%n cannot be submitted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) for %1.</source>
        <comment>%1 is a number of customers</comment>
        <translation>
            <numerusform>%n change for %1.</numerusform>
            <numerusform>%n changes for %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) kept on this desk.</source>
        <translation>
            <numerusform>%n change kept on this desk.</numerusform>
            <numerusform>%n changes kept on this desk.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) left out, for the reasons below.</source>
        <translation>
            <numerusform>%n change left out, for the reasons below.</numerusform>
            <numerusform>%n changes left out, for the reasons below.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) removed meanwhile.</source>
        <translation>
            <numerusform>%n change removed meanwhile.</numerusform>
            <numerusform>%n changes removed meanwhile.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) still staged, as you chose.</source>
        <translation>
            <numerusform>%n change still staged, as you chose.</numerusform>
            <numerusform>%n changes still staged, as you chose.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) submitted, to be sent with the next sync.</source>
        <translation>
            <numerusform>%n change submitted, to be sent with the next sync.</numerusform>
            <numerusform>%n changes submitted, to be sent with the next sync.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s)</source>
        <comment>after the word for</comment>
        <translation>
            <numerusform>%n customer</numerusform>
            <numerusform>%n customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n delegated admin(s) to attest or to leave open.</source>
        <comment>of a reseller</comment>
        <translation>
            <numerusform>%n delegated admin to attest or to leave open.</numerusform>
            <numerusform>%n delegated admins to attest or to leave open.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kept here only.</source>
        <comment>changes</comment>
        <translation>
            <numerusform>%n kept here only.</numerusform>
            <numerusform>%n kept here only.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n may be refused.</source>
        <comment>changes</comment>
        <translation>
            <numerusform>%n may be refused.</numerusform>
            <numerusform>%n may be refused.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Submit %n change(s)</source>
        <translation>
            <numerusform>&amp;Submit %n change</numerusform>
            <numerusform>&amp;Submit %n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SubscriptionsPage</name>
    <message numerus="yes">
        <source>The customer of the current one of %n selected subscription(s)</source>
        <translation>
            <numerusform>The customer of the current one of %n selected subscription</numerusform>
            <numerusform>The customer of the current one of %n selected subscriptions</numerusform>
        </translation>
    </message>
</context>
</TS>
