"""Settings: who acts and by which rules, language and looks. Each choice counts at once."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.records import Provider
from desktop.domain.roles import RULES, DeskAct, Role, RoleTable, roles_for
from desktop.models import wording
from desktop.settings import Settings
from desktop.views.form_dialog import ClosingDialog
from desktop.views.panels import Caption, FormRow, Hairline, PlainLabel, keep_from_wheel
from desktop.views.theme import LARGE, MEDIUM, SMALL, TIGHT
from desktop.views.words import fill

_CHARACTERS: Final = 72
_SHORTEST: Final = 12
_PERCENT_STEP: Final = 10
_SETTLE_MS: Final = 300


class _Part(QWidget):
    """A part of the settings below its own title."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = PlainLabel("", self)
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(MEDIUM)
        self.column.addWidget(self._title)

    def set_title(self, title: str) -> None:
        self._title.setText(title)
        self.setAccessibleName(title)


class SettingsDialog(ClosingDialog):
    """Shows settings and emits them anew with every change; it keeps none."""

    settings_changed = Signal(object)
    connection_requested = Signal()

    def __init__(self, settings: Settings, provider: Provider | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settingsDialog")
        self.close_button.setObjectName("settingsCloseButton")
        self._settings = settings
        self._provider = provider
        # A name is told when somebody has finished typing, not letter by letter.
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_SETTLE_MS)
        self._typed.timeout.connect(self._take_author)
        self.parts.setSpacing(LARGE)
        self._build_person()
        self._build_looks()
        self._build_connection()
        self._build_provider()
        self.parts.addStretch(1)
        self.retranslate()
        self._show_settings()
        for box in (self.role, self.language, self.letter_language, self.theme):
            # As narrow as the dialog: the longest choice in Russian would widen it beyond a small screen.
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(_SHORTEST)
        self._connect()
        self.author.setFocus()

    # Building

    def _build_person(self) -> None:
        self._person = _Part(self.content)
        self.author = QLineEdit(self._person)
        self.author.setObjectName("settingsAuthor")
        self.author.setMaxLength(200)
        self.role = QComboBox(self._person)
        self.role.setObjectName("settingsRole")
        self._role_order = self._roles_in_order()
        for role in self._role_order:
            self.role.addItem("", role)
        self.article_2020 = QCheckBox(self._person)
        self.article_2020.setObjectName("settingsArticle2020")
        self.strict = QCheckBox(self._person)
        self.strict.setObjectName("settingsStrict")
        self._author_row = FormRow("", self.author, parent=self._person)
        self._role_row = FormRow("", self.role, parent=self._person)
        self._sources = Caption("", self._person)
        self._strict_about = Caption("", self._person)
        self._person.column.addWidget(self._author_row)
        self._person.column.addWidget(self._role_row)
        for box, about in ((self.article_2020, self._sources), (self.strict, self._strict_about)):
            # A check box does not wrap: its label is short, and what it means stands below it.
            pair = QVBoxLayout()
            pair.setSpacing(TIGHT)
            pair.addWidget(box)
            pair.addWidget(about)
            self._person.column.addLayout(pair)
        self.parts.addWidget(self._person)

    @staticmethod
    def _roles_in_order() -> list[Role]:
        """Those of the 2023 edition first."""
        newer = roles_for(DeskAct.ASSIGN_CONTACT, RoleTable.ARTICLE_2023)
        return sorted(Role, key=lambda role: (role not in newer, list(Role).index(role)))

    def _build_looks(self) -> None:
        self.parts.addWidget(Hairline(self.content))
        self._looks = _Part(self.content)
        self.language = QComboBox(self._looks)
        self.language.setObjectName("settingsLanguage")
        self.letter_language = QComboBox(self._looks)
        self.letter_language.setObjectName("settingsLetterLanguage")
        for box in (self.language, self.letter_language):
            for language in ("system", "en", "ru"):
                box.addItem("", language)
        self.theme = QComboBox(self._looks)
        self.theme.setObjectName("settingsTheme")
        for theme in ("system", "light", "dark"):
            self.theme.addItem("", theme)
        keep_from_wheel(self.role, self.language, self.letter_language, self.theme)
        self.text_scale = QSlider(Qt.Orientation.Horizontal, self._looks)
        keep_from_wheel(self.text_scale)
        self.text_scale.setObjectName("settingsTextScale")
        self.text_scale.setRange(100, 200)
        self.text_scale.setSingleStep(_PERCENT_STEP)
        self.text_scale.setPageStep(_PERCENT_STEP)
        self.text_scale.setTickInterval(_PERCENT_STEP)
        # The text grows when the handle is let go: growing under the hand would move the handle away.
        self.text_scale.setTracking(False)
        self._percent = PlainLabel("", self._looks)
        scale = QWidget(self._looks)
        row = QHBoxLayout(scale)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(MEDIUM)
        row.addWidget(self.text_scale, 1)
        row.addWidget(self._percent)
        scale.setFocusProxy(self.text_scale)
        self._language_row = FormRow("", self.language, parent=self._looks)
        self._letter_row = FormRow("", self.letter_language, parent=self._looks)
        self._theme_row = FormRow("", self.theme, parent=self._looks)
        self._scale_row = FormRow("", scale, parent=self._looks)
        for part in (self._language_row, self._letter_row, self._theme_row, self._scale_row):
            self._looks.column.addWidget(part)
        self.parts.addWidget(self._looks)

    def _build_provider(self) -> None:
        self.parts.addWidget(Hairline(self.content))
        self._us = _Part(self.content)
        self._facts = QWidget(self._us)
        form = QFormLayout(self._facts)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(LARGE)
        form.setVerticalSpacing(SMALL)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._labels: list[PlainLabel] = []
        us = self._provider
        for name, value in (
            ("providerName", us.name if us else ""),
            ("providerMpnId", us.mpn_id if us else ""),
            ("providerTenantId", us.tenant_id if us else ""),
        ):
            label = PlainLabel("", self._facts, role="label")
            shown = PlainLabel(value, self._facts)
            shown.setObjectName(name)
            shown.setWordWrap(True)
            flags = Qt.TextInteractionFlag
            shown.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
            form.addRow(label, shown)
            self._labels.append(label)
        self._facts.setVisible(us is not None)
        self._us_about = Caption("", self._us)
        self._us.column.addWidget(self._facts)
        self._us.column.addWidget(self._us_about)
        self.parts.addWidget(self._us)

    def _build_connection(self) -> None:
        self.parts.addWidget(Hairline(self.content))
        self._service = _Part(self.content)
        self._service_about = PlainLabel("", self._service)
        self._service_about.setObjectName("settingsConnected")
        self._service_about.setWordWrap(True)
        self.connection_button = QPushButton(self._service)
        self.connection_button.setObjectName("settingsConnectionButton")
        self.connection_button.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(MEDIUM)
        row.addWidget(self._service_about, 1)
        row.addWidget(self.connection_button)
        self._service.column.addLayout(row)
        self.parts.addWidget(self._service)

    def _connect(self) -> None:
        self.connection_button.clicked.connect(self.connection_requested)
        self.author.textEdited.connect(lambda _text: self._typed.start())
        self.author.editingFinished.connect(self._take_author)
        self.role.activated.connect(lambda _place: self._change(role=self.role.currentData()))
        self.article_2020.toggled.connect(
            lambda on: self._change(role_edition=RoleTable.ARTICLE_2020 if on else RoleTable.ARTICLE_2023)
        )
        self.strict.toggled.connect(lambda on: self._change(strict=on))
        self.language.activated.connect(lambda _place: self._change(language=self.language.currentData()))
        self.letter_language.activated.connect(
            lambda _place: self._change(letter_language=self.letter_language.currentData())
        )
        self.theme.activated.connect(lambda _place: self._change(theme=self.theme.currentData()))
        self.text_scale.valueChanged.connect(self._scaled)
        self.text_scale.sliderMoved.connect(self._show_percent)

    # Values

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self._settings

    def _change(self, **values: Any) -> None:
        known = {name: getattr(self._settings, name) for name in self._settings.__struct_fields__}
        changed = Settings(**{**known, **values})
        if changed != self._settings:
            self._settings = changed
            self._show_rules()
            self.settings_changed.emit(changed)

    def take(self, settings: Settings) -> None:
        """Go on from these settings, as they were changed elsewhere."""
        self._settings = settings
        self._show_connection()

    def _show_connection(self) -> None:
        settings = self._settings
        if not settings.connected:
            self._service_about.setText(self.tr("Not connected. What you submit is kept on this machine."))
        elif settings.tenant:
            self._service_about.setText(fill(self.tr("Connected to the tenant %1."), settings.tenant))
        else:
            self._service_about.setText(self.tr("Connected."))

    def _take_author(self) -> None:
        self._typed.stop()
        self._change(author=self.author.text().strip())

    def _scaled(self, percent: int) -> None:
        rounded = round(percent / _PERCENT_STEP) * _PERCENT_STEP
        if rounded != percent:
            with QSignalBlocker(self.text_scale):
                self.text_scale.setValue(rounded)
        self._show_percent(rounded)
        self._change(text_scale=rounded / 100)

    def _show_settings(self) -> None:
        settings = self._settings
        self.author.setText(settings.author)
        self.role.setCurrentIndex(self.role.findData(settings.role))
        self.article_2020.setChecked(settings.role_edition is RoleTable.ARTICLE_2020)
        self.strict.setChecked(settings.strict)
        self.language.setCurrentIndex(self.language.findData(settings.language))
        self.letter_language.setCurrentIndex(self.letter_language.findData(settings.letter_language))
        self.theme.setCurrentIndex(self.theme.findData(settings.theme))
        percent = round(settings.text_scale * 100)
        self.text_scale.setValue(percent)
        self._show_percent(percent)
        self._show_rules()

    def _show_percent(self, percent: int) -> None:
        rounded = round(percent / _PERCENT_STEP) * _PERCENT_STEP
        self._percent.setText(fill(self.tr("%1 %"), rounded))
        self.text_scale.setAccessibleDescription(self._percent.text())

    def _show_rules(self) -> None:
        edition = self._settings.role_edition
        may = self._settings.role in roles_for(DeskAct.ASSIGN_CONTACT, edition)
        said = self.tr("This role may assign support contacts.")
        if not may:
            said = self.tr("This role may not assign support contacts; everything can be looked at.")
        self._role_row.set_hint(said)
        sources = [rule for rule in RULES if rule.act is DeskAct.ASSIGN_CONTACT]
        used = next((rule.source for rule in sources if rule.edition is edition), "")
        self._sources.setText(
            fill(
                self.tr("In 2020 five roles could assign support contacts, in 2023 three can. In force here: %1."), used
            )
        )
        self.article_2020.setAccessibleDescription(self._sources.text())

    # Words

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Settings"))
        self._person.set_title(self.tr("Who acts"))
        self._author_row.set_label(self.tr("Your &name"))
        self._author_row.set_hint(self.tr("It stands beside everything you decide."))
        self._role_row.set_label(self.tr("Your partner &role"))
        newer = roles_for(DeskAct.ASSIGN_CONTACT, RoleTable.ARTICLE_2023)
        for place, role in enumerate(self._role_order):
            word = wording.role_word(role)
            if role not in newer:
                word = fill(self.tr("%1 (assigns only by the article of 2020)"), word)
            self.role.setItemText(place, word)
        self.article_2020.setText(self.tr("&As in the 2020 article"))
        self.strict.setText(self.tr("Strict &delegated admin"))
        self._strict_about.setText(
            self.tr(
                "Only resellers whose delegated admin somebody has attested are offered. Otherwise unconfirmed ones "
                "can be chosen, are marked, and the review asks about them."
            )
        )
        self._looks.set_title(self.tr("Language and looks"))
        self._language_row.set_label(self.tr("&Language"))
        self._letter_row.set_label(self.tr("Language of l&etters to resellers"))
        names = {"system": self.tr("As the system"), "en": "English", "ru": "Русский"}
        for place in range(self.language.count()):
            self.language.setItemText(place, names[self.language.itemData(place)])
        names["system"] = self.tr("As the screen")
        for place in range(self.letter_language.count()):
            self.letter_language.setItemText(place, names[self.letter_language.itemData(place)])
        self._theme_row.set_label(self.tr("&Colours"))
        looks = {"system": self.tr("As the system"), "light": self.tr("Light"), "dark": self.tr("Dark")}
        for place in range(self.theme.count()):
            self.theme.setItemText(place, looks[self.theme.itemData(place)])
        self._scale_row.set_label(self.tr("&Text size"))
        self.text_scale.setAccessibleName(self.tr("Text size"))
        self.strict.setAccessibleDescription(self._strict_about.text())
        self._service.set_title(self.tr("Partner Center"))
        self.connection_button.setText(self.tr("Connecti&on…"))
        self._show_connection()
        self._us.set_title(self.tr("Our own company"))
        words = (self.tr("Name"), self.tr("MPN ID"), self.tr("Microsoft ID"))
        for label, word in zip(self._labels, words, strict=True):
            label.setText(word)
        self._us_about.setText(
            self.tr("It comes with each sync, or from imported profiles: organization, MPN and support (JSON).")
            if self._provider is not None
            else self.tr("Not known yet. It comes with the first sync, or from imported profiles (JSON).")
        )
        self._show_percent(self.text_scale.value())
        self._show_rules()

    def open(self) -> None:
        """Open at the size that the words want."""
        super().open()
        self.fit(_CHARACTERS)

    def done(self, result: int) -> None:
        """Close; a name just typed counts."""
        self._take_author()
        super().done(result)
