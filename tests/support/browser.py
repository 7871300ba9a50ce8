"""Find a Chromium for the tests, or get one: `python tests/support/browser.py` says which."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
"""Chromium without what draws its windows: a journey takes two thirds of the processor's time in it."""
WHOLE = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HELP = "No browser for the tests: install Chromium, or set STORYCRAFT_CHROMIUM to the path of one."
SOUGHT = Path(sys.prefix, ".browser-sought")
"""Is there once a headless shell was looked for: where there is none to be had, a whole Chromium will do."""


def find() -> str | None:
    """The path of a Chromium on this machine, or None."""
    return find_shell() or _on_path(WHOLE) or _playwrights_own()


def find_shell() -> str | None:
    """The path of a headless shell, or of what STORYCRAFT_CHROMIUM names in its place, or None."""
    return os.environ.get("STORYCRAFT_CHROMIUM") or _on_path(SHELLS) or _playwrights_own(shell=True)


def _on_path(names: tuple[str, ...]) -> str | None:
    return next((path for name in names if (path := shutil.which(name))), None)


def _playwrights_own(*, shell: bool = False) -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    if not shell:
        return str(path) if path.exists() else None
    # It tells where its whole Chromium would be: at browsers/chromium-1255/chrome-linux64/chrome.
    shells = path.parents[2].glob("chromium_headless_shell-*/*/*headless?shell*")
    return next((str(shell) for shell in shells if os.access(shell, os.X_OK)), None)


def install() -> None:
    """Get one: Playwright's own, or else the system's package where that is allowed."""
    print("== Getting a browser for the tests (once) ==", flush=True)
    playwright = [sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]
    if subprocess.run(playwright, check=False).returncode == 0 or not shutil.which("apt-get"):
        return
    if os.geteuid() == 0:
        sudo = []
    elif find():
        return  # whoever has a browser is not asked for a package of the system
    else:
        sudo = ["sudo", "-n"]
    subprocess.run([*sudo, "apt-get", "update", "-qq"], check=False)
    for name in ("chromium-headless-shell", "chromium"):
        subprocess.run([*sudo, "apt-get", "install", "-y", "-qq", name], check=False)
        if find():
            return


if __name__ == "__main__":
    if not find_shell() and not (SOUGHT.exists() and find()):
        install()
        SOUGHT.touch()
    found = find()
    if not found:
        sys.exit(HELP)
    print(f"Browser for the tests: {found}")
