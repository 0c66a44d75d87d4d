"""``vyapari doctor``: tries each part for real and says how it is and what to do."""

import argparse
import asyncio
import io

from vyapari.cli.doctor.examination import checks
from vyapari.cli.doctor.finding import State, run
from vyapari.cli.doctor.table import as_json, as_table
from vyapari.ops import logs
from vyapari.settings import load_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--json``."""
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")
    parser.epilog = (
        "Works while the bot runs, and disturbs nothing. Exit code 0: all is well, or warnings"
        " alone; 1: something fails; 2: a setting cannot be read."
    )


def main(chosen: argparse.Namespace) -> int:
    """Look at every part at once; 1 if one fails."""
    settings = load_settings()
    logs.configure("error", stream=io.StringIO())  # the findings say all there is
    findings = asyncio.run(run(checks(settings)))
    print((as_json if chosen.json else as_table)(findings))
    return 1 if any(finding.state is State.FAILED for finding in findings) else 0
