"""The language of the application: its own words, Qt's own buttons, and the locale of dates and numbers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from desktop.resources import resource

LANGUAGES = ("en", "ru")
_PROPERTY = "deskTranslators"


def resolve_language(setting: str) -> str:
    """The language that a setting ("system", "en", "ru") stands for; English where the system speaks another."""
    if setting in LANGUAGES:
        return setting
    system = QLocale.system().name().partition("_")[0]
    return system if system in LANGUAGES else "en"


def apply_language(app: QCoreApplication, language: str) -> None:
    """Speak `language` in every window of the application, the open ones included. GUI thread.

    The application object holds the translators: Qt keeps no reference, and a collected one falls silent.
    """
    # The territory of the system stays when the language does: a British desk keeps its dates.
    system = QLocale.system()
    QLocale.setDefault(system if system.name().startswith(language) else QLocale(language))
    for old in app.property(_PROPERTY) or ():
        app.removeTranslator(old)
    installed: list[QTranslator] = []
    for path in (
        str(resource("translations", f"partner-desk_{language}.qm")),
        f"{QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)}/qtbase_{language}.qm",
    ):
        translator = QTranslator(app)
        if translator.load(path):
            app.installTranslator(translator)
            installed.append(translator)
    app.setProperty(_PROPERTY, installed)
