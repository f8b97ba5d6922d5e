<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Act</name>
    <message numerus="yes">
        <source>assigning %1 to %Ln subscription(s)</source>
        <translation>
            <numerusform>assigning %1 to %Ln subscription</numerusform>
            <numerusform>assigning %1 to %Ln subscriptions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>assigning what a sheet says to %Ln subscription(s)</source>
        <translation>
            <numerusform>assigning what a sheet says to %Ln subscription</numerusform>
            <numerusform>assigning what a sheet says to %Ln subscriptions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>going back to %1 on %Ln subscription(s)</source>
        <translation>
            <numerusform>going back to %1 on %Ln subscription</numerusform>
            <numerusform>going back to %1 on %Ln subscriptions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>resetting %Ln subscription(s) to the default contact</source>
        <translation>
            <numerusform>resetting %Ln subscription to the default contact</numerusform>
            <numerusform>resetting %Ln subscriptions to the default contact</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the default sweep of %Ln subscription(s)</source>
        <translation>
            <numerusform>the default sweep of %Ln subscription</numerusform>
            <numerusform>the default sweep of %Ln subscriptions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ActBar</name>
    <message numerus="yes">
        <source>&amp;Submit %Ln change(s)…</source>
        <translation>
            <numerusform>&amp;Submit %Ln change…</numerusform>
            <numerusform>&amp;Submit %Ln changes…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ActTelling</name>
    <message numerus="yes">
        <source>%Ln change(s) discarded. They can be restored for 30 days.</source>
        <translation>
            <numerusform>%Ln change discarded. It can be restored for 30 days.</numerusform>
            <numerusform>%Ln changes discarded. They can be restored for 30 days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) gave way to what Partner Center holds. They can be restored.</source>
        <translation>
            <numerusform>%Ln change gave way to what Partner Center holds. It can be restored.</numerusform>
            <numerusform>%Ln changes gave way to what Partner Center holds. They can be restored.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) set aside.</source>
        <translation>
            <numerusform>%Ln change set aside.</numerusform>
            <numerusform>%Ln changes set aside.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) staged again: nothing is sent until you submit.</source>
        <translation>
            <numerusform>%Ln change staged again: nothing is sent until you submit.</numerusform>
            <numerusform>%Ln changes staged again: nothing is sent until you submit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) taken up again.</source>
        <translation>
            <numerusform>%Ln change taken up again.</numerusform>
            <numerusform>%Ln changes taken up again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) will be sent again with the next sync.</source>
        <translation>
            <numerusform>%Ln change will be sent again with the next sync.</numerusform>
            <numerusform>%Ln changes will be sent again with the next sync.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln confirmed row(s) go back through the review: nothing is sent until you submit.</source>
        <translation>
            <numerusform>%Ln confirmed row goes back through the review: nothing is sent until you submit.</numerusform>
            <numerusform>%Ln confirmed rows go back through the review: nothing is sent until you submit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln contact(s) accepted.</source>
        <translation>
            <numerusform>%Ln contact accepted.</numerusform>
            <numerusform>%Ln contacts accepted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln contact(s) are open again.</source>
        <translation>
            <numerusform>%Ln contact is open again.</numerusform>
            <numerusform>%Ln contacts are open again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln contact(s) go back through the review: nothing is sent until you submit.</source>
        <translation>
            <numerusform>%Ln contact goes back through the review: nothing is sent until you submit.</numerusform>
            <numerusform>%Ln contacts go back through the review: nothing is sent until you submit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) have that contact already.</source>
        <translation>
            <numerusform>%Ln row has that contact already.</numerusform>
            <numerusform>%Ln rows have that contact already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) may not take that contact any more.</source>
        <translation>
            <numerusform>%Ln row may not take that contact any more.</numerusform>
            <numerusform>%Ln rows may not take that contact any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) may not take their former contact any more, and stay here.</source>
        <translation>
            <numerusform>%Ln row may not take its former contact any more, and stays here.</numerusform>
            <numerusform>%Ln rows may not take their former contact any more, and stay here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) saved to %1.</source>
        <translation>
            <numerusform>%Ln row saved to %1.</numerusform>
            <numerusform>%Ln rows saved to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) were decided anew since.</source>
        <translation>
            <numerusform>%Ln row was decided anew since.</numerusform>
            <numerusform>%Ln rows were decided anew since.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Activity</name>
    <message numerus="yes">
        <source>%Ln problem(s) in the file.</source>
        <translation>
            <numerusform>%Ln problem in the file.</numerusform>
            <numerusform>%Ln problems in the file.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Age</name>
    <message numerus="yes">
        <source>%Ln day(s) ago</source>
        <translation>
            <numerusform>%Ln day ago</numerusform>
            <numerusform>%Ln days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln h ago</source>
        <translation>
            <numerusform>%Ln h ago</numerusform>
            <numerusform>%Ln h ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min ago</source>
        <translation>
            <numerusform>%Ln min ago</numerusform>
            <numerusform>%Ln min ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AssignmentsDialog</name>
    <message numerus="yes">
        <source>%Ln cannot be taken</source>
        <translation>
            <numerusform>%Ln cannot be taken</numerusform>
            <numerusform>%Ln cannot be taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln have that contact already</source>
        <translation>
            <numerusform>%Ln has that contact already</numerusform>
            <numerusform>%Ln have that contact already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) can be staged</source>
        <translation>
            <numerusform>%Ln line can be staged</numerusform>
            <numerusform>%Ln lines can be staged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln wait for a suggestion to be accepted</source>
        <translation>
            <numerusform>%Ln waits for a suggestion to be accepted</numerusform>
            <numerusform>%Ln wait for a suggestion to be accepted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Stage %Ln change(s)</source>
        <translation>
            <numerusform>&amp;Stage %Ln change</numerusform>
            <numerusform>&amp;Stage %Ln changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept &amp;all %Ln likely one(s)</source>
        <translation>
            <numerusform>Accept &amp;all %Ln likely one</numerusform>
            <numerusform>Accept &amp;all %Ln likely ones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AttestForm</name>
    <message numerus="yes">
        <source>&amp;Attest for %Ln change(s)</source>
        <translation>
            <numerusform>&amp;Attest for %Ln change</numerusform>
            <numerusform>&amp;Attest for %Ln changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Candidates</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangesPage</name>
    <message numerus="yes">
        <source>Discard %Ln change(s)</source>
        <translation>
            <numerusform>Discard %Ln change</numerusform>
            <numerusform>Discard %Ln changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take back all %Ln listed change(s)?</source>
        <translation>
            <numerusform>Take back the %Ln listed change?</numerusform>
            <numerusform>Take back all %Ln listed changes?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContactPanel</name>
    <message numerus="yes">
        <source>%Ln subscription(s) are selected. Select fewer to choose a contact: %1 at once.</source>
        <translation>
            <numerusform>%Ln subscription is selected. Select fewer to choose a contact: %1 at once.</numerusform>
            <numerusform>%Ln subscriptions are selected. Select fewer to choose a contact: %1 at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln subscription(s) left as they were:</source>
        <translation>
            <numerusform>%Ln subscription left as they were:</numerusform>
            <numerusform>%Ln subscriptions left as they were:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Submit %Ln change(s)…</source>
        <translation>
            <numerusform>&amp;Submit %Ln change…</numerusform>
            <numerusform>&amp;Submit %Ln changes…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rese&amp;t %Ln change(s)</source>
        <translation>
            <numerusform>Rese&amp;t %Ln change</numerusform>
            <numerusform>Rese&amp;t %Ln changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Customers</name>
    <message numerus="yes">
        <source>%1, %Ln subscription(s)</source>
        <translation>
            <numerusform>%1, %Ln subscription</numerusform>
            <numerusform>%1, %Ln subscriptions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) not sent</source>
        <translation>
            <numerusform>%Ln change not sent</numerusform>
            <numerusform>%Ln changes not sent</numerusform>
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
        <source>%Ln staged</source>
        <translation>
            <numerusform>%Ln staged</numerusform>
            <numerusform>%Ln staged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln staged change(s). Opens the review.</source>
        <translation>
            <numerusform>%Ln staged change. Opens the review.</numerusform>
            <numerusform>%Ln staged changes. Opens the review.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>%1 rows were exported to %2.</source>
        <translation>
            <numerusform>%1 row was exported to %2.</numerusform>
            <numerusform>%1 rows were exported to %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 that are shown</source>
        <translation>
            <numerusform>The %1 that is shown</numerusform>
            <numerusform>All %1 that are shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %1 selected</source>
        <translation>
            <numerusform>The %1 selected</numerusform>
            <numerusform>The %1 selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Filter</name>
    <message numerus="yes">
        <source>%1 in the last %Ln day(s)</source>
        <translation>
            <numerusform>%1 in the last day</numerusform>
            <numerusform>%1 in the last %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 not in the last %Ln day(s)</source>
        <translation>
            <numerusform>%1 not in the last day</numerusform>
            <numerusform>%1 not in the last %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 not within %Ln day(s)</source>
        <translation>
            <numerusform>%1 not within %Ln day</numerusform>
            <numerusform>%1 not within %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 within %Ln day(s)</source>
        <translation>
            <numerusform>%1 within %Ln day</numerusform>
            <numerusform>%1 within %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message numerus="yes">
        <source>line %Ln</source>
        <translation>
            <numerusform>line %Ln</numerusform>
            <numerusform>line %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>%Ln file(s) before it are in.</source>
        <translation>
            <numerusform>%Ln file before it are in.</numerusform>
            <numerusform>%Ln files before it are in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) or value(s) could not be taken. The rest of the files is in.</source>
        <translation>
            <numerusform>%Ln row or value could not be taken. The rest of the files is in.</numerusform>
            <numerusform>%Ln rows or values could not be taken. The rest of the files is in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln file(s)</source>
        <translation>
            <numerusform>Import %Ln file</numerusform>
            <numerusform>Import %Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%1 rows were copied.</source>
        <translation>
            <numerusform>%1 row was copied.</numerusform>
            <numerusform>%1 rows were copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln confirmed row(s) go back through the review: nothing is sent until you submit.</source>
        <translation>
            <numerusform>%Ln confirmed row goes back through the review: nothing is sent until you submit.</numerusform>
            <numerusform>%Ln confirmed rows go back through the review: nothing is sent until you submit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) were left as they are, as they were decided anew or are on their way.</source>
        <translation>
            <numerusform>%Ln row was left as it is, as it was decided anew or is on its way.</numerusform>
            <numerusform>%Ln rows were left as they are, as they were decided anew or are on their way.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows were not copied: they are too many for the clipboard, or not all read yet.</source>
        <translation>
            <numerusform>%Ln row was not copied: it is too much for the clipboard, or not read yet.</numerusform>
            <numerusform>%Ln rows were not copied: they are too many for the clipboard, or not all read yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Review and submit %Ln change(s)…</source>
        <translation>
            <numerusform>&amp;Review and submit %Ln change…</numerusform>
            <numerusform>&amp;Review and submit %Ln changes…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Pasting</name>
    <message numerus="yes">
        <source>%Ln line(s) say what is so already.</source>
        <translation>
            <numerusform>%Ln line says what is so already.</numerusform>
            <numerusform>%Ln lines say what is so already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) would be left out.</source>
        <translation>
            <numerusform>%Ln line would be left out.</numerusform>
            <numerusform>%Ln lines would be left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pasted: %Ln subscription(s) would be assigned.</source>
        <translation>
            <numerusform>Pasted: %Ln subscription would be assigned.</numerusform>
            <numerusform>Pasted: %Ln subscriptions would be assigned.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more line(s)</source>
        <translation>
            <numerusform>and %Ln more line</numerusform>
            <numerusform>and %Ln more lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Proposing</name>
    <message numerus="yes">
        <source>%1 may be chosen for %2 of the %Ln selected subscription(s).</source>
        <translation>
            <numerusform>%1 may be chosen for %2 of the %Ln selected subscription.</numerusform>
            <numerusform>%1 may be chosen for %2 of the %Ln selected subscriptions.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 may be chosen for all %Ln of them.</source>
        <translation>
            <numerusform>%1 may be chosen for it.</numerusform>
            <numerusform>%1 may be chosen for all %Ln of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 may be chosen for none of the %Ln selected subscription(s).</source>
        <translation>
            <numerusform>%1 may be chosen for none of the %Ln selected subscription.</numerusform>
            <numerusform>%1 may be chosen for none of the %Ln selected subscriptions.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln subscription(s) would stay as they are.</source>
        <translation>
            <numerusform>%Ln subscription would stay as it is.</numerusform>
            <numerusform>%Ln subscriptions would stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more subscription(s)</source>
        <translation>
            <numerusform>and %Ln more subscription</numerusform>
            <numerusform>and %Ln more subscriptions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResellerPanel</name>
    <message numerus="yes">
        <source>%Ln customer(s)</source>
        <translation>
            <numerusform>%Ln customer</numerusform>
            <numerusform>%Ln customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln subscription(s)</source>
        <translation>
            <numerusform>%Ln subscription</numerusform>
            <numerusform>%Ln subscriptions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Resellers</name>
    <message numerus="yes">
        <source>%1, partnership: %2, supports %Ln subscription(s)</source>
        <translation>
            <numerusform>%1, partnership: %2, supports %Ln subscription</numerusform>
            <numerusform>%1, partnership: %2, supports %Ln subscriptions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewSheet</name>
    <message numerus="yes">
        <source>%Ln can be published.</source>
        <comment>changes</comment>
        <translation>
            <numerusform>%Ln can be published.</numerusform>
            <numerusform>%Ln can be published.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cannot be submitted.</source>
        <comment>changes</comment>
        <translation>
            <numerusform>%Ln cannot be submitted.</numerusform>
            <numerusform>%Ln cannot be submitted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) for %1.</source>
        <comment>%1 is a number of customers</comment>
        <translation>
            <numerusform>%Ln change for %1.</numerusform>
            <numerusform>%Ln changes for %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) kept on this desk.</source>
        <translation>
            <numerusform>%Ln change kept on this desk.</numerusform>
            <numerusform>%Ln changes kept on this desk.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) left out, for the reasons below.</source>
        <translation>
            <numerusform>%Ln change left out, for the reasons below.</numerusform>
            <numerusform>%Ln changes left out, for the reasons below.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) removed meanwhile.</source>
        <translation>
            <numerusform>%Ln change removed meanwhile.</numerusform>
            <numerusform>%Ln changes removed meanwhile.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) still staged, as you chose.</source>
        <translation>
            <numerusform>%Ln change still staged, as you chose.</numerusform>
            <numerusform>%Ln changes still staged, as you chose.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) submitted, to be sent with the next sync.</source>
        <translation>
            <numerusform>%Ln change submitted, to be sent with the next sync.</numerusform>
            <numerusform>%Ln changes submitted, to be sent with the next sync.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer(s)</source>
        <comment>after the word for</comment>
        <translation>
            <numerusform>%Ln customer</numerusform>
            <numerusform>%Ln customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln delegated admin(s) to attest or to leave open.</source>
        <comment>of a reseller</comment>
        <translation>
            <numerusform>%Ln delegated admin to attest or to leave open.</numerusform>
            <numerusform>%Ln delegated admins to attest or to leave open.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept here only.</source>
        <comment>changes</comment>
        <translation>
            <numerusform>%Ln kept here only.</numerusform>
            <numerusform>%Ln kept here only.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln may be refused.</source>
        <comment>changes</comment>
        <translation>
            <numerusform>%Ln may be refused.</numerusform>
            <numerusform>%Ln may be refused.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Submit %Ln change(s)</source>
        <translation>
            <numerusform>&amp;Submit %Ln change</numerusform>
            <numerusform>&amp;Submit %Ln changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Selected</name>
    <message numerus="yes">
        <source>%Ln customer(s)</source>
        <translation>
            <numerusform>%Ln customer</numerusform>
            <numerusform>%Ln customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more contact(s)</source>
        <translation>
            <numerusform>%Ln more contact</numerusform>
            <numerusform>%Ln more contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln staged</source>
        <translation>
            <numerusform>%Ln staged</numerusform>
            <numerusform>%Ln staged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln subscription(s) selected</source>
        <translation>
            <numerusform>%Ln subscription selected</numerusform>
            <numerusform>%Ln subscriptions selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln of them</source>
        <translation>
            <numerusform>It alone</numerusform>
            <numerusform>All %Ln of them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln subscription(s) are selected</source>
        <translation>
            <numerusform>The one subscription is selected</numerusform>
            <numerusform>All %Ln subscriptions are selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln subscription(s) that this filter shows are selected</source>
        <translation>
            <numerusform>The one subscription that this filter shows is selected</numerusform>
            <numerusform>All %Ln subscriptions that this filter shows are selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SubscriptionsPage</name>
    <message numerus="yes">
        <source>The customer of the current one of %Ln selected subscription(s)</source>
        <translation>
            <numerusform>The customer of the current one of %Ln selected subscription</numerusform>
            <numerusform>The customer of the current one of %Ln selected subscriptions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sweep</name>
    <message numerus="yes">
        <source>%Ln unconfirmed</source>
        <translation>
            <numerusform>%Ln unconfirmed</numerusform>
            <numerusform>%Ln unconfirmed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SweepSheet</name>
    <message numerus="yes">
        <source>%Ln of them can go to their reseller of record.</source>
        <translation>
            <numerusform>%Ln of them can go to its reseller of record.</numerusform>
            <numerusform>%Ln of them can go to their resellers of record.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln subscription(s) stand on the default contact.</source>
        <translation>
            <numerusform>%Ln subscription stands on the default contact.</numerusform>
            <numerusform>%Ln subscriptions stand on the default contact.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Stage %Ln change(s)</source>
        <translation>
            <numerusform>&amp;Stage %Ln change</numerusform>
            <numerusform>&amp;Stage %Ln changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reseller of record of %Ln subscription(s) on the default contact</source>
        <translation>
            <numerusform>Reseller of record of %Ln subscription on the default contact</numerusform>
            <numerusform>Reseller of record of %Ln subscriptions on the default contact</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message numerus="yes">
        <source>%1 changed</source>
        <translation>
            <numerusform>%1 changed</numerusform>
            <numerusform>%1 changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 gone</source>
        <translation>
            <numerusform>%1 gone</numerusform>
            <numerusform>%1 gone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 new</source>
        <translation>
            <numerusform>%1 new</numerusform>
            <numerusform>%1 new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 requests</source>
        <translation>
            <numerusform>%1 request</numerusform>
            <numerusform>%1 requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) confirmed.</source>
        <translation>
            <numerusform>%Ln change confirmed.</numerusform>
            <numerusform>%Ln changes confirmed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) kept here only.</source>
        <translation>
            <numerusform>%Ln change kept here only.</numerusform>
            <numerusform>%Ln changes kept here only.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) refused.</source>
        <translation>
            <numerusform>%Ln change refused.</numerusform>
            <numerusform>%Ln changes refused.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) still to be sent.</source>
        <translation>
            <numerusform>%Ln change still to be sent.</numerusform>
            <numerusform>%Ln changes still to be sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) without answer: the next sync finds out.</source>
        <translation>
            <numerusform>%Ln change without answer: the next sync finds out.</numerusform>
            <numerusform>%Ln changes without answer: the next sync finds out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln conflict(s): the contact was changed elsewhere.</source>
        <translation>
            <numerusform>%Ln conflict: the contact was changed elsewhere.</numerusform>
            <numerusform>%Ln conflicts: the contact was changed elsewhere.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln contact(s) changed elsewhere.</source>
        <translation>
            <numerusform>%Ln contact changed elsewhere.</numerusform>
            <numerusform>%Ln contacts changed elsewhere.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer(s) lost: Partner Center lists them no more.</source>
        <translation>
            <numerusform>%Ln customer lost: Partner Center does not list it any more.</numerusform>
            <numerusform>%Ln customers lost: Partner Center does not list them any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min left</source>
        <translation>
            <numerusform>%Ln min left</numerusform>
            <numerusform>%Ln min left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) could not be read.</source>
        <translation>
            <numerusform>%Ln thing could not be read.</numerusform>
            <numerusform>%Ln things could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This sync asks about %1 requests</source>
        <translation>
            <numerusform>This sync makes about %1 request</numerusform>
            <numerusform>This sync makes about %1 requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncDetails</name>
    <message numerus="yes">
        <source>%1 requests</source>
        <translation>
            <numerusform>%1 request</numerusform>
            <numerusform>%1 requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>asked to wait %Ln time(s)</source>
        <translation>
            <numerusform>asked to wait once</numerusform>
            <numerusform>asked to wait %Ln times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more of the kind</source>
        <translation>
            <numerusform>… and %Ln more of the kind</numerusform>
            <numerusform>… and %Ln more of the kind</numerusform>
        </translation>
    </message>
</context>
</TS>
