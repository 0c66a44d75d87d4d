"""``python -m vyapari.quick --shop FILE``."""

import argparse
import sys

from vyapari.quick import transcript

parser = argparse.ArgumentParser(
    prog="python -m vyapari.quick",
    description="Read phrases, one a line, and print what each says as one line of JSON.",
)
transcript.add_arguments(parser)
sys.exit(transcript.main(parser.parse_args()))
