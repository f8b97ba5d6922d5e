"""The review: what is read, counted and shown, and the receipt."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from sqlalchemy import event

from desktop.data import outbox, resellers, subscriptions
from desktop.data.outbox import ReviewLine, SubmitOutcome
from desktop.data.sample import story
from desktop.data.sample.story import Cast
from desktop.data.store import Session, Store
from desktop.domain.eligibility import Finding, Reason, Verdict
from desktop.domain.records import DelegatedAdminKind, Publishing, SupportContact
from desktop.domain.roles import Actor
from desktop.models import roles
from desktop.models.review import ReviewModel, admin_chip, reason_sentences
from desktop.models.review_lines import Outcome, read_admin, read_review, receipt_of, review_of
from desktop.models.roles import ChipKind
from tests.desk_fixtures import ACTOR, TODAY

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
CHECK = Qt.ItemDataRole.CheckStateRole


def contact(cast: Cast) -> SupportContact:
    return SupportContact(cast.tenant_id, cast.mpn_id, cast.name)


def stage(session: Session, cast: Cast, *guids: str, reason: str = "") -> None:
    keys = list(subscriptions.keys_of(session, guids).values())
    outcome = outbox.stage(session, ACTOR, NOW, TODAY, keys, contact(cast), reason=reason)
    assert len(outcome.staged) == len(guids)


@pytest.fixture
def lines(store: Store) -> list[ReviewLine]:
    with store.writing() as session:
        stage(session, story.TAILSPIN, story.CONTOSO_E3)
        stage(session, story.FABRIKAM, story.CONTOSO_HEAD_OFFICE, story.CONTOSO_E5_NEW, reason="HD-1")
        stage(session, story.LUTIK, story.ROMASHKA_AZURE)
        back = subscriptions.key_of(session, story.CONTOSO_WAREHOUSE)
        outbox.stage(session, ACTOR, NOW, TODAY, [back], resellers.provider_contact(session))
    with store.reading() as session:
        return read_review(session, ACTOR, TODAY)


def line_of(lines: list[ReviewLine], guid: str) -> ReviewLine:
    return next(line for line in lines if line.change.subscription_id == guid)


@pytest.fixture
def model(qapp, lines: list[ReviewLine]) -> ReviewModel:
    model = ReviewModel()
    model.show(lines)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return model


def test_changes_come_by_customer_and_are_counted(lines: list[ReviewLine]) -> None:
    assert [line.change.customer_name for line in lines] == ["Contoso Ltd"] * 4 + ["ООО «Ромашка»"]
    count = review_of(lines).totals
    assert (count.changes, count.customers) == (5, 2)
    assert (count.publishable, count.uncertain, count.kept_here) == (3, 1, 1)
    assert (count.barred, count.unconfirmed_pairs) == (0, 1)


def test_what_the_customer_will_see_comes_with_each_line(lines: list[ReviewLine]) -> None:
    fabrikam = line_of(lines, story.CONTOSO_HEAD_OFFICE)
    assert fabrikam.partner.profile.phone == "+7 727 555 02 10"
    assert fabrikam.partner.has_agreement
    assert line_of(lines, story.CONTOSO_E3).partner.profile.phone == ""
    provider = line_of(lines, story.CONTOSO_WAREHOUSE)
    assert provider.partner.profile.mail == "support@northwind-distribution.example"
    assert provider.pair is None
    assert admin_chip(provider) is None


def test_a_reseller_without_a_valid_agreement_is_marked(store: Store) -> None:
    with store.writing() as session:
        stage(session, story.ALPHA_HYPHEN, story.ZHULDYZ_OFFICE)
    with store.reading() as session:
        (line,) = read_review(session, ACTOR, TODAY)
    assert not line.partner.has_agreement


def test_unconfirmed_admin_asks_until_it_is_attested(store: Store, lines: list[ReviewLine]) -> None:
    line = line_of(lines, story.CONTOSO_E3)
    assert line.needs_attest
    assert admin_chip(line).kind is ChipKind.CAUTION
    assert line.pair is not None
    with store.writing() as session:
        resellers.attest(session, ACTOR, NOW, *line.pair, DelegatedAdminKind.GDAP, "mail of 12.03")
    with store.reading() as session:
        again = line_of(read_review(session, ACTOR, TODAY), story.CONTOSO_E3)
        admin = read_admin(session, ACTOR, TODAY, line.change.subscription_key, line.pair[1])
    assert not again.needs_attest
    assert admin_chip(again).kind is ChipKind.GOOD
    assert admin is not None
    assert (admin.attested_by, admin.attested_how) == ("Ann Desk", "mail of 12.03")


def test_attesting_none_bars_the_line_with_its_reason(store: Store, lines: list[ReviewLine]) -> None:
    pair = line_of(lines, story.CONTOSO_E3).pair
    with store.writing() as session:
        resellers.attest(session, ACTOR, NOW, *pair, DelegatedAdminKind.NONE, "")
    with store.reading() as session:
        line = line_of(read_review(session, ACTOR, TODAY), story.CONTOSO_E3)
    assert [finding.reason for finding in line.verdict.findings] == [Reason.NO_DELEGATED_ADMIN]
    assert admin_chip(line).kind is ChipKind.BAD
    assert reason_sentences(line) == ["No delegated admin on this customer"]
    assert review_of([line]).totals.barred == 1


def test_a_strict_person_is_asked_to_attest_as_well(store: Store, lines: list[ReviewLine]) -> None:
    with store.reading() as session:
        strict = read_review(session, Actor("Ann Desk", strict=True), TODAY)
    line = line_of(strict, story.CONTOSO_E3)
    assert line.needs_attest
    assert not line.verdict.eligible
    assert admin_chip(line).kind is ChipKind.CAUTION


def test_lines_are_included_until_a_person_says_otherwise(qtbot, model: ReviewModel) -> None:
    assert len(model.included()) == 5
    box = model.index(1, 0)
    assert box.data(CHECK) == Qt.CheckState.Checked.value
    with qtbot.waitSignal(model.inclusion_changed):
        model.setData(box, Qt.CheckState.Unchecked.value, CHECK)
    left_out = model.record_at(1)
    assert left_out not in model.included()
    assert "left out" in box.data(Qt.ItemDataRole.AccessibleTextRole)
    # Reading again and sorting keep what a person left out.
    model.show(list(reversed(model.records)))
    model.sort(model.column_of("wanted"), Qt.SortOrder.DescendingOrder)
    assert [line for line in model.records if not model.is_included(line)] == [left_out]


def test_lines_sort_by_any_column_and_keep_their_indexes(qtbot, model: ReviewModel) -> None:
    column = model.column_of("publishing")
    model.sort(column, Qt.SortOrder.AscendingOrder)
    shown = [line.change.publishing for line in model.records]
    assert shown == sorted(shown, key=list(Publishing).index)
    key = model.key_at(0)
    model.sort(column, Qt.SortOrder.DescendingOrder)
    assert model.row_of(key) > 0
    assert model.record_at(model.row_of(key)).change.key == key


def test_a_row_speaks_for_itself(model: ReviewModel) -> None:
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    for word in ("Contoso Ltd", "Northwind Distribution", "included"):
        assert word in spoken
    column = model.column_of("publishing")
    assert model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Publishing: ")


def test_the_receipt_tells_each_line_what_became_of_it(qapp, model: ReviewModel) -> None:
    first, second, third, fourth, fifth = (line.change.key for line in model.records)
    outcome = SubmitOutcome((first,), (second,), {third: ("no_delegated_admin",)})
    model.take_receipt(receipt_of(model.records, frozenset((first, second, third, fourth)), outcome))
    receipt = model.receipt
    assert [receipt.outcomes[key] for key in (first, second, third, fourth, fifth)] == [
        Outcome.SUBMITTED,
        Outcome.KEPT,
        Outcome.BARRED,
        Outcome.GONE,
        Outcome.NOT_INCLUDED,
    ]
    column = model.column_of("result")
    assert model.index(2, column).data(roles.CHIP).text == "Left out"
    assert model.index(2, column).data(Qt.ItemDataRole.ToolTipRole) == "No delegated admin on this customer"
    # What was submitted can no longer be left out.
    assert not model.setData(model.index(0, 0), Qt.CheckState.Unchecked.value, CHECK)
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsUserCheckable


def test_what_holds_of_all_lines_is_known_beforehand(model: ReviewModel, lines: list[ReviewLine]) -> None:
    fabrikam = line_of(lines, story.CONTOSO_HEAD_OFFICE)
    assert model.review.counts[fabrikam.pair] == 2
    assert sum(model.review.counts.values()) == 4, "the provider is nobody's pair"
    assert model.count_to_submit() == 5
    model.set_included([0, 1], False)
    assert model.count_to_submit() == 3
    assert model.included_keys() == {line.change.key for line in model.included()}
    # What may not be submitted does not count, whether it is included or not.
    barred = [replace(line, verdict=Verdict((Finding(Reason.NOT_LINKED),))) for line in lines[:3]]
    model.show([*barred, *lines[3:]])
    assert model.review.barred == {line.change.key for line in barred}
    assert model.count_to_submit() == 2


def test_the_next_unconfirmed_line_is_looked_for_from_where_one_is(model: ReviewModel, lines: list[ReviewLine]) -> None:
    asking = model.row_of(line_of(lines, story.CONTOSO_E3).change.key)
    assert [model.next_asking(row) for row in range(-1, 5)] == [asking] * 6
    model.show([line for line in lines if not line.needs_attest])
    assert model.next_asking(0) == -1


def test_sorting_turns_the_whole_order_round(model: ReviewModel) -> None:
    given = [line.change.key for line in model.records]
    for column in ("customer", "subscription", "base", "wanted", "publishing", "admin", "reason"):
        section = model.column_of(column)
        model.sort(section, Qt.SortOrder.AscendingOrder)
        rising = [line.change.key for line in model.records]
        texts = [model.columns[section].text(line).casefold() for line in model.records]
        if column != "publishing":
            assert texts == sorted(texts)
        # Lines with the same text keep the order in which they were given.
        places = [(text, given.index(key)) for text, key in zip(texts, rising, strict=True)]
        assert all(one < other for one, other in pairwise(places) if one[0] == other[0])
        model.sort(section, Qt.SortOrder.DescendingOrder)
        assert [line.change.key for line in model.records] == rising[::-1]
    model.sort(-1)
    assert [line.change.key for line in model.records] == given


def test_a_review_is_read_in_as_many_statements_whatever_it_holds(store: Store) -> None:
    told: list[str] = []
    event.listen(store._engine, "before_cursor_execute", lambda *call: told.append(call[2]))
    counts = []
    for partner, *guids in (
        (story.FABRIKAM, story.CONTOSO_HEAD_OFFICE),
        (story.FABRIKAM, story.CONTOSO_E5_NEW),
        (story.TAILSPIN, story.CONTOSO_E3),
        (story.LUTIK, story.ROMASHKA_AZURE),
    ):
        with store.writing() as session:
            stage(session, partner, *guids)
        told.clear()
        with store.reading() as session:
            read_review(session, ACTOR, TODAY)
        counts.append(len(told))
    assert counts == [counts[0]] * 4


def test_ten_thousand_lines_are_shown_without_a_widget_each(qapp, lines: list[ReviewLine]) -> None:
    many = [
        replace(line, change=replace(line.change, key=10 * number + place))
        for number in range(2_000)
        for place, line in enumerate(lines)
    ]
    model = ReviewModel()
    model.show(many)
    assert model.rowCount() == 10_000
    model.sort(model.column_of("wanted"))
    model.set_included(range(0, 10_000, 2), False)
    assert len(model.included()) == 5_000
