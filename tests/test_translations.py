"""Every word of the screens is gathered, translated in both languages, and translated in the agreed terms."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTranslator
from PySide6.QtWidgets import QDialogButtonBox

from desktop.views.actions import MENUS, Actions
from desktop.views.language import apply_language
from desktop.views.words import fill

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("en", "ru")
FORMS = {"en": 2, "ru": 3}
COUNTS = (1, 2, 5, 11, 21, 22)


@dataclass(frozen=True)
class Entry:
    """One text of a .ts file and what it says there."""

    context: str
    source: str
    comment: str
    plural: bool
    kind: str
    forms: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str, str, bool]:
        return self.context, self.source, self.comment, self.plural


def entries(path: Path) -> list[Entry]:
    found: list[Entry] = []
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            found.append(
                Entry(
                    context.findtext("name", ""),
                    message.findtext("source", ""),
                    message.findtext("comment", ""),
                    message.get("numerus") == "yes",
                    translation.get("type", "finished"),
                    tuple(forms),
                )
            )
    return found


def words_of(language: str) -> list[Entry]:
    return entries(FOLDER / f"partner-desk_{language}.ts")


def tool(name: str) -> str:
    path = shutil.which(name, path=str(Path(sys.executable).parent))
    assert path is not None, f"{name} is not installed beside Python"
    return path


def marks(text: str) -> Counter[str]:
    """How often each letter is marked for Alt in `text`."""
    return Counter(letter.casefold() for letter in re.findall(r"&(\w)", text.replace("&&", "")))


def calls(name: str) -> Iterator[tuple[str, ast.Call]]:
    for path in sorted((ROOT / "desktop").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and name == getattr(node.func, "attr", getattr(node.func, "id", "")):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


# What is gathered


@pytest.fixture(scope="module")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `make translations` would leave of the committed files."""
    folder = tmp_path_factory.mktemp("translations")
    for language in LANGUAGES:
        shutil.copy(FOLDER / f"partner-desk_{language}.ts", folder)
    command = [sys.executable, str(ROOT / "packaging" / "translations.py"), "--into", str(folder)]
    subprocess.run(command, check=True)
    return folder


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_the_screens_are_gathered(gathered: Path, language: str) -> None:
    now = {entry.key for entry in entries(gathered / f"partner-desk_{language}.ts")}
    kept = {entry.key for entry in words_of(language)}
    assert sorted(now - kept) == [], "new words: run “make translations”, then translate them"
    assert sorted(kept - now) == [], "words that no screen says any more: run “make translations”"


def test_every_sentence_in_the_code_reaches_the_translators() -> None:
    """What lupdate leaves out without a word: a text that is not literal, a plural without its count."""
    gathered = {(entry.source, entry.plural) for entry in words_of("ru")}
    for where, call in calls("tr"):
        assert isinstance(call.args[0], ast.Constant), f"{where}: not a literal text"
        assert (call.args[0].value, len(call.args) > 2) in gathered, where
    for where, call in calls("translate"):
        if len(call.args) < 2 or not isinstance(call.args[1], ast.Constant):
            continue  # a table of characters, or a painter that moves
        assert isinstance(call.args[0], ast.Constant), f"{where}: not a literal context"
        assert (call.args[1].value, len(call.args) > 3) in gathered, where


def test_no_text_is_translated_before_the_language_is_known() -> None:
    """A text asked for while a module loads would stay English for ever."""
    for path in sorted((ROOT / "desktop").rglob("*.py")):
        waiting: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
        while waiting:
            node = waiting.pop()
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                continue
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                assert name not in ("tr", "translate"), f"{path.relative_to(ROOT)}:{node.lineno}"
            waiting.extend(ast.iter_child_nodes(node))


def test_plurals_are_not_asked_for_in_a_base_class() -> None:
    """Qt asks for `self.tr` by the class of the object first, and takes a plural it does not know for translated."""
    bases = {
        base
        for path in sorted((ROOT / "desktop").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
        for base in (getattr(base, "id", getattr(base, "attr", "")) for base in node.bases)
    }
    assert [entry.key for entry in words_of("ru") if entry.plural and entry.context in bases] == []


# What is translated


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_translated(language: str) -> None:
    found = words_of(language)
    assert found
    assert [entry.key for entry in found if entry.kind != "finished"] == []
    assert [entry.key for entry in found if not all(form.strip() for form in entry.forms)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_plurals_have_all_their_forms(language: str) -> None:
    for entry in words_of(language):
        assert len(entry.forms) == (FORMS[language] if entry.plural else 1), entry.key


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_kept(language: str) -> None:
    place = re.compile(r"%(?:\d|n)")
    for entry in words_of(language):
        for form in entry.forms:
            assert set(place.findall(form)) == set(place.findall(entry.source)), (*entry.key, form)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_around_the_words_is_kept(language: str) -> None:
    for entry in words_of(language):
        for form in entry.forms:
            key = (*entry.key, form)
            assert form == form.strip(), key
            assert ("…" in form) == ("…" in entry.source), key
            assert "..." not in form, key
            assert marks(form).total() == marks(entry.source).total() <= 1, key
            assert re.findall(r"\*\.\w+", form) == re.findall(r"\*\.\w+", entry.source), key


PARTS = {
    "AttestForm": "ReviewSheet",
    "ChangeList": "ReviewSheet",
    "ReviewDetails": "ReviewSheet",
    "LinkField": "RequestDialog",
    "NewReseller": "RequestDialog",
}
"""Contexts that are on screen together with another, so their letters may not be the same."""


def test_alt_letters_of_one_dialog_differ() -> None:
    """By context: a context is a dialog, a panel or a page. The window and its menus are looked at below."""
    letters: dict[str, dict[str, str]] = {}
    for entry in words_of("ru"):
        if entry.context in ("Actions", "MainWindow"):
            continue
        # One widget may say two things in turn: the marked word is the same.
        for word in re.findall(r"\w*&\w+", entry.forms[0].replace("&&", "")):
            (letter,) = marks(word)
            before = letters.setdefault(PARTS.get(entry.context, entry.context), {}).setdefault(letter, word)
            assert before == word, (entry.context, before, entry.forms[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_alt_letters_of_each_menu_differ(qtbot, language: str, compiled: Path, speak) -> None:
    from PySide6.QtWidgets import QMainWindow

    speak(language)
    window = QMainWindow()
    qtbot.addWidget(window)
    bar = window.menuBar()
    names = {name for menu in MENUS for name in menu.actions if name}
    Actions(window, bar, {name: lambda: None for name in names})
    for menu in (bar, *(action.menu() for action in bar.actions())):
        texts = [action.text() for action in menu.actions() if action.text()]
        assert texts
        letters = Counter(letter for text in texts for letter in marks(text))
        assert letters.total() == len(texts), texts
        assert max(letters.values()) == 1, texts


# The terms (docs/glossary.md)

FORBIDDEN = {
    r"\bсвяз(ь|и|ью|ей|ям|ями|ях)\b": "отношения (с клиентом), партнерство (с посредником)",
    r"взаимоотношен": "отношения",
    r"вендор": "непрямой поставщик",
    r"дистрибьютор": "непрямой поставщик",
    r"реселлер": "посредник",
    r"косвенн": "непрямой",
    r"торговое посредник": "непрямой торговый посредник",
    r"контактн\w+ лиц": "контакт службы поддержки",
    r"привилеги": "права",
    r"права? делегированного": "делегированные права администратора",
    r"тенант": "арендатор",
    r"агент\w* (администратора|администрирования)": "агент по администрированию",
    r"агент\w* продаж": "агент по продажам",
    r"\bобзор": "проверка",
    r"\bстол[еау]?\b": "рабочее место",
    r"[ёЁ]": "е, как везде в программе",
    r"\"|“|”": "«ёлочки»",
    r"партнёр": "партнер",
    r"\bпредоставляется возможность\b|\bосуществ": "проще",
    r"майкрософт": "Microsoft",
}


@pytest.mark.parametrize(("pattern", "instead"), FORBIDDEN.items())
def test_russian_speaks_in_the_agreed_terms(pattern: str, instead: str) -> None:
    wrong = [
        (entry.context, form)
        for entry in words_of("ru")
        for form in entry.forms
        if re.search(pattern, form, re.IGNORECASE)
    ]
    assert wrong == [], f"say: {instead}"


TERMS = {
    "Designated support contact": "Назначенный контакт службы поддержки",
    "Support contact": "Контакт поддержки",
    "Customer": "Клиент",
    "Subscription": "Подписка",
    "Reseller": "Посредник",
    "Partnership": "Партнерство",
    "PartnerID (MPN ID)": "Идентификатор партнера (MPN ID)",
    "Close": "Закрыть",
    "Cancel": "Отмена",
    "Staged": "Подготовлено",
    "Submitted": "Отправлено",
    "Withdrawn": "Отозвано",
    "Kept here": "Хранится здесь",
    "Admin agent": "Агент по администрированию",
    "Sales agent": "Агент по продажам",
    "Helpdesk agent": "Агент службы технической поддержки",
    "Global admin": "Глобальный администратор",
    "User management admin": "Администратор управления пользователями",
}


@pytest.mark.parametrize(("english", "russian"), TERMS.items())
def test_the_binding_terms_are_used(english: str, russian: str) -> None:
    said = {entry.forms[0] for entry in words_of("ru") if entry.source == english}
    assert said == {russian}


# What is spoken


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder `translations` with both languages compiled."""
    folder = tmp_path_factory.mktemp("compiled") / "translations"
    folder.mkdir()
    for language in LANGUAGES:
        source, target = FOLDER / f"partner-desk_{language}.ts", folder / f"partner-desk_{language}.qm"
        done = subprocess.run(
            [tool("pyside6-lrelease"), str(source), "-qm", str(target)], check=True, capture_output=True, text=True
        )
        assert "warning" not in (done.stdout + done.stderr).lower()
    return folder


@pytest.fixture
def speak(qapp, compiled: Path, monkeypatch: pytest.MonkeyPatch):
    """Change the language of the application as the settings do; English of the source comes back afterwards."""
    from PySide6.QtCore import QLocale

    from desktop.views import language as module

    before = QLocale()
    monkeypatch.setattr(module, "resource", compiled.parent.joinpath)
    yield lambda language: apply_language(qapp, language)
    for translator in qapp.property("deskTranslators") or ():
        qapp.removeTranslator(translator)
    qapp.setProperty("deskTranslators", [])
    QLocale.setDefault(before)


RUSSIAN_COUNTS = ("1 подписка", "2 подписки", "5 подписок", "11 подписок", "21 подписка", "22 подписки")
ENGLISH_COUNTS = (
    "1 subscription",
    "2 subscriptions",
    "5 subscriptions",
    "11 subscriptions",
    "21 subscriptions",
    "22 subscriptions",
)


@pytest.mark.parametrize(("language", "expected"), [("ru", RUSSIAN_COUNTS), ("en", ENGLISH_COUNTS)])
def test_plurals_are_spoken_right(speak, language: str, expected: tuple[str, ...]) -> None:
    speak(language)
    said = [QCoreApplication.translate("ResellerPanel", "%Ln subscription(s)", "", count) for count in COUNTS]
    assert said == list(expected)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_spoken_as_it_is_written(speak, language: str) -> None:
    speak(language)
    places = {"en": (0, 1, 1, 1, 1, 1), "ru": (0, 1, 2, 2, 0, 1)}[language]
    for entry in words_of(language):
        if not entry.plural:
            assert QCoreApplication.translate(entry.context, entry.source, entry.comment) == entry.forms[0]
            continue
        for count, place in zip(COUNTS, places, strict=True):
            said = QCoreApplication.translate(entry.context, entry.source, entry.comment, count)
            assert said == entry.forms[place].replace("%Ln", str(count)), entry.key


def test_a_base_class_speaks_for_its_subclasses(qapp) -> None:
    """`self.tr` of an inherited method is gathered under the base class and found there at run time."""

    class Words(QTranslator):
        def translate(self, context, source, disambiguation=None, n=-1):
            return "слово" if (context, source) == ("Base", "word") else None

        def isEmpty(self) -> bool:
            return False

    class Base(QObject):
        def say(self) -> str:
            return self.tr("word")

    class Heir(Base):
        pass

    words = Words()
    qapp.installTranslator(words)
    try:
        assert Heir().say() == "слово"
    finally:
        qapp.removeTranslator(words)


def test_buttons_of_qt_speak_russian(qtbot, speak) -> None:
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    assert (folder / "qtbase_ru.qm").is_file()
    speak("ru")
    kind = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(kind.Ok | kind.Cancel | kind.Close | kind.Save | kind.Reset)
    qtbot.addWidget(box)
    said = [box.button(one).text().replace("&", "") for one in (kind.Cancel, kind.Close, kind.Save, kind.Reset)]
    assert said == ["Отмена", "Закрыть", "Сохранить", "Сбросить"]


def test_a_filled_sentence_keeps_the_order_of_the_language(speak) -> None:
    speak("ru")
    sentence = QCoreApplication.translate("Act", "assigning %1 to “%2”")
    assert fill(sentence, "Fabrikam", "Microsoft 365") == "назначение Fabrikam для подписки «Microsoft 365»"
