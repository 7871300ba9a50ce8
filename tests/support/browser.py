"""Find a Chromium for the tests, or get one: `python tests/support/browser.py` says which."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HELP = "No browser for the tests: install Chromium, or set STORYCRAFT_CHROMIUM to the path of one."


def find() -> str | None:
    """The path of a Chromium on this machine, or None."""
    if path := os.environ.get("STORYCRAFT_CHROMIUM"):
        return path
    return next((path for name in NAMES if (path := shutil.which(name))), None) or _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> None:
    """Get one: Playwright's own, or else the system's package where that is allowed."""
    print("== Getting a browser for the tests (once) ==", flush=True)
    if (
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False).returncode
        == 0
    ):
        return
    if not shutil.which("apt-get"):
        return
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    subprocess.run([*sudo, "apt-get", "update", "-qq"], check=False)
    subprocess.run([*sudo, "apt-get", "install", "-y", "-qq", "chromium"], check=False)


if __name__ == "__main__":
    if not find():
        install()
    found = find()
    if not found:
        sys.exit(HELP)
    print(f"Browser for the tests: {found}")
