"""Pages → a finished site. The only module that knows the site generator.

The generator gets plain Markdown and a plain `mkdocs.yml` in a folder beside the output; blocks are put into its
pages; then the finished folder takes the place of the old one in one step. Same pages, same bytes.
"""

from __future__ import annotations

import json
import logging
import shutil
import tempfile
import warnings
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from cardgen.errors import SiteError
from cardgen.loading.settings import Settings
from cardgen.resources import Resource, resource_dir
from cardgen.website.accent import accent_css
from cardgen.website.links import broken_links
from cardgen.website.page import Page, inert
from cardgen.website.replace import MARKER, check_replaceable, replace_folder

_CHANGES_WITH_THE_DAY = ("sitemap.xml", "sitemap.xml.gz")
_NEEDS_A_HOST = ("404.html",)


def write_site(pages: Sequence[Page], extra_files: Mapping[str, bytes], settings: Settings, output: Path) -> Path:
    """Build the site into the output folder and return it.

    Raises SiteError where the folder holds something else, where a link leads nowhere, or where it cannot be written.
    """
    check_replaceable(output)
    if broken := broken_links(pages, extra_files):
        raise SiteError(
            f"links that lead nowhere: {'; '.join(broken[:5])}; this is a fault of cardgen, please report it"
        )
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(
            dir=output.parent, prefix=f".{output.name}-", ignore_cleanup_errors=True
        ) as work:
            finished = _finished(pages, extra_files, settings, Path(work))
            replace_folder(output, finished, Path(work) / "previous")
    except OSError as error:
        raise SiteError(f"{error.filename or output}: {error.strerror}; name another output folder") from error
    return output


def _finished(pages: Sequence[Page], extra_files: Mapping[str, bytes], settings: Settings, work: Path) -> Path:
    docs, site = work / "docs", work / "site"
    scaffold = resource_dir(Resource.SITE)
    shutil.copytree(scaffold / "assets", docs / "assets")
    shutil.copytree(scaffold / "overrides", work / "overrides")
    _write(docs / "assets" / "accent.css", accent_css(settings.accent))
    for page in pages:
        _write(docs / page.path, page.markdown)
    _write(work / "mkdocs.yml", _configuration(scaffold / "mkdocs.yml", pages, settings))
    _generate(work / "mkdocs.yml")
    for page in pages:
        _fill(site / f"{page.address}index.html", page)
    for name in (*_CHANGES_WITH_THE_DAY, *_NEEDS_A_HOST):
        (site / name).unlink(missing_ok=True)
    for name, content in extra_files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    _write(site / MARKER, "This folder was written by cardgen, which replaces it as a whole.\n")
    return site


def _configuration(base: Path, pages: Iterable[Page], settings: Settings) -> str:
    nav = [{page.nav: page.path} for page in pages if page.nav]
    lines = [
        base.read_text(encoding="utf-8").rstrip(),
        f"site_name: {json.dumps(inert(settings.title), ensure_ascii=False)}",
        "docs_dir: docs",
        "site_dir: site",
        f"nav: {json.dumps(nav)}",
    ]
    return "\n".join(lines) + "\n"


def _generate(configuration: Path) -> None:
    """Run the generator, quietly; whatever it warns of is an error."""
    complaints = _Complaints()
    logger = logging.getLogger("mkdocs")
    before = (logger.level, logger.propagate)
    logger.addHandler(complaints)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            stopped = _build(configuration)
    finally:
        logger.removeHandler(complaints)
        logger.setLevel(before[0])
        logger.propagate = before[1]
    if complaints.messages or stopped:
        raise SiteError(f"the site generator complains: {'; '.join(complaints.messages[:5]) or stopped}")


def _build(configuration: Path) -> str:
    """Run the generator and return why it stopped, or nothing."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    try:
        config = load_config(str(configuration))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    except MkDocsException as error:
        return str(error)
    return ""


class _Complaints(logging.Handler):
    """Collects what the generator warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message of a warning."""
        self.messages.append(" ".join(record.getMessage().split()))


def _fill(path: Path, page: Page) -> None:
    """Put the blocks of a page into its finished file."""
    if not page.blocks:
        return
    text = path.read_text(encoding="utf-8")
    for placeholder, block in page.blocks:
        head, found, tail = text.partition(placeholder)
        if not found:
            raise SiteError(f"{page.path}: a block found no place; this is a fault of cardgen, please report it")
        text = f"{head}{block}{tail}"
    _write(path, text)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
